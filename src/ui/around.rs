//! Words with what stands around them on their line.

use text::TextRange;

/// The most characters that are shown before the words, of them, and behind them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    pub(crate) before: usize,
    pub(crate) words: usize,
    pub(crate) behind: usize,
}

/// What stands before, at and behind a range on its line; what is cut is told by an ellipsis.
pub(crate) fn around(text: &str, range: TextRange, reach: Reach) -> (String, String, String) {
    let (head, tail) = (&text[..range.start().index()], &text[range.end().index()..]);
    let on_line = |character: &char| *character != '\n';
    let before = clipped(head.chars().rev().take_while(on_line), reach.before);
    let words = clipped(range.slice(text).unwrap_or_default().chars(), reach.words);
    let behind = clipped(tail.chars().take_while(on_line), reach.behind);
    (before.chars().rev().collect(), words, behind)
}

/// At most so many characters on one line; what is cut is told by an ellipsis.
pub(crate) fn clipped(mut characters: impl Iterator<Item = char>, most: usize) -> String {
    let on_one_line = |character| if character == '\n' { ' ' } else { character };
    let mut shown: String = characters.by_ref().take(most).map(on_one_line).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::TextSize;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[track_caller]
    fn check(text: &str, quote: &str, expected: (&str, &str, &str)) {
        let at = text.find(quote).unwrap_or_default();
        let ends = (TextSize::from_index(at), TextSize::from_index(at + quote.len()));
        let reach = Reach { before: 16, words: 60, behind: 40 };
        let shown = TextRange::new(ends.0, ends.1).map(|range| around(text, range, reach));
        let (before, words, behind) = expected;
        assert_eq!(shown, Some((before.into(), words.into(), behind.into())));
    }

    #[test]
    fn what_is_around_stays_on_the_line_and_says_where_it_is_cut() {
        check("一。\n微软支持💛。\n二", "支持", ("微软", "支持", "💛。"));
        check("支持", "支持", ("", "支持", ""));
        check("一\n二\n三", "一\n二", ("", "一 二", ""));
        let long = format!("{}微软{}", "前".repeat(90), "后".repeat(90));
        let (before, behind) = (format!("…{}", "前".repeat(16)), format!("{}…", "后".repeat(40)));
        check(&long, "微软", (&before, "微软", &behind));
        let words = format!("{}…", "后".repeat(60));
        check(&long, &"后".repeat(90), (&format!("…{}微软", "前".repeat(14)), &words, ""));
    }
}
