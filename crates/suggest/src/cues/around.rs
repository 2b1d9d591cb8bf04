//! What stands around words decides whether they are a cue.

use super::words::{meaning, words};
use super::{Finder, Meaning, space};
use crate::fold::Cell;
use std::ops::Range;

/// What stands before an English word that is a noun.
const ARTICLES: [&str; 5] = [" a ", " an ", " the ", " this ", " that "];

/// What stands before a Chinese word that is a noun.
const DEMONSTRATIVES: &str = "这一|该|这项|该项|一项|一份|这份|补充|自愿|共同|无|所";

/// Words with 此 that say nothing of what stands behind.
const BEFORE_THIS: [&str; 9] =
    ["对此", "就此", "因此", "为此", "从此", "由此", "据此", "彼此", "在此"];

/// Chinese words that are as often nouns, and what stands before them then.
const NOUN_VERBS: &str = "建议|倡议|要求|提议|主张|动议";

const BEFORE_NOUNS: &str = "的|有关|相关|上述|这些|那些|项|条|份|点|种|政策|重要|具体|主要|几个";

/// English words that stand before a verb.
const BEFORE_VERBS: &str = "to|it|they|we|he|she|i|who|which|would|will|could\
    |can|may|might|must|should|shall|do|does|did|not|never|also|still|both|all|then|now\
    |always|cannot|either|neither";

/// English words that stand behind a verb and before its object.
const BEFORE_OBJECTS: &str = "the|a|an|its|their|his|her|our|this|that|these|those|any\
    |such|all|both|how|whether|what|every|each|it|them|us|him";

impl Finder<'_> {
    pub(super) fn is_behind(&self, at: usize, character: char) -> bool {
        at.checked_sub(1).is_some_and(|at| self.cells[at].folded == character)
    }

    /// What changes a cue and ends right before it, and where that begins.
    pub(super) fn before(&self, at: usize) -> Option<(usize, Meaning)> {
        let end = if at > 0 && self.cells[at - 1].folded == ' ' { at - 1 } else { at };
        (end.saturating_sub(16)..end).find_map(|from| {
            let found = words().before.longest(self.cells, from)?;
            let is_right = from + found.length == end && !(from..end).any(self.is_taken);
            is_right.then(|| (from, meaning(found.values.first())))
        })
    }

    /// Whether the words stand in quotation marks of their own: they are spoken of.
    pub(super) fn is_mention(&self, word: &Range<usize>) -> bool {
        let is_mark = |at: Option<usize>| {
            at.and_then(|at| self.cells.get(at)).is_some_and(|cell| cell.folded == '"')
        };
        is_mark(word.start.checked_sub(1)) && is_mark(Some(word.end))
    }

    /// Whether the words are a noun that tells no position: an English one behind an article, a
    /// Chinese one behind 这一 and the like, or one that only belongs to the noun behind 的.
    pub(super) fn is_noun(&self, word: &Range<usize>) -> bool {
        let before = &self.cells[word.start.saturating_sub(9)..word.start];
        let text: String = [' '].into_iter().chain(before.iter().map(|c| c.folded)).collect();
        if crate::fold::is_spaced(self.cells[word.start].folded) {
            let is_single = self.cells[word.clone()].iter().all(|cell| cell.folded != ' ');
            return is_single && ARTICLES.iter().any(|article| text.ends_with(article));
        }
        let here: String = self.cells[word.clone()].iter().map(|cell| cell.folded).collect();
        if NOUN_VERBS.split('|').any(|noun| noun == here)
            && BEFORE_NOUNS.split('|').any(|before| text.ends_with(before))
        {
            return true;
        }
        let is_named = DEMONSTRATIVES.split('|').any(|before| text.ends_with(before))
            || text.ends_with('此') && !BEFORE_THIS.iter().any(|before| text.ends_with(before));
        // 提出 proposes only what it has as an object
        let is_attribute = word.len() == 2
            && self.cells[word.start].folded == '提'
            && self.cells.get(word.end).is_none_or(|cell| cell.folded == '的');
        is_named || is_attribute
    }

    /// Whether an English adjective tells how somebody is: more words say so, or a copula before
    /// it and perhaps an adverb.
    pub(super) fn is_predicate(&self, word: &Range<usize>) -> bool {
        let is_single = self.cells[word.clone()].iter().all(|cell| cell.folded != ' ');
        let [adverb, _] = self.beside(word);
        let at = word.start.saturating_sub(adverb.chars().count() + 1);
        !is_single || matches!(self.before(at), Some((_, Meaning::Copula)))
    }

    /// The English words before and behind some cells; empty where there is none.
    pub(super) fn beside(&self, word: &Range<usize>) -> [String; 2] {
        let is_letter = |cell: &&Cell| crate::fold::is_spaced(cell.folded) || cell.folded == '\'';
        let before = self.cells[..word.start].iter().rev();
        let before: String =
            before.skip(1).take_while(is_letter).take(20).map(|cell| cell.folded).collect();
        let behind = self.cells.iter().skip(space(self.cells, word.end));
        let behind = behind.take_while(is_letter).take(20).map(|cell| cell.folded).collect();
        [before.chars().rev().collect(), behind]
    }

    /// Whether what stands around an English word shows that it is a verb, where it might be a
    /// noun: a name, a pronoun or a plural before it, or the begin of an object behind it.
    pub(super) fn is_verb(&self, word: &Range<usize>) -> bool {
        let is_other = |at: Option<usize>| {
            at.is_some_and(|at| {
                let is_cjk =
                    self.cells.get(at).is_some_and(|cell| crate::fold::is_cjk(cell.folded));
                is_cjk || at < self.cells.len() && (self.is_taken)(at)
            })
        };
        let behind_space = space(self.cells, word.end);
        if is_other(word.start.checked_sub(1))
            || is_other(word.start.checked_sub(2))
            || is_other(Some(behind_space))
        {
            return true;
        }
        let [before, behind] = self.beside(word);
        let is = |words: &str, it: &str| words.split('|').any(|word| word == it);
        let is_base = self.cells[word.end - 1].folded != 's';
        let is_no_plural =
            ["ss", "us", "is", "as", "its", "'s"].iter().any(|end| before.ends_with(end));
        is(BEFORE_VERBS, &before)
            || is(BEFORE_OBJECTS, &behind)
            || before.len() > 3 && before.ends_with("ly")
            || is_base && before.len() > 3 && before.ends_with('s') && !is_no_plural
    }

    /// Whether a holder stands before an English noun: "its support for", "China's support for".
    pub(super) fn has_holder(&self, word: &Range<usize>) -> bool {
        let [before, _] = self.beside(word);
        let is_whose = before.ends_with("'s") || before.ends_with("s'");
        let begin = word.start.saturating_sub(before.chars().count() + 1);
        let filler = words().phrase.longest(self.cells, begin);
        is_whose
            || filler.is_some_and(|found| {
                let meaning = meaning(found.values.first());
                !before.is_empty() && matches!(meaning, Meaning::Filler | Meaning::PartlyFiller)
            })
    }
}
