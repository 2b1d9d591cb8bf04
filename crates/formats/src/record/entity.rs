//! Entities and coders.

use super::codebook::HueRecord;
use super::names::{self, NameRecord};
use super::value::{self, Values};
use super::written_enum;
use crate::Action;
use crate::node::Node;
use model::{Coder, CoderId, Entity, EntityId, EntityKind, Hue};
use serde::Serialize;
use std::borrow::Cow;

written_enum! {
    /// What an entity is.
    #[cfg_attr(feature = "schema", schemars(rename = "EntityKind"))]
    EntityKindRecord for EntityKind {
        Actor = "actor",
        Process = "process",
    }
}

/// A person who codes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Coder"))]
#[serde(deny_unknown_fields)]
pub(crate) struct CoderRecord<'a> {
    /// The coder's id.
    id: &'a str,
    /// The name as the coder gave it; empty until given.
    name: &'a str,
}

impl<'a> CoderRecord<'a> {
    pub(crate) fn new(coder: &'a Coder) -> Self {
        Self { id: coder.id.as_str(), name: &coder.name }
    }
}

/// A canonical actor or process.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Entity"))]
#[serde(deny_unknown_fields)]
pub(crate) struct EntityRecord<'a> {
    /// The entity's id.
    id: &'a str,
    /// Actor or process.
    kind: EntityKindRecord,
    /// A finer sort, such as `state`, `company`, `un-body`.
    #[serde(rename = "type")]
    subtype: &'a str,
    /// Names by language, the canonical one first.
    names: Vec<NameRecord<'a>>,
    /// Other spellings and acronyms, in any language.
    aliases: &'a [String],
    /// The colour, where it is not that of the kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<HueRecord>,
    /// The analyst's note.
    note: &'a str,
    /// Free attributes.
    attributes: Values<'a>,
}

impl<'a> EntityRecord<'a> {
    pub(crate) fn new(entity: &'a Entity) -> Self {
        Self {
            id: entity.id.as_str(),
            kind: EntityKindRecord::of(entity.kind),
            subtype: &entity.subtype,
            names: names::write(&entity.names),
            aliases: &entity.aliases,
            colour: entity.hue.map(HueRecord::of),
            note: &entity.note,
            attributes: Values(&entity.attributes),
        }
    }
}

/// Reads a coder that will have this id.
pub(crate) fn read_coder(node: &Node<'_>, id: CoderId) -> Coder {
    let name = node.text_in("name");
    Coder { id, name }
}

/// The fields of a coder.
pub(crate) const CODER_FIELDS: &[&str] = &["id", "name"];

/// Reads an entity that will have this id.
pub(crate) fn read_entity(node: &Node<'_>, id: EntityId) -> Entity {
    let mut aliases = Vec::new();
    node.each_in("aliases", &mut |item| {
        aliases.extend(item.text(Action::LeftOut).map(Cow::into_owned));
    });
    Entity {
        id,
        kind: EntityKindRecord::read(node, "kind", EntityKind::Actor),
        subtype: node.text_in("type"),
        names: names::read(node),
        aliases,
        hue: node.field("colour").map(|_| HueRecord::read(node, "colour", Hue::Grey)),
        note: node.text_in("note"),
        attributes: value::read(node, "attributes"),
    }
}

/// The fields of an entity.
pub(crate) const ENTITY_FIELDS: &[&str] =
    &["id", "kind", "type", "names", "aliases", "colour", "note", "attributes"];
