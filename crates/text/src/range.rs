//! Byte ranges, and the one gate through which numbers from outside become ranges.

use crate::TextSize;

/// A half-open, non-empty byte range `start..end`.
///
/// Whether it lies on character boundaries of a certain text is checked where it is minted:
/// [`check_range`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: TextSize,
    end: TextSize,
}

/// Why two numbers are not a range of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeError {
    /// `start` is not before `end`.
    Empty,
    /// `end` lies behind the end of the text (its length in bytes is given).
    OutOfBounds(TextSize),
    /// This end lies inside a character.
    NotOnCharBoundary(TextSize),
}

impl std::fmt::Display for RangeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "the start is not before the end"),
            Self::OutOfBounds(len) => write!(f, "the end is behind the text's {} bytes", len.raw()),
            Self::NotOnCharBoundary(at) => write!(f, "byte {} is inside a character", at.raw()),
        }
    }
}

impl std::error::Error for RangeError {}

impl TextRange {
    /// The range `start..end`, or `None` unless `start < end`.
    pub fn new(start: TextSize, end: TextSize) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The first byte inside.
    pub const fn start(self) -> TextSize {
        self.start
    }

    /// The first byte behind.
    pub const fn end(self) -> TextSize {
        self.end
    }

    /// The length in bytes, at least 1.
    pub const fn byte_len(self) -> u32 {
        self.end.raw() - self.start.raw()
    }

    /// Whether the byte at `offset` is inside.
    pub fn contains(self, offset: TextSize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains_range(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The bytes that both ranges share.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// From the start of the first to the end of the last of both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` inside, or `None` where the range does not fit it.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start.index()..self.end.index())
    }
}

/// Checks two byte offsets against `text`.
pub fn check_range(text: &str, start: TextSize, end: TextSize) -> Result<TextRange, RangeError> {
    let range = TextRange::new(start, end).ok_or(RangeError::Empty)?;
    if end > TextSize::of(text) {
        return Err(RangeError::OutOfBounds(TextSize::of(text)));
    }
    for edge in [start, end] {
        if !text.is_char_boundary(edge.index()) {
            return Err(RangeError::NotOnCharBoundary(edge));
        }
    }
    Ok(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_checked_against_its_text() {
        let check = |start, end| check_range("a世b", TextSize::new(start), TextSize::new(end));
        assert!(check(1, 4).is_ok());
        assert_eq!(check(1, 1), Err(RangeError::Empty));
        assert_eq!(check(4, 1), Err(RangeError::Empty));
        assert_eq!(check(1, 3), Err(RangeError::NotOnCharBoundary(TextSize::new(3))));
        assert_eq!(check(2, 4), Err(RangeError::NotOnCharBoundary(TextSize::new(2))));
        assert_eq!(check(1, 6), Err(RangeError::OutOfBounds(TextSize::new(5))));
    }
}
