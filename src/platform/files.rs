//! Files from the picker or a drop: read, decoded, reported one by one.

use super::clock::now;
use super::decode::by_tables;
use engine::{Fact, FileContent, FileFailure};
use formats::native::{ReadError, Reading};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use intake::{DecodeError, Decoded, Encoding};
use js_sys::Uint8Array;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, HtmlInputElement};
use yew::Callback;

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// A file of more bytes takes long enough to say that it is being read.
const SLOW_FILE: f64 = 1_000_000.0;

/// So many bytes of one of our own files are read between two looks at the clock.
const LOOK_BYTES: usize = 1 << 18;

/// After so many milliseconds of reading the page has its turn: it shows how far the file is, and
/// hears that it is to stop.
const SLICE_MS: i64 = 60;

/// The endings of files that are read.
const ENDINGS: [&str; 4] = [".txt", ".md", ".markdown", ".json"];

/// Which of the endings is that of our own files.
const JSON: usize = 3;

thread_local! {
    /// Counts how often reading was ended: what was begun before that ends.
    static N_STOPS: Cell<u32> = const { Cell::new(0) };
}

/// Ends the reading of the files that were given together.
pub(super) fn stop_reading() {
    N_STOPS.set(N_STOPS.get().wrapping_add(1));
}

/// Opens the system's dialog for files.
pub(super) fn pick(report: Callback<Fact>) {
    let Ok(element) = gloo_utils::document().create_element("input") else { return };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(&ENDINGS.join(","));
    let chosen = input.clone();
    EventListener::once(&input, "change", move |_| {
        if let Some(files) = chosen.files() {
            read_all(&files, &report);
        }
    })
    .forget();
    input.click();
}

/// Reads files in their order. Of several, the start and the end are reported too.
pub(super) fn read_all(files: &FileList, report: &Callback<Fact>) {
    let files: Vec<_> = (0..files.length()).filter_map(|idx| files.get(idx)).collect();
    let report = report.clone();
    spawn_local(async move {
        let n_files = files.len();
        let n_stops = N_STOPS.get();
        if n_files > 1 {
            report.emit(Fact::FilesGiven(n_files));
        }
        let mut done = Vec::new();
        let mut begun = now();
        for file in files {
            if n_files > 1 && now().millis() - begun.millis() >= SLICE_MS {
                // lets the page show how far it is, and hear that it is to stop
                report.emit(Fact::Several(std::mem::take(&mut done)));
                TimeoutFuture::new(0).await;
                begun = now();
            }
            if N_STOPS.get() != n_stops {
                break;
            }
            if file.size() > SLOW_FILE {
                report.emit(Fact::Several(std::mem::take(&mut done)));
                report.emit(Fact::FileOpened(file.name()));
                // lets the page say so before it is busy
                TimeoutFuture::new(30).await;
            }
            done.extend(read(&file, &report, n_stops).await);
        }
        report.emit(Fact::Several(done));
        if n_files > 1 {
            report.emit(Fact::FilesDone);
        }
    });
}

/// What the file holds; `None` if its reading was ended before.
async fn read(file: &File, report: &Callback<Fact>, n_stops: u32) -> Option<Fact> {
    let name = file.name();
    match content(file).await {
        Ok(Content::Text(Decoded { text, encoding }, bytes)) => {
            Some(Fact::FileRead(FileContent { name, text, encoding, bytes }))
        }
        Ok(Content::Json(json)) => read_project(name, json, report, n_stops).await,
        Err(failure) => Some(Fact::FileRefused { name, failure }),
    }
}

/// Reads one of our own files in slices. What is none of them is handed over whole.
async fn read_project(
    name: String,
    json: String,
    report: &Callback<Fact>,
    n_stops: u32,
) -> Option<Fact> {
    let mut reading = match Reading::new(json.as_str()) {
        Ok(reading) => reading,
        Err(error) => return Some(Fact::ProjectRead { name, outcome: Box::new(Err(error)) }),
    };
    let mut begun = now();
    while N_STOPS.get() == n_stops {
        match reading.go_on(LOOK_BYTES) {
            ControlFlow::Continue(rest) => reading = rest,
            ControlFlow::Break(Err(ReadError::NotStancemark { .. })) => {
                let encoding = Encoding::Utf8;
                let (text, bytes) = (json, Rc::default());
                return Some(Fact::FileRead(FileContent { name, text, encoding, bytes }));
            }
            ControlFlow::Break(outcome) => {
                return Some(Fact::ProjectRead { name, outcome: Box::new(outcome) });
            }
        }
        if now().millis() - begun.millis() >= SLICE_MS {
            report.emit(Fact::FileProgressed(reading.permille()));
            TimeoutFuture::new(0).await;
            begun = now();
        }
    }
    None
}

/// What is in a file.
enum Content {
    /// An article, and the bytes that it was.
    Text(Decoded, Rc<[u8]>),
    /// One of our own files.
    Json(String),
}

async fn content(file: &File) -> Result<Content, FileFailure> {
    let name = file.name().to_lowercase();
    let kind = ENDINGS.iter().position(|ending| name.ends_with(ending));
    let kind = kind.ok_or(FileFailure::UnknownKind)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size")]
    let bytes = file.size() as u64;
    if bytes > LARGEST_FILE {
        return Err(FileFailure::TooLarge { bytes, limit: LARGEST_FILE });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|e| unreadable(&e))?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if kind == JSON {
        // larger than any article may be: the whole of a project
        return decode_json(bytes).map(Content::Json).map_err(FileFailure::Undecodable);
    }
    let decoded = intake::decode(&bytes, &by_tables).map_err(FileFailure::Undecodable)?;
    Ok(Content::Text(decoded, bytes.into()))
}

/// JSON is UTF-8.
fn decode_json(bytes: Vec<u8>) -> Result<String, DecodeError> {
    String::from_utf8(bytes).map_err(|error| DecodeError::Invalid {
        encoding: Encoding::Utf8,
        offset: error.utf8_error().valid_up_to(),
    })
}

fn unreadable(error: &JsValue) -> FileFailure {
    FileFailure::Unreadable(super::idb::message_of(error))
}
