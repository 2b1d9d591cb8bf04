//! Strings without their escapes.

use std::borrow::Cow;

/// The string that `raw` (what stands between the quotation marks, already found sound)
/// means, and whether half a surrogate pair had to become U+FFFD.
pub(crate) fn unescape(raw: &str, escaped: bool) -> (Cow<'_, str>, bool) {
    if !escaped {
        return (Cow::Borrowed(raw), false);
    }
    let mut out = String::with_capacity(raw.len());
    let mut lossy = false;
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let (character, n_bytes) = escape(&rest[at + 1..]);
        lossy |= character.is_none();
        out.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = &rest[at + 1 + n_bytes..];
    }
    out.push_str(rest);
    (Cow::Owned(out), lossy)
}

/// The character of the escape whose part behind the backslash `rest` begins with, and how
/// many bytes that part takes; `None` for half a surrogate pair.
fn escape(rest: &str) -> (Option<char>, usize) {
    match rest.as_bytes().first() {
        Some(b'b') => (Some('\u{8}'), 1),
        Some(b'f') => (Some('\u{c}'), 1),
        Some(b'n') => (Some('\n'), 1),
        Some(b'r') => (Some('\r'), 1),
        Some(b't') => (Some('\t'), 1),
        Some(b'u') => unicode(rest),
        Some(&byte) => (Some(char::from(byte)), 1),
        None => (None, 0),
    }
}

fn unicode(rest: &str) -> (Option<char>, usize) {
    let unit = |at: usize| u32::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    let first = unit(1).unwrap_or(0xd800);
    if !(0xd800..0xdc00).contains(&first) {
        return (char::from_u32(first), 5);
    }
    let second =
        unit(7).filter(|low| rest.get(5..7) == Some("\\u") && (0xdc00..0xe000).contains(low));
    match second {
        Some(low) => (char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00)), 11),
        None => (None, 5),
    }
}
