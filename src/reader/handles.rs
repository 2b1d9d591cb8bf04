//! Handles at the ends of the selected annotation's parts, to drag them by.
//!
//! They lie over the column, outside the text, so that nothing reflows. Only those in groups near
//! the viewport are there, and never more than a few.

use super::caret::{pixels, rect_of};
use super::layout::Layout;
use engine::{Edge, PartEnd};
use gloo_events::{EventListener, EventListenerOptions};
use model::Article;
use text::{TextRange, next_grapheme, previous_grapheme};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement};

/// So many parts have handles at a time.
pub(super) const MOST_PARTS: usize = 16;

/// How long the text of a part may be that is read out, in characters.
const SAID: usize = 80;

/// What the handles are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HandleNames {
    /// The one at the start.
    pub(crate) start: String,
    /// The one at the end.
    pub(crate) end: String,
}

/// One handle as it is shown.
#[derive(Debug)]
struct Handle {
    element: HtmlElement,
    end: PartEnd,
    /// What its attributes and place were made of.
    shown: Option<(String, [String; 3])>,
}

/// The handles of one annotation.
#[derive(Debug)]
pub(super) struct Handles {
    layer: HtmlElement,
    all: Vec<Handle>,
    _touch: EventListener,
}

/// An end in the viewport: where its edge is, and the line's top and height, in pixels.
#[derive(Debug, Clone, Copy)]
struct EdgePlace {
    x: f64,
    top: f64,
    height: f64,
}

impl Handles {
    /// Adds their layer to the pane's content.
    pub(super) fn new(page: &Document, content: &HtmlElement) -> Result<Self, JsValue> {
        let layer: HtmlElement = page.create_element("div")?.unchecked_into();
        layer.set_class_name("handles");
        content.append_child(&layer)?;
        // a finger on a handle drags it and does not scroll
        let active = EventListenerOptions::enable_prevent_default();
        let touch =
            EventListener::new_with_options(&layer, "touchstart", active, Event::prevent_default);
        Ok(Self { layer, all: Vec::new(), _touch: touch })
    }

    /// Shows a handle at each end of `parts`.
    pub(super) fn place(
        &mut self,
        page: &Document,
        layout: &Layout,
        article: &Article,
        parts: &[TextRange],
        names: &HandleNames,
    ) {
        let edges = |part: &TextRange| [Edge::Start, Edge::End].map(|edge| (*part, edge));
        let ends: Vec<_> = parts.iter().flat_map(edges).collect();
        for behind in self.all.drain(ends.len().min(self.all.len())..) {
            behind.element.remove();
        }
        let origin = self.layer.get_bounding_client_rect();
        for (idx, (part, edge)) in ends.into_iter().enumerate() {
            let end = PartEnd { part, edge };
            let Some(handle) = self.handle(page, idx, end) else { return };
            handle.end = end;
            let Some(at) = edge_place(page, layout, article, end) else {
                handle.element.set_hidden(true);
                continue;
            };
            let name = name_of(names, edge, idx / 2 + 1, parts.len());
            let place = [at.x - origin.left(), at.top - origin.top(), at.height].map(pixels);
            handle.show(article, name, place);
        }
    }

    fn handle(&mut self, page: &Document, idx: usize, end: PartEnd) -> Option<&mut Handle> {
        if idx == self.all.len() {
            let element = new_element(page, idx, end.edge).ok()?;
            self.layer.append_child(&element).ok()?;
            self.all.push(Handle { element, end, shown: None });
        }
        self.all.get_mut(idx)
    }

    /// The end whose handle `element` is.
    pub(super) fn end_of(&self, element: &Element) -> Option<PartEnd> {
        let idx: usize = element.get_attribute("data-handle")?.parse().ok()?;
        Some(self.all.get(idx)?.end)
    }

    /// Where the middle of an end's line is in the viewport.
    pub(super) fn middle_of(
        page: &Document,
        layout: &Layout,
        article: &Article,
        end: PartEnd,
    ) -> Option<(f64, f64)> {
        let place = edge_place(page, layout, article, end)?;
        Some((place.x, place.top + place.height / 2.0))
    }

    /// Lets the pointer through to the text while an end is dragged.
    pub(super) fn let_through(&self, lets: bool) {
        self.layer.set_class_name(if lets { "handles dragged" } else { "handles" });
    }

    /// Whether the keyboard is on one of them.
    pub(super) fn have_focus(&self, page: &Document) -> bool {
        page.active_element().is_some_and(|element| self.layer.contains(Some(&element)))
    }
}

impl Handle {
    /// Changes only what differs.
    fn show(&mut self, article: &Article, name: String, place: [String; 3]) {
        self.element.set_hidden(false);
        let said = said(article, self.end);
        let value = self.end.at().raw().to_string();
        let set = |name: &str, value: &str| {
            if self.element.get_attribute(name).as_deref() != Some(value) {
                // the names are valid attributes
                let _ = self.element.set_attribute(name, value);
            }
        };
        set("aria-label", &name);
        set("aria-valuenow", &value);
        set("aria-valuemax", &article.text().len().to_string());
        set("aria-valuetext", &said);
        if self.shown.as_ref().is_none_or(|(_, shown)| *shown != place) {
            let style = self.element.style();
            for (property, value) in ["left", "top", "height"].into_iter().zip(&place) {
                // the names are valid properties and the values plain lengths
                let _ = style.set_property(property, value);
            }
        }
        self.shown = Some((name, place));
    }
}

fn name_of(names: &HandleNames, edge: Edge, number: usize, total: usize) -> String {
    let name = match edge {
        Edge::Start => &names.start,
        Edge::End => &names.end,
    };
    if total > 1 { format!("{name} {number}/{total}") } else { name.clone() }
}

/// The text of a part, for those who listen: its beginning or its end.
fn said(article: &Article, end: PartEnd) -> String {
    let quote = end.part.slice(article.text()).unwrap_or_default();
    match end.edge {
        Edge::Start => quote.chars().take(SAID).collect(),
        Edge::End => {
            let from = quote.char_indices().rev().nth(SAID - 1).map_or(0, |(idx, _)| idx);
            quote.get(from..).unwrap_or_default().to_owned()
        }
    }
}

fn new_element(page: &Document, idx: usize, edge: Edge) -> Result<HtmlElement, JsValue> {
    let element: HtmlElement = page.create_element("div")?.unchecked_into();
    let class = match edge {
        Edge::Start => "handle at-start",
        Edge::End => "handle at-end",
    };
    element.set_class_name(class);
    element.set_attribute("data-handle", &idx.to_string())?;
    element.set_attribute("role", "slider")?;
    element.set_attribute("aria-valuemin", "0")?;
    element.set_tab_index(0);
    Ok(element)
}

/// Where an end is seen: at the outer side of its first or last character, which for one at the
/// end of a line is not where the caret behind it would stand.
fn edge_place(
    page: &Document,
    layout: &Layout,
    article: &Article,
    end: PartEnd,
) -> Option<EdgePlace> {
    let text = article.text();
    let grapheme = match end.edge {
        Edge::Start => TextRange::new(end.at(), next_grapheme(text, end.at())?),
        Edge::End => TextRange::new(previous_grapheme(text, end.at())?, end.at()),
    }?;
    let piece = layout.piece_at(grapheme.start())?;
    let shown = layout.range(page, article, grapheme, piece);
    let rects = shown.and_then(|dom| dom.get_client_rects());
    let rect = rects.and_then(|rects| match end.edge {
        Edge::Start => rects.item(0),
        Edge::End => rects.item(rects.length().checked_sub(1)?),
    });
    let is_backwards = grapheme.slice(text).is_some_and(runs_right_to_left);
    let place = |rect: web_sys::DomRect| EdgePlace {
        x: if (end.edge == Edge::Start) == is_backwards { rect.right() } else { rect.left() },
        top: rect.top(),
        height: rect.height(),
    };
    let caret = || rect_of(page, &layout.point(article, end.at())?);
    rect.filter(|rect| rect.height() > 0.0).or_else(caret).map(place)
}

/// Whether a grapheme is of a script that is written from right to left.
fn runs_right_to_left(grapheme: &str) -> bool {
    let is_rtl = |character| {
        matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    grapheme.chars().next().is_some_and(is_rtl)
}
