//! New ids.

use engine::Ids;

/// Version 7 UUIDs: unique without asking anybody, and in the order of the clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserIds;

impl Ids for BrowserIds {
    fn next_id(&mut self) -> String {
        let mut random = [0; 10];
        // a page without a source of randomness still gets ids that differ by their time
        if let Ok(crypto) = gloo_utils::window().crypto() {
            let _ = crypto.get_random_values_with_u8_array(&mut random);
        }
        let millis = u64::try_from(super::now().millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }
}
