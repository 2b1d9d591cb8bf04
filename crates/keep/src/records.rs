//! What a store is to the rest: records by key on shelves, read and written in transactions.

use crate::{Key, Range, Shelf};
use engine::StoreFailure;

/// A record with its key.
pub type Row = (Key, String);

/// Some records of a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Where.
    pub shelf: Shelf,
    /// Which.
    pub range: Range,
}

impl Query {
    /// A question for records.
    pub const fn new(shelf: Shelf, range: Range) -> Self {
        Self { shelf, range }
    }
}

/// One deed of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Goes on only if the record is there; else the whole batch is given up.
    Require(Shelf, Key),
    /// Goes on only if the record is not there; else the whole batch is given up.
    Absent(Shelf, Key),
    /// Puts a record in its place, whether or not one stands there.
    Put(Shelf, Key, String),
    /// Takes records out.
    Delete(Shelf, Range),
}

impl Op {
    /// The shelf it concerns.
    pub const fn shelf(&self) -> Shelf {
        match self {
            Self::Require(shelf, _)
            | Self::Absent(shelf, _)
            | Self::Put(shelf, ..)
            | Self::Delete(shelf, _) => *shelf,
        }
    }
}

/// Deeds that are done all together, in order, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// The deeds.
    pub ops: Vec<Op>,
    /// Whether it may be reported as done before it is on the disk.
    pub is_relaxed: bool,
}

impl Batch {
    /// Goes on only if the record is there.
    #[must_use]
    pub fn require(mut self, shelf: Shelf, key: Key) -> Self {
        self.ops.push(Op::Require(shelf, key));
        self
    }

    /// Goes on only if the record is not there.
    #[must_use]
    pub fn absent(mut self, shelf: Shelf, key: Key) -> Self {
        self.ops.push(Op::Absent(shelf, key));
        self
    }

    /// Puts a record.
    #[must_use]
    pub fn put(mut self, shelf: Shelf, key: Key, value: String) -> Self {
        self.ops.push(Op::Put(shelf, key, value));
        self
    }

    /// Takes records out.
    #[must_use]
    pub fn delete(mut self, shelf: Shelf, range: Range) -> Self {
        self.ops.push(Op::Delete(shelf, range));
        self
    }

    /// The same, but it may be reported as done before it is on the disk.
    #[must_use]
    pub const fn relaxed(mut self) -> Self {
        self.is_relaxed = true;
        self
    }

    /// The shelves it concerns, each once.
    pub fn shelves(&self) -> Vec<Shelf> {
        let mut shelves: Vec<_> = self.ops.iter().map(Op::shelf).collect();
        shelves.sort_unstable();
        shelves.dedup();
        shelves
    }
}

/// Why something was not read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is no room.
    Full,
    /// The browser gives no storage.
    Blocked(String),
    /// The transaction was given up on the way; nothing of it was written.
    Aborted(String),
    /// Another tab holds the database in an older version, or waits for a newer one.
    VersionLocked,
    /// The database is of a later version than this program knows.
    Newer,
    /// The connection is gone: the database was closed or deleted from outside.
    Gone,
    /// A record that the batch requires is not there.
    Missing(Shelf),
    /// A record is there that the batch requires not to be.
    Present(Shelf),
    /// Another reason, in the browser's words.
    Other(String),
}

impl From<Failure> for StoreFailure {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Full => Self::Full,
            Failure::Blocked(why) => Self::Blocked(why),
            Failure::VersionLocked => Self::VersionLocked,
            Failure::Newer => Self::Newer,
            Failure::Gone => Self::Gone,
            Failure::Missing(Shelf::Projects) => Self::Deleted,
            Failure::Missing(Shelf::Handles) => Self::TakenOver,
            Failure::Missing(_) | Failure::Present(_) => Self::Interrupted(String::new()),
            Failure::Aborted(why) => Self::Interrupted(why),
            Failure::Other(why) => Self::Other(why),
        }
    }
}

/// A connection to a store. Clones are the same connection.
///
/// Reading and writing begin at the call, not when the future is first polled, so that
/// transactions stand in the order of the calls.
pub trait Records: Clone + 'static {
    /// Reads in one transaction: for each question the records in the order of their keys.
    /// What is no text is left out.
    fn read(
        &self,
        queries: Vec<Query>,
    ) -> impl Future<Output = Result<Vec<Vec<Row>>, Failure>> + 'static + use<Self>;

    /// The keys of some records, in their order.
    fn keys(
        &self,
        query: Query,
    ) -> impl Future<Output = Result<Vec<Key>, Failure>> + 'static + use<Self>;

    /// Does all of a batch in one transaction, or nothing of it. Unless the batch is relaxed, it
    /// is done once it is on the disk.
    fn write(
        &self,
        batch: Batch,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<Self>;
}

/// The one record under a key.
pub async fn get<R: Records>(
    records: &R,
    shelf: Shelf,
    key: Key,
) -> Result<Option<String>, Failure> {
    let found = records.read(vec![Query::new(shelf, Range::One(key))]).await?;
    Ok(found.into_iter().flatten().next().map(|(_, value)| value))
}
