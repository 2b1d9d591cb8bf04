//! Acronyms beside what they stand for, and titles in 《》.

use super::organizations::{self, Borders};
use super::{Candidate, kind_of};
use crate::fold::{Cell, is_cjk, is_spaced, range_of};
use crate::proposal::Reason;
use std::ops::Range;

/// The longest text in brackets that is looked at, in characters.
const MAX_INSIDE: usize = 90;

/// Acronyms in brackets behind their expansion, and expansions in brackets behind their acronym.
pub(super) fn acronyms(
    borders: &Borders<'_>,
    cells: &[Cell],
    known: &[Range<usize>],
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (open, _) in cells.iter().enumerate().filter(|(_, cell)| cell.folded == '(') {
        let limit = cells.len().min(open + MAX_INSIDE);
        let close = cells[open + 1..limit].iter().position(|cell| matches!(cell.folded, '(' | ')'));
        let Some(close) = close.map(|close| open + 1 + close) else {
            continue;
        };
        let inside = first_part(cells, open + 1..close);
        if is_acronym(&cells[inside.clone()]) {
            let before = before(borders, cells, (open, &inside), known);
            push(cells, inside, before, &mut found);
        } else if let Some(acronym) = acronym_before(cells, open)
            && is_expansion(&cells[inside.clone()])
        {
            push(cells, acronym, Some(inside), &mut found);
        }
    }
    found
}

fn push(
    cells: &[Cell],
    acronym: Range<usize>,
    expansion: Option<Range<usize>>,
    found: &mut Vec<Candidate>,
) {
    let kind = kind_of(&cells[expansion.clone().unwrap_or(acronym.clone())]);
    let mut short = Candidate::new(acronym, kind, Reason::Acronym);
    if let Some(expansion) = expansion {
        short.beside = range_of(&cells[expansion.clone()]);
        let mut long = Candidate::new(expansion, kind, Reason::Expansion);
        long.beside = range_of(&cells[short.cells.clone()]);
        found.push(long);
    }
    found.push(short);
}

/// What stands in the brackets up to a comma, without 简称 and the marks around.
fn first_part(cells: &[Cell], inside: Range<usize>) -> Range<usize> {
    let is_end = |cell: &Cell| matches!(cell.folded, ',' | ';' | '、' | ':');
    let length = cells[inside.clone()].iter().position(is_end).unwrap_or(inside.len());
    let mut part = inside.start..inside.start + length;
    let is_mark = |cell: &Cell| !cell.folded.is_alphanumeric();
    while part.start < part.end && is_mark(&cells[part.start]) {
        part.start += 1;
    }
    while part.start < part.end && is_mark(&cells[part.end - 1]) {
        part.end -= 1;
    }
    part
}

fn is_acronym(cells: &[Cell]) -> bool {
    let n_capitals = cells.iter().filter(|cell| cell.plain.is_uppercase()).count();
    let fits = |cell: &Cell| is_spaced(cell.folded) || matches!(cell.folded, '-' | '&' | '.');
    (2..=12).contains(&cells.len())
        && n_capitals * 2 >= cells.len()
        && n_capitals >= 2
        && cells.iter().all(fits)
}

fn acronym_before(cells: &[Cell], open: usize) -> Option<Range<usize>> {
    let end = if open > 0 && cells[open - 1].folded == ' ' { open - 1 } else { open };
    let low = end.saturating_sub(13);
    let is_part = |cell: &Cell| is_spaced(cell.folded) || matches!(cell.folded, '-' | '&' | '.');
    let start = cells[low..end].iter().rposition(|cell| !is_part(cell));
    let range = start.map_or(low, |gap| low + gap + 1)..end;
    is_acronym(&cells[range.clone()]).then_some(range)
}

fn is_expansion(cells: &[Cell]) -> bool {
    let n_han = cells.iter().filter(|cell| is_cjk(cell.folded)).count();
    let is_name = cells.first().is_some_and(|cell| cell.plain.is_uppercase());
    n_han >= 4 && n_han * 2 > cells.len() || is_name && cells.iter().any(|cell| cell.folded == ' ')
}

/// The expansion that ends before the bracket.
fn before(
    borders: &Borders<'_>,
    cells: &[Cell],
    (open, acronym): (usize, &Range<usize>),
    known: &[Range<usize>],
) -> Option<Range<usize>> {
    let end = if open > 0 && cells[open - 1].folded == ' ' { open - 1 } else { open };
    let last = cells.get(end.checked_sub(1)?)?;
    if known.iter().any(|known| known.end == end) {
        None
    } else if is_cjk(last.folded) {
        let start = organizations::left_border(borders, end);
        (end - start >= 4).then_some(start..end)
    } else {
        spelt_out(cells, end, &cells[acronym.clone()])
    }
}

/// The fewest words before `end` whose initials are the letters of the acronym, in order.
fn spelt_out(cells: &[Cell], end: usize, acronym: &[Cell]) -> Option<Range<usize>> {
    let letters: Vec<char> =
        acronym.iter().map(|cell| cell.folded).filter(|c| c.is_alphabetic()).collect();
    let mut left = letters.len();
    let low = end.saturating_sub(MAX_INSIDE);
    for at in (low..end).rev() {
        let is_initial =
            is_spaced(cells[at].folded) && (at == 0 || !is_spaced(cells[at - 1].folded));
        if is_initial && left > 0 && cells[at].folded == letters[left - 1] {
            left -= 1;
        }
        if left == 0 {
            return cells[at].plain.is_uppercase().then_some(at..end);
        }
        if is_cjk(cells[at].folded) || matches!(cells[at].folded, '(' | ')' | ',') {
            return None;
        }
    }
    None
}

/// What stands in 《》, without the marks.
pub(super) fn titles(cells: &[Cell]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, cell) in cells.iter().enumerate() {
        match cell.folded {
            '《' => open = Some(at + 1),
            '》' => {
                let range = open.take().unwrap_or(at)..at;
                if (2..=60).contains(&range.len()) {
                    let kind = kind_of(&cells[range.clone()]);
                    found.push(Candidate::new(range, kind, Reason::Title));
                }
            }
            _ => {}
        }
    }
    found
}
