//! The names that are known: those of the project's entities and of the starter set.

use crate::dictionary::{Case, Dictionary};
use crate::fold::{Cell, is_cjk};
use crate::starter;
use model::{Entity, EntityId, EntityKind, Table};
use std::collections::BTreeMap;
use text::name_key;

/// Longer words that hold a known name by chance: they are no mention of it.
///
/// Chinese puts no space between words, so the longest name at a place would also be found in a
/// word that merely begins with it. The list has such words of general Chinese for names of the
/// starter set of at most three characters (印度洋 is no India, 高通胀 no Qualcomm), and those
/// that hold one further on (火眼金睛). A word is listed only if a dictionary has it: what is
/// rare is left to the analyst, who rejects it once. Names of two characters and more that are
/// no beginning of a common word need no entry, and Latin names none at all, since there a name
/// must be a whole word. Single characters have their own lists in the scan.
const BLOCKERS: &str = "印度洋|印度教|印第安|马里兰|日本海|火眼金睛|三星级|太阳风暴|高通胀|高通量|南中国海|南美国家|拉美国家|中美洲|英美法系|联想到|联大校|中兴时期|阿曼达|黑山羊|小米粥|苹果汁|世行规则|意大利语|俄罗斯套娃|南亚美利加|西印度群岛|加勒比";

/// An entity as it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entity.
    pub id: EntityId,
    /// Actor or process.
    pub kind: EntityKind,
    /// Whether it is of the starter set and not in the project yet.
    pub is_starter: bool,
    /// Its names and aliases.
    pub spellings: Vec<String>,
}

impl Entry {
    /// The entry of an entity.
    pub fn of(entity: &Entity, is_starter: bool) -> Self {
        let spellings = entity.spellings().map(str::to_owned).collect();
        Self { id: entity.id.clone(), kind: entity.kind, is_starter, spellings }
    }

    fn add_names(&mut self, entity: &Entity) {
        for name in entity.spellings() {
            if self.spellings.iter().all(|known| known != name) {
                self.spellings.push(name.to_owned());
            }
        }
    }
}

/// An entity that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entity.
    pub id: EntityId,
    /// Actor or process.
    pub kind: EntityKind,
    /// Whether it is of the starter set and not in the project yet.
    pub is_starter: bool,
}

/// All known names, ready to be found. Share it by `Rc`; it is made anew when entities change.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    dictionary: Dictionary,
    /// The entities by their number in the dictionary.
    candidates: Vec<Candidate>,
}

/// The number of words that block.
const BLOCKS: u32 = u32::MAX;

/// A known name in some cells.
pub(crate) struct KnownName {
    pub(crate) length: usize,
    /// None where a longer word holds the name by chance.
    pub(crate) candidates: Vec<Candidate>,
    /// Whether it is a single Chinese character, such as 美.
    pub(crate) is_single: bool,
}

impl Lexicon {
    /// The names of these entities. Where two share a spelling, the one given first is named
    /// first.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut dictionary = Dictionary::default();
        let mut candidates = Vec::new();
        for entry in entries {
            let number = u32::try_from(candidates.len()).unwrap_or(BLOCKS);
            for spelling in &entry.spellings {
                let spelling = spelling.strip_prefix("The ").unwrap_or(spelling);
                dictionary.add(spelling, number, true);
            }
            let Entry { id, kind, is_starter, .. } = entry;
            candidates.push(Candidate { id, kind, is_starter });
        }
        BLOCKERS.split('|').for_each(|word| dictionary.add(word, BLOCKS, false));
        Self { dictionary: dictionary.finish(), candidates }
    }

    /// The names of a project's entities, and of the starter set. An entity of the set that the
    /// project has under one of its main names gives that one its other names.
    pub fn of_project(entities: &Table<EntityId, Entity>) -> Self {
        let mut entries: Vec<_> = entities.values().map(|row| Entry::of(row, false)).collect();
        let mut present = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for name in &entry.spellings {
                present.entry((entry.kind, name_key(name))).or_insert(place);
            }
        }
        for entity in starter::Group::ALL.into_iter().flat_map(starter::entities) {
            if entities.get(&entity.id).is_some() {
                continue;
            }
            let mut names = entity.names.0.iter().map(|name| name_key(&name.value));
            match names.find_map(|name| present.get(&(entity.kind, name)).copied()) {
                Some(place) => entries[place].add_names(&entity),
                None => entries.push(Entry::of(&entity, true)),
            }
        }
        Self::new(entries)
    }

    /// Whether names of this entity are looked for.
    pub fn knows(&self, id: &EntityId) -> bool {
        self.candidates.iter().any(|candidate| candidate.id == *id)
    }

    /// How many entities are known.
    pub fn n_entities(&self) -> usize {
        self.candidates.len()
    }

    /// The longest name that begins at `at`.
    pub(crate) fn longest(&self, cells: &[Cell], at: usize) -> Option<KnownName> {
        let found = self.dictionary.longest(cells, at)?;
        let known = found.values.iter().filter_map(|value| self.candidates.get(*value as usize));
        let is_single = found.length == 1 && is_cjk(cells[at].folded);
        let is_blocked =
            found.values.contains(&BLOCKS) || found.case == Case::Capitals && found.length < 2;
        let candidates = if is_blocked { Vec::new() } else { known.cloned().collect() };
        Some(KnownName { length: found.length, candidates, is_single })
    }
}
