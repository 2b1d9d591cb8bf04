//! From a file's bytes to text. The tables of GB18030 and Big5 are not here: the caller has a
//! decoder.

use crate::{MAX_BYTES, guess};

/// A file's text, with the encoding it was in. A byte order mark is still the first character;
/// [`read`](crate::read) drops it and says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
}

/// The encodings that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB18030, which takes in GBK and GB2312.
    Gb18030,
    /// Big5, for traditional characters.
    Big5,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 5] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Gb18030, Self::Big5];

    /// Its name, which is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    /// The encoding of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }
}

/// Decodes by the tables of an encoding that are not here: [`Encoding::Gb18030`] or
/// [`Encoding::Big5`]. Gives the text, or the byte offset of the first malformed sequence.
pub type Tables<'t> = &'t dyn Fn(Encoding, &[u8]) -> Result<String, usize>;

/// Why bytes are not a text that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeError {
    /// Malformed in the encoding that the file is most likely in.
    Invalid {
        /// That encoding.
        encoding: Encoding,
        /// Where the first malformed sequence begins, in bytes from the start of the file.
        offset: usize,
    },
    /// Not text at all.
    Binary {
        /// Where the first byte lies that no text would have, from the start of the file.
        offset: usize,
    },
    /// Longer than the longest article accepted.
    TooLong {
        /// The length: of the file in bytes, or of its text in UTF-8 bytes.
        bytes: usize,
        /// The most that is accepted, in UTF-8 bytes.
        limit: usize,
    },
}

/// Decodes a file: UTF-16 by its byte order mark, else UTF-8, else UTF-16 without a mark, else
/// GB18030 or Big5, whichever is likelier by the frequent characters of each.
///
/// `tables` is asked only for bytes that are neither UTF-8 nor UTF-16.
pub fn decode(bytes: &[u8], tables: Tables<'_>) -> Result<Decoded, DecodeError> {
    decode_within(bytes, MAX_BYTES, tables)
}

/// The same for a file whose text may be longer than an article: of `most` UTF-8 bytes.
pub fn decode_within(
    bytes: &[u8],
    most: usize,
    tables: Tables<'_>,
) -> Result<Decoded, DecodeError> {
    // no encoding here takes more than twice the bytes that UTF-8 takes
    check_length(bytes.len(), 2 * most, most)?;
    let decoded = match bytes {
        [0xff, 0xfe, ..] => utf16(bytes, Encoding::Utf16Le),
        [0xfe, 0xff, ..] => utf16(bytes, Encoding::Utf16Be),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => utf8(text),
            Err(error) => not_utf8(bytes, error, tables),
        },
    }?;
    check_length(decoded.text.len(), most, most)?;
    Ok(decoded)
}

pub(crate) fn check_length(bytes: usize, most: usize, limit: usize) -> Result<(), DecodeError> {
    if bytes > most {
        return Err(DecodeError::TooLong { bytes, limit });
    }
    Ok(())
}

fn utf8(text: &str) -> Result<Decoded, DecodeError> {
    let odd = |c: &u8| c.is_ascii_control() && !c.is_ascii_whitespace();
    let n_odd = text.bytes().filter(odd).count();
    // a stray control character is text; one in ten is not (UTF-16 without a mark has every other)
    if n_odd * 10 > text.len() {
        if let Some(encoding) = guess::utf16(text.as_bytes()) {
            return utf16(text.as_bytes(), encoding);
        }
        let offset = text.bytes().position(|c| odd(&c)).unwrap_or_default();
        return Err(DecodeError::Binary { offset });
    }
    Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 })
}

/// So many well-formed characters beyond ASCII mean that a file is meant as UTF-8. Chinese in
/// GB18030 looks like that once in a hundred thousand files.
pub(crate) const ENOUGH_UTF8_CHARS: usize = 8;

fn not_utf8(
    bytes: &[u8],
    error: std::str::Utf8Error,
    tables: Tables<'_>,
) -> Result<Decoded, DecodeError> {
    if let Some(encoding) = guess::utf16(bytes) {
        return utf16(bytes, encoding);
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Binary { offset });
    }
    let offset = error.valid_up_to();
    let n_chars =
        bytes[..offset].iter().filter(|&&byte| byte >= 0xc0).take(ENOUGH_UTF8_CHARS).count();
    if bytes.starts_with(b"\xef\xbb\xbf") || n_chars == ENOUGH_UTF8_CHARS {
        let encoding = Encoding::Utf8;
        return Err(DecodeError::Invalid { encoding, offset });
    }
    let encoding = match guess::is_big5(bytes) {
        true => Encoding::Big5,
        false => Encoding::Gb18030,
    };
    match tables(encoding, bytes) {
        Ok(text) => Ok(Decoded { text, encoding }),
        Err(offset) => Err(DecodeError::Invalid { encoding, offset }),
    }
}

/// The text of bytes that are all well-formed in `encoding`.
pub(crate) fn decode_strictly(
    bytes: &[u8],
    encoding: Encoding,
    tables: Tables<'_>,
) -> Option<Decoded> {
    match encoding {
        Encoding::Utf8 => utf8(std::str::from_utf8(bytes).ok()?).ok(),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16(bytes, encoding).ok(),
        Encoding::Gb18030 | Encoding::Big5 if bytes.contains(&0) => None,
        Encoding::Gb18030 | Encoding::Big5 => {
            tables(encoding, bytes).ok().map(|text| Decoded { text, encoding })
        }
    }
}

/// The units of UTF-16, and a byte that is left over.
pub(crate) fn units(bytes: &[u8], encoding: Encoding) -> (impl Iterator<Item = u16>, &[u8]) {
    let (pairs, odd_byte) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(move |pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    (units, odd_byte)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded, DecodeError> {
    let (units, odd_byte) = units(bytes, encoding);
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 0;
    for unit in char::decode_utf16(units) {
        let Ok(c) = unit else {
            return Err(DecodeError::Invalid { encoding, offset });
        };
        text.push(c);
        offset += 2 * c.len_utf16();
    }
    if !odd_byte.is_empty() {
        return Err(DecodeError::Invalid { encoding, offset });
    }
    Ok(Decoded { text, encoding })
}
