//! What a walk through a tree of markup tells.

/// The attributes that are told; all others (handlers, addresses of pictures) never get here.
pub const ATTRIBUTES: [&str; 16] = [
    "alt",
    "aria-hidden",
    "class",
    "content",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "width",
];

/// The most characters kept of an attribute's value.
const MAX_VALUE: usize = 1000;

/// One step of a walk through a tree of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HtmlEvent {
    /// An element begins.
    Open(Box<HtmlElement>),
    /// Text, with entities resolved.
    Text(String),
    /// The element that began last ends.
    Close,
}

/// An element, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlElement {
    /// Its local name in lower case.
    pub tag: String,
    attributes: Vec<(&'static str, String)>,
}

impl HtmlElement {
    /// An element without attributes.
    pub fn new(tag: &str) -> Self {
        Self { tag: tag.to_lowercase(), attributes: Vec::new() }
    }

    /// Takes an attribute, if it is one of [`ATTRIBUTES`]; a long value is cut.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(name) = ATTRIBUTES.iter().find(|known| **known == name) {
            self.attributes.push((name, value.chars().take(MAX_VALUE).collect()));
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute, empty if it is not there.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
}
