//! The starter set: entities that most projects need.

use model::{Entity, EntityId, EntityKind, Names};

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
