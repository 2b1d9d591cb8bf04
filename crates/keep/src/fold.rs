//! Folding the journal into the snapshots while work goes on.
//!
//! What changed since the snapshots is written beside them, under keys that end with the number
//! of the entry to which it is current, a slice in a transaction. Nothing reads such records
//! before the last transaction has made that number the one that counts; it takes the records
//! before them and the journal out as well. So a crash at any instant leaves the old snapshots
//! with their journal, or the new ones.

use crate::keeper::Counters;
use crate::{Batch, Failure, Keeper, Key, Query, Range, Records, Shelf, State};
use engine::History;
use formats::store::{HistorySnapshot, ProjectSnapshot, document_pieces};
use model::{Change, ChangeSet, DocumentData, DocumentId};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A journal with more entries than this is folded.
pub const LONG_JOURNAL: u64 = 300;

/// A transaction writes about so many bytes; a record that is longer has one for itself.
const SLICE: usize = 256 << 10;

/// Others have their turn after so many bytes were put together.
const TURN: usize = 32 << 10;

/// A part of the history has at most so many steps.
const PART: usize = 100;

/// A record of the snapshots.
#[derive(Debug, Clone)]
struct Record {
    key: Key,
    n_bytes: u64,
}

/// What is in the snapshots, so that it need not be written once more.
#[derive(Debug, Default)]
pub(crate) struct Written {
    documents: BTreeMap<DocumentId, (Record, Rc<DocumentData>)>,
    /// Parts of the history, in their order.
    steps: Vec<(Record, Vec<Rc<ChangeSet>>)>,
}

impl Written {
    pub(crate) fn add_document(&mut self, key: Key, n_bytes: usize, document: &Rc<DocumentData>) {
        let record = Record { key, n_bytes: n_bytes as u64 };
        self.documents.insert(document.info.id.clone(), (record, Rc::clone(document)));
    }

    pub(crate) fn add_steps(&mut self, key: Key, n_bytes: usize, steps: Vec<Rc<ChangeSet>>) {
        self.steps.push((Record { key, n_bytes: n_bytes as u64 }, steps));
    }

    /// The record of a document that is still as it was written there.
    fn document(&self, document: &Rc<DocumentData>, there: &BTreeSet<Key>) -> Option<&Record> {
        let (record, was) = self.documents.get(&document.info.id)?;
        (Rc::ptr_eq(was, document) && there.contains(&record.key)).then_some(record)
    }

    /// The parts with which the history still begins, and how many steps they hold.
    fn steps(&self, history: &History, there: &BTreeSet<Key>) -> (usize, usize) {
        let (mut n_parts, mut n_steps) = (0, 0);
        for (record, steps) in &self.steps {
            let now = history.entries().get(n_steps..n_steps + steps.len());
            let is_same = |now: &[_]| now.iter().zip(steps).all(|(a, b)| Rc::ptr_eq(a, b));
            if !now.is_some_and(is_same) || !there.contains(&record.key) {
                break;
            }
            n_parts += 1;
            n_steps += steps.len();
        }
        (n_parts, n_steps)
    }
}

impl<R: Records> Keeper<R> {
    /// Whether the journal is long enough to be folded, after entry `seq`, and nothing folds it
    /// already.
    pub fn is_due(&self, seq: u64) -> bool {
        let Counters { folded, floor, is_damaged, is_folding, .. } = self.counters();
        let since = folded.get().max(floor.get());
        !is_damaged.get() && !is_folding.get() && seq.saturating_sub(since) > LONG_JOURNAL
    }

    /// Folds the journal up to the entry of `state` into the snapshots, unless that is being done.
    /// `turn` is awaited every few pages of what is put together. Where it fails the journal is as
    /// it was, and it is due again once as much has been done once more.
    pub async fn fold(&self, state: State, turn: impl AsyncFn()) -> Result<(), Failure> {
        let counters = self.counters();
        if counters.is_folding.replace(true) {
            return Ok(());
        }
        counters.folded.set(state.seq);
        let mut fold = Fold::new(self, state, turn);
        let folded = fold.run().await;
        if folded.is_err() {
            fold.clear_away().await;
        }
        counters.is_folding.set(false);
        folded
    }

    /// The record of a document, or of a part of the history, that is current to entry `seq`.
    fn current_to(&self, kind: &str, name: impl Into<crate::Part>, seq: u64) -> Key {
        self.key().key().then(kind).then(name).then(seq)
    }
}

struct Fold<'a, R, T> {
    keeper: &'a Keeper<R>,
    state: State,
    turn: T,
    /// How many bytes were put together since others had their turn.
    n_since: Cell<usize>,
    /// What is to be written in the next transaction.
    waiting: Vec<(Key, String)>,
    /// What is in the store that nothing reads yet.
    new: Vec<Key>,
}

impl<'a, R: Records, T: AsyncFn()> Fold<'a, R, T> {
    fn new(keeper: &'a Keeper<R>, state: State, turn: T) -> Self {
        Self { keeper, state, turn, n_since: Cell::new(0), waiting: Vec::new(), new: Vec::new() }
    }

    async fn run(&mut self) -> Result<(), Failure> {
        let counters = self.keeper.counters();
        let (n_bytes_before, n_last) = (counters.n_bytes.get(), counters.n_last.get());
        self.begin().await?;
        let key = self.keeper.key().key();
        let there = self.keeper.records().keys(Query::new(Shelf::Snapshots, Range::Under(key)));
        let there: BTreeSet<_> = there.await?.into_iter().collect();
        let written = Rc::clone(&counters.written.borrow());
        let now = self.write_beside(&written, &there).await?;
        let n_bytes = self.finish(&now, there).await?;
        let since = counters.n_bytes.get().saturating_sub(n_bytes_before);
        counters.n_bytes.set(n_bytes + n_last + since);
        counters.floor.set(self.state.seq);
        counters.written.replace(now.into());
        Ok(())
    }

    /// Says that this entry is being folded to: what is written all anew on the way takes that out
    /// again, and then nothing more of this is written.
    async fn begin(&self) -> Result<(), Failure> {
        let entry = self.keeper.key().key().then(self.state.seq);
        let batch = self.writer().require(Shelf::Journal, entry);
        self.write(batch.put(Shelf::Snapshots, self.marker(), String::new())).await
    }

    fn marker(&self) -> Key {
        self.keeper.key().key().then("fold").then(self.state.seq)
    }

    fn writer(&self) -> Batch {
        let batch = Batch::default().require(Shelf::Projects, self.keeper.key().key());
        self.keeper.as_writer(batch)
    }

    async fn write(&self, batch: Batch) -> Result<(), Failure> {
        self.keeper.records().write(batch).await
    }

    /// Writes what is not in the snapshots beside them. Gives what they are then.
    async fn write_beside(
        &mut self,
        written: &Written,
        there: &BTreeSet<Key>,
    ) -> Result<Written, Failure> {
        let mut now = Written::default();
        let project = Rc::clone(&self.state.project);
        for (id, document) in &project.documents {
            let record = match written.document(document, there) {
                Some(record) => record.clone(),
                None => {
                    let key = self.keeper.current_to("document", id.as_str(), self.state.seq);
                    self.put(key, document_pieces(document)).await?
                }
            };
            now.documents.insert(id.clone(), (record, Rc::clone(document)));
        }
        let history = Rc::clone(&self.state.history);
        let (n_parts, mut n_steps) = written.steps(&history, there);
        now.steps.extend_from_slice(&written.steps[..n_parts]);
        while n_steps < history.entries().len() {
            let part = part_of(&history, n_steps);
            let key = self.keeper.current_to("steps", n_steps as u64, self.state.seq);
            let record = self.put(key, part.pieces()).await?;
            n_steps += part.entries.len();
            now.steps.push((record, part.entries));
        }
        self.put_waiting().await?;
        Ok(now)
    }

    /// Puts a record together, and writes it with others.
    async fn put(
        &mut self,
        key: Key,
        pieces: impl Iterator<Item = String>,
    ) -> Result<Record, Failure> {
        let json = self.together(pieces).await;
        let record = Record { key: key.clone(), n_bytes: json.len() as u64 };
        self.waiting.push((key, json));
        if self.waiting.iter().map(|(_, json)| json.len()).sum::<usize>() >= SLICE {
            self.put_waiting().await?;
        }
        Ok(record)
    }

    async fn together(&self, pieces: impl Iterator<Item = String>) -> String {
        let mut json = String::new();
        for piece in pieces {
            json.push_str(&piece);
            self.n_since.set(self.n_since.get() + piece.len());
            if self.n_since.get() >= TURN {
                self.n_since.set(0);
                (self.turn)().await;
            }
        }
        json
    }

    async fn put_waiting(&mut self) -> Result<(), Failure> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let mut batch = self.writer().require(Shelf::Snapshots, self.marker());
        self.new.extend(waiting.iter().map(|(key, _)| key.clone()));
        for (key, json) in waiting {
            batch = batch.put(Shelf::Snapshots, key, json);
        }
        self.write(batch).await
    }

    /// Makes what was written the snapshots that count, and takes out what was before. Gives how
    /// long all of it is.
    async fn finish(&self, now: &Written, there: BTreeSet<Key>) -> Result<u64, Failure> {
        let State { project, history, seq } = &self.state;
        let key = self.keeper.key().key();
        let (project, history) =
            (ProjectSnapshot::of(project, *seq), history_head_of(history, *seq));
        let mut batch = self.writer().require(Shelf::Snapshots, self.marker());
        let records = now.documents.values().map(|(record, _)| record);
        let records: Vec<_> = records.chain(now.steps.iter().map(|(record, _)| record)).collect();
        let mut n_bytes: u64 = records.iter().map(|record| record.n_bytes).sum();
        let mut stays: BTreeSet<_> = records.into_iter().map(|record| record.key.clone()).collect();
        let project = self.together(project.pieces()).await;
        let history = self.together(history.pieces()).await;
        for (name, json) in [("project", project), ("history", history)] {
            n_bytes += json.len() as u64;
            stays.insert(key.clone().then(name));
            batch = batch.put(Shelf::Snapshots, key.clone().then(name), json);
        }
        for key in there.into_iter().filter(|key| !stays.contains(key)) {
            batch = batch.delete(Shelf::Snapshots, Range::One(key));
        }
        // the last entry stays: the one that follows it asks for it
        let folded = Range::Between(key.clone().then(0), key.then(*seq));
        self.write(batch.delete(Shelf::Journal, folded)).await?;
        Ok(n_bytes)
    }

    /// Takes out what was written and is not read, as far as that can be done. The marker tells
    /// that it is not.
    async fn clear_away(&mut self) {
        let mut batch = self.writer().require(Shelf::Snapshots, self.marker());
        for key in self.new.drain(..) {
            batch = batch.delete(Shelf::Snapshots, Range::One(key));
        }
        // what stays is taken out by the next fold
        drop(self.write(batch.delete(Shelf::Snapshots, Range::One(self.marker()))).await);
    }
}

/// The history without its steps, which stand in parts of their own.
fn history_head_of(history: &History, seq: u64) -> HistorySnapshot {
    HistorySnapshot {
        seq: Some(seq),
        n_before: history.entries().len(),
        entries: Vec::new(),
        times: Vec::new(),
        cursor: history.cursor(),
    }
}

/// The next part of the history: some steps, fewer where they hold much.
fn part_of(history: &History, from: usize) -> HistorySnapshot {
    let mut n_bytes = 0;
    let fits = |set: &&Rc<ChangeSet>| {
        let is_first = n_bytes == 0;
        n_bytes += about_how_long(set);
        is_first || n_bytes <= SLICE
    };
    let rest = history.entries()[from..].iter().take(PART);
    let entries: Vec<_> = rest.take_while(fits).map(Rc::clone).collect();
    let times = history.times()[from..from + entries.len()].to_vec();
    HistorySnapshot { seq: None, n_before: from, cursor: from, entries, times }
}

fn about_how_long(set: &ChangeSet) -> usize {
    let of_change = |change: &Change| match change {
        Change::Article(_, delta) => {
            let sides = [&delta.before, &delta.after].into_iter().flatten();
            sides.map(|article| article.text().len()).sum()
        }
        Change::Revision(_, delta) => {
            let sides = [&delta.before, &delta.after].into_iter().flatten();
            sides.map(|revision| revision.article.text().len()).sum()
        }
        _ => 400,
    };
    1 + set.changes.iter().map(of_change).sum::<usize>()
}
