//! Entities: the canonical actors and processes that annotations point to.

use crate::{AttributeId, EntityId, Names, Value};
use std::collections::BTreeMap;

/// What an entity is in the research question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// Somebody who takes part or takes a position.
    Actor,
    /// Something that is taken part in or taken a position on.
    Process,
}

/// A canonical actor or process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The entity's id.
    pub id: EntityId,
    /// Actor or process.
    pub kind: EntityKind,
    /// A finer sort, such as `state`, `company`, `un-body`; an open list.
    pub subtype: String,
    /// Names by language, the canonical one first.
    pub names: Names,
    /// Other spellings and acronyms, in any language.
    pub aliases: Vec<String>,
    /// The analyst's note.
    pub note: String,
    /// Free attributes.
    pub attributes: BTreeMap<AttributeId, Value>,
}
