//! The scan: goes through a text in steps, and stops whenever its budget is used up.
//!
//! It begins at the line that is before the reader, goes on to the end, and then from the start
//! up to that line. A match stays within its line unless the pattern speaks of line ends, so the
//! hits are the same from wherever it begins.
//!
//! A line that is longer than a window is looked at window by window. A window is short enough
//! that one look at it takes a bounded time; two windows share so much that no match of words is
//! missed. Of a regular expression, matches longer than what two windows share (4,096 bytes for
//! most patterns, 512 for the heaviest) may be cut or missed in such a line.

use crate::pattern::Matcher;
use crate::{Folded, Pattern};
use regex::Regex;
use std::ops::Range;
use text::{TextRange, TextSize};

/// The most hits that are kept.
pub const MAX_HITS: usize = 100_000;

/// The longest and the shortest window for regular expressions, in bytes.
pub(crate) const MAX_WINDOW: usize = 16 << 10;
pub(crate) const MIN_WINDOW: usize = 2 << 10;

/// What a look costs at least, in bytes.
const LOOK: usize = 32;

/// How far a scan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// There is more to look at.
    Going,
    /// The whole text was looked at.
    #[default]
    Done,
    /// There are more hits than are kept; the rest was not looked at.
    Full,
}

/// A search that can be continued.
#[derive(Debug, Clone)]
pub struct Scan {
    pattern: Pattern,
    /// Where the scan began: the start of a line.
    origin: usize,
    /// Whether it has come to the end and begun again at the start.
    is_round: bool,
    /// The line that is looked at; none before the first and between two.
    line: Option<Range<usize>>,
    /// The next byte to look at.
    at: usize,
    window: Option<Window>,
    /// How many of the hits lie before the origin.
    n_before: usize,
    /// What all steps so far have cost, in bytes' worth of work.
    spent: usize,
}

/// A part of a line, folded if the pattern folds.
#[derive(Debug, Clone)]
struct Window {
    /// What the matcher sees; begins one character early, for what looks back.
    shown: Range<usize>,
    /// Matches that begin behind this are left to the next window.
    leave: usize,
    folded: Option<Folded>,
}

/// What one look at the text gave.
struct Look {
    hit: Option<Range<usize>>,
    /// Where to look next; `None` when the window has no more.
    next: Option<usize>,
}

impl Scan {
    /// Begins at the line that holds `near`.
    pub fn new(pattern: Pattern, text: &str, near: TextSize) -> Self {
        let near = text.get(..near.index()).filter(|_| !pattern.crosses_lines);
        let origin = near.and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let (line, window) = (None, None);
        Self { pattern, origin, is_round: false, line, at: origin, window, n_before: 0, spent: 0 }
    }

    /// Looks on until about so many bytes' worth of work is done, and at least one step. `hits`
    /// is what earlier runs have left there, in text order, and stays so.
    pub fn run(&mut self, text: &str, budget: usize, hits: &mut Vec<TextRange>) -> Progress {
        let mut fresh = Vec::new();
        let mut left = budget;
        let progress = loop {
            let was_round = self.is_round;
            let step = self.step(text, &mut fresh);
            if self.is_round && !was_round {
                hits.append(&mut fresh);
            }
            let Some(cost) = step else { break Progress::Done };
            self.spent = self.spent.saturating_add(cost);
            if hits.len() + fresh.len() >= MAX_HITS {
                break Progress::Full;
            }
            match left.checked_sub(cost) {
                Some(rest) => left = rest,
                None => break Progress::Going,
            }
        };
        fresh.truncate(MAX_HITS.saturating_sub(hits.len()));
        let place = if self.is_round { self.n_before } else { hits.len() };
        self.n_before = if self.is_round { place + fresh.len() } else { 0 };
        hits.splice(place..place, fresh);
        progress
    }

    /// What all runs so far have cost, in bytes' worth of work.
    pub const fn spent(&self) -> usize {
        self.spent
    }

    /// One step; what it cost, or `None` when all has been looked at.
    fn step(&mut self, text: &str, hits: &mut Vec<TextRange>) -> Option<usize> {
        let line = match self.line.clone() {
            Some(line) => line,
            None if self.goes_round(text) => return Some(LOOK),
            None => self.next_line(text)?,
        };
        let window = match self.window.take() {
            Some(window) => window,
            None => self.open_window(text, &line),
        };
        let begin = self.at;
        let cost = match &self.pattern.matcher {
            Matcher::Literal(needle) => {
                self.at = all_in(text, needle, &window, begin, hits);
                LOOK + (window.shown.end - begin) / 4
            }
            Matcher::Regex(regex) => {
                let look = look(text, regex, &window, begin);
                let fits = look.hit.filter(|hit| hit.start < window.leave);
                let cost = fits.as_ref().map_or(window.shown.end, |hit| hit.end) - begin;
                self.at = match look.next {
                    Some(next) if next < window.leave => next,
                    Some(next) if fits.is_some() => next,
                    _ => window.leave.max(begin),
                };
                hits.extend(fits.and_then(|hit| range(&hit)));
                (LOOK + cost) * self.pattern.weight
            }
        };
        if self.at >= line.end {
            // the line end itself is behind every match that stays within the line
            self.at = line.end + 1;
            self.line = None;
        } else if self.at < window.leave {
            self.window = Some(window);
        }
        Some(cost)
    }

    /// Begins again at the start when the end of the text is reached: a step of its own, since
    /// the hits from then on come before the others.
    fn goes_round(&mut self, text: &str) -> bool {
        let goes_round = !self.is_round && self.at >= text.len();
        if goes_round {
            self.is_round = true;
            self.at = 0;
        }
        goes_round
    }

    /// Goes to the line at the present place.
    fn next_line(&mut self, text: &str) -> Option<Range<usize>> {
        let end = if self.is_round { self.origin } else { text.len() };
        if self.at >= end {
            return None;
        }
        let is_end = |_: &usize| !self.pattern.crosses_lines;
        let length = text[self.at..].find('\n').filter(is_end);
        let line = self.at..length.map_or(text.len(), |length| self.at + length);
        self.line = Some(line.clone());
        Some(line)
    }

    fn open_window(&self, text: &str, line: &Range<usize>) -> Window {
        let end = floor(text, self.at.saturating_add(self.pattern.window())).min(line.end);
        let is_last = end == line.end;
        let leave = if is_last { end + 1 } else { floor(text, end - self.pattern.overlap()) };
        let start = text[line.start..self.at].chars().next_back().map_or(0, char::len_utf8);
        let shown = self.at - start..end;
        let folding = self.pattern.folding;
        let folded = (!folding.is_none()).then(|| Folded::new(&text[shown.clone()], folding));
        Window { shown, leave, folded }
    }
}

/// All places of a needle in a window from `begin` on; where to look next.
fn all_in(
    text: &str,
    needle: &str,
    window: &Window,
    begin: usize,
    hits: &mut Vec<TextRange>,
) -> usize {
    let hay = hay(text, window);
    let mut from = to_hay(window, begin);
    let mut behind = begin;
    while let Some(found) = hay[from..].find(needle) {
        let start = from + found;
        let end = start + needle.len();
        match to_text(window, start..end) {
            Some(hit) => {
                behind = hit.end;
                hits.extend(range(&hit));
                from = end;
            }
            None => from = after(hay, start),
        }
    }
    behind.max(window.leave.min(window.shown.end))
}

/// The first match in a window from `begin` on.
fn look(text: &str, regex: &Regex, window: &Window, begin: usize) -> Look {
    let hay = hay(text, window);
    let Some(found) = regex.find_at(hay, to_hay(window, begin)) else {
        return Look { hit: None, next: None };
    };
    let hit = to_text(window, found.range()).filter(|hit| !hit.is_empty());
    let end = if hit.is_some() { found.end() } else { after(hay, found.end()) };
    let next = to_text(window, end..end).map(|place| place.end);
    Look { hit, next }
}

fn hay<'a>(text: &'a str, window: &'a Window) -> &'a str {
    window.folded.as_ref().map_or(&text[window.shown.clone()], Folded::text)
}

fn to_hay(window: &Window, at: usize) -> usize {
    let inside = at - window.shown.start;
    window.folded.as_ref().map_or(inside, |folded| folded.folded_of(inside))
}

fn to_text(window: &Window, found: Range<usize>) -> Option<Range<usize>> {
    let inside = match &window.folded {
        Some(folded) => folded.source_range(&found)?,
        None => found,
    };
    let start = window.shown.start;
    let text = start + inside.start..start + inside.end;
    (text.end <= window.shown.end).then_some(text)
}

/// The place behind the character at `at`, or behind the end.
fn after(hay: &str, at: usize) -> usize {
    at + hay[at..].chars().next().map_or(1, char::len_utf8)
}

/// The character border at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

fn range(hit: &Range<usize>) -> Option<TextRange> {
    TextRange::new(TextSize::from_index(hit.start), TextSize::from_index(hit.end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests;
