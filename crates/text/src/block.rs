//! Blocks: the paragraphs, headings and placeholders that an article is set in.

use crate::TextSize;

/// What a block is, for setting and for moving by block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A section title of level 1 (the article's own) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Quoted text.
    Quote,
    /// Where a picture stood. Its range is empty; `alt` is the picture's description and is
    /// not part of the article text.
    Figure {
        /// The description that the source gave, often empty.
        alt: String,
    },
}

/// One block. Blocks are in text order and do not overlap; characters between two blocks are
/// line breaks and blank lines. Only a figure may be empty (`start == end`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The first byte inside.
    pub start: TextSize,
    /// The first byte behind.
    pub end: TextSize,
}

impl Block {
    /// The block's part of `text`; empty for a figure.
    pub fn slice<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start.index()..self.end.index()).unwrap_or_default()
    }

    /// One paragraph for each line of `text` that holds more than white space.
    pub fn paragraphs(text: &str) -> Vec<Self> {
        let mut start = 0;
        let mut blocks = Vec::new();
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                blocks.push(Self {
                    kind: BlockKind::Paragraph,
                    start: TextSize::from_index(start),
                    end: TextSize::from_index(start + line.len()),
                });
            }
            start += line.len() + 1;
        }
        blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_lie_between_paragraphs() {
        let text = "\n第一段\n \n\nsecond\n";
        let slices: Vec<_> = Block::paragraphs(text).iter().map(|b| b.slice(text)).collect();
        assert_eq!(slices, ["第一段", "second"]);
    }
}
