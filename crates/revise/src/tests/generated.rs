//! No span goes to a wrong place without being told: over random revisions.

use super::revision::{Dice, article, edit, traced};
use super::truth::Truth;
use crate::{Anchor, Comparison};
use std::ops::Range;
use text::{TextRange, TextSize};

/// How many are tried; set `STANCEMARK_REVISIONS` while building to try more.
const N_REVISIONS: u64 = 1_000;

/// Where each character of a text begins, in bytes.
fn starts(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn bytes(starts: &[usize], chars: &Range<usize>) -> TextRange {
    let at = |idx: usize| TextSize::from_index(starts[idx]);
    TextRange::new(at(chars.start), at(chars.end)).unwrap()
}

#[derive(Default)]
struct Count {
    all: usize,
    whole: usize,
    placed: usize,
    placed_whole: usize,
    flagged: [usize; 3],
}

/// The characters of a span, and thirty on either side.
fn around(text: &str, chars: &Range<usize>) -> String {
    text.chars().skip(chars.start.saturating_sub(30)).take(chars.len() + 60).collect()
}

/// Checks all verdicts on one revision.
fn check(seed: u64, count: &mut Count) {
    let mut dice = Dice::new(seed);
    let old = article(&mut dice);
    let mut revised = traced(&old);
    for _ in 0..=dice.below(10) {
        edit(&mut revised, &mut dice);
    }
    let new: String = revised.iter().map(|traced| traced.0).collect();
    let comparison = Comparison::new(&old, &new);
    let (old_starts, new_starts) = (starts(&old), starts(&new));
    let n_chars = old_starts.len() - 1;
    let old_chars: Vec<_> = old.chars().collect();
    let truth = Truth::new(&old_chars, &revised);
    for _ in 0..40 {
        let start = dice.below(n_chars);
        let len = if dice.below(6) == 0 { 1 + dice.below(40) } else { 1 + dice.below(7) };
        let span = start..(start + len).min(n_chars);
        let source = bytes(&old_starts, &span);
        if source.slice(&old).unwrap().trim().is_empty() {
            continue;
        }
        let is_whole = truth.place(&span).is_some();
        count.all += 1;
        count.whole += usize::from(is_whole);
        let place = match comparison.anchor(source) {
            Anchor::Exact(place) | Anchor::Shifted(place) => place,
            Anchor::Changed(place) => {
                assert!(place.slice(&new).is_some());
                count.flagged[0] += 1;
                continue;
            }
            Anchor::Ambiguous(places) => {
                assert!(places.iter().all(|place| place.slice(&new) == source.slice(&old)));
                count.flagged[1] += 1;
                continue;
            }
            Anchor::Lost => {
                count.flagged[2] += 1;
                continue;
            }
        };
        assert_eq!(place.slice(&new), source.slice(&old), "seed {seed}: the quote is kept");
        let first = new_starts.binary_search(&place.start().index()).unwrap();
        assert!(
            truth.holds(&span, first),
            "seed {seed}: {:?} went from …{:?} to …{:?}",
            source.slice(&old),
            around(&old, &span),
            around(&new, &(first..first + span.len()))
        );
        count.placed += 1;
        count.placed_whole += usize::from(is_whole);
    }
}

#[test]
fn no_span_goes_to_a_wrong_place_silently() {
    let mut count = Count::default();
    let n_revisions = option_env!("STANCEMARK_REVISIONS").and_then(|n| n.parse().ok());
    let n_revisions: u64 = n_revisions.unwrap_or(N_REVISIONS);
    for seed in 0..n_revisions {
        check(seed, &mut count);
    }
    let share = |part: usize, of: usize| {
        let permille = part * 1000 / of;
        format!("{}.{}", permille / 10, permille % 10)
    };
    let [n_changed, n_ambiguous, n_lost] = count.flagged;
    println!("{n_revisions} revisions, {} spans, none at a wrong place", count.all);
    println!(
        "re-anchored {} ({} %); of {} whose words are all still there {} %",
        count.placed,
        share(count.placed, count.all),
        count.whole,
        share(count.placed_whole, count.whole)
    );
    println!("flagged: {n_changed} changed, {n_ambiguous} ambiguous, {n_lost} lost");
    assert!(count.placed_whole * 10 > count.whole * 7, "most of what can be placed is");
}
