//! Waiting for the browser to paint.

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Calls back once the next frame is painted. A page that nobody sees has no frames, and is called
/// when it is seen again.
pub fn after_paint(then: impl FnOnce() + 'static) {
    // what a frame asks for comes before it is painted, a task asked for then comes behind
    let callback = Closure::once_into_js(move || Timeout::new(0, then).forget());
    // refused only for something that is no function
    let _ = gloo_utils::window().request_animation_frame(callback.unchecked_ref());
}

/// Waits until the next frame is painted, but not longer than so many milliseconds: a page that
/// nobody sees has no frames.
pub(super) async fn painted(most_ms: u32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let by_frame = resolve.clone();
        let settle = |resolve: &Function| drop(resolve.call0(&JsValue::UNDEFINED));
        after_paint(move || settle(&by_frame));
        Timeout::new(most_ms, move || settle(&resolve)).forget();
    });
    // it only resolves
    let _ = JsFuture::from(promise).await;
}
