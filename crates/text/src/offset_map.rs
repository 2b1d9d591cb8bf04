//! Conversion between bytes, UTF-16 units and code points of one text.

use crate::{CharOffset, TextSize, Utf16Offset};

/// Bytes between two checkpoints: a conversion walks at most this many.
const STRIDE: usize = 512;

/// The counts at the first character boundary at or behind a multiple of [`STRIDE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
    chars: u32,
}

/// Converts offsets of one text. It keeps checkpoints only; each call is given the text, which
/// must be the one the map was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    checkpoints: Vec<Checkpoint>,
    end: Checkpoint,
}

impl OffsetMap {
    /// Walks `text` once.
    pub fn new(text: &str) -> Self {
        let mut at = Checkpoint::default();
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut next = 0;
        for character in text.chars() {
            if at.byte as usize >= next {
                checkpoints.push(at);
                next = at.byte as usize + STRIDE;
            }
            at.step(character);
        }
        Self { checkpoints, end: at }
    }

    /// The length of the text in UTF-16 units.
    pub const fn utf16_len(&self) -> Utf16Offset {
        Utf16Offset::new(self.end.utf16)
    }

    /// The length of the text in code points.
    pub const fn char_len(&self) -> CharOffset {
        CharOffset::new(self.end.chars)
    }

    /// The UTF-16 offset of a byte; `None` outside the text or inside a character.
    pub fn to_utf16(&self, text: &str, at: TextSize) -> Option<Utf16Offset> {
        self.walk(text, at.raw(), |c| c.byte).map(|c| Utf16Offset::new(c.utf16))
    }

    /// The code-point offset of a byte; `None` outside the text or inside a character.
    pub fn to_chars(&self, text: &str, at: TextSize) -> Option<CharOffset> {
        self.walk(text, at.raw(), |c| c.byte).map(|c| CharOffset::new(c.chars))
    }

    /// The byte of a UTF-16 offset; `None` outside the text or between two surrogates.
    pub fn from_utf16(&self, text: &str, at: Utf16Offset) -> Option<TextSize> {
        self.walk(text, at.raw(), |c| c.utf16).map(|c| TextSize::new(c.byte))
    }

    /// The byte of a code-point offset; `None` outside the text.
    pub fn from_chars(&self, text: &str, at: CharOffset) -> Option<TextSize> {
        self.walk(text, at.raw(), |c| c.chars).map(|c| TextSize::new(c.byte))
    }

    /// Walks from the nearest checkpoint to where `unit` equals `target`.
    fn walk(
        &self,
        text: &str,
        target: u32,
        unit: impl Fn(&Checkpoint) -> u32,
    ) -> Option<Checkpoint> {
        if target == unit(&self.end) {
            return Some(self.end);
        }
        let idx = self.checkpoints.partition_point(|c| unit(c) <= target).checked_sub(1)?;
        let mut at = self.checkpoints[idx];
        for character in text.get(at.byte as usize..)?.chars() {
            if unit(&at) >= target {
                break;
            }
            at.step(character);
        }
        (unit(&at) == target).then_some(at)
    }
}

impl Checkpoint {
    fn step(&mut self, character: char) {
        // a character is at most 4 bytes and 2 units, so neither cast can truncate
        self.byte += u32::try_from(character.len_utf8()).unwrap_or_default();
        self.utf16 += u32::try_from(character.len_utf16()).unwrap_or_default();
        self.chars += 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let map = OffsetMap::new(text);
        let mut utf16 = 0;
        for (chars, (byte, character)) in text.char_indices().enumerate() {
            let at = TextSize::from_index(byte);
            let as_chars = CharOffset::new(u32::try_from(chars).unwrap());
            let as_utf16 = Utf16Offset::new(utf16);
            assert_eq!(map.to_chars(text, at), Some(as_chars));
            assert_eq!(map.to_utf16(text, at), Some(as_utf16));
            assert_eq!(map.from_chars(text, as_chars), Some(at));
            assert_eq!(map.from_utf16(text, as_utf16), Some(at));
            for inside in 1..character.len_utf8() {
                assert_eq!(map.to_chars(text, TextSize::from_index(byte + inside)), None);
            }
            if character.len_utf16() == 2 {
                assert_eq!(map.from_utf16(text, Utf16Offset::new(utf16 + 1)), None);
            }
            utf16 += u32::try_from(character.len_utf16()).unwrap();
        }
        assert_eq!(map.utf16_len().index(), text.encode_utf16().count());
        assert_eq!(map.char_len().index(), text.chars().count());
        assert_eq!(map.to_utf16(text, TextSize::of(text)), Some(map.utf16_len()));
        assert_eq!(map.to_utf16(text, TextSize::from_index(text.len() + 1)), None);
    }

    #[test]
    fn torture_text_converts_in_all_units() {
        let torture = "ä e\u{301} 世 💛 👩‍👩‍👧 🇨🇳 \u{20bb7}\n\u{feff}\u{a0}\u{200b} שלום ";
        check("");
        check(torture);
        check(&torture.repeat(40));
    }

    proptest! {
        #[test]
        fn any_text_converts_in_all_units(text in "\\PC{0,700}") {
            check(&text);
        }
    }
}
