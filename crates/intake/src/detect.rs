//! Whether a text is Markdown. Plain prose, in Chinese above all, must not be taken for it:
//! one hashtag, one bold line or a footnote mark such as `[1]` is not enough.

use crate::inline::{self, CutKind};
use crate::{Reading, fence, front_matter, line};
use std::ops::Range;

/// So many bold-only lines make a text Markdown.
const ENOUGH_BOLD_LINES: usize = 2;

/// How `text`, which has LF line ends, is best read.
pub(crate) fn reading(text: &str) -> Reading {
    let fences = fence::find(text);
    let is_markdown = front_matter::find(text).is_some()
        || has_headings(text, &fences)
        || has_links(text, &fences);
    if is_markdown { Reading::Markdown } else { Reading::PlainText }
}

fn has_headings(text: &str, fences: &[Range<usize>]) -> bool {
    let mut n_bold = 0;
    let mut start = 0;
    fences.iter().cloned().chain(Some(text.len()..text.len())).any(|fence| {
        let prose = &text[start..fence.start];
        start = fence.end;
        prose.split('\n').any(|line| {
            n_bold += usize::from(line::bold_heading(line).is_some());
            line::hash_heading(line).is_some() || n_bold == ENOUGH_BOLD_LINES
        })
    })
}

fn has_links(text: &str, fences: &[Range<usize>]) -> bool {
    let cuts = inline::scan(text, fences);
    cuts.iter().any(|cut| match cut.kind {
        CutKind::Image { .. } => true,
        CutKind::LinkTarget | CutKind::CutOff => is_far_address(&text[cut.start..cut.end]),
        CutKind::Bracket => false,
    })
}

fn is_far_address(target: &str) -> bool {
    target.contains("://") || target.contains("mailto:")
}
