//! What is trimmed, as a table: the selected text, and what is left of it.

use super::*;

#[track_caller]
fn check(selected: &str, expected: Option<&str>) {
    // something before and behind, which must not be looked at
    let text = format!("《a{selected}b》");
    let start = TextSize::from_index("《a".len());
    let end = TextSize::from_index("《a".len() + selected.len());
    let range = TextRange::new(start, end).unwrap();
    let trimmed = trim_range(&text, range);
    assert_eq!(trimmed.and_then(|range| range.slice(&text)), expected, "of {selected:?}");
    if let Some(trimmed) = trimmed {
        assert!(range.contains_range(trimmed));
        assert_eq!(trim_range(&text, trimmed), Some(trimmed), "twice is once");
    }
}

#[test]
fn space_and_punctuation_go_at_both_ends() {
    let cases = [
        ("微软", "微软"),
        (" Microsoft ", "Microsoft"),
        ("\u{3000}微软\u{3000}", "微软"),
        ("\u{a0}微软\u{200b}\u{feff}\n\t", "微软"),
        ("，微软。", "微软"),
        ("、微软；", "微软"),
        ("：微软！？", "微软"),
        ("……微软——", "微软"),
        ("…微软—", "微软"),
        ("...微软...", "微软"),
        ("·微软·", "微软"),
        ("– Microsoft, ", "Microsoft"),
        ("، السلام؟", "السلام"),
        ("）微软（", "微软"),
        ("」微软「", "微软"),
        ("e\u{301}。", "e\u{301}"),
        ("。e\u{301}", "e\u{301}"),
    ];
    for (selected, expected) in cases {
        check(selected, Some(expected));
    }
}

#[test]
fn a_pair_goes_or_stays_as_one() {
    let cases = [
        ("「微软」", "微软"),
        ("『微软』", "微软"),
        ("《网络安全法》", "网络安全法"),
        ("“微软”，", "微软"),
        ("（微软）。", "微软"),
        ("\"Microsoft\"", "Microsoft"),
        ("世界（联合国）", "世界（联合国）"),
        ("世界（联合国）。", "世界（联合国）"),
        ("“网络”主权", "“网络”主权"),
        ("“网络”与“主权”", "“网络”与“主权”"),
        ("(EU) and (UN)", "(EU) and (UN)"),
        ("世界（联合国", "世界（联合国"),
        ("联合国）", "联合国"),
        ("“微软", "微软"),
    ];
    for (selected, expected) in cases {
        check(selected, Some(expected));
    }
}

#[test]
fn signs_with_a_meaning_stay() {
    for kept in ["50%", "$5", "#tag", "@user", "C++", "U.S.", "👩‍👩‍👧", "🇨🇳", "第1条", "A/RES/75/240"]
    {
        check(kept, Some(kept));
    }
    check("the U.S.,", Some("the U.S."));
    check("Inc.", Some("Inc"));
    check("Mr.", Some("Mr"));
}

#[test]
fn what_is_nothing_else_has_no_rest() {
    for idle in ["，", " ", "。」", "……", "\n\n", "（）", "\u{200b}"] {
        check(idle, None);
    }
}

#[test]
fn a_long_text_takes_no_long_time() {
    for unit in ["(", "）", " ", "。", "\""] {
        let text = unit.repeat(2_000_000 / unit.len());
        let range = TextRange::new(TextSize::default(), TextSize::of(&text)).unwrap();
        let left = trim_range(&text, range);
        assert_eq!(left, (!is_idle(unit) || is_paired(unit)).then_some(range), "of {unit:?}");
    }
}
