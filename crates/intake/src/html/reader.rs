//! Events to a page: one walk, lines in order, each with why it is no part of the article.

use super::event::{HtmlElement, HtmlEvent};
use super::page::{Page, Piece, Removal};
use super::{noise, style};
use crate::{RemovedKind, line, metadata};
use text::BlockKind;

/// Elements deeper than this count as if they were not there; their text stays.
const MAX_DEPTH: usize = 2000;

/// Reads a page. Every list of events gives one, also if elements are not closed or closed twice.
pub fn read(events: Vec<HtmlEvent>) -> Page {
    let mut reader = Reader::default();
    for event in events {
        match event {
            HtmlEvent::Open(element) => reader.open(&element),
            HtmlEvent::Text(text) => reader.text(&text),
            HtmlEvent::Close => reader.close(),
        }
    }
    reader.end_line();
    reader.finish()
}

/// What an element means for the text in it.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "what an element is, each free of the others")]
struct Frame {
    is_block: bool,
    is_bold: bool,
    is_link: bool,
    keeps_lines: bool,
    is_code: bool,
    is_cell: bool,
    is_title: bool,
    is_in_article: bool,
    removal: Option<usize>,
    kind: Option<BlockKind>,
    field: Option<Field>,
}

/// What the text of an element is, by its place on the page.
#[derive(Debug, Clone, Copy)]
enum Field {
    Publisher,
    Date,
    Author,
}

#[derive(Default)]
struct Reader {
    page: Page,
    frames: Vec<Frame>,
    n_too_deep: usize,
    line: String,
    n_bold: usize,
    n_chars: usize,
    n_linked: usize,
    figures: Vec<(String, Option<usize>)>,
    /// Whether a break in the source waits for what follows.
    gap: Option<bool>,
    title: String,
    related: Option<usize>,
}

impl Reader {
    fn top(&self) -> Frame {
        self.frames.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, element: &HtmlElement) {
        if self.frames.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        let around = self.top();
        let tag = element.tag.as_str();
        let frame = self.frame(&around, element);
        if frame.is_block {
            self.end_line();
        } else if frame.is_cell {
            self.cell();
        }
        let removal = frame.removal.or(around.removal);
        match tag {
            "br" | "hr" => self.end_line(),
            "img" => self.picture(element, removal),
            "meta" | "link" if removal.is_none() => self.tell(element),
            _ => {}
        }
        self.page.n_code += usize::from(frame.is_code && !around.is_code);
        self.frames.push(frame);
    }

    fn frame(&mut self, around: &Frame, element: &HtmlElement) -> Frame {
        let tag = element.tag.as_str();
        let is_body = matches!(element.get("id"), Some("js_content" | "img-content"))
            || matches!(tag, "html" | "body" | "main" | "article");
        let field = match element.value("id") {
            "js_name" => Some(Field::Publisher),
            "publish_time" => Some(Field::Date),
            "js_author_name" => Some(Field::Author),
            _ => None,
        };
        let mut frame = Frame {
            is_block: is_block(tag) || field.is_some(),
            is_bold: style::weight(element).unwrap_or(around.is_bold),
            is_link: around.is_link || tag == "a",
            keeps_lines: around.keeps_lines || style::keeps_lines(element),
            is_code: around.is_code || noise::is_code(tag),
            is_cell: matches!(tag, "td" | "th"),
            is_title: tag == "title",
            is_in_article: around.is_in_article || is_body && !matches!(tag, "html" | "body"),
            removal: around.removal,
            kind: kind(element).or_else(|| around.kind.clone()),
            field,
        };
        let is_text = !frame.is_code && around.removal.is_none();
        self.page.has_structure |= is_text && tells_structure(tag);
        if is_text {
            let hidden = style::is_hidden(element, is_body).then_some(RemovedKind::Hidden);
            let noise = || noise::of_element(element, frame.is_in_article);
            let told = || field.map(|_| RemovedKind::Metadata);
            let why = hidden.or_else(|| if is_body { None } else { noise() }).or_else(told);
            if let Some(kind) = why {
                self.end_line();
                frame.is_block = true;
                frame.removal = Some(self.remove(kind));
            }
        }
        frame
    }

    fn remove(&mut self, kind: RemovedKind) -> usize {
        self.page.removals.push(Removal { kind, line: self.page.pieces.len() + 1 });
        self.page.removals.len() - 1
    }

    fn close(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        if self.frames.last().is_some_and(|frame| frame.is_block) {
            self.end_line();
        }
        self.frames.pop();
    }

    fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else { return self.words(text, &Frame::default()) };
        if frame.is_code {
            return;
        }
        let frame = frame.clone();
        if frame.is_title {
            self.title.extend(text.chars().take(1000));
            return;
        }
        if !frame.keeps_lines {
            return self.words(text, &frame);
        }
        for (idx, line) in text.split('\n').enumerate() {
            if idx > 0 {
                self.end_line();
            }
            self.words(line, &frame);
        }
    }

    /// Text with its white space as a page shows it: one space, and none at a source's line
    /// break between two characters that are written without spaces.
    fn words(&mut self, text: &str, frame: &Frame) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                let is_break = self.gap.unwrap_or(false) || c == '\n';
                self.gap = (!self.line.is_empty()).then_some(is_break);
                continue;
            }
            if let Some(is_break) = self.gap.take() {
                let is_joined = is_break && is_wide(c) && self.line.ends_with(is_wide);
                if !is_joined && !self.line.ends_with('\t') {
                    self.line.push(' ');
                }
            }
            self.line.push(c);
            self.n_chars += 1;
            self.n_bold += usize::from(frame.is_bold);
            self.n_linked += usize::from(frame.is_link);
        }
    }

    /// Between two cells of a row.
    fn cell(&mut self) {
        self.gap = None;
        if !self.line.is_empty() {
            self.line.push('\t');
        }
    }

    fn picture(&mut self, element: &HtmlElement, removal: Option<usize>) {
        let size = |name: &str| element.value(name).trim_end_matches("px").parse::<u32>().ok();
        let is_dot = |name: &str| size(name).is_some_and(|pixels| pixels <= 2);
        let is_tracking = is_dot("width") && is_dot("height");
        let removal = match removal {
            None if is_tracking => Some(self.remove(RemovedKind::Tracking)),
            other => other,
        };
        self.figures.push((element.value("alt").trim().to_owned(), removal));
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let (n_bold, n_linked, n_chars) = (self.n_bold, self.n_linked, self.n_chars);
        (self.n_bold, self.n_linked, self.n_chars, self.gap) = (0, 0, 0, None);
        let text = text.trim_end_matches('\t');
        if !text.trim().is_empty() {
            let is_linked = n_linked * 10 >= n_chars * 8;
            self.piece(text, n_bold == n_chars, is_linked);
        }
        for (alt, removal) in std::mem::take(&mut self.figures) {
            let kind = BlockKind::Figure { alt };
            self.page.pieces.push(Piece { kind, text: String::new(), removal });
        }
    }

    fn piece(&mut self, text: &str, is_bold: bool, is_linked: bool) {
        let frame = self.top();
        if let Some(field) = frame.field {
            self.learn(field, text.trim());
        }
        let kind = frame.kind.unwrap_or(BlockKind::Paragraph);
        let kind = match kind {
            BlockKind::Paragraph => line::title_level(text.trim(), is_bold)
                .map_or(BlockKind::Paragraph, BlockKind::Heading),
            kind => kind,
        };
        let removal = frame.removal.or_else(|| self.noise(text, is_linked));
        self.page.pieces.push(Piece { kind, text: text.to_owned(), removal });
    }

    /// Why a line goes, if it does: by what it says, or as one of the links below a title that
    /// announces what else there is to read.
    fn noise(&mut self, text: &str, is_linked: bool) -> Option<usize> {
        if noise::announces_more(text) {
            self.related = Some(self.remove(RemovedKind::Related));
            return self.related;
        }
        if !is_linked {
            self.related = None;
        }
        self.related.or_else(|| noise::of_line(text).map(|kind| self.remove(kind)))
    }

    fn learn(&mut self, field: Field, text: &str) {
        let metadata = &mut self.page.metadata;
        match field {
            Field::Publisher => put(&mut metadata.publisher, text),
            Field::Date => put(&mut metadata.date, &metadata::date(text)),
            Field::Author => put(&mut metadata.author, text),
        }
    }

    /// What a `meta` or `link` element tells of the page.
    fn tell(&mut self, element: &HtmlElement) {
        let names = ["property", "name", "itemprop", "rel"];
        let name = names.iter().find_map(|name| element.get(name)).unwrap_or_default();
        let content = element.get("content").or(element.get("href")).unwrap_or_default().trim();
        let metadata = &mut self.page.metadata;
        match name.to_ascii_lowercase().as_str() {
            "og:title" => put(&mut metadata.title, content),
            "og:site_name" => put(&mut metadata.publisher, content),
            "author" | "og:article:author" | "article:author" if !content.contains("://") => {
                put(&mut metadata.author, content);
            }
            "article:published_time" | "datepublished" | "pubdate" | "publishdate" => {
                put(&mut metadata.date, &metadata::date(content));
            }
            "canonical" | "og:url" if metadata::is_address(content) => {
                put(&mut metadata.url, content);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Page {
        let metadata = &mut self.page.metadata;
        let first = self
            .page
            .pieces
            .iter()
            .find(|piece| piece.kind == BlockKind::Heading(1) && piece.removal.is_none());
        if let Some(first) = first {
            put(&mut metadata.title, &first.text);
        }
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        put(&mut metadata.title, &title);
        self.page
    }
}

/// What was told first counts.
fn put(place: &mut String, value: &str) {
    if place.is_empty() {
        value.clone_into(place);
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' && !matches!(c, '\u{ac00}'..='\u{d7a3}')
}

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

fn is_block(tag: &str) -> bool {
    heading(tag).is_some()
        || matches!(
            tag,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "dd"
                | "details"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "head"
                | "header"
                | "html"
                | "li"
                | "main"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tr"
                | "title"
                | "ul"
        )
}

fn tells_structure(tag: &str) -> bool {
    heading(tag).is_some()
        || matches!(
            tag,
            "article" | "blockquote" | "figure" | "img" | "li" | "p" | "section" | "table"
        )
}

/// The kind that an element gives to the lines in it.
fn kind(element: &HtmlElement) -> Option<BlockKind> {
    let class = element.value("class");
    match element.tag.as_str() {
        "li" => Some(BlockKind::ListItem),
        "blockquote" => Some(BlockKind::Quote),
        "p" if class.contains("MsoTitle") => Some(BlockKind::Heading(1)),
        "p" if class.contains("MsoListParagraph") => Some(BlockKind::ListItem),
        tag => heading(tag).map(BlockKind::Heading),
    }
}
