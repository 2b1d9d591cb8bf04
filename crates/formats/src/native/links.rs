//! What annotations and statements refer to. What is referred to but absent is made, so that
//! no reference is lost.

use crate::node::Node;
use crate::{Action, Problem, Reference};
use model::{
    Codebook, Coder, CoderId, Entity, EntityId, EntityKind, Hue, Label, LabelId, LabelKind, Names,
    Slot, SlotId, StatementType, StatementTypeId, Table,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// At most this many labels are made for a file; all other unknown ones become one.
const MAX_MADE: usize = 200;

/// The label or coder for records that name none.
const UNKNOWN: &str = "unknown";

/// Places in a list, by id. (One type of map for all lists: each would be compiled anew.)
pub(super) type Index = BTreeMap<String, u32>;

/// The codebook, coders and entities, with the ids that are known.
#[derive(Debug)]
pub(super) struct Links {
    pub(super) codebook: Codebook,
    pub(super) coders: Table<CoderId, Coder>,
    pub(super) entities: Table<EntityId, Entity>,
    /// Into `codebook.labels`.
    labels: Index,
    /// Into `codebook.statement_types`.
    types: Index,
    /// Into the slots of the type; by [`slot_key`].
    slots: Index,
    /// The labels that fit a slot; by [`label_key`].
    fitting: Index,
    /// Types from here on were made for this file, and take any slot and label.
    first_made_type: usize,
    first_coder: Option<CoderId>,
    n_made: usize,
}

fn slot_key(type_idx: usize, slot: &str) -> String {
    format!("{type_idx} {slot}")
}

fn label_key(type_idx: usize, slot_idx: usize, label: &str) -> String {
    format!("{type_idx} {slot_idx} {label}")
}

/// Notes that `key` stands at `place`, unless it is known already; says whether it was not.
pub(super) fn note(index: &mut Index, key: String, place: usize) -> bool {
    let is_new = !index.contains_key(&key);
    if is_new {
        index.insert(key, u32::try_from(place).unwrap_or(u32::MAX));
    }
    is_new
}

pub(super) fn find(index: &Index, key: &str) -> Option<usize> {
    index.get(key).map(|place| *place as usize)
}

impl Links {
    pub(super) fn new(codebook: Codebook) -> Self {
        let mut links = Self {
            coders: Table::default(),
            entities: Table::default(),
            labels: Index::new(),
            types: Index::new(),
            slots: Index::new(),
            fitting: Index::new(),
            first_made_type: codebook.statement_types.len(),
            first_coder: None,
            n_made: 0,
            codebook,
        };
        for (idx, label) in links.codebook.labels.iter().enumerate() {
            note(&mut links.labels, label.id.to_string(), idx);
        }
        for type_idx in 0..links.first_made_type {
            links.make_slot_labels(type_idx);
            links.note_type(type_idx);
        }
        links
    }

    /// Makes the labels that slots of a type name and the codebook lacks.
    fn make_slot_labels(&mut self, type_idx: usize) {
        let slots = self.codebook.statement_types[type_idx].slots.len();
        for slot_idx in 0..slots {
            let mut named =
                std::mem::take(&mut self.codebook.statement_types[type_idx].slots[slot_idx].labels);
            for id in &mut named {
                let may_make = self.n_made < MAX_MADE;
                *id = self.make_label(if may_make { id.as_str() } else { UNKNOWN }).0;
            }
            self.codebook.statement_types[type_idx].slots[slot_idx].labels = named;
        }
    }

    fn note_type(&mut self, type_idx: usize) {
        let kind = &self.codebook.statement_types[type_idx];
        note(&mut self.types, kind.id.to_string(), type_idx);
        for (slot_idx, slot) in kind.slots.iter().enumerate() {
            // of two slots with the same id the first counts
            if note(&mut self.slots, slot_key(type_idx, slot.id.as_str()), slot_idx) {
                for label in &slot.labels {
                    note(&mut self.fitting, label_key(type_idx, slot_idx, label.as_str()), 0);
                }
            }
        }
    }

    pub(super) fn add_coder(&mut self, coder: Coder) {
        self.first_coder.get_or_insert_with(|| coder.id.clone());
        self.coders.insert(coder.id.clone(), Rc::new(coder));
    }

    pub(super) fn add_entity(&mut self, entity: Entity) {
        self.entities.insert(entity.id.clone(), Rc::new(entity));
    }

    /// The label in field `label`, with its kind.
    pub(super) fn label(&mut self, node: &Node<'_>) -> (LabelId, LabelKind) {
        let field = node.required("label", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        let id = given.as_deref().unwrap_or(UNKNOWN);
        if let Some(found) = self.known_label(id) {
            return found;
        }
        let may_make = self.n_made < MAX_MADE;
        if let Some(field) = field.filter(|_| given.is_some()) {
            let action = if may_make { Action::Created } else { Action::Defaulted };
            field.report(Problem::Unknown(Reference::Label), action);
        }
        self.make_label(if may_make { id } else { UNKNOWN })
    }

    fn known_label(&self, id: &str) -> Option<(LabelId, LabelKind)> {
        let label = &self.codebook.labels[find(&self.labels, id)?];
        Some((label.id.clone(), label.kind))
    }

    fn make_label(&mut self, id: &str) -> (LabelId, LabelKind) {
        if let Some(found) = self.known_label(id) {
            return found;
        }
        self.n_made += 1;
        note(&mut self.labels, id.to_owned(), self.codebook.labels.len());
        let made = LabelId::new(id);
        self.codebook.labels.push(Label {
            id: made.clone(),
            kind: LabelKind::Other,
            names: Names::default(),
            hue: Hue::Grey,
            shortcut: None,
            description: String::new(),
            examples: Vec::new(),
            attributes: Vec::new(),
        });
        (made, LabelKind::Other)
    }

    /// The coder in field `coder`; where none is named, the first of the file.
    pub(super) fn coder(&mut self, node: &Node<'_>) -> CoderId {
        let field = node.required("coder", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        if let (None, Some(first)) = (&given, &self.first_coder) {
            return first.clone();
        }
        let id = CoderId::new(given.as_deref().unwrap_or(UNKNOWN));
        if let Some(known) = self.coders.get(&id) {
            return known.id.clone();
        }
        if let Some(field) = field.filter(|_| given.is_some()) {
            field.report(Problem::Unknown(Reference::Coder), Action::Created);
        }
        self.add_coder(Coder { id: id.clone(), name: String::new() });
        id
    }

    /// The entity in field `entity`, if the field is there; one that is not known is made.
    pub(super) fn entity(&mut self, node: &Node<'_>, kind: EntityKind) -> Option<EntityId> {
        let field = node.field("entity")?;
        let id = field.text(Action::LeftOut)?;
        if id.is_empty() {
            field.report(Problem::Unknown(Reference::Entity), Action::LeftOut);
            return None;
        }
        let id = EntityId::new(id);
        if let Some(known) = self.entities.get(&id) {
            return Some(known.id.clone());
        }
        field.report(Problem::Unknown(Reference::Entity), Action::Created);
        self.add_entity(Entity::new(id.clone(), kind));
        Some(id)
    }

    /// Which statement type field `type` names; one that is not known is made.
    pub(super) fn statement_type(&mut self, node: &Node<'_>) -> usize {
        let field = node.required("type", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        let id = given.as_deref().unwrap_or(UNKNOWN);
        if let Some(found) = find(&self.types, id) {
            return found;
        }
        if let Some(field) = field.filter(|_| given.is_some()) {
            field.report(Problem::Unknown(Reference::StatementType), Action::Created);
        }
        let type_idx = self.codebook.statement_types.len();
        note(&mut self.types, id.to_owned(), type_idx);
        self.codebook.statement_types.push(StatementType {
            id: StatementTypeId::new(id),
            names: Names::default(),
            slots: Vec::new(),
            variables: Vec::new(),
        });
        type_idx
    }

    /// Which slot of the type has this id. A type that was made gets it.
    pub(super) fn slot(&mut self, type_idx: usize, slot: &str) -> Option<usize> {
        let key = slot_key(type_idx, slot);
        if let Some(found) = find(&self.slots, &key) {
            return Some(found);
        }
        if type_idx < self.first_made_type {
            return None;
        }
        let slots = &mut self.codebook.statement_types[type_idx].slots;
        let slot_idx = slots.len();
        note(&mut self.slots, key, slot_idx);
        slots.push(Slot {
            id: SlotId::new(slot),
            names: Names::default(),
            labels: Vec::new(),
            required: false,
        });
        Some(slot_idx)
    }

    /// Whether annotations with this label fit the slot. In a type that was made they do.
    pub(super) fn fits(&mut self, type_idx: usize, slot_idx: usize, label: &LabelId) -> bool {
        let key = label_key(type_idx, slot_idx, label.as_str());
        if self.fitting.contains_key(&key) {
            return true;
        }
        let may_add = type_idx >= self.first_made_type;
        if may_add {
            note(&mut self.fitting, key, 0);
            let slot = &mut self.codebook.statement_types[type_idx].slots[slot_idx];
            slot.labels.push(label.clone());
        }
        may_add
    }

    /// What an entity is that fills this slot without a span.
    pub(super) fn kind_for(&self, type_idx: usize, slot_idx: usize) -> EntityKind {
        let slot = &self.codebook.statement_types[type_idx].slots[slot_idx];
        let label = slot.labels.first().and_then(|label| self.known_label(label.as_str()));
        label.map_or(EntityKind::Actor, |(_, kind)| entity_kind(kind))
    }
}

/// What an entity is that a label of this kind names.
pub(super) fn entity_kind(kind: LabelKind) -> EntityKind {
    EntityKind::named_by(kind).unwrap_or(EntityKind::Actor)
}
