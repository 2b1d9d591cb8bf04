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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Position(Position),
    Role(Role),
    Nothing,
    Not,
    NoNot,
}

const GROUPS: [(&str, Meaning); 13] = [
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
    ("none", Meaning::Nothing),
    ("not", Meaning::Not),
    ("notnot", Meaning::NoNot),
];

/// Two dictionaries, since a negation may also be a cue.
struct Words {
    cues: Dictionary,
    negations: Dictionary,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let (mut cues, mut negations) = (Dictionary::default(), Dictionary::default());
        let mut group = 0;
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('@') {
                let found = GROUPS.iter().position(|(known, _)| *known == name);
                group = found.unwrap_or(GROUPS.len());
                continue;
            }
            let Some((_, meaning)) = GROUPS.get(group) else { continue };
            let is_negation = matches!(meaning, Meaning::Not | Meaning::NoNot);
            let into = if is_negation { &mut negations } else { &mut cues };
            let number = u32::try_from(group).unwrap_or(u32::MAX);
            for form in line.split('|').flat_map(forms) {
                into.add(&form, number, false);
            }
        }
        Words { cues: cues.finish(), negations: negations.finish() }
    })
}

/// A word as it stands, or the forms of a regular English verb behind `~`.
fn forms(word: &str) -> Vec<String> {
    let Some(phrase) = word.strip_prefix('~') else { return vec![word.to_owned()] };
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
    let mut cues: Vec<(Range<usize>, Proposal)> = Vec::new();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let found = if is_taken(at) { None } else { words().cues.longest(cells, at) };
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let end = at + found.length;
        let is_free = !(at..end).any(is_taken);
        match meaning(found.values.first()) {
            Meaning::Position(position) if is_free => {
                let negation = negation(cells, at, clause_start(cells, at), is_taken);
                let mut last = cues.last().map(|(range, _)| range.clone());
                let from = negation.as_ref().map_or(at, |negation| negation.start);
                // in "refuses to support" the refusal is the negation and no cue of its own
                if last.as_ref().is_some_and(|last| last.start >= from) {
                    cues.pop();
                    last = cues.last().map(|(range, _)| range.clone());
                }
                let is_apart = last.is_none_or(|last| last.end <= from);
                let negation = negation.filter(|_| is_apart);
                if let Some((range, cue)) = cue(cells, at..end, position, negation) {
                    cues.push((range, cue));
                }
            }
            Meaning::Role(role) if is_free => {
                let words = range_of(&cells[at..end]);
                parts.extend(words.map(|words| Part { role, cells: at..end, words }));
            }
            _ => {}
        }
        at = end;
    }
    (cues, parts)
}

fn cue(
    cells: &[Cell],
    word: Range<usize>,
    position: Position,
    negation: Option<Range<usize>>,
) -> Option<(Range<usize>, Proposal)> {
    let clause = clause_start(cells, word.start)..clause_end(cells, word.end);
    let start = negation.as_ref().map_or(word.start, |negation| negation.start);
    let position = if negation.is_some() { position.negated() } else { position };
    let what = What::Cue {
        position,
        negation: negation.and_then(|negation| range_of(&cells[negation])),
        clause: range_of(&cells[clause])?,
    };
    let range = start..word.end;
    let proposal = Proposal { range: range_of(&cells[range.clone()])?, what, reason: Reason::Cue };
    Some((range, proposal))
}

/// The negation that reaches the word at `at` and begins at or behind `from`.
fn negation(
    cells: &[Cell],
    at: usize,
    from: usize,
    is_taken: &dyn Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let is_latin = crate::fold::is_spaced(cells[at].folded);
    let reach = REACH[usize::from(is_latin)];
    let mut begin = at.saturating_sub(reach + 12).max(from);
    let mut best = None;
    while begin < at {
        match words().negations.longest(cells, begin) {
            Some(found) if begin + found.length <= at => {
                let end = begin + found.length;
                let is_near = at - end <= reach && !(begin..at).any(is_taken);
                best = match meaning(found.values.first()) {
                    Meaning::Not if is_near => Some(begin..end),
                    _ => None,
                };
                begin = end;
            }
            _ => begin += 1,
        }
    }
    best
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
