//! What a statement still lacks by the rules of its type. To-dos are shown and never block.

use crate::{AttributeId, Filler, SlotId, Statement, StatementType};

/// Something that is still to be done for a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Todo {
    /// The type requires this slot, and nothing fills it.
    FillSlot(SlotId),
    /// What the statement states is not set.
    SetVariable(AttributeId),
    /// No slot holds a span: the text does not bear the statement out.
    AddEvidence,
}

impl Statement {
    /// What the statement lacks, the slots first, in the order of its type.
    pub fn todos(&self, kind: &StatementType) -> Vec<Todo> {
        let is_empty = |id: &SlotId| self.slots.get(id).is_none_or(Vec::is_empty);
        let missing = kind.slots.iter().filter(|slot| slot.required && is_empty(&slot.id));
        let mut todos: Vec<_> = missing.map(|slot| Todo::FillSlot(slot.id.clone())).collect();
        if let Some(variable) = kind.leading().filter(|v| !self.values.contains_key(&v.id)) {
            todos.push(Todo::SetVariable(variable.id.clone()));
        }
        let is_span = |filler: &Filler| matches!(filler, Filler::Annotation(_));
        if !self.slots.values().flatten().any(is_span) {
            todos.push(Todo::AddEvidence);
        }
        todos
    }

    /// The annotations in its slots, in the order of the slots' ids.
    pub fn annotations(&self) -> impl Iterator<Item = &crate::AnnotationId> {
        self.slots.values().flatten().filter_map(|filler| match filler {
            Filler::Annotation(id) => Some(id),
            Filler::Entity(_) => None,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::{AnnotationId, CoderId, EntityId, StatementId, Timestamp, Value, shipped_codebook};

    #[track_caller]
    fn check(slots: &[(&str, Filler)], position: Option<&str>, expected: &[Todo]) {
        let codebook = shipped_codebook();
        let kind = &codebook.statement_types[0];
        let values = position.map(|id| (AttributeId::new("position"), Value::Text(id.into())));
        let slots = slots.iter().map(|(slot, filler)| (SlotId::new(*slot), vec![filler.clone()]));
        let statement = Statement {
            id: StatementId::new("s"),
            kind: kind.id.clone(),
            slots: slots.collect(),
            values: values.into_iter().collect(),
            note: String::new(),
            coder: CoderId::new("c"),
            created: Timestamp::from_millis(0),
            modified: Timestamp::from_millis(0),
        };
        assert_eq!(statement.todos(kind), expected);
    }

    #[test]
    fn a_position_needs_an_actor_a_process_a_position_and_evidence() {
        let span = || Filler::Annotation(AnnotationId::new("a"));
        let implicit = || Filler::Entity(EntityId::new("e"));
        let slot = |id: &str| Todo::FillSlot(SlotId::new(id));
        let position = || Todo::SetVariable(AttributeId::new("position"));
        check(&[], None, &[slot("actor"), slot("process"), position(), Todo::AddEvidence]);
        check(&[("actor", span())], Some("oppose"), &[slot("process")]);
        let both = [("actor", implicit()), ("process", implicit())];
        check(&both, Some("not-stated"), &[Todo::AddEvidence]);
        let sound = [("actor", span()), ("process", implicit())];
        check(&sound, Some("neutral"), &[]);
        check(&sound, None, &[position()]);
    }
}
