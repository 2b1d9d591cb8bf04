//! What is done with the selected annotation.

use crate::selecting::selected_text;
use crate::update::edit;
use crate::{Command, Direction, Edge, Effect, Env, Model, NoticeKind, composer, revise};
use model::{AnnotationId, AttributeKind, DocumentId, LabelId, Value};

/// The selected annotation and its document; without one, the analyst is told how to get one.
pub(crate) fn selected(model: &mut Model) -> Option<(DocumentId, AnnotationId)> {
    let session = &model.session;
    let both = session.document.clone().zip(session.annotation.clone());
    if both.is_none() {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
    }
    both
}

/// Gives it another label.
pub(crate) fn relabel(model: &mut Model, label: LabelId, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document, annotation)) = selected(model) else { return Vec::new() };
    edit(model, Command::Relabel(document, annotation, label), env)
}

/// Gives it the selected text as its span.
pub(crate) fn move_to_selection(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((document, annotation)) = selected(model) else { return Vec::new() };
    let Some(range) = selected_text(model) else {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
        return Vec::new();
    };
    let row = model.document().and_then(|data| data.annotations.get(&annotation));
    let lost = row.and_then(|row| row.targets.iter().position(|part| part.range().is_none()));
    if let (Some(target_idx), Some(true)) = (lost, row.map(|row| row.targets.len() > 1)) {
        // the other parts keep their places
        return revise::place(model, (annotation, target_idx), env);
    }
    edit(model, Command::MoveSpan(document, annotation, vec![range]), env)
}

/// Moves one of its ends by one grapheme.
pub(crate) fn move_edge(
    model: &mut Model,
    edge: Edge,
    direction: Direction,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let Some((document, annotation)) = selected(model) else { return Vec::new() };
    edit(model, Command::MoveEdge(document, annotation, edge, direction), env)
}

/// Takes it out.
pub(crate) fn delete(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if let Some(effects) = composer::delete(model, env) {
        return effects;
    }
    let Some((document, annotation)) = selected(model) else { return Vec::new() };
    edit(model, Command::DeleteAnnotation(document, annotation), env)
}

/// Sets its first attribute with choices to choice number `idx`, counted from 0; the choice that
/// is set already is cleared.
pub(crate) fn choose(model: &mut Model, idx: usize, env: &mut Env<'_>) -> Vec<Effect> {
    if let Some(effects) = composer::choose(model, idx, env) {
        return effects;
    }
    let Some((document, id)) = selected(model) else { return Vec::new() };
    let Some((attribute, choice)) = nth_choice(model, &id, idx) else { return Vec::new() };
    let annotation = model.document().and_then(|d| d.annotations.get(&id));
    let present = annotation.and_then(|annotation| annotation.attributes.get(&attribute));
    let chosen = Value::Text(choice);
    let value = (present != Some(&chosen)).then_some(chosen);
    edit(model, Command::SetAttribute(document, id, attribute, value), env)
}

fn nth_choice(
    model: &Model,
    id: &AnnotationId,
    idx: usize,
) -> Option<(model::AttributeId, String)> {
    let annotation = model.document()?.annotations.get(id)?;
    let label = model.project.codebook.label(&annotation.label)?;
    label.attributes.iter().find_map(|attribute| match &attribute.kind {
        AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) => {
            Some((attribute.id.clone(), choices.get(idx)?.id.clone()))
        }
        _ => None,
    })
}
