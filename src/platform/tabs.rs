//! One tab writes: the one that was opened last. The tab before it learns so and stops.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

/// The lock that the writing tab holds.
const LOCK: &str = "stancemark-writer";

/// Takes the lock from whichever tab has it, and calls back when it is taken from this one.
/// A browser without Web Locks goes on without.
pub(super) async fn take_over(on_taken_over: Callback<()>) {
    // the lock is held as long as this promise is pending, which is as long as the tab lives
    let granted = Promise::new(&mut |granted, _| {
        let _ = request(granted, on_taken_over.clone());
    });
    if has_locks() {
        let _ = JsFuture::from(granted).await;
    }
}

fn locks() -> Result<JsValue, JsValue> {
    Reflect::get(&gloo_utils::window().navigator(), &"locks".into())
}

fn has_locks() -> bool {
    locks().is_ok_and(|locks| locks.is_object())
}

/// Asks for the lock; `granted` is called once this tab has it.
fn request(granted: Function, on_taken_over: Callback<()>) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"steal".into(), &true.into())?;
    let holds = Closure::once_into_js(move || {
        let _ = granted.call0(&JsValue::NULL);
        Promise::new(&mut |_, _| {})
    });
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let held: Promise = request.call3(&locks, &LOCK.into(), &options, &holds)?.unchecked_into();
    wasm_bindgen_futures::spawn_local(async move {
        // the promise is rejected when the lock is stolen
        if JsFuture::from(held).await.is_err() {
            on_taken_over.emit(());
        }
    });
    Ok(())
}
