//! The codebook: labels, statement types and their parts, made, edited, ordered, merged, taken
//! out and brought in. What was coded follows in the same step.

mod parts;
mod recode;
mod unite;

pub use parts::{Holder, Part, Place};
pub(crate) use recode::{Moves, recode};
pub(crate) use unite::{lost_keys, united};

use super::EditError;
use crate::{Direction, Env};
use model::{
    Change, ChangeSet, Codebook, Delta, Hue, Label, LabelId, LocalName, Merged, Names, Project,
    StatementType, Step,
};
use std::collections::BTreeSet;

/// A durable, undoable wish about the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodebookCommand {
    /// Adds something with this name.
    Add(Place, LocalName),
    /// Replaces everything about the label with this id. Values of attributes and choices that
    /// are left out go, too.
    EditLabel(Box<Label>),
    /// Replaces everything about the statement type with this id, likewise.
    EditType(Box<StatementType>),
    /// Moves something by one place among its like.
    Move(Part, Direction),
    /// Takes something out. What was coded with it goes to the heir, an id of the same sort, or
    /// goes, too.
    Remove(Part, Option<String>),
    /// Makes two labels one: attributes, examples and slots are united.
    Merge {
        /// The one that goes.
        from: LabelId,
        /// The one that stays.
        into: LabelId,
    },
    /// Brings a codebook in: what it defines counts, and what only the project has stays.
    Import(Box<Codebook>),
}

/// What a command does to what was coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Annotations that change.
    pub n_annotations: usize,
    /// Statements that change.
    pub n_statements: usize,
    /// Documents in which they are.
    pub n_documents: usize,
}

/// What a change set does to what was coded.
pub(crate) fn reach(set: &ChangeSet) -> Reach {
    let mut reach = Reach::default();
    let mut documents = BTreeSet::new();
    for change in &set.changes {
        match change {
            Change::Annotation(id, _) => {
                reach.n_annotations += 1;
                documents.insert(id);
            }
            Change::Statement(id, _) => {
                reach.n_statements += 1;
                documents.insert(id);
            }
            _ => {}
        }
    }
    reach.n_documents = documents.len();
    reach
}

pub(super) fn plan(
    project: &Project,
    command: CodebookCommand,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let before = &project.codebook;
    let mut after = Codebook::clone(before);
    let mut moves = Moves::new();
    let step = match command {
        CodebookCommand::Add(place, name) => {
            let id = env.ids.next_id();
            parts::add(&mut after, &place, id, Names(vec![name])).ok_or(EditError::Missing)?;
            Step::AddToCodebook
        }
        CodebookCommand::EditLabel(label) => {
            edit_label(&mut after, *label)?;
            Step::EditCodebook
        }
        CodebookCommand::EditType(kind) => {
            edit_type(&mut after, *kind)?;
            Step::EditCodebook
        }
        CodebookCommand::Move(part, direction) => {
            parts::shift(&mut after, &part, direction).ok_or(EditError::NoChange)?;
            Step::ReorderCodebook
        }
        CodebookCommand::Remove(part, heir) => {
            remove(&mut after, &part, heir, &mut moves)?;
            Step::DeleteFromCodebook
        }
        CodebookCommand::Merge { from, into } => {
            merge(&mut after, from, &into, &mut moves)?;
            Step::MergeLabels
        }
        CodebookCommand::Import(file) => {
            (after, moves) = united(&file, before);
            Step::ImportCodebook
        }
    };
    parts::tidy(&mut after);
    finish(project, step, after, &moves, env)
}

/// The new codebook with all that follows from it.
fn finish(
    project: &Project,
    step: Step,
    mut after: Codebook,
    moves: &Moves,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let before = &project.codebook;
    after.version = before.version;
    if after == **before {
        return Err(EditError::NoChange);
    }
    after.version = before.version.saturating_add(1);
    let mut changes = recode(project, &after, moves, env.now);
    changes.push(Change::Codebook(Delta::replace(before.clone(), after)));
    Ok(ChangeSet { step, changes })
}

fn edit_label(codebook: &mut Codebook, label: Label) -> Result<(), EditError> {
    let before = codebook.label(&label.id).ok_or(EditError::Missing)?;
    if let Some(key) = label.shortcut.filter(|_| label.shortcut != before.shortcut)
        && let Some(conflict) = codebook.key_conflict(&label.id, key)
    {
        return Err(EditError::Key(key, conflict));
    }
    let place = codebook.labels.iter_mut().find(|known| known.id == label.id);
    *place.ok_or(EditError::Missing)? = label;
    Ok(())
}

fn edit_type(codebook: &mut Codebook, kind: StatementType) -> Result<(), EditError> {
    let place = codebook.statement_types.iter_mut().find(|known| known.id == kind.id);
    *place.ok_or(EditError::Missing)? = kind;
    Ok(())
}

fn remove(
    codebook: &mut Codebook,
    part: &Part,
    heir: Option<String>,
    moves: &mut Moves,
) -> Result<(), EditError> {
    if let Some(heir) = heir {
        let is_other = heir != part.id() && parts::exists(codebook, &part.like(&heir));
        if !is_other {
            return Err(EditError::Missing);
        }
        if let Part::Label(from) = part {
            note_merged(codebook, from, &LabelId::new(heir.as_str()));
        }
        moves.insert(part.clone(), heir);
    }
    parts::take_out(codebook, part).ok_or(EditError::Missing)
}

fn note_merged(codebook: &mut Codebook, from: &LabelId, into: &LabelId) {
    codebook.merged.retain(|merged| merged.from != *from);
    codebook.merged.push(Merged { from: from.clone(), into: into.clone() });
}

fn merge(
    codebook: &mut Codebook,
    from: LabelId,
    into: &LabelId,
    moves: &mut Moves,
) -> Result<(), EditError> {
    let gone = codebook.label(&from).ok_or(EditError::Missing)?.clone();
    let slots = codebook.statement_types.iter_mut().flat_map(|kind| &mut kind.slots);
    for slot in slots.filter(|slot| slot.labels.contains(&from)) {
        if !slot.labels.contains(into) {
            slot.labels.push(into.clone());
        }
    }
    let shortcut = gone.shortcut;
    if let Some(label) = codebook.labels.iter_mut().find(|label| label.id == *into) {
        unite::into_label(label, &gone);
        label.shortcut = label.shortcut.or(shortcut);
    }
    remove(codebook, &Part::Label(from), Some(into.as_str().to_owned()), moves)
}

/// The first colour that no label has, else the one that is used least.
fn spare_hue(codebook: &Codebook) -> Hue {
    let n_uses = |hue: &Hue| codebook.labels.iter().filter(|label| label.hue == *hue).count();
    Hue::ALL.into_iter().min_by_key(n_uses).unwrap_or(Hue::Grey)
}
