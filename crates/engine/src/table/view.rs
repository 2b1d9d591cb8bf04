//! Which rows the table shows, in which order, under which headings.

use super::{Column, StatementTable, TableRow};
use model::StatementTypeId;
use search::{Folding, Pattern, PatternError, Query};

/// Which statements are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableFilter {
    /// Only those that hold this.
    pub text: String,
    /// Whether the text is a pattern.
    pub is_pattern: bool,
    /// Only in this column; in any where there is none.
    pub column: Option<Column>,
    /// Only this type.
    pub kind: Option<StatementTypeId>,
    /// Only those with something to do.
    pub unfinished: bool,
}

impl TableFilter {
    /// The pattern, where the text is one, or what is wrong with it.
    pub fn pattern(&self) -> Option<Result<Pattern, PatternError>> {
        let folding = Folding { case: true, ..Folding::NONE };
        let query = Query { text: self.text.clone(), is_regex: true, folding };
        if self.is_pattern { Pattern::new(&query) } else { None }
    }

    /// Whether every statement passes.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.kind.is_none() && !self.unfinished
    }
}

/// How the table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView {
    /// Which statements are shown.
    pub filter: TableFilter,
    /// What they are sorted by, and whether downwards; in text order where by nothing.
    pub sort: Option<(Column, bool)>,
    /// Which column's values are headings.
    pub group: Option<Column>,
    /// Columns that are not shown.
    pub hidden: Vec<Column>,
}

impl Default for TableView {
    /// In text order, with what says what about whom.
    fn default() -> Self {
        Self {
            filter: TableFilter::default(),
            sort: None,
            group: None,
            hidden: vec![Column::Note, Column::Coder],
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A heading: the first row under it, and how many there are.
    Group {
        /// The first row.
        row: u32,
        /// How many rows stand under it.
        n_rows: u32,
    },
    /// A row, by its number in [`StatementTable::rows`].
    Row(u32),
}

/// The numbers of all rows in the order of a view: grouped, then sorted, then as in the text.
pub fn ordered(table: &StatementTable, view: &TableView) -> Vec<u32> {
    let at = |column: &Column| table.columns.iter().position(|other| other == column);
    let group = view.group.as_ref().and_then(at);
    let sort = view.sort.as_ref().and_then(|(column, down)| Some((at(column)?, *down)));
    let n_rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let mut rows: Vec<u32> = (0..n_rows).collect();
    if group.is_none() && sort.is_none() {
        return rows;
    }
    rows.sort_by(|a, b| {
        let (a, b) = (&table.rows[*a as usize], &table.rows[*b as usize]);
        let by = |column| a.order(column).cmp(&b.order(column));
        let grouped = group.map_or(std::cmp::Ordering::Equal, by);
        grouped.then_with(|| match sort {
            Some((column, false)) => by(column),
            Some((column, true)) => by(column).reverse(),
            None => std::cmp::Ordering::Equal,
        })
    });
    rows
}

/// The lines that pass a view's filter, in the given order, with their headings.
pub fn filtered_lines(table: &StatementTable, view: &TableView, order: &[u32]) -> Vec<Line> {
    let sieve = Sieve::of(table, &view.filter);
    let group = view.group.as_ref();
    let group = group.and_then(|column| table.columns.iter().position(|other| other == column));
    let mut lines = Vec::new();
    let mut heading = None;
    for row in order {
        let here = &table.rows[*row as usize];
        if !sieve.passes(here) {
            continue;
        }
        if let Some(column) = group {
            open_heading(table, column, &mut lines, &mut heading, *row);
        }
        lines.push(Line::Row(*row));
    }
    lines
}

/// Puts a heading before a row whose value differs from that of the row before; counts it.
fn open_heading(
    table: &StatementTable,
    column: usize,
    lines: &mut Vec<Line>,
    heading: &mut Option<usize>,
    row: u32,
) {
    let value = |row: u32| table.rows[row as usize].cell(column);
    if let Some(at) = *heading
        && let Line::Group { row: first, n_rows } = &mut lines[at]
        && value(*first) == value(row)
    {
        *n_rows += 1;
        return;
    }
    *heading = Some(lines.len());
    lines.push(Line::Group { row, n_rows: 1 });
}

/// A filter, ready to be asked.
struct Sieve<'f> {
    filter: &'f TableFilter,
    needle: String,
    pattern: Option<Pattern>,
    /// Whether the pattern may speak of the ends of a cell. If not, a row of which the whole text
    /// does not hold it has no cell that does.
    is_anchored: bool,
    column: Option<usize>,
    todos: Option<usize>,
}

impl<'f> Sieve<'f> {
    fn of(table: &StatementTable, filter: &'f TableFilter) -> Self {
        let at = |column: &Column| table.columns.iter().position(|other| other == column);
        let needle = if filter.is_pattern { "" } else { filter.text.trim() };
        Self {
            filter,
            needle: needle.to_lowercase(),
            // a pattern that is wrong hides nothing; the page says what is wrong with it
            pattern: filter.pattern().and_then(Result::ok),
            is_anchored: filter.text.contains(['^', '$', '\\']),
            column: filter.column.as_ref().and_then(at),
            todos: at(&Column::Todos).filter(|_| filter.unfinished),
        }
    }

    fn passes(&self, row: &TableRow) -> bool {
        let kind_fits = self.filter.kind.as_ref().is_none_or(|kind| *kind == row.statement.kind);
        let is_open = self.todos.is_none_or(|column| !row.cell(column).is_empty());
        kind_fits && is_open && self.holds(row)
    }

    fn holds(&self, row: &TableRow) -> bool {
        match (&self.pattern, self.column) {
            (Some(pattern), Some(column)) => pattern.is_in(row.cell(column)),
            (Some(pattern), None) => {
                (self.is_anchored || pattern.is_in(row.text()))
                    && row.cells().any(|cell| pattern.is_in(cell))
            }
            (None, _) if self.needle.is_empty() => true,
            (None, Some(column)) => row.folded_cell(column).contains(&self.needle),
            (None, None) => row.folded().contains(&self.needle),
        }
    }
}
