//! Marks at characters that cannot be seen.
//!
//! A highlight cannot show a character without width, so each gets a small mark at its place. The
//! marks of a group stand in one layer behind its blocks, out of the flow and without text: neither
//! text nodes nor lines know of them, and they move with their group.

use super::caret::rect_of;
use super::painter::Canvas;
use std::collections::BTreeMap;
use text::{Invisible, TextRange};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{DomRect, Element, HtmlElement};

/// The most marks in a group; an article of nothing but such characters is not marked throughout,
/// and the last mark says so.
const MOST_MARKS: usize = 2000;

/// How much room a sign needs, in pixels.
const SIGN_WIDTH: f64 = 36.0;

/// The layers of the groups that have one.
#[derive(Debug, Default)]
pub(super) struct InvisibleMarks {
    layers: BTreeMap<usize, Element>,
}

impl InvisibleMarks {
    /// Marks a group anew.
    pub(super) fn mark(&mut self, canvas: &Canvas<'_>, group: usize) {
        self.erase(group);
        let found = found_in(canvas, group);
        if !found.is_empty()
            && let Ok(layer) = draw(canvas, group, &found)
        {
            self.layers.insert(group, layer);
        }
    }

    /// Takes the marks off a group.
    pub(super) fn erase(&mut self, group: usize) {
        if let Some(layer) = self.layers.remove(&group) {
            layer.remove();
        }
    }
}

/// Every mark of a group with its place. All places are read before anything is written, so that
/// the browser lays out once.
fn found_in(canvas: &Canvas<'_>, group: usize) -> Vec<(Invisible, DomRect)> {
    let layout = canvas.layout;
    let Some(pieces) = layout.groups.get(group).map(|group| group.first..group.end) else {
        return Vec::new();
    };
    let text = canvas.article.text();
    let all = pieces.flat_map(|piece| {
        let shown = layout.pieces[piece].range();
        shown.into_iter().flat_map(move |shown| {
            text::invisibles(text, shown).map(move |(range, kind)| (piece, range, kind))
        })
    });
    // one more than is drawn tells that there are more
    let found = all.take(MOST_MARKS + 1);
    found.filter_map(|(piece, range, kind)| Some((kind, rect_at(canvas, piece, range)?))).collect()
}

/// Where a character stands in the viewport. One that the browser gives no box has the place of
/// the caret before it.
fn rect_at(canvas: &Canvas<'_>, piece: usize, range: TextRange) -> Option<DomRect> {
    let shown = canvas.layout.range(canvas.page, canvas.article, range, piece)?;
    let boxes = shown.get_client_rects();
    let own = boxes.and_then(|boxes| boxes.item(0)).filter(|rect| rect.height() > 0.0);
    own.or_else(|| rect_of(canvas.page, &canvas.layout.point(canvas.article, range.start())?))
}

fn draw(
    canvas: &Canvas<'_>,
    group: usize,
    found: &[(Invisible, DomRect)],
) -> Result<Element, JsValue> {
    let group = &canvas.layout.groups[group].element;
    let origin = group.get_bounding_client_rect();
    let layer = canvas.page.create_element("div")?;
    layer.set_class_name("invisibles");
    layer.set_attribute("aria-hidden", "true")?;
    let mut above: Option<&DomRect> = None;
    let is_cut = found.len() > MOST_MARKS;
    for (idx, (kind, rect)) in found.iter().take(MOST_MARKS).enumerate() {
        let mark: HtmlElement = canvas.page.create_element("i")?.unchecked_into();
        let is_low = !kind.takes_room() && above.is_some_and(|above| is_beside(above, rect));
        mark.set_class_name(&format!("{}{}", class_of(*kind), if is_low { " low" } else { "" }));
        if !kind.takes_room() {
            above = (!is_low).then_some(rect);
        }
        let says_more = is_cut && idx + 1 == MOST_MARKS;
        mark.set_attribute("data-sign", if says_more { "…" } else { kind.sign() })?;
        let place = [
            ("left", rect.left() - origin.left()),
            ("top", rect.top() - origin.top()),
            ("width", rect.width()),
            ("height", rect.height()),
        ];
        for (name, value) in place {
            mark.style().set_property(name, &super::caret::pixels(value))?;
        }
        layer.append_child(&mark)?;
    }
    group.append_child(&layer)?;
    Ok(layer)
}

/// Whether the sign of one mark would cover that of another.
fn is_beside(one: &DomRect, other: &DomRect) -> bool {
    (one.top() - other.top()).abs() < 4.0 && (one.left() - other.left()).abs() < SIGN_WIDTH
}

const fn class_of(kind: Invisible) -> &'static str {
    match kind {
        Invisible::FullWidthSpace => "room wide",
        Invisible::Tab => "room tab",
        _ if kind.takes_room() => "room",
        _ if kind.is_bidi() => "thin risky",
        _ => "thin",
    }
}
