//! Boundaries a caret can move by: graphemes, words, sentences.
//!
//! Words follow UAX #29, which sets one word per Han character; the browser's `Intl.Segmenter`
//! knows Chinese words and is used in the app. What is here serves tests, the command line and
//! browsers without it.

use crate::{TextRange, TextSize};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The grapheme boundary before `at`, or `None` at the start.
pub fn previous_grapheme(text: &str, at: TextSize) -> Option<TextSize> {
    let mut cursor = GraphemeCursor::new(at.index(), text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().map(TextSize::from_index)
}

/// The grapheme boundary behind `at`, or `None` at the end.
pub fn next_grapheme(text: &str, at: TextSize) -> Option<TextSize> {
    let mut cursor = GraphemeCursor::new(at.index(), text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().map(TextSize::from_index)
}

/// Whether `at` lies between two graphemes, or at an end of `text`.
pub fn is_grapheme_boundary(text: &str, at: TextSize) -> bool {
    text.is_char_boundary(at.index())
        && GraphemeCursor::new(at.index(), text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

/// Widens `range` so that both ends lie between graphemes.
pub fn snap_to_graphemes(text: &str, range: TextRange) -> TextRange {
    let start = if is_grapheme_boundary(text, range.start()) {
        range.start()
    } else {
        previous_grapheme(text, range.start()).unwrap_or_default()
    };
    let end = if is_grapheme_boundary(text, range.end()) {
        range.end()
    } else {
        next_grapheme(text, range.end()).unwrap_or(TextSize::of(text))
    };
    TextRange::new(start, end).unwrap_or(range)
}

/// The line of `text` that holds `at`, as byte indices.
fn line_of(text: &str, at: TextSize) -> (usize, usize) {
    let start = text[..at.index()].rfind('\n').map_or(0, |idx| idx + 1);
    let end = text[at.index()..].find('\n').map_or(text.len(), |idx| at.index() + idx);
    (start, end)
}

/// The start of the next word, or the end of the text.
pub fn next_word(text: &str, at: TextSize) -> TextSize {
    let found = text[at.index()..]
        .split_word_bound_indices()
        .skip(1)
        .find(|(_, word)| is_wordlike(word))
        .map(|(idx, _)| at.index() + idx);
    TextSize::from_index(found.unwrap_or(text.len()))
}

/// The start of the word before `at`, or the start of the text.
pub fn previous_word(text: &str, at: TextSize) -> TextSize {
    let mut words = text[..at.index()].split_word_bound_indices();
    let found = words.rfind(|(_, word)| is_wordlike(word)).map(|(idx, _)| idx);
    TextSize::from_index(found.unwrap_or(0))
}

/// The word around `at`, within its line.
pub fn word_at(text: &str, at: TextSize) -> Option<TextRange> {
    let (start, end) = line_of(text, at);
    let (idx, word) = text[start..end]
        .split_word_bound_indices()
        .take_while(|(idx, _)| start + idx <= at.index())
        .last()?;
    let word_start = start + idx;
    TextRange::new(TextSize::from_index(word_start), TextSize::from_index(word_start + word.len()))
}

fn is_wordlike(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether a sentence ends behind `character`, given what follows it.
fn ends_sentence(character: char, next: Option<char>) -> bool {
    match character {
        '。' | '！' | '？' | '!' | '?' | '…' | '；' | '\n' => true,
        '.' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Marks that belong to the sentence they follow, such as closing quotes.
fn is_closer(character: char) -> bool {
    matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '"' | '。' | '！' | '？' | '…')
        || character.is_whitespace()
}

/// The start of the next sentence, or the end of the text.
pub fn next_sentence(text: &str, at: TextSize) -> TextSize {
    let rest = &text[at.index()..];
    let mut characters = rest.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        if ends_sentence(character, characters.peek().map(|(_, c)| *c)) {
            let start = characters.find(|(_, c)| !is_closer(*c)).map(|(idx, _)| idx);
            return TextSize::from_index(start.map_or(text.len(), |idx| at.index() + idx));
        }
    }
    TextSize::of(text)
}

/// The start of the sentence that holds the character before `at`, or the start of the text.
pub fn previous_sentence(text: &str, at: TextSize) -> TextSize {
    let head = text[..at.index()].trim_end_matches(|c| is_closer(c) || ends_sentence(c, None));
    let mut next = None;
    for (idx, character) in head.char_indices().rev() {
        if ends_sentence(character, next) {
            let behind = idx + character.len_utf8();
            let skipped = text[behind..].len() - text[behind..].trim_start_matches(is_closer).len();
            return TextSize::from_index(behind + skipped);
        }
        next = Some(character);
    }
    TextSize::new(0)
}

/// The sentence around `at`, with the white space behind it left out.
pub fn sentence_at(text: &str, at: TextSize) -> Option<TextRange> {
    let inside = next_grapheme(text, at).unwrap_or(at);
    let start = previous_sentence(text, inside);
    let end = next_sentence(text, start);
    let trimmed = text[start.index()..end.index()].trim_end();
    TextRange::new(start, TextSize::from_index(start.index() + trimmed.len()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#[path = "boundary_tests.rs"]
mod tests;
