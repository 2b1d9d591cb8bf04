//! Writing the native file.

use crate::clock;
use crate::layout::indented;
use crate::record::annotation::AnnotationRecord;
use crate::record::codebook::CodebookRecord;
use crate::record::document::{BlockRecord, MetadataRecord, ProgressRecord};
use crate::record::entity::{CoderRecord, EntityRecord};
use crate::record::guidance::{RejectionRecord, RuleRecord};
use crate::record::statement::StatementRecord;
use model::{
    Article, DocumentData, DocumentId, EntityId, Filler, Project, ProjectInfo, Revision, Table,
    Target, Timestamp,
};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use text::{Quote, TextSize};

/// A Stancemark project: articles with annotations and statements. Offsets count Unicode code
/// points from 0; `start` is the first inside, `end` the first behind.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "File"))]
#[serde(deny_unknown_fields)]
pub(crate) struct FileRecord<'a> {
    /// Always `stancemark`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "stancemark")))]
    format: &'a str,
    /// The version of this format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    version: u32,
    /// The program that wrote the file, with its version.
    #[serde(default)]
    generator: &'a str,
    /// The project's own data.
    project: ProjectRecord<'a>,
    /// Labels and statement types.
    codebook: CodebookRecord<'a>,
    /// Who made the annotations.
    coders: Vec<CoderRecord<'a>>,
    /// The canonical actors and processes.
    entities: Vec<EntityRecord<'a>>,
    /// The rules by which annotations are suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<RuleRecord<'a>>,
    /// Suggestions that are not to be made again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rejections: Vec<RejectionRecord<'a>>,
    /// The articles.
    documents: Vec<DocumentRecord<'a>>,
}

/// The project's own data.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Project"))]
#[serde(deny_unknown_fields)]
struct ProjectRecord<'a> {
    /// The project's id.
    id: &'a str,
    /// The name that the analyst gave.
    name: &'a str,
    /// When it was begun.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    created: String,
    /// When this file was written.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    modified: String,
}

/// An article with all that was coded in it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Document"))]
#[serde(deny_unknown_fields)]
struct DocumentRecord<'a> {
    /// The document's id.
    id: &'a str,
    /// Title, source, date and the like.
    metadata: MetadataRecord<'a>,
    /// How far the coding has come.
    progress: ProgressRecord,
    /// When it was added.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    created: String,
    /// When its metadata or progress was last changed.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    modified: String,
    /// The text that all offsets count in, with LF line ends.
    text: &'a str,
    /// The SHA-256 of the text in UTF-8, in hexadecimal.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    text_sha256: &'a str,
    /// How the text is set.
    blocks: Vec<BlockRecord<'a>>,
    /// The annotations by id.
    annotations: Vec<AnnotationRecord<'a, TargetRecord<'a>>>,
    /// The statements by id.
    statements: Vec<StatementRecord<'a>>,
    /// The texts that the document had before `text`, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<RevisionRecord<'a>>,
}

/// A text that the document had before, with what was marked in it when another took its place.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Revision"))]
#[serde(deny_unknown_fields)]
struct RevisionRecord<'a> {
    /// The revision's id.
    id: &'a str,
    /// When another text took its place.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    replaced: String,
    /// The text that the offsets of this revision count in, with LF line ends.
    text: &'a str,
    /// The SHA-256 of the text in UTF-8, in hexadecimal.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    text_sha256: &'a str,
    /// How the text is set.
    blocks: Vec<BlockRecord<'a>>,
    /// What was marked in it, in text order.
    annotations: Vec<PassageRecord<'a>>,
}

/// What an annotation pointed at in an older text. Annotation and label may be gone since.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Passage"))]
#[serde(deny_unknown_fields)]
struct PassageRecord<'a> {
    /// The annotation's id.
    id: &'a str,
    /// The id of the label that it had.
    label: &'a str,
    /// What it pointed at, in text order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    targets: Vec<TargetRecord<'a>>,
}

/// One part of what an annotation points at.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Target"))]
#[serde(deny_unknown_fields)]
struct TargetRecord<'a> {
    /// The first code point inside; null if the quote has no place in the text.
    start: Option<u32>,
    /// The first code point behind; null if the quote has no place in the text.
    end: Option<u32>,
    /// The text from start to end.
    quote: Cow<'a, str>,
    /// The text just before it, up to 32 code points.
    #[serde(default)]
    prefix: Cow<'a, str>,
    /// The text just behind it, up to 32 code points.
    #[serde(default)]
    suffix: Cow<'a, str>,
}

/// The program that writes, with its version.
pub(crate) const GENERATOR: &str = concat!("stancemark ", env!("CARGO_PKG_VERSION"));

pub(super) fn write(project: &Project, now: Timestamp) -> String {
    let file = FileRecord {
        format: "stancemark",
        version: super::VERSION,
        generator: GENERATOR,
        project: write_info(&project.info, now),
        codebook: CodebookRecord::new(&project.codebook),
        coders: project.coders.values().map(|row| CoderRecord::new(row)).collect(),
        entities: project.entities.values().map(|row| EntityRecord::new(row)).collect(),
        rules: project.rules.values().map(|row| RuleRecord::new(row)).collect(),
        rejections: project.rejections.values().map(|row| RejectionRecord::new(row)).collect(),
        documents: project.documents.values().map(|row| write_data(row)).collect(),
    };
    let mut json = indented(&file);
    json.push('\n');
    json
}

fn write_info(info: &ProjectInfo, now: Timestamp) -> ProjectRecord<'_> {
    ProjectRecord {
        id: info.id.as_str(),
        name: &info.name,
        created: clock::format(info.created),
        modified: clock::format(now),
    }
}

fn write_data(document: &DocumentData) -> DocumentRecord<'_> {
    let article = &document.article;
    let annotations = document.annotations.values();
    DocumentRecord {
        id: document.info.id.as_str(),
        metadata: MetadataRecord::new(&document.info.metadata),
        progress: ProgressRecord::of(document.info.progress),
        created: clock::format(document.info.created),
        modified: clock::format(document.info.modified),
        text: article.text(),
        text_sha256: article.sha256(),
        blocks: write_blocks(article),
        annotations: annotations
            .map(|row| AnnotationRecord::new(row, |target| write_target(article, target)))
            .collect(),
        statements: document.statements.values().map(|row| StatementRecord::new(row)).collect(),
        revisions: document.revisions.values().map(|row| write_revision(row)).collect(),
    }
}

fn write_blocks(article: &Article) -> Vec<BlockRecord<'_>> {
    let offset = |at| chars(article, at).unwrap_or_default();
    let blocks = article.blocks().iter();
    blocks.map(|block| BlockRecord::new(block, offset(block.start), offset(block.end))).collect()
}

fn write_revision(revision: &Revision) -> RevisionRecord<'_> {
    let article = &revision.article;
    let passages = revision.passages.iter().map(|passage| PassageRecord {
        id: passage.annotation.as_str(),
        label: passage.label.as_str(),
        targets: passage.targets.iter().map(|target| write_target(article, target)).collect(),
    });
    RevisionRecord {
        id: revision.id.as_str(),
        replaced: clock::format(revision.replaced),
        text: article.text(),
        text_sha256: article.sha256(),
        blocks: write_blocks(article),
        annotations: passages.collect(),
    }
}

fn chars(article: &Article, at: TextSize) -> Option<u32> {
    let offset = article.offsets().to_chars(article.text(), at)?;
    Some(offset.raw())
}

fn write_target<'a>(article: &Article, target: &'a Target) -> TargetRecord<'a> {
    match target {
        Target::Anchored(range) => {
            let quote = Quote::capture(article.text(), *range);
            TargetRecord {
                start: chars(article, range.start()),
                end: chars(article, range.end()),
                quote: quote.exact.into(),
                prefix: quote.prefix.into(),
                suffix: quote.suffix.into(),
            }
        }
        Target::Orphan(quote) => TargetRecord {
            start: None,
            end: None,
            quote: quote.exact.as_str().into(),
            prefix: quote.prefix.as_str().into(),
            suffix: quote.suffix.as_str().into(),
        },
    }
}

/// The project cut down to one document and the coders and entities that it uses.
pub(super) fn only(project: &Project, id: &DocumentId) -> Option<Project> {
    let document = project.documents.get(id)?;
    let mut coders = BTreeSet::new();
    let mut entities = BTreeSet::new();
    for annotation in document.annotations.values() {
        coders.insert(&annotation.coder);
        entities.extend(&annotation.entity);
    }
    for statement in document.statements.values() {
        coders.insert(&statement.coder);
        entities.extend(statement.slots.values().flatten().filter_map(implicit));
    }
    let mut documents = BTreeMap::new();
    documents.insert(id.clone(), document.clone());
    Some(Project {
        info: project.info.clone(),
        codebook: project.codebook.clone(),
        coders: used(&project.coders, &coders),
        entities: used(&project.entities, &entities),
        rules: Table::default(),
        rejections: Table::default(),
        documents,
    })
}

fn implicit(filler: &Filler) -> Option<&EntityId> {
    match filler {
        Filler::Entity(id) => Some(id),
        Filler::Annotation(_) => None,
    }
}

fn used<K: Ord + Clone, V>(table: &Table<K, V>, keys: &BTreeSet<&K>) -> Table<K, V> {
    let rows = table.iter().filter(|(key, _)| keys.contains(key));
    rows.map(|(key, row)| (key.clone(), row.clone())).collect()
}
