//! Annotating: labels on spans, their ends, notes and attributes.

use super::{EditError, parts};
use crate::{Direction, Edge, Env, PartEnd};
use formats::native::Repair;
use model::{
    Annotation, AnnotationId, AttributeId, Change, ChangeSet, CoderId, Delta, DocumentData,
    DocumentId, Filler, LabelId, Origin, Project, Statement, Step, Target, Value,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{TextRange, next_grapheme, previous_grapheme};

pub(super) fn annotate(
    project: &Project,
    coder: &CoderId,
    document_id: &DocumentId,
    label: LabelId,
    ranges: Vec<TextRange>,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    project.codebook.label(&label).ok_or(EditError::Missing)?;
    let targets = targets_of(document, ranges)?;
    let annotation = new_annotation(coder, label, targets, env);
    let change = Change::Annotation(document_id.clone(), Delta::add(annotation));
    Ok(ChangeSet { step: Step::AddAnnotation, changes: vec![change] })
}

/// An annotation made by hand now.
pub(super) fn new_annotation(
    coder: &CoderId,
    label: LabelId,
    targets: Vec<Target>,
    env: &mut Env<'_>,
) -> Annotation {
    Annotation {
        id: AnnotationId::new(env.ids.next_id()),
        label,
        targets,
        entity: None,
        attributes: BTreeMap::new(),
        note: String::new(),
        coder: coder.clone(),
        created: env.now,
        modified: env.now,
        origin: Origin::Manual,
    }
}

/// Checked targets in text order.
pub(super) fn targets_of(
    document: &DocumentData,
    ranges: Vec<TextRange>,
) -> Result<Vec<Target>, EditError> {
    // few, and nearly always in order already
    let mut sorted = Vec::new();
    for range in ranges {
        if let Err(at) = sorted.binary_search(&range) {
            sorted.insert(at, range);
        }
    }
    let fits = |range: &TextRange| document.article.range(range.start(), range.end()).is_ok();
    if sorted.is_empty() || !sorted.iter().all(fits) {
        return Err(EditError::BadRange);
    }
    Ok(sorted.into_iter().map(Target::Anchored).collect())
}

pub(super) fn relabel(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    label: &LabelId,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let known = project.codebook.label(label).ok_or(EditError::Missing)?;
    let document = document_of(project, document_id)?;
    // attributes that the new label does not know would be invisible: they go with the step
    let keeps = |id: &AttributeId| known.attributes.iter().any(|attribute| attribute.id == *id);
    let change = edit(document, document_id, id, env, |annotation| {
        annotation.attributes.retain(|attribute, _| keeps(attribute));
        annotation.label = label.clone();
    })?;
    let mut changes = leave_unfit_slots(project, document, id, label, env);
    changes.push(change);
    Ok(ChangeSet { step: Step::Relabel, changes })
}

pub(super) fn move_span(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    ranges: Vec<TextRange>,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let targets = targets_of(document, ranges)?;
    let change = edit(document, document_id, id, env, |annotation| annotation.targets = targets)?;
    Ok(ChangeSet { step: Step::MoveSpan, changes: vec![change] })
}

pub(super) fn move_edge(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    (edge, direction): (Edge, Direction),
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let annotation = document.annotations.get(id).ok_or(EditError::Missing)?;
    let part = match edge {
        Edge::Start => annotation.ranges().next(),
        Edge::End => annotation.ranges().last(),
    };
    let end = PartEnd { part: part.ok_or(EditError::BadRange)?, edge };
    let to = match direction {
        Direction::Forward => next_grapheme(document.text(), end.at()),
        Direction::Backward => previous_grapheme(document.text(), end.at()),
    };
    parts::move_end(project, document_id, id, (end, to.ok_or(EditError::NoChange)?), env)
}

pub(super) fn set_note(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    note: String,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let change = edit(document, document_id, id, env, |annotation| annotation.note = note)?;
    Ok(ChangeSet { step: Step::EditNote, changes: vec![change] })
}

pub(super) fn set_attribute(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    attribute: AttributeId,
    value: Option<Value>,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let change = edit(document, document_id, id, env, |annotation| {
        match value {
            Some(value) => annotation.attributes.insert(attribute, value),
            None => annotation.attributes.remove(&attribute),
        };
    })?;
    Ok(ChangeSet { step: Step::SetAttribute, changes: vec![change] })
}

pub(super) fn delete(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let annotation = document.annotations.get(id).ok_or(EditError::Missing)?;
    let mut changes = leave_slots(document, id, env, |_, _| false);
    changes.push(Change::Annotation(document_id.clone(), Delta::remove(annotation.clone())));
    Ok(ChangeSet { step: Step::DeleteAnnotation, changes })
}

pub(super) fn repair(
    project: &Project,
    repairs: &[Repair],
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    // several targets of one annotation make one change
    let mut repaired: BTreeMap<(&DocumentId, &AnnotationId), Annotation> = BTreeMap::new();
    for repair in repairs {
        let Some(document) = project.documents.get(&repair.document) else { continue };
        let Some(before) = document.annotations.get(&repair.annotation) else { continue };
        if document.article.range(repair.range.start(), repair.range.end()).is_err() {
            continue;
        }
        let key = (&repair.document, &repair.annotation);
        let annotation = repaired.entry(key).or_insert_with(|| (**before).clone());
        if let Some(target @ Target::Orphan(_)) = annotation.targets.get_mut(repair.target_idx) {
            *target = Target::Anchored(repair.range);
            annotation.modified = env.now;
        }
    }
    let mut changes = Vec::new();
    for ((document_id, id), after) in repaired {
        let before = document_of(project, document_id)?.annotations.get(id);
        let before = before.ok_or(EditError::Missing)?.clone();
        if *before != after {
            changes.push(Change::Annotation(document_id.clone(), Delta::replace(before, after)));
        }
    }
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step: Step::Repair, changes })
}

pub(super) fn document_of<'p>(
    project: &'p Project,
    id: &DocumentId,
) -> Result<&'p DocumentData, EditError> {
    project.documents.get(id).map(Rc::as_ref).ok_or(EditError::Missing)
}

/// The change that `edit` makes to an annotation, stamped with the present instant.
pub(super) fn edit(
    document: &DocumentData,
    document_id: &DocumentId,
    id: &AnnotationId,
    env: &Env<'_>,
    edit: impl FnOnce(&mut Annotation),
) -> Result<Change, EditError> {
    let before = document.annotations.get(id).ok_or(EditError::Missing)?.clone();
    let mut after = (*before).clone();
    edit(&mut after);
    if after == *before {
        return Err(EditError::NoChange);
    }
    after.modified = env.now;
    Ok(Change::Annotation(document_id.clone(), Delta::replace(before, after)))
}

/// Takes an annotation out of the slots that its new label does not fit.
fn leave_unfit_slots(
    project: &Project,
    document: &DocumentData,
    id: &AnnotationId,
    label: &LabelId,
    env: &Env<'_>,
) -> Vec<Change> {
    leave_slots(document, id, env, |statement, slot| {
        let kind = project.codebook.statement_type(&statement.kind);
        let slot = kind.and_then(|kind| kind.slot(slot));
        slot.is_some_and(|slot| slot.labels.contains(label))
    })
}

/// Takes an annotation out of every statement slot where `may_stay` is false.
fn leave_slots(
    document: &DocumentData,
    id: &AnnotationId,
    env: &Env<'_>,
    may_stay: impl Fn(&Statement, &model::SlotId) -> bool,
) -> Vec<Change> {
    let users = document.statements.values().filter(|statement| statement.uses(id));
    let cleared = users.filter_map(|before| {
        let mut after = (**before).clone();
        for (slot, fillers) in &mut after.slots {
            let stays = may_stay(before, slot);
            fillers.retain(|filler| stays || *filler != Filler::Annotation(id.clone()));
        }
        after.slots.retain(|_, fillers| !fillers.is_empty());
        if after == **before {
            return None;
        }
        after.modified = env.now;
        Some(Change::Statement(document.info.id.clone(), Delta::replace(before.clone(), after)))
    });
    cleared.collect()
}
