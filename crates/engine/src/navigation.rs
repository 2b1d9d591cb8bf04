//! Moving about: documents, annotations, dialogs, the way back.

use crate::{
    Dialog, Direction, DocumentStatements, Effect, FocusTarget, Model, Selection, SessionMsg,
    SessionRecord, View, caret, codebook_room, coders, composer, documents, entities, find,
    reading, revise, rooms, seek, suggestions,
};
use model::{AnnotationId, DocumentId};
use std::rc::Rc;
use text::{TextRange, TextSize};

/// Carries out a message that changes nothing durable.
pub(crate) fn update(model: &mut Model, msg: SessionMsg) -> Vec<Effect> {
    // whatever else is done instead, the next letter means again what it always does
    if model.session.goes && !matches!(msg, SessionMsg::Scrolled(_)) {
        model.session_mut().goes = false;
    }
    match msg {
        SessionMsg::Select(ends) => caret::select(model, ends),
        SessionMsg::MoveCaret { unit, direction, extend } => {
            caret::move_caret(model, unit, direction, extend)
        }
        SessionMsg::ClickAt(at) => click_at(model, at),
        SessionMsg::SelectAnnotation(id) => select_annotation(model, id),
        SessionMsg::RevealAnnotation(id) => reveal(model, id),
        SessionMsg::Lift(ids) => lift(model, ids),
        SessionMsg::StepAnnotation(direction) => step_annotation(model, direction),
        SessionMsg::SetFilter(filter) => {
            model.session_mut().filter = filter;
            Vec::new()
        }
        SessionMsg::SetDialog(dialog) => set_dialog(model, dialog),
        SessionMsg::Escape => escape(model),
        SessionMsg::OpenDocument(id) => {
            show_document(model, Some(id));
            vec![remember(model), Effect::Focus(FocusTarget::Article)]
        }
        SessionMsg::NewArticle => rooms::show(model, View::Intake),
        SessionMsg::SetGoes(goes) => {
            model.session_mut().goes = goes;
            Vec::new()
        }
        SessionMsg::GoTo(view) => rooms::show(model, view),
        SessionMsg::Documents(msg) => documents::update(model, msg),
        SessionMsg::Coders(msg) => coders::update(model, msg),
        SessionMsg::Entities(msg) => entities::update(model, msg),
        SessionMsg::Focus(target) => focus(model, target),
        SessionMsg::SetSettings(settings) => {
            model.session_mut().settings = settings;
            vec![Effect::RememberSettings(settings)]
        }
        SessionMsg::Reading(msg) => reading::update(model, msg),
        SessionMsg::DismissNotice(id) => {
            model.session_mut().notices.retain(|notice| notice.id != id);
            Vec::new()
        }
        SessionMsg::Scrolled(top) => {
            model.session_mut().top = top;
            vec![remember(model)]
        }
    }
}

/// Shows a document from its top, or the intake screen where there is none.
pub(crate) fn show_document(model: &mut Model, id: Option<DocumentId>) {
    let id = id.filter(|id| model.project.documents.contains_key(id));
    let exists = id.is_some();
    model.session_mut().document = id;
    model.spans = Rc::new(coders::spans(model));
    let statements = model.document().map(|document| DocumentStatements::of(document));
    model.statements = Rc::new(statements.unwrap_or_default());
    let session = model.session_mut();
    session.view = if exists { View::Read } else { View::Intake };
    session.selection = exists.then(|| Selection::caret(TextSize::default()));
    session.annotation = None;
    session.lifted.clear();
    session.composer = session.composer.cleared();
    session.clicked = None;
    session.top = TextSize::default();
}

/// What to remember of where the analyst is.
pub(crate) fn remember(model: &Model) -> Effect {
    let session = &model.session;
    Effect::RememberSession(SessionRecord {
        document: session.document.clone(),
        selection: session.selection.map(|s| (s.anchor, s.focus)),
        annotation: session.annotation.clone(),
        top: session.top,
        coder: session.coders.me.clone(),
        was_asked: session.coders.was_asked,
    })
}

/// Puts the analyst back where the record says, as far as that still exists.
pub(crate) fn resume(model: &mut Model, record: SessionRecord) -> Vec<Effect> {
    if let Some(me) = record.coder.filter(|id| model.project.coders.get(id).is_some()) {
        model.session_mut().coders.me = Some(me);
    }
    model.session_mut().coders.was_asked = record.was_asked;
    let known = |id: &DocumentId| model.project.documents.contains_key(id);
    let document = record.document.filter(known);
    let latest = || model.project.documents.keys().next_back().cloned();
    let document = document.or_else(latest);
    show_document(model, document);
    let Some(document) = model.document().cloned() else { return Vec::new() };
    let fits = |at: TextSize| document.text().is_char_boundary(at.index());
    let selection = record.selection.filter(|(a, f)| fits(*a) && fits(*f));
    let annotation = record.annotation.filter(|id| document.annotations.get(id).is_some());
    let session = model.session_mut();
    if let Some((anchor, focus)) = selection {
        session.selection = Some(Selection { anchor, focus });
    }
    session.annotation = annotation;
    session.top = if fits(record.top) { record.top } else { TextSize::default() };
    vec![Effect::ScrollTo(session.top)]
}

fn select_annotation(model: &mut Model, id: Option<AnnotationId>) -> Vec<Effect> {
    let row = |id: &AnnotationId| model.document()?.annotations.get(id);
    let id = id.filter(|id| row(id).is_some_and(|row| coders::is_shown(model, row)));
    let session = model.session_mut();
    session.annotation = id;
    session.composer.in_front = false;
    vec![remember(model)]
}

fn lift(model: &mut Model, ids: Vec<AnnotationId>) -> Vec<Effect> {
    if model.session.lifted != ids {
        model.session_mut().lifted = ids;
        drop_dangling_lifted(model);
        coders::drop_dangling(model);
    }
    Vec::new()
}

/// What is lifted out is in the open document.
pub(crate) fn drop_dangling_lifted(model: &mut Model) {
    let Some(document) = model.document().cloned() else { return };
    let is_here = |id: &AnnotationId| document.annotations.get(id).is_some();
    if !model.session.lifted.iter().all(is_here) {
        model.session_mut().lifted.retain(is_here);
    }
}

/// Selects an annotation, puts the caret at its start and brings it into view.
pub(crate) fn reveal(model: &mut Model, id: AnnotationId) -> Vec<Effect> {
    let annotation = model.document().and_then(|d| d.annotations.get(&id)).cloned();
    let Some(annotation) = annotation else { return Vec::new() };
    let extent = annotation.extent();
    let is_shown = coders::is_shown(model, &annotation);
    let session = model.session_mut();
    session.annotation = is_shown.then_some(id);
    session.composer.in_front = false;
    if let Some(extent) = extent {
        session.selection = Some(Selection::caret(extent.start()));
    }
    let mut effects = vec![remember(model)];
    effects.extend(extent.map(Effect::Reveal));
    effects
}

/// The innermost annotation first; a repeated click at the same place goes outwards and round.
fn click_at(model: &mut Model, at: TextSize) -> Vec<Effect> {
    let Some(document) = model.document() else { return Vec::new() };
    let end = text::next_grapheme(document.text(), at);
    let range = end.and_then(|end| TextRange::new(at, end));
    let stack = range.map(|range| model.spans.stack_at(range)).unwrap_or_default();
    let again = model.session.clicked == Some(at);
    let present = model.session.annotation.as_ref();
    let place = stack.iter().position(|id| Some(id) == present);
    let next = match place {
        Some(place) if again => stack.get((place + 1) % stack.len()),
        _ => stack.first(),
    };
    let next = next.cloned();
    if next.is_none() && suggestions::click(model, at) {
        return vec![remember(model)];
    }
    let session = model.session_mut();
    session.clicked = Some(at);
    session.composer.in_front &= next.is_none();
    session.annotation = next;
    session.selection = Some(Selection::caret(at));
    vec![remember(model)]
}

fn step_annotation(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let next = neighbour(model, direction);
    match next {
        Some(id) => reveal(model, id),
        None => Vec::new(),
    }
}

/// The annotation next to the selected one, else next to the caret; round at the ends.
fn neighbour(model: &Model, direction: Direction) -> Option<AnnotationId> {
    let extents = &model.spans.extents;
    let document = model.document()?;
    let selected = model.session.annotation.as_ref();
    let extent = selected.and_then(|id| document.annotations.get(id)?.extent());
    let next = match (selected.zip(extent), direction) {
        (Some((id, extent)), Direction::Forward) => extents.next_after(extent, id),
        (Some((id, extent)), Direction::Backward) => extents.previous_before(extent, id),
        (None, direction) => {
            let caret = model.session.selection.map_or(TextSize::default(), |s| s.focus);
            match direction {
                Direction::Forward => extents.iter().find(|(range, _)| range.start() >= caret),
                Direction::Backward => extents.iter().rfind(|(range, _)| range.end() <= caret),
            }
        }
    };
    let round = || match direction {
        Direction::Forward => extents.iter().next(),
        Direction::Backward => extents.iter().next_back(),
    };
    next.or_else(round).map(|(_, id)| id.clone())
}

fn set_dialog(model: &mut Model, dialog: Option<Dialog>) -> Vec<Effect> {
    close_dialog(model);
    model.session_mut().dialog = dialog;
    Vec::new()
}

/// Moves the keyboard focus; to a panel only where panels are shown.
fn focus(model: &mut Model, target: FocusTarget) -> Vec<Effect> {
    use FocusTarget::{Annotations, Filter, Inspector, Note};
    let is_panel = matches!(target, Annotations | Filter | Inspector | Note);
    let left = is_panel.then(|| reading::leave_focus(model)).flatten();
    left.into_iter().chain([Effect::Focus(target)]).collect()
}

/// Closes the open dialog; says whether there was one.
fn close_dialog(model: &mut Model) -> bool {
    let session = model.session_mut();
    if session.documents.editing.is_some() {
        Rc::make_mut(&mut session.documents).editing = None;
    }
    session.columns = None;
    session.dialog.take().is_some()
}

/// Closes one thing at a time: dialog, room, text selection, focus mode, selected annotation, find
/// panel; always ends in the article, or on the intake screen where there is none.
fn escape(model: &mut Model) -> Vec<Effect> {
    if close_dialog(model) {
        return Vec::new();
    }
    if model.session.view == View::Entities && entities::close(model) {
        return vec![Effect::Focus(FocusTarget::Room)];
    }
    if model.session.view == View::Codebook && codebook_room::close(model) {
        return vec![Effect::Focus(FocusTarget::Room)];
    }
    if let Some(effects) = revise::escape(model) {
        return effects;
    }
    if model.session.view == View::Search {
        return seek::leave(model);
    }
    if model.session.view != View::Read {
        return rooms::show(model, View::Read);
    }
    let has_selection = model.session.selection.is_some_and(|s| s.range().is_some());
    if composer::close_offer(model) || (!has_selection && composer::clear_desk(model)) {
        return vec![Effect::Focus(FocusTarget::Article), remember(model)];
    }
    let session = model.session_mut();
    if let Some(selection) = session.selection.filter(|s| s.range().is_some()) {
        session.selection = Some(Selection::caret(selection.focus));
    } else if let Some(left) = reading::leave_focus(model) {
        return vec![left, Effect::Focus(FocusTarget::Article)];
    } else if model.session_mut().annotation.take().is_none() {
        find::close(model);
    }
    vec![Effect::Focus(FocusTarget::Article), remember(model)]
}
