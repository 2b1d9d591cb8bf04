//! When the program has stopped: a plain overlay outside the components, and a way to download
//! the project that was open, or any other, with a fresh start of the program that shows nothing
//! else.

use super::{Loaded, Outside, Store, download, now};
use formats::native;
use keep::Listed;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::Callback;

/// The address that asks for the rescue download of the project that the tab showed.
const QUERY: &str = "?rescue";

/// The address that asks for that of another project, and then its key.
pub(super) const QUERY_OF: &str = "?rescue=";

/// Whether this start is only to download a saved project.
pub fn wants_rescue() -> bool {
    let search = gloo_utils::window().location().search();
    search.is_ok_and(|search| search == QUERY || search.starts_with(QUERY_OF))
}

/// Downloads a saved project, and says so on the otherwise empty page.
pub fn rescue() {
    Store::open(Outside {
        on_opened: Callback::from(|loaded: Loaded| {
            spawn_local(async move {
                let others = loaded.store.others().await;
                hand_over(&loaded, &others);
            });
        }),
        on_tab: Callback::noop(),
        on_lost: Callback::noop(),
    });
}

fn hand_over(loaded: &Loaded, others: &[Listed]) {
    let project = &loaded.model.project;
    let json = native::write(project, now());
    let file_name = formats::project_file_name(&project.info.name);
    let name = named(&project.info.name);
    let n_documents = project.documents.len();
    let (zh, en) = match download::hand_over(&file_name, &json) {
        Ok(()) => (
            format!("已下载项目“{name}”，含 {n_documents} 篇文章。"),
            format!("The project “{name}” was downloaded, with {n_documents} articles."),
        ),
        Err(_) => ("无法下载。".to_owned(), "The download failed.".to_owned()),
    };
    let more = (
        "浏览器中还保存着下列项目，点击即可下载；备份也都还在。",
        "These projects are kept in the browser as well; a click downloads one. Backups are kept, too.",
    );
    let mut lines = vec![("zh-CN", &*zh), ("en", &*en)];
    if !others.is_empty() {
        lines.extend([("zh-CN", more.0), ("en", more.1)]);
    }
    let links = others.iter().map(|Listed { key, row, .. }| {
        let words = format!("{} ({})", named(&row.name), row.n_documents);
        (format!("{QUERY_OF}{key}"), words)
    });
    let again = (".".to_owned(), "重新打开 · Open again".to_owned());
    let links: Vec<_> = links.chain([again]).collect();
    let links: Vec<_> = links.iter().map(|(address, words)| (&**address, &**words)).collect();
    let _ = overlay(&lines, &links);
}

fn named(name: &str) -> &str {
    if name.is_empty() { "未命名 · untitled" } else { name }
}

/// Covers the page with a message: the program has stopped, saved work is safe.
pub fn show_overlay(what: &str) {
    let said = overlay(
        &[
            (
                "zh-CN",
                "Stancemark 遇到错误，已停止运行。显示为“已保存”的内容、其他项目和备份都在浏览器中，没有丢失。",
            ),
            (
                "en",
                "Stancemark met an error and has stopped. All that was shown as saved is kept in the browser, and so are other projects and backups.",
            ),
            ("en", what),
        ],
        &[
            (".", "重新打开 · Open again"),
            (QUERY, "下载打开的项目 · Download the project that was open"),
        ],
    );
    if let Err(error) = said {
        web_sys::console::error_1(&error);
    }
}

fn overlay(lines: &[(&str, &str)], links: &[(&str, &str)]) -> Result<(), JsValue> {
    let page = gloo_utils::document();
    let body = page.body().ok_or("no body")?;
    let behind = body.children();
    for idx in 0..behind.length() {
        // what does not work any more is not reached by keys either
        behind.item(idx).map_or(Ok(()), |part| part.set_attribute("inert", ""))?;
    }
    let cover = page.create_element("main")?;
    cover.set_class_name("rescue");
    let panel = page.create_element("div")?;
    panel.set_attribute("role", "alert")?;
    cover.append_child(&panel)?;
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
    body.append_child(&cover)?;
    cover.unchecked_into::<HtmlElement>().scroll_into_view();
    Ok(())
}
