//! Long records piece by piece, so that whoever writes one can let others have their turn.

use serde::Serialize;

use crate::layout::compact;

/// Pieces of a record, none longer than the longest row or article in it.
pub(super) type Pieces<'a> = Box<dyn Iterator<Item = String> + 'a>;

/// A list of a record: its name, and its rows with commas between them.
pub(super) struct List<'a> {
    name: &'static str,
    /// Whether it is left out where it has no rows.
    is_optional: bool,
    rows: Pieces<'a>,
}

impl<'a> List<'a> {
    pub(super) fn new(name: &'static str, rows: impl Iterator<Item = String> + 'a) -> Self {
        Self { name, is_optional: false, rows: Box::new(separated(rows)) }
    }

    /// A list whose rows are in pieces themselves.
    pub(super) fn of_pieces(
        name: &'static str,
        rows: impl Iterator<Item = Pieces<'a>> + 'a,
    ) -> Self {
        let comma = |idx| (idx > 0).then(|| ",".to_owned());
        let rows = rows.enumerate().flat_map(move |(idx, row)| comma(idx).into_iter().chain(row));
        Self { name, is_optional: false, rows: Box::new(rows) }
    }

    pub(super) fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    fn pieces(self) -> impl Iterator<Item = String> + 'a {
        let mut rows = self.rows.peekable();
        let is_left_out = self.is_optional && rows.peek().is_none();
        let around = |text: String| (!is_left_out).then_some(text).into_iter();
        around(format!(",\"{}\":[", self.name)).chain(rows).chain(around("]".to_owned()))
    }
}

/// A record with the fields of `head`, and then these lists.
pub(super) fn record<'a>(head: &impl Serialize, lists: Vec<List<'a>>) -> Pieces<'a> {
    let mut head = compact(head);
    // the brace that closes it stands behind the lists
    head.pop();
    let lists = lists.into_iter().flat_map(List::pieces);
    Box::new(std::iter::once(head).chain(lists).chain(std::iter::once("}".to_owned())))
}

fn separated(rows: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    rows.enumerate().map(|(idx, row)| if idx == 0 { row } else { format!(",{row}") })
}
