//! The painter that changes no element: named sets of ranges, painted by `::highlight(name)`.

use super::{Canvas, Painter};
use crate::reader::highlight_api::{Highlight, HighlightRegistry, registry};
use crate::reader::layers::{Layer, all_looks};
use std::collections::BTreeMap;
use web_sys::Range;

/// Holds one highlight for each look, and the ranges of each painted group.
#[derive(Debug)]
pub(super) struct HighlightPainter {
    registry: HighlightRegistry,
    looks: BTreeMap<String, Highlight>,
    painted: BTreeMap<usize, Vec<(String, Vec<Range>)>>,
}

impl HighlightPainter {
    /// Registers all looks; `None` where the browser lacks the API.
    pub(super) fn new() -> Option<Self> {
        let registry = registry()?;
        let mut looks = BTreeMap::new();
        for (priority, look) in (0..).zip(all_looks()) {
            let highlight = Highlight::new();
            highlight.set_priority(priority);
            registry.set(&look, &highlight);
            looks.insert(look, highlight);
        }
        Some(Self { registry, looks, painted: BTreeMap::new() })
    }

    fn erase(&mut self, group: usize) {
        for (look, ranges) in self.painted.remove(&group).unwrap_or_default() {
            let Some(highlight) = self.looks.get(&look) else { continue };
            for range in ranges {
                highlight.delete(&range);
            }
        }
    }
}

impl Painter for HighlightPainter {
    fn paint(&mut self, canvas: &Canvas<'_>, group: usize, layers: &[Layer]) {
        self.erase(group);
        let Some(pieces) = canvas.layout.groups.get(group).map(|g| g.first..g.end) else { return };
        let mut painted = Vec::with_capacity(layers.len());
        for layer in layers {
            let Some(highlight) = self.looks.get(&layer.look) else { continue };
            let ranges =
                canvas.layout.ranges(canvas.page, canvas.article, layer.range, pieces.clone());
            for range in &ranges {
                highlight.add(range);
            }
            painted.push((layer.look.clone(), ranges));
        }
        if !painted.is_empty() {
            self.painted.insert(group, painted);
        }
    }

    fn clear(&mut self) {
        let groups: Vec<_> = self.painted.keys().copied().collect();
        groups.into_iter().for_each(|group| self.erase(group));
    }
}

impl Drop for HighlightPainter {
    fn drop(&mut self) {
        for look in self.looks.keys() {
            self.registry.delete(look);
        }
    }
}
