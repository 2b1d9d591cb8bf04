//! The visible caret of the article, which is no editable element and so has none of its own.

use super::layout::{DomPoint, Layout};
use gloo_timers::callback::Interval;
use model::Article;
use std::cell::Cell;
use std::rc::Rc;
use text::TextSize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, HtmlElement};

/// How long the bar is shown, and how long it is not, in milliseconds.
const BLINK: u32 = 550;

/// A bar at the focus of the selection, drawn above the text of the column.
#[derive(Debug)]
pub(super) struct Caret {
    bar: HtmlElement,
    blink: Rc<Blink>,
    _timer: Interval,
}

impl Caret {
    /// Adds the bar to the pane's content.
    pub(super) fn new(page: &Document, content: &HtmlElement) -> Result<Self, JsValue> {
        let bar: HtmlElement = page.create_element("div")?.unchecked_into();
        bar.set_class_name("caret");
        bar.set_attribute("aria-hidden", "true")?;
        content.append_child(&bar)?;
        let blink = Rc::new(Blink::default());
        let ticking = (Rc::clone(&blink), bar.clone());
        let timer = Interval::new(BLINK, move || show(&ticking.1, ticking.0.tick()));
        Ok(Self { bar, blink, _timer: timer })
    }

    /// Keeps the bar from blinking for a moment: it has moved, or the page is moving.
    pub(super) fn hold(&self) {
        show(&self.bar, self.blink.hold());
    }

    /// Moves the bar to a byte, or hides it.
    pub(super) fn place(
        &self,
        page: &Document,
        content: &HtmlElement,
        layout: &Layout,
        article: &Article,
        at: Option<TextSize>,
    ) {
        let rect = at.and_then(|at| layout.point(article, at)).and_then(|p| rect_of(page, &p));
        let Some(rect) = rect else {
            self.bar.set_hidden(true);
            return;
        };
        let origin = content.get_bounding_client_rect();
        let style = self.bar.style();
        let set = |name: &str, value: f64| {
            // the names are valid properties and the values plain lengths
            let _ = style.set_property(name, &pixels(value));
        };
        set("left", rect.left() - origin.left());
        set("top", rect.top() - origin.top());
        set("height", rect.height());
        self.bar.set_hidden(false);
        self.hold();
    }
}

/// Whether the bar is off just now. A timer tells it to blink: an animation of the style sheet
/// would have the page painted again in frames in which nothing changes.
#[derive(Debug, Default)]
struct Blink {
    is_off: Cell<bool>,
    is_held: Cell<bool>,
}

impl Blink {
    /// The bar's next state, if it is another: whether it is off.
    fn tick(&self) -> Option<bool> {
        if self.is_held.take() { None } else { self.turn(!self.is_off.get()) }
    }

    fn hold(&self) -> Option<bool> {
        self.is_held.set(true);
        self.turn(false)
    }

    fn turn(&self, off: bool) -> Option<bool> {
        (self.is_off.replace(off) != off).then_some(off)
    }
}

fn show(bar: &HtmlElement, off: Option<bool>) {
    if let Some(off) = off {
        bar.set_class_name(if off { "caret off" } else { "caret" });
    }
}

/// A length for the style sheet, in tenths of a pixel.
#[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
pub(super) fn pixels(value: f64) -> String {
    let tenths = (value * 10.0).round() as i32;
    format!("calc({tenths}px / 10)")
}

/// Where a caret at a DOM point stands in the viewport.
pub(super) fn rect_of(page: &Document, point: &DomPoint) -> Option<DomRect> {
    let range = page.create_range().ok()?;
    range.set_start(&point.node, point.offset).ok()?;
    range.collapse_with_to_start(true);
    let rects = range.get_client_rects()?;
    let collapsed = rects.item(rects.length().checked_sub(1)?);
    collapsed.or_else(|| Some(range.get_bounding_client_rect())).filter(|rect| rect.height() > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_bar_blinks_but_not_right_after_a_move() {
        let blink = Blink::default();
        assert_eq!(
            [blink.tick(), blink.tick(), blink.tick()],
            [Some(true), Some(false), Some(true)]
        );
        assert_eq!(blink.hold(), Some(false));
        assert_eq!(blink.hold(), None, "nothing to draw while it stays on");
        assert_eq!([blink.tick(), blink.tick()], [None, Some(true)]);
    }
}
