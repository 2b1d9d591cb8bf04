//! Kept work: snapshots and a journal in `IndexedDB`.
//!
//! Object stores and keys, all values JSON text of `formats::store`:
//!
//! | store | key | value |
//! |---|---|---|
//! | `meta` | `current` | the key of the project to open |
//! | `snapshots` | `[project, "project"]`, `[project, "history"]`, `[project, "document", id]` | snapshots |
//! | `journal` | `[project, seq]` | one entry for each step since the snapshot |
//! | `sessions` | project | where the analyst was |

use super::idb::{completion_of, failure_of, open, reading, result_of, strict_transaction};
use super::tabs::take_over;
use super::{BrowserIds, now, session_record};
use engine::{Env, Fact, History, Ids, Model, SessionRecord, StoreFailure, restore};
use formats::store::{
    HistorySnapshot, JournalEntry, ProjectSnapshot, decode_document, encode_document,
};
use js_sys::Array;
use model::Project;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction};
use yew::Callback;

const DATABASE: &str = "stancemark";
const VERSION: u32 = 1;
const STORES: &[&str] = &["meta", "snapshots", "journal", "sessions"];

/// A journal longer than this is folded into the snapshots when the project is opened.
const LONG_JOURNAL: usize = 300;

/// How long to wait before the session record is written, in milliseconds.
const SESSION_DELAY: u32 = 250;

/// The project's place in the browser's store.
#[derive(Debug, Clone)]
pub struct Store {
    connection: Option<Connection>,
    /// Why there is no connection.
    failure: Option<StoreFailure>,
    /// The session record that is waiting to be written.
    waiting: Rc<RefCell<Option<gloo_timers::callback::Timeout>>>,
}

#[derive(Debug, Clone)]
struct Connection {
    database: IdbDatabase,
    project: String,
}

/// What was opened.
#[derive(Debug)]
pub struct Loaded {
    /// The store, to write to.
    pub store: Store,
    /// The app as it was left, or a new one.
    pub model: Model,
    /// Where the analyst was.
    pub session: SessionRecord,
    /// Records that could not be read, in words.
    pub damaged: Vec<String>,
    /// Why nothing can be kept, if so.
    pub failure: Option<StoreFailure>,
}

impl Store {
    /// Opens the store and what it keeps; without a store, a new project that lives in memory.
    /// From now on this tab writes the store; `on_taken_over` is called when another tab does.
    pub fn open(on_opened: Callback<Loaded>, on_taken_over: Callback<()>) {
        // the database opens while the lock is asked for; only its use must wait
        let database = open(DATABASE, VERSION, STORES);
        spawn_local(async move {
            take_over(on_taken_over).await;
            on_opened.emit(Self::load(database, &mut BrowserIds).await);
        });
    }

    async fn load(
        database: impl Future<Output = Result<IdbDatabase, JsValue>>,
        ids: &mut dyn Ids,
    ) -> Loaded {
        match Self::try_open(database, ids).await {
            Ok(loaded) => loaded,
            Err(error) => {
                let failure = failure_of(&error);
                let store = Self::unconnected(failure.clone());
                let model = Model::new(&mut Env { now: now(), ids });
                let session = SessionRecord::default();
                Loaded { store, model, session, damaged: Vec::new(), failure: Some(failure) }
            }
        }
    }

    fn unconnected(failure: StoreFailure) -> Self {
        Self { connection: None, failure: Some(failure), waiting: Rc::default() }
    }

    async fn try_open(
        database: impl Future<Output = Result<IdbDatabase, JsValue>>,
        ids: &mut dyn Ids,
    ) -> Result<Loaded, JsValue> {
        let database = database.await?;
        let meta = reading(&database, &["meta"])?.object_store("meta")?;
        let current = result_of(&meta.get(&"current".into())?).await?.as_string();
        let connection = |project| Connection { database: database.clone(), project };
        match current {
            Some(project) => connection(project).load(ids).await,
            None => connection(ids.next_id()).create(ids).await,
        }
    }

    /// Stops writing: another tab does it from now on.
    pub fn give_up(&mut self) {
        self.waiting.replace(None);
        *self = Self::unconnected(StoreFailure::TakenOver);
    }

    /// Writes entries in one durable transaction, then reports.
    pub fn append(&self, entries: Vec<JournalEntry>, report: Callback<Fact>) {
        let Some(connection) = self.connection.clone() else {
            let failure = self.failure.clone();
            report.emit(Fact::PersistFailed(
                failure.unwrap_or_else(|| StoreFailure::Other(String::new())),
            ));
            return;
        };
        // begun at once, so that transactions stand in the order of the steps
        let written = connection.begin_append(&entries);
        spawn_local(async move {
            let completed = match written {
                Ok(transaction) => completion_of(&transaction).await,
                Err(error) => Err(error),
            };
            let first = entries.first().map_or(1, |entry| entry.seq);
            let last = entries.last().map_or(0, |entry| entry.seq);
            report.emit(match completed {
                Ok(()) => Fact::Persisted(first..=last),
                Err(error) => Fact::PersistFailed(failure_of(&error)),
            });
        });
    }

    /// Writes the session record a little later; a newer one takes its place.
    pub fn remember(&self, record: SessionRecord) {
        let Some(connection) = self.connection.clone() else { return };
        let write = move || {
            // where the reader was is a comfort, not work: a failure is not reported
            let _ = connection.put_session(&record);
        };
        let timeout = gloo_timers::callback::Timeout::new(SESSION_DELAY, write);
        self.waiting.replace(Some(timeout));
    }
}

impl Connection {
    fn store(self) -> Store {
        Store { connection: Some(self), failure: None, waiting: Rc::default() }
    }

    fn key(&self, parts: &[&str]) -> JsValue {
        let key: Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
        key.unshift(&self.project.as_str().into());
        key.into()
    }

    fn journal_key(&self, seq: u64) -> JsValue {
        #[allow(clippy::cast_precision_loss, reason = "fewer than 2^53 steps")]
        Array::of2(&self.project.as_str().into(), &(seq as f64).into()).into()
    }

    fn begin_append(&self, entries: &[JournalEntry]) -> Result<IdbTransaction, JsValue> {
        let transaction = strict_transaction(&self.database, &["journal"])?;
        let journal = transaction.object_store("journal")?;
        for entry in entries {
            journal.put_with_key(&entry.encode().into(), &self.journal_key(entry.seq))?;
        }
        Ok(transaction)
    }

    fn put_session(&self, record: &SessionRecord) -> Result<(), JsValue> {
        let transaction = self
            .database
            .transaction_with_str_and_mode("sessions", web_sys::IdbTransactionMode::Readwrite)?;
        let json = session_record::encode(record);
        let sessions = transaction.object_store("sessions")?;
        sessions.put_with_key(&json.into(), &self.project.as_str().into()).map(|_| ())
    }

    /// Begins a new project in the store.
    async fn create(self, ids: &mut dyn Ids) -> Result<Loaded, JsValue> {
        let model = Model::new(&mut Env { now: now(), ids });
        let transaction = strict_transaction(&self.database, &["meta", "snapshots"])?;
        let meta = transaction.object_store("meta")?;
        meta.put_with_key(&self.project.as_str().into(), &"current".into())?;
        self.put_project(&transaction.object_store("snapshots")?, &model)?;
        completion_of(&transaction).await?;
        let session = SessionRecord::default();
        Ok(Loaded { store: self.store(), model, session, damaged: Vec::new(), failure: None })
    }

    fn put_project(&self, snapshots: &IdbObjectStore, model: &Model) -> Result<(), JsValue> {
        let project = ProjectSnapshot::of(&model.project, model.journal_seq()).encode();
        snapshots.put_with_key(&project.into(), &self.key(&["project"]))?;
        let history = HistorySnapshot {
            entries: model.history.entries().to_vec(),
            times: model.history.times().to_vec(),
            cursor: model.history.cursor(),
        };
        snapshots.put_with_key(&history.encode().into(), &self.key(&["history"]))?;
        Ok(())
    }

    /// Opens the project of this connection.
    async fn load(self, ids: &mut dyn Ids) -> Result<Loaded, JsValue> {
        let mut damaged = Vec::new();
        let transaction = reading(&self.database, &["snapshots", "journal", "sessions"])?;
        let snapshots = transaction.object_store("snapshots")?;
        let (project, seq) = self.read_project(&snapshots, &mut damaged, ids).await?;
        let history = self.read_history(&snapshots, &mut damaged).await?;
        let entries = self.read_journal(&transaction, &mut damaged).await?;
        let sessions = transaction.object_store("sessions")?;
        let session = result_of(&sessions.get(&self.project.as_str().into())?).await?;
        let session = session.as_string().map(|json| session_record::decode(&json));
        let n_entries = entries.len();
        let restored = restore(project, history, seq, entries);
        damaged.extend(restored.stopped_at.map(|seq| format!("journal {seq}")));
        damaged.extend(restored.model.check_invariants());
        let connection = if damaged.is_empty() {
            if n_entries > LONG_JOURNAL {
                self.fold(&restored.model)?;
            }
            self
        } else {
            self.set_aside(&restored.model, ids)?
        };
        Ok(Loaded {
            store: connection.store(),
            model: restored.model,
            session: session.unwrap_or_default(),
            damaged,
            failure: None,
        })
    }

    /// Goes on under a new key, so that new steps never mix with the damaged records, which
    /// stay as they are.
    fn set_aside(self, model: &Model, ids: &mut dyn Ids) -> Result<Self, JsValue> {
        let fresh = Self { project: ids.next_id(), ..self };
        fresh.fold(model)?;
        let transaction = strict_transaction(&fresh.database, &["meta"])?;
        let meta = transaction.object_store("meta")?;
        meta.put_with_key(&fresh.project.as_str().into(), &"current".into())?;
        Ok(fresh)
    }

    async fn read_project(
        &self,
        snapshots: &IdbObjectStore,
        damaged: &mut Vec<String>,
        ids: &mut dyn Ids,
    ) -> Result<(Project, u64), JsValue> {
        let json = result_of(&snapshots.get(&self.key(&["project"]))?).await?;
        let snapshot = ProjectSnapshot::decode(&json.as_string().unwrap_or_default());
        let Ok(snapshot) = snapshot.map_err(|error| damaged.push(error.to_string())) else {
            let fresh = Model::new(&mut Env { now: now(), ids });
            return Ok(((*fresh.project).clone(), 0));
        };
        let mut documents = Vec::new();
        for id in &snapshot.documents {
            let key = self.key(&["document", id.as_str()]);
            let json = result_of(&snapshots.get(&key)?).await?.as_string().unwrap_or_default();
            match decode_document(&json) {
                Ok(document) => documents.push(document),
                Err(error) => damaged.push(error.to_string()),
            }
        }
        let seq = snapshot.seq;
        Ok((snapshot.assemble(documents), seq))
    }

    async fn read_history(
        &self,
        snapshots: &IdbObjectStore,
        damaged: &mut Vec<String>,
    ) -> Result<History, JsValue> {
        let json = result_of(&snapshots.get(&self.key(&["history"]))?).await?;
        let history = HistorySnapshot::decode(&json.as_string().unwrap_or_default());
        Ok(match history {
            Ok(history) => History::from_parts(history.entries, history.times, history.cursor),
            Err(error) => {
                damaged.push(error.to_string());
                History::default()
            }
        })
    }

    async fn read_journal(
        &self,
        transaction: &IdbTransaction,
        damaged: &mut Vec<String>,
    ) -> Result<Vec<JournalEntry>, JsValue> {
        let from = Array::of1(&self.project.as_str().into());
        let to = Array::of2(&self.project.as_str().into(), &Array::new());
        let range = IdbKeyRange::bound(&from, &to)?;
        let journal = transaction.object_store("journal")?;
        let rows = result_of(&journal.get_all_with_key(&range)?).await?;
        let mut entries = Vec::new();
        for row in rows.unchecked_into::<Array>().iter() {
            match JournalEntry::decode(&row.as_string().unwrap_or_default()) {
                Ok(entry) => entries.push(entry),
                Err(error) => damaged.push(error.to_string()),
            }
        }
        Ok(entries)
    }

    /// Writes all of the model as snapshots and empties the journal, in one transaction.
    fn fold(&self, model: &Model) -> Result<(), JsValue> {
        let transaction = strict_transaction(&self.database, &["snapshots", "journal"])?;
        let snapshots = transaction.object_store("snapshots")?;
        let from = Array::of1(&self.project.as_str().into());
        let to = Array::of2(&self.project.as_str().into(), &Array::new());
        let all = IdbKeyRange::bound(&from, &to)?;
        snapshots.delete(&all)?;
        transaction.object_store("journal")?.delete(&all)?;
        self.put_project(&snapshots, model)?;
        for (id, document) in &model.project.documents {
            let key = self.key(&["document", id.as_str()]);
            snapshots.put_with_key(&encode_document(document).into(), &key)?;
        }
        Ok(())
    }
}
