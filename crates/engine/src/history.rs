//! The steps that were done, for undo and redo without limit.

use model::{ChangeSet, Step};
use std::rc::Rc;

/// Steps in order; those before `cursor` are done, those behind it undone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    entries: Vec<Rc<ChangeSet>>,
    cursor: usize,
}

impl History {
    /// A history read back from the store; the cursor is held within bounds.
    pub fn from_parts(entries: Vec<Rc<ChangeSet>>, cursor: usize) -> Self {
        let cursor = cursor.min(entries.len());
        Self { entries, cursor }
    }

    /// All steps, oldest first.
    pub fn entries(&self) -> &[Rc<ChangeSet>] {
        &self.entries
    }

    /// How many of the steps are done.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Records a step that was just done; undone ones are forgotten.
    pub fn record(&mut self, set: Rc<ChangeSet>) {
        self.entries.truncate(self.cursor);
        self.entries.push(set);
        self.cursor += 1;
    }

    /// The step that undo would take back.
    pub fn undoable(&self) -> Option<&Rc<ChangeSet>> {
        self.entries.get(self.cursor.checked_sub(1)?)
    }

    /// The step that redo would do again.
    pub fn redoable(&self) -> Option<&Rc<ChangeSet>> {
        self.entries.get(self.cursor)
    }

    /// What undo and redo would do, for their buttons.
    pub fn steps(&self) -> (Option<Step>, Option<Step>) {
        (self.undoable().map(|set| set.step), self.redoable().map(|set| set.step))
    }

    /// Moves the cursor before the last done step.
    pub fn step_back(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// Moves the cursor behind the next undone step.
    pub fn step_forward(&mut self) {
        self.cursor = (self.cursor + 1).min(self.entries.len());
    }
}
