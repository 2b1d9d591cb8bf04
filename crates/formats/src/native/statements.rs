//! Reading statements: what their slots refer to.

use super::links::Links;
use crate::node::Node;
use crate::{Action, Expected, Problem, Reference};
use model::{Annotation, AnnotationId, Filler, SlotId, StatementTypeId, Table};
use std::collections::BTreeMap;

/// The annotations of the document that statements may point at.
pub(super) struct Evidence<'a> {
    pub(super) annotations: &'a Table<AnnotationId, Annotation>,
    /// Annotations whose id in the file was taken in another document.
    pub(super) renamed: &'a BTreeMap<String, AnnotationId>,
}

/// Reads what fills the slots of a statement of this type.
pub(super) fn read_slots(
    node: &Node<'_>,
    links: &mut Links,
    kind: &StatementTypeId,
    evidence: &Evidence<'_>,
) -> BTreeMap<SlotId, Vec<Filler>> {
    let mut slots = BTreeMap::new();
    node.each_entry("slots", &mut |slot, list| {
        if !links.has_slot(kind, slot) {
            list.report(Problem::Unknown(Reference::Slot), Action::LeftOut);
            return;
        }
        let mut fillers = Vec::new();
        list.each(&mut |item| {
            fillers.extend(read_filler(&item, links, (kind, slot), evidence));
        });
        slots.insert(SlotId::new(slot), fillers);
    });
    slots
}

fn read_filler(
    node: &Node<'_>,
    links: &mut Links,
    (kind, slot): (&StatementTypeId, &str),
    evidence: &Evidence<'_>,
) -> Option<Filler> {
    if node.is_object() {
        node.is_record(&["entity"]);
        node.required("entity", Action::LeftOut)?;
        let entity_kind = links.kind_for(kind, slot);
        return links.entity(node, entity_kind).map(Filler::Entity);
    }
    let Some(given) = node.as_text() else {
        node.report(Problem::WrongType(Expected::Filler), Action::LeftOut);
        return None;
    };
    let id = evidence.renamed.get(&*given).cloned();
    let id = id.unwrap_or_else(|| AnnotationId::new(given));
    let Some(annotation) = evidence.annotations.get(&id) else {
        node.report(Problem::Unknown(Reference::Annotation), Action::LeftOut);
        return None;
    };
    if !links.fits(kind, slot, &annotation.label) {
        node.report(Problem::LabelDoesNotFit, Action::LeftOut);
        return None;
    }
    Some(Filler::Annotation(id))
}
