//! Characters that cannot be seen, or that look like others: which of them stand where.
//!
//! Joiners inside emoji, the tags of a flag and the first variation selector behind a character do
//! honest work there, and are left out. Ordinary spaces and line feeds are not listed either.

use crate::{TextRange, TextSize};

/// A character that cannot be seen for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Invisible {
    /// U+200B.
    ZeroWidthSpace,
    /// U+200C.
    ZeroWidthNonJoiner,
    /// U+200D outside emoji.
    ZeroWidthJoiner,
    /// U+2060.
    WordJoiner,
    /// U+FEFF inside the text.
    ByteOrderMark,
    /// U+00AD.
    SoftHyphen,
    /// U+00A0, and U+202F, which is narrower.
    NoBreakSpace,
    /// U+3000, as wide as a Chinese character.
    FullWidthSpace,
    /// Any other space that is not U+0020.
    OtherSpace,
    /// U+0009.
    Tab,
    /// U+2028 and U+2029.
    Separator,
    /// Turns the direction of what follows; the name that Unicode gives it, such as `RLO`.
    Bidi(&'static str),
    /// A variation selector that varies nothing: behind another one, or at the start.
    VariationSelector,
    /// A tag character (U+E0000 to U+E007F) outside a flag.
    Tag,
    /// A character that is blank by design, such as the Hangul filler.
    Filler,
    /// A control character.
    Control,
}

impl Invisible {
    /// What a character is by itself; joiners, tags and selectors need their neighbours, which
    /// [`invisibles`] looks at.
    pub fn of(character: char) -> Option<Self> {
        Some(match character {
            '\n' | ' ' => return None,
            '\t' => Self::Tab,
            '\u{a0}' | '\u{202f}' => Self::NoBreakSpace,
            '\u{ad}' => Self::SoftHyphen,
            '\u{200b}' => Self::ZeroWidthSpace,
            '\u{200c}' => Self::ZeroWidthNonJoiner,
            '\u{200d}' => Self::ZeroWidthJoiner,
            '\u{2060}' => Self::WordJoiner,
            '\u{feff}' => Self::ByteOrderMark,
            '\u{3000}' => Self::FullWidthSpace,
            '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => Self::OtherSpace,
            '\u{2028}' | '\u{2029}' => Self::Separator,
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Self::VariationSelector,
            '\u{180b}'..='\u{180d}' | '\u{180f}' => Self::VariationSelector,
            '\u{e0000}'..='\u{e007f}' => Self::Tag,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' => {
                Self::Filler
            }
            '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Self::Filler,
            '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => Self::Control,
            '\u{fff9}'..='\u{fffb}' => Self::Control,
            _ if character.is_control() => Self::Control,
            _ => return bidi_name(character).map(Self::Bidi),
        })
    }

    /// Whether it turns the direction of text, so that what is read may not be what is written.
    pub const fn is_bidi(self) -> bool {
        matches!(self, Self::Bidi(_))
    }

    /// A sign of a few letters to be shown where it stands.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::ZeroWidthSpace => "ZWSP",
            Self::ZeroWidthNonJoiner => "ZWNJ",
            Self::ZeroWidthJoiner => "ZWJ",
            Self::WordJoiner => "WJ",
            Self::ByteOrderMark => "BOM",
            Self::SoftHyphen => "SHY",
            Self::NoBreakSpace => "NBSP",
            Self::FullWidthSpace => "□",
            Self::OtherSpace => "SP",
            Self::Tab => "→",
            Self::Separator => "SEP",
            Self::Bidi(name) => name,
            Self::VariationSelector => "VS",
            Self::Tag => "TAG",
            Self::Filler => "FILL",
            Self::Control => "CTRL",
        }
    }

    /// Whether it takes room in the line.
    pub const fn takes_room(self) -> bool {
        matches!(self, Self::NoBreakSpace | Self::FullWidthSpace | Self::OtherSpace | Self::Tab)
    }
}

/// The short name of a control of direction.
const fn bidi_name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{61c}' => "ALM",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        _ => return None,
    })
}

/// The invisible characters of `range`, in text order.
pub fn invisibles(text: &str, range: TextRange) -> impl Iterator<Item = (TextRange, Invisible)> {
    let start = range.start().index();
    let part = range.slice(text).unwrap_or_default();
    let mut before = text.get(..start).and_then(|head| head.chars().next_back());
    let mut in_flag = false;
    part.char_indices().filter_map(move |(idx, character)| {
        let kind = Invisible::of(character);
        let previous = before.replace(character);
        in_flag = character == FLAG || in_flag && kind == Some(Invisible::Tag);
        let at = start + idx;
        let end = at + character.len_utf8();
        let honest = match kind? {
            Invisible::ZeroWidthJoiner => {
                let next = text[end..].chars().next();
                previous.is_some_and(ends_emoji) && next.is_some_and(is_pictographic)
            }
            Invisible::VariationSelector => previous.is_some_and(|c| Invisible::of(c).is_none()),
            Invisible::Tag => in_flag,
            _ => false,
        };
        let range = TextRange::new(TextSize::from_index(at), TextSize::from_index(end))?;
        (!honest).then_some((range, kind?))
    })
}

/// The waving black flag, which tag characters make the flag of a region.
const FLAG: char = '\u{1f3f4}';

/// Whether a character may be joined to a further emoji: a picture, its skin or its form.
const fn ends_emoji(character: char) -> bool {
    is_pictographic(character) || character == '\u{fe0f}'
}

/// Whether a character lies in the blocks that hold all pictures that emoji are joined from.
const fn is_pictographic(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// How many controls of direction a text holds.
pub fn count_bidi(text: &str) -> usize {
    bidi_from(text, TextSize::default()).count()
}

/// The first control of direction at or behind `from`, else the first of all.
pub fn next_bidi(text: &str, from: TextSize) -> Option<TextRange> {
    bidi_from(text, from).next().or_else(|| bidi_from(text, TextSize::default()).next())
}

/// The controls of direction from a byte on. Few texts hold any, so the bytes are searched for how
/// they begin, which is faster than decoding.
fn bidi_from(text: &str, from: TextSize) -> impl Iterator<Item = TextRange> {
    let begins = |byte: &u8| matches!(byte, 0xe2 | 0xd8);
    let bytes = text.as_bytes();
    let mut at = from.index();
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(begins)?;
            let character = text.get(at..)?.chars().next()?;
            let start = at;
            at += character.len_utf8();
            if bidi_name(character).is_some() {
                return TextRange::new(TextSize::from_index(start), TextSize::from_index(at));
            }
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#[path = "invisible_tests.rs"]
mod tests;
