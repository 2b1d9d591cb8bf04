//! The open project's place in the browser's store: which project it is, the connection, and
//! what becomes of a connection that is lost. What is written, and how, is `keep`'s.

mod backing;
mod backups;
mod folding;
mod following;
mod projects;
mod records;
mod which;

use super::folder::Folder;
use super::rescue::wants_rescue;
use super::tabs::Tabs;
use super::{BrowserIds, now, session_record};
use backing::Backing;
use engine::{Env, Fact, Ids, Model, ProjectsFact, SessionRecord, StoreFailure, TabFact};
use formats::store::{DamagedRow, JournalEntry};
use gloo_timers::callback::Timeout;
use keep::{Failure, Keeper, Library, MemoryDisk, Opened, ProjectKey, Shelf, State};
use records::IdbRecords;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

const DATABASE: &str = "stancemark";

/// How long to wait before the session record is written, in milliseconds.
const SESSION_DELAY: u32 = 250;

/// What the store tells by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Outside {
    /// A project was opened, in place of the one before.
    pub on_opened: Callback<Loaded>,
    /// Something about the other tabs that show it.
    pub on_tab: Callback<TabFact>,
    /// The connection to the store is lost.
    pub on_lost: Callback<()>,
}

/// The open project's place in the browser's store.
#[derive(Debug, Clone)]
pub struct Store(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    keeper: RefCell<Keeper<Backing>>,
    library: RefCell<Library<Backing>>,
    /// Why nothing that is written now would last.
    failure: RefCell<Option<StoreFailure>>,
    /// The session record that is waiting to be written.
    waiting: RefCell<Option<Timeout>>,
    /// The next try to write.
    retry: RefCell<Option<Timeout>>,
    /// The other tabs that show the project.
    tabs: Tabs,
    /// Where a file of the project is kept in step.
    folder: Folder,
    outside: Outside,
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
    /// Which project it is, and what of it could not be read.
    pub opened: ProjectsFact,
    /// Why nothing can be kept, if so.
    pub failure: Option<StoreFailure>,
    /// Whether another tab writes the project.
    pub follows: bool,
}

impl Store {
    /// Opens the store and the project that this tab shows; without a store, a new project that
    /// lives in memory. This tab writes it, unless another one does.
    pub fn open(outside: Outside) {
        let database = IdbRecords::open(DATABASE, outside.on_lost.clone());
        spawn_local(async move {
            let opened = async {
                let library = Library::new(Backing::Browser(database.await?));
                library.prepare(now()).await?;
                let key = which::wanted(&library).await?;
                open_project(library, key, &outside).await
            };
            let loaded = match opened.await {
                Ok(loaded) => Some(loaded),
                Err(failure) => in_memory(failure.into(), &outside).await,
            };
            if let Some(loaded) = loaded {
                outside.on_opened.emit(loaded);
            }
        });
    }

    /// Writes entries in one durable transaction, then reports. `state` is the project after
    /// them.
    pub fn append(&self, entries: Vec<JournalEntry>, state: State, report: Callback<Fact>) {
        let failure = self.0.failure.borrow().clone();
        if let Some(failure) = failure.filter(|_| !self.is_in_memory()) {
            report.emit(Fact::PersistFailed(failure));
            return;
        }
        // begun at once, so that transactions stand in the order of the steps
        let written = self.0.keeper.borrow().append(&entries, &state, now());
        let store = self.clone();
        spawn_local(async move {
            let first = entries.first().map_or(1, |entry| entry.seq);
            let last = entries.last().map_or(0, |entry| entry.seq);
            let mut written = written.await.map(|()| first..=last);
            if written == Err(Failure::Gone) {
                written = store.reconnect(&entries, &state).await.map(|from| from..=last);
            }
            if written.is_ok() {
                store.0.tabs.tell(&entries);
                store.fold_if_long(&state);
            }
            report.emit(match (written, store.0.failure.borrow().clone()) {
                (Ok(range), None) => Fact::Persisted(range),
                // it need not be written again, but it will not last
                (Ok(range), Some(failure)) => {
                    Fact::Several(vec![Fact::Persisted(range), Fact::PersistFailed(failure)])
                }
                (Err(failure), _) => Fact::PersistFailed(failure.into()),
            });
        });
    }

    /// Makes the connection anew.
    async fn connect_anew(&self) -> Result<(), Failure> {
        let records = IdbRecords::open(DATABASE, self.0.outside.on_lost.clone()).await?;
        let library = Library::new(Backing::Browser(records));
        library.prepare(now()).await?;
        let keeper = self.0.keeper.borrow().over(library.records().clone());
        self.0.keeper.replace(keeper);
        self.0.library.replace(library);
        Ok(())
    }

    /// Writes over a new connection; all of the project where the database is empty. The number
    /// of the first entry that is in the store now.
    async fn reconnect(&self, entries: &[JournalEntry], state: &State) -> Result<u64, Failure> {
        self.connect_anew().await?;
        let library = self.0.library.borrow().clone();
        if library.list().await?.is_empty() {
            self.bring_back(state).await?;
            return Ok(1);
        }
        let appended = self.0.keeper.borrow().append(entries, state, now());
        appended.await?;
        Ok(entries.first().map_or(1, |entry| entry.seq))
    }

    /// Writes all of the project where it is not in the store, as the tab that writes.
    async fn bring_back(&self, state: &State) -> Result<(), Failure> {
        if !self.writes() {
            return Err(Failure::Missing(Shelf::Handles));
        }
        let keeper = self.0.keeper.borrow().clone();
        keeper.bring_back(self.0.tabs.me(), state, now()).await?;
        let library = self.0.library.borrow().clone();
        // which project was opened last is a comfort
        drop(library.set_current(keeper.key()).await);
        Ok(())
    }

    /// Writes all of the project anew, also where it was deleted, then reports.
    pub fn write_all(&self, state: &State, report: Callback<Fact>) {
        let (store, state) = (self.clone(), state.clone());
        spawn_local(async move {
            let written = match store.bring_back(&state).await {
                Err(Failure::Gone) => match store.connect_anew().await {
                    Ok(()) => store.bring_back(&state).await,
                    Err(failure) => Err(failure),
                },
                written => written,
            };
            report.emit(match written {
                Ok(()) => Fact::Persisted(1..=state.seq),
                Err(failure) => Fact::PersistFailed(failure.into()),
            });
        });
    }

    /// Reports a while later that writing is to be tried again; a later call takes the place of
    /// an earlier one.
    pub fn retry_later(&self, millis: u32, report: Callback<Fact>) {
        let retry = Timeout::new(millis, move || report.emit(Fact::RetryRequested));
        self.0.retry.replace(Some(retry));
    }

    fn is_in_memory(&self) -> bool {
        matches!(self.0.library.borrow().records(), Backing::Memory(_))
    }

    /// Writes the session record a little later; a newer one takes its place.
    pub fn remember(&self, record: SessionRecord) {
        // what waits must not keep alive what it waits in
        let store = Rc::downgrade(&self.0);
        let write = move || {
            let Some(store) = store.upgrade() else { return };
            let written = store.keeper.borrow().remember(session_record::encode(&record));
            // where the reader was is a comfort, not work: a failure is not reported
            spawn_local(async move { drop(written.await) });
        };
        if self.0.failure.borrow().is_none() && self.writes() {
            self.0.waiting.replace(Some(Timeout::new(SESSION_DELAY, write)));
        }
    }
}

/// Opens a project, or begins one where the library has none. This tab writes it, unless another
/// one does.
async fn open_project(
    library: Library<Backing>,
    key: Option<ProjectKey>,
    outside: &Outside,
) -> Result<Loaded, Failure> {
    let mut ids = BrowserIds;
    let is_new = key.is_none();
    let key = key.unwrap_or_else(|| ProjectKey::new(ids.next_id()));
    let tabs = Tabs::join(&key.lock_name(), ids.next_id(), outside.on_tab.clone()).await;
    let loaded = if is_new {
        let model = Model::new(&mut Env { now: now(), ids: &mut ids });
        let keeper = library.create(key.clone(), &State::of(&model), now()).await?;
        keeper.claim(tabs.me()).await?;
        Loaded {
            store: Store::new(keeper, library.clone(), tabs, outside),
            model,
            session: SessionRecord::default(),
            opened: opened_fact(&key, Vec::new(), 0),
            failure: None,
            follows: false,
        }
    } else if tabs.holds() {
        library.claim(&key, tabs.me()).await?;
        let opened = library.open(&key, now()).await?;
        opened.keeper.claimed(tabs.me());
        loaded(&key, opened, library.clone(), tabs, outside)
    } else {
        loaded(&key, library.follow(&key, now()).await?, library.clone(), tabs, outside)
    };
    // what is only fetched is not what the tab shows
    if !wants_rescue() {
        which::remember(&key);
        // which project was opened last is a comfort
        drop(library.set_current(&key).await);
    }
    Ok(loaded)
}

fn opened_fact(key: &ProjectKey, damaged: Vec<DamagedRow>, n_new: usize) -> ProjectsFact {
    ProjectsFact::Opened { key: key.as_str().into(), damaged: damaged.into(), n_new }
}

fn loaded(
    key: &ProjectKey,
    opened: Opened<Backing>,
    library: Library<Backing>,
    tabs: Tabs,
    outside: &Outside,
) -> Loaded {
    let follows = !tabs.holds();
    let failure = opened.failure.map(StoreFailure::from);
    let damaged = opened.damaged.into_iter().map(|(_, row)| row).collect();
    let session = opened.session.as_deref().map(session_record::decode);
    let store = Store::new(opened.keeper, library, tabs, outside);
    store.0.failure.replace(failure.clone());
    store.fold_if_long(&State::of(&opened.model));
    Loaded {
        store,
        model: opened.model,
        session: session.unwrap_or_default(),
        opened: opened_fact(key, damaged, opened.n_newly_damaged),
        failure,
        follows,
    }
}

/// A new project in a library that is gone with the tab.
async fn in_memory(failure: StoreFailure, outside: &Outside) -> Option<Loaded> {
    let library = Library::new(Backing::Memory(MemoryDisk::default().connect().ok()?));
    let mut loaded = open_project(library, None, outside).await.ok()?;
    loaded.store.0.failure.replace(Some(failure.clone()));
    loaded.failure = Some(failure);
    Some(loaded)
}

impl Store {
    fn new(
        keeper: Keeper<Backing>,
        library: Library<Backing>,
        tabs: Tabs,
        outside: &Outside,
    ) -> Self {
        Self(Rc::new(Inner {
            keeper: RefCell::new(keeper),
            library: RefCell::new(library),
            failure: RefCell::default(),
            waiting: RefCell::default(),
            retry: RefCell::default(),
            tabs,
            folder: Folder::default(),
            outside: outside.clone(),
        }))
    }
}
