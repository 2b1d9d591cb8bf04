//! A list of which only the part in view is in the page, for lists of thousands of rows.

use super::focus::{focus, focus_without_scrolling};
use super::use_css;
use gloo_timers::callback::Timeout;
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Up to this many rows are simply all there.
const ALL_UP_TO: usize = 500;
/// The same where a row takes long to lay out, and the first ones are to be there at once.
const FEW: usize = 50;
/// Rows kept ready above and below the view.
const MARGIN: usize = 20;
/// The window moves in steps of so many rows, so that not each scroll event draws.
const STEP: usize = 10;

/// The part of a list that is drawn, and what its elements need.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ListWindow {
    /// The rows to draw.
    pub(crate) rows: Range<usize>,
    /// For the element that scrolls.
    pub(crate) scroller: NodeRef,
    /// For the element that holds the rows.
    pub(crate) list: NodeRef,
    /// To be called when the scroller was scrolled.
    pub(crate) on_scroll: Callback<Event>,
}

/// What of a list of `n_rows` rows of equal height is to be drawn.
#[hook]
pub(crate) fn use_list_window(n_rows: usize) -> ListWindow {
    use_window(n_rows, View { first: 0, n_fitting: 40, row_px: 34, all_up_to: ALL_UP_TO })
}

/// The same for rows of much text, of which no more are drawn than are nearly in view.
#[hook]
pub(crate) fn use_text_window(n_rows: usize) -> ListWindow {
    use_window(n_rows, View { first: 0, n_fitting: 15, row_px: 44, all_up_to: FEW })
}

#[hook]
fn use_window(n_rows: usize, guess: View) -> ListWindow {
    let scroller = use_node_ref();
    let list = use_node_ref();
    let view = use_state_eq(|| guess);
    let measure = {
        let (scroller, list, setter) = (scroller.clone(), list.clone(), view.setter());
        use_callback((), move |(), ()| {
            if let Some(seen) = guess.measured(&scroller, &list) {
                setter.set(seen);
            }
        })
    };
    {
        let measure = measure.clone();
        use_effect_with(n_rows, move |_| measure.emit(()));
    }
    let rows = view.rows(n_rows);
    let px = |n: usize| format!("{}px", n * view.row_px);
    use_css(
        &list,
        vec![("padding-block-start", px(rows.start)), ("padding-block-end", px(n_rows - rows.end))],
    );
    let on_scroll = measure.reform(|_: Event| ());
    ListWindow { rows, scroller, list, on_scroll }
}

/// What of the list is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct View {
    first: usize,
    n_fitting: usize,
    row_px: usize,
    all_up_to: usize,
}

impl View {
    fn measured(self, scroller: &NodeRef, list: &NodeRef) -> Option<Self> {
        let scroller = scroller.cast::<HtmlElement>()?;
        let row = list.cast::<HtmlElement>()?.first_element_child()?;
        let px = |px: i32| usize::try_from(px).unwrap_or_default();
        let row_px = px(row.client_height()).max(1);
        let first = px(scroller.scroll_top()) / row_px / STEP * STEP;
        let n_fitting = px(scroller.client_height()) / row_px + 1;
        Some(Self { first, n_fitting, row_px, ..self })
    }

    fn rows(self, n_rows: usize) -> Range<usize> {
        if n_rows <= self.all_up_to {
            return 0..n_rows;
        }
        // the list may have shrunk since it was measured
        let first = self.first.min(n_rows.saturating_sub(self.n_fitting));
        let end = (first + self.n_fitting + STEP + MARGIN).min(n_rows);
        first.saturating_sub(MARGIN)..end
    }
}

impl ListWindow {
    /// Scrolls just so far that a row is in view.
    pub(crate) fn show(&self, row: usize) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else { return };
        let Some(list) = self.list.cast::<HtmlElement>() else { return };
        let Some(height) = list.first_element_child().map(|row| row.client_height()) else {
            return;
        };
        let top = i32::try_from(row).unwrap_or(i32::MAX).saturating_mul(height);
        let seen = scroller.scroll_top();
        if top < seen {
            scroller.set_scroll_top(top);
        } else if top + height > seen + scroller.client_height() {
            scroller.set_scroll_top(top + height - scroller.client_height());
        }
    }

    /// Scrolls to a row and focuses what `selector` finds there: at once, so that the next key
    /// meets it, or once the list has followed.
    pub(crate) fn go(&self, row: usize, selector: String) {
        self.show(row);
        if !focus_in(&self.list, &selector) {
            let list = self.list.clone();
            // a frame hears of the scrolling first, and the list is drawn then
            let followed = Closure::once_into_js(move || {
                focus_in(&list, &selector);
            });
            // refused only for something that is no function
            let _ = gloo_utils::window().request_animation_frame(followed.unchecked_ref());
        }
    }

    /// Focuses what `selector` finds once the list is drawn without the row that is leaving; the
    /// element with the id `otherwise` if it finds nothing.
    pub(crate) fn focus_heir(&self, selector: String, otherwise: &'static str) {
        let list = self.list.clone();
        Timeout::new(0, move || {
            if !focus_in(&list, &selector) {
                focus(gloo_utils::document().get_element_by_id(otherwise));
            }
        })
        .forget();
    }
}

/// Focuses what the selector finds in the list; whether it finds something. Nothing is scrolled:
/// the list has been, and may not have its full height yet.
fn focus_in(list: &NodeRef, selector: &str) -> bool {
    let found = list.cast::<Element>().and_then(|list| list.query_selector(selector).ok()?);
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    focus_without_scrolling(&found);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[track_caller]
    fn check(first: usize, n_rows: usize, rows: Range<usize>) {
        let view = View { first, n_fitting: 20, row_px: 34, all_up_to: ALL_UP_TO };
        assert_eq!(view.rows(n_rows), rows);
    }

    #[test]
    fn short_lists_are_whole_and_long_ones_a_window() {
        check(0, 0, 0..0);
        check(0, 500, 0..500);
        check(0, 501, 0..50);
        check(100, 10_000, 80..150);
        check(9980, 10_000, 9960..10_000);
        check(9980, 600, 560..600);
    }
}
