//! Suggestions: names in the open article that are known and not tagged yet, to be accepted or
//! rejected one by one or all of a name at once.
//!
//! They are looked for while their list is shown, in slices, and are no part of the project: an
//! accepted one becomes an annotation, a rejected one is kept as a [`model::Rejection`].

mod known;

pub(crate) use known::Lexicon;
pub use known::Suggestion;

use crate::update::edit;
use crate::{
    Command, Direction, Effect, Env, FocusTarget, Model, NewSpan, Selection, SuggestionCommand,
    View, navigation,
};
use model::{Article, Change, ChangeSet, CoderId, EntityKind, LabelId, Origin, RejectionKey};
use std::collections::BTreeSet;
use std::rc::Rc;
use text::{TextRange, TextSize};

/// The most suggestions that are held at once.
pub const MAX_SUGGESTIONS: usize = 5_000;

/// What the first slice looks at, in bytes.
const FIRST_BUDGET: usize = 16 << 10;

/// The bounds of what a slice looks at, in bytes.
const BUDGETS: (usize, usize) = (2 << 10, 512 << 10);

/// A slice that took longer, in milliseconds, is followed by one of half the size; one that took
/// less than a third of it by one of twice the size.
const SLICE_MS: u32 = 9;

/// Suggestions for the open article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SuggestionsState {
    /// Whether the list is shown.
    pub is_open: bool,
    /// What is offered so far, in text order.
    pub offered: Rc<Vec<Suggestion>>,
    /// Whether there may be more.
    pub is_going: bool,
    /// The one that stands out.
    pub current: Option<TextRange>,
    /// The number of the look through the article.
    serial: u32,
}

/// A look through an article. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone)]
pub(crate) struct Looking {
    lexicon: Rc<Lexicon>,
    hidden: Rc<BTreeSet<CoderId>>,
    article: Rc<Article>,
    at: usize,
    budget: usize,
    /// All that was found, whether it is offered or not.
    found: Rc<Vec<Suggestion>>,
}

/// Messages about suggestions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuggestionsMsg {
    /// Shows the list, or hides it.
    Show(bool),
    /// Time for the next slice of the look with this number.
    Continue {
        /// The number of the look.
        serial: u32,
        /// How long the last slice took, in milliseconds.
        took: u32,
    },
    /// Goes to the next or previous suggestion; shows the list first.
    Step(Direction),
    /// Goes to this suggestion.
    Go(TextRange),
    /// Accepts the suggestion that stands out; `true` all of the same name in the article.
    Accept(bool),
    /// Rejects the suggestion that stands out: it is not made again.
    Reject,
    /// What was rejected may be suggested again.
    WithdrawAll,
}

impl SuggestionsState {
    /// The place of the present suggestion among all, from 0.
    pub fn current_idx(&self) -> Option<usize> {
        let current = self.current?;
        self.offered.binary_search_by_key(&current, |row| row.range).ok()
    }

    #[cfg(test)]
    pub(crate) const fn serial(&self) -> u32 {
        self.serial
    }

    /// How many are offered for the same entity.
    pub fn n_alike(&self, suggestion: &Suggestion) -> usize {
        self.offered.iter().filter(|row| row.entity == suggestion.entity).count()
    }
}

/// What a suggestion is known by, wherever it is made.
pub fn rejection_key(suggestion: &Suggestion) -> RejectionKey {
    RejectionKey::new(format!("known|{}|{}", suggestion.entity, suggestion.folded))
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: SuggestionsMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        SuggestionsMsg::Show(is_open) => show(model, is_open),
        SuggestionsMsg::Continue { serial, took } => go_on(model, serial, took),
        SuggestionsMsg::Step(direction) => step(model, direction),
        SuggestionsMsg::Go(range) => go(model, range),
        SuggestionsMsg::Accept(all) => accept(model, all, env),
        SuggestionsMsg::Reject => reject(model, env),
        SuggestionsMsg::WithdrawAll => {
            let keys = model.project.rejections.values().map(|row| row.key.clone()).collect();
            edit(model, Command::Suggestion(SuggestionCommand::Withdraw(keys)), env)
        }
    }
}

fn state(model: &mut Model) -> &mut SuggestionsState {
    &mut model.session_mut().suggestions
}

fn show(model: &mut Model, is_open: bool) -> Vec<Effect> {
    state(model).is_open = is_open;
    Vec::new()
}

/// Begins to look once the list is shown, and anew when another article is open.
pub(crate) fn follow(model: &mut Model) -> Vec<Effect> {
    let article = model.document().map(|document| Rc::clone(&document.article));
    let shows = model.session.suggestions.is_open && model.session.view == View::Read;
    let Some(article) = article.filter(|_| shows) else {
        forget(model);
        return Vec::new();
    };
    let hidden = Rc::clone(&model.session.coders.hidden);
    let is_same = |looking: &Looking| {
        Rc::ptr_eq(&looking.article, &article) && Rc::ptr_eq(&looking.hidden, &hidden)
    };
    if model.looking.as_ref().is_some_and(is_same) {
        return Vec::new();
    }
    forget(model);
    let lexicon = Rc::new(Lexicon::of(&model.project));
    let (found, budget) = (Rc::default(), FIRST_BUDGET);
    model.looking = Some(Looking { lexicon, hidden, article, at: 0, budget, found });
    let state = state(model);
    state.serial = state.serial.wrapping_add(1);
    slice(model)
}

fn forget(model: &mut Model) {
    if model.looking.take().is_some() {
        let state = state(model);
        state.offered = Rc::default();
        state.is_going = false;
        state.current = None;
    }
}

fn go_on(model: &mut Model, serial: u32, took: u32) -> Vec<Effect> {
    if model.session.suggestions.serial != serial || !model.session.suggestions.is_going {
        return Vec::new();
    }
    let Some(looking) = &mut model.looking else { return Vec::new() };
    looking.budget = match took {
        SLICE_MS.. => looking.budget / 2,
        _ if took * 3 < SLICE_MS => looking.budget * 2,
        _ => looking.budget,
    }
    .clamp(BUDGETS.0, BUDGETS.1);
    slice(model)
}

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    let text = looking.article.text();
    let found = Rc::make_mut(&mut looking.found);
    looking.at = looking.lexicon.look(text, looking.at, looking.budget, found);
    let is_done = looking.at >= text.len() || found.len() >= MAX_SUGGESTIONS;
    found.truncate(MAX_SUGGESTIONS);
    offer(model);
    let state = state(model);
    state.is_going = !is_done;
    if is_done { Vec::new() } else { vec![Effect::ContinueSuggestions(state.serial)] }
}

/// The label that marks what an entity of this kind is.
pub fn label_for(codebook: &model::Codebook, kind: EntityKind) -> Option<&LabelId> {
    let named = |label: &&model::Label| EntityKind::named_by(label.kind) == Some(kind);
    codebook.labels.iter().find(named).map(|label| &label.id)
}

/// Works out what is offered of what was found: what is neither tagged nor rejected.
fn offer(model: &mut Model) {
    let Some(looking) = &model.looking else { return };
    let is_open = |row: &&Suggestion| {
        !is_tagged(model, row) && model.project.rejections.get(&rejection_key(row)).is_none()
    };
    let offered: Vec<_> = looking.found.iter().filter(is_open).cloned().collect();
    let state = &mut model.session_mut().suggestions;
    if *state.offered != offered {
        state.offered = Rc::new(offered);
    }
    if state.current.is_some() && state.current_idx().is_none() {
        state.current = None;
    }
}

/// Whether an annotation of its label shares the place, or there is no such label.
fn is_tagged(model: &Model, suggestion: &Suggestion) -> bool {
    let Some(label) = label_for(&model.project.codebook, suggestion.kind) else { return true };
    let Some(document) = model.document() else { return true };
    let has_label = |(_, id): &(TextRange, model::AnnotationId)| {
        document.annotations.get(id).is_some_and(|row| row.label == *label)
    };
    model.spans.ranges.touching(suggestion.range).any(has_label)
}

/// Follows a set of changes while the list is shown.
pub(crate) fn changed(model: &mut Model, set: &ChangeSet) {
    let Some(looking) = &model.looking else { return };
    let is_news = |change: &Change| match change {
        // one of the starter set that was offered already
        Change::Entity(delta) => {
            let known = delta.after.as_ref().is_some_and(|row| looking.lexicon.knows(&row.id));
            delta.before.is_some() || !known
        }
        _ => false,
    };
    if set.changes.iter().any(is_news) {
        forget(model);
    } else {
        offer(model);
    }
}

fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    if !model.session.suggestions.is_open {
        show(model, true);
    }
    let mut effects = follow(model);
    let state = &model.session.suggestions;
    let n_rows = state.offered.len();
    if n_rows == 0 {
        return effects;
    }
    let idx = match (state.current_idx(), direction) {
        (Some(idx), Direction::Forward) => (idx + 1) % n_rows,
        (Some(idx), Direction::Backward) => (idx + n_rows - 1) % n_rows,
        (None, direction) => near(model, direction),
    };
    let range = state.offered[idx].range;
    effects.extend(go(model, range));
    effects
}

/// The suggestion next to the caret.
fn near(model: &Model, direction: Direction) -> usize {
    let offered = &model.session.suggestions.offered;
    let caret = model.session.selection.map_or(TextSize::default(), |selection| selection.focus);
    let n_before = offered.partition_point(|row| row.range.start() < caret);
    match direction {
        Direction::Forward => n_before % offered.len(),
        Direction::Backward => (n_before + offered.len() - 1) % offered.len(),
    }
}

fn go(model: &mut Model, range: TextRange) -> Vec<Effect> {
    let state = state(model);
    if state.offered.binary_search_by_key(&range, |row| row.range).is_err() {
        return Vec::new();
    }
    state.current = Some(range);
    let session = model.session_mut();
    session.selection = Some(Selection { anchor: range.start(), focus: range.end() });
    session.annotation = None;
    session.clicked = None;
    vec![navigation::remember(model), Effect::Reveal(range)]
}

/// The suggestion that stands out.
fn current(model: &Model) -> Option<Suggestion> {
    let state = &model.session.suggestions;
    state.offered.get(state.current_idx()?).cloned()
}

fn accept(model: &mut Model, all: bool, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(current) = current(model) else { return step(model, Direction::Forward) };
    let offered = Rc::clone(&model.session.suggestions.offered);
    let alike = |row: &&Suggestion| all && row.entity == current.entity || **row == current;
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    let Some(label) = label_for(&model.project.codebook, current.kind).cloned() else {
        return Vec::new();
    };
    let span = |row: &Suggestion| NewSpan {
        entity: Some(row.entity.clone()),
        origin: Origin::Suggestion,
        ..NewSpan::new(document.clone(), label.clone(), row.range)
    };
    let spans: Vec<_> = offered.iter().filter(alike).map(span).collect();
    let effects = edit(model, Command::Suggestion(SuggestionCommand::Accept(spans)), env);
    move_on(model, current.range, effects)
}

fn reject(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(current) = current(model) else { return step(model, Direction::Forward) };
    let words = model.document().and_then(|data| current.range.slice(data.text()));
    let row = (rejection_key(&current), words.unwrap_or_default().to_owned());
    let effects = edit(model, Command::Suggestion(SuggestionCommand::Reject(vec![row])), env);
    move_on(model, current.range, effects)
}

/// The next suggestion behind the one that was decided on comes forward.
fn move_on(model: &mut Model, from: TextRange, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.extend(follow(model));
    let offered = &model.session.suggestions.offered;
    let next = offered.iter().find(|row| row.range.start() >= from.end());
    match next.or(offered.first()).map(|row| row.range) {
        Some(range) => effects.extend(go(model, range)),
        None => effects.push(Effect::Focus(FocusTarget::Article)),
    }
    effects
}

/// What is broken of the suggestions: empty when all is well.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.suggestions;
    let text = model.document().map_or("", |document| document.text());
    let mut broken = Vec::new();
    if !state.offered.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()) {
        broken.push("the suggestions are not in text order".into());
    }
    if state.offered.iter().any(|row| row.range.slice(text).is_none()) {
        broken.push("a suggestion does not fit the text".into());
    }
    if state.offered.iter().any(|row| is_tagged(model, row)) {
        broken.push("what is tagged is suggested".into());
    }
    let is_rejected =
        |row: &Suggestion| model.project.rejections.get(&rejection_key(row)).is_some();
    if state.offered.iter().any(is_rejected) {
        broken.push("what was rejected is suggested".into());
    }
    if state.current.is_some() && state.current_idx().is_none() {
        broken.push("the present suggestion is not offered".into());
    }
    broken
}
