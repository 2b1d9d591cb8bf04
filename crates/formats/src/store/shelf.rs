//! What the store tells of its projects, and records that could not be read.

use super::VERSION;
use super::decode::{Record, StoreError, decode};
use crate::layout::compact;
use crate::record::{annotation::required_text, read_time};
use crate::{Action, clock};
use model::Timestamp;
use serde::Serialize;

/// What the list of projects tells of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectRow {
    /// The name that the analyst gave.
    pub name: String,
    /// When it was begun.
    pub created: Timestamp,
    /// When it was changed last.
    pub modified: Timestamp,
    /// How many documents it has.
    pub n_documents: u64,
    /// How many annotations.
    pub n_annotations: u64,
    /// How many statements.
    pub n_statements: u64,
    /// How long its records are, in bytes.
    pub n_bytes: u64,
}

#[derive(Serialize)]
struct ProjectRowRecord<'a> {
    v: u32,
    name: &'a str,
    created: String,
    modified: String,
    documents: u64,
    annotations: u64,
    statements: u64,
    bytes: u64,
}

impl ProjectRow {
    /// The row as JSON.
    pub fn encode(&self) -> String {
        compact(&ProjectRowRecord {
            v: VERSION,
            name: &self.name,
            created: clock::format(self.created),
            modified: clock::format(self.modified),
            documents: self.n_documents,
            annotations: self.n_annotations,
            statements: self.n_statements,
            bytes: self.n_bytes,
        })
    }

    /// Reads a row.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields =
            ["name", "created", "modified", "documents", "annotations", "statements", "bytes"];
        decode(Record::ProjectRow, json, &fields, |node| {
            let count = |name| node.required(name, Action::LeftOut)?.integer(Action::LeftOut);
            Some(Self {
                name: node.text_in("name"),
                created: read_time(node, "created", Timestamp::default()),
                modified: read_time(node, "modified", Timestamp::default()),
                n_documents: count("documents")?,
                n_annotations: count("annotations")?,
                n_statements: count("statements")?,
                n_bytes: count("bytes")?,
            })
        })
    }
}

/// What a record that could not be read was to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DamagedKind {
    /// A document: its title, as far as that can be told, else its id.
    Document(String),
    /// A step of the journal: its number.
    Step(u64),
    /// The project without its documents: codebook, entities, coders.
    Project,
    /// The steps for undo.
    History,
    /// The project as a whole: its parts do not fit each other. `raw` is a native file.
    Whole,
}

/// A record that could not be read, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedRow {
    /// What it was to hold.
    pub kind: DamagedKind,
    /// Why it could not be read, in English.
    pub why: String,
    /// When that was found.
    pub found: Timestamp,
    /// The record; empty if it was missing.
    pub raw: String,
}

#[derive(Serialize)]
struct DamagedRecord<'a> {
    v: u32,
    kind: &'static str,
    name: String,
    why: &'a str,
    found: String,
    raw: &'a str,
}

impl DamagedRow {
    /// The row as JSON.
    pub fn encode(&self) -> String {
        let (kind, name) = match &self.kind {
            DamagedKind::Document(name) => ("document", name.clone()),
            DamagedKind::Step(seq) => ("step", seq.to_string()),
            DamagedKind::Project => ("project", String::new()),
            DamagedKind::History => ("history", String::new()),
            DamagedKind::Whole => ("whole", String::new()),
        };
        let found = clock::format(self.found);
        let (why, raw) = (self.why.as_str(), self.raw.as_str());
        compact(&DamagedRecord { v: VERSION, kind, name, why, found, raw })
    }

    /// Reads a row.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields = ["kind", "name", "why", "found", "raw"];
        decode(Record::Damaged, json, &fields, |node| {
            let name = node.text_in("name");
            let kind = match required_text(node, "kind")?.as_ref() {
                "document" => DamagedKind::Document(name),
                "step" => DamagedKind::Step(name.parse().unwrap_or_default()),
                "project" => DamagedKind::Project,
                "history" => DamagedKind::History,
                _ => DamagedKind::Whole,
            };
            Some(Self {
                kind,
                why: node.text_in("why"),
                found: read_time(node, "found", Timestamp::default()),
                raw: node.text_in("raw"),
            })
        })
    }
}

/// The title in a document's record that cannot be read as a whole, as far as it can be told.
pub fn title_in(raw: &str) -> Option<String> {
    let start = raw.find("\"title\":\"")? + "\"title\":".len();
    let quoted = &raw[start..];
    let mut is_escaped = false;
    let end = quoted[1..].find(|c| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })?;
    let title: String = serde_json::from_str(&quoted[..end + 2]).ok()?;
    (!title.trim().is_empty()).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found_in_what_is_cut_off() {
        let cases = [
            (r#"{"v":1,"info":{"title":"A \"b\" 世\\","x":"#, Some("A \"b\" 世\\")),
            (r#"{"v":1,"info":{"title":"A"#, None),
            (r#"{"v":1,"info":{"title":" ""#, None),
            ("{", None),
        ];
        for (raw, title) in cases {
            assert_eq!(title_in(raw).as_deref(), title, "{raw}");
        }
    }

    #[test]
    fn rows_come_back() {
        let row = ProjectRow {
            name: "联合国 \"AI\"".into(),
            created: Timestamp::from_millis(1),
            modified: Timestamp::from_millis(2),
            n_documents: 3,
            n_annotations: 4,
            n_statements: 5,
            n_bytes: u64::MAX,
        };
        assert_eq!(ProjectRow::decode(&row.encode()), Ok(row));
        let kinds = [
            DamagedKind::Document("标题".into()),
            DamagedKind::Step(7),
            DamagedKind::Project,
            DamagedKind::History,
            DamagedKind::Whole,
        ];
        for kind in kinds {
            let found = Timestamp::from_millis(7);
            let row = DamagedRow { kind, why: "no".into(), found, raw: "{\"\u{0}".into() };
            assert_eq!(DamagedRow::decode(&row.encode()), Ok(row));
        }
        assert!(ProjectRow::decode("{}").is_err());
        assert!(DamagedRow::decode("").is_err());
    }
}
