//! Small questions about places: selections from ranges, the block of a byte, the focus.

use engine::Selection;
use model::Article;
use text::{TextRange, TextSize};

/// The selection after the caret has gone to `focus`.
pub(super) fn moved(from: Selection, focus: TextSize, extend: bool) -> Selection {
    Selection { anchor: if extend { from.anchor } else { focus }, focus }
}

/// The selection of a whole range.
pub(super) fn covering(range: TextRange) -> Selection {
    Selection { anchor: range.start(), focus: range.end() }
}

/// The block that holds a byte.
pub(super) fn block_at(article: &Article, at: TextSize) -> Option<TextRange> {
    let idx = article.blocks().partition_point(|block| block.start <= at).checked_sub(1)?;
    let block = &article.blocks()[idx];
    TextRange::new(block.start, block.end)
}

/// Whether the keyboard is in a field, whose own selection must not be disturbed.
pub(super) fn is_editing() -> bool {
    let active = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
    active.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.has_attribute("contenteditable")
    })
}
