//! Strict decoding on top of the tolerant reader.

use super::VERSION;
use crate::json::{self, place};
use crate::node::{Log, Node};
use crate::{Action, Issue, Problem};

/// Which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// An entry of the journal.
    JournalEntry,
    /// A document.
    Document,
    /// The project without its documents.
    Project,
    /// The undo history.
    History,
    /// What the list of projects tells of one.
    ProjectRow,
    /// A record that could not be read.
    Damaged,
    /// What the list of backups tells of one.
    Backup,
}

impl std::fmt::Display for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::JournalEntry => "journal entry",
            Self::Document => "document",
            Self::Project => "project",
            Self::History => "history",
            Self::ProjectRow => "row of the project",
            Self::Damaged => "damaged record",
            Self::Backup => "entry of the list of backups",
        })
    }
}

/// Why a record cannot be decoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The record is cut off or is no JSON at all.
    #[error("the {record} is not JSON, from {line}:{column} on")]
    NotJson {
        /// Which record.
        record: Record,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in code points.
        column: usize,
    },
    /// The record was written by a later version of this program.
    #[error("the {record} is of version {found}, later than {VERSION}")]
    NewerVersion {
        /// Which record.
        record: Record,
        /// Its version.
        found: u32,
    },
    /// A value in the record is wrong.
    #[error("the {record} is damaged: {issue}")]
    Damaged {
        /// Which record.
        record: Record,
        /// The first thing that is wrong.
        issue: Box<Issue>,
    },
}

/// Decodes a record: `fields` are its known fields apart from the version.
pub(super) fn decode<T>(
    record: Record,
    input: &str,
    fields: &[&str],
    read: impl FnOnce(&Node<'_>) -> Option<T>,
) -> Result<T, StoreError> {
    let tree = json::parse(input).map_err(|error| {
        let (line, column) = place(input, error.at);
        StoreError::NotJson { record, line, column }
    })?;
    let log = Log::new(input);
    let root = Node::root(&tree, &log);
    let mut value = None;
    if let Some(found) = newer_version(&root) {
        return Err(StoreError::NewerVersion { record, found });
    }
    let mut known = vec!["v"];
    known.extend(fields);
    if root.is_record(&known) {
        value = read(&root);
    }
    let issue = log.finish().into_iter().next();
    match (value, issue) {
        (Some(value), None) => Ok(value),
        (_, issue) => Err(StoreError::Damaged {
            record,
            issue: Box::new(issue.unwrap_or_else(unknown_issue)),
        }),
    }
}

fn newer_version(root: &Node<'_>) -> Option<u32> {
    let field = root.required("v", Action::LeftOut)?;
    field.integer(Action::LeftOut).filter(|version| *version > VERSION)
}

/// Never needed: whoever finds no value has logged why.
fn unknown_issue() -> Issue {
    Issue {
        path: "$".to_owned(),
        line: None,
        column: None,
        problem: Problem::Missing,
        offending: String::new(),
        action: Action::LeftOut,
    }
}
