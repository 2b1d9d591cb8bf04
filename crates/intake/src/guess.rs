//! Which encoding bytes without a mark are most likely in, by the characters that texts are
//! mostly made of. Nothing is decoded here.

use crate::Encoding;

/// So many bytes from the start are looked at.
const SAMPLE_BYTES: usize = 1 << 16;

/// In fewer characters UTF-16 without a mark is not told from other bytes.
const MIN_UNITS: usize = 8;

/// UTF-16 in the byte order in which nearly all of it are Chinese and Latin characters.
pub(crate) fn utf16(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, odd_byte) = bytes.as_chunks::<2>();
    if !odd_byte.is_empty() || pairs.len() < MIN_UNITS {
        return None;
    }
    let sample = &pairs[..pairs.len().min(SAMPLE_BYTES / 2)];
    let is_likely = |unit: fn([u8; 2]) -> u16| {
        let n_common = sample.iter().filter(|pair| is_common(unit(**pair))).count();
        n_common * 100 >= sample.len() * 95
    };
    match (is_likely(u16::from_le_bytes), is_likely(u16::from_be_bytes)) {
        (true, false) => Some(Encoding::Utf16Le),
        (false, true) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Printed ASCII, white space, Chinese characters and the punctuation of both.
const fn is_common(unit: u16) -> bool {
    matches!(
        unit,
        0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xb7 | 0x2010..=0x2026 | 0x3000..=0x301f
            | 0x4e00..=0x9fff | 0xff01..=0xff5e
    )
}

/// Whether bytes that are Chinese in two bytes a character are rather Big5 than GB18030.
///
/// Both take nearly the same bytes. But most characters of a text are in the first plane of its
/// encoding, and the frequent ones of the one are rare or none in the other.
pub(crate) fn is_big5(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let Some(big5) = share(sample, big5_pair) else { return false };
    share(sample, gb_pair).is_none_or(|gb| big5 > gb)
}

/// What a pair of bytes is in an encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Frequent,
    Rare,
    None,
}

/// How many of a thousand characters of two bytes are frequent ones; nothing where a pair is no
/// character.
fn share(bytes: &[u8], kind: fn(u8, u8) -> Pair) -> Option<usize> {
    let (mut n_pairs, mut n_frequent) = (0, 0);
    let mut rest = bytes;
    // half a character at the end of the sample tells nothing
    while let [lead, trail, ..] = *rest {
        if lead.is_ascii() {
            rest = &rest[1..];
            continue;
        }
        match kind(lead, trail) {
            Pair::Frequent => n_frequent += 1,
            Pair::Rare => {}
            Pair::None => return None,
        }
        n_pairs += 1;
        rest = &rest[2..];
    }
    (n_pairs > 0).then(|| n_frequent * 1000 / n_pairs)
}

fn big5_pair(lead: u8, trail: u8) -> Pair {
    match (lead, trail) {
        (0xa1..=0xc6, 0x40..=0x7e | 0xa1..=0xfe) => Pair::Frequent,
        (0x81..=0xfe, 0x40..=0x7e | 0xa1..=0xfe) => Pair::Rare,
        _ => Pair::None,
    }
}

fn gb_pair(lead: u8, trail: u8) -> Pair {
    match (lead, trail) {
        (0xa1..=0xa3 | 0xb0..=0xd7, 0xa1..=0xfe) => Pair::Frequent,
        // with a digit, the first half of a character of four bytes
        (0x81..=0xfe, 0x30..=0x39 | 0x40..=0x7e | 0x80..=0xfe) => Pair::Rare,
        _ => Pair::None,
    }
}
