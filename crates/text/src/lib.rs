//! Text as the rest of Stancemark sees it: offsets in their own types, ranges, blocks,
//! boundaries, quotes and an index of spans.
//!
//! # Architecture Invariant
//! This crate knows neither the model (annotations, statements) nor the browser. It does no
//! I/O. The canonical unit is the UTF-8 byte ([`TextSize`]); [`OffsetMap`] is the only
//! converter to UTF-16 units and code points.

mod block;
mod boundary;
mod digest;
mod fold;
mod invisible;
mod normalise;
mod offset;
mod offset_map;
mod quote;
mod range;
mod span_index;
mod trim;

pub use block::{Block, BlockKind};
pub use boundary::{
    is_grapheme_boundary, next_grapheme, next_sentence, next_word, previous_grapheme,
    previous_sentence, previous_word, sentence_at, snap_to_graphemes, word_at,
};
pub use digest::sha256_hex;
pub use fold::{name_key, simplified, simplified_char};
pub use invisible::{Invisible, count_bidi, invisibles, next_bidi};
pub use normalise::{Normalised, normalise};
pub use offset::{CharOffset, TextSize, Utf16Offset};
pub use offset_map::OffsetMap;
pub use quote::{CONTEXT_CHARS, Quote, locate_quote};
pub use range::{RangeError, TextRange, check_range};
pub use span_index::SpanIndex;
pub use trim::trim_range;
