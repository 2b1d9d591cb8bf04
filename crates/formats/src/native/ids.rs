//! Ids that are taken: a second record of the same id gets another.

use crate::node::Node;
use crate::{Action, Problem};
use std::collections::BTreeMap;

/// Ids in use, each with the number that the next record of that id gets.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeMap<String, u32>,
}

impl Ids {
    /// Takes the id of a record, from its field `id`. A missing id is made from `stem`; one
    /// that is taken gets a number.
    pub(super) fn take(&mut self, node: &Node<'_>, stem: &str) -> String {
        let field = node.field("id");
        let given = field.and_then(|field| field.as_text());
        match given.filter(|id| !id.is_empty()) {
            Some(id) if !self.taken.contains_key(&*id) => {
                self.taken.insert(id.clone().into_owned(), 2);
                id.into_owned()
            }
            Some(id) => {
                let free = self.free(&id);
                if let Some(field) = field {
                    field.report(Problem::DuplicateId, Action::Renamed(free.clone()));
                }
                free
            }
            None => {
                let free = self.free(stem);
                node.report_field("id", Problem::Missing, Action::Renamed(free.clone()));
                free
            }
        }
    }

    /// An id that begins with `stem` and is not taken; takes it.
    fn free(&mut self, stem: &str) -> String {
        let mut n = *self.taken.entry(stem.to_owned()).or_insert(1);
        let mut free = format!("{stem}-{n}");
        while self.taken.contains_key(&free) {
            n += 1;
            free = format!("{stem}-{n}");
        }
        self.taken.insert(stem.to_owned(), n + 1);
        self.taken.insert(free.clone(), 2);
        free
    }
}
