//! Metadata, progress and blocks of a document.

use super::{read_times, written_enum};
use crate::node::Node;
use crate::{Action, Expected, Problem, clock};
use model::{DocumentId, DocumentInfo, Metadata, Progress};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use text::{Block, BlockKind};

written_enum! {
    /// How far the coding has come.
    #[cfg_attr(feature = "schema", schemars(rename = "Progress"))]
    ProgressRecord for Progress {
        ToDo = "todo",
        Doing = "doing",
        Done = "done",
    }
}

/// What is known of an article apart from its text. Empty text means "not known".
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Metadata"))]
#[serde(deny_unknown_fields)]
pub(crate) struct MetadataRecord<'a> {
    /// The article's title.
    #[serde(default)]
    title: &'a str,
    /// Where it was published.
    #[serde(default)]
    url: &'a str,
    /// Who published it.
    #[serde(default)]
    publisher: &'a str,
    /// Who wrote it.
    #[serde(default)]
    author: &'a str,
    /// The day of publication, `YYYY-MM-DD` where known so exactly.
    #[serde(default)]
    date: &'a str,
    /// A BCP 47 tag such as `zh`.
    #[serde(default)]
    language: &'a str,
    /// Fields that only this source has, by their own names.
    #[serde(default)]
    extra: Cow<'a, BTreeMap<String, String>>,
}

impl<'a> MetadataRecord<'a> {
    pub(crate) fn new(metadata: &'a Metadata) -> Self {
        Self {
            title: &metadata.title,
            url: &metadata.url,
            publisher: &metadata.publisher,
            author: &metadata.author,
            date: &metadata.date,
            language: &metadata.language,
            extra: Cow::Borrowed(&metadata.extra),
        }
    }
}

/// A document without its text, as the store keeps it.
#[derive(Debug, Serialize)]
pub(crate) struct InfoRecord<'a> {
    id: &'a str,
    metadata: MetadataRecord<'a>,
    progress: ProgressRecord,
    created: String,
    modified: String,
}

impl<'a> InfoRecord<'a> {
    pub(crate) fn new(info: &'a DocumentInfo) -> Self {
        Self {
            id: info.id.as_str(),
            metadata: MetadataRecord::new(&info.metadata),
            progress: ProgressRecord::of(info.progress),
            created: clock::format(info.created),
            modified: clock::format(info.modified),
        }
    }
}

/// The fields of [`InfoRecord`].
pub(crate) const INFO_FIELDS: &[&str] = &["id", "metadata", "progress", "created", "modified"];

/// Reads a document's metadata, progress and times.
pub(crate) fn read_info(node: &Node<'_>, id: DocumentId) -> DocumentInfo {
    let (created, modified) = read_times(node);
    DocumentInfo {
        id,
        metadata: node.field("metadata").map(|node| read_metadata(&node)).unwrap_or_default(),
        progress: ProgressRecord::read(node, "progress", Progress::ToDo),
        created,
        modified,
    }
}

fn read_metadata(node: &Node<'_>) -> Metadata {
    let known = ["title", "url", "publisher", "author", "date", "language", "extra"];
    if !node.is_record(&known) {
        return Metadata::default();
    }
    let mut extra = BTreeMap::new();
    node.each_entry("extra", &mut |name, item| {
        if let Some(value) = item.text(Action::LeftOut) {
            extra.insert(name.to_owned(), Cow::into_owned(value));
        }
    });
    Metadata {
        title: node.text_in("title"),
        url: node.text_in("url"),
        publisher: node.text_in("publisher"),
        author: node.text_in("author"),
        date: node.text_in("date"),
        language: node.text_in("language"),
        extra,
    }
}

/// What a block is.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BlockKind"))]
#[serde(rename_all = "snake_case")]
enum BlockKindRecord {
    Heading,
    Paragraph,
    ListItem,
    Quote,
    Figure,
}

/// A paragraph, heading or the like. Blocks are in text order and do not overlap.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Block"))]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockRecord<'a> {
    /// What it is.
    kind: BlockKindRecord,
    /// The level of a heading, 1 to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 6)))]
    level: Option<u8>,
    /// The description of a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a str>,
    /// The first character inside.
    start: u32,
    /// The first character behind; the start again for a figure.
    end: u32,
}

impl<'a> BlockRecord<'a> {
    /// The record of `block` with its ends in the unit of the file.
    pub(crate) fn new(block: &'a Block, start: u32, end: u32) -> Self {
        let (kind, level, alt) = match &block.kind {
            BlockKind::Heading(level) => (BlockKindRecord::Heading, Some(*level), None),
            BlockKind::Paragraph => (BlockKindRecord::Paragraph, None, None),
            BlockKind::ListItem => (BlockKindRecord::ListItem, None, None),
            BlockKind::Quote => (BlockKindRecord::Quote, None, None),
            BlockKind::Figure { alt } => (BlockKindRecord::Figure, None, Some(alt.as_str())),
        };
        Self { kind, level, alt, start, end }
    }
}

/// The fields of a block.
pub(crate) const BLOCK_FIELDS: &[&str] = &["kind", "level", "alt", "start", "end"];

/// Reads what a block is; a paragraph where that is not known.
pub(crate) fn read_block_kind(node: &Node<'_>) -> BlockKind {
    const NAMES: &[&str] = &["heading", "paragraph", "list_item", "quote", "figure"];
    let Some(field) = node.required("kind", Action::Defaulted) else {
        return BlockKind::Paragraph;
    };
    match field.as_text().as_deref() {
        Some("heading") => BlockKind::Heading(read_level(node)),
        Some("paragraph") => BlockKind::Paragraph,
        Some("list_item") => BlockKind::ListItem,
        Some("quote") => BlockKind::Quote,
        Some("figure") => BlockKind::Figure { alt: node.text_in("alt") },
        _ => {
            let expected = Expected::OneOf(NAMES);
            field.report(Problem::WrongType(expected), Action::Defaulted);
            BlockKind::Paragraph
        }
    }
}

fn read_level(node: &Node<'_>) -> u8 {
    let Some(field) = node.required("level", Action::Defaulted) else {
        return 2;
    };
    let Some(level) = field.integer(Action::Defaulted) else {
        return 2;
    };
    if !(1..=6).contains(&level) {
        field.report(Problem::OutOfRange, Action::Defaulted);
        return 2;
    }
    level
}

/// The fields of what was marked in an older text.
pub(crate) const PASSAGE_FIELDS: &[&str] = &["id", "label", "targets"];
