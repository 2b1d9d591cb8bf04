//! The project, and the only mutation it knows.

use crate::{
    Article, Change, ChangeSet, Codebook, Coder, CoderId, Delta, DocumentData, DocumentId,
    DocumentInfo, Entity, EntityId, ProjectId, Rejection, RejectionKey, Rule, RuleId, Table,
    Timestamp,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A project's own data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectInfo {
    /// The project's id.
    pub id: ProjectId,
    /// The name that the analyst gave.
    pub name: String,
    /// When it was begun.
    pub created: Timestamp,
}

/// Everything an analyst codes, partitioned by document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Id and name.
    pub info: Rc<ProjectInfo>,
    /// Labels and statement types.
    pub codebook: Rc<Codebook>,
    /// The coders by id.
    pub coders: Table<CoderId, Coder>,
    /// The entities by id.
    pub entities: Table<EntityId, Entity>,
    /// The rules of suggestions by id.
    pub rules: Table<RuleId, Rule>,
    /// The suggestions that are not to be made again.
    pub rejections: Table<RejectionKey, Rejection>,
    /// The documents by id.
    pub documents: BTreeMap<DocumentId, Rc<DocumentData>>,
}

/// Why a change does not fit the project it was applied to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The record to replace or remove is absent, or the record to add is there already.
    #[error("{what} {id} is not in the state that the change expects")]
    Stale {
        /// The kind of record.
        what: &'static str,
        /// Its id.
        id: String,
    },
}

impl Project {
    /// An empty project with a codebook.
    pub fn new(info: ProjectInfo, codebook: Codebook) -> Self {
        Self {
            info: Rc::new(info),
            codebook: Rc::new(codebook),
            coders: Table::default(),
            entities: Table::default(),
            rules: Table::default(),
            rejections: Table::default(),
            documents: BTreeMap::new(),
        }
    }

    /// Carries out all changes of a set in order. If one does not fit, the project stays as it
    /// was.
    pub fn apply(&mut self, set: &ChangeSet) -> Result<(), ApplyError> {
        for (n_done, change) in set.changes.iter().enumerate() {
            if let Err(error) = self.apply_one(change) {
                for done in set.changes[..n_done].iter().rev() {
                    self.apply_one(&done.inverted())?;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    fn apply_one(&mut self, change: &Change) -> Result<(), ApplyError> {
        match change {
            Change::Project(delta) => replace(&mut self.info, delta, "project"),
            Change::Codebook(delta) => replace(&mut self.codebook, delta, "codebook"),
            Change::Coder(delta) => set_row(&mut self.coders, delta, |row| &row.id, "coder"),
            Change::Entity(delta) => set_row(&mut self.entities, delta, |row| &row.id, "entity"),
            Change::Rule(delta) => set_row(&mut self.rules, delta, |row| &row.id, "rule"),
            Change::Rejection(delta) => {
                set_row(&mut self.rejections, delta, |row| &row.key, "rejection")
            }
            Change::Document(delta) => self.apply_document(delta),
            Change::Article(id, delta) => self.apply_article(id, delta),
            Change::Revision(id, delta) => {
                set_row(&mut self.document_mut(id)?.revisions, delta, |row| &row.id, "revision")
            }
            Change::Annotation(id, delta) => {
                set_row(&mut self.document_mut(id)?.annotations, delta, |row| &row.id, "annotation")
            }
            Change::Statement(id, delta) => {
                set_row(&mut self.document_mut(id)?.statements, delta, |row| &row.id, "statement")
            }
        }
    }

    fn apply_document(&mut self, delta: &Delta<DocumentInfo>) -> Result<(), ApplyError> {
        let Some(id) = delta.either().map(|info| info.id.clone()) else {
            return Ok(());
        };
        if self.documents.contains_key(&id) != delta.before.is_some() {
            return Err(stale("document", &id));
        }
        match &delta.after {
            None => {
                self.documents.remove(&id);
            }
            Some(info) => {
                let added = || DocumentData::new(info.clone(), Rc::new(Article::default()));
                let document = self.documents.entry(id).or_insert_with(|| Rc::new(added()));
                Rc::make_mut(document).info = info.clone();
            }
        }
        Ok(())
    }

    fn apply_article(&mut self, id: &DocumentId, delta: &Delta<Article>) -> Result<(), ApplyError> {
        self.document_mut(id)?.article = delta.after.clone().unwrap_or_default();
        Ok(())
    }

    fn document_mut(&mut self, id: &DocumentId) -> Result<&mut DocumentData, ApplyError> {
        self.documents.get_mut(id).map(Rc::make_mut).ok_or_else(|| stale("document", id))
    }
}

fn stale(what: &'static str, id: &impl ToString) -> ApplyError {
    ApplyError::Stale { what, id: id.to_string() }
}

fn replace<T>(slot: &mut Rc<T>, delta: &Delta<T>, what: &'static str) -> Result<(), ApplyError> {
    let Some(after) = &delta.after else {
        return Err(stale(what, &"(itself)"));
    };
    *slot = after.clone();
    Ok(())
}

fn set_row<K: Ord + Clone + ToString, V>(
    table: &mut Table<K, V>,
    delta: &Delta<V>,
    id: impl Fn(&V) -> &K,
    what: &'static str,
) -> Result<(), ApplyError> {
    let Some(row) = delta.either() else {
        return Ok(());
    };
    let key = id(row).clone();
    if table.get(&key).is_some() != delta.before.is_some() {
        return Err(stale(what, &key));
    }
    match &delta.after {
        Some(after) => table.insert(key, after.clone()),
        None => table.remove(&key),
    };
    Ok(())
}
