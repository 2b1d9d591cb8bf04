//! Texts as rows of numbers: equal words have equal numbers. Words of letters count whole, every
//! other grapheme by itself, so that a difference never splits a character that people see as one.
//! Signs that differ in their width only have the same number, since articles are published with
//! either; whether the words are the same is for the texts to say.
//! White space is between tokens: a text whose lines are wrapped anew has the same ones.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// From this character on, letters are not joined to words: Chinese has no spaces.
const FIRST_UNJOINED: char = '\u{2e80}';

/// The tokens of one text.
#[derive(Debug)]
pub(crate) struct Tokens {
    /// What each is; equal only to the same words.
    pub(crate) ids: Vec<u32>,
    /// The bytes of each.
    spans: Vec<Range<usize>>,
    /// The length of the text in bytes.
    n_bytes: usize,
}

impl Tokens {
    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.ids.len()
    }

    /// The byte where token `idx` begins; that behind the last is the end of the text.
    pub(crate) fn start(&self, idx: usize) -> usize {
        self.spans.get(idx).map_or(self.n_bytes, |span| span.start)
    }

    /// The byte where the tokens before `idx` end; the start of the text if there are none.
    pub(crate) fn end_before(&self, idx: usize) -> usize {
        idx.checked_sub(1).map_or(0, |idx| self.spans[idx].end)
    }

    /// The bytes of some tokens, without the white space around them; empty for none.
    pub(crate) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start =
            if tokens.is_empty() { self.end_before(tokens.end) } else { self.start(tokens.start) };
        start..self.end_before(tokens.end)
    }

    /// The tokens that share a byte with `bytes`.
    pub(crate) fn touching(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.spans.partition_point(|span| span.end <= bytes.start);
        let behind = self.spans.partition_point(|span| span.start < bytes.end);
        first..behind.max(first)
    }

    /// Whether `bytes` begin or end inside a token.
    pub(crate) fn cuts(&self, bytes: &Range<usize>) -> bool {
        let tokens = self.touching(bytes);
        self.bytes(&tokens) != *bytes
    }

    fn extend<'t>(
        &mut self,
        text: &'t str,
        span: Option<Range<usize>>,
        known: &mut HashMap<Cow<'t, str>, u32>,
    ) {
        let Some(span) = span else { return };
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX - 2);
        self.ids.push(*known.entry(folded(&text[span.clone()])).or_insert(next));
        self.spans.push(span);
    }
}

/// The tokens of both texts, under the same numbers.
pub(crate) fn tokens(old: &str, new: &str) -> (Tokens, Tokens) {
    let mut known = HashMap::new();
    (read(old, &mut known), read(new, &mut known))
}

fn read<'t>(text: &'t str, known: &mut HashMap<Cow<'t, str>, u32>) -> Tokens {
    let mut tokens = Tokens { ids: Vec::new(), spans: Vec::new(), n_bytes: text.len() };
    let mut word: Option<Range<usize>> = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        let end = at + grapheme.len();
        let first = grapheme.chars().next();
        if first.is_some_and(is_joined) {
            word = Some(word.map_or(at, |word| word.start)..end);
            continue;
        }
        tokens.extend(text, word.take(), known);
        let is_blank = first.is_none_or(char::is_whitespace);
        tokens.extend(text, (!is_blank).then_some(at..end), known);
    }
    tokens.extend(text, word, known);
    tokens
}

fn is_joined(character: char) -> bool {
    let character = narrow(character);
    character < FIRST_UNJOINED && character.is_alphanumeric()
}

/// The word with signs of one width.
fn folded(word: &str) -> Cow<'_, str> {
    match word.chars().any(|character| narrow(character) != character) {
        true => word.chars().map(narrow).collect(),
        false => Cow::Borrowed(word),
    }
}

/// The sign that stands for this one where texts are written with narrow signs.
fn narrow(character: char) -> char {
    match character {
        // a whole block of them stands in the order of ASCII
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xff00 + 0x20).unwrap_or(character)
        }
        '。' => '.',
        '、' => ',',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    }
}
