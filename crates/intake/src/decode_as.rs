//! From a file's bytes to text by an encoding that someone chose: nothing is refused, and what
//! does not fit is counted.

use crate::decode::{check_length, units};
use crate::{DecodeError, Encoding, MAX_BYTES, Tables};

/// A file's text in the encoding that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedAs {
    /// The text, with U+FFFD in the place of what does not fit.
    pub text: String,
    /// The encoding.
    pub encoding: Encoding,
    /// What does not fit.
    pub damage: Option<Damage>,
}

/// What of a file does not fit an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// In how many places.
    pub n_places: usize,
    /// Where the first begins, in bytes from the start of the file.
    pub offset: usize,
}

/// Like [`Tables`], but with U+FFFD in the place of what does not fit.
pub type LossyTables<'t> = &'t dyn Fn(Encoding, &[u8]) -> String;

/// Decodes a file by `encoding`, whatever it is in. A byte order mark stays, as in
/// [`decode`](crate::decode).
pub fn decode_as(
    bytes: &[u8],
    encoding: Encoding,
    tables: Tables<'_>,
    lossy: LossyTables<'_>,
) -> Result<DecodedAs, DecodeError> {
    check_length(bytes.len(), 2 * MAX_BYTES, MAX_BYTES)?;
    let (text, damage) = match encoding {
        Encoding::Utf8 => utf8(bytes),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16(bytes, encoding),
        Encoding::Gb18030 | Encoding::Big5 => match tables(encoding, bytes) {
            Ok(text) => (text, None),
            Err(offset) => {
                let text = lossy(encoding, bytes);
                let n_places = text.matches(char::REPLACEMENT_CHARACTER).count().max(1);
                (text, Some(Damage { n_places, offset }))
            }
        },
    };
    check_length(text.len(), MAX_BYTES, MAX_BYTES)?;
    Ok(DecodedAs { text, encoding, damage })
}

fn utf8(bytes: &[u8]) -> (String, Option<Damage>) {
    let mut text = String::with_capacity(bytes.len());
    let (mut at, mut damage) = (0, None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            count(&mut damage, at);
            at += chunk.invalid().len();
        }
    }
    (text, damage)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> (String, Option<Damage>) {
    let (units, odd_byte) = units(bytes, encoding);
    let mut text = String::with_capacity(bytes.len());
    let (mut at, mut damage) = (0, None);
    for unit in char::decode_utf16(units) {
        let c = unit.unwrap_or_else(|_| {
            count(&mut damage, at);
            char::REPLACEMENT_CHARACTER
        });
        text.push(c);
        at += 2 * c.len_utf16();
    }
    if !odd_byte.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        count(&mut damage, at);
    }
    (text, damage)
}

fn count(damage: &mut Option<Damage>, offset: usize) {
    damage.get_or_insert(Damage { n_places: 0, offset }).n_places += 1;
}
