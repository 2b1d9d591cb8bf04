//! The fallback painter: each stretch with the same layers becomes one `<mark>` that carries
//! their looks as classes.

use super::{Canvas, Painter, changed_part};
use crate::reader::layers::Layer;
use crate::reader::layout::Piece;
use std::collections::{BTreeMap, BTreeSet};
use text::{TextRange, TextSize};
use wasm_bindgen::JsValue;

/// Remembers what is marked on which group.
#[derive(Debug, Default)]
pub(super) struct MarkPainter {
    marked: BTreeMap<usize, Vec<Layer>>,
}

impl Painter for MarkPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, group: usize, layers: Vec<Layer>) {
        let old = self.marked.remove(&group).unwrap_or_default();
        let Some(pieces) = canvas.layout.groups.get(group).map(|g| g.first..g.end) else { return };
        let (gone, come) = changed_part(&old, &layers);
        let changed = || old[gone.clone()].iter().chain(&layers[come.clone()]);
        for piece in &canvas.layout.pieces[pieces] {
            let Some(whole) = TextRange::new(piece.start, piece.end) else { continue };
            if changed().any(|layer| layer.range.intersect(whole).is_some()) {
                // a piece that cannot be built stays as it was; its text is not touched before
                let _ = mark_piece(canvas, piece, whole, &layers);
            }
        }
        if !layers.is_empty() {
            self.marked.insert(group, layers);
        }
    }

    fn clear(&mut self) {
        self.marked.clear();
    }
}

fn mark_piece(
    canvas: &Canvas<'_>,
    piece: &Piece,
    whole: TextRange,
    layers: &[Layer],
) -> Result<(), JsValue> {
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
fn stretches(whole: TextRange, layers: &[Layer]) -> Vec<(TextRange, Vec<String>)> {
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
        covering.map(|layer| layer.look.name()).collect()
    };
    ranges.map(|range| (range, looks(range))).collect()
}
