//! File formats: the native file, the archive of a whole project, and the records of the store.
//!
//! # Architecture Invariant
//! Pure functions between text and the model: no I/O, no clock, no made-up ids. Domain types
//! are not `Serialize`; what is written are the versioned records in here. Reading never
//! panics and never drops anything silently: it gives a value **and** a list of [`Issue`]s.

pub mod archive;
mod clock;
pub mod codebook;
mod file_name;
mod issue;
mod json;
mod layout;
pub mod locked;
pub mod native;
mod node;
mod record;
#[cfg(feature = "schema")]
pub mod schema;
pub mod store;

pub use file_name::{file_name, project_file_name};
pub use issue::{Action, Expected, Issue, Problem, Reference};
