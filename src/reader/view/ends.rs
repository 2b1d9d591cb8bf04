//! The ends of the selected annotation's parts, and whole words.

use super::View;
use crate::reader::handles::{HandleNames, Handles, MOST_PARTS};
use crate::reader::{hit, words};
use engine::{PartEnd, Selection};
use text::{TextRange, TextSize};
use web_sys::Element;

impl View {
    /// Puts handles at the ends of the selected annotation's parts near the viewport, and tells
    /// whether the keyboard was on one that is gone.
    pub(crate) fn place_handles(&mut self, names: &HandleNames) -> bool {
        let selected = self.scene.selected.as_ref();
        let is_near = |part: &TextRange| {
            let piece =
                |at| self.layout.piece_at(at).is_some_and(|piece| self.near.contains(&piece));
            piece(part.start()) || piece(part.end())
        };
        let ranges = selected.into_iter().flat_map(|id| self.scene.ranges(id));
        let parts: Vec<_> = ranges.filter(is_near).take(MOST_PARTS).collect();
        let had_focus = self.handles.have_focus(&self.page);
        let article = &self.scene.document.article;
        self.handles.place(&self.page, &self.layout, article, &parts, names);
        had_focus && !self.handles.have_focus(&self.page)
    }

    /// The end whose handle `element` is.
    pub(crate) fn end_of(&self, element: &Element) -> Option<PartEnd> {
        self.handles.end_of(element)
    }

    /// Where the middle of an end's line is in the viewport.
    pub(crate) fn middle_of_end(&self, end: PartEnd) -> Option<(f64, f64)> {
        Handles::middle_of(&self.page, &self.layout, self.scene.article(), end)
    }

    /// The pointer drags an end, or no longer.
    pub(crate) fn set_dragging_end(&self, is_dragging: bool) {
        self.handles.let_through(is_dragging);
    }

    /// What a drag of the pointer selected that was lifted beside the article, at `point`: to the
    /// nearest text, where the browser goes to whatever stands there.
    pub(crate) fn dragged_to(&self, point: (f64, f64)) -> Option<Selection> {
        let read = self.read_selection()?;
        Some(Selection { focus: self.byte_under(point).unwrap_or(read.focus), ..read })
    }

    /// The byte under a point of the viewport; one outside counts as the edge of
    /// the column.
    pub(crate) fn byte_under(&self, (x, y): (f64, f64)) -> Option<TextSize> {
        let shown = self.pane.get_bounding_client_rect();
        let within =
            |at: f64, low: f64, high: f64| at.clamp(low + 1.0, (high - 2.0).max(low + 1.0));
        let column = self.content.first_element_child()?.get_bounding_client_rect();
        let point =
            (within(x, column.left(), column.right()), within(y, shown.top(), shown.bottom()));
        let (node, offset) = hit::caret_from_point(&self.page, point)?;
        let is_inside = self.content.contains(Some(&node));
        let at = is_inside.then(|| self.layout.byte_at(self.scene.article(), &node, offset))?;
        at.filter(|at| self.scene.article().text().is_char_boundary(at.index()))
    }

    /// The edge of a word next to `at`, if it lies in one.
    pub(crate) fn word_edge(&self, at: TextSize) -> TextSize {
        match words::word_around(&self.layout, self.scene.article(), at) {
            Some(word) if at.raw() - word.start().raw() < word.end().raw() - at.raw() => {
                word.start()
            }
            Some(word) => word.end(),
            None => at,
        }
    }

    /// A selection widened to whole words.
    pub(crate) fn with_whole_words(&self, selection: Selection) -> Selection {
        let Some(range) = selection.range() else { return selection };
        let word = |at| words::word_around(&self.layout, self.scene.article(), at);
        let start = word(range.start()).map_or(range.start(), TextRange::start);
        let end = word(range.end()).map_or(range.end(), TextRange::end);
        selection.over(TextRange::new(start, end).unwrap_or(range))
    }
}
