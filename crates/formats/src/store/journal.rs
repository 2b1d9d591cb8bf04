//! The journal and the undo history.

use super::VERSION;
use super::change::{self, ChangeSetRecord};
use super::decode::{Record, StoreError, decode};
use super::pieces::{self, List};
use crate::layout::compact;
use crate::node::Node;
use crate::record::read_time;
use crate::{Action, Expected, Problem, clock};
use model::{ChangeSet, Timestamp};
use serde::Serialize;
use std::rc::Rc;

/// One entry of the journal: what happened to the project since the last snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Counts the entries of a project, without gaps.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub event: JournalEvent,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalEvent {
    /// A change set was applied; whatever could be redone no longer can.
    Do(Rc<ChangeSet>),
    /// The last change set was taken back.
    Undo,
    /// The change set that was last taken back was applied again.
    Redo,
}

/// The undo history at the time of a snapshot, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HistorySnapshot {
    /// The last journal entry that it holds. Older snapshots do not tell.
    pub seq: Option<u64>,
    /// How many change sets stand before these, in parts of their own.
    pub n_before: usize,
    /// Change sets, the oldest first.
    pub entries: Vec<Rc<ChangeSet>>,
    /// When each was done. Older snapshots do not tell.
    pub times: Vec<Timestamp>,
    /// How many of them are applied; those behind can be redone, those before
    /// counted too. At most `n_before + entries.len()`.
    pub cursor: usize,
}

#[derive(Serialize)]
struct EntryRecord<'a> {
    v: u32,
    seq: u64,
    at: String,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<ChangeSetRecord<'a>>,
}

#[derive(Serialize)]
struct HistoryHead {
    v: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<u64>,
    #[serde(skip_serializing_if = "is_none")]
    before: usize,
    cursor: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over so")]
const fn is_none(before: &usize) -> bool {
    *before == 0
}

impl JournalEntry {
    /// The entry as JSON.
    pub fn encode(&self) -> String {
        let (event, set) = match &self.event {
            JournalEvent::Do(set) => ("do", Some(change::write(set))),
            JournalEvent::Undo => ("undo", None),
            JournalEvent::Redo => ("redo", None),
        };
        compact(&EntryRecord { v: VERSION, seq: self.seq, at: clock::format(self.at), event, set })
    }

    /// Reads an entry.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields = ["seq", "at", "event", "set"];
        decode(Record::JournalEntry, json, &fields, |node| {
            node.required("at", Action::LeftOut)?;
            Some(Self {
                seq: node.required("seq", Action::LeftOut)?.integer(Action::LeftOut)?,
                at: read_time(node, "at", Timestamp::default()),
                event: read_event(node)?,
            })
        })
    }
}

fn read_event(node: &Node<'_>) -> Option<JournalEvent> {
    let event = node.required("event", Action::LeftOut)?;
    match event.as_text().as_deref() {
        Some("do") => {
            let set = node.required("set", Action::LeftOut)?;
            read_set(&set).map(|set| JournalEvent::Do(Rc::new(set)))
        }
        Some("undo") => Some(JournalEvent::Undo),
        Some("redo") => Some(JournalEvent::Redo),
        _ => {
            let expected = Expected::OneOf(&["do", "undo", "redo"]);
            event.report(Problem::WrongType(expected), Action::LeftOut);
            None
        }
    }
}

fn read_set(node: &Node<'_>) -> Option<ChangeSet> {
    node.is_record(change::FIELDS).then(|| change::read(node))?
}

impl HistorySnapshot {
    /// The history as JSON.
    pub fn encode(&self) -> String {
        self.pieces().collect()
    }

    /// The same in pieces that follow each other.
    pub fn pieces(&self) -> impl Iterator<Item = String> + '_ {
        let (seq, before, cursor) = (self.seq, self.n_before, self.cursor);
        let times = self.times.iter().map(|at| compact(&clock::format(*at)));
        let entries = self.entries.iter().map(|set| change::pieces(set));
        pieces::record(
            &HistoryHead { v: VERSION, seq, before, cursor },
            vec![List::new("times", times), List::of_pieces("entries", entries)],
        )
    }

    /// Reads a history.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields = ["seq", "before", "cursor", "times", "entries"];
        decode(Record::History, json, &fields, |node| {
            let seq = node.field("seq").and_then(|field| field.integer(Action::LeftOut));
            let before = node.field("before");
            let n_before = before.map_or(Some(0_usize), |field| field.integer(Action::LeftOut))?;
            let mut entries = Vec::new();
            let list = node.required("entries", Action::LeftOut)?;
            list.each(&mut |item| entries.extend(read_set(&item).map(Rc::new)));
            let mut times = Vec::new();
            node.each_in("times", &mut |item| {
                let time = item.as_text().and_then(|text| clock::parse(&text));
                times.push(time.unwrap_or_default());
            });
            let field = node.required("cursor", Action::LeftOut)?;
            let cursor = field.integer(Action::LeftOut)?;
            if cursor > n_before.saturating_add(entries.len()) {
                field.report(Problem::OutOfRange, Action::LeftOut);
            }
            Some(Self { seq, n_before, entries, times, cursor })
        })
    }
}
