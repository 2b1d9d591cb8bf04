//! Which names lead to which entities, and where entities are used; kept up to date change by
//! change.

use model::{
    Annotation, AnnotationId, Change, ChangeSet, Delta, DocumentId, Entity, EntityId, EntityKind,
    Filler, Project, Statement, StatementId, Table,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use text::{name_key, simplified};

/// A name by which an entity is looked up, see [`name_key`].
type NameKey = Rc<str>;

/// Whether a name is written so, or only reads so once its characters are simplified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Written,
    Simplified,
}

/// Indexes of a project's entities. A clone shares nearly everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityIndex {
    names: Table<(NameKey, EntityId), Form>,
    annotations: Table<(EntityId, DocumentId, AnnotationId), ()>,
    statements: Table<(EntityId, DocumentId, StatementId), ()>,
    /// How many annotations and statement slots name each entity; one without is absent.
    n_uses: Table<EntityId, usize>,
}

/// How well a name fits what is typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    WordStart,
    Inside,
}

impl EntityIndex {
    /// Indexes a whole project.
    pub fn of(project: &Project) -> Self {
        let mut index = Self::default();
        for entity in project.entities.values() {
            index.add_names(entity);
        }
        for (document, data) in &project.documents {
            for annotation in data.annotations.values() {
                index.add_annotation(document, annotation);
            }
            for statement in data.statements.values() {
                index.add_statement(document, statement);
            }
        }
        index
    }

    /// Follows a set of changes.
    pub(crate) fn follow(&mut self, set: &ChangeSet) {
        for change in &set.changes {
            match change {
                Change::Entity(delta) => self.follow_entity(delta),
                Change::Annotation(document, delta) => self.follow_annotation(document, delta),
                Change::Statement(document, delta) => self.follow_statement(document, delta),
                _ => {}
            }
        }
    }

    fn follow_entity(&mut self, delta: &Delta<Entity>) {
        if let Some(before) = &delta.before {
            for key in keys_of(before).into_keys() {
                self.names.remove(&(key, before.id.clone()));
            }
        }
        if let Some(after) = &delta.after {
            self.add_names(after);
        }
    }

    fn add_names(&mut self, entity: &Entity) {
        for (key, form) in keys_of(entity) {
            self.names.insert((key, entity.id.clone()), Rc::new(form));
        }
    }

    fn follow_annotation(&mut self, document: &DocumentId, delta: &Delta<Annotation>) {
        let entity = |row: &Option<Rc<Annotation>>| row.as_ref().and_then(|row| row.entity.clone());
        if entity(&delta.before) == entity(&delta.after) {
            return;
        }
        if let Some(before) = &delta.before
            && let Some(entity) = &before.entity
        {
            let key = (entity.clone(), document.clone(), before.id.clone());
            if self.annotations.remove(&key).is_some() {
                self.count(entity, false);
            }
        }
        if let Some(after) = &delta.after {
            self.add_annotation(document, after);
        }
    }

    fn add_annotation(&mut self, document: &DocumentId, annotation: &Annotation) {
        if let Some(entity) = &annotation.entity {
            let key = (entity.clone(), document.clone(), annotation.id.clone());
            if self.annotations.insert(key, Rc::new(())).is_none() {
                self.count(entity, true);
            }
        }
    }

    fn follow_statement(&mut self, document: &DocumentId, delta: &Delta<Statement>) {
        if let Some(before) = &delta.before {
            for entity in fillers_of(before) {
                let key = (entity.clone(), document.clone(), before.id.clone());
                if self.statements.remove(&key).is_some() {
                    self.count(&entity, false);
                }
            }
        }
        if let Some(after) = &delta.after {
            self.add_statement(document, after);
        }
    }

    fn add_statement(&mut self, document: &DocumentId, statement: &Statement) {
        for entity in fillers_of(statement) {
            let key = (entity.clone(), document.clone(), statement.id.clone());
            if self.statements.insert(key, Rc::new(())).is_none() {
                self.count(&entity, true);
            }
        }
    }

    fn count(&mut self, entity: &EntityId, up: bool) {
        let n = self.n_uses(entity);
        match if up { n + 1 } else { n.saturating_sub(1) } {
            0 => self.n_uses.remove(entity),
            n => self.n_uses.insert(entity.clone(), Rc::new(n)),
        };
    }

    /// How many annotations and statements name the entity.
    pub fn n_uses(&self, entity: &EntityId) -> usize {
        self.n_uses.get(entity).map_or(0, |n| **n)
    }

    /// The annotations that are linked to the entity, by document.
    pub fn annotations_of<'i>(
        &'i self,
        entity: &'i EntityId,
    ) -> impl Iterator<Item = (&'i DocumentId, &'i AnnotationId)> + use<'i> {
        let first = (entity.clone(), DocumentId::new(""), AnnotationId::new(""));
        let rows = self.annotations.iter_from(&first).map(|(key, _)| key);
        rows.take_while(move |(id, _, _)| id == entity).map(|(_, document, id)| (document, id))
    }

    /// The statements that name the entity without a span, by document.
    pub fn statements_of<'i>(
        &'i self,
        entity: &'i EntityId,
    ) -> impl Iterator<Item = (&'i DocumentId, &'i StatementId)> + use<'i> {
        let first = (entity.clone(), DocumentId::new(""), StatementId::new(""));
        let rows = self.statements.iter_from(&first).map(|(key, _)| key);
        rows.take_while(move |(id, _, _)| id == entity).map(|(_, document, id)| (document, id))
    }

    /// The entities of a kind that a quote names: those that are spelled just so, else those that
    /// differ in case and width only, else, if `alike`, those that differ only in traditional and
    /// simplified characters.
    pub fn named(
        &self,
        project: &Project,
        quote: &str,
        kind: EntityKind,
        alike: bool,
    ) -> Vec<EntityId> {
        let key = name_key(quote);
        if key.is_empty() {
            return Vec::new();
        }
        let is_kind = |id: &EntityId| project.entities.get(id).is_some_and(|e| e.kind == kind);
        let mut found: Vec<_> = self.under(&key, false).filter(is_kind).collect();
        if found.is_empty() && alike {
            found = self.under(&simplified(&key), true).filter(is_kind).collect();
        }
        let is_exact = |id: &&EntityId| {
            let entity = project.entities.get(id);
            entity.is_some_and(|entity| entity.spellings().any(|name| name == quote.trim()))
        };
        let exact: Vec<_> = found.iter().filter(is_exact).cloned().collect();
        if exact.is_empty() { found } else { exact }
    }

    /// The entities under a key; with `alike` also those that have it only once simplified.
    fn under(&self, key: &str, alike: bool) -> impl Iterator<Item = EntityId> {
        let first = (NameKey::from(key), EntityId::new(""));
        let wanted = first.0.clone();
        let rows = self.names.iter_from(&first).take_while(move |((key, _), _)| *key == wanted);
        let rows = rows.filter(move |(_, form)| alike || ***form == Form::Written);
        rows.map(|((_, id), _)| id.clone())
    }

    /// The entities whose names hold what is typed, the best fit first, among equals the most
    /// used. Characters count as the same whether traditional or simplified. Without text, the
    /// most used ones.
    pub fn search(
        &self,
        project: &Project,
        typed: &str,
        kind: Option<EntityKind>,
        limit: usize,
    ) -> Vec<EntityId> {
        // each name is there in simplified characters too
        let needle = simplified(&name_key(typed));
        let mut best: BTreeMap<&EntityId, (Fit, usize)> = BTreeMap::new();
        for ((name, id), _) in self.names.iter() {
            let Some(fit) = fit_of(name, &needle) else { continue };
            let found = (fit, name.len());
            let known = best.entry(id).or_insert(found);
            *known = (*known).min(found);
        }
        let is_kind = |id: &EntityId| {
            kind.is_none_or(|kind| project.entities.get(id).is_some_and(|e| e.kind == kind))
        };
        let rank = |(fit, len), id| (fit, usize::MAX - self.n_uses(id), len, id);
        let found = best.into_iter().filter(|(id, _)| is_kind(id));
        let mut ranked: Vec<_> = found.map(|(id, how)| rank(how, id)).collect();
        ranked.sort_unstable();
        ranked.into_iter().take(limit).map(|(_, _, _, id)| id.clone()).collect()
    }

    /// The names that several entities share, each with all of these.
    pub fn shared_names(&self) -> Vec<(String, Vec<EntityId>)> {
        let mut shared: Vec<(String, Vec<EntityId>)> = Vec::new();
        let mut rows = self.names.iter().map(|(key, _)| key).peekable();
        while let Some((key, id)) = rows.next() {
            let mut ids = vec![id.clone()];
            while let Some((_, id)) = rows.next_if(|(next, _)| next == key) {
                ids.push(id.clone());
            }
            if ids.len() > 1 {
                shared.push((key.to_string(), ids));
            }
        }
        shared
    }
}

fn fit_of(name: &str, needle: &str) -> Option<Fit> {
    let at = name.find(needle)?;
    Some(match at {
        0 if name.len() == needle.len() => Fit::Whole,
        0 => Fit::Start,
        _ if !name[..at].ends_with(char::is_alphanumeric) => Fit::WordStart,
        _ => Fit::Inside,
    })
}

/// All keys of an entity's names and aliases, as they are written and simplified.
fn keys_of(entity: &Entity) -> BTreeMap<NameKey, Form> {
    let mut keys = BTreeMap::new();
    for name in entity.spellings() {
        let key = name_key(name);
        if key.is_empty() {
            continue;
        }
        keys.entry(simplified(&key).into()).or_insert(Form::Simplified);
        keys.insert(key.into(), Form::Written);
    }
    keys
}

fn fillers_of(statement: &Statement) -> BTreeSet<EntityId> {
    let entity = |filler: &Filler| match filler {
        Filler::Entity(id) => Some(id.clone()),
        Filler::Annotation(_) => None,
    };
    statement.slots.values().flatten().filter_map(entity).collect()
}
