//! One tab writes a project: the one that opened it last. The tab before it learns so and stops.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

/// A lock that this tab holds until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    release: Rc<RefCell<Option<Function>>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Takes the lock of this name from whichever tab has it, and calls back when it is taken from
/// this one. A browser without Web Locks goes on without.
pub(super) async fn take_over(name: &str, on_taken_over: Callback<()>) -> Lock {
    let lock = Lock { release: Rc::default() };
    // the lock is held as long as a promise is pending, which the lock's end resolves
    let granted = Promise::new(&mut |granted, _| {
        let _ = request(name, granted, Rc::clone(&lock.release), on_taken_over.clone());
    });
    if has_locks() {
        let _ = JsFuture::from(granted).await;
    }
    lock
}

fn locks() -> Result<JsValue, JsValue> {
    Reflect::get(&gloo_utils::window().navigator(), &"locks".into())
}

fn has_locks() -> bool {
    locks().is_ok_and(|locks| locks.is_object())
}

/// Asks for the lock; `granted` is called once this tab has it.
fn request(
    name: &str,
    granted: Function,
    release: Rc<RefCell<Option<Function>>>,
    on_taken_over: Callback<()>,
) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"steal".into(), &true.into())?;
    let holds = Closure::once_into_js(move || {
        let held = Promise::new(&mut |done, _| {
            release.replace(Some(done));
        });
        let _ = granted.call0(&JsValue::NULL);
        held
    });
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let held: Promise = request.call3(&locks, &name.into(), &options, &holds)?.unchecked_into();
    wasm_bindgen_futures::spawn_local(async move {
        // the promise is rejected when the lock is stolen
        if JsFuture::from(held).await.is_err() {
            on_taken_over.emit(());
        }
    });
    Ok(())
}
