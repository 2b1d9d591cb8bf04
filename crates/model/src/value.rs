//! Values of attributes and variables.

/// A value. Which kind fits is told by the codebook ([`crate::AttributeKind`]).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text, or the id of a choice.
    Text(String),
}

impl Value {
    /// The text or choice id inside, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Boolean(_) | Self::Integer(_) => None,
        }
    }
}
