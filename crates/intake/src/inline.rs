//! The images and links of a Markdown text, found in one pass.
//!
//! Only inline images and links count. Links by reference (`[a][1]`), bare addresses, emphasis,
//! code spans and HTML are characters like any other. A link's text may reach over line breaks
//! but not over a blank line, unless its `[` ends a line: converters put a linked picture so.

mod target;

use std::collections::VecDeque;
use std::ops::Range;
use target::{Target, Targets};

/// A part of the text that leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The first byte inside.
    pub(crate) start: usize,
    /// The first byte behind.
    pub(crate) end: usize,
    pub(crate) kind: CutKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CutKind {
    /// The `[` of a link.
    Bracket,
    /// From the `]` of a link to its `)`.
    LinkTarget,
    /// An image; `alt` is the byte range of its description.
    Image { alt: Range<usize> },
    /// An image or link target that the end of the text left unfinished.
    CutOff,
}

/// A `[` or `![` that waits for its `]`.
struct Opener {
    at: usize,
    is_image: bool,
    /// Cuts made before it; all later ones lie inside.
    n_cuts: usize,
}

/// So many brackets may wait at once; the oldest is forgotten, as nothing is nested so deep.
const MAX_OPENERS: usize = 64;
/// The longest image without an end, in bytes, that is taken for the cut-off end of a text.
const MAX_CUT_OFF_IMAGE: usize = 200;

/// The cuts of `text`, sorted and without overlap. Nothing inside `fences` is cut.
pub(crate) fn scan(text: &str, fences: &[Range<usize>]) -> Vec<Cut> {
    Scanner {
        text,
        fences,
        openers: VecDeque::new(),
        cuts: Vec::new(),
        targets: Targets::new(text),
    }
    .scan()
}

struct Scanner<'t> {
    text: &'t str,
    fences: &'t [Range<usize>],
    openers: VecDeque<Opener>,
    cuts: Vec<Cut>,
    targets: Targets<'t>,
}

impl Scanner<'_> {
    fn scan(mut self) -> Vec<Cut> {
        let bytes = self.text.as_bytes();
        let mut at = self.behind_fences(0);
        while let Some(&byte) = bytes.get(at) {
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            at = match byte {
                b'\\' if next.is_ascii_punctuation() => at + 2,
                b'!' if next == b'[' => self.open(at, true),
                b'[' => self.open(at, false),
                b']' => self.close(at),
                b'\n' => self.begin_line(at + 1),
                _ => at + 1,
            };
        }
        self.cut_off_image();
        self.cuts.sort_unstable_by_key(|cut| cut.start);
        self.cut_off_brackets();
        self.cuts
    }

    fn open(&mut self, at: usize, is_image: bool) -> usize {
        if self.openers.len() == MAX_OPENERS {
            self.openers.pop_front();
        }
        self.openers.push_back(Opener { at, is_image, n_cuts: self.cuts.len() });
        at + 1 + usize::from(is_image)
    }

    /// Handles the `]` at `at`; gives where to go on.
    fn close(&mut self, at: usize) -> usize {
        let Some(opener) = self.openers.pop_back() else {
            return at + 1;
        };
        let open = at + 1;
        if self.text.as_bytes().get(open) != Some(&b'(') {
            return open;
        }
        match self.targets.read(open) {
            Target::Whole { address, end } if opener.is_image || self.is_address(&address) => {
                self.cut(&opener, at, end);
                end
            }
            Target::CutOff { address } if opener.is_image || self.is_address(&address) => {
                self.cut_off(&opener, at);
                self.text.len()
            }
            _ => open,
        }
    }

    fn cut(&mut self, opener: &Opener, close: usize, end: usize) {
        if opener.is_image {
            self.cuts.truncate(opener.n_cuts);
            let alt = opener.at + 2..close;
            self.push(opener.at, end, CutKind::Image { alt });
        } else {
            self.push(opener.at, opener.at + 1, CutKind::Bracket);
            self.push(close, end, CutKind::LinkTarget);
        }
    }

    fn cut_off(&mut self, opener: &Opener, close: usize) {
        let end = self.targets.text_end();
        if opener.is_image {
            self.cuts.truncate(opener.n_cuts);
            self.push(opener.at, end, CutKind::CutOff);
        } else {
            self.push(opener.at, opener.at + 1, CutKind::Bracket);
            self.push(close, end, CutKind::CutOff);
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: CutKind) {
        self.cuts.push(Cut { start, end, kind });
    }

    /// Whether what stands in the parentheses behind `[…]` can be an address, not a remark.
    fn is_address(&self, target: &Range<usize>) -> bool {
        let mut start =
            self.text.as_bytes()[target.clone()].iter().take(MAX_CUT_OFF_IMAGE).peekable();
        start.peek().is_none() || start.any(|byte| b"/.:#@?=%".contains(byte))
    }

    /// Handles a new line at `at`; gives where to go on.
    fn begin_line(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        let is_blank =
            matches!(rest.iter().find(|&&byte| byte != b' ' && byte != b'\t'), None | Some(b'\n'));
        if is_blank {
            self.end_paragraph();
        }
        self.behind_fences(at)
    }

    fn end_paragraph(&mut self) {
        let bytes = self.text.as_bytes();
        let ends_line = |opener: &Opener| bytes.get(opener.at + 1) == Some(&b'\n');
        while self.openers.back().is_some_and(|opener| !ends_line(opener)) {
            self.openers.pop_back();
        }
    }

    fn behind_fences(&mut self, mut at: usize) -> usize {
        while let Some((fence, rest)) = self.fences.split_first()
            && fence.start <= at
        {
            self.openers.clear();
            self.fences = rest;
            at = at.max(fence.end);
        }
        at
    }

    /// `![` without `]` shortly before the end of the text is a cut-off image.
    fn cut_off_image(&mut self) {
        let end = self.targets.text_end();
        let is_tail = |opener: &Opener| {
            opener.is_image
                && opener.at < end
                && end - opener.at <= MAX_CUT_OFF_IMAGE
                && !self.text[opener.at..end].contains('\n')
        };
        if let Some(idx) = self.openers.iter().position(is_tail) {
            let Opener { at, n_cuts, .. } = self.openers[idx];
            self.openers.truncate(idx);
            self.cuts.truncate(n_cuts);
            self.push(at, end, CutKind::CutOff);
        }
    }

    /// A `[` goes with the end of the text when all that followed it has gone.
    fn cut_off_brackets(&mut self) {
        let mut tail = self.targets.text_end();
        let mut idx = self.cuts.len();
        while idx > 0 && self.cuts[idx - 1].end == tail {
            idx -= 1;
            tail = self.cuts[idx].start;
        }
        while let Some(opener) = self.openers.pop_back()
            && let Some(cut) = self.cuts.get_mut(idx)
            && opener.at + 1 == tail
            && !opener.is_image
        {
            tail = opener.at;
            if cut.kind == CutKind::CutOff {
                cut.start = tail;
            } else {
                let kind = CutKind::CutOff;
                self.cuts.insert(idx, Cut { start: tail, end: tail + 1, kind });
            }
        }
    }
}
