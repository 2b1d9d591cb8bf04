//! What of that which was found is still to be offered: nothing that is tagged, stated or
//! rejected already, and nothing that the codebook has no place for.

use super::offered::{Frame, StatementOffer, Suggested, Suggestion, stance_label};
use crate::{DocumentSpans, DocumentStatements, label_for};
use model::{
    Annotation, AnnotationId, DocumentData, EntityKind, LabelId, LabelKind, Project, RuleId, SlotId,
};
use suggest::{Proposal, What};
use text::TextRange;

/// A document beside which suggestions are judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judge<'m> {
    pub(crate) project: &'m Project,
    pub(crate) document: &'m DocumentData,
    pub(crate) spans: &'m DocumentSpans,
    pub(crate) statements: &'m DocumentStatements,
}

impl<'m> Judge<'m> {
    /// Whether it is to be offered.
    pub(crate) fn is_open(&self, row: &Suggestion) -> bool {
        !self.is_rejected(row) && !self.is_done(row)
    }

    pub(crate) fn is_rejected(&self, row: &Suggestion) -> bool {
        let rejections = &self.project.rejections;
        !rejections.is_empty() && row.keys().any(|key| rejections.get(key).is_some())
    }

    /// Whether it is tagged or stated already, or cannot be.
    pub(crate) fn is_done(&self, row: &Suggestion) -> bool {
        match &row.offer {
            Suggested::Span(proposal) => self.is_tagged(proposal),
            Suggested::Statement(offer) => self.is_stated(offer),
        }
    }

    fn is_tagged(&self, proposal: &Proposal) -> bool {
        let codebook = &self.project.codebook;
        match &proposal.what {
            What::Known(candidates) => {
                let kinds: Vec<_> = candidates.iter().map(|candidate| candidate.kind).collect();
                let is_there = candidates.iter().all(|candidate| {
                    candidate.is_starter || self.project.entities.get(&candidate.id).is_some()
                });
                !is_there || self.names(proposal.range, &kinds)
            }
            What::NewName { .. } => {
                self.names(proposal.range, &[EntityKind::Actor, EntityKind::Process])
            }
            What::Cue { .. } => stance_label(codebook).is_none_or(|_| {
                let is_stance = |row: &Annotation| {
                    codebook.label(&row.label).is_some_and(|l| l.kind == LabelKind::Stance)
                };
                self.touching(proposal.range).any(|(_, row)| is_stance(row))
            }),
            What::Rule(id) => match self.project.rules.get(&RuleId::new(id.as_str())) {
                Some(rule) => self.carries(proposal.range, &rule.label),
                None => true,
            },
        }
    }

    /// Whether the place carries a label for one of the kinds, or there is no such label.
    fn names(&self, range: TextRange, kinds: &[EntityKind]) -> bool {
        let codebook = &self.project.codebook;
        let has_label = kinds.iter().any(|kind| label_for(codebook, *kind).is_some());
        let is_named = |row: &Annotation| {
            let kind = codebook.label(&row.label).and_then(|l| EntityKind::named_by(l.kind));
            kind.is_some_and(|kind| kinds.contains(&kind))
        };
        !has_label || self.touching(range).any(|(_, row)| is_named(row))
    }

    fn carries(&self, range: TextRange, label: &LabelId) -> bool {
        self.project.codebook.label(label).is_none()
            || self.touching(range).any(|(_, row)| row.label == *label)
    }

    /// The annotations that share a place.
    fn touching(&self, range: TextRange) -> impl Iterator<Item = (TextRange, &'m Annotation)> {
        let rows = self.spans.ranges.touching(range);
        let annotations = &self.document.annotations;
        rows.filter_map(|(range, id)| Some((*range, &**annotations.get(id)?)))
    }

    /// The annotation with this label that has the place, the one of just this extent first.
    pub(crate) fn tagged(&self, range: TextRange, label: &LabelId) -> Option<AnnotationId> {
        let rows: Vec<_> = self.touching(range).filter(|(_, row)| row.label == *label).collect();
        let same = rows.iter().find(|(place, _)| *place == range);
        same.or(rows.first()).map(|(_, row)| row.id.clone())
    }

    /// Whether a statement of the type links what is tagged at the two places already.
    fn is_stated(&self, offer: &StatementOffer) -> bool {
        let codebook = &self.project.codebook;
        let Some(frame) = Frame::of(codebook, offer.link) else { return true };
        let annotations = &self.document.annotations;
        let fills = |slot: &SlotId, range: TextRange, statement: &model::Statement| {
            let fillers = statement.slots.get(slot).into_iter().flatten();
            fillers.into_iter().any(|filler| match filler {
                model::Filler::Annotation(id) => annotations
                    .get(id)
                    .is_some_and(|row| row.ranges().any(|place| place.intersect(range).is_some())),
                model::Filler::Entity(_) => false,
            })
        };
        let (actor, process) = (offer.actor.range, offer.process.range);
        self.touching(actor).any(|(_, row)| {
            self.statements.users(&row.id).iter().any(|id| {
                self.document.statements.get(id).is_some_and(|statement| {
                    statement.kind == frame.kind.id
                        && fills(frame.actor, actor, statement)
                        && fills(frame.process, process, statement)
                })
            })
        })
    }
}
