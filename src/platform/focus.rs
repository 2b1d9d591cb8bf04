//! Putting the keyboard focus where the engine wants it.

use engine::FocusTarget;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The id of the paste box.
const PASTE_BOX: &str = "article-text";

/// Focuses one of the page's own controls. The article is the reading pane's.
pub fn focus_on(target: FocusTarget) {
    let id = match target {
        FocusTarget::PasteBox => PASTE_BOX,
        FocusTarget::AddArticle => "add-article",
        FocusTarget::Annotations => "annotation-list",
        FocusTarget::Find => "find-field",
        FocusTarget::Filter => "annotation-filter",
        FocusTarget::Inspector => "inspector",
        FocusTarget::Note => "annotation-note",
        FocusTarget::EntityBox => "entity-box",
        FocusTarget::Offer => "statement-offer",
        FocusTarget::CodebookName => "codebook-name",
        FocusTarget::CodebookMoved => "codebook-moved",
        FocusTarget::CodebookPage => "codebook-page",
        FocusTarget::Room => "room",
        FocusTarget::RoomSearch => "room-search",
        FocusTarget::Article => return,
    };
    let element = gloo_utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // fails only for an element without `focus`, which this is not
        let _ = element.focus();
        // what is there is typed over, or kept by moving the caret
        if let Some(field) = element
            .dyn_ref::<HtmlInputElement>()
            .filter(|_| matches!(id, "find-field" | "codebook-name"))
        {
            field.select();
        }
    }
}

/// Empties the paste box, whose content the page never sets otherwise.
pub(super) fn empty_paste_box() {
    let element = gloo_utils::document().get_element_by_id(PASTE_BOX);
    if let Some(text_box) = element.and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok()) {
        text_box.set_value("");
    }
}
