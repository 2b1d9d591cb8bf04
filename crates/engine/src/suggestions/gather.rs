//! What accepting suggestions makes: gathered one by one, carried out in one step.

use super::judge::Judge;
use super::offered::{
    Frame, NAME_KINDS, StatementOffer, Suggested, Suggestion, kind_idx, stance_label,
};
use super::readings::Readings;
use crate::{Acceptance, EntityIndex, Env, LinkPart, NewLink, NewSpan, label_for, language_of};
use model::{
    AttributeId, DocumentId, Entity, EntityId, EntityKind, Label, LabelId, Names, Origin, RuleId,
    Value, clipped,
};
use std::collections::BTreeMap;
use suggest::{Proposal, What};
use text::{TextRange, name_key};

/// The most annotations and statements that are made in one step.
pub const MAX_ACCEPTED: usize = 20_000;

/// Gathers what accepted suggestions of any documents make.
#[derive(Debug)]
pub(crate) struct Gather<'m> {
    pub(crate) index: &'m EntityIndex,
    pub(crate) alike: bool,
    pub(crate) readings: &'m Readings,
    pub(crate) wanted: Acceptance,
    /// Entities that are made with it, by kind and name.
    made: BTreeMap<(EntityKind, String), EntityId>,
}

impl<'m> Gather<'m> {
    /// With nothing gathered yet.
    pub(crate) fn new(index: &'m EntityIndex, alike: bool, readings: &'m Readings) -> Self {
        let (wanted, made) = (Acceptance::default(), BTreeMap::new());
        Self { index, alike, readings, wanted, made }
    }

    /// Goes on with what was gathered before.
    pub(crate) fn resume(mut self, wanted: Acceptance) -> Self {
        for entity in &wanted.entities {
            for name in entity.spellings() {
                self.made.insert((entity.kind, name_key(name)), entity.id.clone());
            }
        }
        self.wanted = wanted;
        self
    }

    /// Whether there is room for more.
    pub(crate) fn has_room(&self) -> bool {
        self.wanted.spans.len() + self.wanted.statements.len() + 4 <= MAX_ACCEPTED
    }

    /// Adds what one suggestion makes; whether it makes anything.
    pub(crate) fn add(&mut self, judge: Judge<'_>, row: &Suggestion, env: &mut Env<'_>) -> bool {
        let added = match &row.offer {
            Suggested::Span(proposal) => self.span(judge, proposal, &row.alike, env).is_some(),
            Suggested::Statement(offer) => self.statement(judge, offer, env).is_some(),
        };
        self.wanted.n_accepted += usize::from(added);
        added
    }

    /// The place among the spans of the one that the proposal makes.
    fn span(
        &mut self,
        judge: Judge<'_>,
        proposal: &Proposal,
        alike: &str,
        env: &mut Env<'_>,
    ) -> Option<usize> {
        let codebook = &judge.project.codebook;
        let document = judge.document.info.id.clone();
        let reading = self.readings.of(alike);
        let span = match &proposal.what {
            What::Known(candidates) => {
                let meant = candidates.get(reading.unwrap_or(0)).or(candidates.first())?;
                let label = label_for(codebook, meant.kind)?.clone();
                NewSpan { entity: Some(meant.id.clone()), ..new(document, label, proposal.range) }
            }
            What::NewName { kind, beside } => {
                let kind = NAME_KINDS[reading.unwrap_or(kind_idx(*kind)).min(1)];
                let label = label_for(codebook, kind)?.clone();
                let entity = self.named(judge, (kind, proposal.range, *beside), env);
                NewSpan { entity, ..new(document, label, proposal.range) }
            }
            What::Cue { position, .. } => {
                let label = stance_label(codebook)?;
                let attributes = leading(label, position.as_str());
                NewSpan { attributes, ..new(document, label.id.clone(), proposal.range) }
            }
            What::Rule(id) => self.of_rule(judge, id, proposal.range)?,
        };
        self.wanted.spans.push(span);
        Some(self.wanted.spans.len() - 1)
    }

    fn of_rule(&self, judge: Judge<'_>, id: &str, range: TextRange) -> Option<NewSpan> {
        let project = judge.project;
        let rule = project.rules.get(&RuleId::new(id))?;
        let label = project.codebook.label(&rule.label)?;
        let words = range.slice(judge.document.text())?;
        let named = || {
            let kind = EntityKind::named_by(label.kind)?;
            match self.index.named(project, words, kind, self.alike).as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            }
        };
        let attributes = rule.position.as_deref().map(|position| leading(label, position));
        Some(NewSpan {
            entity: rule.entity.clone().or_else(named),
            attributes: attributes.unwrap_or_default(),
            origin: Origin::Rule,
            ..new(judge.document.info.id.clone(), label.id.clone(), range)
        })
    }

    /// The entity of a new name: the only one that it is a name of by now, or a new one, with
    /// both an acronym and what it stands for.
    fn named(
        &mut self,
        judge: Judge<'_>,
        (kind, range, beside): (EntityKind, TextRange, Option<TextRange>),
        env: &mut Env<'_>,
    ) -> Option<EntityId> {
        let text = judge.document.text();
        let words = clipped(range.slice(text)?.trim());
        let other = beside.and_then(|range| range.slice(text)).map(|words| clipped(words.trim()));
        let mut names: Vec<&str> = [words].into_iter().chain(other).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        let known = |name: &&str| {
            let made = self.made.get(&(kind, name_key(name)));
            made.cloned().or_else(|| {
                let found = self.index.named(judge.project, name, kind, self.alike);
                if let [only] = found.as_slice() { Some(only.clone()) } else { None }
            })
        };
        if let Some(id) = names.iter().find_map(known) {
            return Some(id);
        }
        let mut entity = Entity::new(EntityId::new(env.ids.next_id()), kind);
        let lang = language_of(names[0], &judge.document.info.metadata.language);
        entity.names = Names::of(&[(&lang, names[0])]);
        names.iter().for_each(|name| entity.add_alias(name));
        for name in &names {
            self.made.insert((kind, name_key(name)), entity.id.clone());
        }
        let id = entity.id.clone();
        self.wanted.entities.push(entity);
        Some(id)
    }

    /// The statement with the parts that it needs: what is tagged already is used.
    fn statement(
        &mut self,
        judge: Judge<'_>,
        offer: &StatementOffer,
        env: &mut Env<'_>,
    ) -> Option<()> {
        let codebook = &judge.project.codebook;
        let frame = Frame::of(codebook, offer.link)?;
        let actor = self.part(judge, &offer.actor, EntityKind::Actor, env)?;
        let process = self.part(judge, &offer.process, EntityKind::Process, env)?;
        let mut slots = vec![(frame.actor.clone(), actor), (frame.process.clone(), process)];
        if let (Some(cue), Some(slot), Some(label)) =
            (&offer.cue, frame.stance, stance_label(codebook))
        {
            let part = match judge.tagged(cue.range, &label.id) {
                Some(id) => LinkPart::There(id),
                None => LinkPart::Span(self.span(judge, cue, "", env)?),
            };
            slots.push((slot.clone(), part));
        }
        let value = Value::Text(offer.link.value().to_owned());
        let variable = frame.kind.leading().filter(|variable| variable.kind.takes(&value));
        self.wanted.statements.push(NewLink {
            document: judge.document.info.id.clone(),
            kind: frame.kind.id.clone(),
            slots,
            value: variable.map(|variable| (variable.id.clone(), value)),
        });
        Some(())
    }

    /// What fills a slot of a statement for a name: the name means what the slot takes.
    fn part(
        &mut self,
        judge: Judge<'_>,
        proposal: &Proposal,
        kind: EntityKind,
        env: &mut Env<'_>,
    ) -> Option<LinkPart> {
        let label = label_for(&judge.project.codebook, kind)?.clone();
        if let Some(id) = judge.tagged(proposal.range, &label) {
            return Some(LinkPart::There(id));
        }
        let entity = match &proposal.what {
            What::Known(candidates) => {
                let meant = candidates.iter().find(|candidate| candidate.kind == kind)?;
                Some(meant.id.clone())
            }
            What::NewName { beside, .. } => self.named(judge, (kind, proposal.range, *beside), env),
            What::Cue { .. } | What::Rule(_) => return None,
        };
        let document = judge.document.info.id.clone();
        self.wanted.spans.push(NewSpan { entity, ..new(document, label, proposal.range) });
        Some(LinkPart::Span(self.wanted.spans.len() - 1))
    }
}

fn new(document: DocumentId, label: LabelId, range: TextRange) -> NewSpan {
    NewSpan { origin: Origin::Suggestion, ..NewSpan::new(document, label, range) }
}

/// The label's first attribute with choices, set to this one if it is among them.
fn leading(label: &Label, choice: &str) -> BTreeMap<AttributeId, Value> {
    let value = Value::Text(choice.to_owned());
    let attribute = label.attributes.iter().find(|attribute| !attribute.kind.choices().is_empty());
    let takes = attribute.filter(|attribute| attribute.kind.takes(&value));
    takes.map(|attribute| (attribute.id.clone(), value)).into_iter().collect()
}
