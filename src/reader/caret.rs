//! The visible caret of the article, which is no editable element and so has none of its own.

use super::layout::{DomPoint, Layout};
use model::Article;
use text::TextSize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, HtmlElement};

/// A bar at the focus of the selection, drawn above the text of the column.
#[derive(Debug)]
pub(super) struct Caret {
    bar: HtmlElement,
}

impl Caret {
    /// Adds the bar to the pane's content.
    pub(super) fn new(page: &Document, content: &HtmlElement) -> Result<Self, JsValue> {
        let bar: HtmlElement = page.create_element("div")?.unchecked_into();
        bar.set_class_name("caret");
        bar.set_attribute("aria-hidden", "true")?;
        content.append_child(&bar)?;
        Ok(Self { bar })
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
        // starts the blinking anew, so that the bar is visible while it moves
        self.bar.set_class_name("caret");
    }
}

/// A length for the style sheet, in tenths of a pixel.
#[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn pixels(value: f64) -> String {
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
