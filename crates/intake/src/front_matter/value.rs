//! The value of one front matter field, as one string.

/// A value; `is_clear` tells that it is certainly what the writer meant. Where it is not,
/// `text` holds the characters as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) is_clear: bool,
}

impl Value {
    fn clear(text: impl Into<String>) -> Self {
        let text = text.into();
        let is_clear = true;
        Self { text, is_clear }
    }

    fn as_written(first: &str, more: &[&str]) -> Self {
        let mut text = first.trim().to_owned();
        if !text.is_empty() && !more.is_empty() {
            text.push('\n');
        }
        text.push_str(&dedented(more).join("\n"));
        let is_clear = false;
        Self { text, is_clear }
    }
}

/// Reads what follows the colon, and the lines that go on with it.
pub(super) fn read(first: &str, more: &[&str]) -> Value {
    let first = first.trim();
    if let Some(value) = block_scalar(first, more) {
        return value;
    }
    let read = match first.chars().next() {
        None if more.iter().any(|line| is_item(line)) => list(more),
        None if more.iter().any(|line| is_map(line)) => None,
        Some('"' | '\'') => quoted(&folded(first, more)),
        Some('[') => flow_list(&folded(first, more)),
        Some('{' | '&' | '*' | '!') => None,
        _ => plain(first, more),
    };
    read.map_or_else(|| Value::as_written(first, more), Value::clear)
}

/// `|` keeps the line breaks of the lines below, `>` makes them spaces.
fn block_scalar(first: &str, more: &[&str]) -> Option<Value> {
    let mark = first.strip_prefix(['|', '>'])?;
    if !mark.chars().all(|c| c == '+' || c == '-' || c.is_ascii_digit()) {
        return None;
    }
    let lines = dedented(more);
    let text = if first.starts_with('|') { lines.join("\n") } else { folded("", &lines) };
    Some(Value::clear(text.trim_end()))
}

/// A value without quotes. ` #` would begin a comment; it is kept, and doubtful.
fn plain(first: &str, more: &[&str]) -> Option<String> {
    let text = folded(first, more);
    match text.as_str() {
        "~" | "null" => Some(String::new()),
        text if text.contains(" #") => None,
        _ => Some(text),
    }
}

/// The lines joined with spaces; blank lines become line breaks.
fn folded(first: &str, more: &[&str]) -> String {
    let mut text = first.to_owned();
    for line in more {
        let line = line.trim();
        if line.is_empty() {
            text.push('\n');
            continue;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// The lines without the indentation that all of them share.
fn dedented<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let indent = |line: &&str| line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let shared = filled.map(indent).min().unwrap_or_default();
    let cut = |line: &&'l str| line.get(shared..).unwrap_or_default();
    lines.iter().map(cut).collect()
}

fn is_item(line: &str) -> bool {
    let line = line.trim();
    line == "-" || line.starts_with("- ")
}

fn is_map(line: &str) -> bool {
    line.trim().split_once(':').is_some_and(|(key, rest)| {
        !key.contains(char::is_whitespace) && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// Lines that begin with `-`, joined with `, `.
fn list(lines: &[&str]) -> Option<String> {
    let items = lines.iter().filter(|line| !line.trim().is_empty());
    let items = items.map(|line| scalar(line.trim().strip_prefix('-')?.trim()));
    Some(items.collect::<Option<Vec<_>>>()?.join(", "))
}

/// `[a, "b, c"]`, joined with `, `.
fn flow_list(text: &str) -> Option<String> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut quote = None;
    let mut items = vec![String::new()];
    for c in inner.chars() {
        match (c, quote) {
            (',', None) => {
                items.push(String::new());
                continue;
            }
            ('[' | ']' | '{' | '}', None) => return None,
            ('"' | '\'', None) if is_blank(items.last()) => quote = Some(c),
            (c, Some(mark)) if c == mark => quote = None,
            _ => {}
        }
        items.last_mut()?.push(c);
    }
    if is_blank(items.last()) {
        items.pop();
    }
    let items = items.iter().map(|item| scalar(item.trim()));
    Some(items.collect::<Option<Vec<_>>>()?.join(", "))
}

fn is_blank(item: Option<&String>) -> bool {
    item.is_none_or(|item| item.trim().is_empty())
}

fn scalar(text: &str) -> Option<String> {
    match text.chars().next() {
        Some('"' | '\'') => quoted(text),
        Some('{' | '[' | '|' | '>' | '&' | '*' | '!') => None,
        _ if is_map(text) => None,
        _ => plain(text, &[]),
    }
}

/// A quoted scalar with nothing behind its closing quote.
fn quoted(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let quote = chars.next()?;
    let mut value = String::new();
    loop {
        match chars.next()? {
            '\\' if quote == '"' => unescape(&mut chars, &mut value)?,
            c if c == quote => {
                if quote == '"' || !chars.as_str().starts_with('\'') {
                    break;
                }
                chars.next();
                value.push('\'');
            }
            c => value.push(c),
        }
    }
    chars.as_str().trim().is_empty().then_some(value)
}

/// Adds the character that an escape stands for.
fn unescape(chars: &mut std::str::Chars<'_>, value: &mut String) -> Option<()> {
    let c = match chars.next()? {
        'n' => '\n',
        't' => '\t',
        // a line break that was escaped is a space by now: it goes
        ' ' => return Some(()),
        c @ ('"' | '\\' | '/') => c,
        'x' => code_point(chars, 2)?,
        'u' => code_point(chars, 4)?,
        'U' => code_point(chars, 8)?,
        _ => return None,
    };
    value.push(c);
    Some(())
}

fn code_point(chars: &mut std::str::Chars<'_>, n_digits: usize) -> Option<char> {
    let digits = chars.as_str().get(..n_digits)?;
    *chars = chars.as_str()[n_digits..].chars();
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}
