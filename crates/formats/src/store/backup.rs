//! What the store tells of a backup; its content is a native file.

use super::VERSION;
use super::decode::{Record, StoreError, decode};
use crate::layout::compact;
use crate::record::read_time;
use crate::{Action, Expected, Problem, clock};
use model::Timestamp;
use serde::Serialize;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupReason {
    /// Somebody wanted it.
    Hand,
    /// The day's first change.
    Daily,
    /// Before a file came in.
    Import,
    /// Before two things became one.
    Merge,
    /// Before much was recoded at once.
    Recode,
    /// Before the store was brought into a newer form.
    Migration,
}

impl BackupReason {
    const NAMES: [&str; 6] = ["hand", "daily", "import", "merge", "recode", "migration"];

    /// All, in the order of their names in a record.
    pub const ALL: [Self; 6] =
        [Self::Hand, Self::Daily, Self::Import, Self::Merge, Self::Recode, Self::Migration];
}

/// What the list of backups tells of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    /// When it was made.
    pub at: Timestamp,
    /// Why.
    pub reason: BackupReason,
    /// The name that the analyst gave, if any.
    pub name: String,
    /// How many documents it holds.
    pub n_documents: u64,
    /// How many annotations.
    pub n_annotations: u64,
    /// How many statements.
    pub n_statements: u64,
    /// How long its content is, in bytes.
    pub n_bytes: u64,
}

#[derive(Serialize)]
struct BackupRecord<'a> {
    v: u32,
    at: String,
    reason: &'static str,
    name: &'a str,
    documents: u64,
    annotations: u64,
    statements: u64,
    bytes: u64,
}

impl BackupRow {
    /// The row as JSON.
    pub fn encode(&self) -> String {
        let idx = BackupReason::ALL.iter().position(|reason| *reason == self.reason);
        compact(&BackupRecord {
            v: VERSION,
            at: clock::format(self.at),
            reason: BackupReason::NAMES[idx.unwrap_or_default()],
            name: &self.name,
            documents: self.n_documents,
            annotations: self.n_annotations,
            statements: self.n_statements,
            bytes: self.n_bytes,
        })
    }

    /// Reads a row.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields = ["at", "reason", "name", "documents", "annotations", "statements", "bytes"];
        decode(Record::Backup, json, &fields, |node| {
            let count = |name| node.required(name, Action::LeftOut)?.integer(Action::LeftOut);
            let field = node.required("reason", Action::LeftOut)?;
            let name = field.as_text();
            let known =
                BackupReason::NAMES.iter().position(|known| Some(*known) == name.as_deref());
            let Some(idx) = known else {
                let expected = Expected::OneOf(&BackupReason::NAMES);
                field.report(Problem::WrongType(expected), Action::LeftOut);
                return None;
            };
            Some(Self {
                at: read_time(node, "at", Timestamp::default()),
                reason: BackupReason::ALL[idx],
                name: node.text_in("name"),
                n_documents: count("documents")?,
                n_annotations: count("annotations")?,
                n_statements: count("statements")?,
                n_bytes: count("bytes")?,
            })
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was() {
        for reason in BackupReason::ALL {
            let row = BackupRow {
                at: Timestamp::from_millis(1_700_000_000_123),
                reason,
                name: "第二轮编码前 \"b\"".into(),
                n_documents: 3,
                n_annotations: 20,
                n_statements: 4,
                n_bytes: 123_456,
            };
            assert_eq!(BackupRow::decode(&row.encode()).unwrap(), row);
        }
        let odd = "{\"v\":1,\"at\":\"2023-01-29T08:30:00Z\",\"reason\":\"whim\",\"name\":\"\",\
                   \"documents\":1,\"annotations\":1,\"statements\":1,\"bytes\":1}";
        assert!(BackupRow::decode(odd).is_err());
    }
}
