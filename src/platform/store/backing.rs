//! Where the records are: in the browser's database, or in memory where it gives none.

use super::records::IdbRecords;
use keep::{Batch, Failure, Key, MemoryRecords, Query, Records, Row};
use std::pin::Pin;

/// A store of records.
#[derive(Debug, Clone)]
pub(super) enum Backing {
    /// The browser's database.
    Browser(IdbRecords),
    /// Gone with the tab.
    Memory(MemoryRecords),
}

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

impl Records for Backing {
    fn read(
        &self,
        queries: Vec<Query>,
    ) -> impl Future<Output = Result<Vec<Vec<Row>>, Failure>> + 'static + use<> {
        let read: Answer<_> = match self {
            Self::Browser(records) => Box::pin(records.read(queries)),
            Self::Memory(records) => Box::pin(records.read(queries)),
        };
        read
    }

    fn keys(
        &self,
        query: Query,
    ) -> impl Future<Output = Result<Vec<Key>, Failure>> + 'static + use<> {
        let keys: Answer<_> = match self {
            Self::Browser(records) => Box::pin(records.keys(query)),
            Self::Memory(records) => Box::pin(records.keys(query)),
        };
        keys
    }

    fn write(&self, batch: Batch) -> impl Future<Output = Result<(), Failure>> + 'static + use<> {
        let written: Answer<_> = match self {
            Self::Browser(records) => Box::pin(records.write(batch)),
            Self::Memory(records) => Box::pin(records.write(batch)),
        };
        written
    }
}
