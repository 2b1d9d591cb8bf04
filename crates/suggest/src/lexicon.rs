//! The names that are known: those of the project's entities and of the starter set.

use crate::dictionary::{Case, Dictionary};
use crate::fold::{Cell, is_cjk};
use crate::starter;
use model::{Entity, EntityId, EntityKind, Table};
use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;

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
        let mut lexicon = Self::default();
        entries.into_iter().for_each(|entry| lexicon.add(entry));
        lexicon.add_blockers();
        Self { dictionary: lexicon.dictionary.finish(), ..lexicon }
    }

    /// The names of the starter set alone.
    pub fn of_starter_set() -> Self {
        let set = starter::Group::ALL.into_iter().flat_map(starter::entities);
        Self::new(set.map(|entity| Entry::of(&entity, true)))
    }

    fn add(&mut self, entry: Entry) {
        let number = u32::try_from(self.candidates.len()).unwrap_or(BLOCKS);
        for spelling in &entry.spellings {
            let spelling = spelling.strip_prefix("The ").unwrap_or(spelling);
            self.dictionary.add(spelling, number, true);
        }
        let Entry { id, kind, is_starter, .. } = entry;
        self.candidates.push(Candidate { id, kind, is_starter });
    }

    fn add_blockers(&mut self) {
        BLOCKERS.split('|').for_each(|word| self.dictionary.add(word, BLOCKS, false));
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

/// The making of the lexicon of a project, bit by bit.
#[derive(Debug, Clone)]
pub struct LexiconMaking {
    entities: Table<EntityId, Entity>,
    /// The next of them; `None` when all are in.
    next: Option<EntityId>,
    /// What of the starter set gives its names to an entity of the project.
    given: BTreeMap<EntityId, Vec<Entity>>,
    /// What of the starter set stands for itself, and is still to be added.
    starter: VecDeque<Entity>,
    lexicon: Lexicon,
    has_blockers: bool,
}

impl LexiconMaking {
    /// Begins with the names of these entities. An entity of the starter set that the project has
    /// under one of its main names gives that one its other names; `named` finds it.
    pub fn new(
        entities: &Table<EntityId, Entity>,
        named: impl Fn(&str, EntityKind) -> Option<EntityId>,
    ) -> Self {
        let (mut given, mut starter) = (BTreeMap::<_, Vec<_>>::new(), VecDeque::new());
        for entity in starter::Group::ALL.into_iter().flat_map(starter::entities) {
            if entities.get(&entity.id).is_some() {
                continue;
            }
            let mut names = entity.names.0.iter();
            match names.find_map(|name| named(&name.value, entity.kind)) {
                Some(id) => given.entry(id).or_default().push(entity),
                None => starter.push_back(entity),
            }
        }
        let next = entities.iter().next().map(|(id, _)| id.clone());
        let (entities, lexicon, has_blockers) = (entities.clone(), Lexicon::default(), false);
        Self { entities, next, given, starter, lexicon, has_blockers }
    }

    /// Goes on by about so many names; gives the lexicon when it is made.
    pub fn go_on(&mut self, n_names: usize) -> ControlFlow<Lexicon> {
        let n_names = n_names.max(1);
        let mut n_done = self.add_entities(n_names);
        while n_done < n_names {
            match self.step() {
                Some(cost) => n_done += cost,
                None => return ControlFlow::Break(std::mem::take(&mut self.lexicon)),
            }
        }
        self.lexicon.dictionary.sort_added();
        ControlFlow::Continue(())
    }

    /// Adds entities of the project with so many names, or all that are left; how many names
    /// that were.
    fn add_entities(&mut self, n_names: usize) -> usize {
        let Some(next) = self.next.take() else { return 0 };
        let entities = self.entities.clone();
        let mut n_added = 0;
        for (id, row) in entities.iter_from(&next) {
            if n_added >= n_names {
                self.next = Some(id.clone());
                break;
            }
            let mut entry = Entry::of(row, false);
            self.given.get(id).into_iter().flatten().for_each(|entity| entry.add_names(entity));
            n_added += entry.spellings.len().max(1);
            self.lexicon.add(entry);
        }
        n_added
    }

    /// Adds an entity of the starter set, or joins what is sorted; what it cost, or nothing at
    /// the end.
    fn step(&mut self) -> Option<usize> {
        if let Some(entity) = self.starter.pop_front() {
            let entry = Entry::of(&entity, true);
            let n_names = entry.spellings.len();
            self.lexicon.add(entry);
            return Some(n_names.max(1));
        }
        if !self.has_blockers {
            self.has_blockers = true;
            self.lexicon.add_blockers();
        }
        self.lexicon.dictionary.sort_added();
        // a word is moved much faster than it is folded
        self.lexicon.dictionary.join().map(|n_moved| n_moved / 8 + 1)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::fold::cells;
    use model::Names;
    use proptest::prelude::*;
    use std::rc::Rc;

    fn entity(id: &str, kind: EntityKind, names: &[&str]) -> Entity {
        let mut entity = Entity::new(EntityId::new(id), kind);
        entity.names = Names::of(&[("en", names[0])]);
        names[1..].iter().for_each(|name| entity.add_alias(name));
        entity
    }

    fn table(entities: Vec<Entity>) -> Table<EntityId, Entity> {
        entities.into_iter().map(|row| (row.id.clone(), Rc::new(row))).collect()
    }

    fn made(entities: &Table<EntityId, Entity>, n_names: usize) -> (Lexicon, usize) {
        let named = |name: &str, kind| {
            let is_it = |row: &&Rc<Entity>| row.kind == kind && row.spellings().any(|s| s == name);
            entities.values().find(is_it).map(|row| row.id.clone())
        };
        let mut making = LexiconMaking::new(entities, named);
        for n_slices in 1.. {
            if let ControlFlow::Break(lexicon) = making.go_on(n_names) {
                return (lexicon, n_slices);
            }
        }
        unreachable!("it ends")
    }

    fn meant(lexicon: &Lexicon, words: &str) -> Vec<String> {
        let name = lexicon.longest(&cells(words, 0), 0);
        let candidates = name.map(|name| name.candidates).unwrap_or_default();
        candidates.iter().map(|one| format!("{}{}", one.id.as_str(), one.is_starter)).collect()
    }

    #[test]
    fn the_starter_set_gives_its_names_to_those_that_are_there_already() {
        let own = entity("own", EntityKind::Actor, &["Microsoft", "巨软"]);
        let (lexicon, _) = made(&table(vec![own]), usize::MAX);
        for name in ["Microsoft", "微软", "巨软"] {
            assert_eq!(meant(&lexicon, name), ["ownfalse"], "{name}");
        }
        assert_eq!(meant(&lexicon, "联合国").len(), 1);
        assert!(meant(&lexicon, "印度洋").is_empty());
    }

    #[test]
    fn no_slice_of_the_making_takes_in_much_more_than_it_may() {
        let name = |n: u32| {
            let letters = (0..5).map(|at| char::from_u32(0x4e00 + ((n * 7919) >> at) % 900));
            letters.collect::<Option<String>>().unwrap()
        };
        let rows = (0..3_000).map(|n| entity(&format!("e{n}"), EntityKind::Actor, &[&name(n)]));
        let (_, n_slices) = made(&table(rows.collect()), 100);
        assert!(n_slices > 30, "{n_slices}");
    }

    proptest! {
        /// However it is sliced, the lexicon is the same as one that is made at once.
        #[test]
        fn slices_do_not_change_what_is_known(
            names in prop::collection::vec("[a-cA-C中美]{1,3}", 1..60),
            n_names in 1..40usize,
        ) {
            let kind = |n: usize| if n.is_multiple_of(2) { EntityKind::Actor } else { EntityKind::Process };
            let rows = names.iter().enumerate();
            let entities =
                table(rows.map(|(n, name)| entity(&format!("e{n:02}"), kind(n), &[name])).collect());
            let (sliced, _) = made(&entities, n_names);
            let (whole, _) = made(&entities, usize::MAX);
            prop_assert_eq!(sliced.n_entities(), whole.n_entities());
            for name in names.iter().map(String::as_str).chain(["微软", "UN", "印度洋"]) {
                prop_assert_eq!(meant(&sliced, name), meant(&whole, name));
            }
        }
    }
}
