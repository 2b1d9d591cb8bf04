//! The steps that were done, for undo and redo without limit.

use model::{ChangeSet, Step, Timestamp};
use std::rc::Rc;

/// Steps in order; those before `cursor` are done, those behind it undone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    entries: Vec<Rc<ChangeSet>>,
    /// When each was done; as many as there are entries.
    times: Vec<Timestamp>,
    cursor: usize,
}

impl History {
    /// A history read back from the store; the cursor is held within bounds, and a time that is
    /// not known is the start of time.
    pub fn from_parts(
        entries: Vec<Rc<ChangeSet>>,
        mut times: Vec<Timestamp>,
        cursor: usize,
    ) -> Self {
        let cursor = cursor.min(entries.len());
        times.resize(entries.len(), Timestamp::default());
        Self { entries, times, cursor }
    }

    /// When each of the steps was done; the start of time where that is not known.
    pub fn times(&self) -> &[Timestamp] {
        &self.times
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
    pub fn record(&mut self, set: Rc<ChangeSet>, at: Timestamp) {
        self.entries.truncate(self.cursor);
        self.times.truncate(self.cursor);
        self.entries.push(set);
        self.times.push(at);
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
