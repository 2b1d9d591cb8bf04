//! What the names of elements say of the lines in them.

use super::event::HtmlElement;
use super::page::MAX_SHAPE;
use text::BlockKind;

/// The level of a heading.
fn heading(tag: &str) -> Option<u8> {
    match tag {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Whether a line ends where the element begins and ends.
pub(super) fn is_block(tag: &str) -> bool {
    const TAGS: [&str; 33] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "head",
        "header",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tr",
        "ul",
    ];
    heading(tag).is_some() || tag == "title" || TAGS.contains(&tag)
}

/// Whether the element says more of its text than that it is text.
pub(super) fn tells_structure(tag: &str) -> bool {
    let tags = ["article", "blockquote", "figure", "img", "li", "p", "section", "table"];
    heading(tag).is_some() || tags.contains(&tag)
}

/// Whether the element plays or shows something that is fetched from elsewhere.
pub(super) fn is_player(tag: &str) -> bool {
    matches!(tag, "audio" | "embed" | "iframe" | "object" | "video")
}

/// The kind that an element gives to the lines in it.
pub(super) fn kind(element: &HtmlElement) -> Option<BlockKind> {
    let class = element.value("class");
    match element.tag.as_str() {
        "li" => Some(BlockKind::ListItem),
        "blockquote" => Some(BlockKind::Quote),
        "p" if class.contains("MsoTitle") => Some(BlockKind::Heading(1)),
        "p" if class.contains("MsoListParagraph") => Some(BlockKind::ListItem),
        tag => heading(tag).map(BlockKind::Heading),
    }
}

/// The names that an element bears, without digits, which often count; empty if it has none.
pub(super) fn shape(element: &HtmlElement) -> String {
    let names = [element.value("id"), element.value("class")].join(" ");
    let names = names.chars().filter(|c| !c.is_ascii_digit()).take(2 * MAX_SHAPE);
    let names = names.collect::<String>().split_whitespace().collect::<Vec<_>>().join(".");
    if names.is_empty() { names } else { format!("{} {names}", element.tag) }
}
