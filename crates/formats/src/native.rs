//! The native file, `*.stancemark.json`: the annotated JSON that an analyst downloads and any
//! other program can check.
//!
//! Offsets are Unicode code points, half-open, into the text of the document; every target
//! carries its quote with context, and the text its SHA-256. The published schema is
//! `docs/schema/stancemark-1.schema.json`.

mod article;
mod entities;
mod guidance;
mod ids;
mod links;
mod read;
mod reading;
mod repair;
mod revisions;
mod statements;
mod targets;
mod write;

pub(crate) use read::check_version;
pub use reading::Reading;
#[cfg(feature = "schema")]
pub(crate) use write::FileRecord;
pub(crate) use write::GENERATOR;

use crate::Issue;
use crate::json::{self, MAX_DEPTH, SyntaxErrorKind};
use model::{AnnotationId, DocumentId, Project, Timestamp};
use std::ops::ControlFlow;
use text::TextRange;

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// Files of more bytes than this are refused: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// All that is sound. Its invariants hold.
    pub project: Project,
    /// What is wrong in the file, in the order of the file.
    pub issues: Vec<Issue>,
    /// Places where lost quotes were found; offered, not applied.
    pub repairs: Vec<Repair>,
}

/// A place for a quote that is not where the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The document.
    pub document: DocumentId,
    /// The annotation.
    pub annotation: AnnotationId,
    /// Which of the annotation's targets; it is a [`model::Target::Orphan`] now.
    pub target_idx: usize,
    /// Where the quote was found.
    pub range: TextRange,
    /// How many code points behind (or, if negative, before) the place in the file it was
    /// found; `None` where the file gave no usable place.
    pub shift: Option<i64>,
}

/// Why a file cannot be read at all. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is longer than [`MAX_BYTES`].
    #[error("the file is larger than {} MiB", MAX_BYTES >> 20)]
    TooLarge {
        /// Its length in bytes.
        n_bytes: usize,
    },
    /// The file is not UTF-8.
    #[error("the file is not UTF-8: byte {at} belongs to no character")]
    NotUtf8 {
        /// The offset of the first wrong byte.
        at: usize,
    },
    /// The file is not JSON.
    #[error("{line}:{column}: the file is not JSON; unexpected {found}")]
    NotJson {
        /// The line of the first wrong character.
        line: usize,
        /// Its column.
        column: usize,
        /// What stands there, shortened.
        found: String,
    },
    /// Lists and objects are nested too deeply.
    #[error("{line}:{column}: nested more than {MAX_DEPTH} levels deep")]
    TooDeep {
        /// The line of the first list or object that is too deep.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// The file is JSON, but `format` is not `stancemark`.
    #[error("{line}:{column}: the file is not a Stancemark file")]
    NotStancemark {
        /// The line where the format should be named.
        line: usize,
        /// Its column.
        column: usize,
    },
}

/// Writes the whole project. `now` becomes the time of modification.
pub fn write(project: &Project, now: Timestamp) -> String {
    write::write(project, now)
}

/// Writes one document with the coders and entities that it uses; `None` if the project has
/// no such document. `now` becomes the time of modification.
pub fn write_document(
    project: &Project,
    document_id: &DocumentId,
    now: Timestamp,
) -> Option<String> {
    Some(write::write(&write::only(project, document_id)?, now))
}

/// Reads a file. Whatever is sound is read; each problem becomes an issue.
pub fn read(json: &str) -> Result<Imported, ReadError> {
    let mut reading = Reading::new(json)?;
    loop {
        match reading.go_on(usize::MAX) {
            ControlFlow::Continue(rest) => reading = rest,
            ControlFlow::Break(outcome) => return outcome,
        }
    }
}

/// Like [`read`], for bytes that should be UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Imported, ReadError> {
    let json = std::str::from_utf8(bytes)
        .map_err(|error| ReadError::NotUtf8 { at: error.valid_up_to() })?;
    read(json)
}

pub(crate) fn syntax_error(input: &str, error: json::SyntaxError) -> ReadError {
    let (line, column) = json::place(input, error.at);
    match error.kind {
        SyntaxErrorKind::TooDeep => ReadError::TooDeep { line, column },
        SyntaxErrorKind::Unexpected => ReadError::NotJson {
            line,
            column,
            found: match input.get(error.at..).and_then(|rest| rest.lines().next()) {
                Some(rest) if !rest.is_empty() => crate::node::shorten(rest),
                Some(_) if error.at < input.len() => "line break".to_owned(),
                _ => "end of the file".to_owned(),
            },
        },
    }
}
