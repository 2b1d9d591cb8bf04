//! Setting the same in many statements at once: one step, one undo. What would change is told
//! beforehand by the same functions that change it.

use super::EditError;
use super::statement::set_variable;
use crate::Env;
use model::{
    Annotation, AnnotationId, AttributeId, Change, ChangeSet, Delta, DocumentData, DocumentId,
    EntityId, Filler, Project, Statement, StatementId, Step, Value,
};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Names a statement of the project.
pub type StatementKey = (DocumentId, StatementId);

/// What is done to many statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recoding {
    /// Sets a variable in those whose type has it, or clears it.
    SetVariable(AttributeId, Option<Value>),
    /// Puts one entity in place of another: where it stands without a span, and as the entity
    /// of the spans in the slots.
    ReplaceEntity {
        /// The entity that goes.
        from: EntityId,
        /// The entity that comes.
        to: EntityId,
    },
}

/// A statement before and after a recoding, and the annotations in its slots that change too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// Where it is.
    pub document: DocumentId,
    /// As it is.
    pub before: Rc<Statement>,
    /// As it would be; the same where only annotations change.
    pub after: Rc<Statement>,
    /// Annotations that get the other entity.
    pub annotations: Vec<AnnotationId>,
}

/// The statements among `keys` that a recoding changes.
pub fn recoded(project: &Project, keys: &[StatementKey], recoding: &Recoding) -> Vec<Recoded> {
    let rows = keys.iter().filter_map(|(document_id, id)| {
        let document = project.documents.get(document_id)?;
        let before = document.statements.get(id)?;
        let (after, annotations) = match recoding {
            Recoding::SetVariable(variable, value) => {
                (with_variable(project, before, variable, value.as_ref())?, Vec::new())
            }
            Recoding::ReplaceEntity { from, to } => {
                with_entity(project, document, before, from, to)?
            }
        };
        let is_changed = after != **before;
        let after = if is_changed { Rc::new(after) } else { Rc::clone(before) };
        let row = Recoded {
            document: document_id.clone(),
            before: Rc::clone(before),
            after,
            annotations,
        };
        (is_changed || !row.annotations.is_empty()).then_some(row)
    });
    rows.collect()
}

fn with_variable(
    project: &Project,
    before: &Statement,
    variable: &AttributeId,
    value: Option<&Value>,
) -> Option<Statement> {
    let kind = project.codebook.statement_type(&before.kind)?;
    kind.variable(variable)?;
    let mut after = before.clone();
    set_variable(kind, &mut after, variable.clone(), value.cloned()).ok()?;
    Some(after)
}

fn with_entity(
    project: &Project,
    document: &DocumentData,
    before: &Statement,
    from: &EntityId,
    to: &EntityId,
) -> Option<(Statement, Vec<AnnotationId>)> {
    let (present, other) = (project.entities.get(from)?, project.entities.get(to)?);
    if present.kind != other.kind {
        return None;
    }
    let mut after = before.clone();
    let mut annotations = Vec::new();
    for fillers in after.slots.values_mut() {
        let mut kept = Vec::with_capacity(fillers.len());
        for filler in fillers.drain(..) {
            let filler = match filler {
                Filler::Entity(id) if id == *from => Filler::Entity(to.clone()),
                Filler::Annotation(id) => {
                    let is_linked = document
                        .annotations
                        .get(&id)
                        .is_some_and(|a| a.entity.as_ref() == Some(from));
                    if is_linked && !annotations.contains(&id) {
                        annotations.push(id.clone());
                    }
                    Filler::Annotation(id)
                }
                filler @ Filler::Entity(_) => filler,
            };
            if !kept.contains(&filler) {
                kept.push(filler);
            }
        }
        *fillers = kept;
    }
    Some((after, annotations))
}

pub(super) fn recode(
    project: &Project,
    keys: &[StatementKey],
    recoding: &Recoding,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let mut changes = Vec::new();
    // an annotation may serve several statements, and changes once
    let mut linked: BTreeSet<(DocumentId, AnnotationId)> = BTreeSet::new();
    for row in recoded(project, keys, recoding) {
        let Recoded { document, before, after, annotations } = row;
        linked.extend(annotations.into_iter().map(|id| (document.clone(), id)));
        if !Rc::ptr_eq(&before, &after) {
            let after = Statement { modified: env.now, ..Rc::unwrap_or_clone(after) };
            changes.push(Change::Statement(document, Delta::replace(before, after)));
        }
    }
    if let Recoding::ReplaceEntity { to, .. } = recoding {
        for (document, id) in linked {
            changes.extend(relinked(project, document, &id, to, env));
        }
    }
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step: Step::Recode, changes })
}

fn relinked(
    project: &Project,
    document: DocumentId,
    id: &AnnotationId,
    to: &EntityId,
    env: &Env<'_>,
) -> Option<Change> {
    let before = project.documents.get(&document)?.annotations.get(id)?;
    let after =
        Annotation { entity: Some(to.clone()), modified: env.now, ..Annotation::clone(before) };
    Some(Change::Annotation(document, Delta::replace(Rc::clone(before), after)))
}
