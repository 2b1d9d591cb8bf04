//! Files that the system opens with the installed app: they are read like any others.

use super::files::read_files;
use engine::Fact;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

/// Takes what the system opens, for as long as the page lives. Browsers that do not install apps
/// have no such queue.
pub fn take_launches(report: Callback<Fact>) {
    let Ok(queue) = Reflect::get(&gloo_utils::window(), &"launchQueue".into()) else { return };
    let Ok(set_consumer) = Reflect::get(&queue, &"setConsumer".into()) else { return };
    let Ok(set_consumer) = set_consumer.dyn_into::<Function>() else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = Reflect::get(&launch, &"files".into()).unwrap_or_default();
        let report = report.clone();
        spawn_local(async move {
            let files = files_of(&handles).await;
            if !files.is_empty() {
                read_files(files, &report);
            }
        });
    });
    // it takes any function
    let _ = set_consumer.call1(&queue, &consumer.into_js_value());
}

async fn files_of(handles: &JsValue) -> Vec<File> {
    let mut files = Vec::new();
    for handle in handles.dyn_ref::<Array>().into_iter().flat_map(Array::iter) {
        files.extend(file_of(&handle).await.ok());
    }
    files
}

/// A file that is gone by now is left out: the system has just named it.
async fn file_of(handle: &JsValue) -> Result<File, JsValue> {
    let get_file: Function = Reflect::get(handle, &"getFile".into())?.dyn_into()?;
    let file = get_file.call0(handle)?.unchecked_into::<Promise>();
    JsFuture::from(file).await?.dyn_into()
}
