//! Plain text: every character stays.

use crate::{Draft, Reading};
use model::Metadata;
use text::Block;

/// A draft of `text`, which has LF line ends.
pub(crate) fn read(text: String) -> Draft {
    Draft {
        blocks: Block::paragraphs(&text),
        text,
        metadata: Metadata::default(),
        removed: Vec::new(),
        notes: Vec::new(),
        reading: Reading::PlainText,
    }
}
