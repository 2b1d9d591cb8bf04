//! Which tokens of two texts belong together, in the same order in both.
//!
//! Long rows that both texts have once are found first, then shorter ones between them, and only
//! what is left between those is given to a diff that weighs every token. So the work is in
//! proportion to the texts, whatever stands in them.

use crate::grams::{Gap, in_order, unique_pairs};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Tokens that are the same in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) old: usize,
    pub(crate) new: usize,
    pub(crate) len: usize,
}

impl Run {
    pub(crate) const fn old_end(&self) -> usize {
        self.old + self.len
    }

    pub(crate) const fn new_end(&self) -> usize {
        self.new + self.len
    }
}

/// How long the rows are that are looked for, one after the other.
const LENGTHS: [usize; 2] = [12, 5];

/// A gap of at most so many tokens is weighed at once.
const SMALL: usize = 120;

/// A longer one is not weighed at all.
const LARGEST: usize = 6_000;

/// How many squared tokens are weighed in all.
const BUDGET: usize = 200_000_000;

/// A row of so few tokens between two differences that are as long is taken for chance.
const CHANCE: usize = 4;

/// The runs of two texts, in order, with those that may be the same by chance.
pub(crate) fn align(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut aligner = Aligner { old, new, budget: BUDGET, runs: Vec::new() };
    aligner.align(&Gap { old: 0..old.len(), new: 0..new.len() }, &LENGTHS);
    joined(aligner.runs)
}

struct Aligner<'t> {
    old: &'t [u32],
    new: &'t [u32],
    budget: usize,
    runs: Vec<Run>,
}

impl Aligner<'_> {
    fn align(&mut self, gap: &Gap, lengths: &[usize]) {
        let gap = self.trim_front(gap);
        let (gap, tail) = self.trim_back(&gap);
        if !gap.old.is_empty() && !gap.new.is_empty() {
            match lengths {
                [k, rest @ ..] if gap.old.len() + gap.new.len() > SMALL => {
                    self.align_around(&gap, *k, rest);
                }
                _ => self.weigh(&gap),
            }
        }
        self.runs.extend(tail);
    }

    fn align_around(&mut self, gap: &Gap, k: usize, rest: &[usize]) {
        let (old, new) = (&self.old[gap.old.clone()], &self.new[gap.new.clone()]);
        let pairs = in_order(&unique_pairs(old, new, k));
        let mut reached = (gap.old.start, gap.new.start);
        for (at_old, at_new) in pairs {
            let (at_old, at_new) = (at_old + gap.old.start, at_new + gap.new.start);
            if at_old < reached.0 || at_new < reached.1 {
                continue;
            }
            let run = self.extend((at_old, at_new), reached, (gap.old.end, gap.new.end));
            self.align(&Gap { old: reached.0..run.old, new: reached.1..run.new }, rest);
            self.runs.push(run);
            reached = (run.old_end(), run.new_end());
        }
        self.align(&Gap { old: reached.0..gap.old.end, new: reached.1..gap.new.end }, rest);
    }

    /// All that is the same around two tokens, within bounds.
    fn extend(&self, at: (usize, usize), from: (usize, usize), to: (usize, usize)) -> Run {
        let same = |(a, b): &(&u32, &u32)| a == b;
        let before = self.old[from.0..at.0].iter().rev().zip(self.new[from.1..at.1].iter().rev());
        let behind = self.old[at.0..to.0].iter().zip(&self.new[at.1..to.1]);
        let n_before = before.take_while(same).count();
        let n_behind = behind.take_while(same).count();
        Run { old: at.0 - n_before, new: at.1 - n_before, len: n_before + n_behind }
    }

    fn trim_front(&mut self, gap: &Gap) -> Gap {
        let at = (gap.old.start, gap.new.start);
        let run = self.extend(at, at, (gap.old.end, gap.new.end));
        self.runs.extend((run.len > 0).then_some(run));
        Gap { old: run.old_end()..gap.old.end, new: run.new_end()..gap.new.end }
    }

    fn trim_back(&self, gap: &Gap) -> (Gap, Option<Run>) {
        let at = (gap.old.end, gap.new.end);
        let run = self.extend(at, (gap.old.start, gap.new.start), at);
        let rest = Gap { old: gap.old.start..run.old, new: gap.new.start..run.new };
        (rest, (run.len > 0).then_some(run))
    }

    /// The best alignment, if it is paid for.
    fn weigh(&mut self, gap: &Gap) {
        let n_tokens = gap.old.len() + gap.new.len();
        let cost = n_tokens * n_tokens;
        if n_tokens > LARGEST || self.budget < cost {
            return;
        }
        self.budget -= cost;
        let (old, new) = (&self.old[gap.old.clone()], &self.new[gap.new.clone()]);
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let (old, new) = (old_index + gap.old.start, new_index + gap.new.start);
                self.runs.push(Run { old, new, len });
            }
        }
    }
}

/// Runs that follow each other without a gap become one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if (last.old_end(), last.new_end()) == (run.old, run.new) => {
                last.len += run.len;
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// Without the short runs between long differences: they are the same by chance, and only make
/// the differences harder to read.
pub(crate) fn without_chance(runs: &[Run], n_old: usize, n_new: usize) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (idx, run) in runs.iter().enumerate() {
        let (old, new) = kept.last().map_or((0, 0), |last| (last.old_end(), last.new_end()));
        let next = runs.get(idx + 1).map_or((n_old, n_new), |next| (next.old, next.new));
        let n_before = (run.old - old).max(run.new - new);
        let n_behind = (next.0 - run.old_end()).max(next.1 - run.new_end());
        if run.len > CHANCE || run.len > n_before || run.len > n_behind {
            kept.push(*run);
        }
    }
    kept
}
