//! What is the right place of a span, told from how the revision was made and not by comparing.

use super::revision::{Origin, Traced};
use std::ops::Range;

/// A place may be taken for another one of the same words only if at least so many more
/// characters around it are the same.
const CLEARLY_MORE: usize = 6;

/// An old text and a revision of it, of which each character is known.
pub(super) struct Truth<'t> {
    old: &'t [char],
    new: &'t Traced,
    /// Where each character of the old text is now.
    now: Vec<Option<usize>>,
}

impl<'t> Truth<'t> {
    pub(super) fn new(old: &'t [char], new: &'t Traced) -> Self {
        let mut now = vec![None; old.len()];
        for (at, (_, origin)) in new.iter().enumerate() {
            if let Origin::Same(was) = origin {
                now[*was] = Some(at);
            }
        }
        Self { old, new, now }
    }

    /// Where these characters of the old text still stand beside each other.
    pub(super) fn place(&self, span: &Range<usize>) -> Option<usize> {
        let first = self.now[span.start]?;
        let stays = |(n, at): (usize, usize)| self.now[at] == Some(first + n);
        span.clone().enumerate().all(stays).then_some(first)
    }

    /// Whether the span may be said to stand at `at` in the new text without asking anybody.
    pub(super) fn holds(&self, span: &Range<usize>, at: usize) -> bool {
        let words = self.words(span);
        let Some(at) = at.checked_sub(span.start - words.start) else { return false };
        self.holds_words(&words, at)
    }

    fn holds_words(&self, span: &Range<usize>, at: usize) -> bool {
        match self.place(span) {
            Some(place) if place == at => true,
            // the texts themselves speak for the other place, on both sides; or they read as if
            // what the copy is of had been put in beside it
            Some(place) => {
                Self::is_clear(self.around(span, at), self.around(span, place))
                    || (self.joins(span, at) && self.is_copy_of_changed(span, at))
            }
            // a part of it is there, and what is beside that reads as it did
            None if self.has_own(span, at) => true,
            None if self.is_copy(span, at) => {
                // it moved there, unless its old place is still to be seen
                self.is_gone(span)
                    || self.joins(span, at)
                    || Self::is_clear(self.around(span, at), self.left_behind(span))
            }
            // all of it was written anew, and one side of it is where it was
            None => self.joins(span, at) || self.is_gone(span),
        }
    }

    /// Whether one side of where the span stood is gone with it.
    fn is_gone(&self, span: &Range<usize>) -> bool {
        let (before, behind) = self.left_behind(span);
        before == 0 || behind == 0
    }

    /// The span with the whole of the words that it begins and ends in.
    fn words(&self, span: &Range<usize>) -> Range<usize> {
        let joins = |at: &usize| is_letter(self.old[*at - 1]) && is_letter(self.old[*at]);
        let start = (1..=span.start).rev().take_while(joins).last().map_or(span.start, |at| at - 1);
        let end = (span.end..self.old.len()).take_while(joins).last().map_or(span.end, |at| at + 1);
        start..end
    }

    /// Whether what the characters around `at` are a copy of does not read as it did any more.
    fn is_copy_of_changed(&self, span: &Range<usize>, at: usize) -> bool {
        let is_copy = |old: usize, new: usize| self.new[new].1 == Origin::Copy(old);
        let before = (1..=span.start.min(at)).take_while(|n| is_copy(span.start - n, at - n));
        let start = span.start - before.count();
        let (old_end, new_end) = (self.old.len() - span.end, self.new.len() - at - span.len());
        let behind = 0..old_end.min(new_end);
        let behind = behind.take_while(|n| is_copy(span.end + n, at + span.len() + n));
        let end = span.end + behind.count();
        let (Some(first), Some(last)) = (self.now[start], self.now[end - 1]) else { return true };
        first > last || words_of(&self.old[start..end]) != words_of(&self.chars(first..last + 1))
    }

    fn chars(&self, range: Range<usize>) -> Vec<char> {
        self.new[range].iter().map(|traced| traced.0).collect()
    }

    fn is_clear(this: (usize, usize), other: (usize, usize)) -> bool {
        let is_more = this.0 + this.1 >= other.0 + other.1 + CLEARLY_MORE;
        this.0 >= other.0 && this.1 >= other.1 && is_more
    }

    fn has_own(&self, span: &Range<usize>, at: usize) -> bool {
        span.clone().enumerate().any(|(n, was)| self.now[was] == Some(at + n))
    }

    fn is_copy(&self, span: &Range<usize>, at: usize) -> bool {
        let new = self.new[at..at + span.len()].iter().map(|traced| traced.1);
        new.zip(span.clone()).any(|(origin, was)| origin == Origin::Copy(was))
    }

    /// How many characters before and behind a place read as those around the span did.
    fn around(&self, span: &Range<usize>, at: usize) -> (usize, usize) {
        (self.before(span.start, at), self.behind(span.end, at + span.len()))
    }

    /// The same for what stood beside the span and is still there, without the span.
    fn left_behind(&self, span: &Range<usize>) -> (usize, usize) {
        let before = self.old_before(span.start).next().and_then(|was| self.now[was]);
        let behind = self.old_behind(span.end).next().and_then(|was| self.now[was]);
        let n_before = before.map_or(0, |at| self.before(span.start, at + 1));
        (n_before, behind.map_or(0, |at| self.behind(span.end, at)))
    }

    fn before(&self, old: usize, new: usize) -> usize {
        let pairs = self.old_before(old).zip(self.new_before(new));
        pairs.take_while(|(old, new)| self.old[*old] == self.new[*new].0).count()
    }

    fn behind(&self, old: usize, new: usize) -> usize {
        let pairs = self.old_behind(old).zip(self.new_behind(new));
        pairs.take_while(|(old, new)| self.old[*old] == self.new[*new].0).count()
    }

    /// Whether what is before or behind the place reads as it did, up to something that was there.
    fn joins(&self, span: &Range<usize>, at: usize) -> bool {
        let is_same = |(old, new): &(usize, usize)| self.old[*old] == self.new[*new].0;
        let is_own = |(old, new): (usize, usize)| self.now[old] == Some(new);
        let before = self.old_before(span.start).zip(self.new_before(at));
        let behind = self.old_behind(span.end).zip(self.new_behind(at + span.len()));
        before.take_while(is_same).any(is_own) || behind.take_while(is_same).any(is_own)
    }

    fn old_before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..at).rev().filter(|at| !self.old[*at].is_whitespace())
    }

    fn old_behind(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at..self.old.len()).filter(|at| !self.old[*at].is_whitespace())
    }

    fn new_before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..at).rev().filter(|at| !self.new[*at].0.is_whitespace())
    }

    fn new_behind(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at..self.new.len()).filter(|at| !self.new[*at].0.is_whitespace())
    }
}

fn is_letter(character: char) -> bool {
    let is_wide = ('\u{ff01}'..='\u{ff5e}').contains(&character);
    (is_wide || character < '\u{2e80}') && character.is_alphanumeric()
}

/// The characters, without white space that does not part words.
fn words_of(chars: &[char]) -> Vec<char> {
    let mut words: Vec<char> = Vec::new();
    let mut is_parted = false;
    for character in chars {
        if character.is_whitespace() {
            is_parted = true;
            continue;
        }
        let last = words.last().copied();
        if is_parted && is_letter(*character) && last.is_some_and(is_letter) {
            words.push(' ');
        }
        words.push(*character);
        is_parted = false;
    }
    words
}
