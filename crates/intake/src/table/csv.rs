//! Cells with a delimiter between them, as spreadsheets write them, and as people spoil them.
//!
//! A reader of our own, since it must say where a quotation mark has no fitting end, and go on
//! behind that line, instead of taking the rest of the file as one cell.

use super::{MAX_CELLS, ProblemKind, Row, Table, TableError, TableKind};

/// The characters that may stand between cells, the likeliest first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// So many bytes tell the delimiter.
const SAMPLE_BYTES: usize = 100_000;

/// So many bytes may be read in vain: behind that, quotation marks are characters like others.
const MAX_WASTE: usize = 1 << 22;

/// The longest name of a column, in characters.
const MAX_NAME: usize = 60;

pub(super) fn read(raw: &str) -> Result<Table, TableError> {
    let text = text::normalise(raw).text;
    let (text, told) = told_delimiter(&text);
    let delimiter = told.unwrap_or_else(|| delimiter(text));
    let mut table = Table::new(TableKind::Csv { delimiter });
    let mut scan = Scan { text, delimiter, line: 1 + usize::from(told.is_some()), wasted: 0 };
    let mut n_cells = 0;
    while let Some((row, is_sound)) = scan.next_row() {
        if !is_sound {
            table.tell(row.number, ProblemKind::Quote);
        }
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        n_cells += row.cells.len();
        if n_cells > MAX_CELLS {
            return Err(TableError::TooLarge { limit: MAX_CELLS });
        }
        add(&mut table, row);
    }
    if table.rows.is_empty() {
        return Err(TableError::Empty);
    }
    table.set_head(is_head(&table));
    Ok(table)
}

/// The first row says how many columns there are.
fn add(table: &mut Table, mut row: Row) {
    let n_columns = table.columns.len();
    let n_cells = row.cells.len();
    if table.rows.is_empty() {
        table.columns = vec![String::new(); n_cells];
    } else if n_cells < n_columns {
        table.tell(row.number, ProblemKind::Short { n_cells });
    } else if row.cells.iter().skip(n_columns).any(|cell| !cell.trim().is_empty()) {
        table.tell(row.number, ProblemKind::Long { n_cells });
        return;
    } else {
        row.cells.truncate(n_columns);
    }
    table.rows.push(row);
}

/// A first line `sep=;`, as some spreadsheets write and read it.
fn told_delimiter(text: &str) -> (&str, Option<char>) {
    let told = text.split_once('\n').and_then(|(line, rest)| {
        let delimiter = line.strip_prefix("sep=")?.chars().next()?;
        DELIMITERS.contains(&delimiter).then_some((rest, Some(delimiter)))
    });
    told.unwrap_or((text, None))
}

/// The delimiter by which the most rows have as many cells as the first, and more than one.
fn delimiter(text: &str) -> char {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let score = |delimiter: char| {
        let mut scan = Scan { text: &text[..end], delimiter, line: 1, wasted: 0 };
        let Some((first, _)) = scan.next_row() else { return 0 };
        let n_columns = first.cells.len();
        if n_columns < 2 {
            return 0;
        }
        let (mut n_alike, mut n_rows) = (1, 1);
        while let Some((row, is_sound)) = scan.next_row() {
            n_rows += 1;
            n_alike += usize::from(is_sound && row.cells.len() == n_columns);
        }
        n_alike * 1000 / n_rows
    };
    let mut best = (',', 0);
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Names are short, there, and not the same twice, and the row below is no such row or the names
/// are known ones.
fn is_head(table: &Table) -> bool {
    let names: Vec<_> =
        (0..table.columns.len()).map(|column| table.cell(0, column).trim()).collect();
    let is_name = |name: &&str| {
        let is_number = name.parse::<f64>().is_ok();
        !name.is_empty() && !is_number && name.chars().count() <= MAX_NAME && !name.contains('\n')
    };
    let n_names = names.iter().filter(|name| is_name(name)).count();
    let mut apart = names.clone();
    apart.sort_unstable();
    apart.dedup();
    let is_known = names.iter().any(|name| super::mapping::field_of(name).is_some());
    table.rows.len() > 1 && (is_known || n_names == names.len() && apart.len() == names.len())
}

/// A walk from row to row.
struct Scan<'t> {
    /// What is not read yet.
    text: &'t str,
    delimiter: char,
    /// The line on which `text` begins.
    line: usize,
    /// How many bytes were read in vain, for quotation marks without an end.
    wasted: usize,
}

impl Scan<'_> {
    /// The next row, and whether its quotation marks are sound.
    fn next_row(&mut self) -> Option<(Row, bool)> {
        if self.text.is_empty() {
            return None;
        }
        let read = (self.wasted <= MAX_WASTE).then(|| quoted_row(self.text, self.delimiter));
        let (cells, length, is_sound) = match read {
            Some(Ok((cells, length))) => (cells, length, true),
            other => {
                self.wasted += other.and_then(Result::err).unwrap_or_default();
                self.plain_row()
            }
        };
        let number = self.line;
        let (row, rest) = self.text.split_at(length);
        self.line += row.matches('\n').count();
        self.text = rest;
        Some((Row { number, cells }, is_sound))
    }

    /// One line, whose quotation marks are characters like others.
    fn plain_row(&self) -> (Vec<String>, usize, bool) {
        let line = self.text.split('\n').next().unwrap_or_default();
        let cells = line.split(self.delimiter).map(str::to_owned).collect();
        (cells, (line.len() + 1).min(self.text.len()), !line.contains('"'))
    }
}

/// The cells of the row at the start of `text`, and its length with the line end in bytes; or how
/// many bytes were read to see that a quotation mark has no fitting end.
fn quoted_row(text: &str, delimiter: char) -> Result<(Vec<String>, usize), usize> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let (cell, end) = match text[at..].strip_prefix('"') {
            Some(_) => quoted_cell(text, at + 1)?,
            None => {
                let rest = &text[at..];
                let length = rest.find([delimiter, '\n']).unwrap_or(rest.len());
                (rest[..length].to_owned(), at + length)
            }
        };
        cells.push(cell);
        let rest = &text[end..];
        match rest.chars().next() {
            None => return Ok((cells, end)),
            Some('\n') => return Ok((cells, end + 1)),
            Some(c) if c == delimiter => at = end + c.len_utf8(),
            Some(_) => return Err(end),
        }
    }
}

/// The cell whose first character is at `start`, and where its closing mark ends.
fn quoted_cell(text: &str, start: usize) -> Result<(String, usize), usize> {
    let mut cell = String::new();
    let mut at = start;
    while let Some(length) = text[at..].find('"') {
        cell.push_str(&text[at..at + length]);
        at += length + 1;
        if !text[at..].starts_with('"') {
            return Ok((cell, at));
        }
        cell.push('"');
        at += 1;
    }
    Err(text.len())
}
