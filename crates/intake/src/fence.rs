//! Fenced code: nothing between two fences is Markdown. A fence without a second one is only
//! a line, so that a stray mark does not hide the rest of an article.

use std::ops::Range;

struct Fence {
    start: usize,
    end: usize,
    mark: u8,
    n_marks: usize,
    is_bare: bool,
}

/// The byte ranges of fenced code in `text`, in order, from the start of the opening line to
/// behind the line break of the closing line.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let fences = fence_lines(text);
    let mut found = Vec::new();
    let mut hopeless = [usize::MAX; 2];
    let mut idx = 0;
    while let Some(open) = fences.get(idx) {
        idx += 1;
        let limit = &mut hopeless[usize::from(open.mark == b'~')];
        // where no fence closed a shorter one, none closes this one; this keeps the search linear
        if open.n_marks >= *limit {
            continue;
        }
        let closes = |f: &Fence| f.is_bare && f.mark == open.mark && f.n_marks >= open.n_marks;
        match fences[idx..].iter().position(closes) {
            Some(n_between) => {
                idx += n_between + 1;
                found.push(open.start..fences[idx - 1].end);
            }
            None => *limit = open.n_marks,
        }
    }
    found
}

fn fence_lines(text: &str) -> Vec<Fence> {
    let mut start = 0;
    let mut fences = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        fences.extend(fence_line(line, start, end));
        start = end;
    }
    fences
}

fn fence_line(line: &str, start: usize, end: usize) -> Option<Fence> {
    let marks = line.trim_start_matches(' ');
    let mark = *marks.as_bytes().first()?;
    if line.len() - marks.len() > 3 || !matches!(mark, b'`' | b'~') {
        return None;
    }
    let info = marks.trim_start_matches(char::from(mark));
    let n_marks = marks.len() - info.len();
    let is_fence = n_marks >= 3 && (mark == b'~' || !info.contains('`'));
    is_fence.then(|| Fence { start, end, mark, n_marks, is_bare: info.trim().is_empty() })
}
