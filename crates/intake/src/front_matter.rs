//! The block between two `---` lines at the top of a Markdown file.
//!
//! A reader for the flat YAML that such blocks hold: plain, quoted and block scalars, values
//! over several lines, and lists of scalars. It is milder than YAML, as those who write these
//! blocks seldom quote: `: `, `|` and `#` inside a plain value belong to it. Nested maps,
//! comments and lines that are no YAML are kept as written and reported.

mod value;

/// Front matter as found.
pub(crate) struct Found<'t> {
    /// All of it, with both `---` lines.
    pub(crate) whole: &'t str,
    inner: &'t str,
    /// The line of the opening `---`, counted from 1.
    pub(crate) line: usize,
    /// The line behind the closing `---`.
    pub(crate) body_line: usize,
    /// The byte at which that line starts.
    pub(crate) end: usize,
}

/// The fields of a front matter, in its order.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) entries: Vec<Entry>,
    /// Lines that were not understood wholly, with their numbers in the text, from 1.
    pub(crate) odd_lines: Vec<(usize, String)>,
    /// Those of them that belong to no key.
    pub(crate) without_key: Vec<String>,
}

/// One `key: value`.
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) value: String,
}

/// The longest front matter looked for, in bytes and in lines.
const MAX_BYTES: usize = 64 * 1024;
const MAX_LINES: usize = 1000;

/// Finds the front matter of `text`: it begins in the first line that is not blank, its first
/// line has a key, and at least half of its lines at the margin have one.
pub(crate) fn find(text: &str) -> Option<Found<'_>> {
    let start = text.len() - text.trim_start().len();
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let inner_start = start + first.len();
    let mut at = inner_start;
    let mut n_lines = 0;
    for line in lines.take(MAX_LINES) {
        n_lines += 1;
        if matches!(line.trim_end(), "---" | "...") {
            let end = at + line.len();
            let line = 1 + text[..start].matches('\n').count();
            let found = Found {
                whole: text[start..end].trim_end(),
                inner: &text[inner_start..at],
                line,
                body_line: line + 1 + n_lines,
                end,
            };
            return found.is_plausible().then_some(found);
        }
        at += line.len();
        if at - inner_start > MAX_BYTES {
            break;
        }
    }
    None
}

impl Found<'_> {
    fn is_plausible(&self) -> bool {
        let at_margin = |line: &&str| {
            !line.trim().is_empty() && !line.starts_with(['#', '-']) && !is_indented(line)
        };
        let mut lines = self.inner.lines().filter(at_margin).peekable();
        let begins_well = lines.peek().is_some_and(|line| key(line).is_some());
        let (with_key, others): (Vec<_>, Vec<_>) = lines.partition(|line| key(line).is_some());
        begins_well && with_key.len() >= others.len()
    }
}

/// Reads the fields of a front matter.
pub(crate) fn read(found: &Found<'_>) -> Fields {
    let lines: Vec<&str> = found.inner.lines().collect();
    let mut fields = Fields::default();
    let mut idx = 0;
    while let Some(line) = lines.get(idx) {
        let number = found.line + 1 + idx;
        idx += 1;
        let Some((key, rest)) = key(line) else {
            if !line.trim().is_empty() {
                fields.odd_lines.push((number, (*line).to_owned()));
                fields.without_key.push((*line).to_owned());
            }
            continue;
        };
        let n_more = n_continued(rest, &lines[idx..]);
        let value = value::read(rest, &lines[idx..idx + n_more]);
        idx += n_more;
        if !value.is_clear {
            fields.odd_lines.push((number, (*line).to_owned()));
        }
        fields.entries.push(Entry { key: key.to_owned(), value: value.text });
    }
    fields
}

/// How many of the `following` lines go on with a value that begins with `rest`.
fn n_continued(rest: &str, following: &[&str]) -> usize {
    let is_item = |line: &str| rest.trim().is_empty() && (line.starts_with("- ") || line == "-");
    let goes_on = |line: &&&str| line.trim().is_empty() || is_indented(line) || is_item(line);
    let n_lines = following.iter().take_while(goes_on).count();
    let blank_at_end = following[..n_lines].iter().rev().take_while(|line| line.trim().is_empty());
    n_lines - blank_at_end.count()
}

fn is_indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// The longest key, in characters.
const MAX_KEY: usize = 40;

/// The key of a line at the margin, and what follows its colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = match line.strip_prefix('"') {
        Some(quoted) => {
            let (key, rest) = quoted.split_once('"')?;
            (key, rest.trim_start().strip_prefix(':')?)
        }
        None => line.split_once([':', '：'])?,
    };
    let key = key.trim_end();
    let is_word = |c: char| c.is_alphanumeric() || "_-. ".contains(c);
    let is_key = key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key.chars().all(is_word)
        && key.chars().count() <= MAX_KEY;
    let is_spaced = rest.is_empty() || is_indented(rest) || line.contains('：');
    (is_key && (is_spaced || is_address_key(key, rest))).then_some((key, rest))
}

/// `url:https://…` is no YAML but plainly meant as a field; `https://…` alone is not.
fn is_address_key(key: &str, rest: &str) -> bool {
    rest.contains("://") && matches!(key, "url" | "link" | "source")
}
