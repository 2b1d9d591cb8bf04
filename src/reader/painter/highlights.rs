//! The painter that changes no element: named sets of ranges, painted by `::highlight(name)`.

use super::{Canvas, Painter, changed_part};
use crate::reader::highlight_api::{Highlight, HighlightRegistry, registry};
use crate::reader::layers::{Layer, Look};
use std::collections::BTreeMap;
use web_sys::Range;

/// Holds one highlight for each look, and the ranges of each painted group.
#[derive(Debug)]
pub(super) struct HighlightPainter {
    registry: HighlightRegistry,
    looks: BTreeMap<Look, Highlight>,
    painted: BTreeMap<usize, Painted>,
}

/// What is painted on a group: the layers, and the ranges of each.
#[derive(Debug, Default)]
struct Painted {
    layers: Vec<Layer>,
    ranges: Vec<Vec<Range>>,
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

    fn ranges_of(&self, canvas: &Canvas<'_>, group: usize, layer: &Layer) -> Vec<Range> {
        let Some(group) = canvas.layout.groups.get(group) else { return Vec::new() };
        let pieces = group.first..group.end;
        let ranges = canvas.layout.ranges(canvas.page, canvas.article, layer.range, pieces);
        if let Some(highlight) = self.looks.get(&layer.look) {
            ranges.iter().for_each(|range| highlight.add(range));
        }
        ranges
    }

    fn erase(&self, layers: &[Layer], ranges: Vec<Vec<Range>>) {
        for (layer, ranges) in layers.iter().zip(ranges) {
            let Some(highlight) = self.looks.get(&layer.look) else { continue };
            for range in ranges {
                highlight.delete(&range);
            }
        }
    }
}

impl Painter for HighlightPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, group: usize, layers: Vec<Layer>) {
        let mut old = self.painted.remove(&group).unwrap_or_default();
        let (gone, come) = changed_part(&old.layers, &layers);
        let added = layers[come].iter().map(|layer| self.ranges_of(canvas, group, layer));
        let added: Vec<_> = added.collect();
        let taken = old.ranges.splice(gone.clone(), added).collect();
        self.erase(&old.layers[gone], taken);
        if !layers.is_empty() {
            self.painted.insert(group, Painted { layers, ranges: old.ranges });
        }
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
