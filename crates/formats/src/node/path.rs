//! Paths to values, kept as a chain on the stack and spelled out only when asked.

use std::fmt::Write;

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

/// The way from the root to a value.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p>(Step<'p>);

impl Path<'_> {
    pub(crate) const ROOT: Self = Self(Step::Root);

    pub(crate) const fn key<'c>(&'c self, name: &'c str) -> Path<'c> {
        Path(Step::Key(self, name))
    }

    pub(crate) const fn index(&self, idx: usize) -> Path<'_> {
        Path(Step::Index(self, idx))
    }

    /// The path in the notation of `JSONPath`, such as `$.documents[0].text`.
    pub(crate) fn spell(&self) -> String {
        match self.0 {
            Step::Root => "$".to_owned(),
            Step::Key(parent, name) => {
                let mut path = parent.spell();
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                if !name.is_empty() && name.bytes().all(plain) {
                    path.push('.');
                    path.push_str(&super::shorten(name));
                } else {
                    // writing to a String cannot fail
                    let _ = write!(path, "[{:?}]", super::shorten(name));
                }
                path
            }
            Step::Index(parent, idx) => {
                let mut path = parent.spell();
                let _ = write!(path, "[{idx}]");
                path
            }
        }
    }
}
