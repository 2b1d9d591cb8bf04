//! Where annotations are, at a glance: marks in the margin of each paragraph, and a strip along
//! the whole article. Both are drawn by the style sheet from attributes and custom properties,
//! so that no element stands between the text nodes.

use super::layers::{Layer, Look, base_look};
use super::layout::Piece;
use engine::DocumentSpans;
use model::{Codebook, DocumentData};
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Colours shown beside one paragraph.
const MOST_BARS: usize = 4;

/// Parts of the strip.
const N_PARTS: usize = 120;

/// With more annotations than this the strip tells only where they are, not of which kind.
const MOST_COLOURED: usize = 5_000;

/// Tells beside a piece how many annotations it holds and in which colours.
pub(super) fn mark(piece: &Piece, layers: &[Layer]) {
    let colours: Vec<_> = layers.iter().filter_map(|layer| layer.look.colour()).collect();
    let element: &HtmlElement = piece.element.unchecked_ref();
    let count = (!colours.is_empty()).then(|| colours.len().to_string());
    set_attribute(element, "data-count", count.as_deref());
    if count.is_some() {
        set_marks(element, &bars(&colours));
    }
}

/// Writes only what differs, since the browser lays the element out anew after every write.
fn set_attribute(element: &HtmlElement, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() != value {
        // the names are valid, so neither call can fail
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

fn set_marks(element: &HtmlElement, bars: &str) {
    let style = element.style();
    if style.get_property_value("--marks").is_ok_and(|old| old != bars) {
        // a valid name: cannot fail
        let _ = style.set_property("--marks", bars);
    }
}

/// Short bars below each other, one for each colour, as a gradient.
fn bars(colours: &[&str]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for colour in colours {
        if !distinct.contains(colour) {
            distinct.push(colour);
        }
    }
    let mut stops = String::from("linear-gradient(to bottom");
    for (idx, colour) in distinct.into_iter().take(MOST_BARS).enumerate() {
        let (top, bottom, next) = (idx * 7, idx * 7 + 4, idx * 7 + 7);
        // writing to a string cannot fail
        let _ =
            write!(stops, ", var(--{colour}) {top}px {bottom}px, transparent {bottom}px {next}px");
    }
    stops + ", transparent 0)"
}

/// The strip as a gradient: where in the article, by bytes, the annotations are.
pub(super) fn strip(document: &DocumentData, codebook: &Codebook, spans: &DocumentSpans) -> String {
    let length = document.text().len().max(1);
    let is_coloured = spans.len() <= MOST_COLOURED;
    let mut parts: Vec<Option<&str>> = vec![None; N_PARTS];
    for (range, id) in spans.ranges.iter() {
        let part = &mut parts[(range.start().index() * N_PARTS / length).min(N_PARTS - 1)];
        if part.is_some() {
            continue;
        }
        let annotation = document.annotations.get(id).filter(|_| is_coloured);
        let look = annotation.and_then(|annotation| base_look(annotation, codebook));
        *part = Some(look.and_then(Look::colour).unwrap_or("ink-2"));
    }
    let mut stops = String::from("linear-gradient(to bottom");
    for (idx, colour) in parts.into_iter().enumerate() {
        let (top, bottom) = (idx * 1000 / N_PARTS, (idx + 1) * 1000 / N_PARTS);
        let colour =
            colour.map_or_else(|| "transparent".to_owned(), |name| format!("var(--{name})"));
        let at = |tenths: usize| format!("{}.{}%", tenths / 10, tenths % 10);
        // writing to a string cannot fail
        let _ = write!(stops, ", {colour} {} {}", at(top), at(bottom));
    }
    stops + ")"
}
