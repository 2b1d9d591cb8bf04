//! The table of all statements of all documents: rows of text in columns, filtered, sorted and
//! grouped. Rows are made once, and again only for what has changed.

mod row;
mod state;
mod view;

pub use row::{Column, TableRow};
pub use state::{TableMsg, TableState};
pub(crate) use state::{drop_dangling, update};
pub use view::{Line, TableFilter, TableView, filtered_lines, ordered};

use crate::statements::in_text_order;
use model::{Codebook, DocumentData, DocumentId, Entity, EntityId, Project, StatementId, Table};
use row::{RowMaker, columns};
use std::collections::BTreeMap;
use std::rc::Rc;

/// All statements of a project as text in columns.
#[derive(Debug, Clone, Default)]
pub struct StatementTable {
    /// The columns that a row has, in the order of its cells.
    pub columns: Rc<Vec<Column>>,
    /// All rows: document by document, in text order.
    pub rows: Rc<Vec<Rc<TableRow>>>,
    parts: BTreeMap<DocumentId, Part>,
    codebook: Rc<Codebook>,
    entities: Table<EntityId, Entity>,
    language: &'static str,
}

/// The rows of one document.
#[derive(Debug, Clone)]
struct Part {
    document: Rc<DocumentData>,
    rows: Rc<Vec<Rc<TableRow>>>,
}

impl StatementTable {
    /// The table of a project in a language. What `before` has is taken over as far as it is
    /// still so.
    pub fn of(project: &Project, language: &'static str, before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.names_as(project, language));
        let columns = match before {
            Some(before) => Rc::clone(&before.columns),
            None => Rc::new(columns(&project.codebook)),
        };
        let mut parts = BTreeMap::new();
        let mut rows = Vec::new();
        for (id, document) in &project.documents {
            let old = before.and_then(|before| before.parts.get(id));
            let part = match old.filter(|old| Rc::ptr_eq(&old.document, document)) {
                Some(same) => same.clone(),
                None => Part::of(&RowMaker { project, document, language, columns: &columns }, old),
            };
            rows.extend(part.rows.iter().cloned());
            parts.insert(id.clone(), part);
        }
        Self {
            columns,
            rows: Rc::new(rows),
            parts,
            codebook: Rc::clone(&project.codebook),
            entities: project.entities.clone(),
            language,
        }
    }

    /// Whether everything has the names that it had.
    fn names_as(&self, project: &Project, language: &str) -> bool {
        self.language == language
            && Rc::ptr_eq(&self.codebook, &project.codebook)
            && self.entities.is_same(&project.entities)
    }
}

impl Part {
    fn of(maker: &RowMaker<'_>, old: Option<&Self>) -> Self {
        let document = maker.document;
        // without a change of metadata, text and annotations, a row says what its statement says
        let kept = old.filter(|old| {
            Rc::ptr_eq(&old.document.info, &document.info)
                && Rc::ptr_eq(&old.document.article, &document.article)
                && old.document.annotations.is_same(&document.annotations)
        });
        let kept: BTreeMap<&StatementId, &Rc<TableRow>> =
            kept.iter().flat_map(|old| old.rows.iter()).map(|row| (&row.key.1, row)).collect();
        let rows = in_text_order(document).into_iter().filter_map(|id| {
            let statement = document.statements.get(&id)?;
            let same = kept.get(&id).filter(|row| Rc::ptr_eq(&row.statement, statement));
            Some(same.map_or_else(|| Rc::new(maker.row(statement)), |row| Rc::clone(row)))
        });
        let rows = Rc::new(rows.collect());
        Self { document: Rc::clone(document), rows }
    }
}
