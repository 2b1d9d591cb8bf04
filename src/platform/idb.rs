//! A thin wrapper of `IndexedDB`: requests as futures, transactions that report completion.

use js_sys::{Array, Function, Promise, Reflect};
use keep::Failure;
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

fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

/// What a value means that was thrown while the store was in use.
pub(super) fn failure_of(error: &JsValue) -> Failure {
    match name_of(error).as_str() {
        "QuotaExceededError" => Failure::Full,
        "SecurityError" | "NotAllowedError" => Failure::Blocked(message_of(error)),
        "InvalidStateError" => Failure::Gone,
        "AbortError" => Failure::Aborted(message_of(error)),
        _ => Failure::Other(message_of(error)),
    }
}

/// What a value means that was thrown while the store was opened.
fn opening_failure_of(error: &JsValue) -> Failure {
    match name_of(error).as_str() {
        "VersionError" => Failure::Newer,
        // how some private windows say it
        "InvalidStateError" => Failure::Blocked(message_of(error)),
        "" if !error.is_object() => Failure::Blocked(error.as_string().unwrap_or_default()),
        _ => failure_of(error),
    }
}

/// Opens the database, making the object stores that are missing. The browser begins at the call,
/// not when the future is first polled. Where another tab stands in the way it does not wait.
pub(super) fn open(
    name: &str,
    version: u32,
    stores: Vec<&'static str>,
) -> impl Future<Output = Result<IdbDatabase, Failure>> + use<> {
    let opened = begin_open(name, version, stores).map(|request| opened(&request));
    async {
        let database = match opened {
            Ok(opened) => JsFuture::from(opened).await,
            Err(error) => Err(error),
        };
        match database {
            Ok(database) => Ok(database.unchecked_into()),
            Err(error) if error == JsValue::from_str(BLOCKED) => Err(Failure::VersionLocked),
            Err(error) => Err(opening_failure_of(&error)),
        }
    }
}

/// How a blocked opening is told from an error of the browser's.
const BLOCKED: &str = "blocked";

fn begin_open(
    name: &str,
    version: u32,
    stores: Vec<&'static str>,
) -> Result<IdbOpenDbRequest, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let factory = window.indexed_db()?.ok_or("IndexedDB is not available")?;
    let request = factory.open_with_u32(name, version)?;
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || make_stores(&request, &stores)
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

/// The database once it is open; it fails at once where another tab blocks that, and a database
/// that opens after all is closed again.
fn opened(request: &IdbOpenDbRequest) -> Promise {
    let opened = promise_of(request);
    let blocked = Promise::new(&mut |_, reject: Function| {
        let pending = request.clone();
        let on_blocked = Closure::once_into_js(move || {
            let _ = reject.call1(&JsValue::NULL, &BLOCKED.into());
            let late = pending.clone();
            let close = Closure::once_into_js(move || {
                if let Ok(database) = late.result() {
                    database.unchecked_into::<IdbDatabase>().close();
                }
            });
            pending.set_onsuccess(Some(close.unchecked_ref()));
        });
        request.set_onblocked(Some(on_blocked.unchecked_ref()));
    });
    Promise::race(&Array::of2(&opened, &blocked))
}

fn promise_of(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
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
    })
}

/// Waits for a request. It is listened to from the call on.
pub(super) fn result_of(
    request: &IdbRequest,
) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    JsFuture::from(promise_of(request))
}

/// Begins a transaction that writes. Unless it is relaxed, it is only reported complete once it
/// is on the disk.
pub(super) fn writing(
    database: &IdbDatabase,
    stores: &[&str],
    is_relaxed: bool,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = js_sys::Object::new();
    let durability = if is_relaxed { "relaxed" } else { "strict" };
    Reflect::set(&options, &"durability".into(), &durability.into())?;
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

/// Waits until a transaction has completed; an abort or error is the error. It is listened to
/// from the call on.
pub(super) fn completion_of(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<(), JsValue>> + use<> {
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
    let completed = JsFuture::from(promise);
    async move { completed.await.map(|_| ()) }
}
