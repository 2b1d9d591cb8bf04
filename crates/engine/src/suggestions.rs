//! Suggestions: what stands in the open article and would probably be tagged, to be accepted or
//! rejected one by one, all of a name, or all of a sort, here or in all articles.
//!
//! They are looked for while their list is shown, in slices, and are no part of the project: an
//! accepted one becomes an annotation or a statement, a rejected one is kept as a
//! [`model::Rejection`].

mod decide;
mod draft;
mod gather;
mod judge;
mod look;
mod offered;
mod readings;
mod sweep;
mod warm;

pub(crate) use draft::Trial;
pub use draft::{RuleDraft, RuleEdit, RuleFault, RulesMsg, RulesState};
pub use gather::MAX_ACCEPTED;
pub(crate) use look::{Looking, changed, follow};
pub use offered::{
    NAME_KINDS, Offered, StatementOffer, Suggested, Suggestion, SuggestionSort, kind_idx,
    label_for, stance_label,
};
pub use readings::Readings;
pub(crate) use sweep::Sweep;
pub(crate) use warm::Warming;

use crate::update::edit;
use crate::{Command, Direction, Effect, Env, Model, Selection, SuggestionCommand, navigation};
use std::rc::Rc;
use text::TextSize;

/// Which suggestions are accepted or rejected with the one that stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// It alone.
    One,
    /// All of its name in the article.
    #[default]
    Name,
    /// All of its sort in the article.
    Sort,
    /// All of its name in all articles.
    NameEverywhere,
    /// All of its sort in all articles.
    SortEverywhere,
}

impl Scope {
    /// The scopes of more than one.
    pub const MANY: [Self; 4] =
        [Self::Name, Self::Sort, Self::NameEverywhere, Self::SortEverywhere];

    /// Whether it takes in all articles.
    pub const fn is_everywhere(self) -> bool {
        matches!(self, Self::NameEverywhere | Self::SortEverywhere)
    }
}

/// Whether suggestions are accepted or rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They become annotations and statements.
    Accept,
    /// They are not made again.
    Reject,
}

/// How far something is that takes a while, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// How much is done.
    pub done: usize,
    /// How much there is.
    pub whole: usize,
}

/// Suggestions for the open article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SuggestionsState {
    /// Whether the list is shown.
    pub is_open: bool,
    /// What is offered, in text order.
    pub offered: Offered,
    /// How many of each sort are offered, shown or not.
    pub counts: [usize; 5],
    /// Whether each sort is left out of the list.
    pub hidden: [bool; 5],
    /// How far the look through the article is, while it goes on.
    pub looking: Option<Reached>,
    /// Whether there is more than is kept.
    pub is_cut: bool,
    /// The place among all that was found of the one that stands out.
    pub current: Option<u32>,
    /// With which others it is accepted or rejected by the buttons.
    pub scope: Scope,
    /// What names are taken for.
    pub readings: Readings,
    /// How far the way through all articles is.
    pub sweep: Option<Reached>,
    /// The project's own rules, and the one that is written.
    pub rules: Rc<RulesState>,
    /// Where the next one is to stand out, once it is known.
    pending: Option<(TextSize, Direction)>,
    /// The number of the last look or way.
    serial: u32,
}

/// Messages about suggestions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestionsMsg {
    /// Shows the list, or hides it.
    Show(bool),
    /// Time for the next slice of what has this number.
    Continue {
        /// The number.
        serial: u32,
        /// How long the last slice took, in milliseconds.
        took: u32,
    },
    /// Goes to the next or previous suggestion; shows the list first.
    Step(Direction),
    /// Goes to this suggestion, by its place among all that was found.
    Go(u32),
    /// Accepts or rejects the one that stands out, and others with it.
    Decide(Verdict, Scope),
    /// With which others the buttons decide on it.
    SetScope(Scope),
    /// Takes the name that stands out for this one of its readings.
    Read(usize),
    /// Shows a sort in the list, or leaves it out.
    ShowSort(SuggestionSort, bool),
    /// What was rejected may be suggested again.
    WithdrawAll,
    /// Goes no further through the articles; nothing is changed.
    Cancel,
    /// The project's own rules.
    Rules(RulesMsg),
}

impl SuggestionsState {
    /// The one that stands out.
    pub fn current(&self) -> Option<&Suggestion> {
        self.current_idx().and_then(|idx| self.offered.row(idx))
    }

    /// The place of the one that stands out among those that are offered, from 0.
    pub fn current_idx(&self) -> Option<usize> {
        self.offered.rows.binary_search(&self.current?).ok()
    }

    /// How many in the article would be decided on together.
    pub fn n_in(&self, suggestion: &Suggestion, scope: Scope) -> usize {
        match scope {
            Scope::One => 1,
            Scope::Name | Scope::NameEverywhere => {
                self.offered.iter().filter(|row| row.alike == suggestion.alike).count()
            }
            Scope::Sort | Scope::SortEverywhere => self.counts[suggestion.sort().idx()],
        }
    }

    /// Whether something is being looked for.
    pub const fn is_going(&self) -> bool {
        self.looking.is_some()
    }

    /// Whether just the words of the one that stands out are selected.
    pub fn is_selected(&self, selection: Option<Selection>) -> bool {
        let range = selection.and_then(Selection::range);
        range.is_some() && range == self.current().map(|row| row.range)
    }

    #[cfg(test)]
    pub(crate) const fn serial(&self) -> u32 {
        self.serial
    }
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: SuggestionsMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        SuggestionsMsg::Show(is_open) => show(model, is_open),
        SuggestionsMsg::Continue { serial, took } => go_on(model, serial, took, env),
        SuggestionsMsg::Step(direction) => step(model, direction),
        SuggestionsMsg::Go(at) => go(model, at),
        SuggestionsMsg::Decide(verdict, scope) => decide::decide(model, verdict, scope, env),
        SuggestionsMsg::SetScope(scope) => {
            state(model).scope = scope;
            Vec::new()
        }
        SuggestionsMsg::Read(reading) => read(model, reading),
        SuggestionsMsg::ShowSort(sort, is_shown) => {
            state(model).hidden[sort.idx()] = !is_shown;
            look::list(model);
            Vec::new()
        }
        SuggestionsMsg::WithdrawAll => {
            let keys = model.project.rejections.values().map(|row| row.key.clone()).collect();
            edit(model, Command::Suggestion(SuggestionCommand::Withdraw(keys)), env)
        }
        SuggestionsMsg::Cancel => sweep::cancel(model),
        SuggestionsMsg::Rules(msg) => draft::update(model, msg, env),
    }
}

fn state(model: &mut Model) -> &mut SuggestionsState {
    &mut model.session_mut().suggestions
}

/// A number that nothing that goes on has.
fn next_serial(model: &mut Model) -> u32 {
    let state = state(model);
    state.serial = state.serial.wrapping_add(1);
    state.serial
}

fn show(model: &mut Model, is_open: bool) -> Vec<Effect> {
    state(model).is_open = is_open;
    Vec::new()
}

fn go_on(model: &mut Model, serial: u32, took: u32, env: &mut Env<'_>) -> Vec<Effect> {
    if model.looking.as_ref().is_some_and(|looking| looking.serial == serial) {
        look::go_on(model, took)
    } else if model.sweep.as_ref().is_some_and(|sweep| sweep.serial == serial) {
        sweep::go_on(model, took, env)
    } else if model.warming.is_some_and(|warming| warming.serial == serial) {
        warm::go_on(model, took)
    } else {
        draft::go_on(model, serial, took)
    }
}

/// The bounds of what a slice looks at, in bytes, and the first one.
const BUDGETS: (usize, usize) = (2 << 10, 512 << 10);
const FIRST_BUDGET: usize = 16 << 10;

/// A slice that took longer, in milliseconds, is followed by one of half the size; one that took
/// less than a third of it by one of twice the size.
const SLICE_MS: u32 = 9;

fn next_budget(budget: usize, took: u32) -> usize {
    match took {
        SLICE_MS.. => budget / 2,
        _ if took * 3 < SLICE_MS => budget * 2,
        _ => budget,
    }
    .clamp(BUDGETS.0, BUDGETS.1)
}

fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    if !model.session.suggestions.is_open {
        show(model, true);
    }
    let mut effects = follow(model);
    let state = &model.session.suggestions;
    let n_rows = state.offered.len();
    let next = match (state.current_idx(), direction) {
        // behind the last one more may be found yet
        (Some(idx), Direction::Forward) if idx + 1 == n_rows && state.is_going() => {
            let at = state.offered.rows[idx];
            let from = TextSize::new(state.offered.start(at).raw() + 1);
            effects.extend(resume(model, from, direction));
            return effects;
        }
        (Some(idx), Direction::Forward) => (idx + 1) % n_rows,
        (Some(idx), Direction::Backward) => (idx + n_rows - 1) % n_rows,
        (None, direction) => {
            let selection = model.session.selection;
            let caret = selection.map_or(TextSize::default(), |selection| selection.focus);
            effects.extend(resume(model, caret, direction));
            return effects;
        }
    };
    let at = state.offered.rows[next];
    effects.extend(go(model, at));
    effects
}

/// The next suggestion from a place on stands out, as soon as it is known.
fn resume(model: &mut Model, from: TextSize, direction: Direction) -> Vec<Effect> {
    let is_growing = model.looking.as_ref().is_some_and(Looking::is_growing);
    let state = state(model);
    let rows = &state.offered;
    let n_before = rows.n_before(from);
    // what is found is found in text order
    let is_known = is_growing && direction == Direction::Forward && n_before < rows.len();
    if state.is_going() && !is_known {
        state.pending = Some((from, direction));
        return Vec::new();
    }
    state.pending = None;
    let rows = &state.offered;
    let nth = match direction {
        Direction::Forward => n_before,
        Direction::Backward => n_before + rows.len().saturating_sub(1),
    };
    let at = nth.checked_rem(rows.len()).and_then(|nth| rows.rows.get(nth).copied());
    at.map_or_else(Vec::new, |at| go(model, at))
}

/// A suggestion stands out, and its words are selected.
fn go(model: &mut Model, at: u32) -> Vec<Effect> {
    let state = state(model);
    if state.offered.rows.binary_search(&at).is_err() {
        return Vec::new();
    }
    let Some(range) = state.offered.found.get(at as usize).map(|row| row.range) else {
        return Vec::new();
    };
    state.current = Some(at);
    state.pending = None;
    let session = model.session_mut();
    session.selection = Some(Selection { anchor: range.start(), focus: range.end() });
    session.annotation = None;
    session.clicked = None;
    vec![navigation::remember(model), Effect::Reveal(range)]
}

/// The shortest suggestion at a place stands out; the next longer one if it does already.
/// Whether there is one.
pub(crate) fn click(model: &mut Model, at: TextSize) -> bool {
    let Some(document) = model.document() else { return false };
    let end = text::next_grapheme(document.text(), at);
    let Some(place) = end.and_then(|end| text::TextRange::new(at, end)) else { return false };
    let state = &model.session.suggestions;
    let mut here: Vec<_> = state
        .offered
        .touching(place)
        .filter(|(_, row)| row.places().iter().any(|range| range.intersect(place).is_some()))
        .map(|(at, row)| (row.range.end().raw() - row.range.start().raw(), at))
        .collect();
    here.sort_unstable();
    let present = here.iter().position(|(_, at)| Some(*at) == state.current);
    let next = present.map_or(0, |place| (place + 1) % here.len());
    match here.get(next).copied() {
        Some((_, at)) => !go(model, at).is_empty(),
        None => false,
    }
}

fn read(model: &mut Model, reading: usize) -> Vec<Effect> {
    let state = state(model);
    if let Some(current) = state.current().filter(|row| reading < row.n_readings()) {
        let alike = Rc::clone(&current.alike);
        state.readings.set(alike, reading);
    }
    Vec::new()
}

/// What is broken of the suggestions: empty when all is well.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.suggestions;
    let text = model.document().map_or("", |document| document.text());
    let mut broken = Vec::new();
    let found = &state.offered.found;
    if !found.windows(2).all(|pair| pair[0].range.start() <= pair[1].range.start()) {
        broken.push("the suggestions are not in text order".into());
    }
    if found.iter().any(|row| row.range.slice(text).is_none()) {
        broken.push("a suggestion does not fit the text".into());
    }
    if !state.offered.rows.windows(2).all(|pair| pair[0] < pair[1]) {
        broken.push("the rows of suggestions are not in order".into());
    }
    if let Some(judge) = look::judge(model) {
        let shown = |row: &&Suggestion| !state.hidden[row.sort().idx()];
        let open: Vec<_> = found.iter().filter(|row| judge.is_open(row)).collect();
        let expected: Vec<_> = open.iter().copied().filter(shown).collect();
        if state.offered.iter().collect::<Vec<_>>() != expected {
            broken.push("other suggestions are offered than are open".into());
        }
        if open.len() != state.counts.iter().sum::<usize>() {
            broken.push("the suggestions are not counted right".into());
        }
    }
    if state.current.is_some() && state.current_idx().is_none() {
        broken.push("the present suggestion is not offered".into());
    }
    if state.sweep.is_some() != model.sweep.is_some() {
        broken.push("a way through the articles is shown that is none, or none that is".into());
    }
    broken
}
