//! Statements that a sentence seems to make.

use crate::cues::Part;
use crate::proposal::{Link, Position, Proposal, Stand, What};
use model::EntityKind;
use std::ops::Range;

/// A proposal with its cells and its index among all proposals.
pub(crate) struct Placed<'a> {
    pub(crate) cells: Range<usize>,
    pub(crate) proposal: &'a Proposal,
    pub(crate) index: usize,
}

/// The most processes and actors that one word links.
const MAX_CHAIN: usize = 8;

/// Links of one sentence. A word links the nearest actors before it with the nearest processes
/// behind it, or before it where none follows. Names count as one group while nothing but marks
/// and conjunctions stands between them.
pub(crate) fn find(
    placed: &[Placed],
    parts: &[Part],
    joins: &dyn Fn(Range<usize>) -> bool,
) -> Vec<Link> {
    let mut links = Vec::new();
    for word in placed {
        if let What::Cue { position, .. } = word.proposal.what {
            let stand = Stand::Position { cue: word.index, position };
            push(placed, &word.cells, stand, joins, &mut links);
        }
    }
    for part in parts {
        let words = part.words;
        let stand = Stand::Participation { role: part.role, words };
        push(placed, &part.cells, stand, joins, &mut links);
    }
    links.sort_by_key(|link| (link.actor, link.process));
    links
}

fn push(
    placed: &[Placed],
    word: &Range<usize>,
    stand: Stand,
    joins: &dyn Fn(Range<usize>) -> bool,
    links: &mut Vec<Link>,
) {
    if matches!(stand, Stand::Position { position: Position::Unclear, .. }) {
        return;
    }
    let of = |kind| placed.iter().filter(move |item| item.proposal.kind() == Some(kind));
    let before = |item: &&Placed| item.cells.end <= word.start;
    let behind = |item: &&Placed| item.cells.start >= word.end;
    let actors: Vec<_> = of(EntityKind::Actor).filter(before).collect();
    let actors = chain(actors.into_iter().rev(), joins);
    let mut processes = chain(of(EntityKind::Process).filter(behind), joins);
    if processes.is_empty() {
        let earlier: Vec<_> = of(EntityKind::Process).filter(before).collect();
        processes = chain(earlier.into_iter().rev(), joins);
    }
    for &actor in &actors {
        links.extend(processes.iter().map(|&process| Link { actor, process, stand }));
    }
}

/// The first item, and those that follow it with only joining words between.
fn chain<'a>(
    items: impl Iterator<Item = &'a Placed<'a>>,
    joins: &dyn Fn(Range<usize>) -> bool,
) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut last: Option<&Placed> = None;
    for item in items.take(MAX_CHAIN) {
        let is_next = last.is_none_or(|last| {
            let gap = if last.cells.end <= item.cells.start {
                last.cells.end..item.cells.start
            } else {
                item.cells.end..last.cells.start
            };
            joins(gap)
        });
        if !is_next {
            break;
        }
        chain.push(item.index);
        last = Some(item);
    }
    chain
}
