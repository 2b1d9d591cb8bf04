//! Words for a position or for taking part, with their clause and what negates them.

use crate::dictionary::Dictionary;
use crate::fold::{Cell, range_of};
use crate::proposal::{Position, Proposal, Reason, Role, What};
use std::ops::Range;
use std::sync::OnceLock;
use text::TextRange;

/// The data file; its header tells its form and its sources.
const DATA: &str = include_str!("../data/cues.txt");

/// How many characters may stand between a negation and what it negates, and how many in
/// languages with spaces.
const REACH: [usize; 2] = [3, 14];

/// What stands before an English word that is a noun.
const ARTICLES: [&str; 5] = [" a ", " an ", " the ", " this ", " that "];

/// What stands before a Chinese word that is a noun.
const DEMONSTRATIVES: &str = "这一|该|此|这项|该项|一项|一份|这份|补充|自愿|共同|无|所";

/// Chinese modal verbs of willingness.
const MODAL: [[char; 2]; 2] = [['愿', '意'], ['有', '意']];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Position(Position),
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
    /// Makes support behind it mixed.
    Partly,
    Nobody,
    /// An English verb that says nothing by itself.
    Light,
    Filler,
    PartlyFiller,
    Noun(Position),
    Tail,
}

const GROUPS: [(&str, Meaning); 25] = [
    ("support", Meaning::Position(Position::Support)),
    ("oppose", Meaning::Position(Position::Oppose)),
    ("mixed", Meaning::Position(Position::Mixed)),
    ("neutral", Meaning::Position(Position::Neutral)),
    ("role:attendee", Meaning::Role(Role::Attendee)),
    ("role:contributor", Meaning::Role(Role::Contributor)),
    ("role:convener", Meaning::Role(Role::Convener)),
    ("role:proposer", Meaning::Role(Role::Proposer)),
    ("role:member", Meaning::Role(Role::Member)),
    ("role:excluded", Meaning::Role(Role::Excluded)),
    ("act", Meaning::Act),
    ("none", Meaning::Nothing),
    ("not", Meaning::Not),
    ("yet", Meaning::Yet),
    ("notnot", Meaning::NoNot),
    ("will", Meaning::Will),
    ("partly", Meaning::Partly),
    ("nobody", Meaning::Nobody),
    ("light", Meaning::Light),
    ("filler", Meaning::Filler),
    ("filler:mixed", Meaning::PartlyFiller),
    ("noun:support", Meaning::Noun(Position::Support)),
    ("noun:oppose", Meaning::Noun(Position::Oppose)),
    ("noun:mixed", Meaning::Noun(Position::Mixed)),
    ("tail", Meaning::Tail),
];

/// Dictionaries of their own, since a word may be in several: a negation may also be a cue.
struct Words {
    cues: Dictionary,
    negations: Dictionary,
    /// What stands before a cue and changes it.
    before: Dictionary,
    /// What follows an English verb that says nothing by itself.
    phrase: Dictionary,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all: [Dictionary; 4] = Default::default();
        let mut group = 0;
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('@') {
                let found = GROUPS.iter().position(|(known, _)| *known == name);
                group = found.unwrap_or(GROUPS.len());
                continue;
            }
            let Some((_, meaning)) = GROUPS.get(group) else {
                continue;
            };
            let into = &mut all[place_of(*meaning)];
            let number = u32::try_from(group).unwrap_or(u32::MAX);
            for form in line.split('|').flat_map(forms) {
                into.add(&form, number, false);
            }
        }
        let [cues, negations, before, phrase] = all.map(Dictionary::finish);
        Words { cues, negations, before, phrase }
    })
}

/// The dictionary that holds words of a meaning.
fn place_of(meaning: Meaning) -> usize {
    match meaning {
        Meaning::Position(_) | Meaning::Role(_) | Meaning::Act | Meaning::Nothing => 0,
        Meaning::Not | Meaning::Yet | Meaning::NoNot => 1,
        Meaning::Will | Meaning::Partly | Meaning::Nobody => 2,
        _ => 3,
    }
}

/// A word as it stands, or the forms of a regular English verb behind `~`.
fn forms(word: &str) -> Vec<String> {
    let Some(phrase) = word.strip_prefix('~') else {
        return vec![word.to_owned()];
    };
    let (verb, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let third = if verb.ends_with('y') && !verb.ends_with("ay") {
        format!("{}ies", &verb[..verb.len() - 1])
    } else if ["s", "x", "ch", "sh"].iter().any(|end| verb.ends_with(end)) {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    let past = match verb.strip_suffix('y') {
        Some(start) => format!("{start}ied"),
        None if verb == "submit" => "submitted".to_owned(),
        None => format!("{stem}ed"),
    };
    let endings = [verb.to_owned(), third, past, format!("{stem}ing")];
    endings.into_iter().map(|form| form + rest).collect()
}

fn meaning(value: Option<&u32>) -> Meaning {
    let group = value.and_then(|value| GROUPS.get(*value as usize));
    group.map_or(Meaning::Nothing, |(_, meaning)| *meaning)
}

/// Words that tell of taking part.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) cells: Range<usize>,
    pub(crate) words: TextRange,
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
        let Some(found) = words().cues.longest(self.cells, at) else {
            return self.phrase(at).or_else(|| self.modal(at)).unwrap_or(at + 1);
        };
        let word = at..at + found.length;
        if !word.clone().any(self.is_taken) {
            // signing says support, and is also a way of taking part
            for value in &found.values {
                self.found(word.clone(), meaning(Some(value)));
            }
        }
        word.end
    }

    fn found(&mut self, word: Range<usize>, meaning: Meaning) {
        match meaning {
            Meaning::Position(position) => self.add(Cue { word, position, is_act: false }),
            Meaning::Act => self.add(Cue { word, position: Position::Support, is_act: true }),
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
        let (mut end, Meaning::Light) = word(at)? else {
            return None;
        };
        let mut is_partly = false;
        for _ in 0..4 {
            let (next, meaning) = word(space(self.cells, end))?;
            end = next;
            match meaning {
                Meaning::Filler => {}
                Meaning::PartlyFiller => is_partly = true,
                Meaning::Noun(position) => {
                    let tail = word(space(self.cells, end));
                    if let Some((next, Meaning::Tail)) = tail {
                        end = next;
                    }
                    let position = if is_partly { Position::Mixed } else { position };
                    let word = at..end;
                    if !word.clone().any(self.is_taken) {
                        self.add(Cue { word, position, is_act: false });
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
        let behind = end + 2;
        let is_verb = |cell: &Cell| crate::fold::is_cjk(cell.folded);
        let verb = self.cells.get(end..behind)?;
        let is_cue = (end..behind).any(|at| words().cues.longest(self.cells, at).is_some());
        let is_free = !(at..behind).any(self.is_taken);
        if is_cue || !is_free || !verb.iter().all(is_verb) {
            return None;
        }
        self.add(Cue { word: at..behind, position: Position::Support, is_act: false });
        Some(behind)
    }

    /// Adds a stance with what stands before it: a negation, what makes it mixed, a cue or modal
    /// verb that it completes. What nobody says, and what is only mentioned, is none.
    fn add(&mut self, cue: Cue) {
        let Cue { word, mut position, is_act } = cue;
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
            Some((from, Meaning::Will)) => start = from,
            _ => {}
        }
        let from = clause_start(self.cells, start);
        let mut negated = self.negation(start, from);
        if negated.is_none() {
            // "asks to stop": the second verb tells what is wanted
            while let Some((last, _)) = self.cues.last().filter(|(last, _)| last.end == start) {
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
        let clause = from..clause_end(self.cells, word.end);
        let range = start..word.end;
        let clause = range_of(&self.cells[clause.start.min(start)..clause.end]);
        if let (Some(clause), Some(place)) = (clause, range_of(&self.cells[range.clone()])) {
            let what = What::Cue { position, negation, clause };
            self.cues.push((range, Proposal { range: place, what, reason: Reason::Cue }));
        }
    }

    /// What changes a cue and ends right before it, and where that begins.
    fn before(&self, at: usize) -> Option<(usize, Meaning)> {
        let end = if at > 0 && self.cells[at - 1].folded == ' ' { at - 1 } else { at };
        (end.saturating_sub(16)..end).find_map(|from| {
            let found = words().before.longest(self.cells, from)?;
            let is_right = from + found.length == end && !(from..end).any(self.is_taken);
            is_right.then(|| (from, meaning(found.values.first())))
        })
    }

    /// Whether the words stand in quotation marks of their own: they are spoken of.
    fn is_mention(&self, word: &Range<usize>) -> bool {
        let is_mark = |at: Option<usize>| {
            at.and_then(|at| self.cells.get(at)).is_some_and(|cell| cell.folded == '"')
        };
        is_mark(word.start.checked_sub(1)) && is_mark(Some(word.end))
    }

    /// Whether the words are a noun that tells no position: an English one behind an article, a
    /// Chinese one behind 这一 and the like, or one that only belongs to the noun behind 的.
    fn is_noun(&self, word: &Range<usize>) -> bool {
        let before = &self.cells[word.start.saturating_sub(9)..word.start];
        let text: String = [' '].into_iter().chain(before.iter().map(|c| c.folded)).collect();
        if crate::fold::is_spaced(self.cells[word.start].folded) {
            return word.len() < 9 && ARTICLES.iter().any(|article| text.ends_with(article));
        }
        let is_named = DEMONSTRATIVES.split('|').any(|before| text.ends_with(before));
        // 提出 proposes only what it has as an object
        let is_attribute = word.len() == 2
            && self.cells[word.start].folded == '提'
            && self.cells.get(word.end).is_none_or(|cell| cell.folded == '的');
        is_named || is_attribute
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known() {
        let mut groups = DATA.lines().filter_map(|line| line.strip_prefix('@'));
        assert!(groups.all(|group| GROUPS.iter().any(|(known, _)| *known == group)));
    }

    #[test]
    fn english_verbs_have_their_forms() {
        assert_eq!(forms("~endorse"), ["endorse", "endorses", "endorsed", "endorsing"]);
        assert_eq!(forms("~call for"), ["call for", "calls for", "called for", "calling for"]);
        assert_eq!(forms("~ratify"), ["ratify", "ratifies", "ratified", "ratifying"]);
    }
}
