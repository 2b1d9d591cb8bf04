//! Statements: making them, filling their slots, setting their variables. What does not fit is
//! refused with the reason.

use super::{EditError, Misfit};
use crate::Env;
use model::{
    AnnotationId, AttributeId, Change, ChangeSet, Codebook, CoderId, Delta, DocumentData,
    DocumentId, Filler, Names, Project, Slot, SlotId, Statement, StatementId, StatementType,
    StatementTypeId, Step, Value,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A statement to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStatement {
    /// Its type.
    pub kind: StatementTypeId,
    /// What fills its slots; may be nothing.
    pub slots: BTreeMap<SlotId, Vec<Filler>>,
}

/// What is done to a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementEdit {
    /// Takes it out; its annotations stay.
    Delete,
    /// Makes a copy of it.
    Duplicate,
    /// Puts an annotation or an entity into a slot, behind what is there.
    Fill(SlotId, Filler),
    /// Takes one thing out of a slot.
    TakeOut(SlotId, Filler),
    /// Sets a variable, or clears it.
    SetVariable(AttributeId, Option<Value>),
    /// Changes the note.
    SetNote(String),
    /// Makes it one of another type; what does not fit there goes.
    SetType(StatementTypeId),
}

/// The project's parts that an edit of one statement looks at.
struct Scene<'p> {
    codebook: &'p Codebook,
    project: &'p Project,
    document: &'p DocumentData,
}

impl<'p> Scene<'p> {
    fn of(project: &'p Project, document: &DocumentId) -> Result<Self, EditError> {
        let document = project.documents.get(document).ok_or(EditError::Missing)?;
        Ok(Self { codebook: &project.codebook, project, document })
    }

    fn kind(&self, id: &StatementTypeId) -> Result<&'p StatementType, EditError> {
        self.codebook.statement_type(id).ok_or(EditError::Missing)
    }
}

pub(super) fn add(
    project: &Project,
    coder: &CoderId,
    document_id: &DocumentId,
    new: NewStatement,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let scene = Scene::of(project, document_id)?;
    let kind = scene.kind(&new.kind)?;
    let mut statement = Statement {
        id: StatementId::new(env.ids.next_id()),
        kind: new.kind,
        slots: BTreeMap::new(),
        values: BTreeMap::new(),
        note: String::new(),
        coder: coder.clone(),
        created: env.now,
        modified: env.now,
    };
    for (slot, fillers) in new.slots {
        for filler in fillers {
            fill(&scene, kind, &mut statement, &slot, filler)?;
        }
    }
    let change = Change::Statement(document_id.clone(), Delta::add(statement));
    Ok(ChangeSet { step: Step::AddStatement, changes: vec![change] })
}

pub(super) fn edit(
    project: &Project,
    coder: &CoderId,
    document_id: &DocumentId,
    id: &StatementId,
    edit: StatementEdit,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let scene = Scene::of(project, document_id)?;
    let before = scene.document.statements.get(id).ok_or(EditError::Missing)?;
    let (step, delta) = match edit {
        StatementEdit::Delete => (Step::DeleteStatement, Delta::remove(Rc::clone(before))),
        StatementEdit::Duplicate => {
            (Step::DuplicateStatement, Delta::add(copy(before, coder, env)))
        }
        edit => {
            let mut after = Statement::clone(before);
            let step = change(&scene, &mut after, edit)?;
            if after == **before {
                return Err(EditError::NoChange);
            }
            after.modified = env.now;
            (step, Delta::replace(Rc::clone(before), after))
        }
    };
    let changes = vec![Change::Statement(document_id.clone(), delta)];
    Ok(ChangeSet { step, changes })
}

fn copy(statement: &Statement, coder: &CoderId, env: &mut Env<'_>) -> Statement {
    Statement {
        id: StatementId::new(env.ids.next_id()),
        coder: coder.clone(),
        created: env.now,
        modified: env.now,
        ..statement.clone()
    }
}

/// Carries out an edit that leaves the statement in its place.
fn change(
    scene: &Scene<'_>,
    statement: &mut Statement,
    edit: StatementEdit,
) -> Result<Step, EditError> {
    match edit {
        StatementEdit::Fill(slot, filler) => {
            fill(scene, scene.kind(&statement.kind)?, statement, &slot, filler)?;
            Ok(Step::EditSlot)
        }
        StatementEdit::TakeOut(slot, filler) => {
            take_out(statement, &slot, &filler);
            Ok(Step::EditSlot)
        }
        StatementEdit::SetVariable(variable, value) => {
            set_variable(scene.kind(&statement.kind)?, statement, variable, value)?;
            Ok(Step::SetVariable)
        }
        StatementEdit::SetNote(note) => {
            statement.note = note;
            Ok(Step::EditStatementNote)
        }
        StatementEdit::SetType(kind) => {
            set_type(scene, statement, scene.kind(&kind)?);
            Ok(Step::ChangeStatementType)
        }
        StatementEdit::Delete | StatementEdit::Duplicate => Err(EditError::NoChange),
    }
}

fn take_out(statement: &mut Statement, slot: &SlotId, filler: &Filler) {
    if let Some(fillers) = statement.slots.get_mut(slot) {
        fillers.retain(|other| other != filler);
    }
    statement.slots.retain(|_, fillers| !fillers.is_empty());
}

/// Sets a variable to a value of its kind, or clears it.
pub(super) fn set_variable(
    kind: &StatementType,
    statement: &mut Statement,
    variable: AttributeId,
    value: Option<Value>,
) -> Result<(), EditError> {
    match value {
        None => {
            statement.values.remove(&variable);
        }
        Some(value) => {
            let known = kind.variable(&variable).ok_or(EditError::Missing)?;
            if !known.kind.takes(&value) {
                return Err(EditError::BadValue);
            }
            statement.values.insert(variable, value);
        }
    }
    Ok(())
}

/// Puts something into a slot, once. A stance brings its position along where none is set.
fn fill(
    scene: &Scene<'_>,
    kind: &StatementType,
    statement: &mut Statement,
    slot_id: &SlotId,
    filler: Filler,
) -> Result<(), EditError> {
    let slot = kind.slot(slot_id).ok_or(EditError::Missing)?;
    check_fit(scene, slot, &filler)?;
    if let Filler::Annotation(id) = &filler {
        inherit_values(scene, kind, statement, id);
    }
    let fillers = statement.slots.entry(slot_id.clone()).or_default();
    if !fillers.contains(&filler) {
        fillers.push(filler);
    }
    Ok(())
}

/// Takes over values of the annotation's own attributes for variables of the same name that are
/// not set.
fn inherit_values(
    scene: &Scene<'_>,
    kind: &StatementType,
    statement: &mut Statement,
    annotation: &AnnotationId,
) {
    let Some(annotation) = scene.document.annotations.get(annotation) else { return };
    for variable in &kind.variables {
        let value = annotation.attributes.get(&variable.id);
        if let Some(value) = value.filter(|value| variable.kind.takes(value)) {
            statement.values.entry(variable.id.clone()).or_insert_with(|| value.clone());
        }
    }
}

fn check_fit(scene: &Scene<'_>, slot: &Slot, filler: &Filler) -> Result<(), EditError> {
    let found = match filler {
        Filler::Annotation(id) => {
            let annotation = scene.document.annotations.get(id).ok_or(EditError::Missing)?;
            if slot.takes(&annotation.label) {
                return Ok(());
            }
            let label = scene.codebook.label(&annotation.label).ok_or(EditError::Missing)?;
            shown(&label.names, label.id.as_str())
        }
        Filler::Entity(id) => {
            let entity = scene.project.entities.get(id).ok_or(EditError::Missing)?;
            if scene.codebook.takes_entity(slot, entity.kind) {
                return Ok(());
            }
            shown(&entity.names, entity.id.as_str())
        }
    };
    let fitting = slot.labels.iter().filter_map(|id| scene.codebook.label(id));
    Err(EditError::Misfit(Box::new(Misfit {
        found,
        slot: shown(&slot.names, slot.id.as_str()),
        fitting: fitting.map(|label| shown(&label.names, label.id.as_str())).collect(),
    })))
}

/// Names of something that has perhaps only an id.
pub(crate) fn shown(names: &Names, id: &str) -> Names {
    let is_named = names.0.iter().any(|name| !name.value.trim().is_empty());
    if is_named { names.clone() } else { Names::of(&[("", id)]) }
}

/// Keeps what fits the other type: in the slot of the same id, else in the first that takes it.
fn set_type(scene: &Scene<'_>, statement: &mut Statement, kind: &StatementType) {
    let before = std::mem::take(&mut statement.slots);
    for (slot_id, fillers) in before {
        for filler in fillers {
            let fits = |slot: &&Slot| check_fit(scene, slot, &filler).is_ok();
            let same = kind.slot(&slot_id).filter(fits);
            if let Some(slot) = same.or_else(|| kind.slots.iter().find(fits)) {
                let fillers = statement.slots.entry(slot.id.clone()).or_default();
                if !fillers.contains(&filler) {
                    fillers.push(filler);
                }
            }
        }
    }
    let keeps = |id: &AttributeId, value: &Value| {
        kind.variable(id).is_some_and(|variable| variable.kind.takes(value))
    };
    statement.values.retain(|id, value| keeps(id, value));
    statement.kind = kind.id.clone();
}
