//! What fuzzing feeds to the readers of foreign input, and what must hold of their answers.
//!
//! Each target takes any bytes. It fails by a panic: of the reader, or of the check behind it.
//! `cargo xtask fuzz` runs them with a fuzzer; `tests/kept.rs` runs them, in every test, over the
//! inputs in `kept/`: one or two of each kind to begin from, and all that ever failed.

use intake::html::{HtmlElement, HtmlEvent};
use intake::{Draft, Reading, Refusal};
use model::Article;
use std::collections::BTreeSet;

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its program and of its directory in `kept/`.
pub const TARGETS: [(&str, Target); 6] = [
    ("decode", decode),
    ("markdown", markdown),
    ("front_matter", front_matter),
    ("html_events", html_events),
    ("native", native),
    ("codebook", codebook),
];

/// The bytes of a file: decoded, then read as what they look like.
pub fn decode(data: &[u8]) {
    // the tables of GB18030 are the browser's: here a decoder that takes all but 0xff
    let tables = |_, bytes: &[u8]| match bytes.iter().position(|&byte| byte == 0xff) {
        Some(offset) => Err(offset),
        None => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
    };
    if let Ok(decoded) = intake::decode(data, &tables) {
        check_draft(intake::read(&decoded.text, None));
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
