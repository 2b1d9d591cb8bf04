//! Kept work: projects in a store of records, with every step in a journal.
//!
//! What a store is stands in [`Records`]: the browser's `IndexedDB` is one, [`MemoryRecords`] is
//! another, and `contract` holds for both. All that is done with records is here, so that it
//! is tested without a browser: [`Library`] knows the projects, [`Keeper`] writes one of them.
//!
//! # Architecture Invariant
//! Nothing is called kept before its transaction is on the disk, and no entry of the journal is
//! written unless the one before it is there. Once a tab has claimed a project, nothing that
//! another tab writes of it succeeds.

mod backups;
mod claims;
#[cfg(feature = "contract")]
pub mod contract;
mod fold;
mod keeper;
mod key;
mod library;
mod memory;
mod mend;
mod opening;
mod records;

pub use fold::LONG_JOURNAL;
pub use keeper::{Keeper, State};
pub use key::{Key, Part, ProjectKey, Range, Shelf};
pub use library::{Library, Listed};
pub use memory::{Fault, MemoryDisk, MemoryRecords};
pub use mend::damaged_key;
pub use opening::Opened;
pub use records::{Batch, Failure, Op, Query, Records, Row, get};
