//! The starter set: entities that most projects need, added on request.

use crate::commands::united;
use model::{Change, Delta, Entity, EntityId, EntityKind, Names, Project};
use std::collections::BTreeMap;
use text::name_key;

/// A part of the starter set that can be chosen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Processes on cyber governance.
    Processes,
    /// Bodies of the United Nations and other organizations of states.
    Bodies,
    /// States and territories by ISO 3166.
    States,
    /// Companies.
    Companies,
    /// Alliances and organizations outside the states.
    Organisations,
}

impl Group {
    /// All groups, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Processes, Self::Bodies, Self::States, Self::Companies, Self::Organisations];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Processes => "processes",
            Self::Bodies => "bodies",
            Self::States => "states",
            Self::Companies => "companies",
            Self::Organisations => "organisations",
        }
    }
}

/// The data file; its header tells its form and its sources.
const DATA: &str = include_str!("../data/starter.txt");

/// The entities of a group.
pub fn entities(group: Group) -> Vec<Entity> {
    let lines = DATA.lines().skip_while(|line| line.strip_prefix('@') != Some(group.as_str()));
    let lines = lines.skip(1).take_while(|line| !line.starts_with('@'));
    lines.filter_map(|line| entity_of(group, line)).collect()
}

/// `id|type|English name|Chinese name|alias|alias …`
fn entity_of(group: Group, line: &str) -> Option<Entity> {
    let mut fields = line.split('|');
    let (id, subtype) = (fields.next()?, fields.next()?);
    let (english, chinese) = (fields.next()?, fields.next()?);
    let kind = match group {
        Group::Processes => EntityKind::Process,
        _ => EntityKind::Actor,
    };
    let mut entity = Entity::new(EntityId::new(format!("starter-{id}")), kind);
    subtype.clone_into(&mut entity.subtype);
    entity.names = Names::of(&[("en", english), ("zh-CN", chinese)]);
    fields.for_each(|alias| entity.add_alias(alias));
    Some(entity)
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
