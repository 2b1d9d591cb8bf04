//! Documents back into the marked-text notation.

use model::{Annotation, DocumentData, Target};
use std::cmp::Reverse;
use std::fmt::Write;
use text::TextRange;

/// A span that is to be printed.
struct Span {
    range: TextRange,
    tag: String,
}

/// The document in the marked-text notation. Each lost quote follows on a line of its own,
/// such as `lost {actor#a3}: minister`; that is for reading only.
pub fn render(document: &DocumentData) -> String {
    let mut rows: Vec<&Annotation> = document.annotations.values().map(|row| &**row).collect();
    let place = |row: &Annotation| row.ranges().next().map(|r| (r.start(), Reverse(r.end())));
    rows.sort_by_key(|row| (place(row).is_none(), place(row)));
    let mut spans = Vec::new();
    let mut lost = String::new();
    for (idx, row) in rows.into_iter().enumerate() {
        let is_numbered = row.targets.len() == 1 && row.id.as_str() == format!("a{}", idx + 1);
        let tag =
            if is_numbered { row.label.to_string() } else { format!("{}#{}", row.label, row.id) };
        for target in &row.targets {
            match target {
                Target::Anchored(range) => spans.push(Span { range: *range, tag: tag.clone() }),
                // writing to a String cannot fail
                Target::Orphan(quote) => {
                    let _ = write!(lost, "\nlost {{{tag}}}: {}", quote.exact);
                }
            }
        }
    }
    spans.sort_by_key(|span| (span.range.start(), Reverse(span.range.end())));
    print(document.text(), &spans) + &lost
}

fn print(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut open: Vec<&Span> = Vec::new();
    let mut waiting = spans.iter().peekable();
    for (at, character) in text.char_indices() {
        close(&mut out, &mut open, at);
        while let Some(span) = waiting.next_if(|span| span.range.start().index() == at) {
            open.push(span);
            out.push('[');
        }
        if matches!(character, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    close(&mut out, &mut open, text.len());
    out
}

/// Closes all spans that end at `at`, the last opened first.
fn close(out: &mut String, open: &mut Vec<&Span>, at: usize) {
    while let Some(idx) = open.iter().rposition(|span| span.range.end().index() == at) {
        let span = open.remove(idx);
        let _ = match open.len() - idx {
            0 => write!(out, "]{{{}}}", span.tag),
            depth => write!(out, "]{{{}^{depth}}}", span.tag),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, random_project};
    use proptest::prelude::*;

    proptest! {
        /// Spans that nest, cross, coincide, touch and are discontinuous can all be printed.
        #[test]
        fn what_is_printed_reads_the_same(project in random_project()) {
            for before in project.documents.values() {
                if before.annotations.values().any(|row| row.is_orphan()) {
                    continue;
                }
                let after = document(&render(before));
                prop_assert_eq!(after.text(), before.text());
                let spans = |document: &DocumentData| -> Vec<_> {
                    let rows = document.annotations.values();
                    rows.map(|row| (row.id.clone(), row.label.clone(), row.targets.clone()))
                        .collect()
                };
                prop_assert_eq!(spans(&after), spans(before));
            }
        }
    }
}
