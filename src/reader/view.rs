//! The pane's own DOM: keeps what is shown in step with the model, group by group.

mod comfort;
mod ends;

use super::caret::{Caret, rect_of};
use super::handles::Handles;
use super::invisible::InvisibleMarks;
use super::layers::{emphasised_anew, found_layers, layers, suggested_layers};
use super::layout::Layout;
use super::line_move::{LineMove, move_by_line};
use super::near::{Stretch, mark_groups};
use super::painter::{Canvas, Painter, choose};
use super::{hit, margin, selection, words};
use engine::{Direction, DocumentSpans, Offered, Selection};
use model::{AnnotationId, Article, Codebook, DocumentData};
use std::ops::Range;
use std::rc::Rc;
use text::{TextRange, TextSize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, HtmlElement};

/// What the pane shows.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// The open document.
    pub(crate) document: Rc<DocumentData>,
    /// Its annotations in text order.
    pub(crate) spans: Rc<DocumentSpans>,
    /// Tells how labels are painted.
    pub(crate) codebook: Rc<Codebook>,
    /// The selected annotation.
    pub(crate) selected: Option<AnnotationId>,
    /// Annotations to lift out for as long as something points at them.
    pub(crate) lifted: Vec<AnnotationId>,
    /// The hits of a search, in text order.
    pub(crate) found: Rc<Vec<TextRange>>,
    /// The hit that stands out.
    pub(crate) found_now: Option<TextRange>,
    /// What is suggested.
    pub(crate) suggested: Offered,
    /// The place of the suggestion that stands out among all that were found.
    pub(crate) suggested_now: Option<u32>,
}

/// Where the pane should scroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    /// A span must be comfortably in view.
    Reveal(TextRange),
    /// The caret must stay in view.
    Follow(TextSize),
    /// A byte must be at the top.
    Top(TextSize),
}

impl Scene {
    fn article(&self) -> &Article {
        &self.document.article
    }

    fn canvas<'c>(&'c self, page: &'c Document, layout: &'c Layout) -> Canvas<'c> {
        Canvas { page, layout, article: self.article() }
    }

    /// The hits that touch a stretch of the text.
    pub(super) fn hits_in(&self, shown: TextRange) -> &[TextRange] {
        let first = self.found.partition_point(|hit| hit.end() <= shown.start());
        let behind = self.found.partition_point(|hit| hit.start() < shown.end());
        &self.found[first..behind.max(first)]
    }

    /// Whether a stretch looks the same as to its hits.
    fn has_same_hits(&self, old: &Self, shown: TextRange) -> bool {
        let now = |scene: &Self| scene.found_now.filter(|hit| hit.intersect(shown).is_some());
        (Rc::ptr_eq(&old.found, &self.found) || old.hits_in(shown) == self.hits_in(shown))
            && now(old) == now(self)
    }

    /// Whether a stretch looks the same as to what is suggested.
    fn has_same_suggestions(&self, old: &Self, shown: TextRange) -> bool {
        old.suggested == self.suggested && old.suggested_now == self.suggested_now
            || suggested_layers(old, shown).eq(suggested_layers(self, shown))
    }

    /// The ranges of an annotation.
    fn ranges(&self, id: &AnnotationId) -> impl Iterator<Item = TextRange> {
        self.document.annotations.get(id).into_iter().flat_map(|annotation| annotation.ranges())
    }
}

/// How often the layout may move while it is looked at.
const LOOKS: usize = 3;

/// The pane's content, built and changed by hand.
#[derive(Debug)]
pub(crate) struct View {
    page: Document,
    pane: HtmlElement,
    content: HtmlElement,
    layout: Layout,
    painter: Box<dyn Painter>,
    caret: Caret,
    handles: Handles,
    scene: Scene,
    /// The groups near the viewport.
    near_groups: Range<usize>,
    /// The pieces near the viewport: those that are painted.
    near: Range<usize>,
    shows_invisibles: bool,
    invisibles: InvisibleMarks,
    /// The pieces of the paragraph that is lit.
    lit: Range<usize>,
}

impl View {
    /// Builds the article into `pane`, which must be empty of anything but a former article.
    pub(crate) fn open(
        pane: &HtmlElement,
        scene: Scene,
        force_marks: bool,
    ) -> Result<Self, JsValue> {
        let page = pane.owner_document().ok_or("the pane is in no document")?;
        pane.set_text_content(None);
        let content: HtmlElement = page.create_element("div")?.unchecked_into();
        content.set_class_name("article");
        let column: HtmlElement = page.create_element("div")?.unchecked_into();
        let layout = Layout::build(&page, &column, scene.article())?;
        content.append_child(&column)?;
        let caret = Caret::new(&page, &content)?;
        let handles = Handles::new(&page, &content)?;
        pane.append_child(&content)?;
        let painter = choose(force_marks);
        let mut view = Self {
            page,
            pane: pane.clone(),
            content,
            layout,
            painter,
            caret,
            handles,
            scene,
            near_groups: 0..0,
            near: 0..0,
            shows_invisibles: false,
            invisibles: InvisibleMarks::default(),
            lit: 0..0,
        };
        view.look();
        Ok(view)
    }

    /// The element whose size is that of the whole article.
    pub(crate) const fn content(&self) -> &HtmlElement {
        &self.content
    }

    /// Whether this view shows the very text of that document.
    pub(crate) fn shows(&self, document: &DocumentData) -> bool {
        Rc::ptr_eq(&self.scene.document.article, &document.article)
            && self.scene.document.info.id == document.info.id
    }

    /// Takes over changed annotations, codebook or emphasis, and repaints what that touches near
    /// the viewport. Tells whether the page's selection may have lost its place by that.
    pub(crate) fn update(&mut self, scene: Scene) -> bool {
        let old = std::mem::replace(&mut self.scene, scene);
        let anew = emphasised_anew(&old, &self.scene);
        let emphasised: Vec<_> =
            anew.iter().flat_map(|id| old.ranges(id).chain(self.scene.ranges(id))).collect();
        let is_recoloured = !Rc::ptr_eq(&old.codebook, &self.scene.codebook);
        let touched = |piece: &usize| {
            let Some(shown) = self.layout.pieces[*piece].range() else { return false };
            is_recoloured
                || !self.scene.has_same_hits(&old, shown)
                || !self.scene.has_same_suggestions(&old, shown)
                || !self.scene.spans.ranges.shares(&old.spans.ranges, shown)
                || emphasised.iter().any(|range| range.intersect(shown).is_some())
        };
        let pieces: Vec<_> = self.near.clone().filter(touched).collect();
        let may_lose_selection = self.painter.replaces_text() && !pieces.is_empty();
        pieces.into_iter().for_each(|piece| self.paint(piece));
        may_lose_selection
    }

    /// Finds out what the viewport shows now, and paints what came near it.
    pub(crate) fn look(&mut self) {
        let stretch = Stretch::around(&self.pane);
        let before = self.near_groups.clone();
        // what is laid out for the first time moves what is below: its height was a guess
        for _ in 0..LOOKS {
            let groups = stretch.groups(&self.layout);
            if groups == self.near_groups {
                break;
            }
            mark_groups(&self.layout, &self.near_groups, &groups);
            self.near_groups = groups;
        }
        let near = stretch.pieces(&self.layout, &self.near_groups);
        let old = std::mem::replace(&mut self.near, near.clone());
        old.clone().filter(|piece| !near.contains(piece)).for_each(|piece| self.erase(piece));
        near.filter(|piece| !old.contains(piece)).for_each(|piece| self.paint(piece));
        self.mark_near(&before);
    }

    fn paint(&mut self, idx: usize) {
        let piece = &self.layout.pieces[idx];
        let Some(shown) = piece.range() else { return };
        let mut layers = layers(&self.scene, shown);
        margin::mark(piece, &layers);
        layers.extend(suggested_layers(&self.scene, shown));
        layers.extend(found_layers(&self.scene, shown));
        self.painter.paint(&self.scene.canvas(&self.page, &self.layout), idx, layers);
    }

    fn erase(&mut self, idx: usize) {
        self.painter.paint(&self.scene.canvas(&self.page, &self.layout), idx, Vec::new());
    }

    /// Draws on `strip` where in the article the annotations are.
    pub(crate) fn draw_strip(&self, strip: &HtmlElement) {
        let Scene { document, codebook, spans, .. } = &self.scene;
        let gradient = margin::strip(document, codebook, spans);
        // a valid name: cannot fail
        let _ = strip.style().set_property("--density", &gradient);
    }

    /// The byte that lies `ratio` (0 to 1) of the way through the article.
    pub(crate) fn byte_at_ratio(&self, ratio: f64) -> TextSize {
        let text = self.scene.article().text();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place within the text"
        )]
        let near = (text.len() as f64 * ratio.clamp(0.0, 1.0)) as usize;
        let boundary = (0..=near.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        TextSize::from_index(boundary.unwrap_or(0))
    }

    /// The page's selection in bytes, if it is in the pane.
    pub(crate) fn read_selection(&self) -> Option<Selection> {
        selection::read(&self.layout, self.scene.article(), &self.pane)
    }

    /// Shows a selection: the page's own where `own` says so, and always the caret.
    pub(crate) fn show_selection(&self, shown: Option<Selection>, own: bool) {
        let article = self.scene.article();
        if let Some(shown) = shown.filter(|_| own) {
            selection::write(&self.layout, article, &self.pane, shown);
        }
        let at = shown.map(|selection| selection.focus);
        self.caret.place(&self.page, &self.content, &self.layout, article, at);
    }

    /// The page is scrolling: nothing should be drawn that need not.
    pub(crate) fn hold_caret(&self) {
        self.caret.hold();
    }

    /// Where the caret at a byte stands in the viewport.
    pub(crate) fn rect_at(&self, at: TextSize) -> Option<DomRect> {
        rect_of(&self.page, &self.layout.point(self.scene.article(), at)?)
    }

    /// Scrolls towards `aim` and tells whether anything had to move. The heights of groups that
    /// were never shown are guesses, so ask again after the next frame until nothing moves.
    pub(crate) fn scroll_towards(&self, aim: Aim) -> bool {
        let before = self.pane.scroll_top();
        match aim {
            Aim::Reveal(range) => self.reveal(range),
            Aim::Follow(at) => self.follow(at),
            Aim::Top(at) => self.scroll_to(at),
        }
        self.pane.scroll_top() != before
    }

    /// Brings a span comfortably into view, if it is not.
    fn reveal(&self, range: TextRange) {
        let (Some(rect), shown) =
            (self.rect_at(range.start()), self.pane.get_bounding_client_rect())
        else {
            return;
        };
        let margin = shown.height() * 0.15;
        let is_in_view =
            rect.top() >= shown.top() + margin && rect.bottom() <= shown.bottom() - margin;
        if !is_in_view {
            self.scroll_by(rect.top() - shown.top() - shown.height() * 0.35);
        }
    }

    /// Keeps the caret in view while it moves by key.
    fn follow(&self, at: TextSize) {
        let (Some(rect), shown) = (self.rect_at(at), self.pane.get_bounding_client_rect()) else {
            return;
        };
        let margin = rect.height() * 1.5;
        let (above, below) = (shown.top() + margin, shown.bottom() - margin);
        let is_far = rect.bottom() < shown.top() || rect.top() > shown.bottom();
        if is_far {
            self.scroll_by(rect.top() - shown.top() - shown.height() * 0.35);
        } else if rect.top() < above {
            self.scroll_by(rect.top() - above);
        } else if rect.bottom() > below {
            self.scroll_by(rect.bottom() - below);
        }
    }

    /// Brings a byte to the top of the pane.
    fn scroll_to(&self, at: TextSize) {
        if at == TextSize::default() {
            self.pane.set_scroll_top(0);
        } else if let Some(rect) = self.rect_at(at) {
            self.scroll_by(rect.top() - self.pane.get_bounding_client_rect().top());
        }
    }

    fn scroll_by(&self, distance: f64) {
        let top = f64::from(self.pane.scroll_top()) + distance;
        #[allow(clippy::cast_possible_truncation, reason = "pixels of a page fit i32")]
        self.pane.set_scroll_top(top.max(0.0).round() as i32);
    }

    /// The first byte of the first piece that is in view.
    pub(crate) fn top(&self) -> Option<TextSize> {
        if self.pane.scroll_top() == 0 {
            return Some(TextSize::default());
        }
        let edge = self.pane.get_bounding_client_rect().top();
        let above = |group: &super::layout::Group| {
            group.element.get_bounding_client_rect().bottom() <= edge
        };
        let group = self.layout.groups.get(self.layout.groups.partition_point(above))?;
        let pieces = &self.layout.pieces[group.first..group.end];
        let is_above = |piece: &&super::layout::Piece| {
            piece.element.get_bounding_client_rect().bottom() <= edge
        };
        let piece = pieces.iter().find(|piece| !is_above(piece)).or(pieces.last())?;
        Some(self.first_byte_below(piece, edge))
    }

    /// The first byte of a piece whose line is not above `edge`, found by halving.
    fn first_byte_below(&self, piece: &super::layout::Piece, edge: f64) -> TextSize {
        let text = self.scene.article().text();
        let (mut low, mut high) = (piece.start.raw(), piece.end.raw());
        while low < high {
            let mut middle = low + (high - low) / 2;
            while !text.is_char_boundary(middle as usize) {
                middle -= 1;
            }
            let is_above =
                self.rect_at(TextSize::new(middle)).is_some_and(|rect| rect.bottom() <= edge + 1.0);
            if is_above {
                low = text::next_grapheme(text, TextSize::new(middle)).map_or(high, TextSize::raw);
            } else {
                high = middle;
            }
        }
        TextSize::new(low)
    }

    /// The character under the pointer, given the caret position that the browser chose.
    pub(crate) fn character_at(&self, near: TextSize, point: (f64, f64)) -> TextSize {
        hit::character_at(&self.page, &self.layout, self.scene.article(), near, point)
    }

    /// The innermost annotation whose text is under the pointer.
    pub(crate) fn annotation_at(&self, point: (f64, f64)) -> Option<AnnotationId> {
        let on = hit::text_at(&self.page, &self.layout, self.scene.article(), point)?;
        self.scene.spans.stack_at(on).into_iter().next()
    }

    /// One word on from a byte.
    pub(crate) fn word_step(&self, at: TextSize, direction: Direction) -> Option<TextSize> {
        words::step(&self.layout, self.scene.article(), at, direction)
    }

    /// The word at a byte.
    pub(crate) fn word_at(&self, at: TextSize) -> Option<TextRange> {
        words::word_at(&self.layout, self.scene.article(), at)
    }

    /// A move that needs the layout.
    pub(crate) fn line_step(
        &self,
        from: Selection,
        by: LineMove,
        extend: bool,
    ) -> Option<Selection> {
        move_by_line(&self.layout, self.scene.article(), &self.pane, from, by, extend)
    }

    /// The text shown.
    pub(crate) fn article(&self) -> &Article {
        self.scene.article()
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.painter.clear();
    }
}
