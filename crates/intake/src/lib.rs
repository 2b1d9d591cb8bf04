//! Intake: what was pasted or opened becomes a draft of a document, with an account of what
//! was taken out and what was noticed.
//!
//! * [`decode`]: the bytes of a file become text, or are refused with the byte offset.
//! * [`archive`]: the files in a zip archive, within bounds.
//! * [`docx`]: Word documents.
//! * [`mhtml`]: web pages saved as one file.
//! * [`table`]: `.csv`, `.json` and `.jsonl`, in which each row is an article.
//! * [`foreign`]: what a file is that is not read.
//! * [`read`]: text, plain or Markdown with front matter, becomes a [`Draft`].
//! * [`samples`]: three short articles of our own.
//!
//! # Architecture Invariant
//! Nothing here does I/O or parses HTML: [`html`] reads the events of a parser, and in all other
//! texts markup that is not Markdown stays in the article as its characters. Every reader takes time and memory linear in its input, whatever the
//! input is. What leaves the text is listed in [`Draft::removed`], all else is kept.

pub mod archive;
mod byline;
mod date;
mod declared;
mod decode;
mod decode_as;
mod detect;
pub mod docx;
mod draft;
mod fence;
pub mod foreign;
mod front_matter;
mod guess;
pub mod html;
mod inline;
mod kind;
mod language;
mod line;
mod markdown;
mod metadata;
pub mod mhtml;
mod outline;
mod plain;
mod read;
pub mod samples;
pub mod table;
mod wrapped;

pub use declared::decode_page;
pub use decode::{DecodeError, Decoded, Encoding, Tables, decode, decode_within};
pub use decode_as::{Damage, DecodedAs, LossyTables, decode_as};
pub use draft::{Draft, Note, Reading, Refusal, Removed, RemovedKind};
pub use kind::{ENDINGS, FileKind};
pub use outline::outline;
pub use read::{MAX_BLOCKS, MAX_BYTES, read};
pub use wrapped::{is_wrapped, join_lines};

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests;
