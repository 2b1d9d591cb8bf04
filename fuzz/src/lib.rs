//! What fuzzing feeds to the readers of foreign input, and what must hold of their answers.
//!
//! Each target takes any bytes. It fails by a panic: of the reader, or of the check behind it.
//! `cargo xtask fuzz` runs them with a fuzzer; `tests/kept.rs` runs them, in every test, over the
//! inputs in `kept/`: one or two of each kind to begin from, and all that ever failed.

use intake::archive::{Archive, Limits};
use intake::docx::Parts;
use intake::html::{HtmlElement, HtmlEvent};
use intake::table::{self, Mapping};
use intake::{Draft, Encoding, Reading, Refusal};
use model::Article;
use std::collections::BTreeSet;

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its program and of its directory in `kept/`.
pub const TARGETS: [(&str, Target); 10] = [
    ("decode", decode),
    ("markdown", markdown),
    ("front_matter", front_matter),
    ("html_events", html_events),
    ("native", native),
    ("codebook", codebook),
    ("archive", archive),
    ("docx", docx),
    ("mhtml", mhtml),
    ("csv", csv),
];

/// The bytes of a file: decoded, then read as what they look like.
pub fn decode(data: &[u8]) {
    if let Ok(decoded) = intake::decode(data, &tables) {
        check_draft(intake::read(&decoded.text, None));
    }
}

/// The tables of GB18030 and Big5 are the browser's: here a decoder that takes all but 0xff.
fn tables(_: Encoding, bytes: &[u8]) -> Result<String, usize> {
    match bytes.iter().position(|&byte| byte == 0xff) {
        Some(offset) => Err(offset),
        None => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
    }
}

/// Markdown.
pub fn markdown(data: &[u8]) {
    check_draft(intake::read(&String::from_utf8_lossy(data), Some(Reading::Markdown)));
}

/// Front matter before one line of an article.
pub fn front_matter(data: &[u8]) {
    let raw = format!("---\n{}\n---\n正文 body\n", String::from_utf8_lossy(data));
    check_draft(intake::read(&raw, Some(Reading::Markdown)));
}

/// The walk through a web page's tree; with all that was taken out, and with all of it back.
pub fn html_events(data: &[u8]) {
    let page = intake::html::read(events(data));
    check_draft(page.draft(&BTreeSet::new()));
    check_draft(page.draft(&(0..page.removals.len()).collect()));
}

/// Elements that meet in pages, and the attributes that change what becomes of them.
const TAGS: [&str; 24] = [
    "p",
    "div",
    "span",
    "h1",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "tr",
    "td",
    "img",
    "figure",
    "figcaption",
    "br",
    "strong",
    "b",
    "script",
    "style",
    "pre",
    "a",
    "sup",
    "section",
];
const ATTRIBUTES: [(&str, &str); 8] = [
    ("style", "display:none"),
    ("style", "font-weight:700"),
    ("class", "share-bar"),
    ("class", "MsoListParagraph"),
    ("id", "js_content"),
    ("href", "#_ftn1"),
    ("alt", "图"),
    ("aria-hidden", "true"),
];

/// Each line is an event: an empty one closes, one that begins with `<` opens the element of the
/// number that its next byte is, with the attribute of the byte after; any other is text.
fn events(data: &[u8]) -> Vec<HtmlEvent> {
    let event = |line: &[u8]| match line {
        [] => HtmlEvent::Close,
        [b'<', rest @ ..] => {
            let nth = |at: usize| rest.get(at).map(|&byte| usize::from(byte));
            let mut element = HtmlElement::new(TAGS[nth(0).unwrap_or(0) % TAGS.len()]);
            if let Some(which) = nth(1) {
                let (name, value) = ATTRIBUTES[which % ATTRIBUTES.len()];
                element.set(name, value);
            }
            HtmlEvent::Open(Box::new(element))
        }
        text => HtmlEvent::Text(String::from_utf8_lossy(text).into_owned()),
    };
    data.split(|&byte| byte == b'\n').map(event).collect()
}

/// A zip archive: all that is in it is unpacked, and read as a Word document where it is one.
pub fn archive(data: &[u8]) {
    let limits = Limits { entries: 100, entry_bytes: 1 << 20, total_bytes: 1 << 22 };
    let mut n_bytes = 0;
    if let Ok(mut archive) = Archive::open(data.to_vec(), limits, &|_, _| Err(0)) {
        assert!(archive.entries().len() <= limits.entries, "more entries than allowed");
        for idx in 0..archive.entries().len() {
            let length = archive.read(idx).map_or(0, |bytes| bytes.len());
            assert!(length <= limits.entry_bytes, "an entry longer than allowed");
            n_bytes += length;
        }
    }
    assert!(n_bytes <= limits.total_bytes, "more bytes than allowed");
    if let Ok(page) = intake::docx::read(data.to_vec()) {
        check_draft(page.draft(&BTreeSet::new()));
    }
}

/// The parts of a Word document, with a NUL between two.
pub fn docx(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.split('\0').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let parts = Parts {
        document: next(),
        styles: next(),
        footnotes: next(),
        endnotes: next(),
        properties: next(),
        numbering: next(),
    };
    if let Ok(page) = intake::docx::read_parts(&parts) {
        check_draft(page.draft(&BTreeSet::new()));
        check_draft(page.draft(&(0..page.removals.len()).collect()));
    }
}

/// A web page saved as one file.
pub fn mhtml(data: &[u8]) {
    if let Ok(page) = intake::mhtml::read(data) {
        assert!(page.html.len() <= data.len(), "a page longer than its file");
        let most = 1 << 20;
        let decoded = intake::decode_page(&page.html, &page.charset, most, &tables);
        if let Ok(decoded) = decoded {
            assert!(decoded.text.len() <= most, "a longer text than asked for");
        }
    }
}

/// A table, as each of the kinds that there are.
pub fn csv(data: &[u8]) {
    let raw = String::from_utf8_lossy(data);
    let tables = [table::read_csv(&raw), table::read_json(&raw), table::read_json_lines(&raw)];
    for mut table in tables.into_iter().flatten() {
        let mapping = Mapping::guess(&table);
        for row in 0..table.rows.len() {
            check_draft(table.article(row, &mapping));
        }
        let before = table.clone();
        if let Some(has_head) = table.has_head() {
            table.set_head(!has_head);
            table.set_head(has_head);
            assert_eq!(table.rows.len(), before.rows.len(), "a row that got lost");
        }
    }
}

/// A file of our own, or what claims to be one.
pub fn native(data: &[u8]) {
    if let Ok(imported) = formats::native::read_bytes(data) {
        let found = imported.project.check_invariants();
        assert!(found.is_empty(), "{found:?}");
    }
}

/// A codebook file, or what claims to be one.
pub fn codebook(data: &[u8]) {
    if let Ok(read) = formats::codebook::read(&String::from_utf8_lossy(data)) {
        let again = formats::codebook::write(&read.codebook);
        assert!(formats::codebook::read(&again).is_ok(), "what was written cannot be read");
    }
}

/// A draft's blocks must be sound: an article drops unsound ones and makes others.
fn check_draft(outcome: Result<Draft, Refusal>) {
    if let Ok(draft) = outcome {
        let article = Article::new(draft.text, draft.blocks.clone());
        assert_eq!(article.blocks(), draft.blocks, "blocks that an article does not take");
    }
}
