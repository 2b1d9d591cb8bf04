//! Keys that wait for their turn.
//!
//! A key means something for the selection as the keys and the pointer before it left it, so each
//! waits until what came before has been carried out and shown.

use std::collections::VecDeque;
use web_sys::KeyboardEvent;

/// The waiting keys, and what they wait for.
#[derive(Debug, Default)]
pub(super) struct KeyQueue {
    keys: VecDeque<KeyboardEvent>,
    /// The engine's turn in which something was sent, until that has passed.
    awaited: Option<u32>,
    /// Whether the pointer was lifted, and what it selected is not read yet.
    is_held: bool,
}

impl KeyQueue {
    /// A key was pressed.
    pub(super) fn push(&mut self, event: KeyboardEvent) {
        self.keys.push_back(event);
    }

    /// The first key, unless what came before it is still being carried out.
    pub(super) fn next(&mut self) -> Option<KeyboardEvent> {
        if self.is_held || self.awaited.is_some() { None } else { self.keys.pop_front() }
    }

    /// The pointer was lifted: keys wait until it is known what it selected.
    pub(super) fn hold(&mut self) {
        self.is_held = true;
    }

    /// What the pointer selected is known, and sent if it is new.
    pub(super) fn release(&mut self) {
        self.is_held = false;
    }

    /// What must be shown before the next key was sent in this turn of the engine.
    pub(super) fn wait(&mut self, turn: u32) {
        self.awaited = Some(turn);
    }

    /// The state of this turn is shown.
    pub(super) fn shown(&mut self, turn: u32) {
        self.awaited.take_if(|awaited| *awaited != turn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::KeyboardEventInit;

    fn queue_with(keys: &[&str]) -> Result<KeyQueue, JsValue> {
        let mut queue = KeyQueue::default();
        for key in keys {
            let init = KeyboardEventInit::new();
            init.set_key(key);
            let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init)?;
            queue.push(event);
        }
        Ok(queue)
    }

    fn next(queue: &mut KeyQueue) -> Option<String> {
        queue.next().map(|event| event.key())
    }

    #[wasm_bindgen_test]
    fn a_key_waits_until_the_one_before_it_is_shown() -> Result<(), JsValue> {
        let mut queue = queue_with(&["a", "p"])?;
        assert_eq!(next(&mut queue).as_deref(), Some("a"));
        queue.wait(7);
        queue.shown(7);
        assert_eq!(next(&mut queue), None, "the turn in which it was sent is not over");
        queue.shown(8);
        assert_eq!(next(&mut queue).as_deref(), Some("p"));
        Ok(())
    }

    #[wasm_bindgen_test]
    fn a_key_waits_for_what_the_pointer_selected() -> Result<(), JsValue> {
        let mut queue = queue_with(&["a"])?;
        queue.hold();
        assert_eq!(next(&mut queue), None, "the selection is not read yet");
        queue.wait(7);
        queue.release();
        assert_eq!(next(&mut queue), None, "the selection is not shown yet");
        queue.shown(8);
        assert_eq!(next(&mut queue).as_deref(), Some("a"));
        Ok(())
    }
}
