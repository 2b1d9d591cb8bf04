//! Who annotates.

use crate::CoderId;

/// A person who codes; every annotation and statement names its coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    /// The coder's id.
    pub id: CoderId,
    /// The name as the coder gave it; empty until given.
    pub name: String,
}
