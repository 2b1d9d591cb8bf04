//! Moves that need the layout: one line up or down, the ends of a line.

use super::layout::Layout;
use super::selection;
use engine::Selection;
use model::Article;
use web_sys::Element;

/// A move by the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineMove {
    /// One line towards the start.
    Up,
    /// One line towards the end.
    Down,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
}

/// Lets the browser move its own selection, which keeps the column, and reads it back.
pub(super) fn move_by_line(
    layout: &Layout,
    article: &Article,
    pane: &Element,
    from: Selection,
    line_move: LineMove,
    extend: bool,
) -> Option<Selection> {
    selection::write(layout, article, pane, from);
    let page = web_sys::window()?.get_selection().ok()??;
    let alter = if extend { "extend" } else { "move" };
    let (direction, granularity) = match line_move {
        LineMove::Up => ("backward", "line"),
        LineMove::Down => ("forward", "line"),
        LineMove::LineStart => ("backward", "lineboundary"),
        LineMove::LineEnd => ("forward", "lineboundary"),
    };
    page.modify(alter, direction, granularity).ok()?;
    selection::read(layout, article, pane)
}
