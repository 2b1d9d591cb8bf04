//! The making of statements: the pile of marked annotations, the offer for a selected one, the
//! statement that is at hand, and the slot that is being filled by clicks.

mod desk;
mod offer;

pub use desk::{Composer, lit};
pub(crate) use desk::{check_invariants, clear_desk, close_offer, drop_dangling, select};
pub use offer::{Offer, OfferRow};

use desk::{lay_aside, step};

use crate::update::edit;
use crate::{
    Command, Direction, EditError, Effect, Env, FocusTarget, Misfit, Model, NewStatement,
    NoticeKind, SessionMsg, StatementEdit, navigation,
};
use model::{
    AnnotationId, Change, Codebook, DocumentData, DocumentId, Filler, Names, SlotId, StatementId,
    StatementType, Value,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{TextRange, TextSize};

/// What is done at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposeMsg {
    /// Puts the selected annotation on the pile, or takes it off.
    Mark,
    /// Puts an annotation on the pile, or takes it off.
    MarkThis(AnnotationId),
    /// Makes a statement of the n-th type from the pile; without a pile offers one around the
    /// selected annotation; without that, makes an empty one.
    Compose(usize),
    /// Makes an empty statement of the n-th type.
    Begin(usize),
    /// Goes to another row of the offer.
    TurnRow(Direction),
    /// Takes another annotation, or none, for the row of the offer.
    Turn(Direction),
    /// Takes candidate number `.1` for row `.0` of the offer.
    Take(usize, Option<usize>),
    /// Makes the offered statement.
    Accept,
    /// Does away with the offer, or the pile.
    Dismiss,
    /// Takes a statement at hand and shows where its evidence is; `None` lays it aside.
    Select(Option<StatementId>),
    /// Takes the next or previous statement of the text at hand.
    Step(Direction),
    /// Adds the selected annotation to the statement at hand.
    Join,
    /// Lets clicks in the article fill a slot of the statement at hand.
    Arm(Option<SlotId>),
    /// The pointer or the focus is on a statement.
    Point(Option<StatementId>),
    /// Makes a copy of the statement at hand, and takes that at hand.
    Duplicate,
    /// Shows the list of statements, or that of annotations.
    List(bool),
}

/// Carries out what is done at the desk.
pub(crate) fn update(model: &mut Model, msg: ComposeMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        ComposeMsg::Mark => match model.session.annotation.clone() {
            Some(id) => mark(model, id),
            None => say(model, NoticeKind::SelectTextFirst),
        },
        ComposeMsg::MarkThis(id) => mark(model, id),
        ComposeMsg::Compose(idx) => compose(model, idx, env),
        ComposeMsg::Begin(idx) => begin(model, idx, env),
        ComposeMsg::TurnRow(direction) => change_offer(model, |offer| offer.turn_row(direction)),
        ComposeMsg::Turn(direction) => change_offer(model, |offer| offer.turn(direction)),
        ComposeMsg::Take(row, candidate) => change_offer(model, |offer| offer.take(row, candidate)),
        ComposeMsg::Accept => accept(model, env),
        ComposeMsg::Dismiss => dismiss(model),
        ComposeMsg::Select(Some(id)) => select(model, id),
        ComposeMsg::Select(None) => {
            lay_aside(model);
            Vec::new()
        }
        ComposeMsg::Step(direction) => step(model, direction),
        ComposeMsg::Join => join(model, env),
        ComposeMsg::Arm(slot) => {
            let desk = &mut model.session_mut().composer;
            desk.armed = slot.filter(|_| desk.statement.is_some());
            Vec::new()
        }
        ComposeMsg::Point(id) => {
            let id = id.filter(|id| knows(model, id));
            if model.session.composer.pointed != id {
                model.session_mut().composer.pointed = id;
            }
            Vec::new()
        }
        ComposeMsg::Duplicate => duplicate(model, env),
        ComposeMsg::List(lists) => {
            model.session_mut().composer.lists = lists;
            model.session_mut().suggestions.is_open = false;
            Vec::new()
        }
    }
}

fn say(model: &mut Model, notice: NoticeKind) -> Vec<Effect> {
    model.session_mut().notify(notice);
    Vec::new()
}

fn knows(model: &Model, id: &StatementId) -> bool {
    model.document().is_some_and(|document| document.statements.get(id).is_some())
}

fn mark(model: &mut Model, id: AnnotationId) -> Vec<Effect> {
    if model.document().is_none_or(|document| document.annotations.get(&id).is_none()) {
        return Vec::new();
    }
    let pile = &mut model.session_mut().composer.pile;
    match pile.iter().position(|other| *other == id) {
        Some(at) => {
            pile.remove(at);
        }
        None => pile.push(id),
    }
    Vec::new()
}

fn compose(model: &mut Model, idx: usize, env: &mut Env<'_>) -> Vec<Effect> {
    let codebook = Rc::clone(&model.project.codebook);
    let desk = &model.session.composer;
    if let Some(offer) = desk.offer.clone() {
        return offer_next_type(model, &offer, idx, &codebook);
    }
    if !desk.pile.is_empty() {
        return from_pile(model, idx, env);
    }
    match model.session.annotation.clone() {
        Some(seed) => offer_around(model, &seed, idx, &codebook),
        None => begin(model, idx, env),
    }
}

/// The same key again goes on to the next type; another key to its own.
fn offer_next_type(
    model: &mut Model,
    offer: &Offer,
    idx: usize,
    codebook: &Codebook,
) -> Vec<Effect> {
    let present = codebook.statement_types.iter().position(|kind| kind.id == offer.kind);
    let n_types = codebook.statement_types.len().max(1);
    let next = if present == Some(idx) { (idx + 1) % n_types } else { idx };
    offer_around(model, &offer.seed, next, codebook)
}

/// Proposes a statement around an annotation: of the wanted type, or of the next that has a slot
/// for it.
fn offer_around(
    model: &mut Model,
    seed: &AnnotationId,
    idx: usize,
    codebook: &Codebook,
) -> Vec<Effect> {
    let Some(document) = model.document().cloned() else { return Vec::new() };
    let types = &codebook.statement_types;
    let (before, from) = types.split_at(idx.min(types.len()));
    let offered = from
        .iter()
        .chain(before)
        .find_map(|kind| Offer::around(&document, &model.spans, codebook, kind, seed));
    let Some(offered) = offered else {
        return refuse_for(model, &document, seed, types.get(idx));
    };
    model.session_mut().composer.offer = Some(Rc::new(offered));
    vec![Effect::Focus(FocusTarget::Offer)]
}

fn change_offer(model: &mut Model, change: impl FnOnce(&mut Offer)) -> Vec<Effect> {
    if let Some(offer) = &mut model.session_mut().composer.offer {
        change(Rc::make_mut(offer));
    }
    Vec::new()
}

fn accept(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(offer) = model.session_mut().composer.offer.take() else { return Vec::new() };
    let mut effects = make(model, offer.statement(), env);
    effects.push(Effect::Focus(FocusTarget::Article));
    effects
}

fn dismiss(model: &mut Model) -> Vec<Effect> {
    let desk = &mut model.session_mut().composer;
    if desk.offer.take().is_none() {
        desk.pile.clear();
    }
    vec![Effect::Focus(FocusTarget::Article)]
}

/// Fills the slots of a type by the labels of what is on the pile, in text order.
fn from_pile(model: &mut Model, idx: usize, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(document) = model.document().cloned() else { return Vec::new() };
    let codebook = Rc::clone(&model.project.codebook);
    let Some(kind) = codebook.statement_types.get(idx) else { return Vec::new() };
    let mut slots = BTreeMap::<SlotId, Vec<Filler>>::new();
    for id in in_text_order(&document, &model.session.composer.pile) {
        let Some(slot) = slot_for(&document, kind, &BTreeMap::new(), &id) else {
            return refuse_for(model, &document, &id, Some(kind));
        };
        slots.entry(slot).or_default().push(Filler::Annotation(id));
    }
    make(model, NewStatement { kind: kind.id.clone(), slots }, env)
}

fn in_text_order(document: &DocumentData, ids: &[AnnotationId]) -> Vec<AnnotationId> {
    let mut placed = BTreeMap::new();
    for id in ids {
        let extent = document.annotations.get(id).and_then(|annotation| annotation.extent());
        let start = extent.map(TextRange::start);
        placed.insert((start.is_none(), start, id.clone()), id.clone());
    }
    placed.into_values().collect()
}

/// The slot that an annotation goes into: the first empty one that takes it, else the first.
fn slot_for(
    document: &DocumentData,
    kind: &StatementType,
    present: &BTreeMap<SlotId, Vec<Filler>>,
    id: &AnnotationId,
) -> Option<SlotId> {
    let label = &document.annotations.get(id)?.label;
    let mut fitting = kind.slots.iter().filter(|slot| slot.takes(label));
    let first = fitting.next()?;
    // an optional slot, such as that of a speaker, is filled on purpose only
    let is_open = |slot: &&model::Slot| slot.required && !present.contains_key(&slot.id);
    let open = std::iter::once(first).chain(fitting).find(is_open);
    Some(open.unwrap_or(first).id.clone())
}

/// Tells that a type has no slot for an annotation.
fn refuse_for(
    model: &mut Model,
    document: &DocumentData,
    id: &AnnotationId,
    kind: Option<&StatementType>,
) -> Vec<Effect> {
    let codebook = Rc::clone(&model.project.codebook);
    let label = document.annotations.get(id).and_then(|a| codebook.label(&a.label));
    let (Some(label), Some(kind)) = (label, kind) else { return Vec::new() };
    let fitting = codebook.labels.iter();
    let fitting = fitting.filter(|label| kind.slots.iter().any(|slot| slot.takes(&label.id)));
    let name = |names: &Names, id: &str| crate::commands::shown(names, id);
    let misfit = Misfit {
        found: name(&label.names, label.id.as_str()),
        slot: name(&kind.names, kind.id.as_str()),
        fitting: fitting.map(|label| name(&label.names, label.id.as_str())).collect(),
    };
    crate::update::refuse(model, EditError::Misfit(Box::new(misfit)))
}

fn begin(model: &mut Model, idx: usize, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(kind) = model.project.codebook.statement_types.get(idx) else { return Vec::new() };
    let new = NewStatement { kind: kind.id.clone(), slots: BTreeMap::new() };
    let mut effects = make(model, new, env);
    effects.push(Effect::Focus(FocusTarget::Inspector));
    effects
}

/// Makes a statement and takes it at hand.
fn make(model: &mut Model, new: NewStatement, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    and_take(model, Command::AddStatement(document, Box::new(new)), env)
}

/// Carries out a command that makes a statement, and takes that at hand.
fn and_take(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    let before = model.seq;
    let effects = edit(model, command, env);
    let made = model.history.undoable().filter(|_| model.seq > before).and_then(|set| {
        set.changes.iter().find_map(|change| match change {
            Change::Statement(_, delta) => delta.after.as_ref().map(|row| row.id.clone()),
            _ => None,
        })
    });
    if let Some(id) = made {
        let desk = &mut model.session_mut().composer;
        *desk = Composer { statement: Some(id), in_front: true, ..desk.cleared() };
    }
    effects
}

fn duplicate(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document, id)) = at_hand(model) else { return Vec::new() };
    and_take(model, Command::EditStatement(document, id, StatementEdit::Duplicate), env)
}

/// The statement at hand and its document.
fn at_hand(model: &Model) -> Option<(DocumentId, StatementId)> {
    let id = model.session.composer.statement.clone()?;
    Some((model.session.document.clone()?, id))
}

fn join(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    match model.session.annotation.clone() {
        Some(id) if model.session.composer.statement.is_some() => add(model, id, env),
        _ => say(model, NoticeKind::NoStatementAtHand),
    }
}

/// Puts an annotation into the armed slot of the statement at hand, else into the one it fits.
fn add(model: &mut Model, id: AnnotationId, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document_id, statement_id)) = at_hand(model) else { return Vec::new() };
    let Some(document) = model.document().cloned() else { return Vec::new() };
    let Some(statement) = document.statements.get(&statement_id) else { return Vec::new() };
    let codebook = Rc::clone(&model.project.codebook);
    let Some(kind) = codebook.statement_type(&statement.kind) else { return Vec::new() };
    let armed = model.session.composer.armed.clone();
    let Some(slot) = armed.or_else(|| slot_for(&document, kind, &statement.slots, &id)) else {
        return refuse_for(model, &document, &id, Some(kind));
    };
    let fill = StatementEdit::Fill(slot, Filler::Annotation(id));
    let effects = edit(model, Command::EditStatement(document_id, statement_id, fill), env);
    model.session_mut().composer.in_front = true;
    effects
}

/// Carries out a session message; a click fills the armed slot, if there is one.
pub(crate) fn session(model: &mut Model, msg: SessionMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        SessionMsg::ClickAt(at) if model.session.composer.armed.is_some() => {
            let Some(id) = best_at(model, at) else { return Vec::new() };
            add(model, id, env)
        }
        msg => navigation::update(model, msg),
    }
}

/// The annotation at a byte that fits the armed slot, the innermost first; else the innermost.
fn best_at(model: &Model, at: TextSize) -> Option<AnnotationId> {
    let document = model.document()?;
    let end = text::next_grapheme(document.text(), at)?;
    let stack = model.spans.stack_at(TextRange::new(at, end)?);
    let desk = &model.session.composer;
    let statement = document.statements.get(desk.statement.as_ref()?)?;
    let kind = model.project.codebook.statement_type(&statement.kind)?;
    let slot = kind.slot(desk.armed.as_ref()?)?;
    let fits = |id: &&AnnotationId| {
        document.annotations.get(id).is_some_and(|annotation| slot.takes(&annotation.label))
    };
    stack.iter().find(fits).or(stack.first()).cloned()
}

/// Sets what the statement in front states to choice number `idx`, counted from 0; clears it if
/// it is that already. `None` where no statement is in front.
pub(crate) fn choose(model: &mut Model, idx: usize, env: &mut Env<'_>) -> Option<Vec<Effect>> {
    let (document, id) = at_hand(model).filter(|_| model.session.composer.in_front)?;
    let statement = model.document()?.statements.get(&id)?;
    let variable = model.project.codebook.statement_type(&statement.kind)?.leading()?;
    let Some(choice) = variable.kind.choices().get(idx) else { return Some(Vec::new()) };
    let chosen = Value::Text(choice.id.clone());
    let value = (statement.values.get(&variable.id) != Some(&chosen)).then_some(chosen);
    let set = StatementEdit::SetVariable(variable.id.clone(), value);
    Some(edit(model, Command::EditStatement(document, id, set), env))
}

/// Takes the statement in front out. `None` where no statement is in front.
pub(crate) fn delete(model: &mut Model, env: &mut Env<'_>) -> Option<Vec<Effect>> {
    let (document, id) = at_hand(model).filter(|_| model.session.composer.in_front)?;
    Some(edit(model, Command::EditStatement(document, id, StatementEdit::Delete), env))
}
