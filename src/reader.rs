//! The reading pane's DOM: the article as plain text nodes, the annotations painted on it, the
//! caret and the selection.
//!
//! # Architecture Invariant
//! Yew does not diff what is inside the pane, and nothing here knows components or messages.
//! The pane shows text as text nodes only. Offsets of the DOM (UTF-16 within a text node) are
//! converted here and nowhere else in the app.

mod caret;
mod handles;
mod highlight_api;
mod hit;
mod invisible;
mod layers;
mod layout;
mod line_move;
mod margin;
mod near;
mod painter;
mod places;
mod selection;
mod view;
mod words;

pub(crate) use handles::HandleNames;
pub(crate) use line_move::LineMove;
pub(crate) use places::Places;
pub(crate) use view::{Aim, Scene, View};

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test may fail by panicking"
)]
mod tests;
