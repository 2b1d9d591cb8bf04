//! What is found, compared with plain loops and with itself in other slices.

use super::*;
use crate::{Folding, Query};
use proptest::prelude::*;

const TEXT: &str = "微软支持OEWG。\n俄罗斯 Microsoft 反对\n\n微软、ＭＩＣＲＯＳＯＦＴ 与微软\n完";

fn literal(text: &str, folding: Folding) -> Pattern {
    Pattern::new(&Query { text: text.into(), is_regex: false, folding }).unwrap().unwrap()
}

fn regex(text: &str, folding: Folding) -> Pattern {
    Pattern::new(&Query { text: text.into(), is_regex: true, folding }).unwrap().unwrap()
}

/// All hits, with so much budget for each run.
fn hits(pattern: &Pattern, text: &str, near: usize, budget: usize) -> Vec<TextRange> {
    let mut scan = Scan::new(pattern.clone(), text, TextSize::from_index(near));
    let mut hits = Vec::new();
    while scan.run(text, budget, &mut hits) == Progress::Going {
        assert!(hits.is_sorted(), "the hits are in text order after each run");
    }
    hits
}

fn quotes(pattern: &Pattern, text: &str) -> Vec<String> {
    let all = hits(pattern, text, 0, usize::MAX);
    all.iter().map(|hit| hit.slice(text).unwrap().to_owned()).collect()
}

#[track_caller]
fn check(pattern: &Pattern, expected: &[&str]) {
    assert_eq!(quotes(pattern, TEXT), expected);
}

#[test]
fn words_are_found_exactly_or_folded() {
    let (case, width) =
        (Folding { case: true, ..Folding::NONE }, Folding { width: true, ..Folding::NONE });
    let both = Folding { case: true, width: true, script: false };
    check(&literal("微软", Folding::NONE), &["微软", "微软", "微软"]);
    check(&literal("microsoft", Folding::NONE), &[]);
    check(&literal("microsoft", case), &["Microsoft"]);
    check(&literal("MICROSOFT", width), &["ＭＩＣＲＯＳＯＦＴ"]);
    check(&literal("ｍicrosoft", both), &["Microsoft", "ＭＩＣＲＯＳＯＦＴ"]);
    check(&literal("微软支持OEWG。\n俄", Folding::NONE), &["微软支持OEWG。\n俄"]);
}

#[test]
fn regular_expressions_are_found_exactly_or_folded() {
    let both = Folding { case: true, width: true, script: false };
    check(&regex(r"\p{Han}{3}", Folding::NONE), &["微软支", "俄罗斯", "与微软"]);
    check(&regex("micro.*?t", both), &["Microsoft", "ＭＩＣＲＯＳＯＦＴ"]);
    check(&regex("Ｍ[ａ-ｚ]+", both), &["Microsoft", "ＭＩＣＲＯＳＯＦＴ"]);
    check(&regex("^微软", Folding::NONE), &["微软", "微软"]);
    check(&regex("软$", Folding::NONE), &["软"]);
    check(&regex("x*", Folding::NONE), &[]);
    check(
        &regex(r"[^。]+", Folding::NONE),
        &["微软支持OEWG", "俄罗斯 Microsoft 反对", "微软、ＭＩＣＲＯＳＯＦＴ 与微软", "完"],
    );
    check(&regex(r"。\n俄|软\n完", Folding::NONE), &["。\n俄", "软\n完"]);
    check(&regex(r"\n\n^微", Folding::NONE), &["\n\n微"]);
}

#[test]
fn a_character_that_folds_to_two_is_found_whole_or_not_at_all() {
    let case = Folding { case: true, ..Folding::NONE };
    assert_eq!(quotes(&literal("i", case), "İxI"), ["I"]);
    assert_eq!(quotes(&literal("i\u{307}", case), "İ"), ["İ"]);
}

#[test]
fn what_is_near_is_found_first() {
    let text = "微软\n".repeat(1000);
    let mut scan = Scan::new(literal("微软", Folding::NONE), &text, TextSize::new(7 * 500 + 3));
    let mut hits = Vec::new();
    assert_eq!(scan.run(&text, 400, &mut hits), Progress::Going);
    assert_eq!(hits[0].start(), TextSize::new(7 * 500));
    assert!(hits.len() < 30);
}

#[test]
fn a_million_hits_are_too_many() {
    let text = "。".repeat(MAX_HITS + 50);
    let mut scan = Scan::new(regex(".", Folding::NONE), &text, TextSize::default());
    let mut hits = Vec::new();
    while scan.run(&text, 10_000, &mut hits) == Progress::Going {}
    assert_eq!(scan.run(&text, 0, &mut hits), Progress::Full);
    assert_eq!(hits.len(), MAX_HITS);
}

/// One line that is many windows long.
#[test]
fn a_long_line_is_searched_as_a_whole() {
    let text = "甲乙丙 a1b22 ".repeat(20_000);
    for (pattern, per_part) in [(r"[a-z]\d+", 2), (r"\b\p{Han}+\b", 1), (r"丙 .", 1)] {
        assert_eq!(quotes(&regex(pattern, Folding::NONE), &text).len(), 20_000 * per_part);
    }
    let width = Folding { case: true, width: true, script: false };
    assert_eq!(quotes(&literal("Ａ1B22", width), &text).len(), 20_000);
    assert_eq!(quotes(&literal("1b22 甲乙", Folding::NONE), &text).len(), 19_999);
    assert_eq!(quotes(&regex("^甲", Folding::NONE), &text).len(), 1);
    assert_eq!(quotes(&regex(" $", Folding::NONE), &text).len(), 1);
}

/// The text in lines, and the hits that a plain loop finds in each.
fn naive(text: &str, in_line: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<TextRange> {
    let mut start = 0;
    let mut all = Vec::new();
    for line in text.split('\n') {
        all.extend(
            in_line(line).into_iter().filter_map(|r| range(&(start + r.start..start + r.end))),
        );
        start += line.len() + 1;
    }
    all
}

/// Folds every stretch of a line and compares, from the left, without overlaps.
fn naive_literal(text: &str, needle: &str, folding: Folding) -> Vec<TextRange> {
    let needle = folding.fold(needle);
    naive(text, |line| {
        let borders: Vec<_> = line.char_indices().map(|(idx, _)| idx).chain([line.len()]).collect();
        let mut found = Vec::new();
        let mut from = 0;
        for start in &borders {
            let fits =
                |end: &&usize| **end > *start && folding.fold(&line[*start..**end]) == needle;
            if *start >= from
                && let Some(end) = borders.iter().find(fits)
            {
                found.push(*start..*end);
                from = *end;
            }
        }
        found
    })
}

fn any_text(longest: usize) -> impl Strategy<Value = String> {
    let some = prop::sample::select(vec![
        'a', 'A', 'Ａ', 'b', '微', '软', '軟', 'İ', 'i', '💛', ' ', '\n',
    ]);
    prop::collection::vec(some, 0..longest).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn words_are_found_as_a_plain_loop_finds_them(
        text in any_text(60), needle in any_text(4), case: bool, width: bool, script: bool,
        near in 0..60usize, budget in 0..300usize,
    ) {
        let needle = needle.replace('\n', "a");
        prop_assume!(!needle.is_empty());
        let folding = Folding { case, width, script };
        let near = text.floor_char_boundary(near);
        let found = hits(&literal(&needle, folding), &text, near, budget);
        prop_assert_eq!(&found, &naive_literal(&text, &needle, folding));
        for hit in found {
            prop_assert_eq!(folding.fold(hit.slice(&text).unwrap()), folding.fold(&needle));
        }
    }

    #[test]
    fn expressions_are_found_as_the_library_finds_them_in_each_line(
        text in any_text(60), near in 0..60usize, budget in 0..2000usize,
        pattern in prop::sample::select(vec![
            ".", "a*", "a|", "^.", ".$", r"\b.", r"\w+", "[^微]+", "(a|b)+?软?", "微.*软", r"\s", "i?",
        ]),
    ) {
        let near = text.floor_char_boundary(near);
        let library = Regex::new(pattern).unwrap();
        let expected = naive(&text, |line| library.find_iter(line).map(|m| m.range()).collect());
        let found = hits(&regex(pattern, Folding::NONE), &text, near, budget);
        prop_assert_eq!(found, expected);
    }

    /// Long lines, many windows: neither the budget nor the place to begin changes the hits.
    #[test]
    fn slices_do_not_change_the_hits(
        part in any_text(40), times in 1..600usize, near in 0..30_000usize, budget in 2_000..90_000usize,
        pattern in prop::sample::select(vec![".", "a+", r"[^\n]软", r"(?s)微.", r"\w+ ", "微软", "A"]),
        case: bool, width: bool, script: bool,
    ) {
        let text = part.replace("\n\n", " ").repeat(times);
        let folding = Folding { case, width, script };
        for pattern in [regex(pattern, folding), literal("a微", folding)] {
            let near = text.floor_char_boundary(near);
            let in_one_go = hits(&pattern, &text, 0, usize::MAX);
            prop_assert_eq!(&hits(&pattern, &text, near, budget), &in_one_go);
            prop_assert!(in_one_go.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            let on_borders = |hit: &TextRange| hit.slice(&text).is_some();
            prop_assert!(in_one_go.iter().all(on_borders));
        }
    }
}
