//! The text selection.

use text::{TextRange, TextSize};

/// A text selection by bytes; anchor and focus are equal for a bare caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: TextSize,
    /// Where the caret is.
    pub focus: TextSize,
}

impl Selection {
    /// The caret at `at`.
    pub const fn caret(at: TextSize) -> Self {
        Self { anchor: at, focus: at }
    }

    /// The selected range; `None` for a bare caret.
    pub fn range(self) -> Option<TextRange> {
        TextRange::new(self.anchor.min(self.focus), self.anchor.max(self.focus))
    }

    /// The selection of another range, made in the same direction.
    #[must_use]
    pub fn over(self, range: TextRange) -> Self {
        if self.focus < self.anchor {
            Self { anchor: range.end(), focus: range.start() }
        } else {
            Self { anchor: range.start(), focus: range.end() }
        }
    }
}
