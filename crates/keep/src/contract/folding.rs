//! Folding the journal: whoever reads on the way, and whatever is written on the way, finds all
//! that was written.

use super::{Rule, clear, expect, list};
use crate::{Failure, Keeper, Library, ProjectKey, Range, Records, Shelf, State};
use engine::{Effect, Env, Ids, IntakeMsg, Model, Msg, update};
use formats::store::JournalEntry;
use model::Timestamp;
use std::cell::{Cell, RefCell};

const AT: Timestamp = Timestamp::from_millis(1_700_000_000_000);

struct Counting(u32);

impl Ids for Counting {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("id{:03}", self.0)
    }
}

/// A tab at work.
struct Tab<R> {
    library: Library<R>,
    keeper: Keeper<R>,
    model: RefCell<Model>,
    ids: RefCell<Counting>,
}

impl<R: Records> Tab<R> {
    async fn begin(records: &R) -> Result<Self, Failure> {
        let library = Library::new(records.clone());
        library.prepare(AT).await?;
        let mut ids = Counting(0);
        let model = Model::new(&mut Env { now: AT, ids: &mut ids });
        let keeper = library.create(ProjectKey::new("p"), &State::of(&model), AT).await?;
        keeper.claim("tab").await?;
        Ok(Self { library, keeper, model: model.into(), ids: ids.into() })
    }

    fn send(&self, msg: Msg) -> Vec<JournalEntry> {
        let mut ids = self.ids.borrow_mut();
        let mut env = Env { now: AT, ids: &mut *ids };
        let effects = update(&mut self.model.borrow_mut(), msg, &mut env);
        let entries = effects.into_iter().filter_map(|effect| match effect {
            Effect::Persist(entries) => Some(entries),
            _ => None,
        });
        entries.flatten().collect()
    }

    async fn write(&self, msg: Msg) -> Result<(), Failure> {
        let entries = self.send(msg);
        let state = self.state();
        self.keeper.append(&entries, &state, AT).await?;
        let written = entries[0].seq..=state.seq;
        self.send(Msg::Io(engine::Fact::Persisted(written)));
        Ok(())
    }

    /// Adds an article that is long enough for others to have their turn before it is folded.
    async fn add(&self, n: u32) -> Result<(), Failure> {
        let text = format!("第{n}条。{}", "各国应当合作。".repeat(2000));
        self.send(Msg::Intake(IntakeMsg::Offered(text)));
        self.write(Msg::Intake(IntakeMsg::Add)).await
    }

    fn state(&self) -> State {
        State::of(&self.model.borrow())
    }

    /// What another tab reads is what this one has written.
    async fn is_read(&self, when: &str) -> Rule {
        let opened = self.library.follow(self.keeper.key(), AT).await;
        let opened = opened.map_err(|failure| format!("{when}: {failure:?}"))?;
        let (found, wanted) = (State::of(&opened.model), self.state());
        expect(when, &(opened.n_newly_damaged, found.seq), &(0, wanted.seq))?;
        expect(when, &(found.project == wanted.project), &true)?;
        expect(when, &(found.history == wanted.history), &true)
    }
}

fn said(failure: &Failure) -> String {
    format!("a fold failed: {failure:?}")
}

pub(super) async fn check<R: Records>(records: &R) -> Rule {
    let tab = Tab::begin(records).await.map_err(|failure| said(&failure))?;
    folds_while_work_goes_on(&tab).await?;
    gives_way_to_all_written_anew(&tab).await?;
    is_only_for_the_tab_that_writes(&tab).await?;
    tab.library.delete(tab.keeper.key()).await.map_err(|failure| said(&failure))?;
    let left = list(tab.library.records(), Shelf::Snapshots, Range::All).await?;
    expect("a deleted project's snapshots", &left, &Vec::new())?;
    clear(tab.library.records()).await
}

async fn folds_while_work_goes_on<R: Records>(tab: &Tab<R>) -> Rule {
    for n in 0..4 {
        tab.add(n).await.map_err(|failure| said(&failure))?;
    }
    tab.write(Msg::Undo).await.map_err(|failure| said(&failure))?;
    let (n_turns, broken) = (Cell::new(0), RefCell::new(Ok(())));
    let turn = async || {
        n_turns.set(n_turns.get() + 1);
        let msg = if n_turns.get() % 2 == 0 { Msg::Undo } else { Msg::Redo };
        let written = tab.write(msg).await.map_err(|failure| said(&failure));
        let read = tab.is_read("what is read while the journal is folded").await;
        if broken.borrow().is_ok() {
            *broken.borrow_mut() = written.and(read);
        }
    };
    let folded = tab.keeper.fold(tab.state(), turn).await;
    expect("folding while work goes on", &folded, &Ok(()))?;
    broken.replace(Ok(()))?;
    expect("others had their turn", &(n_turns.get() > 2), &true)?;
    let journal = list(tab.library.records(), Shelf::Journal, Range::All).await?;
    expect("the journal afterwards", &journal.len(), &(n_turns.get() + 1))?;
    tab.is_read("what is read afterwards").await?;
    tab.add(9).await.map_err(|failure| said(&failure))?;
    let again = tab.keeper.fold(tab.state(), async || {}).await;
    expect("folding once more", &again, &Ok(()))?;
    let journal = list(tab.library.records(), Shelf::Journal, Range::All).await?;
    expect("the journal then", &journal.len(), &1)?;
    tab.is_read("what is read then").await
}

async fn gives_way_to_all_written_anew<R: Records>(tab: &Tab<R>) -> Rule {
    tab.add(10).await.map_err(|failure| said(&failure))?;
    let turn = async || {
        // whether that succeeds shows in what is read
        drop(tab.write(Msg::Undo).await);
        drop(tab.keeper.write_all(&tab.state(), AT).await);
    };
    let folded = tab.keeper.fold(tab.state(), turn).await;
    expect("a fold behind which all is written anew", &folded.is_err(), &true)?;
    tab.is_read("what was written anew").await
}

async fn is_only_for_the_tab_that_writes<R: Records>(tab: &Tab<R>) -> Rule {
    tab.write(Msg::Redo).await.map_err(|failure| said(&failure))?;
    let turn = async || drop(tab.library.claim(tab.keeper.key(), "another").await);
    let folded = tab.keeper.fold(tab.state(), turn).await;
    let refused = Err(Failure::Missing(Shelf::Handles));
    expect("a fold of a tab that was replaced", &folded, &refused)?;
    tab.is_read("what such a fold leaves").await
}
