//! The rules by which a span of the old text has a place in the new one.
//!
//! # What is taken without asking
//! All words of the span stand in one row that both texts have, and
//! 1. on both sides a short row that touches it stands once in both texts; or on one side, and none
//!    with some of it stands elsewhere too or was put in once more, and what was beside it on the
//!    other side does not stand elsewhere;
//! 2. the difference beside it cannot be read in another way that would leave it elsewhere, and
//!    what touches it on both sides was not put in once more;
//! 3. what stands around it is the same: something on both sides, or a good deal on one side and
//!    no more than a few words of the same sentence changed on the other. A long quote says
//!    enough by itself, and the start and end of a line count as something.

use crate::align::Run;
use crate::comparison::Comparison;
use std::ops::Range;
use text::{CONTEXT_CHARS, TextRange, TextSize, snap_to_graphemes};

/// At most so many places are named for a span that is not certain.
pub const MAX_CANDIDATES: usize = 5;

/// So many characters of a quote need nothing around them.
const LONG_QUOTE: usize = 16;

/// The least that must be the same on both sides, and on both together.
const BOTH_SIDES: (usize, usize) = (2, 6);

/// What the start or the end of a line is worth.
const LINE_EDGE: usize = 4;

/// What must be the same on one side where the other side has changed …
const ONE_SIDE: usize = 12;

/// … by at most so many characters.
const FEW_WORDS: usize = 24;

/// Where a span of the old text stands in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The same words at the same place among the others.
    Exact(TextRange),
    /// The same words, with what stood around them, at another place.
    Shifted(TextRange),
    /// Other words at the same place.
    Changed(TextRange),
    /// The same words, where it is not certain that they are those: the most likely place first.
    Ambiguous(Vec<TextRange>),
    /// The words are gone.
    Lost,
}

/// How much around a span is the same.
struct Surroundings {
    before: usize,
    behind: usize,
}

impl Comparison<'_> {
    /// Where the span `range` of the old text stands in the new one.
    pub fn anchor(&self, range: TextRange) -> Anchor {
        let bytes = range.start().index()..range.end().index();
        let Some(words) = self.old.get(bytes.clone()) else { return Anchor::Lost };
        let tokens = self.old_tokens.touching(&bytes);
        for (runs, is_moved) in [(&self.runs, false), (&self.moves, true)] {
            let Some(run) = holding(runs, &tokens) else { continue };
            let Some(place) = self.mapped(run, &bytes, &tokens) else { continue };
            let is_certain = self.is_sure(run, &bytes, place, is_moved);
            return match (place.slice(self.new) == Some(words), is_certain, is_moved) {
                (false, _, _) => Anchor::Changed(place),
                (true, false, _) => self.ambiguous(Some(place), words),
                (true, true, false) => Anchor::Exact(place),
                (true, true, true) => Anchor::Shifted(place),
            };
        }
        match self.ambiguous(None, words) {
            Anchor::Ambiguous(places) if !places.is_empty() => Anchor::Ambiguous(places),
            _ => self.changed(&bytes, &tokens).map_or(Anchor::Lost, Anchor::Changed),
        }
    }

    /// The same bytes of a run in the new text, if the white space in them is the same; else the
    /// same words.
    fn mapped(&self, run: &Run, bytes: &Range<usize>, tokens: &Range<usize>) -> Option<TextRange> {
        let old = self.old_tokens.bytes(tokens);
        let new = tokens.start - run.old + run.new..tokens.end - run.old + run.new;
        let new = self.new_tokens.bytes(&new);
        let start = (new.start + bytes.start).checked_sub(old.start);
        let end = (new.end + bytes.end).checked_sub(old.end);
        let just = start.zip(end).and_then(|(start, end)| checked(self.new, start..end));
        let words = self.old.get(bytes.clone());
        just.filter(|place| place.slice(self.new) == words).or_else(|| checked(self.new, new))
    }

    /// Whether that place of a span in a run is certain.
    fn is_sure(&self, run: &Run, bytes: &Range<usize>, place: TextRange, is_moved: bool) -> bool {
        let tokens = self.old_tokens.touching(bytes);
        let is_doubtful = self.has_copy(&tokens) || (!is_moved && self.slides(&tokens));
        if is_doubtful || !self.is_certain(run, &tokens) {
            return false;
        }
        let around = self.surroundings(run, &self.old_tokens.bytes(&tokens), place);
        let n_quoted = self.old[bytes.clone()].chars().take(LONG_QUOTE).count();
        let (less, more) = (around.before.min(around.behind), around.before.max(around.behind));
        let has_both = less >= BOTH_SIDES.0 && less + more >= BOTH_SIDES.1;
        let has_one = more >= ONE_SIDE
            && !is_moved
            && self.is_small_change(run, around.before < around.behind);
        n_quoted == LONG_QUOTE || has_both || has_one
    }

    fn surroundings(&self, run: &Run, bytes: &Range<usize>, place: TextRange) -> Surroundings {
        let all = self.old_tokens.bytes(&(run.old..run.old_end()));
        let count = |part: &str| part.chars().take(CONTEXT_CHARS).count();
        let is_edge = |old: Option<char>, new: Option<char>| {
            let is_end = |at: Option<char>| at.is_none_or(|c| c == '\n');
            is_end(old) && is_end(new)
        };
        let before = |text: &str, at: usize| text[..at].chars().next_back();
        let behind = |text: &str, at: usize| text[at..].chars().next();
        let starts =
            is_edge(before(self.old, bytes.start), before(self.new, place.start().index()));
        let ends = is_edge(behind(self.old, bytes.end), behind(self.new, place.end().index()));
        let edge = |is_edge: bool| if is_edge { LINE_EDGE } else { 0 };
        Surroundings {
            before: count(tail(&self.old[all.start.min(bytes.start)..bytes.start]))
                .max(edge(starts)),
            behind: count(&self.old[bytes.end..all.end.max(bytes.end)]).max(edge(ends)),
        }
    }

    /// Whether the difference before or behind a run is of a few words in one sentence.
    fn is_small_change(&self, run: &Run, is_before: bool) -> bool {
        let at = self.runs.partition_point(|other| other.old < run.old);
        let none = Run { old: 0, new: 0, len: 0 };
        let end = Run { old: self.old_tokens.len(), new: self.new_tokens.len(), len: 0 };
        let (first, second) = if is_before {
            (at.checked_sub(1).and_then(|at| self.runs.get(at)).unwrap_or(&none), run)
        } else {
            (run, self.runs.get(at + 1).unwrap_or(&end))
        };
        let old = self.old_tokens.bytes(&(first.old_end()..second.old));
        let new = self.new_tokens.bytes(&(first.new_end()..second.new));
        is_few_words(&self.old[old]) && is_few_words(&self.new[new])
    }

    /// What is certain of words that are not: where they stand, or might.
    fn ambiguous(&self, place: Option<TextRange>, words: &str) -> Anchor {
        let mut places: Vec<_> = place.into_iter().collect();
        let parts = self.unclaimed();
        let others = self.found.borrow_mut().places(self.new, parts, words);
        let cuts = |bytes: &Range<usize>| self.new_tokens.cuts(bytes);
        for other in others.into_iter().filter(|bytes| !cuts(bytes)).filter_map(range) {
            if places.len() < MAX_CANDIDATES && !places.contains(&other) {
                places.push(other);
            }
        }
        Anchor::Ambiguous(places)
    }

    /// The bytes of the new text that belong to none of the old one at the same place.
    fn unclaimed(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.runs.iter().map(Run::new_end));
        let ends = self.runs.iter().map(|run| run.new).chain([self.new_tokens.len()]);
        let gaps = starts.zip(ends).filter(|(start, end)| start < end);
        gaps.map(|(start, end)| self.new_tokens.bytes(&(start..end)))
    }

    /// What stands where the words stood, if that is not much longer than they were.
    fn changed(&self, bytes: &Range<usize>, tokens: &Range<usize>) -> Option<TextRange> {
        let start = self.edge(bytes.start, tokens.start, true)?;
        let end = self.edge(bytes.end, tokens.end.saturating_sub(1), false)?;
        let place = trimmed(self.new, start..end)?;
        let is_alike = place.byte_len() as usize <= 2 * bytes.len() + FEW_WORDS;
        is_alike.then(|| snap_to_graphemes(self.new, place))
    }

    /// The byte of the new text for an edge of a span whose outer token is `token`: its own where
    /// it is still there, else that of the difference in which it was, if that is small.
    fn edge(&self, byte: usize, token: usize, is_start: bool) -> Option<usize> {
        let at = self.runs.partition_point(|run| run.old_end() <= token);
        let next = self.runs.get(at);
        if let Some(run) = next.filter(|run| run.old <= token) {
            let new =
                self.new_tokens.bytes(&(token - run.old + run.new..token - run.old + run.new + 1));
            let old = self.old_tokens.bytes(&(token..token + 1));
            let inside = byte.clamp(old.start, old.end) - old.start;
            return Some(new.start + inside);
        }
        let before = at
            .checked_sub(1)
            .map_or((0, 0), |at| (self.runs[at].old_end(), self.runs[at].new_end()));
        let behind =
            next.map_or((self.old_tokens.len(), self.new_tokens.len()), |run| (run.old, run.new));
        let (old, mut new) = (before.0..behind.0, before.1..behind.1);
        let mut outside = if is_start { old.start..token } else { token + 1..old.end };
        if old.len() == new.len() {
            // as many as there were: one for each
            let other = token - old.start + new.start;
            (new, outside) = (other..other + 1, token..token);
        }
        let (outside, new) = (self.old_tokens.bytes(&outside), self.new_tokens.bytes(&new));
        // what was around it in the difference must be little, else nothing tells what replaced it
        let is_clear = is_few_words(&self.old[outside]);
        is_clear.then_some(if is_start { new.start } else { new.end })
    }
}

/// The run that holds all of some tokens.
fn holding<'r>(runs: &'r [Run], tokens: &Range<usize>) -> Option<&'r Run> {
    let at = runs.partition_point(|run| run.old_end() < tokens.end);
    runs.get(at).filter(|run| run.old <= tokens.start && !tokens.is_empty())
}

fn range(bytes: Range<usize>) -> Option<TextRange> {
    TextRange::new(TextSize::from_index(bytes.start), TextSize::from_index(bytes.end))
}

/// The range, if `text` has it.
fn checked(text: &str, bytes: Range<usize>) -> Option<TextRange> {
    text.get(bytes.clone())?;
    range(bytes)
}

/// The end of `text`, as far as context is ever looked at.
fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(CONTEXT_CHARS - 1).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Whether this is short and ends no sentence.
fn is_few_words(text: &str) -> bool {
    let ends = ['\n', '.', '!', '?', ';', '。', '！', '？', '；'];
    !text.contains(ends) && text.chars().take(FEW_WORDS + 1).count() <= FEW_WORDS
}

/// `bytes` without white space at its ends; `None` where nothing is left.
fn trimmed(text: &str, bytes: Range<usize>) -> Option<TextRange> {
    let inside = text.get(bytes.clone())?;
    let start = bytes.start + inside.len() - inside.trim_start().len();
    range(start..start + inside.trim().len())
}
