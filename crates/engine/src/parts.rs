//! The parts of the selected annotation, and their ends.

use crate::commands::with_end_at;
use crate::selected::selected;
use crate::selecting::selected_text;
use crate::update::edit;
use crate::{
    Command, Direction, DocumentSpans, Edge, Effect, Env, Model, NoticeKind, Selection, navigation,
};
use model::{AnnotationId, Change, ChangeSet, Delta, DocumentData, Step};
use std::rc::Rc;
use text::{TextRange, TextSize, next_grapheme, previous_grapheme};

/// One end of one part of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartEnd {
    /// The part, as it stands.
    pub part: TextRange,
    /// Which of its ends.
    pub edge: Edge,
}

impl PartEnd {
    /// Where the end is.
    pub const fn at(self) -> TextSize {
        match self.edge {
            Edge::Start => self.part.start(),
            Edge::End => self.part.end(),
        }
    }
}

/// What is done with the parts of the selected annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartsMsg {
    /// The selected text becomes a part of it.
    AddSelection,
    /// A part is taken out.
    Remove(TextRange),
    /// An end goes to this byte; beyond the other end, the two change places.
    MoveEnd(PartEnd, TextSize),
    /// An end goes one grapheme on.
    StepEnd(PartEnd, Direction),
}

pub(crate) fn update(model: &mut Model, msg: PartsMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        PartsMsg::AddSelection => add_selection(model, env),
        PartsMsg::Remove(range) => {
            let Some((document, id)) = selected(model) else { return Vec::new() };
            edit(model, Command::RemoveRange(document, id, range), env)
        }
        PartsMsg::MoveEnd(end, to) => move_end(model, end, to, env),
        PartsMsg::StepEnd(end, direction) => step_end(model, end, direction, env),
    }
}

fn add_selection(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document, id)) = selected(model) else { return Vec::new() };
    let Some(range) = selected_text(model) else {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
        return Vec::new();
    };
    let mut effects = edit(model, Command::AddRange(document, id, range), env);
    model.session_mut().selection = Some(Selection::caret(range.end()));
    effects.push(navigation::remember(model));
    effects
}

fn move_end(model: &mut Model, end: PartEnd, to: TextSize, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document, id)) = selected(model) else { return Vec::new() };
    edit(model, Command::MoveEnd(document, id, end, to), env)
}

/// One grapheme on; the last one of a part stays.
fn step_end(
    model: &mut Model,
    end: PartEnd,
    direction: Direction,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let Some(text) = text_of_part(model, end.part) else { return Vec::new() };
    let to = match direction {
        Direction::Forward => next_grapheme(text, end.at()),
        Direction::Backward => previous_grapheme(text, end.at()),
    };
    let is_within = |to: &TextSize| match end.edge {
        Edge::Start => *to < end.part.end(),
        Edge::End => *to > end.part.start(),
    };
    match to.filter(is_within) {
        Some(to) => move_end(model, end, to, env),
        None => Vec::new(),
    }
}

/// The text around a part of the selected annotation; `None` if it has no such part (any more).
fn text_of_part(model: &Model, part: TextRange) -> Option<&str> {
    let document = model.document()?;
    let annotation = document.annotations.get(model.session.annotation.as_ref()?)?;
    annotation.ranges().any(|range| range == part).then(|| document.text())
}

/// A document and its index as they would be with an end moved, to be shown while it is dragged;
/// `None` where nothing would change.
pub fn preview_end(
    document: &DocumentData,
    spans: &DocumentSpans,
    id: &AnnotationId,
    end: PartEnd,
    to: TextSize,
) -> Option<(Rc<DocumentData>, Rc<DocumentSpans>)> {
    let before = document.annotations.get(id)?;
    let after = Rc::new(with_end_at(document, before, end, to)?);
    let (mut document, mut spans) = (document.clone(), spans.clone());
    document.annotations.insert(id.clone(), Rc::clone(&after));
    let delta = Delta { before: Some(Rc::clone(before)), after: Some(after) };
    let changes = vec![Change::Annotation(document.info.id.clone(), delta)];
    spans.follow(&document.info.id, &ChangeSet { step: Step::MoveSpan, changes });
    Some((Rc::new(document), Rc::new(spans)))
}
