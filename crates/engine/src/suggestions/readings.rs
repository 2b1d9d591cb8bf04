//! What names are taken for where they may be several things.

use std::collections::BTreeMap;
use std::rc::Rc;

/// The chosen reading of names, by what suggestions of the name have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings(Rc<BTreeMap<Rc<str>, usize>>);

impl Readings {
    /// The reading that was chosen for a name.
    pub fn of(&self, alike: &str) -> Option<usize> {
        self.0.get(alike).copied()
    }

    pub(crate) fn set(&mut self, alike: Rc<str>, reading: usize) {
        Rc::make_mut(&mut self.0).insert(alike, reading);
    }
}
