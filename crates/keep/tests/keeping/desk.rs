//! The app without a browser, over a disk in memory.

use engine::{Effect, Env, Fact, Ids, IntakeMsg, Model, Msg, SessionMsg, update};
use keep::{Fault, Keeper, Library, MemoryDisk, MemoryRecords, Opened, ProjectKey, State};
use model::{LabelId, Timestamp};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use text::TextSize;

/// The outcome of what waits for nothing: the twin in memory answers at once.
#[track_caller]
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("it waits"),
    }
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000)
}

/// Ids that count on over all that is opened.
#[derive(Debug, Default)]
pub(crate) struct CountingIds(u32);

impl CountingIds {
    /// Ids that none of another tab's is like.
    pub(crate) const fn from(n: u32) -> Self {
        Self(n)
    }
}

impl Ids for CountingIds {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("id{:05}", self.0)
    }
}

pub(crate) struct Desk {
    pub(crate) disk: MemoryDisk,
    pub(crate) library: Library<MemoryRecords>,
    pub(crate) keeper: Keeper<MemoryRecords>,
    pub(crate) model: Model,
    pub(crate) ids: CountingIds,
    pub(crate) seconds: i64,
    /// The project as it was when it was last shown as saved.
    pub(crate) saved: model::Project,
}

impl Desk {
    /// A new project on a new disk.
    pub(crate) fn new() -> Self {
        Self::on(MemoryDisk::default())
    }

    /// A new project.
    pub(crate) fn on(disk: MemoryDisk) -> Self {
        let library = Library::new(disk.connect().unwrap());
        now(library.prepare(at(0))).unwrap();
        let mut ids = CountingIds(1000 * u32::try_from(disk.dump().len()).unwrap());
        let model = Model::new(&mut Env { now: at(0), ids: &mut ids });
        let key = ProjectKey::new(ids.next_id());
        let keeper = now(library.create(key, &State::of(&model), at(0))).unwrap();
        let saved = (*model.project).clone();
        Self { disk, library, keeper, model, ids, seconds: 0, saved }
    }

    /// A new project with two articles and a few annotations.
    pub(crate) fn busy() -> Self {
        let mut desk = Self::new();
        desk.add("微软支持开放式工作组。俄罗斯反对。");
        desk.tag("俄罗斯", "actor");
        desk.add("The minister rejected the draft.");
        desk.tag("minister", "actor");
        desk.tag("rejected", "stance");
        desk
    }

    pub(crate) fn key(&self) -> ProjectKey {
        self.keeper.key().clone()
    }

    /// Carries a message out and writes what it asks for.
    #[track_caller]
    pub(crate) fn send(&mut self, msg: Msg) {
        self.seconds += 1;
        let mut env = Env { now: at(self.seconds), ids: &mut self.ids };
        let effects = update(&mut self.model, msg, &mut env);
        assert_eq!(self.model.check_invariants(), Vec::<String>::new());
        for effect in effects {
            if let Effect::Persist(entries) = effect {
                let state = State::of(&self.model);
                let written = now(self.keeper.append(&entries, &state, at(self.seconds)));
                self.report(written.map(|()| {
                    let last = entries.last().map_or(0, |entry| entry.seq);
                    entries.first().map_or(1, |entry| entry.seq)..=last
                }));
            }
        }
    }

    fn report(&mut self, written: Result<std::ops::RangeInclusive<u64>, keep::Failure>) {
        let is_written = written.is_ok();
        self.send(Msg::Io(match written {
            Ok(range) => Fact::Persisted(range),
            Err(failure) => Fact::PersistFailed(failure.into()),
        }));
        if is_written && self.model.save == engine::SaveState::Saved {
            self.saved = (*self.model.project).clone();
        }
    }

    #[track_caller]
    pub(crate) fn add(&mut self, text: &str) {
        self.send(Msg::Intake(IntakeMsg::Offered(text.to_owned())));
        self.send(Msg::Intake(IntakeMsg::Add));
    }

    #[track_caller]
    pub(crate) fn tag(&mut self, quote: &str, label: &str) {
        let text = self.model.document().unwrap().text();
        let start = text.find(quote).unwrap();
        let ends = (TextSize::from_index(start), TextSize::from_index(start + quote.len()));
        self.send(Msg::Session(SessionMsg::Select(Some(ends))));
        self.send(Msg::Tag(LabelId::new(label)));
    }

    /// The tab is killed and the project is opened again.
    #[track_caller]
    pub(crate) fn reopened(&self) -> Opened<MemoryRecords> {
        let library = Library::new(self.disk.copy().connect().unwrap());
        now(library.prepare(at(0))).unwrap();
        now(library.open(&self.key(), at(self.seconds))).unwrap()
    }

    /// What was shown as saved, and no less, is there after a crash at this instant.
    #[track_caller]
    pub(crate) fn check_crash(&self) {
        let opened = self.reopened();
        assert_eq!(opened.n_newly_damaged, 0, "{:?}", opened.damaged);
        assert_eq!(opened.model.check_invariants(), Vec::<String>::new());
        if self.model.save == engine::SaveState::Saved {
            assert_eq!(*opened.model.project, *self.model.project);
            assert_eq!(*opened.model.history, *self.model.history);
        } else {
            assert_eq!(*opened.model.project, self.saved);
        }
    }

    pub(crate) fn inject(&self, fault: Fault) {
        self.disk.inject(fault);
    }
}
