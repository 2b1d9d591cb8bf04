//! The analyst's model: projects, documents, annotations, statements, entities and the
//! codebook, and the one way to change them.
//!
//! # Architecture Invariant
//! A [`Project`] changes only through [`Project::apply`]. Nothing here is `Serialize`: files
//! and stores use the DTOs of the crate `formats`. Nothing here does I/O, reads a clock or
//! makes up an id.

mod annotation;
mod change;
mod codebook;
mod coder;
mod document;
mod entity;
mod guidance;
mod ids;
mod invariants;
mod keys;
mod metadata;
mod name;
mod project;
mod revision;
mod shipped;
mod statement;
mod table;
mod timestamp;
mod todo;
mod value;

pub use annotation::{Annotation, Origin, Target};
pub use change::{Change, ChangeSet, Delta, Step};
pub use codebook::{
    Attribute, AttributeKind, Choice, Codebook, Hue, Label, LabelKind, Merged, Slot, StatementType,
};
pub use coder::Coder;
pub use document::{Article, DocumentData, DocumentInfo, Progress};
pub use entity::{Entity, EntityKind, MAX_NAME, clipped};
pub use guidance::{MAX_PATTERN, MAX_REJECTIONS, MAX_RULES, Rejection, Rule, RulePattern};
pub use ids::{
    AnnotationId, AttributeId, CoderId, DocumentId, EntityId, LabelId, ProjectId, RejectionKey,
    RevisionId, RuleId, SlotId, StatementId, StatementTypeId,
};
pub use keys::{AppKey, KeyConflict};
pub use metadata::Metadata;
pub use name::{LocalName, Names};
pub use project::{ApplyError, Project, ProjectInfo};
pub use revision::{Passage, Revision};
pub use shipped::shipped_codebook;
pub use statement::{Filler, Statement};
pub use table::Table;
pub use timestamp::Timestamp;
pub use todo::Todo;
pub use value::Value;
