//! The browser's clock.

use gloo_timers::callback::Timeout;
use model::Timestamp;

/// The present instant.
pub fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Calls back once keys, painting and whatever else waits have had their turn.
pub fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}
