//! Looking for lost quotes, within bounds: a file with a hundred thousand wrong offsets in a
//! text of a million characters must not freeze the page.

use text::{CONTEXT_CHARS, Quote, TextRange, TextSize, locate_quote};

/// How many bytes all searches for one file may pass.
const BUDGET: usize = 1 << 26;

/// How far around the expected place the first look goes, in bytes.
const NEAR: usize = 1024;

/// Searches quotes and keeps count of the work.
#[derive(Debug)]
pub(super) struct Finder {
    budget: usize,
    /// How far the last quote was from its place, in bytes. One edit shifts all that follows.
    drift: i64,
    pub(super) n_left: usize,
}

impl Finder {
    pub(super) const fn new() -> Self {
        Self { budget: BUDGET, drift: 0, n_left: 0 }
    }

    /// Where `quote` stands in `text`.
    pub(super) fn find(
        &mut self,
        text: &str,
        quote: &Quote,
        hint: Option<TextSize>,
    ) -> Option<TextRange> {
        if quote.exact.is_empty() {
            return None;
        }
        let quote = trimmed(quote);
        let expected = hint.map(|hint| i64::from(hint.raw()) + self.drift);
        let expected = expected.and_then(|at| usize::try_from(at).ok());
        let found = expected
            .and_then(|at| self.find_near(text, &quote, at))
            .or_else(|| self.search(text, &quote, hint, true))?;
        if let Some(hint) = hint {
            self.drift = i64::from(found.start().raw()) - i64::from(hint.raw());
        }
        Some(found)
    }

    /// Looks where the drift leads to, then around it. Only a find whose whole context agrees
    /// counts: it could not be bettered elsewhere.
    fn find_near(&mut self, text: &str, quote: &Quote, expected: usize) -> Option<TextRange> {
        if quote.prefix.is_empty() || quote.suffix.is_empty() {
            return None;
        }
        let end = expected.saturating_add(quote.exact.len());
        if text.get(expected..end) == Some(&*quote.exact) && has_context(text, quote, expected) {
            return TextRange::new(TextSize::from_index(expected), TextSize::from_index(end));
        }
        let expected = text.floor_char_boundary(expected);
        let start = text.floor_char_boundary(expected.saturating_sub(NEAR));
        let end = text.floor_char_boundary(end.saturating_add(NEAR));
        let within = TextSize::from_index(expected - start);
        let found = self.search(&text[start..end], quote, Some(within), false)?;
        let at = |offset: TextSize| TextSize::from_index(offset.index() + start);
        let found = TextRange::new(at(found.start()), at(found.end()))?;
        has_context(text, quote, found.start().index()).then_some(found)
    }

    /// Searches `text` if that is still paid for; a search that is `last` and is not, is
    /// counted.
    fn search(
        &mut self,
        text: &str,
        quote: &Quote,
        hint: Option<TextSize>,
        last: bool,
    ) -> Option<TextRange> {
        if self.budget < text.len() {
            self.n_left += usize::from(last);
            return None;
        }
        let n_found = text.matches(quote.exact.as_str()).count();
        // counting, searching, and comparing the context of each place
        let cost = 2 * text.len() + n_found * 2 * CONTEXT_CHARS;
        if self.budget < cost {
            self.budget -= text.len();
            self.n_left += usize::from(last);
            return None;
        }
        self.budget -= cost;
        locate_quote(text, quote, hint)
    }
}

/// Whether the quote, which stands at `at`, has all its context around it.
fn has_context(text: &str, quote: &Quote, at: usize) -> bool {
    text[..at].ends_with(&quote.prefix) && text[at + quote.exact.len()..].starts_with(&quote.suffix)
}

/// The quote with no more context than is ever written, so that comparing stays cheap.
fn trimmed(quote: &Quote) -> Quote {
    let last = quote.prefix.char_indices().rev().nth(CONTEXT_CHARS - 1);
    let first = quote.suffix.char_indices().nth(CONTEXT_CHARS);
    Quote {
        exact: quote.exact.clone(),
        prefix: quote.prefix[last.map_or(0, |(at, _)| at)..].to_owned(),
        suffix: quote.suffix[..first.map_or(quote.suffix.len(), |(at, _)| at)].to_owned(),
    }
}
