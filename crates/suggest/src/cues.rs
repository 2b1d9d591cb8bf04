//! Words for a position or for taking part, with their clause and what negates them.

mod around;
mod words;

use crate::fold::{Cell, range_of};
use crate::proposal::{Position, Proposal, Reason, Role, What};
use std::ops::Range;
use text::TextRange;
use words::{Entry, Needs, meaning, words};

/// How many characters may stand between a negation and what it negates, and how many in
/// languages with spaces.
const REACH: [usize; 2] = [3, 14];

/// What stands between two cues that are one: "supported but questioned".
const BUT: &str = "但|但是|但又|却|却又|但也|,但|,但是|,却|,但又|but|, but|yet|, yet";

/// What stands between the parts of 既…也….
const ALSO: &str = "也|又|也有|又有";

/// A cue that is made of two goes on to the end of its clause if that is so near.
const SHORT_REST: usize = 8;

/// Chinese modal verbs of willingness.
const MODAL: [[char; 2]; 2] = [['愿', '意'], ['有', '意']];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Position(Position),
    /// An English predicate, which takes in the copula before it.
    Adjective(Position),
    Role(Role),
    /// Support when it is done, and neither where it is not done yet.
    Act,
    Nothing,
    Not,
    /// It is merely not done.
    Yet,
    NoNot,
    /// Counts only with what stands behind it.
    Will,
    /// "is" and the like.
    Copula,
    /// Makes support behind it mixed.
    Partly,
    Nobody,
    /// An English verb that says nothing by itself.
    Light,
    /// One by which what the noun tells ends.
    LightEnd,
    Filler,
    PartlyFiller,
    NotFiller,
    Noun(Position),
    Tail,
}

/// Words that tell of taking part.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) cells: Range<usize>,
    pub(crate) words: TextRange,
}

/// Makes the words ready.
pub(crate) fn prepare() {
    words();
}

/// Cues of a sentence as cell ranges, and words of taking part. `is_taken` tells the cells that
/// belong to names.
pub(crate) fn find(
    cells: &[Cell],
    is_taken: &dyn Fn(usize) -> bool,
) -> (Vec<(Range<usize>, Proposal)>, Vec<Part>) {
    let mut finder = Finder { cells, is_taken, cues: Vec::new(), parts: Vec::new() };
    let mut at = 0;
    while at < cells.len() {
        at = finder.look(at);
    }
    (finder.cues, finder.parts)
}

/// A stance that was found, before what stands around it is looked at.
struct Cue {
    /// The words alone.
    word: Range<usize>,
    position: Position,
    /// Whether it is an act that may merely not be done yet.
    is_act: bool,
    /// Whether it is an English predicate.
    is_adjective: bool,
}

struct Finder<'c> {
    cells: &'c [Cell],
    is_taken: &'c dyn Fn(usize) -> bool,
    cues: Vec<(Range<usize>, Proposal)>,
    parts: Vec<Part>,
}

impl Finder<'_> {
    /// Looks at a place; where to look next.
    fn look(&mut self, at: usize) -> usize {
        if (self.is_taken)(at) {
            return at + 1;
        }
        if let Some(end) = self.phrase(at) {
            return end;
        }
        let Some(found) = words().cues.longest(self.cells, at) else {
            return self.modal(at).unwrap_or(at + 1);
        };
        let word = at..at + found.length;
        if !word.clone().any(self.is_taken) {
            // signing says support, and is also a way of taking part
            for value in &found.values {
                self.found(word.clone(), Entry::of(*value));
            }
        }
        word.end
    }

    fn found(&mut self, word: Range<usize>, entry: Entry) {
        let is_there = match entry.needs {
            Needs::Nothing => true,
            Needs::Verb => self.is_verb(&word),
            Needs::Holder => self.has_holder(&word),
        };
        if !is_there {
            return;
        }
        let word = word.start + entry.n_before..word.end - entry.n_behind;
        let cue =
            |position| Cue { word: word.clone(), position, is_act: false, is_adjective: false };
        match entry.meaning {
            Meaning::Position(position) => self.add(cue(position)),
            Meaning::Adjective(position) => self.add(Cue { is_adjective: true, ..cue(position) }),
            Meaning::Act => self.add(Cue { is_act: true, ..cue(Position::Support) }),
            Meaning::Role(role) => self.part(word, role),
            _ => {}
        }
    }

    /// Adds words of taking part, unless they are negated.
    fn part(&mut self, cells: Range<usize>, role: Role) {
        if self.negation(cells.start, clause_start(self.cells, cells.start)).is_some() {
            return;
        }
        let words = range_of(&self.cells[cells.clone()]);
        self.parts.extend(words.map(|words| Part { role, cells, words }));
    }

    /// An English verb that says nothing by itself, with the noun that tells the position:
    /// "voiced strong support for".
    fn phrase(&mut self, at: usize) -> Option<usize> {
        let is_spaced = |at: usize| crate::fold::is_spaced(self.cells[at].folded);
        if !is_spaced(at) || at > 0 && is_spaced(at - 1) {
            return None;
        }
        let dictionary = &words().phrase;
        let word = |at: usize| {
            let found = dictionary.longest(self.cells, at)?;
            Some((at + found.length, meaning(found.values.first())))
        };
        let (mut end, verb) = word(at)?;
        if !matches!(verb, Meaning::Light | Meaning::LightEnd) {
            return None;
        }
        let (mut is_partly, mut is_ended) = (false, verb == Meaning::LightEnd);
        for _ in 0..5 {
            let (next, meaning) = word(space(self.cells, end))?;
            end = next;
            match meaning {
                Meaning::Filler => {}
                Meaning::PartlyFiller => is_partly = true,
                Meaning::NotFiller => is_ended = true,
                Meaning::Noun(position) => {
                    if let Some((next, Meaning::Tail)) = word(space(self.cells, end)) {
                        end = next;
                    }
                    let position = match position {
                        Position::Support if is_ended => Position::Oppose,
                        Position::Oppose if is_ended && verb == Meaning::LightEnd => {
                            Position::Support
                        }
                        Position::Oppose if is_ended => Position::Neutral,
                        Position::Support if is_partly => Position::Mixed,
                        position => position,
                    };
                    let word = at..end;
                    if !word.clone().any(self.is_taken) {
                        self.add(Cue { word, position, is_act: false, is_adjective: false });
                    }
                    return Some(end);
                }
                _ => return None,
            }
        }
        None
    }

    /// A Chinese modal verb of willingness with the verb behind it, where that is no cue.
    fn modal(&mut self, at: usize) -> Option<usize> {
        let end = at + 2;
        let words_here = self.cells.get(at..end)?;
        let is_modal =
            MODAL.iter().any(|modal| words_here.iter().map(|cell| cell.folded).eq(*modal));
        if !is_modal {
            return None;
        }
        let rest = clause_end(self.cells, end);
        let behind = if rest.saturating_sub(end) == 4 { rest } else { end + 2 };
        let is_verb = |cell: &Cell| crate::fold::is_cjk(cell.folded);
        let verb = self.cells.get(end..behind)?;
        let is_cue = (end..behind).any(|at| words().cues.longest(self.cells, at).is_some());
        let is_free = !(at..behind).any(self.is_taken);
        if is_cue || !is_free || !verb.iter().all(is_verb) {
            return None;
        }
        let (word, position) = (at..behind, Position::Support);
        self.add(Cue { word, position, is_act: false, is_adjective: false });
        Some(behind)
    }

    /// Adds a stance with what stands before it: a negation, what makes it mixed, a cue or modal
    /// verb that it completes. What nobody says, and what is only mentioned, is none.
    fn add(&mut self, cue: Cue) {
        let Cue { word, mut position, is_act, is_adjective } = cue;
        if self.is_mention(&word) || self.is_noun(&word) {
            return;
        }
        let mut start = word.start;
        let mut negation = None;
        match self.before(start) {
            Some((_, Meaning::Nobody)) => return,
            Some((from, Meaning::Partly)) if position == Position::Support => {
                (start, position) = (from, Position::Mixed);
            }
            // in 不愿加入 the negation reaches further
            Some((from, Meaning::Will)) if !self.is_behind(from, '不') => start = from,
            Some((from, Meaning::Copula)) if is_adjective => start = from,
            _ if is_adjective && !self.is_predicate(&word) => return,
            _ => {}
        }
        while self.cues.last().is_some_and(|(last, _)| last.start >= start) {
            self.cues.pop();
        }
        let from = clause_start(self.cells, start);
        let mut negated = self.negation(start, from);
        if negated.is_none() {
            while let Some((last, proposal)) =
                self.cues.last().filter(|(last, _)| last.end == start)
            {
                // "asks to support" is what the first verb says already; in "asks to stop" the
                // second one tells what is wanted
                if matches!(proposal.what, What::Cue { position: first, .. } if first == position) {
                    return;
                }
                start = last.start;
                self.cues.pop();
            }
            negated = self.negation(start, from);
        }
        if let Some((range, is_yet)) = negated {
            position = match position {
                Position::Support if is_act && is_yet => Position::Neutral,
                position => position.negated(),
            };
            // in "refuses to support" the refusal is the negation and no cue of its own
            if self.cues.last().is_some_and(|(last, _)| last.start >= range.start) {
                self.cues.pop();
            }
            if self.cues.last().is_none_or(|(last, _)| last.end <= range.start) {
                if matches!(self.before(range.start), Some((_, Meaning::Nobody))) {
                    return;
                }
                start = range.start;
                negation = range_of(&self.cells[range]);
            }
        }
        let (mut range, mut end) = (start..word.end, word.end);
        if let Some((begin, both)) = self.joined(&range, position) {
            (range.start, position, negation) = (begin, both, None);
            self.cues.pop();
            let rest = clause_end(self.cells, end);
            if rest - end <= SHORT_REST
                && !(end..rest).any(self.is_taken)
                && is_chinese(self.cells, end)
            {
                (range.end, end) = (rest, rest);
            }
        }
        let (start, clause) = (range.start, from..clause_end(self.cells, end));
        let clause = range_of(&self.cells[clause.start.min(start)..clause.end]);
        if let (Some(clause), Some(place)) = (clause, range_of(&self.cells[range.clone()])) {
            let what = What::Cue { position, negation, clause };
            self.cues.push((range, Proposal { range: place, what, reason: Reason::Cue }));
        }
    }

    /// Where a cue begins that the last one and this one are together, and its position:
    /// 支持但要求…, 既有肯定也有疑虑.
    fn joined(&self, range: &Range<usize>, position: Position) -> Option<(usize, Position)> {
        let (last, proposal) = self.cues.last()?;
        let What::Cue { position: first, .. } = proposal.what else { return None };
        let between = self.cells.get(last.end..range.start).filter(|cells| cells.len() < 8)?;
        let between: String = between.iter().map(|cell| cell.folded).collect();
        let is = |words: &str| words.split('|').any(|word| word == between.trim());
        if is(BUT) && matches!(first, Position::Support | Position::Mixed) {
            return Some((last.start, Position::Mixed));
        }
        let begin = last.start.saturating_sub(2);
        let both = (begin..last.start).find(|at| self.cells[*at].folded == '既')?;
        let position = match (first, position) {
            (_, Position::Neutral) => Position::Neutral,
            (first, second) if first == second => first,
            _ => Position::Mixed,
        };
        is(ALSO).then_some((both, position))
    }

    /// The negation that reaches the word at `at` and begins at or behind `from`, and whether it
    /// only says that something is not done.
    fn negation(&self, at: usize, from: usize) -> Option<(Range<usize>, bool)> {
        let cells = self.cells;
        let is_latin = crate::fold::is_spaced(cells[at].folded);
        let reach = REACH[usize::from(is_latin)];
        let mut begin = at.saturating_sub(reach + 12).max(from);
        let mut best = None;
        while begin < at {
            match words().negations.longest(cells, begin) {
                Some(found) if begin + found.length <= at => {
                    let end = begin + found.length;
                    let is_near = at - end <= reach && !(begin..at).any(self.is_taken);
                    best = match meaning(found.values.first()) {
                        Meaning::Not if is_near => Some((begin..end, false)),
                        Meaning::Yet if is_near => Some((begin..end, true)),
                        _ => None,
                    };
                    begin = end;
                }
                _ => begin += 1,
            }
        }
        best
    }
}

/// The place behind a space, if there is one.
fn space(cells: &[Cell], at: usize) -> usize {
    at + usize::from(cells.get(at).is_some_and(|cell| cell.folded == ' '))
}

/// Whether the character before a place is Chinese.
fn is_chinese(cells: &[Cell], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|at| cells.get(at))
        .is_some_and(|cell| crate::fold::is_cjk(cell.folded))
}

fn is_border(cell: &Cell) -> bool {
    matches!(cell.folded, ',' | ';' | ':' | '。' | '!' | '?' | '(' | ')' | '"' | '、')
}

/// How far a clause is looked for, so that the work stays linear.
const MAX_CLAUSE: usize = 200;

fn clause_start(cells: &[Cell], at: usize) -> usize {
    let low = at.saturating_sub(MAX_CLAUSE);
    cells[low..at].iter().rposition(is_border).map_or(low, |border| low + border + 1)
}

fn clause_end(cells: &[Cell], at: usize) -> usize {
    let high = cells.len().min(at + MAX_CLAUSE);
    cells[at..high].iter().position(is_border).map_or(high, |border| at + border)
}
