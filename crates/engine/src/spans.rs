//! The open document's annotations in text order, kept up to date change by change.

use model::{
    Annotation, AnnotationId, Change, ChangeSet, CoderId, DocumentData, DocumentId, LabelId,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use text::{SpanIndex, TextRange};

/// Indexes of one document's annotations. A clone shares nearly everything.
#[derive(Debug, Clone, Default)]
pub struct DocumentSpans {
    /// Every anchored range, several for a discontinuous annotation: what is painted.
    pub ranges: SpanIndex<AnnotationId>,
    /// One entry for each annotation that has a place: what is listed.
    pub extents: SpanIndex<AnnotationId>,
    /// Annotations without a place in the text, by id.
    pub orphans: Vec<AnnotationId>,
    /// Annotations of which some parts have a place and others have none, by id.
    pub torn: Vec<AnnotationId>,
    /// How many annotations carry each label; a label that none carries is absent.
    by_label: BTreeMap<LabelId, usize>,
    /// Coders whose annotations are left out.
    hidden: Rc<BTreeSet<CoderId>>,
}

impl DocumentSpans {
    /// Indexes all annotations of a document.
    pub fn of(document: &DocumentData) -> Self {
        Self::showing(document, Rc::default())
    }

    /// No spans; later ones of some coders are left out.
    pub(crate) fn empty(hidden: Rc<BTreeSet<CoderId>>) -> Self {
        Self { hidden, ..Self::default() }
    }

    /// Indexes the annotations of a document but for those of some coders.
    pub fn showing(document: &DocumentData, hidden: Rc<BTreeSet<CoderId>>) -> Self {
        let mut ranges = Vec::new();
        let mut extents = Vec::new();
        let (mut orphans, mut torn) = (Vec::new(), Vec::new());
        let mut by_label = BTreeMap::new();
        let rows = document.annotations.values();
        for annotation in rows.filter(|row| !hidden.contains(&row.coder)) {
            ranges.extend(annotation.ranges().map(|range| (range, annotation.id.clone())));
            count_up(&mut by_label, &annotation.label);
            match annotation.extent() {
                Some(extent) => {
                    extents.push((extent, annotation.id.clone()));
                    // the annotations come by id
                    torn.extend(is_torn(annotation).then(|| annotation.id.clone()));
                }
                None => orphans.push(annotation.id.clone()),
            }
        }
        Self {
            ranges: SpanIndex::from_entries(ranges),
            extents: SpanIndex::from_entries(extents),
            orphans,
            torn,
            by_label,
            hidden,
        }
    }

    /// How many annotations carry a label.
    pub fn n_labelled(&self, label: &LabelId) -> usize {
        self.by_label.get(label).copied().unwrap_or(0)
    }

    /// How many annotations there are.
    pub fn len(&self) -> usize {
        self.extents.len() + self.orphans.len()
    }

    /// Whether there is no annotation.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether both hold the same, however they came to it.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        self.ranges.iter().eq(other.ranges.iter())
            && self.extents.iter().eq(other.extents.iter())
            && self.orphans == other.orphans
            && self.torn == other.torn
            && self.by_label == other.by_label
            && self.hidden == other.hidden
    }

    /// How many annotations have a part without a place.
    pub fn n_in_tray(&self) -> usize {
        self.orphans.len() + self.torn.len()
    }

    /// All annotations in text order, orphans last.
    pub fn ids(&self) -> impl Iterator<Item = &AnnotationId> {
        self.extents.iter().map(|(_, id)| id).chain(&self.orphans)
    }

    /// Annotations number `skip` to `skip + take` of [`Self::ids`].
    pub fn page(&self, skip: usize, take: usize) -> Vec<AnnotationId> {
        let placed = self.extents.page(skip, take).map(|(_, id)| id);
        let n_orphans_before = skip.saturating_sub(self.extents.len());
        placed.chain(self.orphans.iter().skip(n_orphans_before)).take(take).cloned().collect()
    }

    /// The annotations at a byte, innermost (shortest) first.
    pub fn stack_at(&self, range: TextRange) -> Vec<AnnotationId> {
        let order = |range: &TextRange| (range.byte_len(), range.start());
        let mut stack = Vec::<&(TextRange, AnnotationId)>::new();
        for entry in self.ranges.touching(range) {
            let at = stack.partition_point(|(other, _)| order(other) <= order(&entry.0));
            stack.insert(at, entry);
        }
        stack.into_iter().map(|(_, id)| id.clone()).collect()
    }

    /// Follows the changes of `set` that concern `document`.
    pub fn follow(&mut self, document: &DocumentId, set: &ChangeSet) {
        for change in &set.changes {
            let Change::Annotation(id, delta) = change else { continue };
            if id == document {
                let hidden = Rc::clone(&self.hidden);
                let is_shown = |row: &&Rc<Annotation>| !hidden.contains(&row.coder);
                delta.before.iter().filter(is_shown).for_each(|row| self.take_out(row));
                delta.after.iter().filter(is_shown).for_each(|row| self.put_in(row));
            }
        }
    }

    fn put_in(&mut self, annotation: &Annotation) {
        count_up(&mut self.by_label, &annotation.label);
        for range in annotation.ranges() {
            self.ranges.insert(range, annotation.id.clone());
        }
        match annotation.extent() {
            Some(extent) => {
                self.extents.insert(extent, annotation.id.clone());
                if is_torn(annotation) {
                    put(&mut self.torn, &annotation.id);
                }
            }
            None => put(&mut self.orphans, &annotation.id),
        }
    }

    fn take_out(&mut self, annotation: &Annotation) {
        count_down(&mut self.by_label, &annotation.label);
        for range in annotation.ranges() {
            self.ranges.remove(range, &annotation.id);
        }
        match annotation.extent() {
            Some(extent) => {
                self.extents.remove(extent, &annotation.id);
                take(&mut self.torn, &annotation.id);
            }
            None => take(&mut self.orphans, &annotation.id),
        }
    }
}

/// Whether some parts have no place.
fn is_torn(annotation: &Annotation) -> bool {
    annotation.targets.iter().any(|target| target.range().is_none())
}

fn put(ids: &mut Vec<AnnotationId>, id: &AnnotationId) {
    if let Err(at) = ids.binary_search(id) {
        ids.insert(at, id.clone());
    }
}

fn take(ids: &mut Vec<AnnotationId>, id: &AnnotationId) {
    if let Ok(at) = ids.binary_search(id) {
        ids.remove(at);
    }
}

/// There are few labels, so a key is copied only for the first annotation of each.
fn count_up(counts: &mut BTreeMap<LabelId, usize>, label: &LabelId) {
    match counts.get_mut(label) {
        Some(count) => *count += 1,
        None => {
            counts.insert(label.clone(), 1);
        }
    }
}

fn count_down(counts: &mut BTreeMap<LabelId, usize>, label: &LabelId) {
    match counts.get_mut(label) {
        Some(count) if *count > 1 => *count -= 1,
        _ => {
            counts.remove(label);
        }
    }
}
