//! Several tabs on one project, with a store and a lock between them that are as the platform's,
//! but in memory: what one writes the others get later, in order, and some of it not at all.

use super::{App, CountingIds};
use crate::{
    Command, Effect, Fact, History, IntakeMsg, Kept, Missed, Model, Msg, NoticeKind, Role,
    SaveState, SessionMsg, StoreFailure, TabEffect, TabFact, TabMsg, restore,
};
use formats::store::JournalEntry;
use model::{LabelId, Project};
use proptest::prelude::*;
use std::collections::VecDeque;

/// The store, the lock, and the channels into each tab.
struct Desk {
    tabs: Vec<App>,
    /// What comes to each tab.
    mail: Vec<VecDeque<TabFact>>,
    start: Project,
    journal: Vec<JournalEntry>,
    /// The tab that has the lock.
    lock: usize,
    /// The tab whose writing succeeds.
    claim: usize,
    /// The tab that the writing one was asked by.
    asker: Option<usize>,
    /// Entries before this are in the snapshot only.
    folded: u64,
    n_refused: usize,
}

impl Desk {
    fn new(text: &str, n_tabs: usize) -> Self {
        let first = App::with_article(text);
        let start = (*App::new().model.project).clone();
        let mut desk = Self {
            tabs: vec![first],
            mail: vec![VecDeque::new()],
            start,
            journal: Vec::new(),
            lock: 0,
            claim: 0,
            asker: None,
            folded: 0,
            n_refused: 0,
        };
        desk.journal = desk.tabs[0].journal.clone();
        desk.tabs[0].persisted();
        for _ in 1..n_tabs {
            desk.open();
        }
        desk
    }

    /// Another tab opens the project.
    fn open(&mut self) {
        let Kept { project, history, seq } = self.kept();
        let model: Model = restore(project, history, seq, Vec::new()).model;
        let ids = CountingIds(u32::try_from(self.tabs.len()).unwrap() * 10_000);
        let (effects, journal) = (Vec::new(), Vec::new());
        let mut app = App { model, ids, seconds: 1000, effects, journal };
        app.send(Msg::Io(Fact::SessionRestored(crate::SessionRecord::default())));
        app.send(Msg::Io(Fact::Tab(TabFact::OtherWrites)));
        self.tabs.push(app);
        self.mail.push(VecDeque::new());
    }

    fn kept(&self) -> Kept {
        let entries = self.journal.clone();
        let kept = restore(self.start.clone(), History::default(), 0, entries);
        assert_eq!(kept.stopped_at, None);
        let seq = kept.model.journal_seq();
        Kept { project: (*kept.model.project).clone(), history: (*kept.model.history).clone(), seq }
    }

    #[track_caller]
    fn send(&mut self, tab: usize, msg: Msg) {
        self.tabs[tab].send(msg);
        let effects = std::mem::take(&mut self.tabs[tab].effects);
        for effect in effects {
            self.carry_out(tab, effect);
        }
    }

    #[track_caller]
    fn tell(&mut self, tab: usize, fact: TabFact) {
        self.send(tab, Msg::Io(Fact::Tab(fact)));
    }

    fn carry_out(&mut self, tab: usize, effect: Effect) {
        match effect {
            Effect::Persist(entries) => self.persist(tab, &entries),
            Effect::Tab(TabEffect::Ask) => {
                self.asker = Some(tab);
                self.mail[self.lock].push_back(TabFact::Asked);
            }
            Effect::Tab(TabEffect::HandOver) => {
                if let Some(asker) = self.asker.take() {
                    self.take(asker);
                }
            }
            Effect::Tab(TabEffect::Take) => self.take(tab),
            // it has lost the right meanwhile, and is about to learn so
            Effect::Tab(TabEffect::CatchUp { claims: true, .. }) if self.lock != tab => {}
            Effect::Tab(TabEffect::CatchUp { seq, claims }) => {
                if claims {
                    self.claim = tab;
                }
                let entries = self.journal.iter().filter(|entry| entry.seq > seq).cloned();
                let missed = match seq < self.folded {
                    true => Missed::All(Box::new(self.kept())),
                    false => Missed::Entries(entries.collect()),
                };
                self.mail[tab].push_front(TabFact::CaughtUp(missed));
            }
            Effect::Tab(TabEffect::ReadAnew) => {
                let all = Missed::All(Box::new(self.kept()));
                self.mail[tab].push_front(TabFact::CaughtUp(all));
            }
            _ => {}
        }
    }

    fn take(&mut self, tab: usize) {
        if self.lock != tab {
            self.mail[self.lock].push_back(TabFact::Lost);
        }
        self.lock = tab;
        self.mail[tab].push_back(TabFact::Granted);
    }

    /// Writing succeeds for one tab at a time, and then the others hear of it.
    fn persist(&mut self, tab: usize, entries: &[JournalEntry]) {
        if tab != self.claim {
            self.n_refused += 1;
            self.send(tab, Msg::Io(Fact::PersistFailed(StoreFailure::TakenOver)));
            return;
        }
        for entry in entries {
            let is_next = entry.seq == self.journal.last().map_or(1, |last| last.seq + 1);
            assert!(is_next, "two tabs wrote: entry {} after {}", entry.seq, self.journal.len());
            self.journal.push(entry.clone());
        }
        for other in (0..self.tabs.len()).filter(|other| *other != tab) {
            self.mail[other].push_back(TabFact::Wrote(entries.to_vec()));
        }
        let (first, last) = (entries[0].seq, entries[entries.len() - 1].seq);
        self.send(tab, Msg::Io(Fact::Persisted(first..=last)));
    }

    /// Everything that is on its way arrives.
    fn settle(&mut self) {
        while let Some(tab) = (0..self.tabs.len()).find(|tab| !self.mail[*tab].is_empty()) {
            let fact = self.mail[tab].pop_front().unwrap();
            self.tell(tab, fact);
        }
    }

    fn role(&self, tab: usize) -> Role {
        self.tabs[tab].model.session.tab.role
    }

    /// What a tab shows, without the ids of what was tagged.
    fn marked(&self, tab: usize) -> String {
        let mut marked = self.tabs[tab].marked();
        while let Some(at) = marked.find('#') {
            let end = at + marked[at..].find('}').unwrap();
            marked.replace_range(at..end, "");
        }
        marked
    }

    #[track_caller]
    fn all_show_the_same(&self) {
        let kept = self.kept();
        for (idx, tab) in self.tabs.iter().enumerate() {
            assert_eq!(*tab.model.project, kept.project, "tab {idx}");
            assert_eq!(*tab.model.history, kept.history, "tab {idx}");
        }
    }

    #[track_caller]
    fn tag(&mut self, tab: usize, quote: &str, label: &str) {
        if self.tabs[tab].model.document().is_none() {
            return;
        }
        self.tabs[tab].select(quote, 0);
        self.send(tab, Msg::Tag(LabelId::new(label)));
    }
}

const TEXT: &str = "微软支持工作组。俄罗斯反对工作组。";

#[test]
fn a_tab_that_follows_shows_what_the_other_writes_and_keeps_its_own_place() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tabs[1].select("反对", 0);
    let place = desk.tabs[1].model.session.selection;
    desk.tag(0, "微软", "actor");
    desk.tag(0, "工作组", "process");
    desk.send(0, Msg::Undo);
    desk.settle();
    desk.all_show_the_same();
    assert_eq!(desk.marked(1), "[微软]{actor}支持工作组。俄罗斯反对工作组。");
    assert_eq!(desk.tabs[1].model.session.selection, place);
    desk.send(0, Msg::Redo);
    desk.settle();
    assert_eq!(desk.marked(1), "[微软]{actor}支持[工作组]{process}。俄罗斯反对工作组。");
}

#[test]
fn an_edit_where_another_tab_writes_waits_and_is_done_after_taking_over() {
    let mut desk = Desk::new(TEXT, 2);
    let before = desk.tabs[1].model.project.clone();
    desk.tag(1, "俄罗斯", "actor");
    assert_eq!(desk.tabs[1].model.project, before);
    assert_eq!(desk.tabs[1].model.session.tab.n_held(), 1);
    let told = desk.tabs[1].model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told, Some(NoticeKind::HeldBack { is_kept: true }));
    // meanwhile both go on
    desk.tabs[1].select("支持", 0);
    desk.tag(0, "微软", "actor");
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    assert_eq!(desk.role(1), Role::Asks);
    desk.settle();
    assert_eq!((desk.role(0), desk.role(1)), (Role::Follows, Role::Writes));
    desk.all_show_the_same();
    assert_eq!(desk.marked(0), "[微软]{actor}支持工作组。[俄罗斯]{actor}反对工作组。");
    assert_eq!(desk.tabs[1].model.session.tab.n_held(), 0);
    let told = desk.tabs[1].model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told, Some(NoticeKind::TookOver { n_held: 1 }));
    assert_eq!(desk.n_refused, 0);
    // and back
    desk.send(0, Msg::Tab(TabMsg::TakeOver));
    desk.settle();
    desk.tag(0, "反对", "stance");
    desk.settle();
    assert_eq!((desk.role(0), desk.role(1)), (Role::Writes, Role::Follows));
    desk.all_show_the_same();
}

#[test]
fn a_note_that_is_typed_where_another_tab_writes_is_one_edit_that_waits() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tag(0, "微软", "actor");
    desk.settle();
    let document = desk.tabs[1].model.document().unwrap().clone();
    let row = document.annotations.values().next().unwrap().clone();
    for typed in ["要", "要点", "要点一"] {
        let note = Command::SetNote(document.info.id.clone(), row.id.clone(), typed.into());
        desk.send(1, Msg::Edit(note));
    }
    assert_eq!(desk.tabs[1].model.session.tab.n_held(), 1);
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    desk.settle();
    let document = desk.tabs[0].model.document().unwrap();
    assert_eq!(document.annotations.get(&row.id).unwrap().note, "要点一");
}

#[test]
fn an_article_that_is_added_where_another_tab_writes_stays_in_the_preview() {
    let mut desk = Desk::new(TEXT, 2);
    desk.send(1, Msg::Session(SessionMsg::NewArticle));
    desk.send(1, Msg::Intake(IntakeMsg::Offered("另一篇。".into())));
    desk.send(1, Msg::Intake(IntakeMsg::Add));
    assert_eq!(&*desk.tabs[1].model.session.intake.raw, "另一篇。");
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    desk.settle();
    assert_eq!(desk.tabs[0].model.project.documents.len(), 2);
    assert_eq!(&*desk.tabs[1].model.session.intake.raw, "");
}

#[test]
fn what_waits_can_be_dropped_and_undo_never_waits() {
    let mut desk = Desk::new(TEXT, 2);
    desk.send(1, Msg::Undo);
    assert_eq!(desk.tabs[1].model.session.tab.n_held(), 0);
    let told = desk.tabs[1].model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told, Some(NoticeKind::HeldBack { is_kept: false }));
    desk.tag(1, "俄罗斯", "actor");
    desk.send(1, Msg::Tab(TabMsg::DropHeld));
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    desk.settle();
    assert_eq!(desk.marked(0), TEXT);
}

#[test]
fn several_files_are_not_taken_where_another_tab_writes() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tabs[1].send(Msg::Io(Fact::FilesGiven(3)));
    assert_eq!(desk.tabs[1].effects, [Effect::StopReading]);
    assert!(!desk.tabs[1].model.session.batch.is_reading());
}

#[test]
fn what_was_missed_is_read_from_the_store() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tag(0, "微软", "actor");
    desk.mail[1].clear();
    desk.tag(0, "俄罗斯", "actor");
    desk.settle();
    desk.all_show_the_same();
    desk.tag(0, "支持", "stance");
    desk.mail[1].clear();
    desk.folded = 99;
    desk.tabs[1].send(Msg::Intake(IntakeMsg::Offered("写到一半".into())));
    desk.tag(0, "反对", "stance");
    desk.settle();
    desk.all_show_the_same();
    assert_eq!(desk.role(1), Role::Follows);
    assert_eq!(&*desk.tabs[1].model.session.intake.raw, "写到一半");
}

#[test]
fn the_next_tab_writes_when_the_writing_one_closes() {
    let mut desk = Desk::new(TEXT, 3);
    desk.tag(0, "微软", "actor");
    // closed before the others heard of its last step
    desk.mail.iter_mut().for_each(VecDeque::clear);
    desk.lock = 1;
    desk.tell(1, TabFact::Granted);
    desk.settle();
    assert_eq!(desk.role(1), Role::Writes);
    assert_eq!(desk.marked(1), "[微软]{actor}支持工作组。俄罗斯反对工作组。");
    desk.tag(1, "俄罗斯", "actor");
    desk.settle();
    assert_eq!(desk.tabs[2].model.project, desk.tabs[1].model.project);
}

#[test]
fn a_tab_that_does_not_answer_is_left_its_unsaved_work_and_never_writes_again() {
    let mut desk = Desk::new(TEXT, 2);
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    desk.mail[0].clear();
    desk.tell(1, TabFact::NotAnswered);
    assert_eq!(desk.role(1), Role::Unanswered);
    desk.send(1, Msg::Tab(TabMsg::TakeOverAnyway));
    let lost = desk.mail[0].pop_front();
    assert_eq!(lost, Some(TabFact::Lost));
    desk.settle();
    assert_eq!(desk.role(1), Role::Writes);
    // the first tab wakes up and does not know yet
    desk.tag(0, "微软", "actor");
    assert_eq!(desk.n_refused, 1);
    desk.tell(0, TabFact::Lost);
    desk.tag(1, "俄罗斯", "actor");
    desk.settle();
    let left = &desk.tabs[0].model;
    assert_eq!(left.save, SaveState::Failed(StoreFailure::TakenOver));
    assert_eq!(desk.marked(0), "[微软]{actor}支持工作组。俄罗斯反对工作组。");
    assert_eq!(desk.marked(1), "微软支持工作组。[俄罗斯]{actor}反对工作组。");
    assert_eq!(desk.kept().project, *desk.tabs[1].model.project);
    desk.send(0, Msg::Tab(TabMsg::TakeOver));
    desk.settle();
    assert_eq!((desk.role(0), desk.role(1)), (Role::Follows, Role::Writes));
}

#[test]
fn a_tab_that_cannot_write_does_not_hand_over() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tabs[0].tag("微软", "actor");
    desk.tabs[0].send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    desk.tell(0, TabFact::Asked);
    assert_eq!(desk.role(0), Role::Writes);
}

#[test]
fn what_is_under_way_is_written_before_handing_over() {
    let mut desk = Desk::new(TEXT, 2);
    desk.asker = Some(1);
    desk.tabs[0].tag("微软", "actor");
    let entries = desk.tabs[0].journal.split_off(1);
    desk.tell(0, TabFact::Asked);
    assert_eq!((desk.role(0), desk.lock), (Role::HandsOver, 0));
    // what is done meanwhile waits
    desk.tabs[0].tag("俄罗斯", "actor");
    assert_eq!(desk.tabs[0].model.session.tab.n_held(), 1);
    desk.persist(0, &entries);
    assert_eq!(desk.lock, 1);
    desk.settle();
    desk.all_show_the_same();
    assert_eq!((desk.role(0), desk.role(1)), (Role::Follows, Role::Writes));
}

#[test]
fn what_the_heir_writes_before_the_loss_is_known_is_shown_all_the_same() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tag(1, "俄罗斯", "actor");
    desk.send(1, Msg::Tab(TabMsg::TakeOver));
    let asked = desk.mail[0].pop_front().unwrap();
    desk.tell(0, asked);
    let lost = desk.mail[0].pop_back().unwrap();
    assert_eq!((desk.role(0), &lost), (Role::HandsOver, &TabFact::Lost));
    desk.settle();
    assert_eq!(desk.marked(1), "微软支持工作组。[俄罗斯]{actor}反对工作组。");
    desk.tell(0, lost);
    desk.settle();
    desk.all_show_the_same();
}

#[test]
fn what_is_written_before_a_tab_listens_is_read_by_it() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tag(0, "微软", "actor");
    desk.mail[1].clear();
    desk.tell(1, TabFact::OtherWrites);
    desk.settle();
    desk.all_show_the_same();
}

#[test]
fn a_tab_that_was_not_fetched_goes_on_writing() {
    let mut desk = Desk::new(TEXT, 2);
    desk.tell(0, TabFact::Asked);
    desk.tell(0, TabFact::NotFetched);
    desk.tag(0, "微软", "actor");
    assert_eq!((desk.role(0), desk.journal.len()), (Role::Writes, 2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is done in whichever tab, whatever is late or lost on the way: one tab writes, the
    /// journal has no gap, and in the end all show what is kept.
    #[test]
    fn tabs_never_overwrite_each_other(
        steps in prop::collection::vec((0..3usize, 0..9u8, any::<usize>()), 1..60),
    ) {
        let mut desk = Desk::new(TEXT, 3);
        for (tab, kind, raw) in steps {
            let quotes = ["微软", "支持", "工作组", "俄罗斯", "反对"];
            match kind {
                0..=2 => desk.tag(tab, quotes[raw % 5], ["actor", "process"][raw % 2]),
                3 => desk.send(tab, Msg::Undo),
                4 => desk.send(tab, Msg::Redo),
                5 => desk.send(tab, Msg::Tab(TabMsg::TakeOver)),
                6 => {
                    desk.tell(tab, TabFact::NotAnswered);
                    desk.send(tab, Msg::Tab(TabMsg::TakeOverAnyway));
                }
                7 => if let Some(fact) = desk.mail[tab].pop_front() {
                    desk.tell(tab, fact);
                },
                // told too late to count, or never
                _ => desk.mail[tab].retain(|fact| !matches!(fact, TabFact::Wrote(_))),
            }
            let n_writing = (0..3).filter(|tab| desk.role(*tab).writes()).count();
            prop_assert!(n_writing <= 2, "the lock that was taken is being told");
        }
        desk.settle();
        let writing: Vec<_> = (0..3).filter(|tab| desk.role(*tab).writes()).collect();
        if let [writer] = writing[..] {
            desk.send(writer, Msg::Intake(IntakeMsg::Offered("最后一篇。".into())));
            desk.send(writer, Msg::Intake(IntakeMsg::Add));
            desk.settle();
        }
        let kept = desk.kept();
        for tab in &desk.tabs {
            prop_assert!(tab.model.session.tab.n_held() == 0 || !tab.model.session.tab.role.writes());
            if tab.model.unsaved.is_empty() {
                prop_assert_eq!(&*tab.model.project, &kept.project);
            }
        }
    }
}
