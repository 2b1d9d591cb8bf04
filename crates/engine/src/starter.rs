//! The starter set: entities that most projects need, added on request.

use crate::commands::united;
use model::{Change, Delta, Entity, EntityId, Project};
use std::collections::BTreeMap;
use std::rc::Rc;
pub use suggest::starter::{Group, entities};
use text::name_key;

thread_local! {
    static ALL: BTreeMap<EntityId, Rc<Entity>> = Group::ALL
        .into_iter()
        .flat_map(entities)
        .map(|entity| (entity.id.clone(), Rc::new(entity)))
        .collect();
}

/// The entity of the set with this id.
pub fn entity(id: &EntityId) -> Option<Rc<Entity>> {
    ALL.with(|all| all.get(id).cloned())
}

/// What adding groups changes. An entity that the project has under one of the names is
/// completed instead of doubled.
pub(crate) fn plan(project: &Project, groups: &[Group]) -> Vec<Change> {
    let mut present = BTreeMap::new();
    for entity in project.entities.values() {
        for name in entity.spellings() {
            present.entry((entity.kind, name_key(name))).or_insert(entity);
        }
    }
    let mut completed = BTreeMap::new();
    let mut changes = Vec::new();
    for new in groups.iter().flat_map(|group| entities(*group)) {
        let same = new
            .names
            .0
            .iter()
            .find_map(|name| present.get(&(new.kind, name_key(&name.value))).copied());
        if project.entities.get(&new.id).is_some() {
            continue;
        }
        match same {
            Some(known) => {
                let known = completed.entry(&known.id).or_insert_with(|| Entity::clone(known));
                *known = united(known, &new);
            }
            None => changes.push(Change::Entity(Delta::add(new))),
        }
    }
    for (id, after) in completed {
        if let Some(before) = project.entities.get(id).filter(|before| ***before != after) {
            changes.push(Change::Entity(Delta::replace(before.clone(), after)));
        }
    }
    changes
}
