//! A thin wrapper of `IndexedDB`: requests as futures, transactions that report completion.

use engine::StoreFailure;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

/// The words of a thrown value.
pub(super) fn message_of(error: &JsValue) -> String {
    match error.dyn_ref::<DomException>() {
        Some(exception) => format!("{}: {}", exception.name(), exception.message()),
        None => js_sys::Error::from(error.clone()).message().into(),
    }
}

/// What a thrown value means for the store.
pub(super) fn failure_of(error: &JsValue) -> StoreFailure {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => StoreFailure::Full,
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => {
            StoreFailure::Blocked(message_of(error))
        }
        _ => StoreFailure::Other(message_of(error)),
    }
}

/// Opens the database, making the given object stores where they are missing. The browser begins
/// at the call, not when the future is first polled.
pub(super) fn open(
    name: &str,
    version: u32,
    stores: &'static [&'static str],
) -> impl Future<Output = Result<IdbDatabase, JsValue>> + use<> {
    let opened = begin_open(name, version, stores).map(|request| result_of(&request));
    async { Ok(opened?.await?.unchecked_into()) }
}

fn begin_open(
    name: &str,
    version: u32,
    stores: &'static [&'static str],
) -> Result<IdbOpenDbRequest, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let factory = window.indexed_db()?.ok_or("IndexedDB is not available")?;
    let request = factory.open_with_u32(name, version)?;
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || make_stores(&request, stores)
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Ok(request)
}

fn make_stores(request: &IdbOpenDbRequest, stores: &[&str]) {
    let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
    for store in stores {
        if !database.object_store_names().contains(store) {
            // a failure aborts the upgrade, and the open request reports it
            let _ = database.create_object_store_with_optional_parameters(
                store,
                &IdbObjectStoreParameters::new(),
            );
        }
    }
}

/// Waits for a request. It is listened to from the call on.
pub(super) fn result_of(
    request: &IdbRequest,
) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let done = request.clone();
        let succeeded = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::NULL, &done.result().unwrap_or(JsValue::UNDEFINED));
        });
        let failed_request = request.clone();
        let failed = Closure::once_into_js(move || {
            let error = failed_request.error().ok().flatten();
            let _ = reject.call1(&JsValue::NULL, &error.map_or(JsValue::UNDEFINED, Into::into));
        });
        request.set_onsuccess(Some(succeeded.unchecked_ref()));
        request.set_onerror(Some(failed.unchecked_ref()));
    });
    JsFuture::from(promise)
}

/// Begins a transaction that is only reported complete once it is on the disk.
pub(super) fn strict_transaction(
    database: &IdbDatabase,
    stores: &[&str],
) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let mode = JsValue::from_str("readwrite");
    let transaction = begin.call3(database, &names, &mode, &options)?;
    Ok(transaction.unchecked_into())
}

/// Begins a transaction that only reads.
pub(super) fn reading(database: &IdbDatabase, stores: &[&str]) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    database.transaction_with_str_sequence_and_mode(&names, IdbTransactionMode::Readonly)
}

/// Waits until a transaction has completed; an abort or error is the error.
pub(super) async fn completion_of(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let completed = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
        let failed_transaction = transaction.clone();
        let failed = Closure::once_into_js(move || {
            let error = failed_transaction.error().map_or(JsValue::UNDEFINED, Into::into);
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        transaction.set_oncomplete(Some(completed.unchecked_ref()));
        transaction.set_onabort(Some(failed.unchecked_ref()));
    });
    JsFuture::from(promise).await.map(|_| ())
}
