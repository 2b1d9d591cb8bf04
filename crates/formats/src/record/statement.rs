//! Statements.

use super::read_times;
use super::value::{self, Values};
use crate::clock;
use crate::node::Node;
use model::{CoderId, Filler, SlotId, Statement, StatementId, StatementTypeId};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// What fills a slot: the id of an annotation of the same document, or an entity without a
/// span.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Filler"))]
#[serde(untagged)]
enum FillerRecord<'a> {
    Annotation(&'a str),
    Implicit(ImplicitRecord<'a>),
}

/// An entity that the text implies but does not name.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Implicit"))]
#[serde(deny_unknown_fields)]
struct ImplicitRecord<'a> {
    /// The id of the entity.
    entity: &'a str,
}

/// Fillers by the ids of their slots, written without a map in between.
#[derive(Debug, Clone, Copy)]
struct Slots<'a>(&'a BTreeMap<SlotId, Vec<Filler>>);

impl Serialize for Slots<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, fillers) in self.0 {
            let fillers: Vec<_> = fillers.iter().map(write_filler).collect();
            map.serialize_entry(id.as_str(), &fillers)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Slots<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Slots".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, Vec<FillerRecord<'static>>>::json_schema(generator)
    }
}

/// Who takes which position on, or part in, which process.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Statement"))]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementRecord<'a> {
    /// The statement's id.
    id: &'a str,
    /// The id of its type.
    #[serde(rename = "type")]
    kind: &'a str,
    /// What fills each slot, by the slot's id.
    slots: Slots<'a>,
    /// Values of the type's variables by their ids.
    values: Values<'a>,
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
}

impl<'a> StatementRecord<'a> {
    pub(crate) fn new(statement: &'a Statement) -> Self {
        Self {
            id: statement.id.as_str(),
            kind: statement.kind.as_str(),
            slots: Slots(&statement.slots),
            values: Values(&statement.values),
            note: &statement.note,
            coder: statement.coder.as_str(),
            created: clock::format(statement.created),
            modified: clock::format(statement.modified),
        }
    }
}

fn write_filler(filler: &Filler) -> FillerRecord<'_> {
    match filler {
        Filler::Annotation(id) => FillerRecord::Annotation(id.as_str()),
        Filler::Entity(id) => FillerRecord::Implicit(ImplicitRecord { entity: id.as_str() }),
    }
}

/// The fields of a statement.
pub(crate) const FIELDS: &[&str] =
    &["id", "type", "slots", "values", "note", "coder", "created", "modified"];

/// What a statement refers to, found by the caller, who knows what there is.
pub(crate) struct Links {
    pub(crate) id: StatementId,
    pub(crate) kind: StatementTypeId,
    pub(crate) slots: BTreeMap<SlotId, Vec<Filler>>,
    pub(crate) coder: CoderId,
}

/// Reads a statement with these links.
pub(crate) fn read(node: &Node<'_>, links: Links) -> Statement {
    let (created, modified) = read_times(node);
    Statement {
        id: links.id,
        kind: links.kind,
        slots: links.slots,
        values: value::read(node, "values"),
        note: node.text_in("note"),
        coder: links.coder,
        created,
        modified,
    }
}
