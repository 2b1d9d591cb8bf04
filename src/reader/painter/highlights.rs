//! The painter that changes no element: named sets of ranges, painted by `::highlight(name)`.

use super::{Canvas, Painter, changed_part};
use crate::reader::highlight_api::{Highlight, HighlightRegistry, registry};
use crate::reader::layers::{Layer, Look};
use std::collections::BTreeMap;
use web_sys::Range;

/// Holds one highlight for each look, and the ranges of each painted piece.
#[derive(Debug)]
pub(super) struct HighlightPainter {
    registry: HighlightRegistry,
    looks: BTreeMap<Look, Highlight>,
    painted: BTreeMap<usize, Painted>,
}

/// What is painted on a piece: the layers, and the range of each.
#[derive(Debug, Default)]
struct Painted {
    layers: Vec<Layer>,
    ranges: Vec<Option<Range>>,
}

impl HighlightPainter {
    /// Registers all looks; `None` where the browser lacks the API.
    pub(super) fn new() -> Option<Self> {
        let registry = registry()?;
        let mut looks = BTreeMap::new();
        for (priority, look) in (0..).zip(Look::all()) {
            let highlight = Highlight::new();
            highlight.set_priority(priority);
            registry.set(&look.name(), &highlight);
            looks.insert(look, highlight);
        }
        Some(Self { registry, looks, painted: BTreeMap::new() })
    }

    /// Paints a layer; `None` where it covers no text of the piece.
    fn add(&self, canvas: &Canvas<'_>, piece: usize, layer: &Layer) -> Option<Range> {
        let range = canvas.layout.range(canvas.page, canvas.article, layer.range, piece)?;
        self.looks.get(&layer.look)?.add(&range);
        Some(range)
    }

    fn erase(&self, layers: &[Layer], ranges: Vec<Option<Range>>) {
        for (layer, range) in layers.iter().zip(ranges) {
            if let Some((highlight, range)) = self.looks.get(&layer.look).zip(range) {
                highlight.delete(&range);
            }
        }
    }
}

impl Painter for HighlightPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, piece: usize, layers: Vec<Layer>) {
        let mut old = self.painted.remove(&piece).unwrap_or_default();
        let (gone, come) = changed_part(&old.layers, &layers);
        let added: Vec<_> =
            layers[come].iter().map(|layer| self.add(canvas, piece, layer)).collect();
        let taken = old.ranges.splice(gone.clone(), added).collect();
        self.erase(&old.layers[gone], taken);
        if !layers.is_empty() {
            self.painted.insert(piece, Painted { layers, ranges: old.ranges });
        }
    }

    fn replaces_text(&self) -> bool {
        false
    }

    fn clear(&mut self) {
        for (_, painted) in std::mem::take(&mut self.painted) {
            self.erase(&painted.layers, painted.ranges);
        }
    }
}

impl Drop for HighlightPainter {
    fn drop(&mut self) {
        for look in self.looks.keys() {
            self.registry.delete(&look.name());
        }
    }
}
