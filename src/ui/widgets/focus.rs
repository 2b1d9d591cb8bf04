//! Moving the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

/// Focuses an element, if there is one.
pub(crate) fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // an element that cannot take the focus leaves it where it is
        let _ = element.focus();
    }
}

/// Focuses an element where it stands.
pub(crate) fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // an element that cannot take the focus leaves it where it is
    let _ = element.focus_with_options(&options);
}

/// A list with the id `id` that gets the focus itself passes it on to what `stop` finds in it: the
/// row that Tab would reach.
pub(crate) fn pass_focus_on(event: &FocusEvent, id: &str, stop: &str) {
    let list = event.target_dyn_into::<Element>().filter(|element| element.id() == id);
    focus(list.and_then(|list| list.query_selector(stop).ok().flatten()));
}
