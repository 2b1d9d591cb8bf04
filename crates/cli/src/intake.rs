//! `intake FILE`: an article as the page would take it, with its metadata and all that leaves it.

use crate::html;
use ::intake::docx::{self, DocxError};
use ::intake::foreign::{self, Foreign};
use ::intake::html::{MAX_HTML_BYTES, Page};
use ::intake::mhtml::{self, MhtmlError};
use ::intake::{DecodeError, Draft, Encoding, FileKind, Refusal, decode_page};
use encoding_rs::DecoderResult;
use std::collections::BTreeSet;
use std::fmt;

/// The article in a file; what its name ends in tells how it is read, as in the page. A file of
/// another ending is read as text.
pub(crate) fn article(file: &str, bytes: Vec<u8>) -> Result<Draft, Error> {
    let kind = FileKind::of_name(file);
    match foreign::by_bytes(&bytes) {
        None => {}
        Some(Foreign::Zip) if matches!(kind, Some(FileKind::Word | FileKind::Zip)) => {}
        Some(other) => return Err(Error::Foreign(other)),
    }
    let nothing = &BTreeSet::new();
    match kind {
        Some(FileKind::Page) => Ok(page(&bytes, "", "")?.draft(nothing)?),
        Some(FileKind::SavedPage) => {
            let saved = mhtml::read(&bytes).map_err(Error::Saved)?;
            Ok(page(&saved.html, &saved.charset, &saved.url)?.draft(nothing)?)
        }
        Some(FileKind::Word) => Ok(docx::read(bytes).map_err(Error::Word)?.draft(nothing)?),
        Some(FileKind::Text) | None => {
            Ok(::intake::read(&::intake::decode(&bytes, &by_tables)?.text, None)?)
        }
        Some(_) => Err(Error::Several),
    }
}

/// A web page; `charset` and `url` are what the file that it was in says of it.
fn page(bytes: &[u8], charset: &str, url: &str) -> Result<Page, Error> {
    let mut page = html::page(&decode_page(bytes, charset, MAX_HTML_BYTES, &by_tables)?.text)?;
    if page.metadata.url.is_empty() {
        url.clone_into(&mut page.metadata.url);
    }
    Ok(page)
}

/// The text of bytes, or the offset of the first byte that does not fit.
fn by_tables(encoding: Encoding, bytes: &[u8]) -> Result<String, usize> {
    let known = encoding_rs::Encoding::for_label(encoding.name().as_bytes()).ok_or(0_usize)?;
    let mut decoder = known.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.ok_or(0_usize)?);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, behind), n_read) => {
            Err(n_read.saturating_sub(usize::from(length) + usize::from(behind)))
        }
        (DecoderResult::OutputFull, n_read) => Err(n_read),
    }
}

/// Why there is no article in a file.
#[derive(Debug)]
pub(crate) enum Error {
    Decode(DecodeError),
    Refused(Refusal),
    Saved(MhtmlError),
    Word(DocxError),
    /// It is of a kind that is not read.
    Foreign(Foreign),
    /// It may hold several articles, or none.
    Several,
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(DecodeError::Invalid { encoding, offset }) => {
                write!(f, "malformed {} at byte {offset}", encoding.name())
            }
            Self::Decode(DecodeError::Binary { offset }) => {
                write!(f, "not a text: byte {offset} is none of a text")
            }
            Self::Decode(DecodeError::TooLong { bytes, limit })
            | Self::Refused(Refusal::TooLong { bytes, limit }) => {
                write!(f, "too long: {bytes} bytes, at most {limit} are read")
            }
            Self::Saved(MhtmlError::NoHead) => {
                write!(f, "no saved page: no head tells of its parts")
            }
            Self::Saved(MhtmlError::NoPage) => write!(f, "no part of it is a web page"),
            Self::Word(DocxError::Xml { offset }) => {
                write!(f, "no sound Word document: its XML breaks off at byte {offset} of a part")
            }
            Self::Word(error) => write!(f, "no Word document that can be read: {error:?}"),
            Self::Foreign(kind) => write!(f, "not read: it is another kind of file ({kind:?})"),
            Self::Several => {
                write!(
                    f,
                    "a table, an archive or a project is no single article; open it in the page"
                )
            }
            Self::Refused(Refusal::Empty) => write!(f, "no article text in it"),
            Self::Refused(Refusal::TooManyBlocks { blocks, limit }) => {
                write!(f, "too many lines: {blocks}, at most {limit} are read")
            }
            Self::Refused(Refusal::TooDeep) => {
                write!(f, "the markup is nested too deeply, or left open too often, to be read")
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn chinese_of_either_encoding_is_read_or_its_first_wrong_byte_told() {
        let text = "联合国网络空间规则的讨论继续进行，各方没有一致意见。";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(by_tables(Encoding::Gb18030, &gb), Ok(text.to_owned()));
        let mut broken = gb.to_vec();
        broken[10] = 0xff;
        assert_eq!(by_tables(Encoding::Gb18030, &broken), Err(10));
        assert_eq!(by_tables(Encoding::Gb18030, &gb[..gb.len() - 1]), Err(gb.len() - 2));
    }
}
