//! `intake FILE`: an article as the page would take it, with its metadata and all that leaves it.

use crate::html;
use ::intake::{DecodeError, Draft, Encoding, Refusal};
use encoding_rs::DecoderResult;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// The article in a file; what its name ends in tells how it is read.
pub(crate) fn article(file: &str, bytes: &[u8]) -> Result<Draft, Error> {
    let text = ::intake::decode(bytes, &by_tables)?.text;
    let extension = Path::new(file).extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" | "htm" => Ok(html::page(&text)?.draft(&BTreeSet::new())?),
        _ => Ok(::intake::read(&text, None)?),
    }
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
