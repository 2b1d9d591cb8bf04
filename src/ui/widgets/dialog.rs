//! A modal dialog: the browser's own, so that focus stays inside and comes back.

use super::{Button, Glyph};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct DialogProps {
    pub(crate) title: AttrValue,
    pub(crate) close_label: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// Escape, or the button in the corner.
    pub(crate) on_close: Callback<()>,
    #[prop_or_default]
    pub(crate) foot: Html,
    pub(crate) children: Html,
}

/// A dialog that is open as long as it is there.
#[component(Dialog)]
pub(crate) fn dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_modal(&node, props.on_close.clone());
    html! {
        <dialog ref={node} class={classes!("dialog", props.class.clone())} aria-labelledby="dialog-title">
            <div key="head" class="dialog-head">
                <h2 key="title" id="dialog-title">{ props.title.clone() }</h2>
                { Button::new("close", props.close_label.clone(), props.on_close.clone()).icon_only(Glyph::Close).class("quiet") }
            </div>
            <div key="body" class="dialog-body" tabindex="0">{ props.children.clone() }</div>
            { props.foot.clone() }
        </dialog>
    }
}

/// Focuses the first field, or else the content, so that the keys scroll it.
fn focus_content(dialog: &HtmlDialogElement) {
    let found = |selector| dialog.query_selector(selector).ok().flatten();
    let content = found(".dialog-body input").or_else(|| found(".dialog-body"));
    if let Some(content) = content.and_then(|content| content.dyn_into::<HtmlElement>().ok()) {
        // both can take the focus
        let _ = content.focus();
    }
}

/// Opens the element as a modal dialog, and on leaving gives the focus back to where it was.
#[hook]
fn use_modal(node: &NodeRef, on_close: Callback<()>) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let dialog = node.cast::<HtmlDialogElement>();
        let before = gloo_utils::document().active_element();
        let escape = dialog.as_ref().map(|dialog| {
            // opening fails only where it is open already
            let _ = dialog.show_modal();
            focus_content(dialog);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(dialog, "cancel", options, move |event| {
                event.prevent_default();
                on_close.emit(());
            })
        });
        move || {
            drop(escape);
            if let Some(dialog) = dialog {
                dialog.close();
            }
            if let Some(element) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
                // the element may be gone; then there is nothing to focus
                let _ = element.focus();
            }
        }
    });
}
