//! The fallback painter: each stretch with the same layers becomes one `<mark>` that carries
//! their looks as classes.

use super::{Canvas, Painter};
use crate::reader::layers::Layer;
use crate::reader::layout::Piece;
use std::collections::BTreeSet;
use text::{TextRange, TextSize};
use wasm_bindgen::JsValue;

/// Remembers which groups carry marks.
#[derive(Debug, Default)]
pub(super) struct MarkPainter {
    marked: BTreeSet<usize>,
}

impl Painter for MarkPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, group: usize, layers: &[Layer]) {
        if layers.is_empty() && !self.marked.remove(&group) {
            return;
        }
        let Some(pieces) = canvas.layout.groups.get(group).map(|g| g.first..g.end) else { return };
        for piece in &canvas.layout.pieces[pieces] {
            // a piece that cannot be built stays unpainted; its text is not touched before
            let _ = mark_piece(canvas, piece, layers);
        }
        if !layers.is_empty() {
            self.marked.insert(group);
        }
    }

    fn clear(&mut self) {
        self.marked.clear();
    }
}

fn mark_piece(canvas: &Canvas<'_>, piece: &Piece, layers: &[Layer]) -> Result<(), JsValue> {
    let Some(whole) = TextRange::new(piece.start, piece.end) else { return Ok(()) };
    let content = canvas.page.create_document_fragment();
    for (range, looks) in stretches(whole, layers) {
        let text =
            canvas.page.create_text_node(range.slice(canvas.article.text()).unwrap_or_default());
        if looks.is_empty() {
            content.append_child(&text)?;
        } else {
            let mark = canvas.page.create_element("mark")?;
            mark.set_class_name(&looks.join(" "));
            mark.append_child(&text)?;
            content.append_child(&mark)?;
        }
    }
    piece.element.replace_children_with_node_1(&content);
    Ok(())
}

/// Cuts `whole` wherever a layer begins or ends.
fn stretches(whole: TextRange, layers: &[Layer]) -> Vec<(TextRange, Vec<&str>)> {
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
        covering.map(|layer| layer.look.as_str()).collect()
    };
    ranges.map(|range| (range, looks(range))).collect()
}
