//! Rows of a few tokens that stand in both texts just once. They tell for certain what belongs
//! to what.

use std::cmp::Ordering;
use std::ops::Range;

/// The pairs of places where the same `k` tokens begin, for rows that are in `old` and in `new`
/// once each; by the place in `old`. Takes time in proportion to the lengths, but for sorting.
pub(crate) fn unique_pairs(old: &[u32], new: &[u32], k: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    each_gram(old, new, k, |in_old, in_new| {
        if let ([(_, a)], [(_, b)]) = (in_old, in_new)
            && old[*a..a + k] == new[*b..b + k]
        {
            pairs.push((*a, *b));
        }
    });
    pairs.sort_unstable();
    pairs
}

/// What is to be known of each row of `k` tokens of a text.
#[derive(Debug)]
pub(crate) struct Rows {
    /// Where the same stands in the new text, if it stands once in both; else [`NOWHERE`].
    pub(crate) places: Vec<usize>,
    /// Whether it stands more than once in one of the texts.
    pub(crate) repeated: Vec<bool>,
}

/// No place.
pub(crate) const NOWHERE: usize = usize::MAX;

/// The rows of `k` tokens of `old`.
pub(crate) fn rows(old: &[u32], new: &[u32], k: usize) -> Rows {
    let mut rows = Rows { places: vec![NOWHERE; old.len()], repeated: vec![false; old.len()] };
    each_gram(old, new, k, |in_old, in_new| {
        let is_repeated = in_old.len() > 1 || in_new.len() > 1;
        in_old.iter().for_each(|(_, at)| rows.repeated[*at] = is_repeated);
        if let ([(_, a)], [(_, b)]) = (in_old, in_new)
            && old[*a..a + k] == new[*b..b + k]
        {
            rows.places[*a] = *b;
        }
    });
    rows
}

/// For each row of `k` tokens of `old`, how often `new` has it, compared with `old`.
pub(crate) fn balance(old: &[u32], new: &[u32], k: usize) -> Vec<Ordering> {
    let mut balance = vec![Ordering::Less; old.len()];
    each_gram(old, new, k, |in_old, in_new| {
        in_old.iter().for_each(|(_, at)| balance[*at] = in_new.len().cmp(&in_old.len()));
    });
    balance
}

/// Calls `visit` with the places in both texts of each row of `k` tokens that is in `old`.
fn each_gram(
    old: &[u32],
    new: &[u32],
    k: usize,
    mut visit: impl FnMut(&[(u64, usize)], &[(u64, usize)]),
) {
    let (old_grams, new_grams) = (sorted(old, k), sorted(new, k));
    let mut rest = new_grams.as_slice();
    for in_old in old_grams.chunk_by(|a, b| a.0 == b.0) {
        let hash = in_old[0].0;
        rest = &rest[rest.partition_point(|gram| gram.0 < hash)..];
        let n_alike = rest.partition_point(|gram| gram.0 == hash);
        visit(in_old, &rest[..n_alike]);
    }
}

/// The hash and the place of every row of `k` tokens, by hash.
fn sorted(tokens: &[u32], k: usize) -> Vec<(u64, usize)> {
    let mut grams: Vec<_> =
        tokens.windows(k).enumerate().map(|(at, gram)| (hash(gram), at)).collect();
    grams.sort_unstable();
    grams
}

fn hash(gram: &[u32]) -> u64 {
    let step = |sum: u64, id: &u32| {
        (sum.rotate_left(5) ^ u64::from(*id)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let sum = gram.iter().fold(0x51ed_270b, step);
    sum ^ (sum >> 29)
}

/// The most pairs that keep the same order in both texts.
pub(crate) fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // the pair with the least place in `new` that ends a row of each length
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (idx, pair) in pairs.iter().enumerate() {
        let len = ends.partition_point(|end| pairs[*end].1 < pair.1);
        if let Some(last) = len.checked_sub(1) {
            before[idx] = ends[last];
        }
        ends.truncate(ends.len().max(len));
        match ends.get_mut(len) {
            Some(end) => *end = idx,
            None => ends.push(idx),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while let Some(pair) = pairs.get(at) {
        row.push(*pair);
        at = before[at];
    }
    row.reverse();
    row
}

/// A part of both texts.
#[derive(Debug, Clone)]
pub(crate) struct Gap {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}
