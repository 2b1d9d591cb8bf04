//! Several tabs on one project: one writes, the others follow what it writes and may take over.
//!
//! What would be written in a tab that follows is held back whole, as the message that it was, and
//! is carried out once the tab writes. Which messages these are is not listed anywhere: each is
//! tried on a copy of the model, and it is one of them if the journal would grow.
//!
//! Left out: locks, channels and the store. They are the platform's.

use crate::update::{apply, carry_out};
use crate::{
    Command, Effect, Env, Fact, History, Model, Msg, NoticeKind, SaveState, Selection, Session,
    StatementEdit, StoreFailure, View, navigation, restore,
};
use formats::store::{JournalEntry, JournalEvent};
use model::{AnnotationId, DocumentId, Project};
use std::rc::Rc;

/// The most messages that are held back.
pub const MAX_HELD: usize = 500;

/// What this tab does with the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// It writes.
    #[default]
    Writes,
    /// It writes what is under way, and nothing new: another tab has asked.
    HandsOver,
    /// It shows what another tab writes.
    Follows,
    /// The same, and it has asked to write.
    Asks,
    /// The same, and the other tab has not answered.
    Unanswered,
    /// It may write, and reads what it has missed first.
    TakesOver,
}

impl Role {
    /// Whether edits are carried out here.
    pub const fn writes(self) -> bool {
        matches!(self, Self::Writes)
    }

    /// Whether another tab has, or had, the project in hand.
    const fn reads(self) -> bool {
        !matches!(self, Self::Writes | Self::HandsOver)
    }
}

/// Something that waits until this tab writes, with where the analyst was.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    msg: Msg,
    document: Option<DocumentId>,
    selection: Option<Selection>,
    annotation: Option<AnnotationId>,
}

/// What this tab does with the project, and what waits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TabState {
    /// What it does.
    pub role: Role,
    held: Vec<Held>,
}

impl TabState {
    /// How many edits wait until this tab writes.
    pub fn n_held(&self) -> usize {
        self.held.len()
    }
}

/// Wishes about the roles of tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabMsg {
    /// This tab is to write; the other one finishes first.
    TakeOver,
    /// This tab is to write although the other one does not answer.
    TakeOverAnyway,
    /// What waits is not to be done.
    DropHeld,
}

/// What the store keeps of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The project.
    pub project: Project,
    /// The steps that led there.
    pub history: History,
    /// The number of the last journal entry.
    pub seq: u64,
}

/// What a tab missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missed {
    /// These entries follow the last one that it has.
    Entries(Vec<JournalEntry>),
    /// The journal does not tell any more: all that is kept.
    All(Box<Kept>),
}

/// Facts about the other tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TabFact {
    /// Another tab writes this project.
    OtherWrites,
    /// The tab that writes has written this.
    Wrote(Vec<JournalEntry>),
    /// Another tab asks to write.
    Asked,
    /// The tab that writes has not answered.
    NotAnswered,
    /// The tab that was asked to write did not come for it.
    NotFetched,
    /// No other tab writes any more, and this one may.
    Granted,
    /// What was missed was read from the store.
    CaughtUp(Missed),
    /// Another tab has begun to write.
    Lost,
}

/// What is asked of the other tabs, or of the store on their account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabEffect {
    /// Ask the tab that writes to hand over, then report what comes of it.
    Ask,
    /// Take the right to write whether or not the other tab answers.
    Take,
    /// Tell the tab that asked that it may write.
    HandOver,
    /// Read what was written after this entry. With `claims` no other tab's writing succeeds from
    /// then on.
    CatchUp {
        /// The last entry that is known here.
        seq: u64,
        /// Whether this tab is about to write.
        claims: bool,
    },
    /// Read all that is kept.
    ReadAnew,
    /// Let another tab write.
    Release,
}

/// Carries out a wish about the roles of tabs.
pub(crate) fn update(model: &mut Model, msg: TabMsg) -> Vec<Effect> {
    let role = model.session.tab.role;
    match msg {
        // what it could not write would be gone
        TabMsg::TakeOver | TabMsg::TakeOverAnyway if !model.unsaved.is_empty() => lose(model),
        TabMsg::TakeOver if matches!(role, Role::Follows | Role::Unanswered) => {
            set_role(model, Role::Asks);
            return vec![Effect::Tab(TabEffect::Ask)];
        }
        TabMsg::TakeOverAnyway if role == Role::Unanswered => {
            set_role(model, Role::Asks);
            return vec![Effect::Tab(TabEffect::Take)];
        }
        TabMsg::DropHeld => {
            state(model).held.clear();
            quieten(model);
        }
        TabMsg::TakeOver | TabMsg::TakeOverAnyway => {}
    }
    Vec::new()
}

/// Takes in a fact about the other tabs.
pub(crate) fn learn(model: &mut Model, fact: TabFact, env: &mut Env<'_>) -> Vec<Effect> {
    let role = model.session.tab.role;
    match fact {
        TabFact::OtherWrites => {
            set_role(model, Role::Follows);
            return look_up(model);
        }
        TabFact::Wrote(entries) if role.reads() => return follow_all(model, entries),
        TabFact::Asked => return asked(model),
        TabFact::NotAnswered if role == Role::Asks => set_role(model, Role::Unanswered),
        TabFact::NotFetched if role == Role::HandsOver => set_role(model, Role::Writes),
        TabFact::Granted if !model.unsaved.is_empty() => {
            return vec![Effect::Tab(TabEffect::Release)];
        }
        TabFact::Granted if role.reads() => {
            set_role(model, Role::TakesOver);
            let seq = model.seq;
            return vec![Effect::Tab(TabEffect::CatchUp { seq, claims: true })];
        }
        TabFact::CaughtUp(missed) if role.reads() => return catch_up(model, missed, env),
        TabFact::Lost => {
            lose(model);
            return look_up(model);
        }
        _ => {}
    }
    Vec::new()
}

/// Carries out a message in a tab that does not write: if it would write, it is held back.
pub(crate) fn try_out(model: &mut Model, msg: Msg, env: &mut Env<'_>) -> Vec<Effect> {
    if let Msg::Io(Fact::FilesGiven(_)) = msg {
        // they are where they were, and adding them is several messages
        model.session_mut().notify(NoticeKind::HeldBack { is_kept: false });
        return vec![Effect::StopReading];
    }
    let mut tried = model.clone();
    let effects = carry_out(&mut tried, msg.clone(), env);
    if tried.seq != model.seq {
        hold_back(model, msg);
        return Vec::new();
    }
    *model = tried;
    // where somebody else works is not where the analyst is
    let is_ours = |effect: &Effect| !matches!(effect, Effect::RememberSession(_));
    effects.into_iter().filter(is_ours).collect()
}

fn hold_back(model: &mut Model, msg: Msg) {
    // these are about the last step, which is the other tab's
    let is_way = matches!(msg, Msg::Undo | Msg::Redo | Msg::GoToStep(_));
    let Session { document, selection, annotation, .. } = &*model.session;
    let (document, annotation, selection) = (document.clone(), annotation.clone(), *selection);
    let held = Held { msg, document, selection, annotation };
    let waiting = &mut state(model).held;
    if waiting.last().is_some_and(|last| is_rewritten(&last.msg, &held.msg)) {
        waiting.pop();
    }
    let is_kept = !is_way && waiting.len() < MAX_HELD;
    if is_kept {
        waiting.push(held);
    }
    model.session_mut().notify(NoticeKind::HeldBack { is_kept });
}

/// Whether a message says the same as the one before it, with more of the words.
fn is_rewritten(last: &Msg, msg: &Msg) -> bool {
    use Command::{EditStatement, SetNote};
    match (last, msg) {
        (Msg::Edit(SetNote(a, b, _)), Msg::Edit(SetNote(c, d, _))) => (a, b) == (c, d),
        (
            Msg::Edit(EditStatement(a, b, StatementEdit::SetNote(_))),
            Msg::Edit(EditStatement(c, d, StatementEdit::SetNote(_))),
        ) => (a, b) == (c, d),
        _ => last == msg,
    }
}

/// Another tab asks to write: what is under way comes first.
fn asked(model: &mut Model) -> Vec<Effect> {
    match (model.session.tab.role, &model.save) {
        // what could not be written is not lost to another tab
        (Role::Writes, SaveState::Saved | SaveState::Saving) => {
            set_role(model, Role::HandsOver);
            hand_over(model)
        }
        // the tab that asked did not hear it the first time
        (Role::HandsOver, _) => hand_over(model),
        _ => Vec::new(),
    }
}

/// Everything is written: hands over if another tab asked, and follows if another tab writes
/// already.
pub(crate) fn hand_over(model: &Model) -> Vec<Effect> {
    let role = model.session.tab.role;
    match role {
        Role::HandsOver if model.unsaved.is_empty() => vec![Effect::Tab(TabEffect::HandOver)],
        role if role.reads() => look_up(model),
        _ => Vec::new(),
    }
}

/// Writing failed, so this tab goes on with it.
pub(crate) fn keep_writing(model: &mut Model) {
    if model.session.tab.role == Role::HandsOver {
        set_role(model, Role::Writes);
    }
}

/// Another tab has begun to write. What could not be written before stays here, to be downloaded.
fn lose(model: &mut Model) {
    set_role(model, Role::Follows);
    if !model.unsaved.is_empty() {
        model.save = SaveState::Failed(StoreFailure::TakenOver);
        model.session_mut().notify(NoticeKind::SaveFailed(StoreFailure::TakenOver));
    }
}

/// Reads what another tab may have written before this one began to listen.
fn look_up(model: &Model) -> Vec<Effect> {
    if !model.unsaved.is_empty() {
        return Vec::new();
    }
    vec![Effect::Tab(TabEffect::CatchUp { seq: model.seq, claims: false })]
}

fn follow_all(model: &mut Model, entries: Vec<JournalEntry>) -> Vec<Effect> {
    if !model.unsaved.is_empty() {
        // this tab has gone another way, and says so
        return Vec::new();
    }
    for entry in entries {
        if entry.seq <= model.seq {
            continue;
        }
        if entry.seq != model.seq + 1 {
            let seq = model.seq;
            return vec![Effect::Tab(TabEffect::CatchUp { seq, claims: false })];
        }
        if !follow(model, &entry) {
            return vec![Effect::Tab(TabEffect::ReadAnew)];
        }
    }
    Vec::new()
}

/// Does what the other tab did. Selection and place stay as they are.
fn follow(model: &mut Model, entry: &JournalEntry) -> bool {
    let set = match &entry.event {
        JournalEvent::Do(set) => Some(Rc::clone(set)),
        JournalEvent::Undo => model.history.undoable().map(|set| Rc::new(set.inverted())),
        JournalEvent::Redo => model.history.redoable().map(Rc::clone),
    };
    let Some(set) = set.filter(|set| apply(model, set)) else { return false };
    let history = Rc::make_mut(&mut model.history);
    match entry.event {
        JournalEvent::Do(_) => history.record(set, entry.at),
        JournalEvent::Undo => history.step_back(),
        JournalEvent::Redo => history.step_forward(),
    }
    model.seq = entry.seq;
    true
}

fn catch_up(model: &mut Model, missed: Missed, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = match missed {
        Missed::Entries(entries) => follow_all(model, entries),
        Missed::All(kept) => replace(model, *kept),
    };
    let needs_more = effects.iter().any(|effect| matches!(effect, Effect::Tab(_)));
    if model.session.tab.role == Role::TakesOver && !needs_more {
        effects.extend(begin_to_write(model, env));
    }
    effects
}

/// Shows what is kept in place of what is shown, from the same place.
fn replace(model: &mut Model, kept: Kept) -> Vec<Effect> {
    let Effect::RememberSession(record) = navigation::remember(model) else { return Vec::new() };
    let was = Rc::clone(&model.session);
    *model = restore(kept.project, kept.history, kept.seq, Vec::new()).model;
    *model.session_mut() = Session {
        settings: was.settings,
        intake: Rc::clone(&was.intake),
        tab: Rc::clone(&was.tab),
        notices: was.notices.clone(),
        next_notice: was.next_notice,
        coders: model.session.coders.clone(),
        backups: was.backups.clone(),
        folder: was.folder.clone(),
        ..Session::default()
    };
    let effects = navigation::resume(model, record);
    if was.view.room() != View::Read {
        model.session_mut().view = was.view;
    }
    effects
}

/// From now on this tab writes; what was held back is done.
fn begin_to_write(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    set_role(model, Role::Writes);
    quieten(model);
    model.save = SaveState::Saved;
    let held = std::mem::take(&mut state(model).held);
    let n_held = held.len();
    let mut effects: Vec<_> = held.into_iter().flat_map(|held| resume(model, held, env)).collect();
    model.session_mut().notify(NoticeKind::TookOver { n_held });
    effects.push(navigation::remember(model));
    effects.extend(crate::folder::write(model));
    effects
}

/// Carries out what was held back, from where the analyst was.
fn resume(model: &mut Model, held: Held, env: &mut Env<'_>) -> Vec<Effect> {
    let Held { msg, document, selection, annotation } = held;
    if model.session.document != document && document.is_some() {
        navigation::show_document(model, document);
    }
    if let Some(document) = model.document().cloned() {
        let fits = |at: text::TextSize| document.text().is_char_boundary(at.index());
        let selection = selection.filter(|s| fits(s.anchor) && fits(s.focus));
        let session = model.session_mut();
        session.selection = selection.or(session.selection);
        session.annotation = annotation.filter(|id| document.annotations.get(id).is_some());
        crate::coders::drop_dangling(model);
    }
    carry_out(model, msg, env)
}

fn set_role(model: &mut Model, role: Role) {
    state(model).role = role;
}

fn state(model: &mut Model) -> &mut TabState {
    Rc::make_mut(&mut model.session_mut().tab)
}

/// Takes the message away that something was held back.
fn quieten(model: &mut Model) {
    model.session_mut().notices.retain(|n| !matches!(n.kind, NoticeKind::HeldBack { .. }));
}
