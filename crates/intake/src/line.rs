//! What a line of Markdown is, once images and link targets are gone from it.

use std::borrow::Cow;
use text::BlockKind;

/// A section title without its marks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Heading<'l> {
    pub(crate) level: u8,
    pub(crate) text: Cow<'l, str>,
    /// The marks that left: `##` or `**`.
    pub(crate) mark: &'l str,
}

/// The heading that `line` is, by `#` or by being bold throughout.
pub(crate) fn heading(line: &str) -> Option<Heading<'_>> {
    hash_heading(line).or_else(|| bold_heading(line))
}

/// `## Title`, with at most three spaces before. A `#` without a space behind is a hashtag.
pub(crate) fn hash_heading(line: &str) -> Option<Heading<'_>> {
    let marks = line.trim_start_matches(' ');
    let behind = marks.trim_start_matches('#');
    let n_marks = marks.len() - behind.len();
    let is_heading = line.len() - marks.len() <= 3
        && (1..=6).contains(&n_marks)
        && behind.starts_with(char::is_whitespace);
    let text = without_closing_marks(behind.trim());
    if !is_heading || text.is_empty() {
        return None;
    }
    Some(Heading {
        level: u8::try_from(n_marks).unwrap_or(6),
        text: bold(text).map_or(Cow::Borrowed(text), |(inner, _)| inner),
        mark: &marks[..n_marks],
    })
}

/// `Title ##` may be closed; `C#` is not.
fn without_closing_marks(text: &str) -> &str {
    let open = text.trim_end_matches('#');
    if open.is_empty() || open.ends_with(char::is_whitespace) { open.trim_end() } else { text }
}

/// `**Title**`, alone on its line, unless it is running text.
pub(crate) fn bold_heading(line: &str) -> Option<Heading<'_>> {
    let (text, mark) = bold(line.trim())?;
    let numbered = numbered_level(&text);
    let is_title = width(&text) <= MAX_TITLE_WIDTH && (numbered.is_some() || !runs_on(&text));
    is_title.then_some(Heading { level: numbered.unwrap_or(OTHER_TITLE_LEVEL), text, mark })
}

/// The level of the title that a line without marks is: bold throughout, or numbered as sections
/// of Chinese articles are and short.
pub(crate) fn title_level(text: &str, is_bold: bool) -> Option<u8> {
    if text.len() > MAX_TITLE_BYTES || width(text) > MAX_TITLE_WIDTH {
        return None;
    }
    let numbered = numbered_level(text);
    if is_bold && (numbered.is_some() || !runs_on(text)) {
        return Some(numbered.unwrap_or(OTHER_TITLE_LEVEL));
    }
    let is_short = width(text) <= MAX_PLAIN_TITLE_WIDTH && !text.contains(['。', '，', '；']);
    let is_section = text.starts_with(|c: char| "第（〇零一二三四五六七八九十".contains(c));
    numbered.filter(|level| is_short && is_section && *level <= 3)
}

/// Whether a line without any mark can be the title of an article.
pub(crate) fn can_be_title(text: &str) -> bool {
    text.len() <= MAX_TITLE_BYTES && width(text) <= MAX_TITLE_WIDTH && !runs_on(text.trim())
}

/// The longest numbered title that is not bold, in columns.
const MAX_PLAIN_TITLE_WIDTH: usize = 50;

/// In columns, where a Han character takes two: fifty of them, or a hundred Latin letters.
const MAX_TITLE_WIDTH: usize = 100;
/// The level of a bold line without a number.
const OTHER_TITLE_LEVEL: u8 = 3;
/// No title within the width has more bytes, marks included (four a character).
const MAX_TITLE_BYTES: usize = 4 * MAX_TITLE_WIDTH + 100;

fn bold(text: &str) -> Option<(Cow<'_, str>, &str)> {
    if text.len() > MAX_TITLE_BYTES {
        return None;
    }
    let mark = ["***", "**", "__"]
        .into_iter()
        .find(|mark| text.starts_with(mark) && text.ends_with(mark))?;
    let inner = text.get(mark.len()..text.len() - mark.len())?.trim();
    // a bold run that ends where the next begins: one title to the eye
    let inner = if inner.contains("****") {
        Cow::Owned(inner.replace("****", ""))
    } else {
        Cow::Borrowed(inner)
    };
    let is_one = !inner.contains("**") && !inner.contains("__") && !inner.trim().is_empty();
    is_one.then_some((inner, &text[..mark.len()]))
}

pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(c >= '\u{1100}')).sum()
}

fn runs_on(text: &str) -> bool {
    text.ends_with(['。', '；', '，', '、', '.', ';', ','])
}

/// The level that the number at the start of a title stands for.
fn numbered_level(title: &str) -> Option<u8> {
    let han = |c: char| "〇零一二三四五六七八九十百".contains(c);
    let roman = |c: char| "IVX".contains(c);
    if let Some(rest) = title.strip_prefix('第') {
        let unit = behind(rest, |c| han(c) || c.is_ascii_digit())?;
        return unit.starts_with(['章', '节', '編', '编', '篇', '部']).then_some(2);
    }
    if let Some(rest) = title.strip_prefix(['（', '(']) {
        let closed = |rest: &str| rest.starts_with(['）', ')']);
        return match (behind(rest, han), behind(rest, |c| c.is_ascii_digit())) {
            (Some(rest), _) if closed(rest) => Some(3),
            (_, Some(rest)) if closed(rest) => Some(4),
            _ => None,
        };
    }
    if let Some(rest) = behind(title, han) {
        return rest.starts_with(['、', '．', '.']).then_some(2);
    }
    if let Some(rest) = behind(title, roman) {
        return rest.starts_with(['.', '、']).then_some(2);
    }
    let rest = behind(title, |c| c.is_ascii_digit())?.strip_prefix(['.', '、', '．'])?;
    Some(3 + u8::from(rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// What follows a run, not empty, of characters that are `wanted`.
fn behind(text: &str, wanted: impl Fn(char) -> bool) -> Option<&str> {
    let rest = text.trim_start_matches(wanted);
    (rest.len() < text.len()).then_some(rest)
}

/// The kind of a line that is not a heading. Marks of lists and quotes stay in the text.
pub(crate) fn kind(line: &str) -> BlockKind {
    let text = line.trim_start();
    if text.starts_with('>') {
        BlockKind::Quote
    } else if is_list_item(text) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

fn is_list_item(text: &str) -> bool {
    let is_rule = |rest: &str| rest.chars().all(|c| "-*_ \t".contains(c));
    match list_mark(text) {
        Some(mark) => !is_rule(&text[mark.len()..]),
        None => false,
    }
}

/// `- `, `* `, `+ `, `1. ` or `1) ` at the start of `text`.
fn list_mark(text: &str) -> Option<&str> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[n_digits..];
    let rest = match n_digits {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=3 => rest.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let is_mark = rest.is_empty() || rest.starts_with([' ', '\t']);
    is_mark.then(|| &text[..text.len() - rest.len()])
}

/// Whether `line` says nothing: marks at most. Asked only of lines that lost an image.
pub(crate) fn is_only_marks(line: &str) -> bool {
    let text = line.trim();
    let text = &text[list_mark(text).map_or(0, str::len)..];
    text.chars().all(|c| c.is_whitespace() || "*_#>[]".contains(c))
}
