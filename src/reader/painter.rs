//! Painting layers on the article: by the CSS Custom Highlight API, or by `<mark>` elements
//! where a browser lacks it.

mod highlights;
mod marks;

use super::layers::Layer;
use super::layout::Layout;
use highlights::HighlightPainter;
use marks::MarkPainter;
use model::Article;
use std::ops::Range;
use web_sys::Document;

/// Puts layers on one piece at a time. Work is bounded by the piece.
pub(super) trait Painter: std::fmt::Debug {
    /// Replaces what is painted on a piece. Touches the page only for the layers that differ.
    fn paint(&mut self, canvas: &Canvas<'_>, piece: usize, layers: Vec<Layer>);

    /// Whether painting puts other text nodes in place of those that were there.
    fn replaces_text(&self) -> bool;

    /// Takes everything off, before the article goes.
    fn clear(&mut self);
}

/// What there is to paint on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Canvas<'c> {
    pub(super) page: &'c Document,
    pub(super) layout: &'c Layout,
    pub(super) article: &'c Article,
}

/// The best painter that the browser can run; `force_marks` chooses the fallback for tests.
pub(super) fn choose(force_marks: bool) -> Box<dyn Painter> {
    match HighlightPainter::new().filter(|_| !force_marks) {
        Some(painter) => Box::new(painter),
        None => Box::new(MarkPainter::default()),
    }
}

/// The parts of two lists that are left when their common beginning and end are taken off.
fn changed_part(old: &[Layer], new: &[Layer]) -> (Range<usize>, Range<usize>) {
    let begin = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[begin..], &new[begin..]);
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = same_end.take_while(|(old, new)| old == new).count();
    (begin..old.len() - end, begin..new.len() - end)
}
