//! Entities: the canonical actors and processes that annotations point to.

use crate::{AttributeId, EntityId, Hue, LabelKind, Names, Value};
use std::collections::BTreeMap;

/// What an entity is in the research question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// Somebody who takes part or takes a position.
    Actor,
    /// Something that is taken part in or taken a position on.
    Process,
}

impl EntityKind {
    /// What the spans of such a label name; `None` where they name nothing.
    pub const fn named_by(kind: LabelKind) -> Option<Self> {
        match kind {
            LabelKind::Actor => Some(Self::Actor),
            LabelKind::Process => Some(Self::Process),
            LabelKind::Stance | LabelKind::Other => None,
        }
    }
}

/// The longest name or alias, in code points.
pub const MAX_NAME: usize = 1000;

/// A canonical actor or process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The entity's id.
    pub id: EntityId,
    /// Actor or process.
    pub kind: EntityKind,
    /// A finer sort, such as `state`, `company`, `un-body`; an open list.
    pub subtype: String,
    /// Names by language, the canonical one first.
    pub names: Names,
    /// Other spellings and acronyms, in any language.
    pub aliases: Vec<String>,
    /// The colour in lists and charts; `None` for that of its kind.
    pub hue: Option<Hue>,
    /// The analyst's note.
    pub note: String,
    /// Free attributes.
    pub attributes: BTreeMap<AttributeId, Value>,
}

/// As much of a name as is kept.
pub fn clipped(name: &str) -> &str {
    name.char_indices().nth(MAX_NAME).map_or(name, |(at, _)| &name[..at])
}

impl Entity {
    /// An entity of which nothing is known yet.
    pub fn new(id: EntityId, kind: EntityKind) -> Self {
        Self {
            id,
            kind,
            subtype: String::new(),
            names: Names::default(),
            aliases: Vec::new(),
            hue: None,
            note: String::new(),
            attributes: BTreeMap::new(),
        }
    }

    /// All names and aliases, the names first.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let names = self.names.0.iter().map(|name| name.value.as_str());
        names.chain(self.aliases.iter().map(String::as_str))
    }

    /// Adds another spelling, unless it is blank or there already.
    pub fn add_alias(&mut self, alias: &str) {
        let alias = clipped(alias.trim());
        if !alias.is_empty() && self.spellings().all(|known| known != alias) {
            self.aliases.push(alias.to_owned());
        }
    }

    /// The name or alias that stands for it where no other fits.
    pub fn any_name(&self) -> &str {
        self.spellings().find(|name| !name.trim().is_empty()).unwrap_or(self.id.as_str())
    }
}
