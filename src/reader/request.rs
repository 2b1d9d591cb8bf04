//! What the engine asks of the pane, handed down by the root.

use text::{TextRange, TextSize};

/// A wish with a number, so that the same wish twice is carried out twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaneRequest {
    /// Counts the requests.
    pub serial: u32,
    /// All wishes of one turn, in order.
    pub wishes: Vec<PaneWish>,
}

/// Something for the pane to do.
#[derive(Debug, Clone, PartialEq)]
pub enum PaneWish {
    /// Bring a span into view, if it is not.
    Reveal(TextRange),
    /// Bring this byte to the top.
    ScrollTo(TextSize),
    /// Take the keyboard focus.
    Focus,
}
