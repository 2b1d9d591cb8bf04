//! Older revisions of a document's text, kept to be read.

use crate::{AnnotationId, Article, DocumentData, LabelId, RevisionId, Target, Timestamp};
use std::rc::Rc;

/// What an annotation pointed at in an older text. It is not kept in step with the codebook: the
/// label may be gone since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The annotation, which may be gone since.
    pub annotation: AnnotationId,
    /// The label that it had.
    pub label: LabelId,
    /// Where it was: at least one target, in text order.
    pub targets: Vec<Target>,
}

/// A text that a document had, with what was marked in it when another took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The revision's id.
    pub id: RevisionId,
    /// The text and its blocks.
    pub article: Rc<Article>,
    /// When another text took its place.
    pub replaced: Timestamp,
    /// What was marked in it, in text order; what had no place comes last.
    pub passages: Vec<Passage>,
}

impl Revision {
    /// The text of `document` and what is marked in it, as they are.
    pub fn of(document: &DocumentData, id: RevisionId, replaced: Timestamp) -> Self {
        let passage = |row: &Rc<crate::Annotation>| Passage {
            annotation: row.id.clone(),
            label: row.label.clone(),
            targets: row.targets.clone(),
        };
        let mut passages: Vec<_> = document.annotations.values().map(passage).collect();
        // stable: what stands at the same place stays in the order of the ids
        passages.sort_by_key(|passage| {
            let first = passage.targets.iter().find_map(Target::range);
            (first.is_none(), first)
        });
        Self { id, article: Rc::clone(&document.article), replaced, passages }
    }
}
