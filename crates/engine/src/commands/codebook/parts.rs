//! The parts of a codebook, named alike: added, moved, taken out, tidied.

use super::spare_hue;
use crate::Direction;
use model::{
    Attribute, AttributeId, AttributeKind, Choice, Codebook, Label, LabelId, LabelKind, LocalName,
    Names, Slot, SlotId, StatementType, StatementTypeId,
};
use std::collections::BTreeSet;

/// What has attributes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A label.
    Label(LabelId),
    /// A statement type, whose attributes are its variables.
    Type(StatementTypeId),
}

/// Something that stands in a codebook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A label.
    Label(LabelId),
    /// A statement type.
    Type(StatementTypeId),
    /// A slot of a statement type.
    Slot(StatementTypeId, SlotId),
    /// An attribute of a label, or a variable of a statement type.
    Attribute(Holder, AttributeId),
    /// An answer of an attribute.
    Choice(Holder, AttributeId, String),
}

/// Where something is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A label.
    Label,
    /// A statement type.
    Type,
    /// A slot of a statement type.
    Slot(StatementTypeId),
    /// An attribute.
    Attribute(Holder),
    /// An answer of an attribute.
    Choice(Holder, AttributeId),
}

impl Part {
    /// The id of the part itself.
    pub fn id(&self) -> &str {
        match self {
            Self::Label(id) => id.as_str(),
            Self::Type(id) => id.as_str(),
            Self::Slot(_, id) => id.as_str(),
            Self::Attribute(_, id) => id.as_str(),
            Self::Choice(_, _, id) => id,
        }
    }

    /// The part beside it that has this id.
    #[must_use]
    pub fn like(&self, id: &str) -> Self {
        match self {
            Self::Label(_) => Self::Label(LabelId::new(id)),
            Self::Type(_) => Self::Type(StatementTypeId::new(id)),
            Self::Slot(kind, _) => Self::Slot(kind.clone(), SlotId::new(id)),
            Self::Attribute(holder, _) => Self::Attribute(holder.clone(), AttributeId::new(id)),
            Self::Choice(holder, attribute, _) => {
                Self::Choice(holder.clone(), attribute.clone(), id.to_owned())
            }
        }
    }
}

fn kind_mut<'c>(codebook: &'c mut Codebook, id: &StatementTypeId) -> Option<&'c mut StatementType> {
    codebook.statement_types.iter_mut().find(|kind| kind.id == *id)
}

fn attributes_mut<'c>(codebook: &'c mut Codebook, of: &Holder) -> Option<&'c mut Vec<Attribute>> {
    match of {
        Holder::Label(id) => {
            let label = codebook.labels.iter_mut().find(|label| label.id == *id)?;
            Some(&mut label.attributes)
        }
        Holder::Type(id) => Some(&mut kind_mut(codebook, id)?.variables),
    }
}

fn choices_mut<'c>(
    codebook: &'c mut Codebook,
    of: &Holder,
    attribute: &AttributeId,
) -> Option<&'c mut Vec<Choice>> {
    let found = attributes_mut(codebook, of)?.iter_mut().find(|known| known.id == *attribute)?;
    match &mut found.kind {
        AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) => Some(choices),
        AttributeKind::Boolean | AttributeKind::Integer | AttributeKind::Text => None,
    }
}

/// Calls `act` with the list that holds the part, and the place of the part in it.
macro_rules! in_its_list {
    ($codebook:expr, $part:expr, |$list:ident, $idx:ident| $act:expr) => {
        match $part {
            Part::Label(id) => {
                let $list = &mut $codebook.labels;
                let $idx = $list.iter().position(|row| row.id == *id)?;
                $act
            }
            Part::Type(id) => {
                let $list = &mut $codebook.statement_types;
                let $idx = $list.iter().position(|row| row.id == *id)?;
                $act
            }
            Part::Slot(kind, id) => {
                let $list = &mut kind_mut($codebook, kind)?.slots;
                let $idx = $list.iter().position(|row| row.id == *id)?;
                $act
            }
            Part::Attribute(holder, id) => {
                let $list = attributes_mut($codebook, holder)?;
                let $idx = $list.iter().position(|row| row.id == *id)?;
                $act
            }
            Part::Choice(holder, attribute, id) => {
                let $list = choices_mut($codebook, holder, attribute)?;
                let $idx = $list.iter().position(|row| row.id == *id)?;
                $act
            }
        }
    };
}

pub(super) fn exists(codebook: &Codebook, part: &Part) -> bool {
    let attributes = |holder: &Holder| match holder {
        Holder::Label(id) => codebook.label(id).map(|label| &label.attributes),
        Holder::Type(id) => codebook.statement_type(id).map(|kind| &kind.variables),
    };
    let attribute = |holder: &Holder, id: &AttributeId| {
        attributes(holder).and_then(|list| list.iter().find(|known| known.id == *id))
    };
    match part {
        Part::Label(id) => codebook.label(id).is_some(),
        Part::Type(id) => codebook.statement_type(id).is_some(),
        Part::Slot(kind, id) => {
            codebook.statement_type(kind).is_some_and(|kind| kind.slot(id).is_some())
        }
        Part::Attribute(holder, id) => attribute(holder, id).is_some(),
        Part::Choice(holder, id, choice) => attribute(holder, id)
            .is_some_and(|known| known.kind.choices().iter().any(|known| known.id == *choice)),
    }
}

/// Moves a part by one place; `None` where it is at the end of its list already.
pub(super) fn shift(codebook: &mut Codebook, part: &Part, direction: Direction) -> Option<()> {
    in_its_list!(codebook, part, |list, idx| {
        let to = match direction {
            Direction::Forward => idx + 1,
            Direction::Backward => idx.checked_sub(1)?,
        };
        (to < list.len()).then(|| list.swap(idx, to))
    })
}

/// Takes a part out; a label also out of the slots that it fits.
pub(super) fn take_out(codebook: &mut Codebook, part: &Part) -> Option<()> {
    in_its_list!(codebook, part, |list, idx| {
        list.remove(idx);
    });
    if let Part::Label(id) = part {
        let slots = codebook.statement_types.iter_mut().flat_map(|kind| &mut kind.slots);
        slots.for_each(|slot| slot.labels.retain(|label| label != id));
    }
    Some(())
}

/// Adds something with usual values; `None` where the place does not exist.
pub(super) fn add(codebook: &mut Codebook, place: &Place, id: String, names: Names) -> Option<()> {
    match place {
        Place::Label => {
            let (hue, shortcut) = (spare_hue(codebook), codebook.free_key());
            codebook.labels.push(Label {
                id: LabelId::new(id),
                kind: LabelKind::Other,
                names,
                hue,
                shortcut,
                description: String::new(),
                examples: Vec::new(),
                attributes: Vec::new(),
            });
        }
        Place::Type => {
            let id = StatementTypeId::new(id);
            let (slots, variables) = (Vec::new(), Vec::new());
            codebook.statement_types.push(StatementType { id, names, slots, variables });
        }
        Place::Slot(kind) => {
            let (id, labels) = (SlotId::new(id), Vec::new());
            kind_mut(codebook, kind)?.slots.push(Slot { id, names, labels, required: false });
        }
        Place::Attribute(holder) => {
            let (id, kind) = (AttributeId::new(id), AttributeKind::Choice(Vec::new()));
            attributes_mut(codebook, holder)?.push(Attribute { id, names, kind });
        }
        Place::Choice(holder, attribute) => {
            choices_mut(codebook, holder, attribute)?.push(Choice { id, names });
        }
    }
    Some(())
}

/// Without blanks around names, without empty ones, one name a language; each id once in its
/// list; slots name only labels that there are; a label that is there counts as merged no more.
pub(super) fn tidy(codebook: &mut Codebook) {
    let labels: BTreeSet<_> = codebook.labels.iter().map(|label| label.id.clone()).collect();
    for label in &mut codebook.labels {
        tidy_names(&mut label.names);
        label.examples.iter_mut().for_each(|example| *example = example.trim().to_owned());
        label.examples.retain(|example| !example.is_empty());
        tidy_attributes(&mut label.attributes);
    }
    for kind in &mut codebook.statement_types {
        tidy_names(&mut kind.names);
        tidy_attributes(&mut kind.variables);
        once(&mut kind.slots, |slot| slot.id.clone());
        for slot in &mut kind.slots {
            tidy_names(&mut slot.names);
            once(&mut slot.labels, LabelId::clone);
            slot.labels.retain(|label| labels.contains(label));
        }
    }
    codebook.merged.retain(|merged| !labels.contains(&merged.from));
}

fn tidy_attributes(attributes: &mut Vec<Attribute>) {
    once(attributes, |attribute| attribute.id.clone());
    for attribute in attributes {
        tidy_names(&mut attribute.names);
        if let AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) =
            &mut attribute.kind
        {
            once(choices, |choice| choice.id.clone());
            choices.iter_mut().for_each(|choice| tidy_names(&mut choice.names));
        }
    }
}

fn once<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut seen = BTreeSet::new();
    list.retain(|row| seen.insert(key(row)));
}

fn tidy_names(names: &mut Names) {
    let mut kept: Vec<LocalName> = Vec::new();
    for LocalName { lang, value } in std::mem::take(&mut names.0) {
        let value = model::clipped(value.trim()).to_owned();
        if !value.is_empty() && kept.iter().all(|known| known.lang != lang) {
            kept.push(LocalName { lang, value });
        }
    }
    names.0 = kept;
}
