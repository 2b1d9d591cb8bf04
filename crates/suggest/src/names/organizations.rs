//! Chinese names that end as names of organizations do: 公司, 委员会 …

use super::{Candidate, kind_of};
use crate::dictionary::Dictionary;
use crate::fold::{Cell, is_cjk, is_spaced};
use crate::proposal::Reason;
use std::ops::Range;
use std::sync::OnceLock;

/// The data file; its header tells its form.
const DATA: &str = include_str!("../../data/words.txt");

/// The longest name, in characters.
const MAX_NAME: usize = 26;

const STOP: u32 = 0;
const SAFE: u32 = 1;
const GENERIC: u32 = 2;

/// Words by what they do at a border of names, and the endings.
fn words() -> &'static [Dictionary; 2] {
    static WORDS: OnceLock<[Dictionary; 2]> = OnceLock::new();
    WORDS.get_or_init(|| {
        let (mut borders, mut endings) = (Dictionary::default(), Dictionary::default());
        let mut group = "";
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('@') {
                group = name;
                continue;
            }
            for word in line.split('|') {
                match group {
                    "stop" => borders.add(word, STOP, false),
                    "safe" => borders.add(word, SAFE, false),
                    "generic" => borders.add(word, GENERIC, false),
                    _ => endings.add(word, 0, false),
                }
            }
        }
        [borders.finish(), endings.finish()]
    })
}

/// Names that end in one of the endings and say more than that.
pub(super) fn find(cells: &[Cell], known: &[Range<usize>]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let ending = is_cjk(cells[at].folded).then(|| words()[1].longest(cells, at)).flatten();
        let Some(ending) = ending else {
            at += 1;
            continue;
        };
        let end = at + ending.length;
        let start = left_border(cells, at, known);
        if is_telling(cells, start, at, known) {
            let kind = kind_of(&cells[start..end]);
            found.push(Candidate::new(start..end, kind, Reason::Organization));
        }
        at = end;
    }
    // the longest of those that begin together
    found.sort_by_key(|candidate| (candidate.cells.start, std::cmp::Reverse(candidate.cells.end)));
    found.dedup_by_key(|candidate| candidate.cells.start);
    found
}

/// Where a name that goes on to `end` begins: behind the last mark or word that is no part of
/// names, or behind a known name that is followed by such a word.
pub(super) fn left_border(cells: &[Cell], end: usize, known: &[Range<usize>]) -> usize {
    let low = end.saturating_sub(MAX_NAME);
    let mut border = low;
    let mut at = low;
    while at < end {
        if let Some(name) = known.iter().find(|known| known.start == at && known.end <= end) {
            at = name.end;
            continue;
        }
        let cell = cells[at];
        if !is_cjk(cell.folded) {
            let joins = is_spaced(cell.folded) || matches!(cell.folded, '·' | '-' | '&');
            at += 1;
            border = if joins { border } else { at };
            continue;
        }
        match words()[0].longest(cells, at) {
            Some(word) if at + word.length <= end => {
                at += word.length;
                border = if word.values.first() == Some(&STOP) { at } else { border };
            }
            _ => at += 1,
        }
    }
    border
}

/// Whether the words before the ending make a name: not only words that any body may have.
fn is_telling(cells: &[Cell], start: usize, end: usize, known: &[Range<usize>]) -> bool {
    let mut n_own = 0;
    let mut at = start;
    while at < end {
        if let Some(name) = known.iter().find(|known| known.start == at && known.end <= end) {
            n_own += usize::from(name.len() < end - start) + 1;
            at = name.end;
            continue;
        }
        match words()[0].longest(cells, at) {
            Some(word) if word.values.contains(&GENERIC) && at + word.length <= end => {
                at += word.length;
            }
            _ => {
                n_own += 1;
                at += 1;
            }
        }
    }
    n_own >= 2 || end - start >= 6
}
