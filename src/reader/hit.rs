//! Which character lies under the pointer.

use super::layout::Layout;
use model::Article;
use text::{TextRange, TextSize, previous_grapheme};
use web_sys::Document;

/// The byte where the character under a point of the viewport begins, given the caret position
/// `near` that the browser chose for the click: a click on the right half of a character puts
/// the caret behind it.
pub(super) fn character_at(
    page: &Document,
    layout: &Layout,
    article: &Article,
    near: TextSize,
    (x, y): (f64, f64),
) -> TextSize {
    let before = previous_grapheme(article.text(), near).and_then(|at| TextRange::new(at, near));
    let is_hit = before.is_some_and(|range| {
        let pieces = 0..layout.pieces.len();
        let pieces = layout.piece_at(range.start()).map_or(pieces, |idx| idx..idx + 1);
        let shown = layout.ranges(page, article, range, pieces);
        shown.iter().any(|dom| {
            let rects = dom.get_client_rects();
            rects.is_some_and(|rects| {
                (0..rects.length()).filter_map(|idx| rects.item(idx)).any(|rect| {
                    rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom()
                })
            })
        })
    });
    match before {
        Some(range) if is_hit => range.start(),
        _ => near,
    }
}
