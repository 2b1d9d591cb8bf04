//! What was coded follows the codebook: annotations and statements under another codebook.

use super::{Holder, Part};
use model::{
    Annotation, AnnotationId, Attribute, AttributeId, AttributeKind, Change, Codebook, Delta,
    DocumentData, EntityKind, Filler, Label, LabelId, Project, Rule, Slot, SlotId, Statement,
    StatementType, StatementTypeId, Timestamp, Value,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Where what is gone went: to the part of the same sort that has this id.
pub(crate) type Moves = BTreeMap<Part, String>;

/// What changes in the documents when the project gets the codebook `after`.
pub(crate) fn recode(
    project: &Project,
    after: &Codebook,
    moves: &Moves,
    now: Timestamp,
) -> Vec<Change> {
    let recoding = Recoding::new(project, after, moves, now);
    if recoding.labels.is_empty() && recoding.types.is_empty() {
        return Vec::new();
    }
    let rules = project.rules.values().filter_map(|before| recoding.rule(before));
    let documents = project.documents.values().flat_map(|document| recoding.document(document));
    rules.chain(documents).collect()
}

struct Recoding<'p> {
    project: &'p Project,
    after: &'p Codebook,
    moves: &'p Moves,
    now: Timestamp,
    /// Labels whose annotations may have to change.
    labels: BTreeSet<&'p LabelId>,
    /// Types whose statements may have to change.
    types: BTreeSet<&'p StatementTypeId>,
}

/// The label that an annotation has got; `None` if it is gone.
type Relabelled = BTreeMap<AnnotationId, Option<LabelId>>;

impl<'p> Recoding<'p> {
    fn new(project: &'p Project, after: &'p Codebook, moves: &'p Moves, now: Timestamp) -> Self {
        let before = &project.codebook;
        let is_label_touched = |label: &&Label| {
            after.label(&label.id).is_none_or(|now| {
                now.kind != label.kind || !agree(&label.attributes, &now.attributes)
            })
        };
        let is_type_touched = |kind: &&StatementType| {
            after.statement_type(&kind.id).is_none_or(|now| {
                !agree(&kind.variables, &now.variables)
                    || kind.slots.iter().any(|slot| is_narrower(slot, now.slot(&slot.id)))
            })
        };
        Self {
            labels: before.labels.iter().filter(is_label_touched).map(|row| &row.id).collect(),
            types: before
                .statement_types
                .iter()
                .filter(is_type_touched)
                .map(|row| &row.id)
                .collect(),
            project,
            after,
            moves,
            now,
        }
    }

    /// A rule for a label that is gone is one for its heir, or goes, too.
    fn rule(&self, before: &Rc<Rule>) -> Option<Change> {
        if self.after.label(&before.label).is_some() {
            return None;
        }
        let moved = self.moved(&Part::Label(before.label.clone())).map(LabelId::new);
        let heir = moved.and_then(|id| self.after.label(&id));
        Some(Change::Rule(match heir {
            None => Delta::remove(before.clone()),
            Some(heir) => {
                let after = Rule { label: heir.id.clone(), ..Rule::clone(before) };
                Delta::replace(before.clone(), after)
            }
        }))
    }

    fn document(&self, document: &DocumentData) -> Vec<Change> {
        let id = &document.info.id;
        let mut changes = Vec::new();
        let mut relabelled = Relabelled::new();
        let touched = |row: &&Rc<Annotation>| self.labels.contains(&row.label);
        for before in document.annotations.values().filter(touched) {
            let after = self.annotation(before);
            if after.as_ref().is_none_or(|after| after.label != before.label) {
                relabelled
                    .insert(before.id.clone(), after.as_ref().map(|after| after.label.clone()));
            }
            if let Some(delta) = changed(before, after, |row| row.modified = self.now) {
                changes.push(Change::Annotation(id.clone(), delta));
            }
        }
        for before in document.statements.values() {
            let uses = |id: &AnnotationId| before.uses(id);
            if self.types.contains(&before.kind) || relabelled.keys().any(uses) {
                let after = self.statement(document, before, &relabelled);
                if let Some(delta) = changed(before, after, |row| row.modified = self.now) {
                    changes.push(Change::Statement(id.clone(), delta));
                }
            }
        }
        changes
    }

    fn annotation(&self, before: &Annotation) -> Option<Annotation> {
        let moved =
            || self.after.label(&LabelId::new(self.moved(&Part::Label(before.label.clone()))?));
        let label = self.after.label(&before.label).or_else(moved)?;
        let holder = Holder::Label(before.label.clone());
        let known = self.project.codebook.label(&before.label);
        let known = known.map(|label| label.attributes.as_slice()).unwrap_or_default();
        let mut after = before.clone();
        after.attributes = self.values(&before.attributes, &holder, known, &label.attributes);
        after.entity = after.entity.filter(|id| {
            let entity = self.project.entities.get(id).map(|entity| entity.kind);
            entity == EntityKind::named_by(label.kind)
        });
        after.label = label.id.clone();
        Some(after)
    }

    fn statement(
        &self,
        document: &DocumentData,
        before: &Statement,
        relabelled: &Relabelled,
    ) -> Option<Statement> {
        let part = Part::Type(before.kind.clone());
        let moved = || self.after.statement_type(&StatementTypeId::new(self.moved(&part)?));
        let kind = self.after.statement_type(&before.kind).or_else(moved)?;
        let mut after = Statement { kind: kind.id.clone(), ..before.clone() };
        after.slots.clear();
        for (id, fillers) in &before.slots {
            let heir = self.moved(&Part::Slot(before.kind.clone(), id.clone())).map(SlotId::new);
            let Some(slot) = kind.slot(heir.as_ref().unwrap_or(id)) else { continue };
            let fits = |filler: &&Filler| match filler {
                Filler::Entity(_) => true,
                Filler::Annotation(id) => {
                    let old = || document.annotations.get(id).map(|row| row.label.clone());
                    let label = relabelled.get(id).cloned().unwrap_or_else(old);
                    label.is_some_and(|label| slot.labels.contains(&label))
                }
            };
            let place: &mut Vec<_> = after.slots.entry(slot.id.clone()).or_default();
            for filler in fillers.iter().filter(fits) {
                if !place.contains(filler) {
                    place.push(filler.clone());
                }
            }
        }
        after.slots.retain(|_, fillers| !fillers.is_empty());
        let known = self.project.codebook.statement_type(&before.kind);
        let known = known.map(|kind| kind.variables.as_slice()).unwrap_or_default();
        let holder = Holder::Type(before.kind.clone());
        after.values = self.values(&before.values, &holder, known, &kind.variables);
        Some(after)
    }

    fn moved(&self, part: &Part) -> Option<&'p str> {
        self.moves.get(part).map(String::as_str)
    }

    /// The values that still have a place. One that did not fit its attribute before either is
    /// left as it is.
    fn values(
        &self,
        values: &BTreeMap<AttributeId, Value>,
        holder: &Holder,
        known: &[Attribute],
        attributes: &[Attribute],
    ) -> BTreeMap<AttributeId, Value> {
        let mut kept = BTreeMap::new();
        // what was there already goes before what is moved to it
        let moved = |id: &AttributeId| self.moved(&Part::Attribute(holder.clone(), id.clone()));
        let (going, staying): (Vec<_>, Vec<_>) =
            values.iter().partition(|(id, _)| moved(id).is_some());
        for (id, value) in staying.into_iter().chain(going) {
            let to = moved(id).map_or_else(|| id.clone(), AttributeId::new);
            let Some(attribute) = attributes.iter().find(|known| known.id == to) else { continue };
            let choice = value.as_text().and_then(|choice| {
                self.moved(&Part::Choice(holder.clone(), id.clone(), choice.to_owned()))
            });
            let value = choice.map_or_else(|| value.clone(), |id| Value::Text(id.to_owned()));
            let before = known.iter().find(|known| known.id == *id);
            let was_odd = before
                .is_some_and(|before| before.kind == attribute.kind && !before.kind.takes(&value));
            let value = if was_odd { Some(value) } else { converted(value, &attribute.kind) };
            if let Some(value) = value {
                kept.entry(to).or_insert(value);
            }
        }
        kept
    }
}

fn changed<T: Clone + PartialEq>(
    before: &Rc<T>,
    after: Option<T>,
    stamp: impl Fn(&mut T),
) -> Option<Delta<T>> {
    let Some(mut after) = after else { return Some(Delta::remove(before.clone())) };
    if after == **before {
        return None;
    }
    stamp(&mut after);
    Some(Delta::replace(before.clone(), after))
}

/// Whether all values that fit the attributes before still do.
fn agree(before: &[Attribute], after: &[Attribute]) -> bool {
    before.iter().all(|attribute| {
        let now = after.iter().find(|now| now.id == attribute.id);
        now.is_some_and(|now| {
            let ids = |kind: &AttributeKind| -> BTreeSet<String> {
                kind.choices().iter().map(|choice| choice.id.clone()).collect()
            };
            let is_same = match (&attribute.kind, &now.kind) {
                (AttributeKind::Choice(_), AttributeKind::Ordinal(_))
                | (AttributeKind::Ordinal(_), AttributeKind::Choice(_)) => true,
                (before, now) => std::mem::discriminant(before) == std::mem::discriminant(now),
            };
            is_same && ids(&attribute.kind).is_subset(&ids(&now.kind))
        })
    })
}

/// Whether a slot takes less than before.
fn is_narrower(before: &Slot, after: Option<&Slot>) -> bool {
    after.is_none_or(|after| before.labels.iter().any(|label| !after.labels.contains(label)))
}

/// The value as one of this kind, if it can be told as one.
fn converted(value: Value, kind: &AttributeKind) -> Option<Value> {
    if kind.takes(&value) {
        return Some(value);
    }
    let text = match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Text(value) => value,
    };
    let value = match kind {
        AttributeKind::Boolean => Value::Boolean(text.parse().ok()?),
        AttributeKind::Integer => Value::Integer(text.trim().parse().ok()?),
        AttributeKind::Text | AttributeKind::Choice(_) | AttributeKind::Ordinal(_) => {
            Value::Text(text)
        }
    };
    kind.takes(&value).then_some(value)
}
