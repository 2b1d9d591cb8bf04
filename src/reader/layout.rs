//! How the article is cut into elements, and where each byte is in them.
//!
//! A block becomes one element, or several where it is very long, so that no element is
//! expensive to lay out. Sixteen elements make a group, which the browser skips while it is far
//! from the viewport (`content-visibility: auto`).

use model::Article;
use text::{Block, BlockKind, TextRange, TextSize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Node, Range};

/// A block longer than this many bytes is set in several elements.
const LONGEST_PIECE: usize = 12_000;

/// Elements in a group.
const PIECES_PER_GROUP: usize = 16;

/// Bytes in a group, as soon as it has them.
const BYTES_PER_GROUP: usize = 24_000;

/// A block, or a part of a long one, with its element.
#[derive(Debug)]
pub(super) struct Piece {
    /// The first byte inside.
    pub(super) start: TextSize,
    /// The first byte behind.
    pub(super) end: TextSize,
    /// The UTF-16 offset of `start` in the article.
    pub(super) utf16: u32,
    /// The element whose only text is this piece.
    pub(super) element: Element,
}

impl Piece {
    /// The bytes inside; `None` for a piece without text, such as a picture.
    pub(super) fn range(&self) -> Option<TextRange> {
        TextRange::new(self.start, self.end)
    }
}

/// A run of pieces in one skippable element.
#[derive(Debug)]
pub(super) struct Group {
    /// The first piece.
    pub(super) first: usize,
    /// Behind the last piece.
    pub(super) end: usize,
    /// The group's element.
    pub(super) element: HtmlElement,
}

/// The laid-out article.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) pieces: Vec<Piece>,
    pub(super) groups: Vec<Group>,
}

/// A place in the DOM: a text node and a UTF-16 offset in it.
#[derive(Debug, Clone)]
pub(super) struct DomPoint {
    pub(super) node: Node,
    pub(super) offset: u32,
}

impl Layout {
    /// Builds all elements into `column`, which is emptied first.
    pub(super) fn build(
        page: &Document,
        column: &HtmlElement,
        article: &Article,
    ) -> Result<Self, JsValue> {
        column.set_text_content(None);
        let mut layout = Self { pieces: Vec::new(), groups: Vec::new() };
        let mut open: Option<(HtmlElement, usize, usize)> = None;
        let mut headings = Headings::default();
        for block in article.blocks() {
            for part in cut(block, article.text()) {
                let Part { start, end, .. } = part;
                let (group, first, bytes) = match open.take() {
                    Some(group) => group,
                    None => (new_group(page)?, layout.pieces.len(), 0),
                };
                let element = piece_element(page, block, &part, &mut headings)?;
                let slice = article.text().get(start.index()..end.index()).unwrap_or_default();
                element.append_child(&page.create_text_node(slice))?;
                element.set_attribute("data-piece", &layout.pieces.len().to_string())?;
                group.append_child(&element)?;
                let utf16 = article.offsets().to_utf16(article.text(), start);
                let utf16 = utf16.map_or(0, text::Utf16Offset::raw);
                layout.pieces.push(Piece { start, end, utf16, element });
                let bytes = bytes + end.index() - start.index();
                let n_pieces = layout.pieces.len() - first;
                if n_pieces >= PIECES_PER_GROUP || bytes >= BYTES_PER_GROUP {
                    layout.close(column, group, first, bytes)?;
                } else {
                    open = Some((group, first, bytes));
                }
            }
        }
        if let Some((group, first, bytes)) = open {
            layout.close(column, group, first, bytes)?;
        }
        Ok(layout)
    }

    fn close(
        &mut self,
        column: &HtmlElement,
        element: HtmlElement,
        first: usize,
        bytes: usize,
    ) -> Result<(), JsValue> {
        let end = self.pieces.len();
        // a guess for the scrollbar, replaced by the real height once shown: about 110 bytes
        // fill a line of 34 px, and a block stands a line apart
        let height = bytes / 110 * 34 + (end - first) * 40;
        element.style().set_property("contain-intrinsic-size", &format!("auto {height}px"))?;
        column.append_child(&element)?;
        self.groups.push(Group { first, end, element });
        Ok(())
    }

    /// The piece that shows the byte `at`; between two pieces the one before.
    pub(super) fn piece_at(&self, at: TextSize) -> Option<usize> {
        if self.pieces.is_empty() {
            return None;
        }
        Some(self.pieces.partition_point(|piece| piece.start <= at).saturating_sub(1))
    }

    /// The DOM point of a byte. A byte between two blocks is shown at the end of the block
    /// before it.
    pub(super) fn point(&self, article: &Article, at: TextSize) -> Option<DomPoint> {
        let piece = &self.pieces[self.piece_at(at)?];
        let at = at.clamp(piece.start, piece.end);
        let utf16 = article.offsets().to_utf16(article.text(), at)?.raw();
        text_point(&piece.element, utf16 - piece.utf16)
    }

    /// The DOM range that shows `range` in a piece, if it touches that.
    pub(super) fn range(
        &self,
        page: &Document,
        article: &Article,
        range: TextRange,
        piece: usize,
    ) -> Option<Range> {
        let piece = self.pieces.get(piece)?;
        let shown = piece.range()?.intersect(range)?;
        let to_utf16 = |at| article.offsets().to_utf16(article.text(), at);
        let start = text_point(&piece.element, to_utf16(shown.start())?.raw() - piece.utf16)?;
        let end = text_point(&piece.element, to_utf16(shown.end())?.raw() - piece.utf16)?;
        let dom = page.create_range().ok()?;
        dom.set_start(&start.node, start.offset).ok()?;
        dom.set_end(&end.node, end.offset).ok()?;
        Some(dom)
    }

    /// The byte that a DOM point shows; points outside all text go to the nearest byte.
    pub(super) fn byte_at(&self, article: &Article, node: &Node, offset: u32) -> Option<TextSize> {
        let idx = self.piece_before(node, offset)?;
        let piece = &self.pieces[idx];
        let range = piece.element.owner_document()?.create_range().ok()?;
        range.set_start(&piece.element, 0).ok()?;
        let end = TextRange::new(piece.start, piece.end).map_or(piece.start, TextRange::end);
        if !piece.element.contains(Some(node)) {
            return Some(end);
        }
        let in_piece = match node.dyn_ref::<web_sys::Text>() {
            Some(_)
                if node.previous_sibling().is_none()
                    && piece.element.is_same_node(node.parent_node().as_ref()) =>
            {
                offset
            }
            _ => {
                range.set_end(node, offset).ok()?;
                u32::try_from(range.to_string().length_utf16()).ok()?
            }
        };
        let utf16 = text::Utf16Offset::new(piece.utf16 + in_piece);
        Some(article.offsets().from_utf16(article.text(), utf16)?.min(end))
    }

    /// The last piece that begins at or before a DOM point.
    fn piece_before(&self, node: &Node, offset: u32) -> Option<usize> {
        if let Some(idx) = own_piece(node) {
            return Some(idx);
        }
        let point = node.owner_document()?.create_range().ok()?;
        point.set_start(node, offset).ok()?;
        point.collapse_with_to_start(true);
        let is_before = |piece: &Piece| {
            // compare_point tells where the piece's start is, seen from the point
            point.compare_point(&piece.element, 0).is_ok_and(|order| order <= 0)
        };
        (!self.pieces.is_empty()).then(|| self.pieces.partition_point(is_before).saturating_sub(1))
    }
}

/// The piece whose element holds `node`.
fn own_piece(node: &Node) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("[data-piece]").ok()??.get_attribute("data-piece")?.parse().ok()
}

/// The text node in `element` that holds its UTF-16 unit `offset`.
pub(super) fn text_point(element: &Element, offset: u32) -> Option<DomPoint> {
    let first = element.first_child()?;
    if let Some(text) = first.dyn_ref::<web_sys::Text>()
        && offset <= text.length()
    {
        return Some(DomPoint { node: first, offset });
    }
    let mut left = offset;
    let mut last = None;
    let walker = element.owner_document()?.create_tree_walker_with_what_to_show(element, 4).ok()?;
    while let Some(node) = walker.next_node().ok()? {
        let length = node.dyn_ref::<web_sys::Text>()?.length();
        if left <= length {
            return Some(DomPoint { node, offset: left });
        }
        left -= length;
        last = Some(DomPoint { node, offset: length });
    }
    last
}

fn new_group(page: &Document) -> Result<HtmlElement, JsValue> {
    let element: HtmlElement = page.create_element("div")?.unchecked_into();
    element.set_class_name("group");
    Ok(element)
}

/// The element of a block, or of the continuation of a long one.
fn piece_element(
    page: &Document,
    block: &Block,
    part: &Part,
    headings: &mut Headings,
) -> Result<Element, JsValue> {
    let (tag, kind) = match &block.kind {
        BlockKind::Heading(level) if part.is_first => (headings.tag(*level), "heading"),
        BlockKind::Heading(_) => ("p", "heading"),
        BlockKind::Paragraph => ("p", "paragraph"),
        BlockKind::ListItem => ("p", "list-item"),
        BlockKind::Quote => ("p", "quote"),
        BlockKind::Figure { .. } => ("p", "figure"),
    };
    let element = page.create_element(tag)?;
    element.set_class_name(match (part.is_first, part.is_last) {
        (true, true) => "block",
        (true, false) => "block continues",
        (false, true) => "block continued",
        (false, false) => "block continued continues",
    });
    element.set_attribute("data-kind", kind)?;
    match &block.kind {
        BlockKind::Heading(level) => element.set_attribute("data-level", &level.to_string())?,
        // shown by the style sheet, so that it is no text of the article
        BlockKind::Figure { alt } => element.set_attribute("data-alt", alt)?,
        _ => {}
    }
    Ok(element)
}

/// The outline of the article for readers who listen: its levels as they come, closed up, since
/// articles jump from the first to the third.
#[derive(Debug, Default)]
struct Headings {
    /// The levels of the headings that the last one stands under, itself included.
    open: Vec<u8>,
}

impl Headings {
    /// The element for a heading of `level`. The page's own title is the only `h1`.
    fn tag(&mut self, level: u8) -> &'static str {
        self.open.retain(|above| *above < level);
        self.open.push(level);
        match self.open.len() {
            1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        }
    }
}

/// What one element shows of a block.
pub(super) struct Part {
    pub(super) start: TextSize,
    pub(super) end: TextSize,
    /// Whether the block begins with it.
    is_first: bool,
    /// Whether the block ends with it.
    is_last: bool,
}

/// A block's parts.
pub(super) fn cut(block: &Block, text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = block.start.index();
    let end = block.end.index();
    while end - start > LONGEST_PIECE {
        let mut at = start + LONGEST_PIECE;
        while !text::is_grapheme_boundary(text, TextSize::from_index(at)) && at > start + 1 {
            at -= 1;
        }
        let (from, to) = (TextSize::from_index(start), TextSize::from_index(at));
        parts.push(Part { start: from, end: to, is_first: parts.is_empty(), is_last: false });
        start = at;
    }
    let (start, is_first) = (TextSize::from_index(start), parts.is_empty());
    parts.push(Part { start, end: block.end, is_first, is_last: true });
    parts
}

/// The length of a JS string in UTF-16 units.
trait LengthUtf16 {
    fn length_utf16(&self) -> usize;
}

impl LengthUtf16 for js_sys::JsString {
    fn length_utf16(&self) -> usize {
        self.length() as usize
    }
}
