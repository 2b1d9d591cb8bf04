//! The part in parentheses behind the `]` of an image or link: `(address "title")`.
//!
//! Each stretch of text without white space is looked at once, however many parentheses open
//! in it, so that reading all targets of a text takes linear time.

use std::ops::Range;

/// What an opening parenthesis turned out to begin.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An address, in bytes, with perhaps a title; `end` is behind the `)`.
    Whole { address: Range<usize>, end: usize },
    /// An address in which the text ends.
    CutOff { address: Range<usize> },
    /// Something else.
    Other,
}

pub(super) struct Targets<'t> {
    text: &'t str,
    /// Behind the last character that is not white space.
    text_end: usize,
    stretch: Stretch,
}

/// The parentheses of a part of the text without white space.
#[derive(Default)]
struct Stretch {
    start: usize,
    end: usize,
    /// Opening and closing positions, sorted.
    pairs: Vec<(usize, usize)>,
    /// The last parenthesis that nothing closes.
    last_open: Option<usize>,
}

impl<'t> Targets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, text_end: text.trim_end().len(), stretch: Stretch::default() }
    }

    /// Behind the last character of the text that is not white space.
    pub(super) fn text_end(&self) -> usize {
        self.text_end
    }

    /// What the `(` at `open` begins. Positions must be asked for in ascending order.
    pub(super) fn read(&mut self, open: usize) -> Target {
        let start = self.behind_blanks(open + 1);
        if self.byte(start) == Some(b'<') {
            return self.in_angles(start);
        }
        let is_known = start == open + 1 && (self.stretch.start..self.stretch.end).contains(&open);
        if !is_known {
            self.stretch = Stretch::read(self.text.as_bytes(), open, start);
        }
        if let Some(close) = self.stretch.closing(open) {
            let address = start..close;
            return Target::Whole { address, end: close + 1 };
        }
        if self.stretch.last_open != Some(open) {
            return Target::Other;
        }
        let address = start..self.stretch.end;
        if address.end >= self.text_end {
            return self.at_text_end(address);
        }
        self.finish(address.clone(), address.end)
    }

    /// An address has no Han characters or wide punctuation: that is prose again.
    fn at_text_end(&self, address: Range<usize>) -> Target {
        let is_wide = |c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        if self.text[address.clone()].contains(is_wide) {
            Target::Other
        } else {
            Target::CutOff { address }
        }
    }

    fn in_angles(&self, open: usize) -> Target {
        let rest = &self.text.as_bytes()[open + 1..];
        match rest.iter().position(|byte| b"<>\n".contains(byte)) {
            Some(len) if rest[len] == b'>' => {
                let close = open + 1 + len;
                self.finish(open + 1..close, close + 1)
            }
            _ => Target::Other,
        }
    }

    /// Reads a title, if there is one at `at`, and the closing parenthesis.
    fn finish(&self, address: Range<usize>, at: usize) -> Target {
        let mut at = self.behind_blanks(at);
        if let Some(quote @ (b'"' | b'\'')) = self.byte(at) {
            let Some(end) = self.behind_title(at, quote) else {
                return Target::Other;
            };
            at = self.behind_blanks(end);
        }
        match self.byte(at) {
            Some(b')') => Target::Whole { address, end: at + 1 },
            _ => Target::Other,
        }
    }

    fn behind_title(&self, open: usize, quote: u8) -> Option<usize> {
        let mut at = open + 1;
        loop {
            match self.byte(at)? {
                b'\n' => return None,
                b'\\' => at += 2,
                byte if byte == quote => return Some(at + 1),
                _ => at += 1,
            }
        }
    }

    fn behind_blanks(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        at + rest.iter().take_while(is_blank).count()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

impl Stretch {
    /// Reads from the `(` at `open`, whose content begins at `start`, to its `)` or, where it
    /// has none, to the next white space.
    fn read(bytes: &[u8], open: usize, start: usize) -> Self {
        let mut waiting = vec![open];
        let mut pairs = Vec::new();
        let mut at = start;
        while let Some(&byte) = bytes.get(at)
            && byte > b' '
            && let Some(&last) = waiting.last()
        {
            match byte {
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
                b'(' => waiting.push(at),
                b')' => {
                    waiting.pop();
                    pairs.push((last, at));
                }
                _ => {}
            }
            at += 1;
        }
        pairs.sort_unstable();
        Self { start: open, end: at, pairs, last_open: waiting.last().copied() }
    }

    fn closing(&self, open: usize) -> Option<usize> {
        let idx = self.pairs.binary_search_by_key(&open, |pair| pair.0).ok()?;
        Some(self.pairs[idx].1)
    }
}
