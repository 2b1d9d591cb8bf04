//! The fallback painter: each stretch with the same layers gets a `<mark>` for each of them, the
//! undermost outside, so that all their lines and the uppermost tint are seen.

use super::{Canvas, Painter};
use crate::reader::layers::{Layer, Look};
use crate::reader::layout::Piece;
use std::collections::{BTreeMap, BTreeSet};
use text::{TextRange, TextSize};
use wasm_bindgen::JsValue;
use web_sys::Node;

/// Remembers what is marked on which piece.
#[derive(Debug, Default)]
pub(super) struct MarkPainter {
    marked: BTreeMap<usize, Vec<Layer>>,
}

impl Painter for MarkPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, piece: usize, layers: Vec<Layer>) {
        let old = self.marked.remove(&piece).unwrap_or_default();
        if old != layers {
            // a piece that cannot be built stays as it was; its text is not touched before
            let _ = mark_piece(canvas, &canvas.layout.pieces[piece], &layers);
        }
        if !layers.is_empty() {
            self.marked.insert(piece, layers);
        }
    }

    fn replaces_text(&self) -> bool {
        true
    }

    fn clear(&mut self) {
        self.marked.clear();
    }
}

fn mark_piece(canvas: &Canvas<'_>, piece: &Piece, layers: &[Layer]) -> Result<(), JsValue> {
    let Some(whole) = piece.range() else { return Ok(()) };
    let content = canvas.page.create_document_fragment();
    for (range, looks) in stretches(whole, layers) {
        let text =
            canvas.page.create_text_node(range.slice(canvas.article.text()).unwrap_or_default());
        let mut shown: Node = text.into();
        for look in looks.iter().rev() {
            let mark = canvas.page.create_element("mark")?;
            mark.set_class_name(&look.name());
            mark.append_child(&shown)?;
            shown = mark.into();
        }
        content.append_child(&shown)?;
    }
    piece.element.replace_children_with_node_1(&content);
    Ok(())
}

/// Cuts `whole` wherever a layer begins or ends; with the looks of each part, undermost first.
fn stretches(whole: TextRange, layers: &[Layer]) -> Vec<(TextRange, BTreeSet<Look>)> {
    let here: Vec<_> = layers.iter().filter(|l| l.range.intersect(whole).is_some()).collect();
    let mut cuts: BTreeSet<TextSize> = [whole.start(), whole.end()].into();
    for layer in &here {
        let shown = layer.range.intersect(whole);
        cuts.extend(shown.into_iter().flat_map(|range| [range.start(), range.end()]));
    }
    let cuts: Vec<_> = cuts.into_iter().collect();
    let ranges = cuts.windows(2).filter_map(|pair| TextRange::new(pair[0], pair[1]));
    let looks = |range: TextRange| {
        let covering = here.iter().filter(|layer| layer.range.intersect(range).is_some());
        covering.map(|layer| layer.look).collect()
    };
    ranges.map(|range| (range, looks(range))).collect()
}
