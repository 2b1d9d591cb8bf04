//! Folding the journal in the background, between what the analyst does.

use super::Store;
use gloo_timers::future::TimeoutFuture;
use keep::State;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// So long the page may be kept busy at a time, in milliseconds: half a frame.
const BUSY: f64 = 8.0;

impl Store {
    /// Folds the journal into the snapshots where it has become long. Nothing tells of it: where it
    /// fails, the journal stays as it was.
    pub(super) fn fold_if_long(&self, state: &State) {
        let keeper = self.0.keeper.borrow().clone();
        if !self.writes() || self.0.failure.borrow().is_some() || !keeper.is_due(state.seq) {
            return;
        }
        let state = state.clone();
        spawn_local(async move {
            let clock = gloo_utils::window().performance();
            let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
            let since = Cell::new(now());
            let turn = async || {
                if now() - since.get() >= BUSY {
                    TimeoutFuture::new(0).await;
                    since.set(now());
                }
            };
            drop(keeper.fold(state, turn).await);
        });
    }
}
