//! A hit with what is around it on its line.

use text::TextRange;

/// The most characters before a hit, of the hit, and behind it.
const BEFORE: usize = 60;
const WORDS: usize = 60;
const BEHIND: usize = 90;

/// What stands before, at and behind a range on its line; what is cut is told by an ellipsis.
pub(super) fn context(text: &str, range: TextRange) -> (String, String, String) {
    let (head, tail) = (&text[..range.start().index()], &text[range.end().index()..]);
    let words = range.slice(text).unwrap_or_default();
    let mut before: Vec<_> =
        head.chars().rev().take_while(|c| *c != '\n').take(BEFORE + 1).collect();
    if before.len() > BEFORE {
        before[BEFORE] = '…';
    }
    before.reverse();
    let shown = clipped(words.chars(), WORDS);
    let behind = clipped(tail.chars().take_while(|c| *c != '\n'), BEHIND);
    (before.into_iter().collect(), shown, behind)
}

fn clipped(mut characters: impl Iterator<Item = char>, most: usize) -> String {
    let on_one_line = |c: char| if c == '\n' { ' ' } else { c };
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
        let shown = TextRange::new(ends.0, ends.1).map(|range| context(text, range));
        let (before, words, behind) = expected;
        assert_eq!(shown, Some((before.into(), words.into(), behind.into())));
    }

    #[test]
    fn the_context_stays_on_the_line_and_says_where_it_is_cut() {
        check("一。\n微软支持💛。\n二", "支持", ("微软", "支持", "💛。"));
        check("一\n二\n三", "一\n二", ("", "一 二", ""));
        let long = format!("{}微软{}", "前".repeat(90), "后".repeat(99));
        let (before, behind) = ("前".repeat(60), "后".repeat(90));
        check(&long, "微软", (&format!("…{before}"), "微软", &format!("{behind}…")));
    }
}
