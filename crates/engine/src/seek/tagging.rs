//! Tagging what was found: as what, what would be new, and the step that does it.

use super::{Group, Hit, SeekState, leave, state};
use crate::{Effect, Env, MAX_TAGGED, Model, NewSpan, bulk};
use model::{AttributeId, Codebook, CoderId, DocumentData, EntityId, LabelId, Project, Value};
use search::Progress;
use std::collections::{BTreeMap, BTreeSet};
use text::TextRange;

/// What hits are to be tagged as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TagAs {
    /// The label; none is chosen yet.
    pub label: Option<LabelId>,
    /// What they name; `None` lets the words tell.
    pub entity: Option<EntityId>,
    /// Values of the label's attributes, such as the position.
    pub attributes: BTreeMap<AttributeId, Value>,
}

impl TagAs {
    /// Lets go of what is gone, or what the label does not take; whether there was such.
    pub(super) fn drop_dangling(&mut self, project: &Project) -> bool {
        let before = self.clone();
        self.label.take_if(|id| project.codebook.label(id).is_none());
        self.entity.take_if(|id| project.entities.get(id).is_none());
        let label = self.label.clone();
        self.attributes.retain(|id, value| takes(&project.codebook, label.as_ref(), id, value));
        *self != before
    }
}

fn takes(codebook: &Codebook, label: Option<&LabelId>, id: &AttributeId, value: &Value) -> bool {
    let attributes = label.and_then(|label| codebook.label(label)).map(|label| &label.attributes);
    attributes.into_iter().flatten().any(|known| known.id == *id && known.kind.takes(value))
}

/// What tagging would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeekPreview {
    /// How many annotations would be made.
    pub n_new: usize,
    /// In how many documents.
    pub n_documents: usize,
    /// How many hits carry the label already, of those that are not left out.
    pub n_old: usize,
    /// The hits that carry the label already, by document: their numbers.
    pub old: Vec<BTreeSet<usize>>,
}

impl SeekPreview {
    /// What tagging as the chosen label would do; nothing while none is chosen, or the look is
    /// not at its end.
    pub fn of(project: &Project, coder: Option<&CoderId>, state: &SeekState) -> Self {
        let mut preview = Self::default();
        let Some((label, coder)) = state.tag.label.as_ref().zip(coder) else { return preview };
        if state.progress == Progress::Going {
            return preview;
        }
        for group in state.groups.iter() {
            let document = project.documents.get(&group.document);
            let old = document.map(|document| carrying(document, group, label, coder));
            let old = old.unwrap_or_default();
            let taken = group.hits.iter().enumerate().filter(|(_, hit)| hit.is_in);
            // words stand in one place each, annotations may share one
            let mut ranges = BTreeSet::new();
            let mut is_first = |document: &DocumentData, hit: &Hit| {
                hit.annotation.is_none() || ranges.insert(ranges_of(document, hit))
            };
            let (mut n_old, mut n_new) = (0, 0);
            for (nth, hit) in taken {
                if old.contains(&nth) {
                    n_old += 1;
                } else if let Some(document) = document {
                    n_new += usize::from(is_first(document, hit));
                }
            }
            preview.n_old += n_old;
            preview.n_new += n_new;
            preview.n_documents += usize::from(n_new > 0);
            preview.old.push(old);
        }
        preview
    }
}

/// The parts of the text that a hit stands for.
fn ranges_of(document: &DocumentData, hit: &Hit) -> Vec<TextRange> {
    let row = hit.annotation.as_ref().and_then(|id| document.annotations.get(id));
    match row {
        Some(row) => row.ranges().collect(),
        None => hit.range.into_iter().collect(),
    }
}

/// The hits of a document on whose very ranges the coder has put the label.
fn carrying(
    document: &DocumentData,
    group: &Group,
    label: &LabelId,
    coder: &CoderId,
) -> BTreeSet<usize> {
    let rows = document.annotations.values();
    let rows = rows.filter(|row| row.label == *label && row.coder == *coder && !row.is_orphan());
    let present: BTreeSet<Vec<TextRange>> = rows.map(|row| row.ranges().collect()).collect();
    if present.is_empty() {
        return BTreeSet::new();
    }
    let hits = group.hits.iter().enumerate();
    let old = hits.filter(|(_, hit)| present.contains(&ranges_of(document, hit)));
    old.map(|(nth, _)| nth).collect()
}

/// Takes over as what the hits are tagged; what another label does not take goes.
pub(super) fn choose(model: &mut Model, mut tag: TagAs) -> Vec<Effect> {
    tag.drop_dangling(&model.project);
    state(model).tag = tag;
    Vec::new()
}

/// Tags all hits that are not left out and do not carry the label already, in one step.
pub(super) fn tag(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let state = &model.session.seek;
    let Some(label) = state.tag.label.clone() else { return Vec::new() };
    if state.progress == Progress::Going || state.n_in() > MAX_TAGGED {
        return Vec::new();
    }
    let tag = state.tag.clone();
    let mut spans = Vec::new();
    for group in state.groups.iter() {
        let Some(document) = model.project.documents.get(&group.document) else { continue };
        for hit in group.hits.iter().filter(|hit| hit.is_in) {
            let ranges = ranges_of(document, hit);
            if let Some(first) = ranges.first() {
                let span = NewSpan::new(group.document.clone(), label.clone(), *first);
                let (entity, attributes) = (tag.entity.clone(), tag.attributes.clone());
                spans.push(NewSpan { ranges, entity, attributes, ..span });
            }
        }
    }
    let (is_done, mut effects) = bulk::tag_many(model, spans, env);
    if is_done && model.session.seek.back.is_some() {
        effects.extend(leave(model));
    }
    effects
}
