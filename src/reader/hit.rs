//! Which character lies under the pointer.

use super::layout::Layout;
use model::Article;
use text::{TextRange, TextSize, next_grapheme, previous_grapheme};
use wasm_bindgen::JsCast;
use web_sys::{Document, Node, Range};

/// The byte where the character under a point of the viewport begins, given the caret position
/// `near` that the browser chose for the click: a click on the right half of a character puts
/// the caret behind it.
pub(super) fn character_at(
    page: &Document,
    layout: &Layout,
    article: &Article,
    near: TextSize,
    point: (f64, f64),
) -> TextSize {
    let before = before(article, near);
    let is_hit = |range: &TextRange| is_on(page, layout, article, *range, point);
    before.filter(is_hit).map_or(near, TextRange::start)
}

/// The character whose box holds a point of the viewport, if one does.
pub(super) fn text_at(
    page: &Document,
    layout: &Layout,
    article: &Article,
    point: (f64, f64),
) -> Option<TextRange> {
    let (node, offset) = caret_from_point(page, point)?;
    let near = layout.byte_at(article, &node, offset)?;
    let behind = next_grapheme(article.text(), near).and_then(|end| TextRange::new(near, end));
    let both = [behind, before(article, near)];
    both.into_iter().flatten().find(|range| is_on(page, layout, article, *range, point))
}

fn before(article: &Article, at: TextSize) -> Option<TextRange> {
    previous_grapheme(article.text(), at).and_then(|start| TextRange::new(start, at))
}

fn is_on(
    page: &Document,
    layout: &Layout,
    article: &Article,
    range: TextRange,
    (x, y): (f64, f64),
) -> bool {
    let shown = layout.piece_at(range.start());
    let shown = shown.and_then(|piece| layout.range(page, article, range, piece));
    let rects = shown.and_then(|dom| dom.get_client_rects());
    rects.is_some_and(|rects| {
        (0..rects.length()).filter_map(|idx| rects.item(idx)).any(|rect| {
            rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom()
        })
    })
}

/// The caret position nearest to a point: by the standard's way, or by that of older browsers.
pub(super) fn caret_from_point(page: &Document, (x, y): (f64, f64)) -> Option<(Node, u32)> {
    #[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let (left, top) = (x as f32, y as f32);
    let has_standard = js_sys::Reflect::has(page, &"caretPositionFromPoint".into());
    if has_standard.unwrap_or(false) {
        let position = page.caret_position_from_point(left, top)?;
        return Some((position.offset_node()?, position.offset()));
    }
    let older = js_sys::Reflect::get(page, &"caretRangeFromPoint".into()).ok()?;
    let range = older.dyn_ref::<js_sys::Function>()?.call2(page, &x.into(), &y.into()).ok()?;
    let range: Range = range.dyn_into().ok()?;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}
