//! Waiting for the browser to paint.

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;

/// Calls back once the next frame is painted. A page that nobody sees has no frames, and is called
/// when it is seen again.
pub fn after_paint(then: impl FnOnce() + 'static) {
    // what a frame asks for comes before it is painted, a task asked for then comes behind
    let callback = Closure::once_into_js(move || Timeout::new(0, then).forget());
    // refused only for something that is no function
    let _ = gloo_utils::window().request_animation_frame(callback.unchecked_ref());
}
