//! Entities: made, edited, linked, merged, split, taken out.

use super::EditError;
use crate::{Env, starter};
use model::{
    Annotation, AnnotationId, Change, ChangeSet, Delta, DocumentId, Entity, EntityId, EntityKind,
    Filler, LocalName, Names, Project, Rule, Statement, Step,
};
use std::rc::Rc;

/// An annotation with its document.
pub type AnnotationKey = (DocumentId, AnnotationId);

/// What a new entity begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityDraft {
    /// Actor or process.
    pub kind: EntityKind,
    /// Its first name.
    pub name: LocalName,
}

/// A durable, undoable wish about entities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntityCommand {
    /// Makes an entity and links these annotations to it.
    Create(EntityDraft, Vec<AnnotationKey>),
    /// Replaces everything about the entity with this id.
    Edit(Box<Entity>),
    /// Gives it another name in one language; an empty one takes that name away. The old name
    /// stays as an alias, so that quotes still lead to it.
    Rename(EntityId, LocalName),
    /// Takes it out. What names it goes to the heir, or names nothing any more.
    Delete {
        /// Which one.
        id: EntityId,
        /// Who takes its annotations and statements over.
        heir: Option<EntityId>,
    },
    /// Makes two entities one: names and aliases are united, and everything that names the first
    /// names the second.
    Merge {
        /// The one that goes.
        from: EntityId,
        /// The one that stays.
        into: EntityId,
    },
    /// Makes a new entity like `from` and moves these annotations to it.
    Split {
        /// The one that the annotations are linked to now.
        from: EntityId,
        /// What the new one begins with.
        draft: EntityDraft,
        /// The annotations that move.
        annotations: Vec<AnnotationKey>,
    },
    /// Links annotations to an entity, or unlinks them.
    Link(Vec<AnnotationKey>, Option<EntityId>),
    /// Adds groups of the starter set.
    AddStarter(Vec<starter::Group>),
}

pub(super) fn plan(
    project: &Project,
    command: EntityCommand,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let (step, changes) = match command {
        EntityCommand::Create(draft, annotations) => {
            (Step::AddEntity, create(project, draft, &annotations, env)?)
        }
        EntityCommand::Edit(entity) => (Step::EditEntity, replace(project, *entity)?),
        EntityCommand::Rename(id, name) => (Step::RenameEntity, rename(project, &id, name)?),
        EntityCommand::Delete { id, heir } => {
            (Step::DeleteEntity, delete(project, &id, heir.as_ref(), env)?)
        }
        EntityCommand::Merge { from, into } => {
            (Step::MergeEntities, merge(project, &from, &into, env)?)
        }
        EntityCommand::Split { from, draft, annotations } => {
            (Step::SplitEntity, split(project, &from, draft, &annotations, env)?)
        }
        EntityCommand::Link(annotations, entity) => {
            (Step::LinkEntity, link(project, &annotations, entity.as_ref(), env)?)
        }
        EntityCommand::AddStarter(groups) => (Step::AddStarter, starter::plan(project, &groups)),
    };
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step, changes })
}

fn entity_of<'p>(project: &'p Project, id: &EntityId) -> Result<&'p Rc<Entity>, EditError> {
    project.entities.get(id).ok_or(EditError::Missing)
}

fn create(
    project: &Project,
    draft: EntityDraft,
    annotations: &[AnnotationKey],
    env: &mut Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let made = drafted(draft, env)?;
    let mut changes = link_all(project, annotations, Some(&made.id), env)?;
    changes.insert(0, Change::Entity(Delta::add(made)));
    Ok(changes)
}

fn drafted(draft: EntityDraft, env: &mut Env<'_>) -> Result<Entity, EditError> {
    let mut entity = Entity::new(EntityId::new(env.ids.next_id()), draft.kind);
    entity.names.0.push(draft.name);
    let entity = tidied(entity);
    if entity.names.0.is_empty() { Err(EditError::NoChange) } else { Ok(entity) }
}

fn replace(project: &Project, after: Entity) -> Result<Vec<Change>, EditError> {
    let before = entity_of(project, &after.id)?.clone();
    let after = tidied(after);
    if *before == after {
        return Err(EditError::NoChange);
    }
    Ok(vec![Change::Entity(Delta::replace(before, after))])
}

/// Without blanks around names, without empty ones, and each spelling once.
fn tidied(mut entity: Entity) -> Entity {
    let mut names: Vec<LocalName> = Vec::new();
    for LocalName { lang, value } in std::mem::take(&mut entity.names.0) {
        let value = model::clipped(value.trim()).to_owned();
        if !value.is_empty() && names.iter().all(|known| known.lang != lang) {
            names.push(LocalName { lang, value });
        }
    }
    entity.names = Names(names);
    for alias in std::mem::take(&mut entity.aliases) {
        entity.add_alias(&alias);
    }
    entity.subtype = entity.subtype.trim().to_owned();
    entity
}

fn rename(project: &Project, id: &EntityId, name: LocalName) -> Result<Vec<Change>, EditError> {
    let mut entity = Entity::clone(entity_of(project, id)?);
    let known = entity.names.0.iter_mut().find(|known| known.lang == name.lang);
    let old = match known {
        Some(known) => std::mem::replace(&mut known.value, name.value),
        None => {
            entity.names.0.push(name);
            String::new()
        }
    };
    let mut entity = tidied(entity);
    entity.add_alias(&old);
    replace(project, entity)
}

fn delete(
    project: &Project,
    id: &EntityId,
    heir: Option<&EntityId>,
    env: &Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let gone = entity_of(project, id)?.clone();
    if let Some(heir) = heir {
        entity_of(project, heir)?;
        if heir == id {
            return Err(EditError::Missing);
        }
    }
    let mut changes = repoint(project, id, heir, env);
    changes.push(Change::Entity(Delta::remove(gone)));
    Ok(changes)
}

fn merge(
    project: &Project,
    from: &EntityId,
    into: &EntityId,
    env: &Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut changes = delete(project, from, Some(into), env)?;
    let before = entity_of(project, into)?;
    let after = united(before, entity_of(project, from)?);
    if **before != after {
        changes.push(Change::Entity(Delta::replace(before.clone(), after)));
    }
    Ok(changes)
}

/// The first entity with what the second one knows besides.
pub(crate) fn united(first: &Entity, second: &Entity) -> Entity {
    let mut both = first.clone();
    for name in &second.names.0 {
        if both.names.0.iter().all(|known| known.lang != name.lang) {
            both.names.0.push(name.clone());
        }
    }
    second.spellings().for_each(|alias| both.add_alias(alias));
    let mut both = tidied(both);
    if both.subtype.is_empty() {
        both.subtype.clone_from(&second.subtype);
    }
    if both.note.is_empty() {
        both.note.clone_from(&second.note);
    } else if !second.note.is_empty() && both.note != second.note {
        both.note = format!("{}\n{}", both.note, second.note);
    }
    both.hue = both.hue.or(second.hue);
    for (id, value) in &second.attributes {
        both.attributes.entry(id.clone()).or_insert_with(|| value.clone());
    }
    both
}

fn split(
    project: &Project,
    from: &EntityId,
    draft: EntityDraft,
    annotations: &[AnnotationKey],
    env: &mut Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let subtype = entity_of(project, from)?.subtype.clone();
    let of_it = |(document, id): &&AnnotationKey| {
        let annotation = annotation_of(project, document, id);
        annotation.is_some_and(|annotation| annotation.entity.as_ref() == Some(from))
    };
    let moved: Vec<_> = annotations.iter().filter(of_it).cloned().collect();
    if moved.is_empty() {
        return Err(EditError::NoChange);
    }
    let made = Entity { subtype, ..drafted(draft, env)? };
    let mut changes = link_all(project, &moved, Some(&made.id), env)?;
    changes.insert(0, Change::Entity(Delta::add(made)));
    Ok(changes)
}

fn link(
    project: &Project,
    annotations: &[AnnotationKey],
    entity: Option<&EntityId>,
    env: &Env<'_>,
) -> Result<Vec<Change>, EditError> {
    if let Some(entity) = entity {
        entity_of(project, entity)?;
    }
    link_all(project, annotations, entity, env)
}

fn annotation_of<'p>(
    project: &'p Project,
    document: &DocumentId,
    id: &AnnotationId,
) -> Option<&'p Rc<Annotation>> {
    project.documents.get(document)?.annotations.get(id)
}

fn link_all(
    project: &Project,
    annotations: &[AnnotationKey],
    entity: Option<&EntityId>,
    env: &Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut changes = Vec::new();
    // each only once, or the second change would not find what it expects
    for (document, id) in annotations.iter().collect::<std::collections::BTreeSet<_>>() {
        let before = annotation_of(project, document, id).ok_or(EditError::Missing)?;
        if before.entity.as_ref() != entity {
            changes.push(linked(document, before, entity, env));
        }
    }
    Ok(changes)
}

fn linked(
    document: &DocumentId,
    before: &Rc<Annotation>,
    entity: Option<&EntityId>,
    env: &Env<'_>,
) -> Change {
    let after =
        Annotation { entity: entity.cloned(), modified: env.now, ..Annotation::clone(before) };
    Change::Annotation(document.clone(), Delta::replace(before.clone(), after))
}

/// Everything that names `from` names `to` instead, or nothing.
fn repoint(
    project: &Project,
    from: &EntityId,
    to: Option<&EntityId>,
    env: &Env<'_>,
) -> Vec<Change> {
    let suggests = |row: &&Rc<Rule>| row.entity.as_ref() == Some(from);
    let rules = project.rules.values().filter(suggests).map(|before| {
        let after = Rule { entity: to.cloned(), ..Rule::clone(before) };
        Change::Rule(Delta::replace(before.clone(), after))
    });
    let mut changes: Vec<_> = rules.collect();
    for (document, data) in &project.documents {
        let linked_to = |row: &&Rc<Annotation>| row.entity.as_ref() == Some(from);
        let annotations = data.annotations.values().filter(linked_to);
        changes.extend(annotations.map(|row| linked(document, row, to, env)));
        for before in data.statements.values() {
            if let Some(after) = refilled(before, from, to) {
                let after = Statement { modified: env.now, ..after };
                let delta = Delta::replace(before.clone(), after);
                changes.push(Change::Statement(document.clone(), delta));
            }
        }
    }
    changes
}

/// The statement with another entity in the slots that hold `from`; `None` if none does.
fn refilled(statement: &Statement, from: &EntityId, to: Option<&EntityId>) -> Option<Statement> {
    let old = Filler::Entity(from.clone());
    if !statement.slots.values().flatten().any(|filler| *filler == old) {
        return None;
    }
    let mut after = statement.clone();
    for fillers in after.slots.values_mut() {
        let new = to.map(|to| Filler::Entity(to.clone()));
        let has_new = new.as_ref().is_some_and(|new| fillers.contains(new));
        let place = fillers.iter().position(|filler| *filler == old);
        if let (Some(place), Some(new), false) = (place, new, has_new) {
            fillers[place] = new;
        }
        fillers.retain(|filler| *filler != old);
    }
    after.slots.retain(|_, fillers| !fillers.is_empty());
    Some(after)
}
