//! The CSS Custom Highlight API, which web-sys has only behind an unstable flag.

use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    /// A named set of ranges, painted by `::highlight(name)`.
    #[derive(Debug, Clone)]
    pub(crate) type Highlight;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> Highlight;

    #[wasm_bindgen(method)]
    pub(crate) fn add(this: &Highlight, range: &Range);

    #[wasm_bindgen(method)]
    pub(crate) fn delete(this: &Highlight, range: &Range) -> bool;

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_priority(this: &Highlight, priority: i32);

    /// `CSS.highlights`.
    #[derive(Debug, Clone)]
    pub(crate) type HighlightRegistry;

    #[wasm_bindgen(method)]
    pub(crate) fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method)]
    pub(crate) fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// The page's registry; `None` where the browser lacks the API.
pub(crate) fn registry() -> Option<HighlightRegistry> {
    let window = web_sys::window()?;
    let css = js_sys::Reflect::get(&window, &"CSS".into()).ok()?;
    let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok()?;
    let has_class = js_sys::Reflect::has(&window, &"Highlight".into()).unwrap_or(false);
    (has_class && registry.is_object()).then(|| registry.unchecked_into())
}
