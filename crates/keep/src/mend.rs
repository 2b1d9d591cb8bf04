//! What cannot be read is put aside as it was found, and the rest goes on.

use crate::{Key, ProjectKey};
use engine::History;
use formats::native;
use formats::store::{DamagedKind, DamagedRow, JournalEntry, JournalEvent, title_in};
use model::{Change, ChangeSet, DocumentId, Project, Timestamp};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What was damaged as a project was opened.
#[derive(Debug, Default)]
pub(crate) struct Damage {
    pub(crate) rows: Vec<DamagedRow>,
    /// Documents whose record is lost to the project.
    pub(crate) documents: BTreeSet<DocumentId>,
}

impl Damage {
    pub(crate) fn add(&mut self, kind: DamagedKind, why: &dyn ToString, raw: &str, at: Timestamp) {
        let row = DamagedRow { kind, why: why.to_string(), found: at, raw: raw.to_owned() };
        self.rows.push(row);
    }

    pub(crate) fn add_document(
        &mut self,
        id: &DocumentId,
        why: &dyn ToString,
        raw: &str,
        at: Timestamp,
    ) {
        let name = title_in(raw).unwrap_or_else(|| id.to_string());
        self.add(DamagedKind::Document(name), why, raw, at);
        self.documents.insert(id.clone());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The entry without what it does to lost documents, and still an entry: undo and redo count
    /// them.
    pub(crate) fn spare(&self, entry: JournalEntry) -> JournalEntry {
        match entry.event {
            JournalEvent::Do(set) if self.touches(&set) => {
                JournalEntry { event: JournalEvent::Do(self.without(&set)), ..entry }
            }
            _ => entry,
        }
    }

    /// The steps without what they do to lost documents.
    pub(crate) fn spare_history(&self, history: &History) -> History {
        let entries = history.entries().iter().map(|set| match self.touches(set) {
            true => self.without(set),
            false => Rc::clone(set),
        });
        History::from_parts(entries.collect(), history.times().to_vec(), history.cursor())
    }

    fn touches(&self, set: &ChangeSet) -> bool {
        set.changes.iter().any(|change| self.is_lost(change))
    }

    fn without(&self, set: &ChangeSet) -> Rc<ChangeSet> {
        let changes = set.changes.iter().filter(|change| !self.is_lost(change)).cloned().collect();
        Rc::new(ChangeSet { step: set.step, changes })
    }

    fn is_lost(&self, change: &Change) -> bool {
        let id = match change {
            Change::Document(delta) => delta.either().map(|info| &info.id),
            Change::Article(id, _) | Change::Annotation(id, _) | Change::Statement(id, _) => {
                Some(id)
            }
            _ => None,
        };
        id.is_some_and(|id| self.documents.contains(id))
    }
}

/// The steps that still do something.
pub(crate) fn without_empty_steps(history: &History) -> History {
    let mut cursor = 0;
    let mut entries = Vec::new();
    let mut times = Vec::new();
    for (idx, (set, at)) in history.entries().iter().zip(history.times()).enumerate() {
        if set.changes.is_empty() {
            continue;
        }
        entries.push(Rc::clone(set));
        times.push(*at);
        cursor += usize::from(idx < history.cursor());
    }
    History::from_parts(entries, times, cursor)
}

/// A sound project of one whose parts do not fit each other: what a file of it gives when it is
/// read, which makes up what is missing and leaves out what has no place. And that file.
pub(crate) fn sound(project: &Project, now: Timestamp) -> (String, Option<Project>) {
    let file = native::write(project, now);
    let read = native::read(&file).ok().map(|imported| imported.project);
    (file, read.filter(|project| project.check_invariants().is_empty()))
}

/// The key of a project's n-th damaged record.
pub fn damaged_key(project: &ProjectKey, n: u64) -> Key {
    project.key().then(n)
}
