//! Tables of articles: `.csv`, `.json` that is not ours, and `.jsonl`. Each row is an article.
//!
//! What is wrong with a row is told with its line, and the others are read all the same. Which
//! column is the text, the title and so on is a [`Mapping`], which is guessed and can be changed.

mod csv;
mod json;
mod mapping;

pub use mapping::{Field, Mapping};

use crate::{Draft, Refusal, metadata, read};

/// The most bytes of a table.
pub const MAX_TABLE_BYTES: usize = 128 << 20;
/// The most columns.
const MAX_COLUMNS: usize = 500;
/// The most cells, so that memory is bounded.
const MAX_CELLS: usize = 4_000_000;
/// The most problems told; the rest is counted.
const MAX_PROBLEMS: usize = 200;

/// How a table was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Lines of cells with this character between them.
    Csv {
        /// A comma, a semicolon, a tab or a bar.
        delimiter: char,
    },
    /// A list of JSON objects.
    Json,
    /// A JSON object on each line.
    JsonLines,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it begins; of [`TableKind::Json`] the how-manieth object.
    /// Counted from 1.
    pub number: usize,
    cells: Vec<String>,
}

/// Something wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The number of the row, as in [`Row::number`].
    pub number: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A quotation mark that opens a cell has no fitting end: the marks of this line were taken
    /// as characters.
    Quote,
    /// Fewer cells than there are columns: the missing ones are empty.
    Short {
        /// How many cells it has.
        n_cells: usize,
    },
    /// More cells than there are columns: the row is left out.
    Long {
        /// How many cells it has.
        n_cells: usize,
    },
    /// The line is no JSON: it is left out.
    Json {
        /// The column of the fault, counted from 1.
        column: usize,
    },
    /// The value is no object with fields: it is left out.
    NoObject,
}

/// Why a file is no table that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// There is no row.
    Empty,
    /// It is no JSON.
    Json {
        /// Where the fault was met, counted from 1.
        line: usize,
        /// Where in that line, counted from 1.
        column: usize,
    },
    /// JSON, but no list of objects.
    NoRecords,
    /// More cells than are read.
    TooLarge {
        /// The most cells.
        limit: usize,
    },
}

/// Rows and columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How it was written.
    pub kind: TableKind,
    /// The names of the columns; empty ones have none.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is wrong with rows, at most 200 times.
    pub problems: Vec<Problem>,
    /// How often something is wrong.
    pub n_problems: usize,
    /// The first row, where it is taken as the names of the columns.
    head: Option<Row>,
}

impl Table {
    fn new(kind: TableKind) -> Self {
        let (columns, rows, problems) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, columns, rows, problems, n_problems: 0, head: None }
    }

    fn tell(&mut self, number: usize, kind: ProblemKind) {
        self.n_problems += 1;
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { number, kind });
        }
    }

    /// What stands in a column of a row; empty where nothing does.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let row = self.rows.get(row);
        row.and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }

    /// Whether the first row is taken as the names of the columns; `None` where names come from
    /// elsewhere.
    pub fn has_head(&self) -> Option<bool> {
        matches!(self.kind, TableKind::Csv { .. }).then_some(self.head.is_some())
    }

    /// Takes the first row as names of the columns, or as a row like the others.
    pub fn set_head(&mut self, has_head: bool) {
        if self.has_head() == Some(!has_head) {
            if has_head && self.rows.len() > 1 {
                let head = self.rows.remove(0);
                for (column, name) in self.columns.iter_mut().zip(&head.cells) {
                    name.trim().clone_into(column);
                }
                self.head = Some(head);
            } else if let Some(head) = self.head.take() {
                self.rows.insert(0, head);
                self.columns.iter_mut().for_each(String::clear);
            }
        }
    }

    /// The article that a row is, with all that has no place of its own as extra fields.
    pub fn article(&self, row: usize, mapping: &Mapping) -> Result<Draft, Refusal> {
        let cell = |field| mapping.get(field).map_or("", |column| self.cell(row, column).trim());
        let mut draft = read(cell(Field::Text), None)?;
        let metadata = &mut draft.metadata;
        let places = [
            (Field::Title, &mut metadata.title),
            (Field::Publisher, &mut metadata.publisher),
            (Field::Author, &mut metadata.author),
            (Field::Url, &mut metadata.url),
            (Field::Language, &mut metadata.language),
        ];
        for (field, place) in places {
            if !cell(field).is_empty() {
                cell(field).clone_into(place);
            }
        }
        if !cell(Field::Date).is_empty() {
            metadata.date = metadata::date(cell(Field::Date));
        }
        for (column, name) in self.columns.iter().enumerate() {
            let value = self.cell(row, column).trim();
            if !value.is_empty() && !mapping.uses(column) {
                let name = if name.is_empty() { (column + 1).to_string() } else { name.clone() };
                metadata.extra.insert(name, value.to_owned());
            }
        }
        Ok(draft)
    }
}

/// Reads cells with a delimiter between them, which the content tells.
pub fn read_csv(raw: &str) -> Result<Table, TableError> {
    csv::read(raw)
}

/// Reads a list of JSON objects: the file itself, or the first such list in it. An object alone
/// is a list of one.
pub fn read_json(raw: &str) -> Result<Table, TableError> {
    json::read(raw)
}

/// Reads a JSON object from each line.
pub fn read_json_lines(raw: &str) -> Result<Table, TableError> {
    json::read_lines(raw)
}
