//! One statement as text in columns.

use crate::StatementKey;
use model::{
    Annotation, AttributeId, Codebook, CoderId, DocumentData, EntityId, Filler, Project, SlotId,
    Statement, Value,
};
use std::rc::Rc;

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The title of the document.
    Document,
    /// The document's date.
    Date,
    /// The type.
    Type,
    /// What fills a slot: entities by their names, else the words of the text.
    Slot(SlotId),
    /// The value of a variable.
    Variable(AttributeId),
    /// The words of the text that bear the statement out.
    Quotes,
    /// The analyst's note.
    Note,
    /// How much is still to be done.
    Todos,
    /// Who made it.
    Coder,
}

/// The columns that a codebook gives: those of all types, each once.
pub(super) fn columns(codebook: &Codebook) -> Vec<Column> {
    let types = &codebook.statement_types;
    let slots = types.iter().flat_map(|kind| &kind.slots).map(|slot| Column::Slot(slot.id.clone()));
    let variables = types.iter().flat_map(|kind| &kind.variables);
    let variables = variables.map(|variable| Column::Variable(variable.id.clone()));
    let before = [Column::Document, Column::Date, Column::Type];
    let behind = [Column::Quotes, Column::Note, Column::Todos, Column::Coder];
    let mut columns = Vec::new();
    for column in before.into_iter().chain(slots).chain(variables).chain(behind) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

/// Between the cells of a row: no search runs from one into the next.
const SEPARATOR: char = '\u{1f}';

/// One row. All cells are in one text, so that a search looks through it at once.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// Where the statement is.
    pub key: StatementKey,
    /// The statement itself.
    pub statement: Rc<Statement>,
    text: String,
    /// The text in lower case, for searches.
    folded: String,
    /// Where each cell ends, in `text`.
    ends: Vec<u32>,
    /// Where each cell ends, in `folded`.
    folded_ends: Vec<u32>,
    /// What goes before the text when rows are sorted: the number of a choice.
    ranks: Vec<u32>,
}

impl TableRow {
    /// What stands in a column.
    pub fn cell(&self, column: usize) -> &str {
        slice(&self.text, &self.ends, column)
    }

    /// All cells in one text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }

    /// The same in lower case.
    pub fn folded_cell(&self, column: usize) -> &str {
        slice(&self.folded, &self.folded_ends, column)
    }

    /// All cells in lower case.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// What rows are sorted by in a column; what is empty comes last.
    pub fn order(&self, column: usize) -> (u32, &str) {
        (self.ranks.get(column).copied().unwrap_or(u32::MAX), self.cell(column))
    }
}

fn slice<'t>(text: &'t str, ends: &[u32], column: usize) -> &'t str {
    let Some(end) = ends.get(column) else { return "" };
    let start = match column.checked_sub(1) {
        Some(before) => ends[before] as usize + SEPARATOR.len_utf8(),
        None => 0,
    };
    text.get(start..*end as usize).unwrap_or_default()
}

/// Makes the rows of one document.
pub(super) struct RowMaker<'p> {
    pub(super) project: &'p Project,
    pub(super) document: &'p Rc<DocumentData>,
    pub(super) language: &'static str,
    pub(super) columns: &'p [Column],
}

impl RowMaker<'_> {
    pub(super) fn row(&self, statement: &Rc<Statement>) -> TableRow {
        let key = (self.document.info.id.clone(), statement.id.clone());
        let mut row = TableRow {
            key,
            statement: Rc::clone(statement),
            text: String::new(),
            folded: String::new(),
            ends: Vec::with_capacity(self.columns.len()),
            folded_ends: Vec::with_capacity(self.columns.len()),
            ranks: Vec::with_capacity(self.columns.len()),
        };
        for column in self.columns {
            if !row.ends.is_empty() {
                row.text.push(SEPARATOR);
                row.folded.push(SEPARATOR);
            }
            let start = row.text.len();
            let rank = self.write(column, statement, &mut row.text);
            let is_empty = row.text.len() == start;
            row.ranks.push(if is_empty { u32::MAX } else { rank });
            row.folded.push_str(&row.text[start..].to_lowercase());
            row.ends.push(index(row.text.len()));
            row.folded_ends.push(index(row.folded.len()));
        }
        row
    }

    /// Writes a cell and tells its rank.
    fn write(&self, column: &Column, statement: &Statement, out: &mut String) -> u32 {
        let metadata = &self.document.info.metadata;
        match column {
            Column::Document => out.push_str(metadata.title.trim()),
            Column::Date => out.push_str(&metadata.date),
            Column::Type => return self.write_type(statement, out),
            Column::Slot(id) => {
                let fillers = statement.slots.get(id).map(Vec::as_slice).unwrap_or_default();
                let names = fillers.iter().filter_map(|filler| self.name(filler));
                join(out, names, " · ");
            }
            Column::Variable(id) => return self.write_variable(statement, id, out),
            Column::Quotes => {
                let quotes = statement.annotations().filter_map(|id| self.annotation(id));
                join(out, quotes.map(|a| a.quote(self.document.text())), " … ");
            }
            Column::Note => out.push_str(&statement.note),
            Column::Todos => {
                let kind = self.project.codebook.statement_type(&statement.kind);
                let n_todos = kind.map_or(0, |kind| statement.todos(kind).len());
                if n_todos > 0 {
                    out.push_str(&n_todos.to_string());
                }
                return index(n_todos);
            }
            Column::Coder => out.push_str(self.coder(&statement.coder)),
        }
        0
    }

    fn write_type(&self, statement: &Statement, out: &mut String) -> u32 {
        let types = &self.project.codebook.statement_types;
        let at = types.iter().position(|kind| kind.id == statement.kind);
        let names = at.map(|at| types[at].names.best(self.language));
        out.push_str(named(names, statement.kind.as_str()));
        at.map_or(u32::MAX, index)
    }

    fn write_variable(&self, statement: &Statement, id: &AttributeId, out: &mut String) -> u32 {
        let Some(value) = statement.values.get(id) else { return u32::MAX };
        match value {
            Value::Boolean(is_so) => {
                out.push(if *is_so { '✓' } else { '✗' });
                u32::from(*is_so)
            }
            Value::Integer(number) => {
                out.push_str(&number.to_string());
                // whole numbers in order, as far as they fit
                let shifted = number.saturating_add(1 << 31).clamp(0, i64::from(u32::MAX - 1));
                u32::try_from(shifted).unwrap_or_default()
            }
            Value::Text(text) => {
                let kind = self.project.codebook.statement_type(&statement.kind);
                let choices = kind.and_then(|kind| kind.variable(id)).map(|v| v.kind.choices());
                let choices = choices.unwrap_or_default();
                let at = choices.iter().position(|choice| choice.id == *text);
                let name = at.map(|at| choices[at].names.best(self.language));
                out.push_str(named(name, text));
                at.map_or(u32::MAX - 1, index)
            }
        }
    }

    /// The entity's name where there is one, else the words of the text.
    fn name(&self, filler: &Filler) -> Option<String> {
        match filler {
            Filler::Entity(id) => Some(self.entity(id)),
            Filler::Annotation(id) => {
                let annotation = self.annotation(id)?;
                let entity = annotation.entity.as_ref().map(|id| self.entity(id));
                Some(entity.unwrap_or_else(|| annotation.quote(self.document.text())))
            }
        }
    }

    fn annotation(&self, id: &model::AnnotationId) -> Option<&Annotation> {
        self.document.annotations.get(id).map(Rc::as_ref)
    }

    fn entity(&self, id: &EntityId) -> String {
        let names = self.project.entities.get(id).map(|entity| entity.names.best(self.language));
        named(names, id.as_str()).to_owned()
    }

    fn coder(&self, id: &CoderId) -> &str {
        self.project.coders.get(id).map_or("", |coder| &coder.name)
    }
}

fn named<'n>(name: Option<&'n str>, id: &'n str) -> &'n str {
    name.filter(|name| !name.trim().is_empty()).unwrap_or(id)
}

fn join(out: &mut String, parts: impl Iterator<Item = String>, between: &str) {
    for (idx, part) in parts.enumerate() {
        if idx > 0 {
            out.push_str(between);
        }
        out.push_str(&part);
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
