//! `IndexedDB` as a store of records.

use crate::platform::idb::{completion_of, failure_of, open, reading, result_of, writing};
use js_sys::Array;
use keep::{Batch, Failure, Key, Op, Part, Query, Range, Records, Row, Shelf};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction};
use yew::Callback;

/// The version of the object stores.
const VERSION: u32 = 3;

/// A connection to a database.
#[derive(Debug, Clone)]
pub(super) struct IdbRecords {
    database: IdbDatabase,
}

impl IdbRecords {
    /// Opens a database. `on_lost` is called when the connection is closed from outside; it is
    /// given up at once where another tab wants to change or delete the database.
    pub(super) fn open(
        name: &str,
        on_lost: Callback<()>,
    ) -> impl Future<Output = Result<Self, Failure>> + use<> {
        let opened = open(name, VERSION, Shelf::ALL.map(Shelf::name).to_vec());
        async {
            let database = opened.await?;
            let asked = database.clone();
            let give_way = Closure::once_into_js({
                let on_lost = on_lost.clone();
                move || {
                    asked.close();
                    on_lost.emit(());
                }
            });
            database.set_onversionchange(Some(give_way.unchecked_ref()));
            let closed = Closure::once_into_js(move || on_lost.emit(()));
            database.set_onclose(Some(closed.unchecked_ref()));
            Ok(Self { database })
        }
    }

    /// What is kept under a key that is no text, such as the handle of a folder.
    pub(super) async fn handle(&self, key: &Key) -> Option<JsValue> {
        let transaction = reading(&self.database, &[Shelf::Handles.name()]).ok()?;
        let store = transaction.object_store(Shelf::Handles.name()).ok()?;
        let request = store.get(&js_key(key)).ok()?;
        result_of(&request).await.ok()
    }

    /// Keeps such a thing, or takes it out.
    pub(super) fn put_handle(
        &self,
        key: &Key,
        handle: Option<&JsValue>,
    ) -> impl Future<Output = Result<(), JsValue>> + use<> {
        let begun = self.begin_put_handle(key, handle).map(|begun| completion_of(&begun));
        async move { begun?.await }
    }

    fn begin_put_handle(
        &self,
        key: &Key,
        handle: Option<&JsValue>,
    ) -> Result<IdbTransaction, JsValue> {
        let transaction = writing(&self.database, &[Shelf::Handles.name()], false)?;
        let store = transaction.object_store(Shelf::Handles.name())?;
        match handle {
            Some(handle) => store.put_with_key(handle, &js_key(key))?,
            None => store.delete(&js_key(key))?,
        };
        Ok(transaction)
    }

    fn begin_read(&self, queries: &[Query]) -> Result<Vec<Answer>, JsValue> {
        let mut shelves: Vec<_> = queries.iter().map(|query| query.shelf.name()).collect();
        shelves.sort_unstable();
        shelves.dedup();
        let transaction = reading(&self.database, &shelves)?;
        queries.iter().map(|query| Answer::ask(&transaction, query)).collect()
    }

    fn begin_keys(&self, query: &Query) -> Result<Request, JsValue> {
        let transaction = reading(&self.database, &[query.shelf.name()])?;
        let store = transaction.object_store(query.shelf.name())?;
        match &query.range {
            Range::All => store.get_all_keys(),
            range => store.get_all_keys_with_key(&js_range(range)?),
        }
    }

    fn begin_write(&self, batch: Batch) -> Result<Writing, JsValue> {
        let shelves: Vec<_> = batch.shelves().into_iter().map(Shelf::name).collect();
        let transaction = writing(&self.database, &shelves, batch.is_relaxed)?;
        let refused = Rc::new(Cell::new(None));
        for op in batch.ops {
            if let Err(error) = carry_out(&transaction, op, &refused) {
                // what was begun of it must not be done
                let _ = transaction.abort();
                return Err(error);
            }
        }
        Ok(Writing { transaction, refused })
    }
}

impl Records for IdbRecords {
    fn read(
        &self,
        queries: Vec<Query>,
    ) -> impl Future<Output = Result<Vec<Vec<Row>>, Failure>> + 'static + use<> {
        let asked = self.begin_read(&queries);
        async move {
            let mut rows = Vec::new();
            for answer in asked.map_err(|error| failure_of(&error))? {
                rows.push(answer.rows().await.map_err(|error| failure_of(&error))?);
            }
            Ok(rows)
        }
    }

    fn keys(
        &self,
        query: Query,
    ) -> impl Future<Output = Result<Vec<Key>, Failure>> + 'static + use<> {
        let asked = self.begin_keys(&query).map(|request| result_of(&request));
        async move {
            let keys = asked.map_err(|error| failure_of(&error))?.await;
            let keys = keys.map_err(|error| failure_of(&error))?.unchecked_into::<Array>();
            Ok(keys.iter().filter_map(|key| key_of(&key)).collect())
        }
    }

    fn write(&self, batch: Batch) -> impl Future<Output = Result<(), Failure>> + 'static + use<> {
        let begun = self.begin_write(batch).map(|writing| {
            let done = completion_of(&writing.transaction);
            (writing.refused, done)
        });
        async move {
            let (refused, done) = begun.map_err(|error| failure_of(&error))?;
            match (done.await, refused.take()) {
                (Ok(()), _) => Ok(()),
                (Err(_), Some(refused)) => Err(refused),
                // a transaction that the browser gives up may have no error
                (Err(error), None) if error.is_null() || error.is_undefined() => {
                    Err(Failure::Aborted(String::new()))
                }
                (Err(error), None) => Err(failure_of(&error)),
            }
        }
    }
}

/// A transaction under way.
struct Writing {
    transaction: IdbTransaction,
    /// What the batch requires and is not so.
    refused: Rc<Cell<Option<Failure>>>,
}

fn carry_out(
    transaction: &IdbTransaction,
    op: Op,
    refused: &Rc<Cell<Option<Failure>>>,
) -> Result<(), JsValue> {
    let store = transaction.object_store(op.shelf().name())?;
    match op {
        Op::Put(_, key, value) => {
            store.put_with_key(&value.into(), &js_key(&key))?;
        }
        Op::Delete(_, Range::All) => {
            store.clear()?;
        }
        Op::Delete(_, range) => {
            store.delete(&js_range(&range)?)?;
        }
        Op::Require(shelf, key) => {
            check(transaction, &store, &key, refused, move |is_there| {
                (!is_there).then_some(Failure::Missing(shelf))
            })?;
        }
        Op::Absent(shelf, key) => {
            check(transaction, &store, &key, refused, move |is_there| {
                is_there.then_some(Failure::Present(shelf))
            })?;
        }
    }
    Ok(())
}

/// Gives the transaction up where what is found under a key is a failure.
fn check(
    transaction: &IdbTransaction,
    store: &IdbObjectStore,
    key: &Key,
    refused: &Rc<Cell<Option<Failure>>>,
    failure: impl Fn(bool) -> Option<Failure> + 'static,
) -> Result<(), JsValue> {
    let request = store.count_with_key(&js_key(key))?;
    let (asked, transaction, refused) = (request.clone(), transaction.clone(), Rc::clone(refused));
    let counted = Closure::once_into_js(move || {
        let count = asked.result().ok().and_then(|count| count.as_f64());
        if let Some(failure) = count.and_then(|count| failure(count > 0.0)) {
            refused.set(Some(failure));
            let _ = transaction.abort();
        }
    });
    request.set_onsuccess(Some(counted.unchecked_ref()));
    Ok(())
}

/// The answer to a question, on its way.
struct Answer {
    keys: Box<dyn Future<Output = Result<JsValue, JsValue>> + Unpin>,
    values: Box<dyn Future<Output = Result<JsValue, JsValue>> + Unpin>,
}

impl Answer {
    fn ask(transaction: &IdbTransaction, query: &Query) -> Result<Self, JsValue> {
        let store = transaction.object_store(query.shelf.name())?;
        let (keys, values) = match &query.range {
            Range::All => (store.get_all_keys()?, store.get_all()?),
            range => all_of(&store, &js_range(range)?)?,
        };
        let (keys, values) = (result_of(&keys), result_of(&values));
        Ok(Self { keys: Box::new(Box::pin(keys)), values: Box::new(Box::pin(values)) })
    }

    async fn rows(self) -> Result<Vec<Row>, JsValue> {
        let keys = self.keys.await?.unchecked_into::<Array>();
        let values = self.values.await?.unchecked_into::<Array>();
        let row = |(key, value): (JsValue, JsValue)| Some((key_of(&key)?, value.as_string()?));
        Ok(keys.iter().zip(values.iter()).filter_map(row).collect())
    }
}

type Request = web_sys::IdbRequest;

fn all_of(store: &IdbObjectStore, range: &JsValue) -> Result<(Request, Request), JsValue> {
    Ok((store.get_all_keys_with_key(range)?, store.get_all_with_key(range)?))
}

/// A key of one part is that part; one of several is a list.
fn js_key(key: &Key) -> JsValue {
    match key.parts() {
        [one] => js_part(one),
        parts => parts.iter().map(js_part).collect::<Array>().into(),
    }
}

fn js_part(part: &Part) -> JsValue {
    match part {
        #[allow(clippy::cast_precision_loss, reason = "numbers in keys are below 2^53")]
        Part::Number(number) => (*number as f64).into(),
        Part::Text(text) => text.as_str().into(),
    }
}

/// The key; `None` where another program wrote one that is none of ours.
fn key_of(value: &JsValue) -> Option<Key> {
    match value.dyn_ref::<Array>() {
        Some(parts) => {
            Key::from_parts(parts.iter().map(|part| part_of(&part)).collect::<Option<_>>()?)
        }
        None => Key::from_parts(vec![part_of(value)?]),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers in keys are whole, and below 2^53"
)]
fn part_of(value: &JsValue) -> Option<Part> {
    let number = value.as_f64().map(|number| Part::Number(number as u64));
    number.or_else(|| value.as_string().map(Part::Text))
}

fn js_range(range: &Range) -> Result<JsValue, JsValue> {
    let bound = |from: &JsValue, to: &JsValue, to_is_out| {
        IdbKeyRange::bound_with_lower_open_and_upper_open(from, to, false, to_is_out)
    };
    Ok(match range {
        Range::All => JsValue::UNDEFINED,
        Range::One(key) => IdbKeyRange::only(&js_key(key))?.into(),
        Range::Between(from, to) => bound(&js_key(from), &js_key(to), true)?.into(),
        Range::Under(prefix) => {
            // a list comes after every text and number, and after all shorter ones it begins like
            let from: Array = prefix.parts().iter().map(js_part).collect();
            let to = from.slice(0, from.length());
            to.push(&Array::new());
            IdbKeyRange::bound_with_lower_open_and_upper_open(&from, &to, true, true)?.into()
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests;
