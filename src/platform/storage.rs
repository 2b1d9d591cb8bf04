//! How much room the browser gives, and whether it keeps what it was given.

use engine::StorageUse;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// That the question was asked is remembered under this name.
const ASKED_KEY: &str = "stancemark.asked-to-keep";

/// What the browser tells.
pub(super) async fn measure() -> StorageUse {
    let estimate = ask("estimate").await.unwrap_or_default();
    let number = |name: &str| {
        let number = Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole bytes, far below 2^53"
        )]
        Some(number as u64)
    };
    StorageUse {
        used: number("usage"),
        quota: number("quota"),
        is_persistent: ask("persisted").await.ok().and_then(|answer| answer.as_bool()),
        was_asked: was_asked(),
    }
}

/// Asks the browser to keep everything for good, and tells how things stand then.
pub(super) async fn keep_for_good() -> StorageUse {
    // a browser that refuses says so when it is measured
    let _ = ask("persist").await;
    note_question();
    measure().await
}

/// Remembers that the analyst was asked, so that it is not done again.
pub(super) fn note_question() {
    if let Ok(Some(storage)) = gloo_utils::window().local_storage() {
        let _ = storage.set_item(ASKED_KEY, "yes");
    }
}

fn was_asked() -> bool {
    let storage = gloo_utils::window().local_storage().ok().flatten();
    storage.is_some_and(|storage| matches!(storage.get_item(ASKED_KEY), Ok(Some(_))))
}

/// Calls a method of `navigator.storage`, which some browsers and some pages lack.
async fn ask(method: &str) -> Result<JsValue, JsValue> {
    let storage = Reflect::get(&gloo_utils::window().navigator(), &"storage".into())?;
    let method: Function = Reflect::get(&storage, &method.into())?.dyn_into()?;
    JsFuture::from(method.call0(&storage)?.unchecked_into::<Promise>()).await
}
