//! What is near the viewport. Only that is laid out and painted, so that neither costs more in a
//! longer article.

use super::layout::{Group, Layout, Piece};
use std::ops::Range;
use web_sys::{Element, HtmlElement};

/// How far beyond the viewport pieces are painted, in parts of its height. The browser itself
/// lays out what is within half its height, so this measures nothing that it skips.
const MARGIN: f64 = 0.4;

/// The class of groups that the browser must not skip.
const NEAR: &str = "near";

/// A stretch of the screen: top and bottom in pixels of the viewport.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    top: f64,
    bottom: f64,
}

impl Stretch {
    /// What `pane` shows, and some more above and below.
    pub(super) fn around(pane: &HtmlElement) -> Self {
        let shown = pane.get_bounding_client_rect();
        let margin = shown.height() * MARGIN;
        Self { top: shown.top() - margin, bottom: shown.bottom() + margin }
    }

    /// The groups that reach into it, as far as their heights are known by now.
    pub(super) fn groups(self, layout: &Layout) -> Range<usize> {
        self.reached(&layout.groups, |group: &Group| &group.element)
    }

    /// The pieces of `groups` that reach into it.
    pub(super) fn pieces(self, layout: &Layout, groups: &Range<usize>) -> Range<usize> {
        let groups = &layout.groups[groups.clone()];
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return 0..0 };
        let pieces = &layout.pieces[first.first..last.end];
        let near = self.reached(pieces, |piece: &Piece| &piece.element);
        first.first + near.start..first.first + near.end
    }

    /// Elements stand below each other, so those that reach in are found by halving.
    fn reached<T, E: AsRef<Element>>(self, all: &[T], element: impl Fn(&T) -> &E) -> Range<usize> {
        let rect = |one: &T| element(one).as_ref().get_bounding_client_rect();
        let start = all.partition_point(|one| rect(one).bottom() <= self.top);
        let end = all.partition_point(|one| rect(one).top() < self.bottom);
        start..end.max(start)
    }
}

/// Has the browser lay out the groups that came near at once, instead of a frame later, and lets
/// it skip those that left.
pub(super) fn mark_groups(layout: &Layout, old: &Range<usize>, new: &Range<usize>) {
    for idx in old.clone().filter(|idx| !new.contains(idx)) {
        // a valid name: neither call can fail
        let _ = layout.groups[idx].element.class_list().remove_1(NEAR);
    }
    for idx in new.clone().filter(|idx| !old.contains(idx)) {
        let _ = layout.groups[idx].element.class_list().add_1(NEAR);
    }
}
