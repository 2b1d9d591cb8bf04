//! The open document's statements in text order, and which of them use an annotation; kept up
//! to date change by change.

use model::{
    AnnotationId, Change, ChangeSet, DocumentData, DocumentId, Statement, StatementId, Table,
};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;
use text::{SpanIndex, TextRange, TextSize};

/// Indexes of one document's statements. A clone shares nearly everything.
#[derive(Debug, Clone, Default)]
pub struct DocumentStatements {
    /// One entry for each statement that has a place: the extent of its evidence.
    pub extents: SpanIndex<StatementId>,
    /// Statements without a place in the text, by id.
    pub placeless: Vec<StatementId>,
    /// Where each statement stands in `extents`.
    places: Table<StatementId, TextRange>,
    /// The statements that use an annotation, by id.
    users: Table<AnnotationId, Vec<StatementId>>,
}

/// From the first byte of a statement's evidence to the last.
pub fn extent_of(document: &DocumentData, statement: &Statement) -> Option<TextRange> {
    let placed = |id| document.annotations.get(id)?.extent();
    let extents = statement.annotations().filter_map(placed);
    extents.reduce(TextRange::cover)
}

/// The statements of a document in text order, those without a place last.
pub(crate) fn in_text_order(document: &DocumentData) -> Vec<StatementId> {
    let mut placed = Vec::with_capacity(document.statements.len());
    let mut placeless = Vec::new();
    for statement in document.statements.values() {
        match extent_of(document, statement) {
            Some(extent) => placed.push((extent.start(), Reverse(extent.end()), &statement.id)),
            None => placeless.push(statement.id.clone()),
        }
    }
    placed.sort_unstable();
    placed.into_iter().map(|(_, _, id)| id.clone()).chain(placeless).collect()
}

impl DocumentStatements {
    /// Indexes all statements of a document.
    pub fn of(document: &DocumentData) -> Self {
        let mut index = Self::default();
        let mut extents = Vec::new();
        for statement in document.statements.values() {
            index.add_users(statement);
            match extent_of(document, statement) {
                Some(extent) => {
                    extents.push((extent, statement.id.clone()));
                    index.places.insert(statement.id.clone(), Rc::new(extent));
                }
                // the statements come by id
                None => index.placeless.push(statement.id.clone()),
            }
        }
        index.extents = SpanIndex::from_entries(extents);
        index
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.extents.len() + self.placeless.len()
    }

    /// Whether there is no statement.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All statements in text order, those without a place last.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = &StatementId> {
        self.extents.iter().map(|(_, id)| id).chain(&self.placeless)
    }

    /// Statements number `skip` to `skip + take` of [`Self::ids`].
    pub fn page(&self, skip: usize, take: usize) -> Vec<StatementId> {
        let placed = self.extents.page(skip, take).map(|(_, id)| id);
        let n_before = skip.saturating_sub(self.extents.len());
        placed.chain(self.placeless.iter().skip(n_before)).take(take).cloned().collect()
    }

    /// The number of a statement among [`Self::ids`], counted from 0.
    pub fn position(&self, id: &StatementId) -> Option<usize> {
        match self.places.get(id) {
            Some(extent) => Some(self.extents.position(**extent, id)),
            None => Some(self.extents.len() + self.placeless.binary_search(id).ok()?),
        }
    }

    /// How many statements begin before a byte.
    pub(crate) fn count_before(&self, at: TextSize) -> usize {
        let Some(before) = TextRange::new(TextSize::default(), at) else { return 0 };
        self.extents.touching(before).count()
    }

    /// Where the evidence of a statement stands.
    pub fn extent(&self, id: &StatementId) -> Option<TextRange> {
        self.places.get(id).map(|extent| **extent)
    }

    /// The statements that use an annotation, by id.
    pub fn users(&self, annotation: &AnnotationId) -> &[StatementId] {
        self.users.get(annotation).map_or(&[], |users| users.as_slice())
    }

    /// Follows the changes of `set` that concern `document`, which has them already.
    pub fn follow(&mut self, document: &DocumentData, id: &DocumentId, set: &ChangeSet) {
        let mut moved = BTreeSet::new();
        for change in &set.changes {
            match change {
                Change::Statement(of, delta) if of == id => {
                    delta.before.iter().for_each(|statement| self.remove_users(statement));
                    delta.after.iter().for_each(|statement| self.add_users(statement));
                    moved.extend(delta.either().map(|statement| statement.id.clone()));
                }
                _ => {}
            }
        }
        for change in &set.changes {
            if let Change::Annotation(of, delta) = change
                && of == id
                && let Some(annotation) = delta.either()
            {
                moved.extend(self.users(&annotation.id).iter().cloned());
            }
        }
        moved.into_iter().for_each(|statement| self.place(document, statement));
    }

    /// Puts a statement where it belongs now, or takes it out where it is gone.
    fn place(&mut self, document: &DocumentData, id: StatementId) {
        match self.places.remove(&id) {
            Some(extent) => {
                self.extents.remove(*extent, &id);
            }
            None => {
                if let Ok(at) = self.placeless.binary_search(&id) {
                    self.placeless.remove(at);
                }
            }
        }
        let Some(statement) = document.statements.get(&id) else { return };
        match extent_of(document, statement) {
            Some(extent) => {
                self.extents.insert(extent, id.clone());
                self.places.insert(id, Rc::new(extent));
            }
            None => {
                if let Err(at) = self.placeless.binary_search(&id) {
                    self.placeless.insert(at, id);
                }
            }
        }
    }

    fn add_users(&mut self, statement: &Statement) {
        for annotation in statement.annotations() {
            let mut users = self.users(annotation).to_vec();
            if let Err(at) = users.binary_search(&statement.id) {
                users.insert(at, statement.id.clone());
                self.users.insert(annotation.clone(), Rc::new(users));
            }
        }
    }

    fn remove_users(&mut self, statement: &Statement) {
        for annotation in statement.annotations() {
            let mut users = self.users(annotation).to_vec();
            if let Ok(at) = users.binary_search(&statement.id) {
                users.remove(at);
                if users.is_empty() {
                    self.users.remove(annotation);
                } else {
                    self.users.insert(annotation.clone(), Rc::new(users));
                }
            }
        }
    }

    /// Whether both say the same; for the check of invariants.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        self.extents.iter().eq(other.extents.iter())
            && self.placeless == other.placeless
            && self.places == other.places
            && self.users == other.users
    }
}
