//! Handing a file to the analyst.

use super::idb::message_of;
use engine::Fact;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::Callback;

/// Hands `content` to the browser's downloads and reports.
pub(super) fn export(file_name: String, content: String, report: Callback<Fact>) {
    report.emit(match hand_over(&file_name, &content) {
        Ok(()) => Fact::Exported(file_name),
        Err(error) => Fact::ExportFailed(message_of(&error)),
    });
}

/// Saves through a link, which needs no permission.
pub(super) fn hand_over(file_name: &str, content: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &kind)?;
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
