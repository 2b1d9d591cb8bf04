//! Many words, found by the longest that begins at a place.
//!
//! The words are sorted, and those that fit so far are narrowed by halving with each character.
//! Built by sorting alone, this costs less than a trie, and a look far less than one per word.
//! Many words can be sorted part by part while they are added, so that no step takes long.

use crate::fold::{Cell, is_word, key_of};
use std::ops::Range;

/// The most characters of a word that are looked at. Longer words are left out.
const MAX_LENGTH: usize = 300;

/// Which letters must be capital for a word to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// None.
    Any,
    /// All letters: an acronym such as WHO.
    Capitals,
    /// The first one: a name of one word such as Apple.
    First,
    /// So many words must begin with one.
    Words(usize),
}

#[derive(Debug, Clone)]
struct Key {
    start: u32,
    length: u32,
    case: Case,
    value: u32,
}

/// Words, each with a number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary {
    characters: Vec<char>,
    keys: Vec<Key>,
    /// Where each part begins that is sorted in itself, and how far all of them go.
    parts: Vec<usize>,
    n_sorted: usize,
}

/// The longest word at a place.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) length: usize,
    /// The numbers of all words that are spelt so, in the order in which they were added.
    pub(crate) values: Vec<u32>,
    pub(crate) case: Case,
}

impl Dictionary {
    /// Adds a word; `is_name` if its capitals count.
    pub(crate) fn add(&mut self, word: &str, value: u32, is_name: bool) {
        let key = key_of(word);
        let is_sound = !key.is_empty() && key.len() <= MAX_LENGTH;
        if !is_sound || self.characters.len() > u32::MAX as usize / 2 {
            return;
        }
        let case = if is_name { case_of(&key) } else { Case::Any };
        self.push(&key, case, value);
        // Apple Inc. is also written without the full stop
        if let [rest @ .., last] = key.as_slice()
            && last.folded == '.'
            && !rest.is_empty()
        {
            self.push(rest, case, value);
        }
    }

    fn push(&mut self, key: &[Cell], case: Case, value: u32) {
        let start = u32::try_from(self.characters.len()).unwrap_or(u32::MAX);
        self.characters.extend(key.iter().map(|cell| cell.folded));
        self.keys.push(Key { start, length: u32::try_from(key.len()).unwrap_or(0), case, value });
    }

    /// Whether no word was added that can be found.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Makes it ready, once all words are in.
    pub(crate) fn finish(mut self) -> Self {
        self.sort_from(0);
        self.parts.clear();
        self
    }

    /// Sorts what was added since the last time, as a part of its own; joins it with the parts
    /// before it that are not much longer. So each word takes part in few joins.
    pub(crate) fn sort_added(&mut self) {
        if self.n_sorted == self.keys.len() {
            return;
        }
        self.parts.push(self.n_sorted);
        self.sort_from(self.n_sorted);
        self.n_sorted = self.keys.len();
        while let [.., before, last] = *self.parts
            && last - before < 2 * (self.n_sorted - last)
        {
            self.join();
        }
    }

    /// Joins the last two parts: how many words that moved, or `None` if there is but one part.
    /// What is found is the same with one part only.
    pub(crate) fn join(&mut self) -> Option<usize> {
        if self.parts.len() < 2 {
            return None;
        }
        self.parts.pop();
        let start = *self.parts.last()?;
        // sorting what consists of two sorted parts is joining them
        self.sort_from(start);
        Some(self.n_sorted - start)
    }

    fn sort_from(&mut self, start: usize) {
        let characters = &self.characters;
        self.keys[start..].sort_by(|a, b| word(characters, a).cmp(word(characters, b)));
    }

    /// The longest word that begins at `at`, whose case fits and which is no part of another.
    pub(crate) fn longest(&self, cells: &[Cell], at: usize) -> Option<Found> {
        let mut keys = 0..self.keys.len();
        let mut best = None;
        for length in 1.. {
            let Some(next) = cells.get(at + length - 1) else { break };
            keys = self.narrow(keys, length - 1, next.folded);
            let n_whole = self.keys[keys.clone()]
                .iter()
                .take_while(|key| key.length as usize == length)
                .count();
            let whole = keys.start..keys.start + n_whole;
            if n_whole > 0 {
                best = self.fitting(whole, cells, at, length).or(best);
            }
            keys.start += n_whole;
            if keys.is_empty() {
                break;
            }
        }
        best
    }

    /// Those of the keys that have `character` as the one behind the first `depth`.
    fn narrow(&self, keys: Range<usize>, depth: usize, character: char) -> Range<usize> {
        let among = &self.keys[keys.clone()];
        let at = |key: &Key| self.characters[key.start as usize + depth];
        let low = among.partition_point(|key| at(key) < character);
        let n_same = among[low..].partition_point(|key| at(key) == character);
        keys.start + low..keys.start + low + n_same
    }

    fn fitting(
        &self,
        keys: Range<usize>,
        cells: &[Cell],
        at: usize,
        length: usize,
    ) -> Option<Found> {
        let part = &cells[at..at + length];
        let fits = |key: &&Key| case_fits(key.case, part);
        let keys: Vec<_> = self.keys[keys].iter().filter(fits).collect();
        let case = keys.first()?.case;
        let mut length = length;
        if !is_word(cells, at, at + length) {
            // GGEs
            let is_plural = case == Case::Capitals
                && length >= 3
                && cells.get(at + length).is_some_and(|cell| cell.plain == 's')
                && is_word(cells, at, at + length + 1);
            if !is_plural {
                return None;
            }
            length += 1;
        }
        let mut values: Vec<_> = keys.iter().map(|key| key.value).collect();
        values.dedup();
        Some(Found { length, values, case })
    }
}

fn word<'c>(characters: &'c [char], key: &Key) -> &'c [char] {
    characters.get(key.start as usize..(key.start + key.length) as usize).unwrap_or(&[])
}

fn case_of(key: &[Cell]) -> Case {
    let is_letter = |cell: &&Cell| cell.plain.is_alphabetic();
    if key.iter().filter(is_letter).any(|cell| crate::fold::is_cjk(cell.plain)) {
        return Case::Any;
    }
    let n_letters = key.iter().filter(is_letter).count();
    if n_letters <= 8 && key.iter().filter(is_letter).all(|cell| cell.plain.is_uppercase()) {
        return Case::Capitals;
    }
    match n_capital_words(key) {
        0 => Case::Any,
        1 if !key.iter().any(|cell| cell.folded == ' ') => Case::First,
        // three capital words are hardly there by chance, however they are written
        n if n >= 3 => Case::Any,
        n => Case::Words(n),
    }
}

fn case_fits(case: Case, part: &[Cell]) -> bool {
    match case {
        Case::Any => true,
        Case::Capitals => part.iter().all(|cell| !cell.plain.is_lowercase()),
        Case::First => part.first().is_some_and(|cell| !cell.plain.is_lowercase()),
        Case::Words(n) => n_capital_words(part) >= n,
    }
}

fn n_capital_words(part: &[Cell]) -> usize {
    let begins = |at: usize| at == 0 || !is_spaced_at(part, at - 1);
    (0..part.len()).filter(|at| begins(*at) && part[*at].plain.is_uppercase()).count()
}

fn is_spaced_at(part: &[Cell], at: usize) -> bool {
    part.get(at).is_some_and(|cell| crate::fold::is_spaced(cell.folded))
}
