//! Quotes with context: what an annotation says of itself so that it can be verified and
//! found again.

use crate::{TextRange, TextSize};

/// How many code points of context are kept on each side of a quote.
pub const CONTEXT_CHARS: usize = 32;

/// An exact quote with the text around it (the W3C Web Annotation `TextQuoteSelector`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The quoted text.
    pub exact: String,
    /// Up to [`CONTEXT_CHARS`] code points before it.
    pub prefix: String,
    /// Up to [`CONTEXT_CHARS`] code points behind it.
    pub suffix: String,
}

impl Quote {
    /// The quote of `range`; empty where the range does not fit `text`.
    pub fn capture(text: &str, range: TextRange) -> Self {
        let before = text.get(..range.start().index()).unwrap_or_default();
        let behind = text.get(range.end().index()..).unwrap_or_default();
        let prefix_start =
            before.char_indices().rev().nth(CONTEXT_CHARS - 1).map_or(0, |(idx, _)| idx);
        let suffix_end =
            behind.char_indices().nth(CONTEXT_CHARS).map_or(behind.len(), |(idx, _)| idx);
        Self {
            exact: range.slice(text).unwrap_or_default().to_owned(),
            prefix: before[prefix_start..].to_owned(),
            suffix: behind[..suffix_end].to_owned(),
        }
    }
}

/// Finds where `quote` stands in `text`.
///
/// Of several occurrences the one with the most agreeing context wins, then the one nearest to
/// `hint`. `None` where the quote does not occur, or where two occurrences are equally good and
/// nothing but the distance tells them apart although context was given.
pub fn locate_quote(text: &str, quote: &Quote, hint: Option<TextSize>) -> Option<TextRange> {
    if quote.exact.is_empty() {
        return None;
    }
    let has_context = !(quote.prefix.is_empty() && quote.suffix.is_empty());
    let mut best: Option<(usize, u32, usize)> = None;
    let mut n_best = 0;
    for (at, _) in text.match_indices(quote.exact.as_str()) {
        let score = context_score(text, quote, at);
        let distance = hint.map_or(0, |h| h.raw().abs_diff(TextSize::from_index(at).raw()));
        let better = best.is_none_or(|(s, d, _)| score > s || (score == s && distance < d));
        n_best = match best {
            Some((s, ..)) if s == score => n_best + 1,
            Some((s, ..)) if s > score => n_best,
            _ => 1,
        };
        if better {
            best = Some((score, distance, at));
        }
    }
    let (score, _, at) = best?;
    let ambiguous = n_best > 1 && (hint.is_none() || (has_context && score == 0));
    if ambiguous {
        return None;
    }
    TextRange::new(TextSize::from_index(at), TextSize::from_index(at + quote.exact.len()))
}

/// How many code points of the quote's context agree with the text around `at`.
fn context_score(text: &str, quote: &Quote, at: usize) -> usize {
    let before = text[..at].chars().rev().zip(quote.prefix.chars().rev());
    let behind = text[at + quote.exact.len()..].chars().zip(quote.suffix.chars());
    before.take_while(|(a, b)| a == b).count() + behind.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    fn quote(prefix: &str, exact: &str, suffix: &str) -> Quote {
        Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() }
    }

    #[track_caller]
    fn check(text: &str, quote: &Quote, hint: Option<u32>, expected: Option<usize>) {
        let found = locate_quote(text, quote, hint.map(TextSize::new));
        assert_eq!(found.map(|r| r.start().index()), expected);
    }

    #[test]
    fn context_then_distance_decide() {
        check("微软 and 微软", &quote("", "微软", ""), Some(12), Some(11));
        check("微软 and 微软", &quote("", "微软", ""), None, None);
        check("微软 and 微软", &quote("and ", "微软", ""), Some(0), Some(11));
        check("微软 and 微软", &quote("xyz", "微软", "xyz"), Some(0), None);
        check("only 微软", &quote("xyz", "微软", "xyz"), Some(0), Some(5));
        check("微软", &quote("", "谷歌", ""), Some(0), None);
        check("微软", &quote("", "", ""), Some(0), None);
    }

    #[test]
    fn capture_takes_context_in_code_points() {
        let text = format!("{}核{}", "💛".repeat(40), "世".repeat(40));
        let range = TextRange::new(TextSize::new(160), TextSize::new(163)).unwrap();
        let quote = Quote::capture(&text, range);
        assert_eq!(quote.exact, "核");
        assert_eq!(quote.prefix, "💛".repeat(CONTEXT_CHARS));
        assert_eq!(quote.suffix, "世".repeat(CONTEXT_CHARS));
    }
}
