//! The watch on the screen: it looks through the project while its room is open, in slices, and
//! forgets what it found with the next edit. So an edit costs what it costs without it.

use super::scan::Scan;
use super::{FindingKind, FindingPlace, Findings};
use crate::{Effect, FocusTarget, Model, View, composer, entities, navigation};
use std::rc::Rc;

/// The first slice, in records. What it finds is shown with the key that opens the room.
const FIRST_BUDGET: usize = 1_000;

/// The bounds of what a slice may do, in records.
const BUDGETS: (usize, usize) = (100, 40_000);

/// A slice that took longer, in milliseconds, is followed by one of half the size; one that took
/// less than a third of it by one of twice the size.
const SLICE_MS: u32 = 12;

/// How far the watch has come. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone, Default)]
pub(crate) enum Watch {
    /// Nothing is known of the project as it is.
    #[default]
    Stale,
    /// Looking through it, by so many records at a time.
    Going(Box<Scan>, usize),
    /// All was looked at.
    Done,
}

/// What the room of the watch shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WatchState {
    /// What was found so far.
    pub findings: Rc<Findings>,
    /// Whether there may be more.
    pub is_going: bool,
    /// The kind of which all findings are shown, not only the first ones.
    pub whole: Option<FindingKind>,
    /// Where the analyst went last from here.
    pub last: Option<FindingPlace>,
    /// The number of the look through the project.
    pub serial: u32,
}

/// Messages of the watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchMsg {
    /// Time for the next slice of the look with this number.
    Continue {
        /// The number of the look.
        serial: u32,
        /// How long the last slice took, in milliseconds.
        took: u32,
    },
    /// Shows all findings of a kind, or of each the first ones.
    ShowWhole(Option<FindingKind>),
    /// Goes to where a finding is.
    Open(FindingPlace),
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: WatchMsg) -> Vec<Effect> {
    match msg {
        WatchMsg::Continue { serial, took } => go_on(model, serial, took),
        WatchMsg::ShowWhole(kind) => {
            state(model).whole = kind;
            Vec::new()
        }
        WatchMsg::Open(place) => open(model, place),
    }
}

fn state(model: &mut Model) -> &mut WatchState {
    Rc::make_mut(&mut model.session_mut().watch)
}

/// Forgets what was found: the project, or who is shown, is about to change.
pub(crate) fn forget(model: &mut Model) {
    if matches!(model.watch, Watch::Stale) {
        return;
    }
    model.watch = Watch::Stale;
    let state = state(model);
    state.findings = Rc::default();
    state.is_going = false;
    state.last = None;
}

/// Begins to look once the room is open and nothing is known.
pub(crate) fn follow(model: &mut Model) -> Vec<Effect> {
    let is_open = model.session.view == View::Watch;
    if !is_open && matches!(model.watch, Watch::Going(..)) {
        forget(model);
    }
    if !is_open || !matches!(model.watch, Watch::Stale) {
        return Vec::new();
    }
    let scan = scan(model);
    let state = state(model);
    state.serial = state.serial.wrapping_add(1);
    slice(model, scan, FIRST_BUDGET)
}

fn scan(model: &Model) -> Scan {
    let hidden = Rc::clone(&model.session.coders.hidden);
    Scan::new(Rc::clone(&model.project), Rc::clone(&model.entities), hidden)
}

fn go_on(model: &mut Model, serial: u32, took: u32) -> Vec<Effect> {
    if model.session.watch.serial != serial {
        return Vec::new();
    }
    match std::mem::take(&mut model.watch) {
        Watch::Going(scan, budget) => {
            let budget = match took {
                SLICE_MS.. => budget / 2,
                _ if took * 3 < SLICE_MS => budget * 2,
                _ => budget,
            };
            slice(model, *scan, budget.clamp(BUDGETS.0, BUDGETS.1))
        }
        other => {
            model.watch = other;
            Vec::new()
        }
    }
}

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model, mut scan: Scan, budget: usize) -> Vec<Effect> {
    let state = state(model);
    let is_done = scan.run(budget, Rc::make_mut(&mut state.findings));
    state.is_going = !is_done;
    let serial = state.serial;
    if is_done {
        model.watch = Watch::Done;
        return Vec::new();
    }
    model.watch = Watch::Going(Box::new(scan), budget);
    vec![Effect::ContinueWatch(serial)]
}

/// Goes to where a finding is: the sentence in the article, or the page of the entity.
fn open(model: &mut Model, place: FindingPlace) -> Vec<Effect> {
    if !knows(model, &place) {
        return Vec::new();
    }
    state(model).last = Some(place.clone());
    match place {
        FindingPlace::Entity(id) => entities::open(model, Some(id)),
        FindingPlace::Annotation(document, id) => entities::open_quote(model, document, id),
        FindingPlace::Statement(document, id) => {
            if model.session.document.as_ref() != Some(&document) {
                navigation::show_document(model, Some(document));
            }
            let session = model.session_mut();
            session.view = View::Read;
            session.composer.lists = true;
            let mut effects = composer::select(model, id);
            effects.extend([navigation::remember(model), Effect::Focus(FocusTarget::Article)]);
            effects
        }
    }
}

fn knows(model: &Model, place: &FindingPlace) -> bool {
    let document = |id| model.project.documents.get(id);
    match place {
        FindingPlace::Entity(id) => model.project.entities.get(id).is_some(),
        FindingPlace::Annotation(of, id) => {
            document(of).is_some_and(|data| data.annotations.get(id).is_some())
        }
        FindingPlace::Statement(of, id) => {
            document(of).is_some_and(|data| data.statements.get(id).is_some())
        }
    }
}

/// What is broken of the watch: empty when all is well.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.watch;
    let mut broken = Vec::new();
    if !state.findings.places().chain(&state.last).all(|place| knows(model, place)) {
        broken.push("a finding is about something that does not exist".into());
    }
    if state.is_going != matches!(model.watch, Watch::Going(..)) {
        broken.push("the watch tells wrongly whether it is done".into());
    }
    match model.watch {
        Watch::Stale if !state.findings.is_empty() => {
            broken.push("findings are older than the project".into());
        }
        Watch::Done => {
            let mut anew = Findings::default();
            scan(model).run(usize::MAX, &mut anew);
            if anew != *state.findings {
                broken.push("what is found depends on the slices".into());
            }
        }
        _ => {}
    }
    broken
}
