//! The store's twin in memory: for tests, which make it fail as they like, and for a browser that
//! gives no storage, where it lasts as long as the tab.

use crate::{Batch, Failure, Key, Op, Query, Range, Records, Row, Shelf};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::rc::Rc;

/// What goes wrong, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The n-th write from now fails so; 0 is the next.
    Write(u64, Failure),
    /// The n-th write from now is given up after so many of its deeds.
    Midway(u64, usize),
    /// The tab is killed before the n-th write from now: of that and all later ones nothing is
    /// done.
    Kill(u64),
    /// No more than so many bytes fit, keys not counted.
    Quota(usize),
    /// Every read fails so.
    Reads(Failure),
    /// Whoever connects from now on fails so.
    Connect(Failure),
}

/// A disk in memory. Clones are the same disk; see [`MemoryDisk::copy`].
#[derive(Debug, Clone, Default)]
pub struct MemoryDisk(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    rows: RefCell<BTreeMap<(Shelf, Key), String>>,
    faults: RefCell<Vec<Fault>>,
    /// Counts the connections that were cut off.
    era: Cell<u32>,
    n_writes: Cell<u64>,
}

impl MemoryDisk {
    /// Connects to it.
    pub fn connect(&self) -> Result<MemoryRecords, Failure> {
        let fault = self.0.faults.borrow().iter().find_map(|fault| match fault {
            Fault::Connect(failure) => Some(failure.clone()),
            _ => None,
        });
        match fault {
            Some(failure) => Err(failure),
            None => Ok(MemoryRecords { disk: self.clone(), era: self.0.era.get() }),
        }
    }

    /// Another disk with what is on this one now: what a crash at this instant would leave.
    #[must_use]
    pub fn copy(&self) -> Self {
        let copy = Self::default();
        copy.0.rows.replace(self.0.rows.borrow().clone());
        copy
    }

    /// Lets something go wrong.
    pub fn inject(&self, fault: Fault) {
        let fault = match fault {
            Fault::Write(n, failure) => Fault::Write(self.0.n_writes.get() + n, failure),
            Fault::Kill(n) => Fault::Kill(self.0.n_writes.get() + n),
            Fault::Midway(n, n_ops) => Fault::Midway(self.0.n_writes.get() + n, n_ops),
            other => other,
        };
        self.0.faults.borrow_mut().push(fault);
    }

    /// All is well again.
    pub fn heal(&self) {
        self.0.faults.borrow_mut().clear();
    }

    /// Cuts all connections off; with `wipe`, everything is deleted too.
    pub fn cut_off(&self, wipe: bool) {
        self.0.era.set(self.0.era.get() + 1);
        if wipe {
            self.0.rows.borrow_mut().clear();
        }
    }

    /// Everything on it, in order.
    pub fn dump(&self) -> Vec<(Shelf, Key, String)> {
        let rows = self.0.rows.borrow();
        rows.iter().map(|((shelf, key), value)| (*shelf, key.clone(), value.clone())).collect()
    }

    /// Changes a record behind everyone's back.
    pub fn tamper(&self, shelf: Shelf, key: Key, value: Option<String>) {
        let mut rows = self.0.rows.borrow_mut();
        match value {
            Some(value) => rows.insert((shelf, key), value),
            None => rows.remove(&(shelf, key)),
        };
    }

    fn due_fault(&self, n_write: u64) -> Option<Fault> {
        let faults = self.0.faults.borrow();
        let is_due = |fault: &&Fault| match fault {
            Fault::Write(n, _) | Fault::Midway(n, _) => *n == n_write,
            Fault::Kill(n) => *n <= n_write,
            _ => false,
        };
        faults.iter().find(is_due).cloned()
    }

    fn quota(&self) -> usize {
        let faults = self.0.faults.borrow();
        let quotas = faults.iter().filter_map(|fault| match fault {
            Fault::Quota(n_bytes) => Some(*n_bytes),
            _ => None,
        });
        quotas.min().unwrap_or(usize::MAX)
    }
}

/// A connection to a [`MemoryDisk`].
#[derive(Debug, Clone)]
pub struct MemoryRecords {
    disk: MemoryDisk,
    era: u32,
}

impl MemoryRecords {
    fn is_cut_off(&self) -> bool {
        self.era != self.disk.0.era.get()
    }

    fn read_now(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, Failure> {
        if self.is_cut_off() {
            return Err(Failure::Gone);
        }
        let faults = self.disk.0.faults.borrow();
        if let Some(Fault::Reads(failure)) = faults.iter().find(|f| matches!(f, Fault::Reads(_))) {
            return Err(failure.clone());
        }
        let rows = self.disk.0.rows.borrow();
        let find = |query: &Query| {
            let found = rows
                .iter()
                .filter(|((shelf, key), _)| *shelf == query.shelf && query.range.contains(key));
            found.map(|((_, key), value)| (key.clone(), value.clone())).collect()
        };
        Ok(queries.iter().map(find).collect())
    }

    fn write_now(&self, batch: Batch) -> Result<(), Failure> {
        if self.is_cut_off() {
            return Err(Failure::Gone);
        }
        let n_write = self.disk.0.n_writes.get();
        self.disk.0.n_writes.set(n_write + 1);
        let midway = match self.disk.due_fault(n_write) {
            Some(Fault::Write(_, failure)) => return Err(failure),
            Some(Fault::Kill(_)) => return Err(Failure::Gone),
            Some(Fault::Midway(_, n_ops)) => n_ops,
            _ => usize::MAX,
        };
        let mut rows = self.disk.0.rows.borrow().clone();
        for (idx, op) in batch.ops.into_iter().enumerate() {
            if idx >= midway {
                return Err(Failure::Aborted("midway".to_owned()));
            }
            carry_out(&mut rows, op)?;
        }
        if rows.values().map(String::len).sum::<usize>() > self.disk.quota() {
            return Err(Failure::Full);
        }
        self.disk.0.rows.replace(rows);
        Ok(())
    }
}

fn carry_out(rows: &mut BTreeMap<(Shelf, Key), String>, op: Op) -> Result<(), Failure> {
    match op {
        Op::Require(shelf, key) => {
            if !rows.contains_key(&(shelf, key)) {
                return Err(Failure::Missing(shelf));
            }
        }
        Op::Absent(shelf, key) => {
            if rows.contains_key(&(shelf, key)) {
                return Err(Failure::Present(shelf));
            }
        }
        Op::Put(shelf, key, value) => {
            rows.insert((shelf, key), value);
        }
        Op::Delete(shelf, Range::One(key)) => {
            rows.remove(&(shelf, key));
        }
        Op::Delete(shelf, range) => {
            rows.retain(|(other, key), _| *other != shelf || !range.contains(key));
        }
    }
    Ok(())
}

impl Records for MemoryRecords {
    fn read(
        &self,
        queries: Vec<Query>,
    ) -> impl Future<Output = Result<Vec<Vec<Row>>, Failure>> + 'static + use<> {
        done(self.read_now(&queries))
    }

    fn keys(
        &self,
        query: Query,
    ) -> impl Future<Output = Result<Vec<Key>, Failure>> + 'static + use<> {
        let rows = self.read_now(&[query]);
        done(rows.map(|rows| rows.into_iter().flatten().map(|(key, _)| key).collect()))
    }

    fn write(&self, batch: Batch) -> impl Future<Output = Result<(), Failure>> + 'static + use<> {
        done(self.write_now(batch))
    }
}

fn done<T>(outcome: T) -> Ready<T> {
    ready(outcome)
}
