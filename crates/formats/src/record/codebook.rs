//! The codebook: labels, their attributes, and statement types.

use super::names::{self, NameRecord};
use super::written_enum;
use crate::node::Node;
use crate::{Action, Expected, Problem, Reference};
use model::{
    Attribute, AttributeId, AttributeKind, Choice, Codebook, Hue, Label, LabelId, LabelKind,
    Merged, Slot, SlotId, StatementType, StatementTypeId,
};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

written_enum! {
    /// What a label marks.
    #[cfg_attr(feature = "schema", schemars(rename = "LabelKind"))]
    KindRecord for LabelKind {
        Actor = "actor",
        Process = "process",
        Stance = "stance",
        Other = "other",
    }
}

written_enum! {
    /// A colour of the palette.
    #[cfg_attr(feature = "schema", schemars(rename = "Colour"))]
    HueRecord for Hue {
        Blue = "blue",
        Amber = "amber",
        Plum = "plum",
        Green = "green",
        Red = "red",
        Teal = "teal",
        Brown = "brown",
        Grey = "grey",
    }
}

/// Which values an attribute takes.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum AttributeType {
    Boolean,
    Choice,
    Ordinal,
    Integer,
    Text,
}

/// One of the answers of a choice or ordinal attribute.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Choice"))]
#[serde(deny_unknown_fields)]
struct ChoiceRecord<'a> {
    /// The value that is stored.
    id: &'a str,
    /// What the reader sees.
    names: Vec<NameRecord<'a>>,
}

/// An attribute of a label, or a variable of a statement type.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Attribute"))]
#[serde(deny_unknown_fields)]
struct AttributeRecord<'a> {
    /// The id under which values are stored.
    id: &'a str,
    /// What the reader sees.
    names: Vec<NameRecord<'a>>,
    /// Which values it takes.
    #[serde(rename = "type")]
    kind: AttributeType,
    /// The answers of a choice or ordinal attribute, from least to most if ordinal.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    choices: Vec<ChoiceRecord<'a>>,
}

/// A label that spans can carry.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Label"))]
#[serde(deny_unknown_fields)]
struct LabelRecord<'a> {
    /// The label's id.
    id: &'a str,
    /// What it marks.
    kind: KindRecord,
    /// What the reader sees, the preferred name first.
    names: Vec<NameRecord<'a>>,
    /// The colour it is painted in.
    colour: HueRecord,
    /// The key that tags the selection with it.
    shortcut: Option<char>,
    /// When to use it.
    description: &'a str,
    /// Words that it fits.
    #[serde(skip_serializing_if = "<[_]>::is_empty", default)]
    examples: &'a [String],
    /// Attributes of its annotations.
    attributes: Vec<AttributeRecord<'a>>,
}

/// A slot of a statement type.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Slot"))]
#[serde(deny_unknown_fields)]
struct SlotRecord<'a> {
    /// The slot's id.
    id: &'a str,
    /// What the reader sees.
    names: Vec<NameRecord<'a>>,
    /// The labels whose annotations fit.
    labels: Vec<&'a str>,
    /// Whether a statement without it is unfinished.
    required: bool,
}

/// A type of statement.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StatementType"))]
#[serde(deny_unknown_fields)]
struct StatementTypeRecord<'a> {
    /// The type's id.
    id: &'a str,
    /// What the reader sees.
    names: Vec<NameRecord<'a>>,
    /// Its slots, in the order they are shown.
    slots: Vec<SlotRecord<'a>>,
    /// Its variables, in the order they are shown.
    variables: Vec<AttributeRecord<'a>>,
}

/// Labels and statement types.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Codebook"))]
#[serde(deny_unknown_fields)]
pub(crate) struct CodebookRecord<'a> {
    /// Counts the saved changes of the codebook.
    version: u32,
    /// The labels, in the order they are offered.
    labels: Vec<LabelRecord<'a>>,
    /// The statement types, in the order they are offered.
    statement_types: Vec<StatementTypeRecord<'a>>,
    /// Labels that were made one with another.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    merged: Vec<MergedRecord<'a>>,
}

/// A label that was made one with another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Merged"))]
#[serde(deny_unknown_fields)]
struct MergedRecord<'a> {
    /// The id of the one that is gone.
    from: &'a str,
    /// The id of the one that took its annotations over.
    into: &'a str,
}

impl<'a> CodebookRecord<'a> {
    pub(crate) fn new(codebook: &'a Codebook) -> Self {
        Self {
            version: codebook.version,
            labels: codebook.labels.iter().map(write_label).collect(),
            statement_types: codebook.statement_types.iter().map(write_type).collect(),
            merged: codebook.merged.iter().map(write_merged).collect(),
        }
    }
}

fn write_merged(merged: &Merged) -> MergedRecord<'_> {
    MergedRecord { from: merged.from.as_str(), into: merged.into.as_str() }
}

fn write_label(label: &Label) -> LabelRecord<'_> {
    LabelRecord {
        id: label.id.as_str(),
        kind: KindRecord::of(label.kind),
        names: names::write(&label.names),
        colour: HueRecord::of(label.hue),
        shortcut: label.shortcut,
        description: &label.description,
        examples: &label.examples,
        attributes: label.attributes.iter().map(write_attribute).collect(),
    }
}

fn write_type(kind: &StatementType) -> StatementTypeRecord<'_> {
    StatementTypeRecord {
        id: kind.id.as_str(),
        names: names::write(&kind.names),
        slots: kind.slots.iter().map(write_slot).collect(),
        variables: kind.variables.iter().map(write_attribute).collect(),
    }
}

fn write_slot(slot: &Slot) -> SlotRecord<'_> {
    SlotRecord {
        id: slot.id.as_str(),
        names: names::write(&slot.names),
        labels: slot.labels.iter().map(LabelId::as_str).collect(),
        required: slot.required,
    }
}

fn write_attribute(attribute: &Attribute) -> AttributeRecord<'_> {
    let (kind, choices): (_, &[Choice]) = match &attribute.kind {
        AttributeKind::Boolean => (AttributeType::Boolean, &[]),
        AttributeKind::Choice(choices) => (AttributeType::Choice, choices),
        AttributeKind::Ordinal(choices) => (AttributeType::Ordinal, choices),
        AttributeKind::Integer => (AttributeType::Integer, &[]),
        AttributeKind::Text => (AttributeType::Text, &[]),
    };
    AttributeRecord {
        id: attribute.id.as_str(),
        names: names::write(&attribute.names),
        kind,
        choices: choices.iter().map(write_choice).collect(),
    }
}

fn write_choice(choice: &Choice) -> ChoiceRecord<'_> {
    ChoiceRecord { id: &choice.id, names: names::write(&choice.names) }
}

/// Where a codebook is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The store: what this program wrote itself is taken as it is.
    Store,
    /// A project's file, of which nothing is believed. Labels that are missing are made.
    Project,
    /// A file with a codebook alone, of which nothing is believed either.
    Alone,
}

/// Reads a codebook. Of a file, whatever has an id that is taken is left out, and so are keys
/// that are taken and labels of slots that do not exist.
pub(crate) fn read(node: &Node<'_>, source: Source) -> Option<Codebook> {
    if !node.is_record(&["version", "labels", "statement_types", "merged"]) {
        return None;
    }
    let mut codebook = Codebook::default();
    let version = node.field("version");
    codebook.version =
        version.and_then(|field| field.integer(Action::Defaulted)).unwrap_or_default();
    let mut labels = Once::new(source);
    node.each_in("labels", &mut |item| {
        if let Some(label) = read_label(&item, &codebook, source)
            && labels.takes(&item, label.id.as_str())
        {
            codebook.labels.push(label);
        }
    });
    let mut types = Once::new(source);
    node.each_in("statement_types", &mut |item| {
        if let Some(kind) = read_type(&item, &labels)
            && types.takes(&item, kind.id.as_str())
        {
            codebook.statement_types.push(kind);
        }
    });
    node.each_in("merged", &mut |item| codebook.merged.extend(read_merged(&item)));
    Some(codebook)
}

/// Ids that were seen in a list.
struct Once {
    source: Source,
    seen: BTreeSet<String>,
}

impl Once {
    fn new(source: Source) -> Self {
        Self { source, seen: BTreeSet::new() }
    }

    /// Whether the record with this id is to be taken; if not, that is logged.
    fn takes(&mut self, node: &Node<'_>, id: &str) -> bool {
        let is_new = self.seen.insert(id.to_owned()) || self.source == Source::Store;
        if !is_new {
            node.report(Problem::DuplicateId, Action::LeftOut);
        }
        is_new
    }

    /// Whether there is, or will be, a label with this id; if there is none, that is logged.
    fn has_label(&self, node: &Node<'_>, id: &str) -> bool {
        if self.seen.contains(id) || self.source == Source::Store {
            return true;
        }
        let is_made = self.source == Source::Project;
        let action = if is_made { Action::Created } else { Action::LeftOut };
        node.report(Problem::Unknown(Reference::Label), action);
        is_made
    }
}

/// The id of a record of the codebook; without one the record is left out.
fn read_id(node: &Node<'_>) -> Option<String> {
    let field = node.required("id", Action::LeftOut)?;
    field.text(Action::LeftOut).map(Cow::into_owned)
}

fn read_merged(node: &Node<'_>) -> Option<Merged> {
    if !node.is_record(&["from", "into"]) {
        return None;
    }
    let id = |name| {
        let field = node.required(name, Action::LeftOut)?;
        field.text(Action::LeftOut).map(LabelId::new)
    };
    Some(Merged { from: id("from")?, into: id("into")? })
}

fn read_label(node: &Node<'_>, so_far: &Codebook, source: Source) -> Option<Label> {
    let known =
        ["id", "kind", "names", "colour", "shortcut", "description", "examples", "attributes"];
    if !node.is_record(&known) {
        return None;
    }
    let id = LabelId::new(read_id(node)?);
    let mut examples = Vec::new();
    node.each_in("examples", &mut |item| {
        examples.extend(item.text(Action::LeftOut).map(Cow::into_owned));
    });
    node.required("kind", Action::Defaulted);
    Some(Label {
        kind: KindRecord::read(node, "kind", LabelKind::Other),
        names: names::read(node),
        hue: HueRecord::read(node, "colour", Hue::Grey),
        shortcut: read_shortcut(node, &id, so_far, source),
        description: node.text_in("description"),
        examples,
        attributes: read_attributes(node, "attributes", source),
        id,
    })
}

fn read_shortcut(node: &Node<'_>, id: &LabelId, so_far: &Codebook, source: Source) -> Option<char> {
    let field = node.field("shortcut")?;
    let text = field.as_text();
    let mut characters = text.iter().flat_map(|text| text.chars());
    let found = characters.next().filter(|_| characters.next().is_none());
    let Some(key) = found else {
        field.report(Problem::WrongType(Expected::Character), Action::LeftOut);
        return None;
    };
    if source != Source::Store && so_far.key_conflict(id, key).is_some() {
        field.report(Problem::KeyTaken, Action::LeftOut);
        return None;
    }
    Some(key)
}

fn read_type(node: &Node<'_>, labels: &Once) -> Option<StatementType> {
    if !node.is_record(&["id", "names", "slots", "variables"]) {
        return None;
    }
    let mut slots = Vec::new();
    let mut ids = Once::new(labels.source);
    node.each_in("slots", &mut |item| {
        let slot = read_slot(&item, labels);
        slots.extend(slot.filter(|slot| ids.takes(&item, slot.id.as_str())));
    });
    Some(StatementType {
        id: StatementTypeId::new(read_id(node)?),
        names: names::read(node),
        slots,
        variables: read_attributes(node, "variables", labels.source),
    })
}

fn read_slot(node: &Node<'_>, known: &Once) -> Option<Slot> {
    if !node.is_record(&["id", "names", "labels", "required"]) {
        return None;
    }
    let mut labels = Vec::new();
    node.each_in("labels", &mut |item| {
        let id = item.text(Action::LeftOut).filter(|id| known.has_label(&item, id));
        labels.extend(id.map(LabelId::new));
    });
    Some(Slot {
        id: SlotId::new(read_id(node)?),
        names: names::read(node),
        labels,
        required: node.boolean_in("required"),
    })
}

fn read_attributes(node: &Node<'_>, name: &str, source: Source) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    let mut ids = Once::new(source);
    node.each_in(name, &mut |item| {
        let attribute = read_attribute(&item, source);
        attributes.extend(attribute.filter(|known| ids.takes(&item, known.id.as_str())));
    });
    attributes
}

fn read_attribute(node: &Node<'_>, source: Source) -> Option<Attribute> {
    if !node.is_record(&["id", "names", "type", "choices"]) {
        return None;
    }
    Some(Attribute {
        id: AttributeId::new(read_id(node)?),
        names: names::read(node),
        kind: read_attribute_kind(node, source),
    })
}

fn read_attribute_kind(node: &Node<'_>, source: Source) -> AttributeKind {
    const NAMES: &[&str] = &["boolean", "choice", "ordinal", "integer", "text"];
    let Some(field) = node.required("type", Action::Defaulted) else {
        return AttributeKind::Text;
    };
    match field.as_text().as_deref() {
        Some("boolean") => AttributeKind::Boolean,
        Some("choice") => AttributeKind::Choice(read_choices(node, source)),
        Some("ordinal") => AttributeKind::Ordinal(read_choices(node, source)),
        Some("integer") => AttributeKind::Integer,
        Some("text") => AttributeKind::Text,
        _ => {
            let expected = Expected::OneOf(NAMES);
            field.report(Problem::WrongType(expected), Action::Defaulted);
            AttributeKind::Text
        }
    }
}

fn read_choices(node: &Node<'_>, source: Source) -> Vec<Choice> {
    let mut choices = Vec::new();
    let mut ids = Once::new(source);
    node.each_in("choices", &mut |item| {
        if !item.is_record(&["id", "names"]) {
            return;
        }
        let id = read_id(&item).filter(|id| ids.takes(&item, id));
        choices.extend(id.map(|id| Choice { id, names: names::read(&item) }));
    });
    choices
}
