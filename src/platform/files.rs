//! Files from the picker or a drop: read, decoded, reported one by one. Folders, archives and
//! tables are taken apart on the way, and what is in them is read as if it had been given.

mod content;
mod folder;
mod picker;
mod project;

use super::clock::now;
use super::frames::painted;
use content::{Content, content, decode_json, read_bytes};
use engine::{Fact, FileContent, FileFailure, LockFact};
pub(super) use folder::{dropped, read_dropped};
use formats::archive::project_among;
use formats::native::MAX_BYTES;
use gloo_timers::future::TimeoutFuture;
use intake::Encoding;
use intake::archive::Archive;
use intake::table::{Field, Mapping, Table};
use js_sys::{Function, Promise};
pub(super) use picker::{pick, pick_folder};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList};
use yew::Callback;

/// A file of more bytes takes long enough to say that it is being read.
const SLOW_FILE: f64 = 1_000_000.0;

/// After so many milliseconds of reading the page has its turn: it shows how far the file is, and
/// hears that it is to stop.
const SLICE_MS: i64 = 60;

/// And after so many articles: what is reported is read closely before it is counted, which takes
/// longer than to unpack it.
const MOST_AT_ONCE: usize = 25;

/// It waits no longer for a frame than so many milliseconds: a page that is not seen has none.
const LONGEST_PAUSE_MS: u32 = 100;

/// The most files that are read of a folder.
const MAX_FILES: usize = 10_000;

thread_local! {
    /// Counts how often reading was ended: what was begun before that ends.
    static N_STOPS: Cell<u32> = const { Cell::new(0) };
    /// Wakes the reader that waits for the bytes of a file.
    static WAKE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Ends the reading of the files that were given together.
pub(super) fn stop_reading() {
    N_STOPS.set(N_STOPS.get().wrapping_add(1));
    if let Some(wake) = WAKE.take() {
        // a promise takes what it is told
        let _ = wake.call0(&JsValue::NULL);
    }
}

/// Settles when reading is ended.
fn stopped() -> Promise {
    Promise::new(&mut |resolve, _| {
        WAKE.replace(Some(resolve));
    })
}

/// Something that is to be read.
enum Source {
    /// A file, and its name with the folders that it was found in.
    File(File, String),
    /// The files of an archive from this place on.
    Archive(Box<Archive>, usize),
    /// The rows of a table from this place on.
    Rows(Rows),
    /// What could not be found out.
    Failed(String, FileFailure),
}

struct Rows {
    name: String,
    table: Rc<Table>,
    mapping: Mapping,
    encoding: Encoding,
    at: usize,
}

/// Reads the files of a list.
pub(super) fn read_all(files: &FileList, report: &Callback<Fact>) {
    read_files((0..files.length()).filter_map(|idx| files.get(idx)).collect(), report);
}

/// Reads files in their order. Of several, the start and the end are reported too.
pub(super) fn read_files(files: Vec<File>, report: &Callback<Fact>) {
    let sources = files.into_iter().map(|file| Source::File(file.clone(), file.name())).collect();
    spawn_local(Reader::new(report, false).run(sources));
}

/// Reads the JSON that was in a file with a passphrase.
pub(super) async fn read_json(name: String, json: &[u8], report: Callback<Fact>) {
    let mut reader = Reader::new(&report, false);
    match decode_json(json.to_vec()) {
        Ok(json) => reader.json(name, json, &mut VecDeque::new()).await,
        Err(failure) => reader.done.push(Fact::FileRefused { name, failure }),
    }
    reader.tell();
}

/// Makes an article of each row.
pub(super) fn read_rows(
    name: String,
    table: Rc<Table>,
    mapping: Mapping,
    encoding: Encoding,
    report: &Callback<Fact>,
) {
    let rows = Rows { name, table, mapping, encoding, at: 0 };
    let mut reader = Reader::new(report, true);
    reader.report.emit(Fact::FilesGiven(rows.table.rows.len()));
    reader.is_told = true;
    spawn_local(reader.run(vec![Source::Rows(rows)]));
}

/// Whether a file is one that systems leave in folders and archives for themselves.
fn is_leftover(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || name.starts_with("._")
        || path.split('/').any(|part| part == "__MACOSX")
}

/// Where in an archive the project is, if it is one of our own.
fn project_in(archive: &Archive) -> Option<usize> {
    project_among(archive.entries().iter().map(|entry| entry.name.as_str()))
}

/// What reads the sources, and what it has not reported yet.
struct Reader {
    report: Callback<Fact>,
    n_stops: u32,
    /// Whether what is read goes into a report together.
    is_several: bool,
    /// Whether it was told how many files there are.
    is_told: bool,
    done: Vec<Fact>,
    begun: i64,
}

impl Reader {
    fn new(report: &Callback<Fact>, is_several: bool) -> Self {
        let (n_stops, begun) = (N_STOPS.get(), now().millis());
        let (report, done) = (report.clone(), Vec::new());
        Self { report, n_stops, is_several, is_told: false, done, begun }
    }

    async fn run(mut self, sources: Vec<Source>) {
        self.is_several |= sources.len() > 1;
        if self.is_several && !self.is_told {
            self.report.emit(Fact::FilesGiven(sources.len()));
        }
        let mut queue = VecDeque::from(sources);
        while let Some(source) = queue.pop_front() {
            self.rest().await;
            if self.is_stopped() {
                break;
            }
            self.step(source, &mut queue).await;
        }
        self.tell();
        if self.is_several {
            self.report.emit(Fact::FilesDone);
        }
    }

    fn is_stopped(&self) -> bool {
        N_STOPS.get() != self.n_stops
    }

    /// Reports what is done.
    fn tell(&mut self) {
        self.report.emit(Fact::Several(std::mem::take(&mut self.done)));
    }

    /// Lets the page show how far it is, and hear that it is to stop.
    async fn rest(&mut self) {
        let is_long = now().millis() - self.begun >= SLICE_MS;
        if self.is_several && (is_long || self.done.len() >= MOST_AT_ONCE) {
            self.tell();
            painted(LONGEST_PAUSE_MS).await;
            self.begun = now().millis();
        }
    }

    async fn step(&mut self, source: Source, queue: &mut VecDeque<Source>) {
        match source {
            Source::File(file, name) => self.file(&file, name, queue).await,
            Source::Archive(archive, at) => self.packed(archive, at, queue).await,
            Source::Rows(rows) => self.row(rows, queue),
            Source::Failed(name, failure) => self.done.push(Fact::FileRefused { name, failure }),
        }
    }

    async fn file(&mut self, file: &File, name: String, queue: &mut VecDeque<Source>) {
        if file.size() > SLOW_FILE {
            self.tell();
            self.report.emit(Fact::FileOpened(name.clone()));
            // lets the page say so before it is busy
            TimeoutFuture::new(30).await;
        }
        match read_bytes(file, &stopped()).await {
            Ok(Some(bytes)) => self.take(name, bytes, queue).await,
            // reading was ended: it is as if the file had not been begun
            Ok(None) => {}
            Err(failure) => self.done.push(Fact::FileRefused { name, failure }),
        }
    }

    /// One file of an archive; the others wait behind what it holds.
    async fn packed(&mut self, mut archive: Box<Archive>, at: usize, queue: &mut VecDeque<Source>) {
        let Some(entry) = archive.entries().get(at) else { return };
        let name = entry.name.clone();
        let bytes = if is_leftover(&name) { None } else { Some(archive.read(at)) };
        queue.push_front(Source::Archive(archive, at + 1));
        match bytes {
            None => {}
            Some(Ok(bytes)) => self.take(name, bytes, queue).await,
            Some(Err(problem)) => {
                let failure = FileFailure::Packed(problem);
                self.done.push(Fact::FileRefused { name, failure });
            }
        }
    }

    /// Finds out what the bytes of a file are.
    async fn take(&mut self, name: String, bytes: Vec<u8>, queue: &mut VecDeque<Source>) {
        match content(&name, bytes) {
            Ok(Content::Text(file)) => self.done.push(Fact::FileRead(file)),
            Ok(Content::Page(file, page)) => self.done.push(Fact::PageRead { file, page }),
            Ok(Content::Json(json)) => self.json(name, json, queue).await,
            Ok(Content::Locked(bytes)) => self.done.push(Fact::Lock(LockFact::Met(name, bytes))),
            Ok(Content::Table(table, encoding)) => {
                self.table(name, Rc::new(table), encoding, queue);
            }
            Ok(Content::Archive(archive)) => match project_in(&archive) {
                Some(idx) => self.project(name, archive, idx).await,
                None => self.archive(name, archive, queue),
            },
            Err(failure) => self.done.push(Fact::FileRefused { name, failure }),
        }
    }

    /// The project of one of our own archives; what else is in it is the same again.
    async fn project(&mut self, name: String, mut archive: Box<Archive>, idx: usize) {
        archive.allow(MAX_BYTES);
        let json = archive.read(idx).map_err(FileFailure::Packed);
        let read = match json.and_then(content::decode_json) {
            Ok(json) => project::read(name.clone(), json, &self.report, self.n_stops).await,
            Err(failure) => {
                self.done.push(Fact::FileRefused { name, failure });
                return;
            }
        };
        let failure = FileFailure::UnknownKind;
        self.done.extend(match read {
            Some(project::Json::Fact(fact)) => Some(fact),
            Some(project::Json::Table(_)) => Some(Fact::FileRefused { name, failure }),
            None => None,
        });
    }

    async fn json(&mut self, name: String, json: String, queue: &mut VecDeque<Source>) {
        match project::read(name.clone(), json, &self.report, self.n_stops).await {
            Some(project::Json::Fact(fact)) => self.done.push(fact),
            Some(project::Json::Table(table)) => {
                self.table(name, Rc::new(table), Encoding::Utf8, queue);
            }
            None => {}
        }
    }

    fn archive(&mut self, name: String, archive: Box<Archive>, queue: &mut VecDeque<Source>) {
        let names = archive.entries().iter().map(|entry| entry.name.as_str());
        let n_files = names.filter(|name| !is_leftover(name)).count();
        if n_files == 0 {
            let failure = FileFailure::EmptyFolder;
            self.done.push(Fact::FileRefused { name, failure });
            return;
        }
        self.found(n_files);
        queue.push_front(Source::Archive(archive, 0));
    }

    /// A table alone is shown; as one of several files it is read by what its columns are called.
    fn table(
        &mut self,
        name: String,
        table: Rc<Table>,
        encoding: Encoding,
        queue: &mut VecDeque<Source>,
    ) {
        if !self.is_several {
            self.done.push(Fact::TableRead { name, table, encoding });
            return;
        }
        let mapping = Mapping::guess(&table);
        if mapping.get(Field::Text).is_none() {
            let failure = FileFailure::NoTextColumn;
            self.done.push(Fact::FileRefused { name, failure });
            return;
        }
        self.found(table.rows.len());
        queue.push_front(Source::Rows(Rows { name, table, mapping, encoding, at: 0 }));
    }

    /// What was given as one file holds several.
    fn found(&mut self, n_files: usize) {
        if self.is_several {
            self.done.push(Fact::FilesFound(n_files));
        } else {
            self.is_several = true;
            self.report.emit(Fact::FilesGiven(n_files));
        }
    }

    /// One row of a table; the others wait.
    fn row(&mut self, rows: Rows, queue: &mut VecDeque<Source>) {
        let Rows { name, table, mapping, encoding, at } = rows;
        let Some(row) = table.rows.get(at) else {
            if table.n_problems > 0 {
                self.done.push(Fact::FilesFound(2));
                self.done.push(Fact::TableFlawed { name, table });
            }
            return;
        };
        let draft = Box::new(table.article(at, &mapping));
        let (name_of_row, encoding_of_row) = (format!("{name}:{}", row.number), Some(encoding));
        self.done.push(Fact::ArticleRead { name: name_of_row, draft, encoding: encoding_of_row });
        let at = at + 1;
        queue.push_front(Source::Rows(Rows { name, table, mapping, encoding, at }));
    }
}

/// A file that is text.
fn text_file(name: &str, text: String, encoding: Encoding, bytes: Rc<[u8]>) -> FileContent {
    FileContent { name: name.to_owned(), text, encoding, bytes }
}
