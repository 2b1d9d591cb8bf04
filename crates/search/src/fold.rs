//! Folding: bringing characters that count as the same into one form, with a map that leads from
//! each place of the folded text back to the place in the original.
//!
//! Folding goes character by character, so that equal stretches stay equal whatever surrounds
//! them. Forms that take several characters (combining marks) are not composed.

use std::ops::Range;
use text::simplified_char;

/// Which differences do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Folding {
    /// Upper and lower case.
    pub case: bool,
    /// Full and half width, such as `Ａ` and `A`, `ｱ` and `ア`, `　` and the space.
    pub width: bool,
    /// Traditional and simplified Chinese characters, such as `國` and `国`.
    pub script: bool,
}

impl Folding {
    /// All differences count.
    pub const NONE: Self = Self { case: false, width: false, script: false };

    /// Whether nothing is folded.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// Appends a character's folded form.
    pub fn fold_char(self, character: char, out: &mut String) {
        let character = if self.width { same_width(character) } else { character };
        let character = if self.script { simplified_char(character) } else { character };
        match character {
            'A'..='Z' if self.case => out.push(character.to_ascii_lowercase()),
            // a final sigma is a sigma
            'ς' if self.case => out.push('σ'),
            _ if self.case && may_have_case(character) => out.extend(character.to_lowercase()),
            _ => out.push(character),
        }
    }

    /// The folded form of a text.
    pub fn fold(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        text.chars().for_each(|character| self.fold_char(character, &mut out));
        out
    }
}

/// Spares the look into the table of cases for ASCII and for the common Chinese characters.
const fn may_have_case(character: char) -> bool {
    !matches!(character, '\0'..='\u{7f}' | '\u{2e80}'..='\u{a63f}')
}

/// The kana and marks that have a half-width form, in the order of U+FF61 to U+FF9F.
const WIDE_KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// The form that both widths of a character share.
fn same_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{ff61}'..='\u{ff9f}' => {
            let nth = (u32::from(character) - 0xff61) as usize;
            WIDE_KANA.chars().nth(nth).unwrap_or(character)
        }
        '￠' => '¢',
        '￡' => '£',
        '￢' => '¬',
        '￣' => '¯',
        '￤' => '¦',
        '￥' => '¥',
        '￦' => '₩',
        _ => character,
    }
}

/// A place where both texts have a character border. From here on they run in step, unless
/// `is_whole`: then one character follows whose forms differ in length, and no place inside.
#[derive(Debug, Clone, Copy)]
struct Mark {
    folded: usize,
    source: usize,
    is_whole: bool,
}

/// A folded text with the way back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    marks: Vec<Mark>,
    source_len: usize,
}

impl Folded {
    /// Folds a text.
    pub fn new(source: &str, folding: Folding) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut marks = vec![Mark { folded: 0, source: 0, is_whole: false }];
        for (idx, character) in source.char_indices() {
            let folded = text.len();
            folding.fold_char(character, &mut text);
            let is_one = text[folded..].chars().nth(1).is_none();
            if !is_one || text.len() - folded != character.len_utf8() {
                marks.push(Mark { folded, source: idx, is_whole: true });
                let source = idx + character.len_utf8();
                marks.push(Mark { folded: text.len(), source, is_whole: false });
            }
        }
        Self { text, marks, source_len: source.len() }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the original for a byte of the folded text; `None` inside a character that
    /// became several, and behind the end.
    pub fn source_of(&self, folded: usize) -> Option<usize> {
        let after = self.marks.partition_point(|mark| mark.folded <= folded);
        let mark = self.marks[after.checked_sub(1)?];
        let beyond = folded - mark.folded;
        let source = mark.source + beyond;
        (beyond == 0 || !mark.is_whole && source <= self.source_len).then_some(source)
    }

    /// The byte of the folded text at a character border of the original, or before it where
    /// that lies inside a character.
    pub fn folded_of(&self, source: usize) -> usize {
        let after = self.marks.partition_point(|mark| mark.source <= source);
        let Some(mark) = after.checked_sub(1).map(|idx| self.marks[idx]) else { return 0 };
        if mark.is_whole { mark.folded } else { mark.folded + (source - mark.source) }
    }

    /// A range of the original for a range of the folded text, where both ends have a place.
    pub fn source_range(&self, folded: &Range<usize>) -> Option<Range<usize>> {
        Some(self.source_of(folded.start)?..self.source_of(folded.end)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOTH: Folding = Folding { case: true, width: true, script: false };
    const SCRIPT: Folding = Folding { case: false, width: false, script: true };

    #[track_caller]
    fn check(folding: Folding, text: &str, expected: &str) {
        assert_eq!(folding.fold(text), expected);
    }

    #[test]
    fn case_and_width_are_folded_on_request() {
        check(Folding::NONE, "ＡbC　微软", "ＡbC　微软");
        check(Folding { case: true, ..Folding::NONE }, "ＡbC　微软", "ａbc　微软");
        check(Folding { width: true, ..Folding::NONE }, "ＡbC　微软", "AbC 微软");
        check(BOTH, "ＡbC　微软，", "abc 微软,");
        check(SCRIPT, "聯合國 ＯＥＷＧ", "联合国 ＯＥＷＧ");
        check(BOTH, "ｱﾝ｡ﾟ￥", "アン。゜¥");
        check(BOTH, "ΣΑΣ ς", "σασ σ");
        check(BOTH, "ÄẞŐ", "äßő");
    }

    #[test]
    fn every_half_width_kana_has_its_wide_form() {
        assert_eq!(WIDE_KANA.chars().count(), 0xff9f - 0xff61 + 1);
        check(BOTH, "ﾝ", "ン");
        check(BOTH, "ｰ", "ー");
    }

    #[test]
    fn there_is_no_place_inside_a_character_that_became_two() {
        // the dotted capital I becomes i and a combining dot
        let folded = Folded::new("aİb", BOTH);
        assert_eq!(folded.text(), "ai\u{307}b");
        let places: Vec<_> = (0..=6).map(|at| folded.source_of(at)).collect();
        assert_eq!(places, [Some(0), Some(1), None, None, Some(3), Some(4), None]);
        assert_eq!([0, 1, 3, 4].map(|at| folded.folded_of(at)), [0, 1, 4, 5]);
    }

    fn any_text() -> impl Strategy<Value = String> {
        let some = prop::sample::select(vec![
            'a', 'B', 'Ａ', 'ｂ', '　', '微', '國', 'İ', 'ß', 'ẞ', 'ｱ', 'Σ', '💛', '\u{301}', '\n',
        ]);
        prop::collection::vec(prop_oneof![3 => some, 1 => any::<char>()], 0..40)
            .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn borders_lead_there_and_back(text in any_text(), case: bool, width: bool, script: bool) {
            let folding = Folding { case, width, script };
            let folded = Folded::new(&text, folding);
            prop_assert_eq!(folded.text(), folding.fold(&text));
            for (idx, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let there = folded.folded_of(idx);
                prop_assert_eq!(folded.text(), folding.fold(&text[..idx]) + &folding.fold(&text[idx..]));
                prop_assert_eq!(there, folding.fold(&text[..idx]).len());
                prop_assert_eq!(folded.source_of(there), Some(idx));
            }
            for at in 0..=folded.text().len() + 2 {
                if let Some(source) = folded.source_of(at).filter(|_| folded.text().is_char_boundary(at)) {
                    prop_assert!(text.is_char_boundary(source));
                }
            }
        }
    }
}
