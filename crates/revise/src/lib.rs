//! Two revisions of a text: what differs, and where spans of the old one stand in the new one.
//!
//! [`Comparison::new`] compares the texts, [`Comparison::pieces`] tells the differences, and
//! [`Comparison::anchor`] finds the place of a span. A place counts as found only where the words
//! and enough of what stands around them are the same, and where nothing else could be meant;
//! everything else is told apart, for someone to look at.
//!
//! # Architecture Invariant
//! This crate knows neither annotations nor the browser, and reads no clock: its work is bounded
//! by counting, so that the same texts always give the same answer. The unit is the UTF-8 byte.

mod align;
mod anchor;
mod comparison;
mod grams;
mod lookup;
mod tokens;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic, and prints figures")]
mod tests;

pub use anchor::{Anchor, MAX_CANDIDATES};
pub use comparison::{Comparison, Piece};
