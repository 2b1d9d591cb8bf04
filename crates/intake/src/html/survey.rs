//! What lies in each element, told before the walk: whether it can be the page's furniture, and
//! whether the cells of a row fit one line.

use super::event::HtmlEvent;
use super::noise;

/// A row with more characters than this is no row of data but a layout of the page.
const MAX_ROW_CHARS: usize = 1000;
/// No furniture of a page is longer than this, in characters, and half of all text.
const MAX_FURNITURE: usize = 200;

/// What lies in an element.
#[derive(Debug, Clone, Default)]
pub(super) struct Inside {
    /// Characters that are not white space, without programs and style sheets.
    n_chars: usize,
    n_cells: usize,
    /// A title of the first level, or what is made to hold the article.
    holds_article: bool,
    /// What no cell of a row of data has.
    holds_layout: bool,
    /// The only character that is not white space.
    sign: Option<char>,
}

impl Inside {
    /// Whether the cells in this row fit one line.
    pub(super) fn is_data_row(&self) -> bool {
        self.n_cells > 1 && !self.holds_layout && self.n_chars <= MAX_ROW_CHARS
    }

    /// Whether there is no more in it than an arrow, as in the links back from footnotes.
    pub(super) fn is_arrow(&self) -> bool {
        self.n_chars == 1 && self.sign.is_some_and(|sign| "↩↑^⤴⏎▲".contains(sign))
    }
}

/// What lies in all elements, in the order in which they begin.
#[derive(Debug, Default)]
pub(super) struct Survey {
    elements: Vec<Inside>,
    n_chars: usize,
    /// Whether the page says what its article is.
    pub(super) has_article: bool,
}

impl Survey {
    /// Looks through all events once.
    pub(super) fn of(events: &[HtmlEvent]) -> Self {
        let mut survey = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut n_code = 0_usize;
        // whether the open elements hold text only of programs
        let mut code: Vec<bool> = Vec::new();
        for event in events {
            match event {
                HtmlEvent::Open(element) => {
                    let tag = element.tag.as_str();
                    let is_article = matches!(tag, "article" | "main");
                    survey.has_article |= is_article;
                    if let Some(row) = open.last().filter(|_| matches!(tag, "td" | "th")) {
                        survey.elements[*row].n_cells += 1;
                    }
                    open.push(survey.elements.len());
                    code.push(noise::is_code(tag));
                    n_code += usize::from(noise::is_code(tag));
                    survey.elements.push(Inside {
                        holds_article: is_article
                            || tag == "h1"
                            || element.value("id") == "js_content",
                        holds_layout: is_layout(tag),
                        ..Inside::default()
                    });
                }
                HtmlEvent::Text(text) if n_code == 0 => {
                    if let Some(idx) = open.last() {
                        survey.elements[*idx].count(text);
                    }
                }
                HtmlEvent::Text(_) => {}
                HtmlEvent::Close => {
                    n_code -= usize::from(code.pop().unwrap_or_default());
                    survey.close(&mut open);
                }
            }
        }
        while !open.is_empty() {
            survey.close(&mut open);
        }
        survey
    }

    fn close(&mut self, open: &mut Vec<usize>) {
        let Some(idx) = open.pop() else { return };
        let inside = self.elements[idx].clone();
        let Some(around) = open.last().map(|idx| &mut self.elements[*idx]) else {
            self.n_chars += inside.n_chars;
            return;
        };
        around.n_chars += inside.n_chars;
        around.sign = around.sign.or(inside.sign);
        around.holds_article |= inside.holds_article;
        around.holds_layout |= inside.holds_layout;
    }

    /// What lies in the element that begins as the one of this number.
    pub(super) fn inside(&self, idx: usize) -> Inside {
        self.elements.get(idx).cloned().unwrap_or_default()
    }

    /// Whether an element may be the page's furniture, which the names that it bears say.
    pub(super) fn may_be_furniture(&self, inside: &Inside) -> bool {
        let is_most = inside.n_chars > MAX_FURNITURE && inside.n_chars * 2 > self.n_chars;
        !inside.holds_article && !is_most
    }
}

impl Inside {
    fn count(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0e}') {
            self.n_chars += 1;
            self.sign = self.sign.or(Some(c));
        }
    }
}

fn is_layout(tag: &str) -> bool {
    matches!(
        tag,
        "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "blockquote"
            | "article"
            | "main"
    )
}
