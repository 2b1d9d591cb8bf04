//! How text is selected: what the analyst chose, and what of a selection is tagged.

use crate::Model;
use model::Article;
use text::{TextRange, trim_range};

/// What the analyst chose for selecting text. All is off at first: nothing snaps unless asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SelectingSettings {
    /// Whether a selection by mouse or finger, and an end that is dragged, go to whole words.
    pub snap_to_words: bool,
    /// Whether space and punctuation around a selection are left out.
    pub trim: bool,
}

impl SelectingSettings {
    /// One line of text for the browser to remember.
    pub fn encode(self) -> String {
        let words = [(self.snap_to_words, "words"), (self.trim, "trim")];
        words.into_iter().filter(|(is_on, _)| *is_on).map(|(_, w)| w).collect::<Vec<_>>().join(" ")
    }

    /// Reads such a line; what is unknown counts for nothing.
    pub fn decode(line: &str) -> Self {
        let has = |word| line.split(' ').any(|other| other == word);
        Self { snap_to_words: has("words"), trim: has("trim") }
    }

    /// What of a selected range is tagged: without the line breaks between blocks at its ends,
    /// which a triple click or a drag over the margin sweeps up although nobody sees them, and
    /// trimmed if that is asked for.
    pub fn taggable(self, article: &Article, range: TextRange) -> Option<TextRange> {
        let shown = within_blocks(article, range)?;
        let trimmed = trim_range(article.text(), shown).filter(|_| self.trim);
        // punctuation alone can still be tagged
        Some(trimmed.unwrap_or(shown))
    }
}

fn within_blocks(article: &Article, range: TextRange) -> Option<TextRange> {
    let blocks = article.blocks();
    let first = blocks.partition_point(|block| block.end <= range.start());
    let behind = blocks.partition_point(|block| block.start < range.end());
    let start = blocks.get(first)?.start.max(range.start());
    let end = blocks.get(behind.checked_sub(1)?)?.end.min(range.end());
    TextRange::new(start, end)
}

/// What a tag would be put on.
pub(crate) fn selected_text(model: &Model) -> Option<TextRange> {
    let range = model.session.selection?.range()?;
    model.session.settings.selecting.taggable(&model.document()?.article, range)
}
