//! Candidates for names that are not known.

mod brackets;
mod capitals;
mod organizations;

use crate::fold::{Cell, is_cjk, range_of};
use crate::proposal::{Proposal, Reason, What};
use model::EntityKind;
use organizations::Borders;
use std::ops::Range;
use text::TextRange;

/// A candidate as cells.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) cells: Range<usize>,
    pub(crate) kind: EntityKind,
    pub(crate) reason: Reason,
    pub(crate) beside: Option<TextRange>,
}

impl Candidate {
    fn new(cells: Range<usize>, kind: EntityKind, reason: Reason) -> Self {
        Self { cells, kind, reason, beside: None }
    }

    pub(crate) fn proposal(&self, cells: &[Cell]) -> Option<Proposal> {
        let what = What::NewName { kind: self.kind, beside: self.beside };
        let range = range_of(&cells[self.cells.clone()])?;
        Some(Proposal { range, what, reason: self.reason })
    }
}

/// Makes the words ready.
pub(crate) fn prepare() {
    organizations::words();
}

/// Candidates of a sentence that overlap neither each other nor the known names, unless they hold
/// them whole. What stands in brackets with its acronym comes first, then titles, organizations
/// and words with capitals.
pub(crate) fn find(cells: &[Cell], known: &[Range<usize>]) -> Vec<Candidate> {
    let mut taken: Vec<Candidate> = Vec::new();
    let borders = Borders::new(cells, known);
    let all = brackets::acronyms(&borders, cells, known)
        .into_iter()
        .chain(brackets::titles(cells))
        .chain(organizations::find(&borders))
        .chain(capitals::find(cells));
    let mut is_free = vec![true; cells.len()];
    for candidate in all {
        let range = candidate.cells.clone();
        let fits = range.len() >= 2
            && is_free[range.clone()].iter().all(|free| *free)
            && known.iter().all(|known| may_hold(&candidate, known));
        if fits {
            is_free[range].fill(false);
            taken.push(candidate);
        }
    }
    taken.sort_by_key(|candidate| candidate.cells.start);
    taken
}

/// Whether the candidate is apart from the known name, or longer than it and sure to be a name.
fn may_hold(candidate: &Candidate, known: &Range<usize>) -> bool {
    let range = &candidate.cells;
    let is_apart = known.end <= range.start || range.end <= known.start;
    let holds = range.start <= known.start && known.end <= range.end && range.len() > known.len();
    // what stands before a known name is rather a verb than a part of a longer name
    let is_sure = match candidate.reason {
        Reason::Title | Reason::Expansion => true,
        Reason::Organization => known.end < range.end,
        _ => false,
    };
    is_apart || holds && is_sure
}

/// Whether most letters are Chinese.
fn is_chinese(cells: &[Cell]) -> bool {
    cells.iter().filter(|cell| is_cjk(cell.folded)).count() * 4 > cells.len()
}

/// What a name seems to be by its words.
fn kind_of(cells: &[Cell]) -> EntityKind {
    const PROCESS: &str = "公约|条约|协定|协议|宣言|倡议|决议|契约|纲领|准则|框架|战略|计划|议程|备忘录|进程|论坛|峰会|大会|会议|对话|工作组|专家组|条例|指令|法案|convention|treaty|agreement|declaration|initiative|resolution|compact|programme|program|framework|strategy|agenda|process|forum|summit|dialogue|working group|directive|act|conference|charter|protocol|regulation|call";
    let words: String = cells.iter().map(|cell| cell.folded).collect();
    // what has no Latin letter needs no look for Latin words, which takes longer
    let is_latin = words.contains(|c: char| c.is_ascii_alphabetic());
    let names = |word: &str| {
        if word.is_ascii() {
            is_latin && words.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
        } else {
            words.ends_with(word)
        }
    };
    if PROCESS.split('|').any(names) { EntityKind::Process } else { EntityKind::Actor }
}
