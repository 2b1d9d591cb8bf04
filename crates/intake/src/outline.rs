//! A draft written out line by line: what the command line prints, and what kept pages are
//! compared with.

use crate::{Draft, Note};
use std::fmt::Write;
use text::BlockKind;

/// Metadata, blocks, what was removed and what was noted, each on a line of its own that begins
/// with what it is. A line break inside of one is written `⏎`.
pub fn outline(draft: &Draft) -> String {
    let mut out = String::new();
    metadata(draft, &mut out);
    out.push_str("--- article\n");
    for block in &draft.blocks {
        let slice = block.slice(&draft.text);
        match &block.kind {
            BlockKind::Heading(level) => line(&mut out, &format!("h{level}"), slice),
            BlockKind::Paragraph => line(&mut out, "p", slice),
            BlockKind::ListItem => line(&mut out, "li", slice),
            BlockKind::Quote => line(&mut out, "q", slice),
            BlockKind::Figure { alt } => line(&mut out, "fig", alt),
        }
    }
    out.push_str("--- removed\n");
    for removed in &draft.removed {
        line(&mut out, &format!("{} {:?}", removed.line, removed.kind), &removed.what);
    }
    let notes = draft.notes.iter().filter(|note| **note != Note::LanguageGuessed);
    for note in notes {
        line(&mut out, "note", &format!("{note:?}"));
    }
    out
}

fn metadata(draft: &Draft, out: &mut String) {
    let known = &draft.metadata;
    let fields = [
        ("title", &known.title),
        ("url", &known.url),
        ("publisher", &known.publisher),
        ("author", &known.author),
        ("date", &known.date),
        ("language", &known.language),
    ];
    let extra = known.extra.iter().map(|(name, value)| (name.as_str(), value));
    for (name, value) in fields.into_iter().chain(extra).filter(|(_, value)| !value.is_empty()) {
        line(out, &format!("{name}:"), value);
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    let shown = format!("{name} {value}");
    // a `String` takes all that is written to it
    let _ = writeln!(out, "{}", shown.trim_end().replace('\n', "⏎"));
}
