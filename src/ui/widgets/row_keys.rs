//! The keys that move along a list.

/// The row that a key leads to from another, the last row being number `last`.
pub(crate) fn next_row(key: &str, row: usize, last: usize) -> Option<usize> {
    Some(match key {
        "ArrowDown" => (row + 1).min(last),
        "ArrowUp" => row.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}
