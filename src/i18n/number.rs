//! Numbers as both languages write them.

/// A number with commas between the thousands: `19,388`.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn commas_stand_between_thousands() {
        let numbers = [0, 999, 1000, 19388, 1_000_000].map(thousands);
        assert_eq!(numbers, ["0", "999", "1,000", "19,388", "1,000,000"]);
    }
}
