//! Writes the open project: each step to the journal, and now and then all of it anew.

use crate::fold::Written;
use crate::{Batch, Failure, Key, ProjectKey, Range, Records, Shelf};
use engine::{History, Model};
use formats::store::{HistorySnapshot, JournalEntry, ProjectRow, ProjectSnapshot, encode_document};
use model::{Project, Timestamp};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A project as it is after some step. Cheap to clone.
#[derive(Debug, Clone)]
pub struct State {
    /// What is coded.
    pub project: Rc<Project>,
    /// The steps that led here.
    pub history: Rc<History>,
    /// The number of the last step in the journal.
    pub seq: u64,
}

impl State {
    /// What of the app is kept, as it is now.
    pub fn of(model: &Model) -> Self {
        Self {
            project: Rc::clone(&model.project),
            history: Rc::clone(&model.history),
            seq: model.journal_seq(),
        }
    }
}

/// Writes one project. Clones write the same.
#[derive(Debug, Clone)]
pub struct Keeper<R> {
    records: R,
    key: ProjectKey,
    counters: Rc<Counters>,
}

/// What is known of the project's records without asking.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// The snapshots are current to this entry of the journal.
    pub(crate) floor: Cell<u64>,
    /// How long all records are, in bytes.
    pub(crate) n_bytes: Cell<u64>,
    /// How long the last entry of the journal is.
    pub(crate) n_last: Cell<u64>,
    /// The name under which this tab has claimed the project.
    pub(crate) claim: RefCell<Option<String>>,
    /// What the snapshots hold.
    pub(crate) written: RefCell<Rc<Written>>,
    /// The entry to which the journal was to be folded last.
    pub(crate) folded: Cell<u64>,
    pub(crate) is_folding: Cell<bool>,
    /// Whether there are records that could not be read and were not put aside; they stay where
    /// they are.
    pub(crate) is_damaged: Cell<bool>,
}

impl<R: Records> Keeper<R> {
    pub(crate) fn new(records: R, key: ProjectKey, counters: Counters) -> Self {
        Self { records, key, counters: Rc::new(counters) }
    }

    pub(crate) const fn records(&self) -> &R {
        &self.records
    }

    pub(crate) fn counters(&self) -> &Counters {
        &self.counters
    }

    /// The project's key.
    pub const fn key(&self) -> &ProjectKey {
        &self.key
    }

    /// The same project over another connection.
    #[must_use]
    pub fn over(&self, records: R) -> Self {
        Self { records, key: self.key.clone(), counters: Rc::clone(&self.counters) }
    }

    /// Writes entries of the journal that follow each other, all or none. `state` is the project
    /// after them. Fails without a trace if the entry before them is not there, so the journal
    /// has no gaps, or if the project is not there any more.
    pub fn append(
        &self,
        entries: &[JournalEntry],
        state: &State,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        let mut batch = Batch::default().require(Shelf::Projects, self.key.key());
        batch = self.as_writer(batch);
        let before = entries.first().map_or(0, |entry| entry.seq.saturating_sub(1));
        if before > self.counters.floor.get() {
            batch = batch.require(Shelf::Journal, self.journal_key(before));
        }
        let (mut n_new, mut n_last) = (0, 0);
        for entry in entries {
            let record = entry.encode();
            n_last = record.len() as u64;
            n_new += n_last;
            batch = batch.put(Shelf::Journal, self.journal_key(entry.seq), record);
        }
        batch = self.put_row(batch, state, self.counters.n_bytes.get() + n_new, now);
        let written = self.records.write(batch);
        let counters = Rc::clone(&self.counters);
        async move {
            written.await?;
            counters.n_bytes.set(counters.n_bytes.get() + n_new);
            counters.n_last.set(n_last);
            Ok(())
        }
    }

    /// Writes all of the project anew and empties the journal, in one transaction.
    pub fn write_all(
        &self,
        state: &State,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        self.write_all_after(Batch::default(), state, now)
    }

    /// The same, after what is in the batch already.
    pub(crate) fn write_all_after(
        &self,
        batch: Batch,
        state: &State,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        let (batch, n_bytes, all) = self.all_of(self.as_writer(batch), state, now);
        let written = self.records.write(batch);
        let (counters, seq) = (Rc::clone(&self.counters), state.seq);
        async move {
            written.await?;
            counters.floor.set(seq);
            counters.n_bytes.set(n_bytes);
            counters.written.replace(all.into());
            counters.is_damaged.set(false);
            Ok(())
        }
    }

    /// Remembers where the analyst was, in whatever form; that is a comfort, not work.
    pub fn remember(&self, session: String) -> impl Future<Output = Result<(), Failure>> + use<R> {
        let batch = Batch::default().require(Shelf::Projects, self.key.key()).put(
            Shelf::Sessions,
            self.key.key(),
            session,
        );
        self.records.write(batch.relaxed())
    }

    /// Adds to a batch what writes all of the project and empties its journal; how long it will
    /// be, and what the snapshots are then.
    fn all_of(&self, batch: Batch, state: &State, now: Timestamp) -> (Batch, u64, Written) {
        let all = || Range::Under(self.key.key());
        let mut batch = batch.delete(Shelf::Snapshots, all()).delete(Shelf::Journal, all());
        let mut n_bytes = 0;
        let mut written = Written::default();
        let mut put = |batch: Batch, key: Key, record: String| {
            n_bytes += record.len() as u64;
            batch.put(Shelf::Snapshots, key, record)
        };
        let snapshot = ProjectSnapshot::of(&state.project, state.seq).encode();
        batch = put(batch, self.key.key().then("project"), snapshot);
        let history = HistorySnapshot {
            seq: Some(state.seq),
            n_before: 0,
            entries: state.history.entries().to_vec(),
            times: state.history.times().to_vec(),
            cursor: state.history.cursor(),
        };
        batch = put(batch, self.key.key().then("history"), history.encode());
        for (id, document) in &state.project.documents {
            let key = self.key.key().then("document").then(id.as_str());
            let record = encode_document(document);
            written.add_document(key.clone(), record.len(), document);
            batch = put(batch, key, record);
        }
        (self.put_row(batch, state, n_bytes, now), n_bytes, written)
    }

    fn put_row(&self, batch: Batch, state: &State, n_bytes: u64, now: Timestamp) -> Batch {
        let row = row_of(&state.project, n_bytes, now);
        batch.put(Shelf::Projects, self.key.key(), row.encode())
    }

    fn journal_key(&self, seq: u64) -> Key {
        self.key.key().then(seq)
    }
}

/// What the list of projects tells of this one.
pub(crate) fn row_of(project: &Project, n_bytes: u64, now: Timestamp) -> ProjectRow {
    let mut row = ProjectRow {
        name: project.info.name.clone(),
        created: project.info.created,
        modified: now,
        n_documents: project.documents.len() as u64,
        n_bytes,
        ..ProjectRow::default()
    };
    for document in project.documents.values() {
        row.n_annotations += document.annotations.len() as u64;
        row.n_statements += document.statements.len() as u64;
    }
    row
}
