//! Two texts and what both have in common.

use crate::align::{Run, align, without_chance};
use crate::grams::{NOWHERE, Rows, balance, rows};
use crate::tokens::{Tokens, tokens};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::ops::{Range, RangeInclusive};

/// How many tokens a row has that tells a place for certain.
pub(crate) const GRAM: usize = 6;

/// How many tokens beside a span tell that there is a copy of what is around it.
const BESIDE: usize = 3;

/// Marks the start and the end of a text, which are as good as words.
const EDGES: [u32; 2] = [u32::MAX - 1, u32::MAX];

/// A stretch of both texts, in bytes: the same in both, or what stands instead of what. Either
/// side of a difference may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Whether both sides are the same.
    pub is_same: bool,
    /// The bytes of the old text.
    pub old: Range<usize>,
    /// The bytes of the new text.
    pub new: Range<usize>,
}

/// Two texts, compared.
#[derive(Debug)]
pub struct Comparison<'t> {
    pub(crate) old: &'t str,
    pub(crate) new: &'t str,
    pub(crate) old_tokens: Tokens,
    pub(crate) new_tokens: Tokens,
    /// What is the same and in the same order.
    pub(crate) runs: Vec<Run>,
    /// What is the same but stands elsewhere, by its place in the old text.
    pub(crate) moves: Vec<Run>,
    /// The rows of [`GRAM`] tokens of the old text, of which the first begins one before the text.
    rows: Rows,
    /// Whether the new text has the rows of [`BESIDE`] tokens of the old one less often, as often
    /// or more often.
    balance: Vec<Ordering>,
    /// The same of pairs of tokens.
    pairs: Vec<Ordering>,
    /// Tokens of the old text that another reading of a difference would leave in another place.
    sliding: Vec<Range<usize>>,
    pub(crate) found: RefCell<crate::lookup::Lookup>,
}

impl<'t> Comparison<'t> {
    /// Compares two texts. Takes time in proportion to their lengths.
    pub fn new(old: &'t str, new: &'t str) -> Self {
        let (old_tokens, new_tokens) = tokens(old, new);
        let all = align(&old_tokens.ids, &new_tokens.ids);
        let runs = without_chance(&all, old_tokens.len(), new_tokens.len());
        let mut comparison = Self {
            rows: edged_rows(&old_tokens, &new_tokens),
            balance: balance(&old_tokens.ids, &new_tokens.ids, BESIDE),
            pairs: balance(&old_tokens.ids, &new_tokens.ids, 2),
            // what is the same by chance tells as well how else a difference can be read
            sliding: sliding(&old_tokens.ids, &new_tokens.ids, &all),
            found: RefCell::default(),
            moves: Vec::new(),
            old,
            new,
            old_tokens,
            new_tokens,
            runs,
        };
        comparison.moves = comparison.find_moves();
        comparison
    }

    /// Both texts from start to end, in stretches that are the same and stretches that differ, in
    /// turn. White space is part of them.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Pieces { comparison: self, all: Vec::new(), reached: (0, 0) };
        for run in &self.runs {
            for n in 0..run.len {
                let (old, new) = (run.old + n, run.new + n);
                let old = self.old_tokens.start(old)..self.old_tokens.end_before(old + 1);
                let new = self.new_tokens.start(new)..self.new_tokens.end_before(new + 1);
                // a sign of another width is the same token and another text
                if self.old[old.clone()] == self.new[new.clone()] {
                    pieces.same(old, new);
                }
            }
        }
        pieces.same(self.old.len()..self.old.len(), self.new.len()..self.new.len());
        pieces.all
    }

    /// Whether the run is where `tokens` belong: on both sides of them a row that touches them
    /// stands once in both texts, and here; or on one side, if no others have as much around them.
    pub(crate) fn is_certain(&self, run: &Run, tokens: &Range<usize>) -> bool {
        // half of each row or more is on its side, and nothing on the other
        let Range { start, end } = *tokens;
        let last = start.saturating_sub(2).min(end.saturating_sub(GRAM - 1));
        let before = start.saturating_sub(GRAM - 2)..=last;
        let behind = end.saturating_sub(2).max(start + 1)..=end;
        match (self.has_row(run, before), self.has_row(run, behind)) {
            (true, true) => true,
            (false, false) => false,
            (has_before, _) => {
                let is_doubtful = self.is_repeated(tokens)
                    || self.is_multiplied(tokens)
                    || self.is_claimed_elsewhere(run, !has_before, tokens);
                !is_doubtful
            }
        }
    }

    /// Whether one of these rows lies in the run and stands once in both texts, and here. Row
    /// number `g` holds the tokens from `g - 1` on.
    fn has_row(&self, run: &Run, rows: RangeInclusive<usize>) -> bool {
        let first = if (run.old, run.new) == (0, 0) { 0 } else { run.old + 1 };
        let is_last = run.old_end() == self.old_tokens.len();
        let end = run.old_end() + 1 + usize::from(is_last);
        let shift = run.new.wrapping_sub(run.old);
        let is_here = |g: usize| {
            let place = self.rows.places.get(g).filter(|place| **place != NOWHERE);
            place.is_some_and(|place| place.wrapping_sub(g) == shift)
        };
        rows.into_iter().any(|g| g >= first && g + GRAM <= end && is_here(g))
    }

    /// Whether a row with some of `tokens` in it stands more than once in either text.
    fn is_repeated(&self, tokens: &Range<usize>) -> bool {
        let first = (tokens.start + 2).saturating_sub(GRAM);
        let mut rows = self.rows.repeated.iter().take(tokens.end + 1).skip(first);
        rows.any(|is_repeated| *is_repeated)
    }

    /// Whether what is on either side of `tokens` was put in once more: the words of one of the
    /// copies may have been changed since, and nobody can tell which is the old one.
    pub(crate) fn has_copy(&self, tokens: &Range<usize>) -> bool {
        let is_more = |at: usize| self.balance.get(at) == Some(&Ordering::Greater);
        tokens.start.checked_sub(BESIDE).is_some_and(is_more) && is_more(tokens.end)
    }

    /// Whether a row over the start or the end of a run, which is broken there, has not become
    /// rarer: then it stands elsewhere, and what is in the run may belong to that.
    fn is_claimed_elsewhere(&self, run: &Run, is_start: bool, tokens: &Range<usize>) -> bool {
        let edge = if is_start { run.old } else { run.old_end() };
        let is_kept = |balance: &[Ordering], n: usize| {
            let balance = edge.checked_sub(n).and_then(|at| balance.get(at));
            balance.is_some_and(|balance| *balance != Ordering::Less)
        };
        let is_at_edge = if is_start { tokens.start == edge } else { tokens.end == edge };
        (1..BESIDE).any(|n| is_kept(&self.balance, n)) || (is_at_edge && is_kept(&self.pairs, 1))
    }

    /// Whether words with some of `tokens` and something beside them were put in once more.
    fn is_multiplied(&self, tokens: &Range<usize>) -> bool {
        let first = (tokens.start + 1).saturating_sub(BESIDE);
        let mut rows =
            (first..tokens.end).filter(|at| *at < tokens.start || at + BESIDE > tokens.end);
        rows.any(|at| self.balance.get(at) == Some(&Ordering::Greater))
    }

    /// Whether another reading of the difference beside it would leave all of `tokens` elsewhere.
    pub(crate) fn slides(&self, tokens: &Range<usize>) -> bool {
        let at = self.sliding.partition_point(|zone| zone.start <= tokens.start);
        let from = at.saturating_sub(4);
        self.sliding[from..at].iter().any(|zone| zone.end >= tokens.end)
    }

    /// Rows that stand once in both texts, but not in the same order, with all that is the same
    /// around them.
    fn find_moves(&self) -> Vec<Run> {
        let (old, new) = (&self.old_tokens.ids, &self.new_tokens.ids);
        let mut is_taken_old = taken(old.len(), self.runs.iter().map(|run| run.old..run.old_end()));
        let mut is_taken_new = taken(new.len(), self.runs.iter().map(|run| run.new..run.new_end()));
        let mut moves = Vec::new();
        // a row that holds the start of a text has not moved
        let rows = self.rows.places.iter().enumerate();
        for (g, partner) in rows.filter(|(_, place)| **place != NOWHERE) {
            let (Some(a), Some(b)) = (g.checked_sub(1), partner.checked_sub(1)) else { continue };
            let fits = |a: usize, b: usize| {
                let is_same = a < old.len() && b < new.len() && old[a] == new[b];
                is_same && !is_taken_old[a] && !is_taken_new[b]
            };
            let n_behind = (0..old.len()).take_while(|n| fits(a + n, b + n)).count();
            if n_behind < GRAM {
                continue;
            }
            let n_before = (1..=a.min(b)).take_while(|n| fits(a - n, b - n)).count();
            let run = Run { old: a - n_before, new: b - n_before, len: n_before + n_behind };
            is_taken_old[run.old..run.old_end()].fill(true);
            is_taken_new[run.new..run.new_end()].fill(true);
            moves.push(run);
        }
        moves
    }
}

/// Pieces while they are put together.
struct Pieces<'c, 't> {
    comparison: &'c Comparison<'t>,
    all: Vec<Piece>,
    reached: (usize, usize),
}

impl Pieces<'_, '_> {
    /// What is the same, and before it what is not.
    fn same(&mut self, old: Range<usize>, new: Range<usize>) {
        let (from, to) = (self.reached, (old.start, new.start));
        let (before, after) =
            (&self.comparison.old[from.0..to.0], &self.comparison.new[from.1..to.1]);
        // white space around a difference mostly is no part of it
        let n_front = n_blank(before.chars().zip(after.chars()));
        let (left, right) = (&before[n_front..], &after[n_front..]);
        let n_back = n_blank(left.chars().rev().zip(right.chars().rev()));
        self.reached = (old.end, new.end);
        self.push(true, from.0..from.0 + n_front, from.1..from.1 + n_front);
        self.push(false, from.0 + n_front..to.0 - n_back, from.1 + n_front..to.1 - n_back);
        self.push(true, to.0 - n_back..old.end, to.1 - n_back..new.end);
    }

    fn push(&mut self, is_same: bool, old: Range<usize>, new: Range<usize>) {
        match self.all.last_mut() {
            _ if old.is_empty() && new.is_empty() => {}
            Some(last) if last.is_same == is_same => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => self.all.push(Piece { is_same, old, new }),
        }
    }
}

/// How many bytes of white space are the same at the front.
fn n_blank(chars: impl Iterator<Item = (char, char)>) -> usize {
    chars.take_while(|(a, b)| a == b && a.is_whitespace()).map(|(a, _)| a.len_utf8()).sum()
}

fn taken(len: usize, parts: impl Iterator<Item = Range<usize>>) -> Vec<bool> {
    let mut taken = vec![false; len];
    parts.for_each(|part| taken[part].fill(true));
    taken
}

fn edged_rows(old: &Tokens, new: &Tokens) -> Rows {
    let edged = |tokens: &Tokens| {
        let mut ids = Vec::with_capacity(tokens.len() + 2);
        ids.push(EDGES[0]);
        ids.extend_from_slice(&tokens.ids);
        ids.push(EDGES[1]);
        ids
    };
    rows(&edged(old), &edged(new), GRAM)
}

/// Of "again and again" without one "again", nobody can tell which is left. Such tokens, by
/// where they begin.
fn sliding(old: &[u32], new: &[u32], runs: &[Run]) -> Vec<Range<usize>> {
    let mut zones = Vec::new();
    let start = Run { old: 0, new: 0, len: 0 };
    let end = Run { old: old.len(), new: new.len(), len: 0 };
    let before = std::iter::once(&start).chain(runs);
    for (run, next) in before.zip(runs.iter().chain([&end])) {
        let (left, right) = slide(old, run.old_end()..next.old, run.len, next.len);
        zones.push(run.old_end() - left..next.old + right);
        let (left, right) = slide(new, run.new_end()..next.new, run.len, next.len);
        zones.push(run.old_end() - left..next.old + right);
    }
    zones.sort_unstable_by_key(|zone| zone.start);
    zones
}

/// How far the part `cut` could be read as being further to the left and to the right.
fn slide(ids: &[u32], cut: Range<usize>, n_left: usize, n_right: usize) -> (usize, usize) {
    if cut.is_empty() {
        return (0, 0);
    }
    let left = (1..=n_left.min(cut.end - 1))
        .take_while(|n| cut.start.checked_sub(*n).is_some_and(|at| ids[at] == ids[cut.end - n]));
    let right = (0..n_right).take_while(|n| ids.get(cut.end + n) == ids.get(cut.start + n));
    (left.count(), right.count())
}
