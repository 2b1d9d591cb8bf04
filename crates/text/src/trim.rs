//! Trimming a range of the space and punctuation around what is meant.

use crate::{TextRange, TextSize, next_grapheme, previous_grapheme};

/// Brackets and quotes that come in pairs. A mark that opens and closes alike stands with itself.
const PAIRS: [(char, char); 22] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('‹', '›'),
    ('＂', '＂'),
    ('＇', '＇'),
    ('"', '"'),
    ('\'', '\''),
    ('„', '“'),
];

/// In a text longer than this many bytes nobody sees partners together: brackets and quotes stay,
/// and the work stays linear.
const LONGEST_PAIR: usize = 4000;

/// `range` without the white space and punctuation at its ends; `None` where nothing else is in
/// it.
///
/// A bracket or quote stays where its partner is further inside: 世界（联合国） keeps its end, and
/// 「世界」 loses both. A full stop stays behind an abbreviation with others, such as U.S.
pub fn trim_range(text: &str, range: TextRange) -> Option<TextRange> {
    let (mut start, mut end) = (range.start(), range.end());
    loop {
        let whole = text.get(start.index()..end.index())?;
        let first = TextSize::of(whole).min(next_grapheme(whole, TextSize::default())?);
        let last = previous_grapheme(whole, TextSize::of(whole))?;
        let head = whole.get(..first.index())?;
        let tail = whole.get(last.index()..)?;
        let inside = whole.get(first.index()..last.index()).unwrap_or_default();
        if whole.len() > LONGEST_PAIR && (is_paired(head) || is_paired(tail)) {
            return TextRange::new(start, end);
        } else if are_partners(head, tail) && !inside.contains(head) && !inside.contains(tail) {
            start = TextSize::new(start.raw() + first.raw());
            end = TextSize::new(start.raw() + TextSize::of(inside).raw());
        } else if leaves_start(head, whole.get(first.index()..)?) {
            start = TextSize::new(start.raw() + first.raw());
        } else if leaves_end(tail, whole.get(..last.index())?) {
            end = TextSize::new(end.raw() - TextSize::of(tail).raw());
        } else {
            return TextRange::new(start, end);
        }
    }
}

fn is_paired(grapheme: &str) -> bool {
    PAIRS.iter().any(|(open, close)| is_just(grapheme, *open) || is_just(grapheme, *close))
}

fn are_partners(head: &str, tail: &str) -> bool {
    PAIRS.iter().any(|(open, close)| is_just(head, *open) && is_just(tail, *close))
}

/// Whether the grapheme `head` goes, given what follows it.
fn leaves_start(head: &str, rest: &str) -> bool {
    is_idle(head)
        && !PAIRS.iter().any(|(open, close)| is_just(head, *open) && rest.contains(*close))
}

/// Whether the grapheme `tail` goes, given what stands before it.
fn leaves_end(tail: &str, rest: &str) -> bool {
    is_idle(tail)
        && !PAIRS.iter().any(|(open, close)| is_just(tail, *close) && rest.contains(*open))
        && !(tail == "." && ends_abbreviation(rest))
}

/// Whether a full stop behind `rest` would be one of several in a word.
fn ends_abbreviation(rest: &str) -> bool {
    let word = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') && word.ends_with(char::is_alphanumeric)
}

fn is_just(grapheme: &str, character: char) -> bool {
    let mut characters = grapheme.chars();
    characters.next() == Some(character) && characters.next().is_none()
}

/// Whether nothing in a grapheme is a letter, a digit, or a sign with a meaning of its own (such
/// as `%`, `#`, `$` or an emoji).
fn is_idle(grapheme: &str) -> bool {
    grapheme.chars().all(|character| {
        let is_space = character.is_whitespace() || is_invisible(character);
        is_space || is_punctuation(character)
    })
}

/// Characters without a width: zero-width space and joiners, word joiner, byte order mark, marks
/// of direction.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn is_punctuation(character: char) -> bool {
    PAIRS.iter().any(|(open, close)| character == *open || character == *close)
        || matches!(
            character,
            '.' | ',' | ';' | ':' | '!' | '?' | '¡' | '¿' | '-' | '~' | '·' | '•'
        )
        || matches!(character, '‐'..='―' | '…' | '‥' | '‧' | '、' | '。' | '〃' | '〜' | '・' | '･')
        || matches!(
            character,
            '，' | '．' | '；' | '：' | '！' | '？' | '～' | '－' | '｡' | '､' | '﹏'
        )
        || matches!(character, '،' | '؛' | '؟' | '۔' | '־' | '׃')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#[path = "trim_tests.rs"]
mod tests;
