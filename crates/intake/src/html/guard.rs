//! Whether markup can be parsed in bounded time, told before a parser sees it.
//!
//! A parser as HTML wants it walks up the open elements at most tags, and opens formatting that
//! was left open anew in each paragraph. Both cost the square of the input at worst; this walk
//! through the tags alone counts what it would be.

use crate::Refusal;
use std::collections::BTreeMap;

/// The longest page accepted, in UTF-8 bytes; pages carry far more than their article.
pub const MAX_HTML_BYTES: usize = 32 * 1024 * 1024;

/// The most steps up the open elements, all tags together.
const MAX_STEPS: usize = 100_000_000;

/// The deepest nesting of elements that must be closed.
const MAX_DEPTH: usize = 10_000;

/// So many steps a formatting element costs in each tag behind it that may open it anew.
const FORMATTING_COST: usize = 100;

const VOID_OR_OPTIONAL: [&str; 30] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "option", "p", "param", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "wbr",
];

const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Refuses markup that a parser would take too long over.
pub fn check(html: &str) -> Result<(), Refusal> {
    if html.len() > MAX_HTML_BYTES {
        return Err(Refusal::TooLong { bytes: html.len(), limit: MAX_HTML_BYTES });
    }
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut n_formatting, mut steps) = (0_usize, 0_usize, 0_usize);
    for tag in (Tags { html, at: 0, is_inside: None }) {
        if VOID_OR_OPTIONAL.contains(&tag.name.as_str()) {
            steps += depth + n_formatting * FORMATTING_COST;
        } else if tag.is_end {
            let Some(n_open) = open.get_mut(&tag.name).filter(|n| **n > 0) else { continue };
            *n_open -= 1;
            depth -= 1;
            n_formatting -= usize::from(FORMATTING.contains(&tag.name.as_str()));
        } else {
            depth += 1;
            n_formatting += usize::from(FORMATTING.contains(&tag.name.as_str()));
            steps += depth + n_formatting * FORMATTING_COST;
            *open.entry(tag.name).or_default() += 1;
        }
        if depth > MAX_DEPTH || steps > MAX_STEPS {
            return Err(Refusal::TooDeep);
        }
    }
    Ok(())
}

/// `html` without what a page's policy would have to forbid while it is parsed: `style`
/// attributes and handlers get the prefix [`QUIET`], and style sheets become scripts, which no
/// parsed document runs. So do drawings, formulas and choices, in which markup has rules of its
/// own, by which more could be nested than [`check`] counts. Text and structure stay.
pub fn quieten(html: &str) -> String {
    let mut quiet = String::with_capacity(html.len() + html.len() / 16);
    let mut done = 0;
    let mut tags = Tags { html, at: 0, is_inside: None };
    while let Some(tag) = tags.next() {
        let name_end = tag.start + tag.name.len();
        quiet.push_str(&html[done..tag.start]);
        if FOREIGN.contains(&tag.name.as_str()) {
            quiet.push_str(QUIET);
        }
        quiet.push_str(if tag.name == "style" { "script" } else { &html[tag.start..name_end] });
        if tag.is_end {
            done = name_end;
        } else {
            prefix_attributes(&html[name_end..tags.at], &mut quiet);
            done = tags.at;
        }
    }
    quiet.push_str(&html[done..]);
    quiet
}

/// What stands before the names that were made quiet.
pub const QUIET: &str = "x-";

/// Elements in which markup has rules of its own.
const FOREIGN: [&str; 3] = ["math", "select", "svg"];

/// The name that an element had before it was made quiet.
pub fn element_name(name: &str) -> &str {
    name.strip_prefix(QUIET).filter(|name| FOREIGN.contains(name)).unwrap_or(name)
}

/// Where in a tag a character is.
#[derive(Clone, Copy, PartialEq)]
enum In {
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Value,
    Quotes(char),
}

impl In {
    /// Where the character behind `c` is. As parsers have it, a quote opens a value only where
    /// one may begin: elsewhere it is a letter of a name.
    fn behind(self, c: char) -> Self {
        let is_space = c.is_ascii_whitespace();
        match self {
            Self::Quotes(quote) if c == quote => Self::BeforeName,
            Self::Quotes(_) => self,
            Self::BeforeValue if c == '"' || c == '\'' => Self::Quotes(c),
            Self::BeforeValue if is_space => self,
            Self::Value if is_space => Self::BeforeName,
            Self::BeforeValue | Self::Value => Self::Value,
            Self::Name | Self::AfterName if c == '=' => Self::BeforeValue,
            _ if c == '/' => Self::BeforeName,
            Self::Name | Self::AfterName if is_space => Self::AfterName,
            Self::BeforeName if is_space => self,
            _ => Self::Name,
        }
    }
}

fn prefix_attributes(attributes: &str, quiet: &mut String) {
    let mut place = In::BeforeName;
    for (at, c) in attributes.char_indices() {
        let next = place.behind(c);
        if next == In::Name && place != In::Name && c != '>' {
            let rest = &attributes.as_bytes()[at..];
            let starts = |name: &[u8]| {
                rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            };
            if starts(b"on") || starts(b"style") {
                quiet.push_str(QUIET);
            }
        }
        place = next;
        quiet.push(c);
    }
}

struct Tag {
    /// In lower case.
    name: String,
    /// Where the name begins.
    start: usize,
    is_end: bool,
}

/// The tags of markup, without those in comments, programs and style sheets.
struct Tags<'h> {
    html: &'h str,
    /// Behind the tag told last.
    at: usize,
    /// The element that holds text only, if one is open.
    is_inside: Option<&'static str>,
}

/// The elements in which a `<` is text.
const TEXT_ONLY: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noframes", "noembed", "plaintext"];

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        loop {
            let start = self.at + self.html[self.at..].find('<')? + 1;
            let behind = &self.html[start..];
            self.at = start;
            if self.is_inside.is_none() && behind.starts_with("!--") {
                self.at += length_of_comment(behind);
                continue;
            }
            let is_end = behind.starts_with('/');
            let start = start + usize::from(is_end);
            let named = &self.html[start..];
            let is_end_of_name = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<');
            let length = named.find(is_end_of_name).unwrap_or(named.len());
            let name = named[..length].to_ascii_lowercase();
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            match self.is_inside {
                Some(inside) if !is_end || name != inside => continue,
                _ => self.is_inside = None,
            }
            if !is_end {
                self.is_inside = TEXT_ONLY.into_iter().find(|only| *only == name);
            }
            self.at = start + length;
            self.at += length_of_attributes(&self.html[self.at..]);
            return Some(Tag { name, start, is_end });
        }
    }
}

/// How far it is to behind a comment, which may also end by `--!>`.
fn length_of_comment(comment: &str) -> usize {
    let mut at = 0;
    while let Some(found) = comment[at..].find("--") {
        let behind = &comment[at + found + 2..];
        let end = behind.strip_prefix('>').or_else(|| behind.strip_prefix("!>"));
        // the dashes that open it may be those that close it, but not with a mark between
        let is_opening = at + found < 3 && behind.starts_with('!');
        if let Some(rest) = end.filter(|_| !is_opening) {
            return comment.len() - rest.len();
        }
        at += found + 1;
    }
    comment.len()
}

/// How far it is to behind the `>` of a tag; one in quotes belongs to a value.
fn length_of_attributes(tag: &str) -> usize {
    let mut place = In::BeforeName;
    for (at, byte) in tag.bytes().enumerate() {
        if byte == b'>' && !matches!(place, In::Quotes(_)) {
            return at + 1;
        }
        place = place.behind(char::from(byte));
    }
    tag.len()
}
