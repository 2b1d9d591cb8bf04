//! Statements: who takes which position on, or part in, which process.

use crate::{
    AnnotationId, AttributeId, CoderId, EntityId, SlotId, StatementId, StatementTypeId, Timestamp,
    Value,
};
use std::collections::BTreeMap;

/// What fills a slot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    /// A span of the same document: evidence.
    Annotation(AnnotationId),
    /// An entity without a span: implicit.
    Entity(EntityId),
}

/// A typed record with slots and variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The statement's id.
    pub id: StatementId,
    /// Its type, an id of the codebook.
    pub kind: StatementTypeId,
    /// What fills each slot, in the order given by the analyst.
    pub slots: BTreeMap<SlotId, Vec<Filler>>,
    /// Values of the type's variables.
    pub values: BTreeMap<AttributeId, Value>,
    /// The analyst's note.
    pub note: String,
    /// Who made it.
    pub coder: CoderId,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

impl Statement {
    /// Whether any slot is filled by `annotation`.
    pub fn uses(&self, annotation: &AnnotationId) -> bool {
        let is_it = |filler: &Filler| matches!(filler, Filler::Annotation(id) if id == annotation);
        self.slots.values().flatten().any(is_it)
    }
}
