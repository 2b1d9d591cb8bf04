//! Style properties set from code. The page's policy forbids `style` attributes, which is how
//! `html!` would set them; the style object of an element is allowed.

use web_sys::HtmlElement;
use yew::prelude::*;

/// Keeps style properties of an element at these values.
#[hook]
pub(crate) fn use_css(node: &NodeRef, properties: Vec<(&'static str, String)>) {
    let node = node.clone();
    use_effect_with(properties, move |properties| {
        let Some(element) = node.cast::<HtmlElement>() else { return };
        for (name, value) in properties {
            // refused values leave the style sheet's
            let _ = element.style().set_property(name, value);
        }
    });
}
