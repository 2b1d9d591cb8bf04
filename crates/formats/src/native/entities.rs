//! Reading the entities, and what is odd about their names: too long, said twice, or leading
//! round in a circle.

use super::ids::Ids;
use super::links::Links;
use crate::node::Node;
use crate::record::entity::{ENTITY_FIELDS, read_entity};
use crate::{Action, Problem};
use model::{Entity, EntityId, MAX_NAME, clipped};
use std::collections::{BTreeMap, BTreeSet};

/// Reads all entities of a file.
pub(super) fn read(root: &Node<'_>, links: &mut Links) {
    let mut ids = Ids::default();
    let mut entities = Vec::new();
    root.each_in("entities", &mut |item| {
        if item.is_record(ENTITY_FIELDS) {
            item.required("kind", Action::Defaulted);
            let mut entity = read_entity(&item, EntityId::new(ids.take(&item, "entity")));
            report_names(&item);
            tidy(&mut entity);
            entities.push(entity);
        }
    });
    report_circles(root, &entities);
    entities.into_iter().for_each(|entity| links.add_entity(entity));
}

/// Reports names that are too long and aliases that stand twice.
fn report_names(item: &Node<'_>) {
    item.peek_each("names", &mut |name| {
        if let Some(value) = name.field("value") {
            report_length(&value);
        }
    });
    let mut seen = BTreeSet::new();
    item.peek_each("aliases", &mut |alias| {
        report_length(&alias);
        if let Some(text) = alias.peek()
            && !seen.insert(text.into_owned())
        {
            alias.report(Problem::DuplicateAlias, Action::LeftOut);
        }
    });
}

fn report_length(name: &Node<'_>) {
    if name.peek().is_some_and(|text| clipped(&text).len() < text.len()) {
        name.report(Problem::TooLong { limit: MAX_NAME }, Action::Corrected);
    }
}

/// Cuts long names, and leaves out what stands twice.
fn tidy(entity: &mut Entity) {
    let names = entity.names.0.iter_mut().map(|name| &mut name.value);
    for name in names.chain(&mut entity.aliases) {
        name.truncate(clipped(name).len());
    }
    let mut seen = BTreeSet::new();
    entity.aliases.retain(|alias| seen.insert(alias.clone()));
}

/// Reports each alias that closes a circle: it is the name of an entity from which aliases lead
/// back here. The aliases are kept, and all these entities are found under them.
fn report_circles(root: &Node<'_>, entities: &[Entity]) {
    let closing = closing_aliases(entities);
    if closing.is_empty() {
        return;
    }
    let mut nth = 0;
    root.peek_each("entities", &mut |item| {
        if !item.is_object() {
            return;
        }
        item.peek_each("aliases", &mut |alias| {
            if alias.peek().is_some_and(|text| closing.contains(&(nth, text.into_owned()))) {
                alias.report(Problem::AliasCircle, Action::Kept);
            }
        });
        nth += 1;
    });
}

/// The aliases that lead back to an entity that one is coming from, walking from alias to name.
fn closing_aliases(entities: &[Entity]) -> BTreeSet<(usize, String)> {
    let mut named = BTreeMap::new();
    for (idx, entity) in entities.iter().enumerate() {
        for name in &entity.names.0 {
            named.entry(name.value.as_str()).or_insert(idx);
        }
    }
    let mut walk =
        Walk { entities, named, on_path: vec![None; entities.len()], closing: BTreeSet::new() };
    (0..entities.len()).for_each(|start| walk.from(start));
    walk.closing
}

/// A walk along aliases, each entity entered once.
struct Walk<'e> {
    entities: &'e [Entity],
    named: BTreeMap<&'e str, usize>,
    /// `Some(true)` while an entity is on the way here, `Some(false)` once all behind it is known.
    on_path: Vec<Option<bool>>,
    closing: BTreeSet<(usize, String)>,
}

impl Walk<'_> {
    fn from(&mut self, start: usize) {
        let mut path = Vec::new();
        self.enter(start, &mut path);
        while let Some((idx, next)) = path.last_mut() {
            let idx = *idx;
            let Some(alias) = self.entities[idx].aliases.get(*next) else {
                self.on_path[idx] = Some(false);
                path.pop();
                continue;
            };
            *next += 1;
            let Some(target) = self.named.get(alias.as_str()).copied().filter(|to| *to != idx)
            else {
                continue;
            };
            if self.on_path[target] == Some(true) {
                self.closing.insert((idx, alias.clone()));
            }
            self.enter(target, &mut path);
        }
    }

    fn enter(&mut self, idx: usize, path: &mut Vec<(usize, usize)>) {
        if self.on_path[idx].is_none() {
            self.on_path[idx] = Some(true);
            path.push((idx, 0));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use model::{EntityKind, Names};

    #[track_caller]
    fn check(entities: &[(&str, &[&str])], closing: &[(usize, &str)]) {
        let entities: Vec<_> = entities
            .iter()
            .enumerate()
            .map(|(idx, (name, aliases))| Entity {
                names: Names::of(&[("en", name)]),
                aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
                ..Entity::new(EntityId::new(idx.to_string()), EntityKind::Actor)
            })
            .collect();
        let found = closing_aliases(&entities);
        let found: Vec<_> = found.iter().map(|(idx, alias)| (*idx, alias.as_str())).collect();
        assert_eq!(found, closing);
    }

    #[test]
    fn only_what_leads_back_is_a_circle() {
        check(&[("a", &["x"]), ("b", &["x", "a"])], &[]);
        check(&[("a", &["a"])], &[]);
        check(&[("a", &["b"]), ("b", &["a"])], &[(1, "a")]);
        check(&[("a", &["b"]), ("b", &["c"]), ("c", &["x", "a"])], &[(2, "a")]);
        check(&[("a", &["b", "c"]), ("b", &["d"]), ("c", &["d"]), ("d", &[])], &[]);
        check(&[("z", &["a"]), ("a", &["b"]), ("b", &["a", "z"])], &[(2, "a"), (2, "z")]);
    }

    #[test]
    fn a_long_chain_and_a_great_name_take_linear_time() {
        let names: Vec<_> = (0..20_000).map(|n| n.to_string()).collect();
        let entities = names.iter().zip(names.iter().cycle().skip(1)).map(|(name, next)| Entity {
            names: Names::of(&[("en", name)]),
            aliases: vec![next.clone()],
            ..Entity::new(EntityId::new(name.as_str()), EntityKind::Actor)
        });
        let entities: Vec<_> = entities.collect();
        assert_eq!(closing_aliases(&entities), BTreeSet::from([(19_999, "0".to_owned())]));
        let great = "国".repeat(1_000_000);
        let json = format!(
            r#"{{"format":"stancemark","version":1,"documents":[],
            "entities":[{{"id":"e","kind":"actor","names":[{{"lang":"zh","value":"{great}"}}]}}]}}"#
        );
        let read = crate::native::read(&json).unwrap();
        let issue = read.issues.iter().find(|issue| issue.problem != Problem::Missing).unwrap();
        assert_eq!(issue.path, "$.entities[0].names[0].value");
        assert_eq!(issue.problem, Problem::TooLong { limit: MAX_NAME });
        let entity = read.project.entities.values().next().unwrap();
        assert_eq!(entity.any_name().chars().count(), MAX_NAME);
    }
}
