//! Reading statements: what their slots refer to.

use super::links::{Index, Links, find, note};
use crate::node::Node;
use crate::{Action, Expected, Problem, Reference};
use model::{Annotation, AnnotationId, Filler, SlotId, Table};
use std::collections::BTreeMap;

/// The annotations of the document that statements may point at.
pub(super) struct Evidence<'a> {
    pub(super) annotations: &'a Table<AnnotationId, Annotation>,
    /// Annotations whose id in the file was taken in another document.
    pub(super) renamed: &'a Renamed,
}

/// Annotations whose id in the file was taken in a document before.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    ids: Vec<AnnotationId>,
    places: Index,
}

impl Renamed {
    /// Keeps that the annotation which the file calls `given` is now `id`.
    pub(super) fn note(&mut self, given: &str, id: &AnnotationId) {
        if note(&mut self.places, given.to_owned(), self.ids.len()) {
            self.ids.push(id.clone());
        }
    }

    /// The id of the annotation that statements of this document call `given`.
    fn get(&self, given: &str) -> AnnotationId {
        match find(&self.places, given) {
            Some(place) => self.ids[place].clone(),
            None => AnnotationId::new(given),
        }
    }
}

/// Reads what fills the slots of a statement of this type.
pub(super) fn read_slots(
    node: &Node<'_>,
    links: &mut Links,
    type_idx: usize,
    evidence: &Evidence<'_>,
) -> BTreeMap<SlotId, Vec<Filler>> {
    let mut slots = BTreeMap::new();
    node.each_entry("slots", &mut |slot, list| {
        let Some(slot_idx) = links.slot(type_idx, slot) else {
            list.report(Problem::Unknown(Reference::Slot), Action::LeftOut);
            return;
        };
        let mut fillers = Vec::new();
        list.each(&mut |item| {
            fillers.extend(read_filler(&item, links, (type_idx, slot_idx), evidence));
        });
        slots.insert(SlotId::new(slot), fillers);
    });
    slots
}

fn read_filler(
    node: &Node<'_>,
    links: &mut Links,
    (type_idx, slot_idx): (usize, usize),
    evidence: &Evidence<'_>,
) -> Option<Filler> {
    if node.is_object() {
        node.is_record(&["entity"]);
        node.required("entity", Action::LeftOut)?;
        let entity_kind = links.kind_for(type_idx, slot_idx);
        return links.entity(node, entity_kind).map(Filler::Entity);
    }
    let Some(given) = node.as_text() else {
        node.report(Problem::WrongType(Expected::Filler), Action::LeftOut);
        return None;
    };
    let id = evidence.renamed.get(&given);
    let Some(annotation) = evidence.annotations.get(&id) else {
        node.report(Problem::Unknown(Reference::Annotation), Action::LeftOut);
        return None;
    };
    if !links.fits(type_idx, slot_idx, &annotation.label) {
        node.report(Problem::LabelDoesNotFit, Action::LeftOut);
        return None;
    }
    Some(Filler::Annotation(id))
}
