//! What steers the suggestions: the project's own rules, and what was rejected.
//!
//! How a pattern is matched is for the crate `suggest`; this only keeps it.

use crate::{EntityId, LabelId, RejectionKey, RuleId, Timestamp};

/// The most rules that a project keeps.
pub const MAX_RULES: usize = 200;

/// The longest pattern, in code points.
pub const MAX_PATTERN: usize = 20_000;

/// The most rejections that a project keeps; a later one takes the place of the oldest.
pub const MAX_REJECTIONS: usize = 5_000;

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulePattern {
    /// Any of these words.
    Words(Vec<String>),
    /// A regular expression. It may be faulty, and then finds nothing.
    Regex(String),
}

/// A rule of the project's own: what it finds is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The rule's id.
    pub id: RuleId,
    /// What the analyst calls it; may be empty.
    pub name: String,
    /// What it looks for.
    pub pattern: RulePattern,
    /// The label that is suggested.
    pub label: LabelId,
    /// The entity that is suggested.
    pub entity: Option<EntityId>,
    /// The choice that is suggested for the label's first attribute with choices, such as the
    /// position of a stance.
    pub position: Option<String>,
    /// Whether it is used.
    pub is_on: bool,
}

impl RulePattern {
    /// How long it is, in code points.
    pub fn n_chars(&self) -> usize {
        match self {
            Self::Words(words) => words.iter().map(|word| word.chars().count() + 1).sum(),
            Self::Regex(regex) => regex.chars().count(),
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.iter().all(|word| word.trim().is_empty()),
            Self::Regex(regex) => regex.is_empty(),
        }
    }
}

/// A suggestion that is not to be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// What the suggestion is known by, wherever it would be made.
    pub key: RejectionKey,
    /// The words that it was rejected for, to be read by people.
    pub words: String,
    /// When it was rejected.
    pub at: Timestamp,
}
