//! Handing a file to the analyst: by the system's "save as" dialog where the browser has one,
//! else by its downloads.

use super::idb::message_of;
use engine::Fact;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DomException, HtmlAnchorElement, Url};
use yew::Callback;

/// A dialog that was closed sooner than this, in milliseconds, was never seen: the browser or a
/// policy refused to show it.
const SOONEST_ANSWER: f64 = 150.0;

/// How a dialog ended.
enum Ended {
    /// The file was written under this name.
    Written(String),
    /// The analyst closed the dialog.
    Cancelled,
    /// No dialog could be shown.
    NotShown,
}

/// Lets the analyst save `content` and reports.
pub(super) fn export(file_name: String, content: &str, report: Callback<Fact>) {
    save(file_name, content.into(), report);
}

/// The same with bytes.
pub(super) fn export_bytes(file_name: String, content: &[u8], report: Callback<Fact>) {
    save(file_name, Uint8Array::from(content).into(), report);
}

fn save(file_name: String, content: JsValue, report: Callback<Fact>) {
    spawn_local(async move {
        report.emit(match give_out(&file_name, &content).await {
            Ok(Some(name)) => Fact::Exported(name),
            Ok(None) => Fact::ExportCancelled,
            Err(error) => Fact::ExportFailed(message_of(&error)),
        });
    });
}

/// Lets the analyst save text or bytes. Gives the name of the file that was written, nothing if
/// the dialog was closed.
pub(super) async fn give_out(
    file_name: &str,
    content: &JsValue,
) -> Result<Option<String>, JsValue> {
    match save_as(file_name, content).await? {
        Ended::Written(name) => Ok(Some(name)),
        Ended::Cancelled => Ok(None),
        Ended::NotShown => offer(file_name, content).map(|()| Some(file_name.to_owned())),
    }
}

/// Asks where to save by the File System Access API, and writes there.
async fn save_as(file_name: &str, content: &JsValue) -> Result<Ended, JsValue> {
    let window: JsValue = gloo_utils::window().into();
    let Ok(picker) = Reflect::get(&window, &"showSaveFilePicker".into())?.dyn_into::<Function>()
    else {
        return Ok(Ended::NotShown);
    };
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &file_name.into())?;
    let asked = js_sys::Date::now();
    let Ok(answer) = picker.call1(&window, &options) else { return Ok(Ended::NotShown) };
    let handle = match JsFuture::from(answer.unchecked_into::<Promise>()).await {
        Ok(handle) => handle,
        Err(error) => {
            let name = error.dyn_ref::<DomException>().map(DomException::name);
            let seen = js_sys::Date::now() - asked >= SOONEST_ANSWER;
            let closed = seen && name.as_deref() == Some("AbortError");
            return Ok(if closed { Ended::Cancelled } else { Ended::NotShown });
        }
    };
    let file = call(&handle, "createWritable", &JsValue::UNDEFINED).await?;
    call(&file, "write", content).await?;
    call(&file, "close", &JsValue::UNDEFINED).await?;
    let name = Reflect::get(&handle, &"name".into())?.as_string();
    Ok(Ended::Written(name.unwrap_or_else(|| file_name.to_owned())))
}

/// Calls a method that returns a promise.
pub(super) async fn call(
    object: &JsValue,
    method: &str,
    argument: &JsValue,
) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    JsFuture::from(method.call1(object, argument)?.unchecked_into::<Promise>()).await
}

/// Saves through a link, which needs no permission.
pub(super) fn hand_over(file_name: &str, content: &str) -> Result<(), JsValue> {
    offer(file_name, &content.into())
}

/// The same with text or bytes.
fn offer(file_name: &str, content: &JsValue) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(match file_name.rsplit('.').next() {
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    });
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let page = gloo_utils::document();
    let link: HtmlAnchorElement = page.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    // the download has its own hold on the blob once begun; give it time to begin
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
