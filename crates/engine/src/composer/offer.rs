//! A statement that is proposed around one annotation: the nearest ones in its sentence, then in
//! its paragraph, for each slot.

use crate::{Direction, DocumentSpans, NewStatement};
use model::{
    AnnotationId, Article, Codebook, DocumentData, Filler, SlotId, StatementType, StatementTypeId,
};
use std::collections::BTreeMap;
use text::{TextRange, TextSize};

/// Candidates that are offered for one slot.
const MOST_CANDIDATES: usize = 9;

/// A statement that is not made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its type.
    pub kind: StatementTypeId,
    /// The annotation that it is offered for.
    pub seed: AnnotationId,
    /// The slot in which that stands.
    pub slot: SlotId,
    /// The other slots, in the order of the type.
    pub rows: Vec<OfferRow>,
    /// The row that is being chosen for.
    pub row: usize,
}

/// A slot with what could fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// The slot.
    pub slot: SlotId,
    /// Annotations that fit, the nearest first.
    pub candidates: Vec<AnnotationId>,
    /// The one that is taken, by its number; `None` leaves the slot empty.
    pub taken: Option<usize>,
}

impl Offer {
    /// The best guess around `seed`; `None` where the type has no slot for it, or where it has
    /// no place in the text.
    pub(super) fn around(
        document: &DocumentData,
        spans: &DocumentSpans,
        codebook: &Codebook,
        kind: &StatementType,
        seed: &AnnotationId,
    ) -> Option<Self> {
        let annotation = document.annotations.get(seed)?;
        let own = kind.slots.iter().position(|slot| slot.takes(&annotation.label))?;
        let place = annotation.extent()?;
        let mut rows = Vec::new();
        for (idx, slot) in kind.slots.iter().enumerate() {
            if idx == own {
                continue;
            }
            let candidates = nearest(document, spans, place, |id| {
                let label = document.annotations.get(id).map(|annotation| &annotation.label);
                id != seed && label.is_some_and(|label| slot.takes(label))
            });
            // what fits an earlier slot too, such as a speaker, is taken on purpose only
            let is_obvious = kind.slots[..idx]
                .iter()
                .all(|earlier| earlier.labels.iter().all(|label| !slot.takes(label)));
            let taken = (is_obvious && !candidates.is_empty()).then_some(0);
            rows.push(OfferRow { slot: slot.id.clone(), candidates, taken });
        }
        debug_assert!(codebook.statement_type(&kind.id).is_some());
        let row = rows.iter().position(|row| !row.candidates.is_empty()).unwrap_or(0);
        let slot = kind.slots[own].id.clone();
        Some(Self { kind: kind.id.clone(), seed: seed.clone(), slot, rows, row })
    }

    /// All annotations that the statement would hold.
    pub fn annotations(&self) -> impl Iterator<Item = &AnnotationId> {
        let taken = self.rows.iter().filter_map(|row| row.candidates.get(row.taken?));
        std::iter::once(&self.seed).chain(taken)
    }

    /// All annotations that it knows, taken or not.
    pub(super) fn known(&self) -> impl Iterator<Item = &AnnotationId> {
        let candidates = self.rows.iter().flat_map(|row| &row.candidates);
        std::iter::once(&self.seed).chain(candidates)
    }

    /// The statement as it would be made.
    pub(super) fn statement(&self) -> NewStatement {
        let mut slots = BTreeMap::new();
        slots.insert(self.slot.clone(), vec![Filler::Annotation(self.seed.clone())]);
        for row in &self.rows {
            if let Some(id) = row.taken.and_then(|taken| row.candidates.get(taken)) {
                slots.insert(row.slot.clone(), vec![Filler::Annotation(id.clone())]);
            }
        }
        NewStatement { kind: self.kind.clone(), slots }
    }

    /// Goes to the next or previous row, round at the ends.
    pub(super) fn turn_row(&mut self, direction: Direction) {
        self.row = round(self.row, self.rows.len(), direction);
    }

    /// Takes the next or previous candidate for the present row; nothing is one of them.
    pub(super) fn turn(&mut self, direction: Direction) {
        let Some(row) = self.rows.get_mut(self.row) else { return };
        let n_candidates = row.candidates.len();
        let at = row.taken.unwrap_or(n_candidates);
        let next = round(at, n_candidates + 1, direction);
        row.taken = (next < n_candidates).then_some(next);
    }

    /// Takes a candidate for a row.
    pub(super) fn take(&mut self, row: usize, candidate: Option<usize>) {
        let Some(taken) = self.rows.get_mut(row) else { return };
        taken.taken = candidate.filter(|at| *at < taken.candidates.len());
        self.row = row;
    }
}

fn round(at: usize, n_places: usize, direction: Direction) -> usize {
    match direction {
        _ if n_places == 0 => 0,
        Direction::Forward => (at + 1) % n_places,
        Direction::Backward => (at + n_places - 1) % n_places,
    }
}

/// The annotations of the same paragraph that pass: those of the same sentence first, then by
/// how near they are, then in text order.
fn nearest(
    document: &DocumentData,
    spans: &DocumentSpans,
    place: TextRange,
    passes: impl Fn(&AnnotationId) -> bool,
) -> Vec<AnnotationId> {
    let Some(paragraph) = paragraph_of(&document.article, place) else { return Vec::new() };
    let sentence = sentence_in(document.text(), paragraph, place);
    let mut found = BTreeMap::new();
    for (range, id) in spans.extents.touching(paragraph) {
        if passes(id) {
            let is_far = sentence.is_none_or(|sentence| sentence.intersect(*range).is_none());
            found.insert((is_far, distance(place, *range), range.start(), id.clone()), id.clone());
        }
    }
    found.into_values().take(MOST_CANDIDATES).collect()
}

/// The sentence in which a range begins, within its paragraph.
fn sentence_in(text: &str, paragraph: TextRange, place: TextRange) -> Option<TextRange> {
    let base = paragraph.start().raw();
    // a span may begin in a line break behind the paragraph
    let at = TextSize::new(place.start().min(paragraph.end()).raw().checked_sub(base)?);
    let sentence = text::sentence_at(paragraph.slice(text)?, at)?;
    let moved = |at: TextSize| TextSize::new(at.raw() + base);
    TextRange::new(moved(sentence.start()), moved(sentence.end()))
}

/// How many bytes lie between two ranges; none where they touch.
fn distance(a: TextRange, b: TextRange) -> u32 {
    let gap = |before: TextRange, behind: TextRange| {
        behind.start().raw().saturating_sub(before.end().raw())
    };
    gap(a, b).max(gap(b, a))
}

/// The block that a range begins in.
fn paragraph_of(article: &Article, place: TextRange) -> Option<TextRange> {
    let idx = article.blocks().partition_point(|block| block.start <= place.start());
    let block = article.blocks().get(idx.checked_sub(1)?)?;
    TextRange::new(block.start, block.end)
}
