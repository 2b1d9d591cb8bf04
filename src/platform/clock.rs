//! The browser's clock.

use model::Timestamp;

/// The present instant.
pub fn now() -> Timestamp {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
