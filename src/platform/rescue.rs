//! When the program has stopped: a plain overlay outside the components, and a way to download
//! the last saved project with a fresh start of the program that shows nothing else.

use super::{Loaded, Outside, Store, download, now};
use formats::native;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::Callback;

/// The address that asks for the rescue download.
const QUERY: &str = "?rescue";

/// Whether this start is only to download the last saved project.
pub fn wants_rescue() -> bool {
    gloo_utils::window().location().search().is_ok_and(|search| search == QUERY)
}

/// Downloads the last saved project and says so on the otherwise empty page.
pub fn rescue() {
    Store::open(Outside {
        on_opened: Callback::from(|loaded: Loaded| hand_over(&loaded)),
        on_tab: Callback::noop(),
        on_lost: Callback::noop(),
    });
}

fn hand_over(loaded: &Loaded) {
    let json = native::write(&loaded.model.project, now());
    let file_name = formats::file_name("rescued", "");
    let (zh, en) = match download::hand_over(&file_name, &json) {
        Ok(()) => ("已下载最后保存的项目。", "The last saved project was downloaded."),
        Err(_) => ("无法下载。", "The download failed."),
    };
    let _ = overlay(&[("zh-CN", zh), ("en", en)], &[(".", "重新打开 · Open again")]);
}

/// Covers the page with a message: the program has stopped, saved work is safe.
pub fn show_overlay(what: &str) {
    let said = overlay(
        &[
            (
                "zh-CN",
                "Stancemark 遇到错误，已停止运行。显示为“已保存”的内容都在浏览器中，没有丢失。",
            ),
            (
                "en",
                "Stancemark met an error and has stopped. All that was shown as saved is kept in the browser.",
            ),
            ("en", what),
        ],
        &[
            (".", "重新打开 · Open again"),
            (QUERY, "下载最后保存的项目 · Download the last saved project"),
        ],
    );
    if let Err(error) = said {
        web_sys::console::error_1(&error);
    }
}

fn overlay(lines: &[(&str, &str)], links: &[(&str, &str)]) -> Result<(), JsValue> {
    let page = gloo_utils::document();
    let panel = page.create_element("main")?;
    panel.set_class_name("rescue");
    panel.set_attribute("role", "alert")?;
    let title = page.create_element("h1")?;
    title.set_text_content(Some("Stancemark"));
    panel.append_child(&title)?;
    for (lang, line) in lines {
        let paragraph = page.create_element("p")?;
        paragraph.set_attribute("lang", lang)?;
        paragraph.set_text_content(Some(line));
        panel.append_child(&paragraph)?;
    }
    for (address, words) in links {
        let link = page.create_element("a")?;
        link.set_attribute("href", address)?;
        link.set_text_content(Some(words));
        let paragraph = page.create_element("p")?;
        paragraph.append_child(&link)?;
        panel.append_child(&paragraph)?;
    }
    page.body().ok_or("no body")?.append_child(&panel)?;
    panel.unchecked_into::<HtmlElement>().scroll_into_view();
    Ok(())
}
