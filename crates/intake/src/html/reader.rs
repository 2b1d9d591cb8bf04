//! Events to a page: one walk, lines in order, each with why it is no part of the article.

use super::event::{HtmlElement, HtmlEvent};
use super::line_state::Line;
use super::page::{Page, Piece};
use super::survey::{Inside, Survey};
use super::{element, noise, style};
use crate::{RemovedKind, line, metadata};
use text::BlockKind;

/// Elements deeper than this count as if they were not there; their text stays.
const MAX_DEPTH: usize = 2000;

/// Reads a page. Every list of events gives one, also if elements are not closed or closed twice.
pub fn read(events: Vec<HtmlEvent>) -> Page {
    let mut reader = Reader { survey: Survey::of(&events), ..Reader::default() };
    for event in events {
        match event {
            HtmlEvent::Open(element) => reader.open(&element),
            HtmlEvent::Text(text) => reader.text(&text),
            HtmlEvent::Close => reader.close(),
        }
    }
    reader.end_aside();
    reader.end_line();
    reader.finish()
}

/// What an element means for the text in it.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "what an element is, each free of the others")]
struct Frame {
    is_block: bool,
    /// Whether it leaves the article from within a line.
    is_aside: bool,
    is_bold: bool,
    is_link: bool,
    keeps_lines: bool,
    is_code: bool,
    is_cell: bool,
    /// Whether it is in a row whose cells stand in one line.
    is_in_row: bool,
    /// Whether its letters have no size, so that nobody sees them.
    is_sizeless: bool,
    /// Whether it is the mark or number of a list item.
    is_mark: bool,
    is_title: bool,
    is_control: bool,
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
    /// That the account wrote it itself.
    Original,
}

impl Field {
    fn of(element: &HtmlElement) -> Option<Self> {
        let has_class = |name| element.value("class").split_ascii_whitespace().any(|c| c == name);
        match element.value("id") {
            "js_name" => Some(Self::Publisher),
            "publish_time" => Some(Self::Date),
            "js_author_name" => Some(Self::Author),
            "copyright_logo" => Some(Self::Original),
            "" if has_class("rich_media_meta_text") => Some(Self::Author),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Reader {
    page: Page,
    survey: Survey,
    n_elements: usize,
    frames: Vec<Frame>,
    n_too_deep: usize,
    line: Line,
    /// The line that goes on behind what leaves the article from within it.
    around: Option<Line>,
    /// What left from within the line, which stands behind it.
    asides: Vec<Piece>,
    title: String,
    related: Option<usize>,
    marks: Option<usize>,
}

impl Reader {
    fn top(&self) -> Frame {
        self.frames.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, element: &HtmlElement) {
        let inside = self.survey.inside(self.n_elements);
        self.n_elements += 1;
        if self.frames.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        let around = self.top();
        let tag = element.tag.as_str();
        let mut frame = self.frame(&around, element, &inside);
        if let Some(kind) = self.why_out(&around, &frame, element, &inside) {
            frame.is_aside = !frame.is_block;
            if frame.is_block {
                self.end_line();
            } else {
                self.around = Some(std::mem::take(&mut self.line));
            }
            frame.removal = Some(self.remove_as(kind, element::shape(element)));
            if element::is_player(tag) {
                self.line.figures.push((String::new(), frame.removal));
            }
        } else if frame.is_block {
            self.end_line();
        } else if frame.is_cell {
            self.line.cell();
        } else if frame.is_in_row && element::is_block(tag) {
            self.line.space();
        }
        match tag {
            "br" | "hr" if frame.is_in_row => self.line.space(),
            "br" | "hr" => self.end_line(),
            "img" => self.picture(element, frame.removal),
            "meta" | "link" | "html" if frame.removal.is_none() => self.tell(element),
            _ => {}
        }
        self.page.n_code += usize::from(frame.is_code && !around.is_code);
        self.frames.push(frame);
    }

    fn frame(&mut self, around: &Frame, element: &HtmlElement, inside: &Inside) -> Frame {
        let tag = element.tag.as_str();
        let field = Field::of(element);
        let is_in_row = around.is_in_row || tag == "tr" && inside.is_data_row();
        let kind = element::kind(element).filter(|_| !is_in_row);
        let is_block = element::is_block(tag) && !around.is_in_row || field.is_some();
        let is_article = is_body(element) && !matches!(tag, "html" | "body");
        let is_code = around.is_code || noise::is_code(tag);
        let tells = !is_code && around.removal.is_none() && element::tells_structure(tag);
        self.page.has_structure |= tells;
        Frame {
            is_block,
            is_aside: false,
            is_bold: style::weight(element).unwrap_or(around.is_bold),
            is_link: around.is_link || tag == "a",
            keeps_lines: (around.keeps_lines || style::keeps_lines(element)) && !is_in_row,
            is_code,
            is_cell: matches!(tag, "td" | "th"),
            is_in_row,
            is_sizeless: style::is_sizeless(element).unwrap_or(around.is_sizeless),
            is_mark: around.is_mark || style::is_list_mark(element),
            is_title: tag == "title",
            is_control: matches!(tag, "button" | "label" | "option"),
            is_in_article: around.is_in_article || is_article,
            removal: around.removal,
            kind: kind.or_else(|| around.kind.clone()),
            field,
        }
    }

    /// Why an element leaves the article, if it does and nothing around it does.
    fn why_out(
        &self,
        around: &Frame,
        frame: &Frame,
        element: &HtmlElement,
        inside: &Inside,
    ) -> Option<RemovedKind> {
        if frame.is_code || around.removal.is_some() || is_body(element) {
            return None;
        }
        if style::is_hidden(element) {
            return Some(RemovedKind::Hidden);
        }
        let place = noise::Place {
            is_in_article: frame.is_in_article,
            is_beside_article: self.survey.has_article && !frame.is_in_article,
            may_be_furniture: self.survey.may_be_furniture(inside),
            is_arrow: inside.is_arrow(),
        };
        let told = frame.field.map(|_| RemovedKind::Metadata);
        noise::of_element(element, place).or(told)
    }

    fn remove(&mut self, kind: RemovedKind) -> usize {
        self.page.remove(kind, String::new())
    }

    fn remove_as(&mut self, kind: RemovedKind, shape: String) -> usize {
        self.page.remove(kind, shape)
    }

    fn close(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        let Frame { is_block, is_aside, is_in_row, is_control, .. } = *frame;
        if is_block {
            self.end_line();
        } else if is_aside {
            self.end_aside();
        } else if is_in_row || is_control {
            self.line.space();
        }
        self.frames.pop();
    }

    fn text(&mut self, text: &str) {
        let frame = self.top();
        if frame.is_code {
            return;
        }
        if frame.is_title && frame.removal.is_none() {
            self.title.extend(text.chars().take(1000));
            return;
        }
        if frame.removal.is_none() && self.is_out(text, &frame) {
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

    fn words(&mut self, text: &str, frame: &Frame) {
        self.line.words(text, frame.is_bold, frame.is_link, frame.is_mark);
    }

    /// Whether words leave the article by how they are set: without size, or as a bullet.
    fn is_out(&mut self, text: &str, frame: &Frame) -> bool {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let removal = if frame.is_sizeless && !words.is_empty() {
            self.remove(RemovedKind::Hidden)
        } else if frame.is_mark && noise::is_bullet(&words) {
            // all bullets of a page go and come back together
            let idx = self.marks.unwrap_or_else(|| self.remove(RemovedKind::EmptyMark));
            self.marks = Some(idx);
            idx
        } else {
            return false;
        };
        let kind = BlockKind::Paragraph;
        self.asides.push(Piece { kind, text: words, removal: Some(removal) });
        true
    }

    fn picture(&mut self, element: &HtmlElement, removal: Option<usize>) {
        let kind = noise::of_picture(element).filter(|_| removal.is_none());
        let removal = kind.map(|kind| self.remove(kind)).or(removal);
        self.line.figures.push((element.value("alt").trim().to_owned(), removal));
    }

    /// What left from within a line ends; the line goes on.
    fn end_aside(&mut self) {
        if self.around.is_some() {
            self.end_line();
            self.line = self.around.take().unwrap_or_default();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim_end_matches('\t');
        if !text.trim().is_empty() {
            self.piece(text, line.is_bold(), line.is_linked());
        }
        for (alt, removal) in line.figures {
            self.put(Piece { kind: BlockKind::Figure { alt }, text: String::new(), removal });
        }
        if self.around.is_none() {
            self.page.pieces.append(&mut self.asides);
        }
    }

    fn put(&mut self, piece: Piece) {
        if self.around.is_some() { &mut self.asides } else { &mut self.page.pieces }.push(piece);
    }

    fn piece(&mut self, text: &str, is_bold: bool, is_linked: bool) {
        let frame = self.top();
        if let Some(field) = frame.field {
            self.learn(field, text.trim());
        }
        let kind = frame.kind.unwrap_or(BlockKind::Paragraph);
        let kind = match kind {
            BlockKind::Paragraph if !frame.is_in_row => line::title_level(text.trim(), is_bold)
                .map_or(BlockKind::Paragraph, BlockKind::Heading),
            kind => kind,
        };
        let removal = frame.removal.or_else(|| self.noise(text, is_linked));
        self.put(Piece { kind, text: text.to_owned(), removal });
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
            Field::Original => {}
        }
    }

    /// What a `meta` or `link` element tells of the page.
    fn tell(&mut self, element: &HtmlElement) {
        let names = ["property", "name", "itemprop", "rel"];
        let name = names.iter().find_map(|name| element.get(name)).unwrap_or_default();
        let content = element.get("content").or(element.get("href")).unwrap_or_default().trim();
        let metadata = &mut self.page.metadata;
        put(&mut metadata.language, element.value("lang"));
        match name.to_ascii_lowercase().as_str() {
            "og:title" => put(&mut metadata.title, content),
            // the account is the publisher, not the place where all accounts are
            "og:site_name" if content != "微信公众平台" => {
                put(&mut metadata.publisher, content);
            }
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
        self.page.read_bylines();
        self.page.sort_removals();
        let metadata = &mut self.page.metadata;
        let mut kept = self.page.pieces.iter().filter(|piece| piece.removal.is_none());
        let is_title = |piece: &&Piece| matches!(piece.kind, BlockKind::Heading(_));
        let first = kept.clone().next().filter(is_title);
        let title = kept.find(|piece| piece.kind == BlockKind::Heading(1)).or(first);
        if let Some(title) = title {
            put(&mut metadata.title, title.text.trim());
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

/// Whether an element is there to hold the article: pages show that late, by a script.
fn is_body(element: &HtmlElement) -> bool {
    matches!(element.get("id"), Some("js_content" | "img-content"))
        || matches!(element.tag.as_str(), "html" | "body" | "main" | "article")
}
