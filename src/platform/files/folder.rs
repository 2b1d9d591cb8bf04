//! Folders that are dropped: walked through, one after the other.

use super::picker::limit;
use super::{MAX_FILES, Reader, Source, is_leftover};
use engine::{Fact, FileFailure};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};
use yew::Callback;

/// Folders deeper than this are not looked into.
const MAX_DEPTH: usize = 50;

/// Files and folders that were dropped.
pub(in crate::platform) struct Dropped(Vec<FileSystemEntry>);

/// What was dropped, if a folder is among it. It must be asked for while the drop is going on.
pub(in crate::platform) fn dropped(data: &DataTransfer) -> Option<Dropped> {
    let items = data.items();
    let items = (0..items.length()).filter_map(|idx| items.get(idx));
    let entries: Vec<_> =
        items.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect();
    entries.iter().any(FileSystemEntry::is_directory).then_some(Dropped(entries))
}

/// Reads all that is in it.
pub(in crate::platform) fn read_dropped(dropped: Dropped, report: &Callback<Fact>) {
    let report = report.clone();
    spawn_local(async move {
        let name = dropped.0.first().map(FileSystemEntry::name).unwrap_or_default();
        let mut sources = files_in(dropped.0).await;
        limit(&mut sources, name.clone());
        if sources.is_empty() {
            sources.push(Source::Failed(name, FileFailure::EmptyFolder));
        }
        Reader::new(&report, true).run(sources).await;
    });
}

/// All files, in the order of their names.
async fn files_in(entries: Vec<FileSystemEntry>) -> Vec<Source> {
    let mut open: Vec<_> = entries.into_iter().rev().map(|entry| (entry, 0)).collect();
    let mut sources = Vec::new();
    // one more than is read, to know that there are more
    while let Some((entry, depth)) = open.pop().filter(|_| sources.len() <= MAX_FILES) {
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if is_leftover(&path) {
            continue;
        }
        // what they are is asked of them: not every browser has their classes
        if entry.is_directory() {
            let folder = entry.unchecked_ref();
            let mut inner = if depth < MAX_DEPTH { list(folder).await } else { Vec::new() };
            inner.sort_by_key(FileSystemEntry::name);
            open.extend(inner.into_iter().rev().map(|entry| (entry, depth + 1)));
        } else {
            sources.push(match file_of(entry.unchecked_ref()).await {
                Ok(file) => Source::File(file, path),
                Err(error) => {
                    let why = super::super::idb::message_of(&error);
                    Source::Failed(path, FileFailure::Unreadable(why))
                }
            });
        }
    }
    sources
}

/// What is in a folder, which is told in portions.
async fn list(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let promise = Promise::new(&mut |resolve, reject| {
            // what it cannot read comes as an empty portion
            let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        let portion = JsFuture::from(promise).await.map(|value| Array::from(&value));
        let portion = portion.unwrap_or_default();
        if portion.length() == 0 {
            return entries;
        }
        entries.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await?.dyn_into()
}
