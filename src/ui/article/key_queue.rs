//! Keys that wait for their turn.
//!
//! A key means something for the selection as the keys before it left it, so each waits until
//! the one before has been carried out and shown.

use std::collections::VecDeque;
use web_sys::KeyboardEvent;

/// The waiting keys, and whether one is being carried out.
#[derive(Debug, Default)]
pub(super) struct KeyQueue {
    keys: VecDeque<KeyboardEvent>,
    /// The engine's turn in which the last key was sent, until that has passed.
    awaited: Option<u32>,
}

impl KeyQueue {
    /// A key was pressed.
    pub(super) fn push(&mut self, event: KeyboardEvent) {
        self.keys.push_back(event);
    }

    /// The first key, unless the one before it is still being carried out.
    pub(super) fn next(&mut self) -> Option<KeyboardEvent> {
        if self.awaited.is_some() { None } else { self.keys.pop_front() }
    }

    /// The key taken last was sent in this turn of the engine.
    pub(super) fn wait(&mut self, turn: u32) {
        self.awaited = Some(turn);
    }

    /// The state of this turn is shown.
    pub(super) fn shown(&mut self, turn: u32) {
        self.awaited.take_if(|awaited| *awaited != turn);
    }
}
