//! Correcting the text of a document: the new text, the review of where its annotations go, and
//! the texts that it had before.

mod blocks;
mod review;

pub use review::{Choice, Class, Move, Review};

use crate::selecting::selected_text;
use crate::update::{edit, refuse, try_edit};
use crate::{
    Command, Effect, Env, FocusTarget, Model, NewText, NoticeKind, Selection, View, navigation,
    rooms,
};
use ::revise::Comparison;
use formats::native::Repair;
use intake::{Reading, Refusal};
use model::{AnnotationId, Article, Change, ChangeSet, DocumentId, RevisionId, Target};
use std::rc::Rc;
use text::{TextRange, TextSize, locate_quote};

/// What the screen for correcting a text shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviseState {
    /// The document whose text is corrected or whose older text is read.
    pub document: Option<DocumentId>,
    /// The text as it was typed last; `None` while it is untouched.
    pub typed: Option<Rc<str>>,
    /// Why the typed text cannot be taken.
    pub refusal: Option<Refusal>,
    /// Whether the new text comes by way of the screen for new articles.
    pub from_intake: bool,
    /// What would become of the annotations.
    pub review: Option<Rc<Review>>,
    /// The older text that is read.
    pub shown: Option<RevisionId>,
}

/// Something about the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviseMsg {
    /// Opens the present text of the open document, to be corrected.
    Begin,
    /// Takes the new text from a file, a page or the clipboard, by the screen for new articles.
    TakeFromIntake,
    /// What is typed so far.
    Typed(Rc<str>),
    /// The text is written: shows what becomes of the annotations.
    Compare(Rc<str>),
    /// The same with what the screen for new articles previews.
    CompareIntake,
    /// Says where a row of the review goes; `None` is not decided.
    Choose(usize, Option<Choice>),
    /// Says it of all rows of a class: their first place, or none at all.
    ChooseAll(Class, Choice),
    /// Looks for words in the new text, as places for a row.
    Search(usize, String),
    /// Back from the review to the text.
    Back,
    /// Gives the document the new text.
    Apply,
    /// Leaves everything as it is.
    Cancel,
    /// Reads an older text.
    Show(RevisionId),
    /// Places a part of an annotation at the selected text.
    PlaceAtSelection(AnnotationId, usize),
    /// Selects the first place where the words of a part stand.
    FindWords(AnnotationId, usize),
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: ReviseMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        ReviseMsg::Begin => begin(model),
        ReviseMsg::TakeFromIntake => take_from_intake(model),
        ReviseMsg::Typed(raw) => {
            let is_same = present(model).is_some_and(|article| *article.text() == *raw);
            state(model).typed = (!is_same).then_some(raw);
            Vec::new()
        }
        ReviseMsg::Compare(raw) => compare(model, &raw),
        ReviseMsg::CompareIntake => compare_intake(model),
        ReviseMsg::Choose(idx, choice) => with_review(model, |review| review.choose(idx, choice)),
        ReviseMsg::ChooseAll(class, choice) => {
            with_review(model, |review| review.choose_all(class, choice))
        }
        ReviseMsg::Search(idx, words) => with_review(model, |review| review.search(idx, &words)),
        ReviseMsg::Back => back(model),
        ReviseMsg::Apply => apply(model, env),
        ReviseMsg::Cancel => leave(model),
        ReviseMsg::Show(id) => show(model, id),
        ReviseMsg::PlaceAtSelection(id, target_idx) => place(model, (id, target_idx), env),
        ReviseMsg::FindWords(id, target_idx) => find_words(model, &id, target_idx),
    }
}

fn state(model: &mut Model) -> &mut ReviseState {
    Rc::make_mut(&mut model.session_mut().revise)
}

fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    // what was typed is found again
    if model.session.revise.document.as_ref() != Some(&document) {
        *state(model) = ReviseState { document: Some(document), ..ReviseState::default() };
    }
    state(model).shown = None;
    rooms::show(model, View::Revise)
}

fn take_from_intake(model: &mut Model) -> Vec<Effect> {
    let state = state(model);
    state.from_intake = state.document.is_some();
    rooms::show(model, View::Intake)
}

/// The text of the document that is corrected.
fn present(model: &Model) -> Option<Rc<Article>> {
    let id = model.session.revise.document.as_ref()?;
    Some(Rc::clone(&model.project.documents.get(id)?.article))
}

fn compare(model: &mut Model, raw: &Rc<str>) -> Vec<Effect> {
    let Some(before) = present(model) else { return leave(model) };
    state(model).typed = Some(Rc::clone(raw));
    let plain = match intake::read(raw, Some(Reading::PlainText)) {
        Ok(plain) => plain.text,
        Err(refusal) => return refuse_text(model, refusal),
    };
    // what is a correction of the present text keeps its blocks, and is compared only once
    let comparison = Comparison::new(before.text(), &plain);
    if let Some(blocks) = blocks::carried(&before, &plain, &comparison) {
        let article = Article::new(plain.clone(), blocks);
        return review(model, article, Some(&comparison));
    }
    // anything else is read as an article that comes in
    match intake::read(raw, None) {
        Ok(draft) => review(model, Article::new(draft.text, draft.blocks), None),
        Err(refusal) => refuse_text(model, refusal),
    }
}

fn refuse_text(model: &mut Model, refusal: Refusal) -> Vec<Effect> {
    state(model).refusal = Some(refusal);
    vec![Effect::Focus(FocusTarget::Room)]
}

fn compare_intake(model: &mut Model) -> Vec<Effect> {
    let draft = model.session.intake.draft.clone().and_then(Result::ok);
    let (Some(draft), true) = (draft, model.session.revise.from_intake) else { return Vec::new() };
    let article = Article::new(draft.text.clone(), draft.blocks.clone());
    state(model).typed = Some(article.text().into());
    model.session_mut().intake = Rc::default();
    let mut effects = vec![Effect::EmptyPasteBox];
    effects.extend(review(model, article, None));
    effects
}

/// Shows what becomes of the annotations; `comparison` is of the present text and that of `after`,
/// if they were compared already.
fn review(model: &mut Model, after: Article, comparison: Option<&Comparison<'_>>) -> Vec<Effect> {
    let id = model.session.revise.document.clone();
    let document = id.and_then(|id| model.project.documents.get(&id)).cloned();
    let Some(document) = document else { return leave(model) };
    let state = state(model);
    state.refusal = None;
    state.from_intake = false;
    let after = Rc::new(after);
    let review = match comparison {
        Some(comparison) => Review::of(&document, after, comparison),
        None => Review::new(&document, after),
    };
    state.review = Some(Rc::new(review));
    rooms::show(model, View::Revise)
}

fn with_review(model: &mut Model, change: impl FnOnce(&mut Review)) -> Vec<Effect> {
    if let Some(review) = &mut state(model).review {
        change(Rc::make_mut(review));
    }
    Vec::new()
}

fn back(model: &mut Model) -> Vec<Effect> {
    state(model).review = None;
    vec![Effect::Focus(FocusTarget::Room)]
}

fn apply(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let state = &model.session.revise;
    let (Some(document), Some(review)) = (state.document.clone(), state.review.clone()) else {
        return Vec::new();
    };
    if review.n_open() > 0 {
        return Vec::new();
    }
    let Some(data) = model.project.documents.get(&document) else { return leave(model) };
    let new = NewText {
        targets: review.targets(data),
        before: Rc::clone(&review.before),
        after: Rc::clone(&review.after),
        document,
    };
    match try_edit(model, Command::Revise(Rc::new(new)), env) {
        Ok(mut effects) => {
            effects.extend(leave(model));
            effects
        }
        Err(error) => refuse(model, error),
    }
}

/// An article that comes in is a new one again.
pub(crate) fn leave_intake(model: &mut Model) {
    if model.session.revise.from_intake {
        state(model).from_intake = false;
    }
}

/// Back to reading.
fn leave(model: &mut Model) -> Vec<Effect> {
    model.session_mut().revise = Rc::default();
    rooms::show(model, View::Read)
}

/// Escape: one step back, if this screen is in front.
pub(crate) fn escape(model: &mut Model) -> Option<Vec<Effect>> {
    let state = &model.session.revise;
    match (model.session.view, &state.review) {
        (View::Revise, Some(_)) => Some(back(model)),
        (View::Revise, None) if state.shown.is_some() => Some(leave(model)),
        // what is typed is not lost by a key
        (View::Revise, None) => Some(Vec::new()),
        _ => None,
    }
}

fn show(model: &mut Model, id: RevisionId) -> Vec<Effect> {
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    let shown = Some(id);
    *state(model) = ReviseState { document: Some(document), shown, ..ReviseState::default() };
    drop_dangling(model);
    rooms::show(model, View::Revise)
}

/// Places a part of an annotation at the selected text.
pub(crate) fn place(
    model: &mut Model,
    (id, target_idx): (AnnotationId, usize),
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let (Some(document), Some(range)) = (model.session.document.clone(), selected_text(model))
    else {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
        return Vec::new();
    };
    let repair = Repair { document, annotation: id.clone(), target_idx, range, shift: None };
    let mut effects = edit(model, Command::Repair(vec![repair]), env);
    effects.extend(navigation::reveal(model, id));
    // the button that had the focus goes with its row
    effects.push(Effect::Focus(FocusTarget::Article));
    effects
}

/// Selects the words, or the first place where they stand behind the caret. What is selected can
/// then be checked and taken.
fn find_words(model: &mut Model, id: &AnnotationId, target_idx: usize) -> Vec<Effect> {
    let Some(document) = model.document() else { return Vec::new() };
    let target = document.annotations.get(id).and_then(|row| row.targets.get(target_idx));
    let Some(Target::Orphan(quote)) = target else { return Vec::new() };
    let text = document.text();
    let hint = model.session.selection.map(|selection| selection.focus);
    let from = hint.map_or(0, TextSize::index);
    let words = quote.exact.as_str();
    let behind = || text.get(from..)?.find(words).map(|at| at + from);
    let best = locate_quote(text, quote, None).map(|range| range.start().index());
    let is_there = model.session.selection.and_then(Selection::range);
    let best = best.filter(|at| is_there.is_none_or(|range| range.start().index() != *at));
    let found = best.or_else(behind).or_else(|| text.find(words)).filter(|_| !words.is_empty());
    let range = found.and_then(|at| {
        let size = TextSize::from_index;
        TextRange::new(size(at), size(at + words.len()))
    });
    let Some(range) = range else {
        model.session_mut().notify(NoticeKind::WordsNotThere);
        return Vec::new();
    };
    let selection = Selection { anchor: range.start(), focus: range.end() };
    model.session_mut().selection = Some(selection);
    vec![Effect::Reveal(range)]
}

/// Keeps the session in step with a change set that was applied.
pub(crate) fn follow(model: &mut Model, set: &ChangeSet) {
    let open = model.session.document.clone();
    let is_other_text = |change: &Change| match change {
        Change::Article(id, delta) => Some(id) == open.as_ref() && delta.before.is_some(),
        _ => false,
    };
    if set.changes.iter().any(is_other_text) {
        let session = model.session_mut();
        session.selection = Some(Selection::caret(TextSize::default()));
        session.clicked = None;
        session.top = TextSize::default();
    }
    drop_dangling(model);
    let Some(review) = model.session.revise.review.clone() else { return };
    let data =
        model.session.revise.document.as_ref().and_then(|id| model.project.documents.get(id));
    // somebody changed what the review is about: it is made anew
    if let Some(data) = data.filter(|data| !review.fits(data)).cloned() {
        state(model).review = Some(Rc::new(Review::new(&data, Rc::clone(&review.after))));
    }
}

/// Forgets a document or a revision that is gone.
fn drop_dangling(model: &mut Model) {
    let state = &model.session.revise;
    let Some(id) = &state.document else { return };
    let document = model.project.documents.get(id);
    let is_known = document.is_some_and(|document| {
        state.shown.as_ref().is_none_or(|shown| document.revisions.get(shown).is_some())
    });
    if !is_known || model.session.document.as_ref() != Some(id) {
        let session = model.session_mut();
        session.revise = Rc::default();
        if session.view == View::Revise {
            session.view = if session.document.is_some() { View::Read } else { View::Intake };
        }
    }
}

/// What is broken, in words.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.revise;
    let document = state.document.as_ref().and_then(|id| model.project.documents.get(id));
    let mut broken = Vec::new();
    if model.session.view == View::Revise && document.is_none() {
        broken.push("correcting the text of no document".to_owned());
    }
    let fits = |review: &Rc<Review>| document.is_some_and(|document| review.fits(document));
    if !state.review.as_ref().is_none_or(fits) {
        broken.push("the review is of another text".to_owned());
    }
    broken
}
