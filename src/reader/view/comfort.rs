//! The reader's comfort: numbered paragraphs, marked invisible characters, the lit paragraph.
//! None of it touches a text node.

use super::View;
use std::ops::Range;
use text::{Block, BlockKind, TextSize};

impl View {
    /// Marks invisible characters near the viewport from now on, or no longer; marks them anew
    /// where the text has been laid out differently.
    pub(crate) fn show_invisibles(&mut self, shows: bool) {
        self.shows_invisibles = shows;
        self.near_groups.clone().for_each(|group| self.mark_invisibles(group));
    }

    /// Marks the groups that came near the viewport, and takes the marks off those that left.
    pub(super) fn mark_near(&mut self, before: &Range<usize>) {
        let near = self.near_groups.clone();
        let left = before.clone().filter(|group| !near.contains(group));
        left.for_each(|group| self.invisibles.erase(group));
        let came = near.filter(|group| !before.contains(group));
        came.for_each(|group| self.mark_invisibles(group));
    }

    fn mark_invisibles(&mut self, group: usize) {
        if self.shows_invisibles {
            let canvas = self.scene.canvas(&self.page, &self.layout);
            self.invisibles.mark(&canvas, group);
        } else {
            self.invisibles.erase(group);
        }
    }

    /// Tells each group how many paragraphs stand before it. The style sheet counts on from there:
    /// it cannot count over groups, since the browser skips those far away.
    pub(crate) fn number_paragraphs(&self) {
        let mut blocks =
            self.scene.article().blocks().iter().filter(|block| is_counted(block)).peekable();
        let mut n_before = 0;
        for group in &self.layout.groups {
            let Some(first) = self.layout.pieces.get(group.first) else { continue };
            while blocks.next_if(|block| block.start < first.start).is_some() {
                n_before += 1;
            }
            // a valid name: cannot fail
            let _ = group.element.style().set_property("--n-before", &n_before.to_string());
        }
    }

    /// Lights the paragraph that holds a byte, and none else.
    pub(crate) fn light(&mut self, at: Option<TextSize>) {
        let lit = at.map_or(0..0, |at| self.pieces_around(at));
        if lit == self.lit {
            return;
        }
        for idx in std::mem::replace(&mut self.lit, lit.clone()) {
            // a valid name: cannot fail
            let _ = self.layout.pieces[idx].element.remove_attribute("data-lit");
        }
        for idx in lit {
            let _ = self.layout.pieces[idx].element.set_attribute("data-lit", "");
        }
    }

    /// The pieces of the block that holds a byte.
    fn pieces_around(&self, at: TextSize) -> Range<usize> {
        let blocks = self.scene.article().blocks();
        let block = blocks.partition_point(|block| block.start <= at).saturating_sub(1);
        let Some(block) = blocks.get(block) else { return 0..0 };
        let pieces = &self.layout.pieces;
        let first = pieces.partition_point(|piece| piece.start < block.start);
        let end = pieces.partition_point(|piece| piece.start < block.end);
        first..end.max(first)
    }

    /// Whether the line of a byte is the topmost of the pane.
    pub(crate) fn is_at_top(&self, at: TextSize) -> bool {
        let edge = self.pane.get_bounding_client_rect().top();
        self.rect_at(at).is_some_and(|rect| (rect.top() - edge).abs() <= 2.0)
    }
}

/// Whether a block has a number: all have but pictures.
fn is_counted(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Figure { .. })
}
