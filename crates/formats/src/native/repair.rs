//! Looking for lost quotes, within bounds: a file with a hundred thousand wrong offsets in a
//! text of a million characters must not freeze the page.

use text::{CONTEXT_CHARS, Quote, TextRange, TextSize, locate_quote};

/// How many bytes all searches for one file may pass.
const BUDGET: usize = 1 << 30;

/// How far around the expected place the first look goes, in bytes.
const NEAR: usize = 2048;

/// Searches quotes and keeps count of the work.
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
        let quote = trimmed(quote);
        let found = self
            .find_near(text, &quote, hint)
            .or_else(|| self.find_anywhere(text, &quote, hint))?;
        if let Some(hint) = hint {
            self.drift = i64::from(found.start().raw()) - i64::from(hint.raw());
        }
        Some(found)
    }

    /// Looks where the drift leads to. Only a find whose whole context agrees counts: it could
    /// not be bettered elsewhere.
    fn find_near(&self, text: &str, quote: &Quote, hint: Option<TextSize>) -> Option<TextRange> {
        let expected = i64::from(hint?.raw()) + self.drift;
        let expected = usize::try_from(expected).ok()?.min(text.len());
        let start = floor(text, expected.saturating_sub(NEAR));
        let end = floor(text, expected + NEAR + quote.exact.len());
        let within = TextSize::from_index(expected - start);
        let found = locate_quote(&text[start..end], quote, Some(within))?;
        let at = |offset: TextSize| TextSize::from_index(offset.index() + start);
        let found = TextRange::new(at(found.start()), at(found.end()))?;
        let has_context = !quote.prefix.is_empty() && !quote.suffix.is_empty();
        let agrees = text[..found.start().index()].ends_with(&quote.prefix)
            && text[found.end().index()..].starts_with(&quote.suffix);
        (has_context && agrees).then_some(found)
    }

    fn find_anywhere(
        &mut self,
        text: &str,
        quote: &Quote,
        hint: Option<TextSize>,
    ) -> Option<TextRange> {
        if quote.exact.is_empty() {
            return None;
        }
        if self.budget < text.len() {
            self.n_left += 1;
            return None;
        }
        let n_found = text.matches(quote.exact.as_str()).count();
        let cost = text.len() + n_found * 2 * CONTEXT_CHARS;
        self.budget = self.budget.saturating_sub(text.len() + cost);
        locate_quote(text, quote, hint)
    }
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

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}
