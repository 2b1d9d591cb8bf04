//! What the bytes of a file are, by the ending of its name and by themselves.

use super::super::decode::by_tables;
use super::super::html;
use super::text_file;
use engine::{FileContent, FileFailure};
use intake::archive::{Archive, ArchiveError, Limits};
use intake::foreign::{self, Foreign};
use intake::html::{MAX_HTML_BYTES, Page};
use intake::table::{MAX_TABLE_BYTES, Table, read_csv, read_json_lines};
use intake::{DecodeError, Decoded, ENDINGS, Encoding, FileKind, decode_page, docx, mhtml};
use js_sys::{Array, Promise, Uint8Array};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// The endings as the system's dialog wants them.
pub(super) fn accepted() -> String {
    ENDINGS.map(|(ending, _)| ending).join(",")
}

/// What is in a file.
pub(super) enum Content {
    /// An article.
    Text(FileContent),
    /// A page.
    Page(FileContent, Rc<Page>),
    /// One of our own files, or a table.
    Json(String),
    /// A table.
    Table(Table, Encoding),
    /// More files.
    Archive(Box<Archive>),
    /// A file with a passphrase.
    Locked(Rc<[u8]>),
}

/// The bytes of a file; nothing if `stopped` settles before they are there.
pub(super) async fn read_bytes(
    file: &File,
    stopped: &Promise,
) -> Result<Option<Vec<u8>>, FileFailure> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size")]
    let bytes = file.size() as u64;
    FileKind::of_name(&file.name()).ok_or_else(|| unread(&file.name(), &[]))?;
    if bytes > LARGEST_FILE {
        return Err(FileFailure::TooLarge { bytes, limit: LARGEST_FILE });
    }
    let first = Promise::race(&Array::of2(&file.array_buffer(), stopped));
    let buffer = JsFuture::from(first).await.map_err(|error| unreadable(&error))?;
    Ok((!buffer.is_undefined()).then(|| Uint8Array::new(&buffer).to_vec()))
}

fn unreadable(error: &JsValue) -> FileFailure {
    FileFailure::Unreadable(super::super::idb::message_of(error))
}

/// Why a file is not read whose ending is not of the kinds above.
fn unread(name: &str, bytes: &[u8]) -> FileFailure {
    let known = foreign::by_name(name).or_else(|| foreign::by_bytes(bytes));
    known.map_or(FileFailure::UnknownKind, FileFailure::Foreign)
}

/// Finds out what the bytes are.
pub(super) fn content(name: &str, bytes: Vec<u8>) -> Result<Content, FileFailure> {
    let kind = FileKind::of_name(name).ok_or_else(|| unread(name, &bytes))?;
    match (kind, foreign::by_bytes(&bytes)) {
        (FileKind::Word | FileKind::Zip, None | Some(Foreign::Zip)) | (_, None) => {}
        (_, Some(other)) => return Err(FileFailure::Foreign(other)),
    }
    match kind {
        FileKind::Text => text(name, bytes),
        FileKind::Page => page(name, bytes, "", ""),
        FileKind::SavedPage => {
            let saved = mhtml::read(&bytes).map_err(FileFailure::Mhtml)?;
            page(name, saved.html, &saved.charset, &saved.url)
        }
        FileKind::Word => word(name, bytes),
        FileKind::Json => decode_json(bytes).map(Content::Json),
        FileKind::JsonLines => {
            let table = read_json_lines(&decode_json(bytes)?).map_err(FileFailure::Table)?;
            Ok(Content::Table(table, Encoding::Utf8))
        }
        FileKind::Csv => {
            let Decoded { text, encoding } = decode(&bytes, MAX_TABLE_BYTES)?;
            let table = read_csv(&text).map_err(FileFailure::Table)?;
            Ok(Content::Table(table, encoding))
        }
        FileKind::Zip => archive(bytes),
        FileKind::Locked => Ok(Content::Locked(bytes.into())),
    }
}

fn decode(bytes: &[u8], most: usize) -> Result<Decoded, FileFailure> {
    intake::decode_within(bytes, most, &by_tables).map_err(FileFailure::Undecodable)
}

fn text(name: &str, bytes: Vec<u8>) -> Result<Content, FileFailure> {
    let Decoded { text, encoding } = decode(&bytes, intake::MAX_BYTES)?;
    Ok(Content::Text(text_file(name, text, encoding, bytes.into())))
}

/// `charset` and `url` are what the file that the page was in says of it.
fn page(name: &str, bytes: Vec<u8>, charset: &str, url: &str) -> Result<Content, FileFailure> {
    let decoded = decode_page(&bytes, charset, MAX_HTML_BYTES, &by_tables);
    let Decoded { text, encoding } = decoded.map_err(FileFailure::Undecodable)?;
    let mut page = html::page(&text).map_err(FileFailure::Page)?;
    if page.metadata.url.is_empty() {
        url.clone_into(&mut page.metadata.url);
    }
    Ok(Content::Page(text_file(name, text, encoding, bytes.into()), Rc::new(page)))
}

/// A document is told as a page; as plain text, it is the same without what was taken out.
fn word(name: &str, bytes: Vec<u8>) -> Result<Content, FileFailure> {
    let page = docx::read(bytes).map_err(FileFailure::Docx)?;
    let text = page.draft(&BTreeSet::new()).map(|draft| draft.text).unwrap_or_default();
    Ok(Content::Page(text_file(name, text, Encoding::Utf8, Rc::default()), Rc::new(page)))
}

/// JSON is UTF-8.
pub(super) fn decode_json(bytes: Vec<u8>) -> Result<String, FileFailure> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        FileFailure::Undecodable(DecodeError::Invalid { encoding: Encoding::Utf8, offset })
    })
}

fn archive(bytes: Vec<u8>) -> Result<Content, FileFailure> {
    let archive = Archive::open(bytes, Limits::default(), &by_tables);
    match archive {
        Ok(archive) => Ok(Content::Archive(Box::new(archive))),
        Err(ArchiveError::TooManyEntries { limit }) => Err(FileFailure::TooManyFiles { limit }),
        Err(error) => Err(FileFailure::Archive(error)),
    }
}
