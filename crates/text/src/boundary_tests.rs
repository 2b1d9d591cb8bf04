//! Tables of boundaries; `|` marks where the caret stops.

use super::*;

/// Collects every stop of `step` from the start and prints them into the text.
#[track_caller]
fn check_forward(step: impl Fn(&str, TextSize) -> Option<TextSize>, expected: &str) {
    let text = expected.replace('|', "");
    let mut printed = String::new();
    let mut at = TextSize::new(0);
    while let Some(next) = step(&text, at).filter(|next| *next > at) {
        printed.push_str(&text[at.index()..next.index()]);
        printed.push('|');
        at = next;
    }
    assert_eq!(printed, expected);
}

#[track_caller]
fn check_backward(step: impl Fn(&str, TextSize) -> Option<TextSize>, expected: &str) {
    let text = expected.replace('|', "");
    let mut printed = String::new();
    let mut at = TextSize::of(&text);
    while let Some(previous) = step(&text, at).filter(|previous| *previous < at) {
        printed.insert_str(0, &text[previous.index()..at.index()]);
        printed.insert(0, '|');
        at = previous;
    }
    assert_eq!(printed, expected);
}

#[test]
fn graphemes() {
    check_forward(next_grapheme, "吕|瑞|再|审|称|");
    check_forward(next_grapheme, "a|e\u{301}|👩‍👩‍👧|🇨🇳|\u{20bb7}|\n|");
    check_backward(previous_grapheme, "|a|e\u{301}|👩‍👩‍👧|🇨🇳|\u{20bb7}|\n");
}

#[test]
fn words() {
    check_forward(|t, at| Some(next_word(t, at)), "The |Ad |Hoc (|2021) |Committee|");
    check_backward(|t, at| Some(previous_word(t, at)), "|The |Ad |Hoc (|2021) |Committee");
    check_forward(|t, at| Some(next_word(t, at)), "微|软 |OEWG|");
}

#[test]
fn sentences() {
    check_forward(
        |t, at| Some(next_sentence(t, at)),
        "伊朗反对。|“俄罗斯也反对！”|US agrees. |3.5 done|",
    );
    check_backward(
        |t, at| Some(previous_sentence(t, at)),
        "|伊朗反对。|俄罗斯也反对！|US agrees. |3.5 done",
    );
}

#[test]
fn word_at_stays_in_its_line() {
    let text = "one\ntwo three";
    let range = word_at(text, TextSize::new(5)).unwrap();
    assert_eq!(range.slice(text), Some("two"));
    assert_eq!(word_at("", TextSize::new(0)), None);
}

#[test]
fn snapping_widens_to_whole_graphemes() {
    let text = "x👩‍👩‍👧y";
    let inside = TextRange::new(TextSize::new(5), TextSize::new(8)).unwrap();
    assert_eq!(snap_to_graphemes(text, inside).slice(text), Some("👩‍👩‍👧"));
    let whole = TextRange::new(TextSize::new(0), TextSize::new(1)).unwrap();
    assert_eq!(snap_to_graphemes(text, whole), whole);
}

#[test]
fn sentence_at_is_the_one_around_the_caret() {
    let text = "伊朗反对。俄罗斯也反对！ US agrees. End";
    let check = |at: usize, expected: &str| {
        let range = sentence_at(text, TextSize::from_index(at)).unwrap();
        assert_eq!(range.slice(text), Some(expected));
    };
    check(0, "伊朗反对。");
    check(6, "伊朗反对。");
    check(15, "俄罗斯也反对！");
    check(text.find("US").unwrap(), "US agrees.");
    check(text.len(), "End");
}
