//! Annotations, apart from their targets.

use super::value::{self, Values};
use super::{read_times, written_enum};
use crate::node::Node;
use crate::{Action, clock};
use model::{Annotation, AnnotationId, CoderId, EntityId, LabelId, Origin, Target};
use serde::Serialize;

written_enum! {
    /// How an annotation came to be.
    #[cfg_attr(feature = "schema", schemars(rename = "Origin"))]
    OriginRecord for Origin {
        Manual = "manual",
        Suggestion = "suggestion",
        Rule = "rule",
        Import = "import",
    }
}

/// A label on one or more spans of the text. Spans may overlap, nest and be the same.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Annotation"))]
#[serde(deny_unknown_fields)]
pub(crate) struct AnnotationRecord<'a, T> {
    /// The annotation's id.
    id: &'a str,
    /// The id of its label.
    label: &'a str,
    /// What it points at, in text order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    targets: Vec<T>,
    /// The id of the entity that the span names.
    entity: Option<&'a str>,
    /// Values of the label's attributes by their ids.
    attributes: Values<'a>,
    /// The analyst's note.
    #[serde(default)]
    note: &'a str,
    /// The id of the coder who made it.
    coder: &'a str,
    /// When it was made.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    created: String,
    /// When it was last changed.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    modified: String,
    /// How it came to be.
    origin: OriginRecord,
}

impl<'a, T> AnnotationRecord<'a, T> {
    pub(crate) fn new(annotation: &'a Annotation, target: impl FnMut(&'a Target) -> T) -> Self {
        Self {
            id: annotation.id.as_str(),
            label: annotation.label.as_str(),
            targets: annotation.targets.iter().map(target).collect(),
            entity: annotation.entity.as_ref().map(EntityId::as_str),
            attributes: Values(&annotation.attributes),
            note: &annotation.note,
            coder: annotation.coder.as_str(),
            created: clock::format(annotation.created),
            modified: clock::format(annotation.modified),
            origin: OriginRecord::of(annotation.origin),
        }
    }
}

/// The fields of an annotation.
pub(crate) const FIELDS: &[&str] = &[
    "id",
    "label",
    "targets",
    "entity",
    "attributes",
    "note",
    "coder",
    "created",
    "modified",
    "origin",
];

/// What an annotation refers to, found by the caller, who knows what there is.
pub(crate) struct Links {
    pub(crate) id: AnnotationId,
    pub(crate) label: LabelId,
    pub(crate) entity: Option<EntityId>,
    pub(crate) coder: CoderId,
}

/// Reads an annotation with these links and targets.
pub(crate) fn read(node: &Node<'_>, links: Links, targets: Vec<Target>) -> Annotation {
    let (created, modified) = read_times(node);
    Annotation {
        id: links.id,
        label: links.label,
        targets,
        entity: links.entity,
        attributes: value::read(node, "attributes"),
        note: node.text_in("note"),
        coder: links.coder,
        created,
        modified,
        origin: OriginRecord::read(node, "origin", Origin::Manual),
    }
}

/// The text in field `name`, which must be there.
pub(crate) fn required_text(node: &Node<'_>, name: &str) -> Option<String> {
    let field = node.required(name, Action::Defaulted)?;
    field.text(Action::Defaulted).map(Into::into)
}
