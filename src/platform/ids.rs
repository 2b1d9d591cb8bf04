//! New ids.

use engine::Ids;
use std::cell::Cell;

/// Version 7 UUIDs: unique without asking anybody, and in the order in which they were made.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserIds;

/// So many ids can be told apart by their count in one millisecond.
const MOST_IN_A_MILLISECOND: u16 = 1 << 12;

thread_local! {
    /// The millisecond of the last id, and which one in it that was. Ahead of the clock where more
    /// were made than a millisecond holds, or where the clock was put back.
    static LAST: Cell<(u64, u16)> = const { Cell::new((0, 0)) };
}

impl Ids for BrowserIds {
    fn next_id(&mut self) -> String {
        let mut random = [0; 10];
        // a page without a source of randomness still gets ids that differ by their time
        if let Ok(crypto) = gloo_utils::window().crypto() {
            let _ = crypto.get_random_values_with_u8_array(&mut random);
        }
        let (millis, n) = next_place(u64::try_from(super::now().millis()).unwrap_or_default());
        [random[0], random[1]] = n.to_be_bytes();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }
}

/// The millisecond of the next id, and which one in it that is.
fn next_place(now: u64) -> (u64, u16) {
    let (last, n) = LAST.get();
    let next = if now > last {
        (now, 0)
    } else if n + 1 < MOST_IN_A_MILLISECOND {
        (last, n + 1)
    } else {
        (last + 1, 0)
    };
    LAST.set(next);
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn ids_of_one_millisecond_are_in_the_order_they_were_made() {
        // more than a millisecond holds
        let ids: Vec<_> = (0..10_000).map(|_| BrowserIds.next_id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
