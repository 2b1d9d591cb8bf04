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
    for tag in (Tags { rest: html }) {
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

struct Tag {
    name: String,
    is_end: bool,
}

/// The tags of markup, without those in comments.
struct Tags<'h> {
    rest: &'h str,
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        loop {
            let (_, behind) = self.rest.split_once('<')?;
            if let Some(comment) = behind.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            let (is_end, named) = match behind.strip_prefix('/') {
                Some(named) => (true, named),
                None => (false, behind),
            };
            let is_name = |c: char| !c.is_whitespace() && c != '/' && c != '>' && c != '<';
            let length = named.find(|c| !is_name(c)).unwrap_or(named.len());
            self.rest = &named[length..];
            if named.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.rest = behind_attributes(self.rest);
                // a name longer than that is as good as any other
                let name = named[..length].chars().take(40).collect::<String>();
                return Some(Tag { name: name.to_ascii_lowercase(), is_end });
            }
        }
    }
}

/// What follows the `>` of a tag; one in quotes belongs to a value.
fn behind_attributes(tag: &str) -> &str {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return &tag[at + 1..],
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    ""
}
