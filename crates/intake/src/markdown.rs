//! Markdown to a draft. Lines stay lines: each that is not blank becomes one block.
//!
//! Images, link targets and the marks of headings leave. Marks of lists and quotes, emphasis
//! inside a line, rules, tables, code and HTML are kept to the character.

use crate::draft::{add_note, shorten};
use crate::inline::{self, Cut, CutKind};
use crate::{Draft, Note, Reading, Removed, RemovedKind, fence, front_matter, line, metadata};
use model::Metadata;
use std::borrow::Cow;
use std::ops::Range;
use text::{Block, BlockKind, TextSize};

/// A draft of `text`, which has LF line ends.
pub(crate) fn read(text: &str) -> Draft {
    let mut setter = Setter::new(text);
    let mut body_start = 0;
    if let Some(found) = front_matter::find(text) {
        body_start = found.end;
        setter.take_front_matter(&found);
    }
    let body = &text[body_start..];
    setter.set(body, &inline::scan(body, &fence::find(body)));
    setter.draft
}

/// The longest heading, in bytes, that can be the article's title.
const MAX_TITLE: usize = 1000;

/// Writes the draft line by line.
struct Setter {
    draft: Draft,
    /// The line of the raw text that is being read, counted from 1.
    line: usize,
    gap: Gap,
    title_was_said: bool,
    n_repeated: usize,
    n_unfinished: usize,
}

/// Blank lines, and lines of which nothing is left, between two lines of text.
#[derive(Default)]
struct Gap {
    /// From the first blank line in the body to behind the last; where a line between them has
    /// gone, only the first is kept.
    blanks: Range<usize>,
    has_removed: bool,
    figures: Vec<String>,
}

/// Where a line begins.
struct Place {
    /// In the raw text, counted from 1.
    line: usize,
    /// In the list of what was removed: the marks of a line come before what else left it.
    n_removed: usize,
}

/// A line with its cuts taken out.
#[derive(Default)]
struct Cleaned<'b> {
    kept: Cow<'b, str>,
    /// Whether `kept` has more than marks and white space.
    has_text: bool,
    n_cuts: usize,
    figures_before: Vec<String>,
    figures_behind: Vec<String>,
}

impl Setter {
    fn new(text: &str) -> Self {
        Self {
            draft: Draft {
                text: String::with_capacity(text.len()),
                blocks: Vec::new(),
                metadata: Metadata::default(),
                removed: Vec::new(),
                notes: Vec::new(),
                reading: Reading::Markdown,
            },
            line: 1,
            gap: Gap::default(),
            title_was_said: false,
            n_repeated: 0,
            n_unfinished: 0,
        }
    }

    fn take_front_matter(&mut self, found: &front_matter::Found<'_>) {
        let fields = front_matter::read(found);
        self.draft.removed.push(Removed {
            kind: RemovedKind::FrontMatter,
            line: found.line,
            what: shorten(found.whole),
        });
        let mut n_told = 0;
        for (line, text) in &fields.odd_lines {
            let (line, text) = (*line, shorten(text));
            let note = Note::FrontMatterLine { line, text };
            add_note(&mut self.draft.notes, &mut n_told, note);
        }
        self.draft.metadata = metadata::from_fields(fields);
        self.line = found.body_line;
        self.gap.has_removed = true;
    }

    fn set(&mut self, body: &str, cuts: &[Cut]) {
        let fences = fence::find(body);
        let mut fences = fences.iter().peekable();
        let mut cuts = cuts.iter().peekable();
        let mut at = 0;
        while at < body.len() {
            while fences.next_if(|fence| fence.end <= at).is_some() {}
            let is_code = fences.peek().is_some_and(|fence| fence.start <= at);
            let place = Place { line: self.line, n_removed: self.draft.removed.len() };
            let (cleaned, end) = self.clean(body, at, &mut cuts);
            self.set_line(body, &cleaned, at..end, &place, is_code);
            at = end;
        }
        self.end_gap(body, true);
    }

    /// Takes the cuts out of the line at `start`; gives what is left, without the line break,
    /// and where the next line starts.
    fn clean<'b, 'c>(
        &mut self,
        body: &'b str,
        start: usize,
        cuts: &mut std::iter::Peekable<impl Iterator<Item = &'c Cut>>,
    ) -> (Cleaned<'b>, usize) {
        let mut cleaned = Cleaned::default();
        let line_end = |at: usize| body[at..].find('\n').map_or(body.len(), |len| at + len);
        let mut at = start;
        let mut end = line_end(at);
        while let Some(cut) = cuts.next_if(|cut| cut.start < end) {
            cleaned.push(&body[at..cut.start]);
            self.take_cut(body, cut, &mut cleaned);
            at = cut.end;
            // looked for again only behind a cut over a line break: a line may have many cuts
            if end < at {
                end = line_end(at);
            }
        }
        cleaned.push(&body[at..end]);
        self.line += 1;
        (cleaned, (end + 1).min(body.len()))
    }

    fn take_cut(&mut self, body: &str, cut: &Cut, cleaned: &mut Cleaned<'_>) {
        let whole = &body[cut.start..cut.end];
        cleaned.n_cuts += 1;
        let (kind, what) = match &cut.kind {
            CutKind::Bracket => return,
            CutKind::LinkTarget => (RemovedKind::LinkTarget, &whole[1..]),
            CutKind::CutOff => (RemovedKind::CutOff, whole),
            CutKind::Image { alt } => {
                let figures = if cleaned.has_text {
                    &mut cleaned.figures_behind
                } else {
                    &mut cleaned.figures_before
                };
                figures.push(body[alt.clone()].replace('\n', " "));
                (RemovedKind::Image, whole)
            }
        };
        let (line, what) = (self.line, shorten(what));
        self.draft.removed.push(Removed { kind, line, what });
        self.line += whole.matches('\n').count();
    }

    fn remove_marks(&mut self, kind: RemovedKind, place: &Place, marks: &str) {
        let (line, what) = (place.line, shorten(marks));
        let removed = Removed { kind, line, what };
        self.draft.removed.insert(place.n_removed, removed);
    }

    fn set_line(
        &mut self,
        body: &str,
        cleaned: &Cleaned<'_>,
        range: Range<usize>,
        place: &Place,
        is_code: bool,
    ) {
        let kept = &cleaned.kept;
        if cleaned.n_cuts > 0 && line::is_only_marks(kept) {
            return self.drop_line(cleaned, place);
        }
        if kept.trim().is_empty() {
            return self.gap.add_blank(range);
        }
        self.end_gap(body, false);
        self.set_figures(&cleaned.figures_before);
        if is_code {
            self.set_block(BlockKind::Paragraph, kept);
        } else if let Some(heading) = line::heading(kept) {
            self.set_heading(&heading, place);
        } else {
            self.note_unfinished(kept, place.line);
            self.set_block(line::kind(kept), kept);
        }
        self.set_figures(&cleaned.figures_behind);
        if body[range].ends_with('\n') {
            self.draft.text.push('\n');
        }
    }

    /// A line of which nothing is left but, perhaps, marks around nothing.
    fn drop_line(&mut self, cleaned: &Cleaned<'_>, place: &Place) {
        let marks = cleaned.kept.trim();
        if !marks.is_empty() {
            self.remove_marks(RemovedKind::EmptyMark, place, marks);
        }
        self.gap.has_removed = true;
        let figures = cleaned.figures_before.iter().chain(&cleaned.figures_behind);
        self.gap.figures.extend(figures.cloned());
    }

    fn set_heading(&mut self, heading: &line::Heading<'_>, place: &Place) {
        self.remove_marks(RemovedKind::HeadingMark, place, heading.mark);
        let title = &mut self.draft.metadata.title;
        if title.is_empty() && heading.level == 1 && heading.text.len() <= MAX_TITLE {
            title.push_str(&heading.text);
            let note = Note::TitleFromHeading { line: place.line };
            self.draft.notes.push(note);
        }
        if heading.text == title.as_str() {
            if self.title_was_said {
                let note = Note::RepeatedTitle { line: place.line };
                add_note(&mut self.draft.notes, &mut self.n_repeated, note);
            }
            self.title_was_said = true;
        }
        self.set_block(BlockKind::Heading(heading.level), &heading.text);
    }

    fn note_unfinished(&mut self, kept: &str, line: usize) {
        if kept.contains("![") || kept.contains("](http") {
            let text = shorten(kept);
            let note = Note::UnfinishedMarkup { line, text };
            add_note(&mut self.draft.notes, &mut self.n_unfinished, note);
        }
    }

    fn set_block(&mut self, kind: BlockKind, text: &str) {
        let start = TextSize::of(&self.draft.text);
        self.draft.text.push_str(text);
        let end = TextSize::of(&self.draft.text);
        self.draft.blocks.push(Block { kind, start, end });
    }

    fn set_figures(&mut self, figures: &[String]) {
        for alt in figures {
            let alt = alt.clone();
            self.set_block(BlockKind::Figure { alt }, "");
        }
    }

    /// Writes the gap before a line of text or, with `is_last`, before the end.
    fn end_gap(&mut self, body: &str, is_last: bool) {
        let gap = std::mem::take(&mut self.gap);
        let is_first = self.draft.text.is_empty();
        self.set_figures(&gap.figures);
        let at_edge = is_first || is_last;
        let blanks = &body[gap.blanks];
        let kept = match (gap.has_removed, at_edge) {
            (true, true) => "",
            (true, false) => blanks.split_inclusive('\n').next().unwrap_or_default(),
            (false, _) => blanks,
        };
        self.draft.text.push_str(kept);
    }
}

impl<'b> Cleaned<'b> {
    fn push(&mut self, piece: &'b str) {
        if self.kept.is_empty() {
            self.kept = Cow::Borrowed(piece);
        } else if !piece.is_empty() {
            self.kept.to_mut().push_str(piece);
        }
        self.has_text |= !line::is_only_marks(piece);
    }
}

impl Gap {
    fn add_blank(&mut self, range: Range<usize>) {
        if self.blanks.is_empty() {
            self.blanks = range;
        } else {
            self.blanks.end = range.end;
        }
    }
}
