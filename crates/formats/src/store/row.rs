//! Rows as the store keeps them: what differs from the native file is how a span is told.

use crate::clock;
use crate::node::Node;
use crate::record::annotation::{self, AnnotationRecord, required_text};
use crate::record::document::{
    BLOCK_FIELDS, BlockRecord, INFO_FIELDS, PASSAGE_FIELDS, read_block_kind,
};
use crate::record::entity::{CODER_FIELDS, ENTITY_FIELDS, read_coder, read_entity};
use crate::record::guidance::{RULE_FIELDS, read_rule};
use crate::record::{document, read_time, statement};
use crate::{Action, Expected, Problem};
use model::{
    Annotation, AnnotationId, Article, Coder, CoderId, DocumentId, DocumentInfo, Entity, EntityId,
    Filler, LabelId, Passage, ProjectId, ProjectInfo, Revision, RevisionId, Rule, RuleId, SlotId,
    Statement, StatementId, StatementTypeId, Target, Timestamp,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{Block, Quote, TextRange, TextSize};

#[derive(Serialize)]
pub(super) struct ProjectInfoRecord<'a> {
    id: &'a str,
    name: &'a str,
    created: String,
}

impl<'a> ProjectInfoRecord<'a> {
    pub(super) fn new(info: &'a ProjectInfo) -> Self {
        Self { id: info.id.as_str(), name: &info.name, created: clock::format(info.created) }
    }
}

#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    text: &'a str,
    sha256: &'a str,
    blocks: Vec<BlockRecord<'a>>,
}

impl<'a> ArticleRecord<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let block = |block: &'a Block| BlockRecord::new(block, block.start.raw(), block.end.raw());
        Self {
            text: article.text(),
            sha256: article.sha256(),
            blocks: article.blocks().iter().map(block).collect(),
        }
    }
}

/// A span in UTF-8 bytes, or a quote without a place.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TargetRecord<'a> {
    Anchored { start: u32, end: u32 },
    Orphan { quote: &'a str, prefix: &'a str, suffix: &'a str },
}

fn write_target(target: &Target) -> TargetRecord<'_> {
    match target {
        Target::Anchored(range) => {
            TargetRecord::Anchored { start: range.start().raw(), end: range.end().raw() }
        }
        Target::Orphan(quote) => TargetRecord::Orphan {
            quote: &quote.exact,
            prefix: &quote.prefix,
            suffix: &quote.suffix,
        },
    }
}

pub(super) fn write_annotation(row: &Annotation) -> AnnotationRecord<'_, TargetRecord<'_>> {
    AnnotationRecord::new(row, write_target)
}

/// An older text with what was marked in it.
#[derive(Serialize)]
pub(super) struct RevisionRecord<'a> {
    id: &'a str,
    replaced: String,
    article: ArticleRecord<'a>,
    annotations: Vec<PassageRecord<'a>>,
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    id: &'a str,
    label: &'a str,
    targets: Vec<TargetRecord<'a>>,
}

impl<'a> RevisionRecord<'a> {
    pub(super) fn new(revision: &'a Revision) -> Self {
        let passage = |passage: &'a Passage| PassageRecord {
            id: passage.annotation.as_str(),
            label: passage.label.as_str(),
            targets: passage.targets.iter().map(write_target).collect(),
        };
        Self {
            id: revision.id.as_str(),
            replaced: clock::format(revision.replaced),
            article: ArticleRecord::new(&revision.article),
            annotations: revision.passages.iter().map(passage).collect(),
        }
    }
}

pub(super) fn read_revision(node: &Node<'_>) -> Option<Revision> {
    if !node.is_record(&["id", "replaced", "article", "annotations"]) {
        return None;
    }
    let mut passages = Vec::new();
    node.each_in("annotations", &mut |item| passages.extend(read_passage(&item)));
    Some(Revision {
        id: RevisionId::new(required_text(node, "id")?),
        article: Rc::new(read_article(&node.required("article", Action::LeftOut)?)?),
        replaced: read_time(node, "replaced", Timestamp::default()),
        passages,
    })
}

fn read_passage(node: &Node<'_>) -> Option<Passage> {
    if !node.is_record(PASSAGE_FIELDS) {
        return None;
    }
    let mut targets = Vec::new();
    node.each_in("targets", &mut |item| targets.extend(read_target(&item)));
    Some(Passage {
        annotation: AnnotationId::new(required_text(node, "id")?),
        label: LabelId::new(required_text(node, "label")?),
        targets,
    })
}

pub(super) fn read_project_info(node: &Node<'_>) -> Option<ProjectInfo> {
    if !node.is_record(&["id", "name", "created"]) {
        return None;
    }
    Some(ProjectInfo {
        id: ProjectId::new(required_text(node, "id")?),
        name: node.text_in("name"),
        created: read_time(node, "created", Timestamp::default()),
    })
}

pub(super) fn read_coder_row(node: &Node<'_>) -> Option<Coder> {
    if !node.is_record(CODER_FIELDS) {
        return None;
    }
    let id = CoderId::new(required_text(node, "id")?);
    Some(read_coder(node, id))
}

pub(super) fn read_entity_row(node: &Node<'_>) -> Option<Entity> {
    if !node.is_record(ENTITY_FIELDS) {
        return None;
    }
    let id = EntityId::new(required_text(node, "id")?);
    Some(read_entity(node, id))
}

pub(super) fn read_rule_row(node: &Node<'_>) -> Option<Rule> {
    if !node.is_record(RULE_FIELDS) {
        return None;
    }
    let id = RuleId::new(required_text(node, "id")?);
    let label = LabelId::new(required_text(node, "label")?);
    let entity = node.field("entity").and_then(|field| field.text(Action::LeftOut));
    read_rule(node, id, label, entity.map(EntityId::new))
}

pub(super) fn read_document_info(node: &Node<'_>) -> Option<DocumentInfo> {
    if !node.is_record(INFO_FIELDS) {
        return None;
    }
    let id = DocumentId::new(required_text(node, "id")?);
    Some(document::read_info(node, id))
}

pub(super) fn read_article(node: &Node<'_>) -> Option<Article> {
    if !node.is_record(&["text", "sha256", "blocks"]) {
        return None;
    }
    let text = required_text(node, "text")?;
    let sha256 = required_text(node, "sha256")?;
    let mut blocks = Vec::new();
    node.each_in("blocks", &mut |item| blocks.extend(read_block(&item)));
    let n_blocks = blocks.len();
    let article = Article::new(text, blocks);
    if article.sha256() != sha256 {
        node.report_field("text", Problem::HashDiffers, Action::LeftOut);
    }
    if article.blocks().len() != n_blocks {
        node.report_field("blocks", Problem::BlockOutOfOrder, Action::LeftOut);
    }
    Some(article)
}

fn read_block(node: &Node<'_>) -> Option<Block> {
    if !node.is_record(BLOCK_FIELDS) {
        return None;
    }
    Some(Block {
        kind: read_block_kind(node),
        start: read_offset(node, "start")?,
        end: read_offset(node, "end")?,
    })
}

fn read_offset(node: &Node<'_>, name: &str) -> Option<TextSize> {
    let field = node.required(name, Action::LeftOut)?;
    field.integer(Action::LeftOut).map(TextSize::new)
}

pub(super) fn read_annotation(node: &Node<'_>) -> Option<Annotation> {
    if !node.is_record(annotation::FIELDS) {
        return None;
    }
    let mut targets = Vec::new();
    node.each_in("targets", &mut |item| targets.extend(read_target(&item)));
    let entity = node.field("entity");
    let entity = entity.and_then(|field| field.text(Action::LeftOut).map(EntityId::new));
    let links = annotation::Links {
        id: AnnotationId::new(required_text(node, "id")?),
        label: LabelId::new(required_text(node, "label")?),
        entity,
        coder: CoderId::new(required_text(node, "coder")?),
    };
    Some(annotation::read(node, links, targets))
}

fn read_target(node: &Node<'_>) -> Option<Target> {
    if node.field("quote").is_some() {
        node.is_record(&["quote", "prefix", "suffix"]);
        let quote = Quote {
            exact: node.text_in("quote"),
            prefix: node.text_in("prefix"),
            suffix: node.text_in("suffix"),
        };
        return Some(Target::Orphan(Box::new(quote)));
    }
    node.is_record(&["start", "end"]);
    let (start, end) = (read_offset(node, "start")?, read_offset(node, "end")?);
    let range = TextRange::new(start, end);
    if range.is_none() {
        node.report(Problem::EmptyRange, Action::LeftOut);
    }
    range.map(Target::Anchored)
}

pub(super) fn read_statement(node: &Node<'_>) -> Option<Statement> {
    if !node.is_record(statement::FIELDS) {
        return None;
    }
    let mut slots = BTreeMap::new();
    node.each_entry("slots", &mut |slot, list| {
        let mut fillers = Vec::new();
        list.each(&mut |item| fillers.extend(read_filler(&item)));
        slots.insert(SlotId::new(slot), fillers);
    });
    let links = statement::Links {
        id: StatementId::new(required_text(node, "id")?),
        kind: StatementTypeId::new(required_text(node, "type")?),
        slots,
        coder: CoderId::new(required_text(node, "coder")?),
    };
    Some(statement::read(node, links))
}

fn read_filler(node: &Node<'_>) -> Option<Filler> {
    if node.is_object() {
        node.is_record(&["entity"]);
        return required_text(node, "entity").map(|id| Filler::Entity(EntityId::new(id)));
    }
    let id = node.as_text();
    if id.is_none() {
        node.report(Problem::WrongType(Expected::Filler), Action::LeftOut);
    }
    id.map(|id| Filler::Annotation(AnnotationId::new(id)))
}
