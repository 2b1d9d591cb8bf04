//! Chinese names that end as names of organizations do: 公司, 委员会 …

use super::{Candidate, kind_of};
use crate::dictionary::Dictionary;
use crate::fold::{Cell, is_cjk, is_spaced};
use crate::proposal::Reason;
use std::cell::OnceCell;
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
pub(super) fn words() -> &'static [Dictionary; 2] {
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

/// A word at a border of names.
#[derive(Debug, Clone, Copy)]
struct Border {
    length: usize,
    is_stop: bool,
    is_generic: bool,
}

/// What stands at each place of a sentence, looked up once: the same stretch is before many
/// endings.
pub(super) struct Borders<'c> {
    cells: &'c [Cell],
    /// The words at borders of names.
    words: OnceCell<Vec<Option<Border>>>,
    /// Where the known name that begins here ends.
    known: Vec<Option<usize>>,
}

impl<'c> Borders<'c> {
    pub(super) fn new(cells: &'c [Cell], known: &[Range<usize>]) -> Self {
        let mut ends = vec![None; cells.len()];
        for name in known {
            ends[name.start] = Some(name.end);
        }
        Self { cells, words: OnceCell::new(), known: ends }
    }

    fn word(&self, at: usize) -> Option<Border> {
        let words = self.words.get_or_init(|| {
            let word = |at| {
                let found = words()[0].longest(self.cells, at)?;
                let is_stop = found.values.first() == Some(&STOP);
                let is_generic = found.values.contains(&GENERIC);
                Some(Border { length: found.length, is_stop, is_generic })
            };
            (0..self.cells.len()).map(word).collect()
        });
        words.get(at).copied().flatten()
    }

    fn known_end(&self, at: usize) -> Option<usize> {
        self.known.get(at).copied().flatten()
    }
}

/// Names that end in one of the endings and say more than that.
pub(super) fn find(borders: &Borders<'_>) -> Vec<Candidate> {
    let cells = borders.cells;
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let ending = is_cjk(cells[at].folded).then(|| words()[1].longest(cells, at)).flatten();
        let Some(ending) = ending else {
            at += 1;
            continue;
        };
        let end = at + ending.length;
        let start = left_border(borders, at);
        if is_telling(borders, start, at) {
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
pub(super) fn left_border(borders: &Borders<'_>, end: usize) -> usize {
    let cells = borders.cells;
    let low = end.saturating_sub(MAX_NAME);
    let mut border = low;
    let mut at = low;
    while at < end {
        if let Some(known) = borders.known_end(at).filter(|known| *known <= end) {
            at = known;
            continue;
        }
        let cell = cells[at];
        if !is_cjk(cell.folded) {
            let joins = is_spaced(cell.folded) || matches!(cell.folded, '·' | '-' | '&');
            at += 1;
            border = if joins { border } else { at };
            continue;
        }
        match borders.word(at) {
            Some(word) if at + word.length <= end => {
                at += word.length;
                border = if word.is_stop { at } else { border };
            }
            _ => at += 1,
        }
    }
    border
}

/// Whether the words before the ending make a name: not only words that any body may have.
fn is_telling(borders: &Borders<'_>, start: usize, end: usize) -> bool {
    let mut n_own = 0;
    let mut at = start;
    while at < end {
        if let Some(known) = borders.known_end(at).filter(|known| *known <= end) {
            n_own += usize::from(known - at < end - start) + 1;
            at = known;
            continue;
        }
        match borders.word(at) {
            Some(word) if word.is_generic && at + word.length <= end => at += word.length,
            _ => {
                n_own += 1;
                at += 1;
            }
        }
    }
    n_own >= 2 || end - start >= 6
}
