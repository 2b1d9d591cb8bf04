//! Annotations: a label on spans of a document.

use crate::{AnnotationId, AttributeId, CoderId, EntityId, LabelId, Timestamp, Value};
use std::collections::BTreeMap;
use text::{Quote, TextRange};

/// One part of what an annotation points at.
///
/// The quote of an anchored target is not stored here but read off the immutable text, so the
/// two can never disagree; files and the store write it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A span of the document's text.
    Anchored(TextRange),
    /// A quote that could not be placed in the text, kept so that nothing is lost.
    Orphan(Box<Quote>),
}

impl Target {
    /// The span, unless orphaned.
    pub const fn range(&self) -> Option<TextRange> {
        match self {
            Self::Anchored(range) => Some(*range),
            Self::Orphan(_) => None,
        }
    }
}

/// How an annotation came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Made by hand.
    #[default]
    Manual,
    /// An accepted suggestion.
    Suggestion,
    /// Made by a rule of the project.
    Rule,
    /// Came with an imported file.
    Import,
}

/// A label on one or more spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The annotation's id.
    pub id: AnnotationId,
    /// Its label, an id of the codebook.
    pub label: LabelId,
    /// What it points at: at least one target, in text order.
    pub targets: Vec<Target>,
    /// The entity that the span names, once linked.
    pub entity: Option<EntityId>,
    /// Values of the label's attributes, such as the position of a stance.
    pub attributes: BTreeMap<AttributeId, Value>,
    /// The analyst's note.
    pub note: String,
    /// Who made it.
    pub coder: CoderId,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// How it came to be.
    pub origin: Origin,
}

impl Annotation {
    /// The anchored ranges, in order.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> {
        self.targets.iter().filter_map(Target::range)
    }

    /// From the first anchored byte to the last; `None` for an orphan.
    pub fn extent(&self) -> Option<TextRange> {
        let start = self.ranges().map(TextRange::start).min()?;
        let end = self.ranges().map(TextRange::end).max()?;
        TextRange::new(start, end)
    }

    /// Whether any part lost its place in the text.
    pub fn is_orphan(&self) -> bool {
        self.targets.iter().any(|target| target.range().is_none())
    }

    /// The quoted text, the parts of a discontinuous annotation joined by ` … `.
    pub fn quote(&self, text: &str) -> String {
        let parts = self.targets.iter().map(|target| match target {
            Target::Anchored(range) => range.slice(text).unwrap_or_default(),
            Target::Orphan(quote) => &quote.exact,
        });
        parts.collect::<Vec<_>>().join(" … ")
    }

    /// The text of an attribute, such as `support` for `position`.
    pub fn attribute_text(&self, id: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.as_str() == id)?.1.as_text()
    }
}
