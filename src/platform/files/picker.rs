//! The system's dialogs for files and for a folder.

use super::content::accepted;
use super::{MAX_FILES, Reader, Source, is_leftover, read_all};
use engine::{Fact, FileFailure};
use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList, HtmlInputElement};
use yew::Callback;

/// Asks for files.
pub(in crate::platform) fn pick(report: Callback<Fact>) {
    open(|input| input.set_accept(&accepted()), move |files| read_all(files, &report));
}

/// Asks for a folder; all that is in it is read.
pub(in crate::platform) fn pick_folder(report: Callback<Fact>) {
    let prepare = |input: &HtmlInputElement| {
        // a browser that does not know it asks for files
        let _ = input.set_attribute("webkitdirectory", "");
    };
    open(prepare, move |files| read_folder(files, &report));
}

fn open(prepare: impl Fn(&HtmlInputElement), on_chosen: impl Fn(&FileList) + 'static) {
    let Ok(element) = gloo_utils::document().create_element("input") else { return };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    prepare(&input);
    let chosen = input.clone();
    EventListener::once(&input, "change", move |_| {
        if let Some(files) = chosen.files() {
            on_chosen(&files);
        }
    })
    .forget();
    input.click();
}

fn read_folder(files: &FileList, report: &Callback<Fact>) {
    let files = (0..files.length()).filter_map(|idx| files.get(idx));
    let named = files.map(|file| (path(&file), file));
    let mut sources: Vec<_> = named
        .filter(|(path, _)| !is_leftover(path))
        .map(|(path, file)| Source::File(file, path))
        .collect();
    limit(&mut sources, String::new());
    if !sources.is_empty() {
        spawn_local(Reader::new(report, true).run(sources));
    }
}

/// Takes no more than are read, and tells so under the name of the folder.
pub(super) fn limit(sources: &mut Vec<Source>, name: String) {
    if sources.len() > MAX_FILES {
        sources.truncate(MAX_FILES);
        sources.push(Source::Failed(name, FileFailure::TooManyFiles { limit: MAX_FILES }));
    }
}

/// The name of a file with the folders above it.
fn path(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok();
    let path = path.and_then(|path| path.as_string()).filter(|path| !path.is_empty());
    path.unwrap_or_else(|| file.name())
}
