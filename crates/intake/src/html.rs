//! Web pages to drafts: a neutral stream of events goes in, and a [`Page`] comes out, in which
//! what leaves the article is only marked, so that it can be taken back.
//!
//! Nothing here parses markup: whoever has a parser (the browser, or a native one) walks its
//! tree once and tells what it meets. Text is only ever text.

mod element;
mod event;
mod guard;
mod line_state;
mod noise;
mod page;
mod reader;
mod style;
mod survey;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests;

pub use event::{ATTRIBUTES, HtmlElement, HtmlEvent};
pub use guard::{MAX_HTML_BYTES, QUIET, check, element_name, quieten};
pub use page::{Page, Piece, Removal};
pub use reader::read;
