//! The codebook: labels, their attributes, and the types of statements.

use crate::{AttributeId, EntityKind, LabelId, Names, SlotId, StatementTypeId, Value};

/// What a label marks. The kind decides how a span is painted and which slots it fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// Names somebody.
    Actor,
    /// Names a process.
    Process,
    /// Expresses a position.
    Stance,
    /// Anything else.
    Other,
}

/// A named colour of the palette. The style sheet gives each one a light and a dark form that
/// stay apart for colour-blind readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// The shipped colour of actors.
    Blue,
    /// The shipped colour of processes.
    Amber,
    /// The shipped colour of stances.
    Plum,
    /// A spare colour.
    Green,
    /// A spare colour.
    Red,
    /// A spare colour.
    Teal,
    /// A spare colour.
    Brown,
    /// A spare colour.
    Grey,
}

impl Hue {
    /// All hues, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Blue,
        Self::Amber,
        Self::Plum,
        Self::Green,
        Self::Red,
        Self::Teal,
        Self::Brown,
        Self::Grey,
    ];

    /// The hue's name in files and class names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Plum => "plum",
            Self::Green => "green",
            Self::Red => "red",
            Self::Teal => "teal",
            Self::Brown => "brown",
            Self::Grey => "grey",
        }
    }

    /// The hue of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hue| hue.as_str() == name)
    }
}

/// One of the answers of a choice or ordinal attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value that is stored.
    pub id: String,
    /// What the reader sees.
    pub names: Names,
}

/// Which values an attribute takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeKind {
    /// Yes or no.
    Boolean,
    /// One of several answers without order.
    Choice(Vec<Choice>),
    /// One of several answers, from least to most.
    Ordinal(Vec<Choice>),
    /// A whole number.
    Integer,
    /// Free text.
    Text,
}

/// An attribute of a label, or a variable of a statement type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The id under which values are stored.
    pub id: AttributeId,
    /// What the reader sees.
    pub names: Names,
    /// Which values it takes.
    pub kind: AttributeKind,
}

/// A label that spans can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The label's id.
    pub id: LabelId,
    /// What it marks.
    pub kind: LabelKind,
    /// What the reader sees.
    pub names: Names,
    /// The colour it is painted in.
    pub hue: Hue,
    /// The key that tags the selection with it.
    pub shortcut: Option<char>,
    /// When to use it.
    pub description: String,
    /// Words that it fits, each as it might stand in an article.
    pub examples: Vec<String>,
    /// Attributes of its annotations.
    pub attributes: Vec<Attribute>,
}

/// A slot of a statement type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The slot's id.
    pub id: SlotId,
    /// What the reader sees.
    pub names: Names,
    /// The labels whose annotations fit.
    pub labels: Vec<LabelId>,
    /// Whether a statement without it is listed as unfinished.
    pub required: bool,
}

/// A type of statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementType {
    /// The type's id.
    pub id: StatementTypeId,
    /// What the reader sees.
    pub names: Names,
    /// Its slots, in the order they are shown.
    pub slots: Vec<Slot>,
    /// Its variables, in the order they are shown.
    pub variables: Vec<Attribute>,
}

/// Labels and statement types of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codebook {
    /// Counts the saved changes of the codebook.
    pub version: u32,
    /// The labels, in the order they are offered.
    pub labels: Vec<Label>,
    /// The statement types, in the order they are offered.
    pub statement_types: Vec<StatementType>,
    /// Labels that were made one with another, so that work under an older codebook can follow.
    pub merged: Vec<Merged>,
}

/// A label that was made one with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The one that is gone.
    pub from: LabelId,
    /// The one that took its annotations over.
    pub into: LabelId,
}

impl Codebook {
    /// The label with this id.
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// The label that a key tags with.
    pub fn label_for_key(&self, key: char) -> Option<&Label> {
        self.labels.iter().find(|label| label.shortcut == Some(key))
    }

    /// Whether an entity of this kind can stand in a slot without a span. Only what labels of
    /// actors, processes or other things mark can be an entity: a stance is always words.
    pub fn takes_entity(&self, slot: &Slot, entity: EntityKind) -> bool {
        let kinds = slot.labels.iter().filter_map(|id| self.label(id)).map(|label| label.kind);
        kinds.into_iter().any(|kind| match kind {
            LabelKind::Actor => entity == EntityKind::Actor,
            LabelKind::Process => entity == EntityKind::Process,
            LabelKind::Other => true,
            LabelKind::Stance => false,
        })
    }

    /// The label that took over from one that is gone, followed to the end.
    pub fn heir_of(&self, id: &LabelId) -> Option<&Label> {
        let mut id = id;
        // as often as there are entries at most, so that a circle ends
        for _ in &self.merged {
            id = &self.merged.iter().find(|merged| merged.from == *id)?.into;
            if let Some(label) = self.label(id) {
                return Some(label);
            }
        }
        None
    }

    /// The statement type with this id.
    pub fn statement_type(&self, id: &StatementTypeId) -> Option<&StatementType> {
        self.statement_types.iter().find(|kind| kind.id == *id)
    }
}

impl StatementType {
    /// The slot with this id.
    pub fn slot(&self, id: &SlotId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == *id)
    }

    /// The variable with this id.
    pub fn variable(&self, id: &AttributeId) -> Option<&Attribute> {
        self.variables.iter().find(|variable| variable.id == *id)
    }

    /// The variable that says what is stated, such as the position or the role: the first one
    /// with choices.
    pub fn leading(&self) -> Option<&Attribute> {
        self.variables.iter().find(|variable| !variable.kind.choices().is_empty())
    }
}

impl Slot {
    /// Whether annotations with this label fit.
    pub fn takes(&self, label: &LabelId) -> bool {
        self.labels.contains(label)
    }
}

impl AttributeKind {
    /// The answers there are, if only some answers are possible.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) | Self::Ordinal(choices) => choices,
            Self::Boolean | Self::Integer | Self::Text => &[],
        }
    }

    /// Whether a value is one of this kind.
    pub fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Boolean, Value::Boolean(_))
            | (Self::Integer, Value::Integer(_))
            | (Self::Text, Value::Text(_)) => true,
            (Self::Choice(choices) | Self::Ordinal(choices), Value::Text(id)) => {
                choices.iter().any(|choice| choice.id == *id)
            }
            _ => false,
        }
    }
}
