//! JSON with places: a tree in which every value knows where it stands in the input.
//!
//! A file that is damaged must be told by line and column and must still be read as far as it
//! is sound; `serde_json` gives no place for a value that parsed and refuses a whole file for
//! one lone surrogate. Strings stay in the input until they are asked for.

mod parser;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests;
mod unescape;

pub(crate) use parser::{Parsing, parse, parse_item};
pub(crate) use unescape::unescape;

/// Lists and objects may be nested this deep.
pub(crate) const MAX_DEPTH: usize = 64;

/// A value and the bytes `start..end` of the input that it takes up.
#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
}

/// What a value is. Numbers and strings are read from the input when needed.
#[derive(Debug)]
pub(crate) enum Kind {
    Null,
    Boolean(bool),
    Number,
    Text {
        escaped: bool,
    },
    List(Vec<Value>),
    Object(Vec<(Key, Value)>),
    /// A sound item of a long list, to be read by [`parse_item`] when its turn comes: the tree of
    /// a large file would take several times the memory of what is in it.
    Unread,
}

/// The name of a field; the bytes `start..end` include its quotation marks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) escaped: bool,
}

/// Why the input is not JSON, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) at: usize,
    pub(crate) kind: SyntaxErrorKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyntaxErrorKind {
    Unexpected,
    TooDeep,
}

/// Line and column of byte `at`, both from 1; columns count code points.
pub(crate) fn place(input: &str, at: usize) -> (usize, usize) {
    let before = input.get(..at).unwrap_or(input);
    let line_start = before.rfind('\n').map_or(0, |idx| idx + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}
