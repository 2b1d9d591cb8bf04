//! What is on the desk: how it is laid aside, kept sound, and shown in the article.

use super::{Offer, knows};
use crate::{Direction, Effect, Model};
use model::{AnnotationId, DocumentData, SlotId, StatementId};
use std::rc::Rc;
use text::TextSize;

/// What is on the desk of somebody who makes statements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Composer {
    /// Annotations marked for the next statement, in the order they were marked.
    pub pile: Vec<AnnotationId>,
    /// The statement at hand: what is added goes there.
    pub statement: Option<StatementId>,
    /// Whether the details show the statement at hand and not the selected annotation.
    pub in_front: bool,
    /// A statement that is proposed and not made yet.
    pub offer: Option<Rc<Offer>>,
    /// The slot of the statement at hand that clicks in the article fill.
    pub armed: Option<SlotId>,
    /// The statement that the pointer or the focus is on.
    pub pointed: Option<StatementId>,
    /// Whether the list beside the article is that of the statements.
    pub lists: bool,
}

impl Composer {
    /// The desk with nothing on it.
    pub(crate) fn cleared(&self) -> Self {
        Self { lists: self.lists, ..Self::default() }
    }
}

/// Takes a statement at hand and brings its evidence into view.
pub(crate) fn select(model: &mut Model, id: StatementId) -> Vec<Effect> {
    if !knows(model, &id) {
        return Vec::new();
    }
    let extent = model.statements.extent(&id);
    let desk = &mut model.session_mut().composer;
    if desk.statement.as_ref() != Some(&id) {
        desk.armed = None;
    }
    desk.statement = Some(id);
    desk.in_front = true;
    extent.map(Effect::Reveal).into_iter().collect()
}

/// Lays the statement at hand aside; says whether there was one.
pub(super) fn lay_aside(model: &mut Model) -> bool {
    let desk = &mut model.session_mut().composer;
    desk.armed = None;
    desk.in_front = false;
    desk.statement.take().is_some()
}

pub(super) fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let all = &model.statements;
    let n_statements = all.len();
    let present = model.session.composer.statement.as_ref().and_then(|id| all.position(id));
    let next = match (present, direction) {
        _ if n_statements == 0 => return Vec::new(),
        (Some(at), Direction::Forward) => (at + 1) % n_statements,
        (Some(at), Direction::Backward) => (at + n_statements - 1) % n_statements,
        (None, direction) => {
            let caret = model.session.selection.map_or(TextSize::default(), |s| s.focus);
            let before = all.count_before(caret);
            match direction {
                Direction::Forward => before % n_statements,
                Direction::Backward => (before + n_statements - 1) % n_statements,
            }
        }
    };
    match all.page(next, 1).pop() {
        Some(id) => select(model, id),
        None => Vec::new(),
    }
}

/// Escape: closes the offer, then stops filling a slot; says whether there was something.
pub(crate) fn close_offer(model: &mut Model) -> bool {
    let desk = &mut model.session_mut().composer;
    desk.offer.take().is_some() || desk.armed.take().is_some()
}

/// Escape, once nothing else is open: lays the statement in front aside; later, when no
/// annotation is selected either, one that is only at hand, and then clears the pile.
pub(crate) fn clear_desk(model: &mut Model) -> bool {
    if model.session.composer.in_front {
        return lay_aside(model);
    }
    if model.session.annotation.is_some() {
        return false;
    }
    lay_aside(model) || !std::mem::take(&mut model.session_mut().composer.pile).is_empty()
}

/// The desk never points at what is gone.
pub(crate) fn drop_dangling(model: &mut Model) {
    let Some(document) = model.document().cloned() else {
        let desk = &mut model.session_mut().composer;
        *desk = desk.cleared();
        return;
    };
    let has_statement = |id: &StatementId| document.statements.get(id).is_some();
    let has_annotation = |id: &AnnotationId| document.annotations.get(id).is_some();
    let desk = &model.session.composer;
    let is_sound = desk.statement.iter().chain(&desk.pointed).all(has_statement)
        && desk.pile.iter().all(has_annotation)
        && desk.offer.iter().all(|offer| offer.known().all(has_annotation));
    if !is_sound {
        let desk = &mut model.session_mut().composer;
        desk.statement = desk.statement.take().filter(has_statement);
        desk.in_front &= desk.statement.is_some();
        desk.armed = desk.armed.take().filter(|_| desk.statement.is_some());
        desk.pointed = desk.pointed.take().filter(has_statement);
        desk.pile.retain(has_annotation);
        desk.offer = desk.offer.take().filter(|offer| offer.known().all(has_annotation));
    }
}

/// What is wrong at the desk, in words.
pub(crate) fn check_invariants(model: &Model) -> Option<String> {
    let desk = &model.session.composer;
    let document = model.document();
    let has_statement = |id: &StatementId| document.is_some_and(|d| d.statements.get(id).is_some());
    let has_annotation =
        |id: &AnnotationId| document.is_some_and(|d| d.annotations.get(id).is_some());
    let offered = desk.offer.iter().flat_map(|offer| offer.known());
    if !desk.statement.iter().chain(&desk.pointed).all(has_statement) {
        Some("a statement at hand does not exist".into())
    } else if !desk.pile.iter().chain(offered).all(has_annotation) {
        Some("an annotation on the desk does not exist".into())
    } else if desk.statement.is_none() && (desk.in_front || desk.armed.is_some()) {
        Some("no statement is at hand, but one is shown".into())
    } else {
        None
    }
}

/// The annotations that stand out: those on the pile, and those of the statement pointed at, else
/// of the offer, else of the statement in front.
pub fn lit(desk: &Composer, document: &DocumentData) -> Vec<AnnotationId> {
    let mut lit = desk.pile.clone();
    if let (None, Some(offer)) = (&desk.pointed, &desk.offer) {
        lit.extend(offer.annotations().cloned());
        return lit;
    }
    let shown = desk.pointed.as_ref().or(desk.statement.as_ref().filter(|_| desk.in_front));
    let statement = shown.and_then(|id| document.statements.get(id));
    lit.extend(statement.into_iter().flat_map(|row| row.annotations()).cloned());
    lit
}
