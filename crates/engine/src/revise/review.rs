//! What would become of the annotations of a document under another text.

use model::{AnnotationId, Article, DocumentData, Target};
use revise::{Anchor, Comparison, MAX_CANDIDATES, Piece};
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{Quote, TextRange, TextSize};

/// What becomes of a part of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Its words stand at several places alike, or what stands around them has changed.
    Ambiguous,
    /// Other words stand at its place.
    Changed,
    /// Its words are gone.
    Lost,
    /// It stands elsewhere, with what stood around it.
    Shifted,
    /// It stays.
    Exact,
}

impl Class {
    /// All of them: those that someone must look at come first.
    pub const ALL: [Self; 5] =
        [Self::Ambiguous, Self::Changed, Self::Lost, Self::Shifted, Self::Exact];
}

/// Where a part of an annotation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// To this one of its places.
    Place(usize),
    /// Nowhere: it waits as an orphan.
    Orphan,
}

/// A row of the review: a part of an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The annotation.
    pub annotation: AnnotationId,
    /// Which of its targets.
    pub target_idx: usize,
    /// Where it is in the old text.
    pub from: TextRange,
    /// What becomes of it.
    pub class: Class,
    /// Where it could be in the new text, the most likely place first.
    pub places: Vec<TextRange>,
    /// Where it goes; `None` while nobody has decided.
    pub choice: Option<Choice>,
}

/// Two texts of a document, and where everything goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The present text.
    pub before: Rc<Article>,
    /// The new one.
    pub after: Rc<Article>,
    /// Both, in stretches that are the same or differ.
    pub pieces: Rc<Vec<Piece>>,
    /// The parts that have a place, by class and then in text order.
    pub moves: Vec<Move>,
}

impl Review {
    /// Compares the text of a document with a new one. What keeps its words for certain is
    /// decided; what is lost becomes an orphan unless someone finds a place; the rest is open.
    pub(super) fn new(document: &DocumentData, after: Rc<Article>) -> Self {
        let before = Rc::clone(&document.article);
        let text = Rc::clone(&after);
        Self::of(document, after, &Comparison::new(before.text(), text.text()))
    }

    /// The same with both texts compared already.
    pub(super) fn of(
        document: &DocumentData,
        after: Rc<Article>,
        comparison: &Comparison<'_>,
    ) -> Self {
        let before = Rc::clone(&document.article);
        let mut moves = Vec::new();
        for (annotation, target_idx, from) in placed(document) {
            let (class, places) = match comparison.anchor(from) {
                Anchor::Exact(place) => (Class::Exact, vec![place]),
                Anchor::Shifted(place) => (Class::Shifted, vec![place]),
                Anchor::Changed(place) => (Class::Changed, vec![place]),
                Anchor::Ambiguous(places) => (Class::Ambiguous, places),
                Anchor::Lost => (Class::Lost, Vec::new()),
            };
            let choice = match class {
                Class::Exact | Class::Shifted => Some(Choice::Place(0)),
                Class::Changed | Class::Ambiguous => None,
                Class::Lost => Some(Choice::Orphan),
            };
            let annotation = annotation.clone();
            moves.push(Move { annotation, target_idx, from, class, places, choice });
        }
        moves.sort_by_key(|row| (row.class, row.from));
        let pieces = Rc::new(comparison.pieces());
        Self { before, after, pieces, moves }
    }

    /// How many rows are of a class, and how many of those are open.
    pub fn count(&self, class: Class) -> (usize, usize) {
        let rows = self.moves.iter().filter(|row| row.class == class);
        rows.fold((0, 0), |(n, n_open), row| (n + 1, n_open + usize::from(row.choice.is_none())))
    }

    /// How many rows nobody has decided.
    pub fn n_open(&self) -> usize {
        self.moves.iter().filter(|row| row.choice.is_none()).count()
    }

    /// How many rows go to the tray.
    pub fn n_orphans(&self) -> usize {
        self.moves.iter().filter(|row| row.choice == Some(Choice::Orphan)).count()
    }

    pub(super) fn choose(&mut self, idx: usize, choice: Option<Choice>) {
        if let Some(row) = self.moves.get_mut(idx) {
            let is_known = |choice: &Choice| match choice {
                Choice::Place(place) => *place < row.places.len(),
                Choice::Orphan => true,
            };
            row.choice = choice.filter(is_known);
        }
    }

    pub(super) fn choose_all(&mut self, class: Class, choice: Choice) {
        for row in self.moves.iter_mut().filter(|row| row.class == class) {
            row.choice = match choice {
                Choice::Place(_) if row.places.is_empty() => Some(Choice::Orphan),
                Choice::Place(_) => Some(Choice::Place(0)),
                Choice::Orphan => Some(Choice::Orphan),
            };
        }
    }

    /// The first places of some words become the places of a row; those not there change nothing.
    pub(super) fn search(&mut self, idx: usize, words: &str) {
        let text = self.after.text();
        let size = TextSize::from_index;
        let found = text.match_indices(words).take(MAX_CANDIDATES);
        let places: Vec<_> =
            found.filter_map(|(at, _)| TextRange::new(size(at), size(at + words.len()))).collect();
        if let Some(row) = self.moves.get_mut(idx).filter(|_| !places.is_empty()) {
            row.choice = (places.len() == 1).then_some(Choice::Place(0));
            row.places = places;
        }
    }

    /// The targets that each annotation gets: those with a place in text order, then the others.
    pub(super) fn targets(&self, document: &DocumentData) -> Vec<(AnnotationId, Vec<Target>)> {
        let mut chosen = BTreeMap::new();
        for row in &self.moves {
            let target = match row.choice {
                Some(Choice::Place(idx)) => row.places.get(idx).copied().map(Target::Anchored),
                _ => None,
            };
            let quote = || Quote::capture(self.before.text(), row.from);
            let target = target.unwrap_or_else(|| Target::Orphan(Box::new(quote())));
            chosen.insert((&row.annotation, row.target_idx), target);
        }
        let rows = document.annotations.values().map(|row| {
            let targets = row.targets.iter().enumerate();
            let mut targets: Vec<_> = targets
                .map(|(idx, old)| chosen.get(&(&row.id, idx)).unwrap_or(old).clone())
                .collect();
            targets.sort_by_key(|target| (target.range().is_none(), target.range()));
            // two parts may have come to the same place
            targets.dedup();
            (row.id.clone(), targets)
        });
        rows.collect()
    }

    /// Whether this is about the text and the annotations that the document has.
    pub(super) fn fits(&self, document: &DocumentData) -> bool {
        let mut known: Vec<_> =
            self.moves.iter().map(|row| (&row.annotation, row.target_idx, row.from)).collect();
        known.sort_unstable();
        Rc::ptr_eq(&self.before, &document.article) && known.into_iter().eq(placed(document))
    }
}

/// All parts of annotations that have a place, by annotation.
fn placed(document: &DocumentData) -> impl Iterator<Item = (&AnnotationId, usize, TextRange)> {
    document.annotations.values().flat_map(|row| {
        let targets = row.targets.iter().enumerate();
        targets.filter_map(|(idx, target)| Some((&row.id, idx, target.range()?)))
    })
}
