//! Random documents: raw numbers first, which are then bent to fit the text and the project.

use super::{timestamp, values};
use crate::{note, text};
use model::{
    Annotation, AnnotationId, Article, AttributeId, CoderId, DocumentData, DocumentId,
    DocumentInfo, EntityId, Filler, Metadata, Origin, Progress, Project, Revision, RevisionId,
    Statement, StatementId, Target, Timestamp, Value,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{Block, BlockKind, Quote, TextRange, TextSize};

/// A document in raw numbers.
#[derive(Debug, Clone)]
pub(super) struct RawDocument {
    metadata: Metadata,
    progress: Progress,
    times: (Timestamp, Timestamp),
    text: String,
    block_kinds: Vec<BlockKind>,
    annotations: Vec<RawAnnotation>,
    statements: Vec<RawStatement>,
}

/// How a span lies to the one before it.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Fresh,
    Same,
    Inside,
    Behind,
    Across,
    Discontinuous,
    Lost,
}

#[derive(Debug, Clone)]
struct RawAnnotation {
    shape: Shape,
    at: (usize, usize),
    picks: [usize; 3],
    entity: bool,
    attributes: BTreeMap<AttributeId, Value>,
    note: String,
    times: (Timestamp, Timestamp),
    origin: Origin,
}

#[derive(Debug, Clone)]
struct RawStatement {
    picks: [usize; 3],
    values: BTreeMap<AttributeId, Value>,
    note: String,
    times: (Timestamp, Timestamp),
}

fn block_kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        (1..=6_u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::ListItem),
        Just(BlockKind::Quote),
        note().prop_map(|alt| BlockKind::Figure { alt }),
    ]
}

fn metadata() -> impl Strategy<Value = Metadata> {
    let extra = prop::collection::btree_map(note(), note(), 0..3);
    let date = prop_oneof![Just("2023-01-29".to_owned()), note()];
    (note(), note(), note(), note(), date, note(), extra).prop_map(
        |(title, url, publisher, author, date, language, extra)| Metadata {
            title,
            url,
            publisher,
            author,
            date,
            language,
            extra,
        },
    )
}

fn annotation() -> impl Strategy<Value = RawAnnotation> {
    use Shape::{Across, Behind, Discontinuous, Fresh, Inside, Lost, Same};
    let shapes = vec![Fresh, Fresh, Same, Inside, Behind, Across, Discontinuous, Lost];
    let origins = vec![Origin::Manual, Origin::Suggestion, Origin::Rule, Origin::Import];
    (
        prop::sample::select(shapes),
        (0..1000_usize, 0..1000_usize),
        any::<[usize; 3]>(),
        any::<bool>(),
        values(),
        note(),
        (timestamp(), timestamp()),
        prop::sample::select(origins),
    )
        .prop_map(|(shape, at, picks, entity, attributes, note, times, origin)| {
            RawAnnotation { shape, at, picks, entity, attributes, note, times, origin }
        })
}

fn statement() -> impl Strategy<Value = RawStatement> {
    (any::<[usize; 3]>(), values(), note(), (timestamp(), timestamp()))
        .prop_map(|(picks, values, note, times)| RawStatement { picks, values, note, times })
}

pub(super) fn raw_document() -> impl Strategy<Value = RawDocument> {
    (
        metadata(),
        prop::sample::select(vec![Progress::ToDo, Progress::Doing, Progress::Done]),
        (timestamp(), timestamp()),
        text(),
        prop::collection::vec(block_kind(), 0..8),
        prop::collection::vec(annotation(), 0..10),
        prop::collection::vec(statement(), 0..4),
    )
        .prop_map(|(metadata, progress, times, text, block_kinds, annotations, statements)| {
            RawDocument { metadata, progress, times, text, block_kinds, annotations, statements }
        })
}

pub(super) fn build(project: &Project, id: &str, raw: RawDocument) -> DocumentData {
    let blocks = blocks(&raw.text, raw.block_kinds);
    let info = DocumentInfo {
        id: DocumentId::new(id),
        metadata: raw.metadata,
        progress: raw.progress,
        created: raw.times.0,
        modified: raw.times.1,
    };
    let article = Article::new(raw.text, blocks);
    let mut document = DocumentData::new(Rc::new(info), Rc::new(article));
    let mut before = None;
    for (idx, raw) in raw.annotations.into_iter().enumerate() {
        let targets = targets(document.text(), &raw, before);
        before = targets.iter().find_map(Target::range).or(before);
        let id = AnnotationId::new(format!("{id} a{idx}"));
        let row = build_annotation(project, id, raw, targets);
        document.annotations.insert(row.id.clone(), Rc::new(row));
    }
    for (idx, raw) in raw.statements.into_iter().enumerate() {
        let id = StatementId::new(format!("{id} s{idx}"));
        let row = build_statement(project, &document, id, raw);
        document.statements.insert(row.id.clone(), Rc::new(row));
    }
    add_revision(&mut document);
    document
}

/// Some documents had the same text before, without the blocks that it has now.
fn add_revision(document: &mut DocumentData) {
    let created = document.info.created;
    if created.millis() % 2 == 0 {
        let id = RevisionId::new(format!("{} r", document.info.id));
        let mut revision = Revision::of(document, id.clone(), created);
        revision.article = Rc::new(Article::new(document.text().to_owned(), Vec::new()));
        document.revisions.insert(id, Rc::new(revision));
    }
}

/// Paragraphs made into all kinds of blocks, with figures between them.
fn blocks(text: &str, kinds: Vec<BlockKind>) -> Vec<Block> {
    let mut kinds = kinds.into_iter();
    let mut blocks = Vec::new();
    for paragraph in Block::paragraphs(text) {
        match kinds.next().unwrap_or(BlockKind::Paragraph) {
            kind @ BlockKind::Figure { .. } => {
                blocks.push(Block { kind, start: paragraph.start, end: paragraph.start });
                blocks.push(paragraph);
            }
            kind => blocks.push(Block { kind, ..paragraph }),
        }
    }
    blocks
}

/// The range between two of the text's character boundaries, at least one character long.
fn range(bounds: &[usize], from: usize, to: usize) -> Option<TextRange> {
    let last = bounds.len() - 1;
    let from = from.min(last - 1);
    let to = to.clamp(from + 1, last);
    TextRange::new(TextSize::from_index(bounds[from]), TextSize::from_index(bounds[to]))
}

fn targets(text: &str, raw: &RawAnnotation, before: Option<TextRange>) -> Vec<Target> {
    let mut bounds: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
    bounds.push(text.len());
    let n = bounds.len();
    let place = |at: TextSize| bounds.partition_point(|bound| *bound < at.index());
    let (from, to) = (raw.at.0 % n, raw.at.0 % n + raw.at.1 % 12);
    let (start, end) = before.map_or((from, to), |r| (place(r.start()), place(r.end())));
    let middle = usize::midpoint(start, end);
    let make = |from, to| range(&bounds, from, to).map(Target::Anchored);
    match raw.shape {
        Shape::Fresh => make(from, to).into_iter().collect(),
        Shape::Same => make(start, end).into_iter().collect(),
        Shape::Inside => make(middle, end).into_iter().collect(),
        Shape::Behind => make(end, end + 1 + raw.at.1 % 5).into_iter().collect(),
        Shape::Across => make(middle, end + 1 + raw.at.1 % 5).into_iter().collect(),
        Shape::Discontinuous => {
            [make(0, 1), make(from + 1, to + 2)].into_iter().flatten().collect()
        }
        Shape::Lost => {
            let quote = Quote {
                exact: raw.note.clone(),
                prefix: "… ".to_owned(),
                suffix: " 后".to_owned(),
            };
            let lost = Target::Orphan(Box::new(quote));
            make(from, to).into_iter().chain([lost]).skip(raw.at.1 % 2).collect()
        }
    }
}

fn build_annotation(
    project: &Project,
    id: AnnotationId,
    raw: RawAnnotation,
    targets: Vec<Target>,
) -> Annotation {
    let labels = &project.codebook.labels;
    let entities: Vec<&EntityId> = project.entities.iter().map(|(id, _)| id).collect();
    let entity = entities.get(raw.picks[1] % entities.len().max(1)).copied();
    Annotation {
        id,
        label: labels[raw.picks[0] % labels.len()].id.clone(),
        targets,
        entity: entity.filter(|_| raw.entity).cloned(),
        attributes: raw.attributes,
        note: raw.note,
        coder: pick_coder(project, raw.picks[2]),
        created: raw.times.0,
        modified: raw.times.1,
        origin: raw.origin,
    }
}

fn pick_coder(project: &Project, pick: usize) -> CoderId {
    let coders: Vec<_> = project.coders.iter().map(|(id, _)| id.clone()).collect();
    coders[pick % coders.len()].clone()
}

/// A statement of any type, each slot filled by what fits.
fn build_statement(
    project: &Project,
    document: &DocumentData,
    id: StatementId,
    raw: RawStatement,
) -> Statement {
    let types = &project.codebook.statement_types;
    let kind = &types[raw.picks[0] % types.len()];
    let mut slots = BTreeMap::new();
    for slot in &kind.slots {
        let fitting = document.annotations.values().filter(|row| slot.labels.contains(&row.label));
        let annotations = fitting.map(|row| Filler::Annotation(row.id.clone()));
        let entities = project.entities.iter().map(|(id, _)| Filler::Entity(id.clone()));
        let all: Vec<_> = annotations.chain(entities).collect();
        let skipped = raw.picks[1] % (all.len() + 1);
        slots.insert(slot.id.clone(), all.into_iter().skip(skipped).take(3).rev().collect());
    }
    Statement {
        id,
        kind: kind.id.clone(),
        slots,
        values: raw.values,
        note: raw.note,
        coder: pick_coder(project, raw.picks[2]),
        created: raw.times.0,
        modified: raw.times.1,
    }
}
