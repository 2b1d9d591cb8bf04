//! What annotations and statements refer to. What is referred to but absent is made, so that
//! no reference is lost.

use crate::node::Node;
use crate::{Action, Problem, Reference};
use model::{
    Codebook, Coder, CoderId, Entity, EntityId, EntityKind, Hue, Label, LabelId, LabelKind, Names,
    Slot, SlotId, StatementType, StatementTypeId, Table,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// At most this many labels are made for a file; all other unknown ones become one.
const MAX_MADE: usize = 200;

/// The label or coder for records that name none.
const UNKNOWN: &str = "unknown";

/// A statement type, for looking up slots.
pub(super) struct TypeIndex {
    idx: usize,
    slots: BTreeMap<String, (usize, BTreeSet<LabelId>)>,
    /// Whether it was made for this file, and takes any slot and label.
    is_made: bool,
}

/// The codebook, coders and entities, with the ids that are known.
pub(super) struct Links {
    pub(super) codebook: Codebook,
    pub(super) coders: Table<CoderId, Coder>,
    pub(super) entities: Table<EntityId, Entity>,
    labels: BTreeMap<String, (LabelId, LabelKind)>,
    types: BTreeMap<String, TypeIndex>,
    coder_ids: BTreeMap<String, CoderId>,
    entity_ids: BTreeMap<String, EntityId>,
    first_coder: Option<CoderId>,
    n_made: usize,
}

impl Links {
    pub(super) fn new(codebook: Codebook) -> Self {
        let label = |label: &Label| (label.id.to_string(), (label.id.clone(), label.kind));
        let types = codebook.statement_types.iter().enumerate();
        Self {
            labels: codebook.labels.iter().map(label).collect(),
            types: types
                .map(|(idx, kind)| (kind.id.to_string(), TypeIndex::new(idx, kind)))
                .collect(),
            codebook,
            coders: Table::default(),
            entities: Table::default(),
            coder_ids: BTreeMap::new(),
            entity_ids: BTreeMap::new(),
            first_coder: None,
            n_made: 0,
        }
    }

    pub(super) fn add_coder(&mut self, coder: Coder) {
        let id = coder.id.clone();
        self.first_coder.get_or_insert_with(|| id.clone());
        self.coder_ids.insert(id.to_string(), id.clone());
        self.coders.insert(id, Rc::new(coder));
    }

    pub(super) fn add_entity(&mut self, entity: Entity) {
        let id = entity.id.clone();
        self.entity_ids.insert(id.to_string(), id.clone());
        self.entities.insert(id, Rc::new(entity));
    }

    /// The label in field `label`, with its kind.
    pub(super) fn label(&mut self, node: &Node<'_>) -> (LabelId, LabelKind) {
        let field = node.required("label", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        let id = given.as_deref().unwrap_or(UNKNOWN);
        if let Some(found) = self.labels.get(id) {
            return found.clone();
        }
        let may_make = self.n_made < MAX_MADE;
        if let Some(field) = field.filter(|_| given.is_some()) {
            let action = if may_make { Action::Created } else { Action::Defaulted };
            field.report(Problem::Unknown(Reference::Label), action);
        }
        self.make_label(if may_make { id } else { UNKNOWN })
    }

    fn make_label(&mut self, id: &str) -> (LabelId, LabelKind) {
        if let Some(found) = self.labels.get(id) {
            return found.clone();
        }
        self.n_made += 1;
        let made = (LabelId::new(id), LabelKind::Other);
        self.labels.insert(id.to_owned(), made.clone());
        self.codebook.labels.push(Label {
            id: made.0.clone(),
            kind: made.1,
            names: Names::default(),
            hue: Hue::Grey,
            shortcut: None,
            description: String::new(),
            attributes: Vec::new(),
        });
        made
    }

    /// The coder in field `coder`; where none is named, the first of the file.
    pub(super) fn coder(&mut self, node: &Node<'_>) -> CoderId {
        let field = node.required("coder", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        if let (None, Some(first)) = (&given, &self.first_coder) {
            return first.clone();
        }
        let id = given.as_deref().unwrap_or(UNKNOWN);
        if let Some(found) = self.coder_ids.get(id) {
            return found.clone();
        }
        if let Some(field) = field.filter(|_| given.is_some()) {
            field.report(Problem::Unknown(Reference::Coder), Action::Created);
        }
        let coder = Coder { id: CoderId::new(id), name: String::new() };
        let id = coder.id.clone();
        self.add_coder(coder);
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
        if let Some(found) = self.entity_ids.get(&*id) {
            return Some(found.clone());
        }
        field.report(Problem::Unknown(Reference::Entity), Action::Created);
        let id = EntityId::new(id);
        self.add_entity(Entity {
            id: id.clone(),
            kind,
            subtype: String::new(),
            names: Names::default(),
            aliases: Vec::new(),
            note: String::new(),
            attributes: BTreeMap::new(),
        });
        Some(id)
    }

    /// The statement type in field `type`; one that is not known is made.
    pub(super) fn statement_type(&mut self, node: &Node<'_>) -> StatementTypeId {
        let field = node.required("type", Action::Defaulted);
        let given = field.and_then(|field| field.text(Action::Defaulted));
        let given = given.filter(|id| !id.is_empty());
        let id = given.as_deref().unwrap_or(UNKNOWN);
        if let Some(found) = self.types.get(id) {
            return self.codebook.statement_types[found.idx].id.clone();
        }
        if let Some(field) = field.filter(|_| given.is_some()) {
            field.report(Problem::Unknown(Reference::StatementType), Action::Created);
        }
        let kind = StatementType {
            id: StatementTypeId::new(id),
            names: Names::default(),
            slots: Vec::new(),
            variables: Vec::new(),
        };
        let mut index = TypeIndex::new(self.codebook.statement_types.len(), &kind);
        index.is_made = true;
        self.types.insert(id.to_owned(), index);
        let id = kind.id.clone();
        self.codebook.statement_types.push(kind);
        id
    }

    /// Whether the type has the slot. A type that was made gets it.
    pub(super) fn has_slot(&mut self, kind: &StatementTypeId, slot: &str) -> bool {
        let Some(index) = self.types.get_mut(kind.as_str()) else {
            return false;
        };
        let is_there = index.slots.contains_key(slot);
        if !is_there && index.is_made {
            let slots = &mut self.codebook.statement_types[index.idx].slots;
            let entry = (slots.len(), BTreeSet::new());
            index.slots.insert(slot.to_owned(), entry);
            slots.push(Slot {
                id: SlotId::new(slot),
                names: Names::default(),
                labels: Vec::new(),
                required: false,
            });
        }
        is_there || index.is_made
    }

    /// Whether annotations with this label fit the slot. In a type that was made they do.
    pub(super) fn fits(&mut self, kind: &StatementTypeId, slot: &str, label: &LabelId) -> bool {
        let Some(index) = self.types.get_mut(kind.as_str()) else {
            return false;
        };
        let Some((slot_idx, labels)) = index.slots.get_mut(slot) else {
            return false;
        };
        if index.is_made && labels.insert(label.clone()) {
            let slot = &mut self.codebook.statement_types[index.idx].slots[*slot_idx];
            slot.labels.push(label.clone());
        }
        labels.contains(label)
    }

    /// What an entity is that fills this slot without a span.
    pub(super) fn kind_for(&self, kind: &StatementTypeId, slot: &str) -> EntityKind {
        let slot = self.types.get(kind.as_str()).and_then(|index| index.slots.get(slot));
        let label = slot.and_then(|(_, labels)| labels.first());
        let label = label.and_then(|label| self.labels.get(label.as_str()));
        label.map_or(EntityKind::Actor, |(_, kind)| entity_kind(*kind))
    }
}

/// What an entity is that a label of this kind names.
pub(super) const fn entity_kind(kind: LabelKind) -> EntityKind {
    match kind {
        LabelKind::Process => EntityKind::Process,
        LabelKind::Actor | LabelKind::Stance | LabelKind::Other => EntityKind::Actor,
    }
}

impl TypeIndex {
    fn new(idx: usize, kind: &StatementType) -> Self {
        let mut slots = BTreeMap::new();
        for (slot_idx, slot) in kind.slots.iter().enumerate() {
            let labels = || (slot_idx, slot.labels.iter().cloned().collect());
            slots.entry(slot.id.to_string()).or_insert_with(labels);
        }
        Self { idx, slots, is_made: false }
    }
}
