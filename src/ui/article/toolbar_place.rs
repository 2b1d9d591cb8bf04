//! Where the toolbar of the selection floats.

use engine::Selection;
use web_sys::DomRect;

/// How much room the toolbar needs, in pixels.
const TOOLBAR_HEIGHT: f64 = 64.0;

/// A place in pixels of the pane's wrapper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ToolbarPlace {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Whether the toolbar hangs below instead of standing above.
    pub(super) below: bool,
}

/// The place beside the end that the pointer or caret is at, on the side where the selection is
/// not; `None` without a selection, or with that end out of view.
pub(super) fn toolbar_place(
    pane: &DomRect,
    focus: &DomRect,
    selection: Selection,
) -> Option<ToolbarPlace> {
    selection.range()?;
    let fits_below = focus.bottom() + TOOLBAR_HEIGHT <= pane.bottom();
    let fits_above = focus.top() - TOOLBAR_HEIGHT >= pane.top();
    let below = if selection.focus > selection.anchor {
        fits_below || !fits_above
    } else {
        !fits_above && fits_below
    };
    let edge = if below { focus.bottom() } else { focus.top() };
    let in_view = pane.top() - 8.0 <= edge && edge <= pane.bottom() + 8.0;
    let place = ToolbarPlace { x: focus.left() - pane.left(), y: edge - pane.top(), below };
    in_view.then_some(place)
}
