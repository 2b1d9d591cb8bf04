//! The records that the browser's store keeps, as JSON text.
//!
//! Offsets are UTF-8 bytes, times are RFC 3339. Unlike the native file these records are only
//! ever written by this program, so decoding is strict: the first problem is an error that
//! names the record and the place in it. Decoding checks each record by itself (an article
//! against its hash, a range for its order); whether records fit each other is for the caller
//! to ask, with [`Project::check_invariants`](model::Project::check_invariants).

mod backup;
mod change;
mod decode;
mod journal;
mod pieces;
mod row;
mod shelf;
mod snapshot;

pub use backup::{BackupReason, BackupRow};
pub use decode::{Record, StoreError};
pub use journal::{HistorySnapshot, JournalEntry, JournalEvent};
pub use shelf::{DamagedKind, DamagedRow, ProjectRow, title_in};
pub use snapshot::{ProjectSnapshot, decode_document, document_pieces, encode_document};

/// The version that every record carries.
pub const VERSION: u32 = 1;
