//! The paragraphs of a document and of its notes.

use super::DocxError;
use super::numbering::{Numbering, Place};
use super::styles::{Styles, level};
use super::xml::{Element, Visitor, walk};
use crate::RemovedKind;
use std::collections::BTreeMap;
use text::BlockKind;

/// One line of a document.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) is_bold: bool,
    pub(super) removal: Option<RemovedKind>,
}

/// The lines of a part, and the notes to which they refer, in that order.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) references: Vec<String>,
}

/// Reads the part with the text.
pub(super) fn read(xml: &str, styles: &Styles, numbering: Numbering) -> Result<Lines, DocxError> {
    let mut reader = BodyReader { numbering, ..BodyReader::new(styles) };
    walk(xml, &mut reader)?;
    reader.end_row();
    Ok(Lines { lines: reader.lines, references: reader.references })
}

/// Reads a part with notes. Their keys are the ids with `prefix` before them, so that those of
/// foot and end do not meet.
pub(super) fn notes(
    xml: &str,
    prefix: char,
    styles: &Styles,
) -> Result<BTreeMap<String, Vec<Line>>, DocxError> {
    let mut reader = NoteReader { body: BodyReader::new(styles), prefix, ..NoteReader::default() };
    walk(xml, &mut reader)?;
    Ok(reader.notes)
}

/// A paragraph that is being read. Text boxes in it have paragraphs of their own.
#[derive(Debug, Clone, Default)]
struct Paragraph {
    kind: Option<BlockKind>,
    is_list: bool,
    /// The list that it, or else its style, says it is in, and the level.
    list: Option<String>,
    level: Option<usize>,
    style: Option<String>,
    text: String,
    n_bold: usize,
    n_chars: usize,
    taken_out: Vec<(RemovedKind, String)>,
    figures: Vec<String>,
    is_mark_deleted: bool,
}

/// A run of text of one look.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    is_bold: bool,
    is_hidden: bool,
}

#[derive(Default)]
struct BodyReader<'s> {
    styles: Option<&'s Styles>,
    numbering: Numbering,
    lines: Vec<Line>,
    references: Vec<String>,
    /// The paragraphs that are open, the innermost last.
    open: Vec<Paragraph>,
    /// What goes on in the next paragraph, since the mark between the two was deleted.
    joined: Option<Paragraph>,
    run: Run,
    /// How many elements are open of those whose text was deleted.
    n_deleted: usize,
    /// How many are open in one that says again in another way what was said, or how a thing
    /// looked before a tracked change.
    n_skipped: usize,
    /// How many are open in the properties of a paragraph or a run.
    n_properties: usize,
    is_text: bool,
    n_tables: usize,
    row: Vec<String>,
    cell: Vec<String>,
    after_row: Vec<Line>,
}

impl<'s> BodyReader<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self { styles: Some(styles), ..Self::default() }
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.open.last_mut()
    }

    fn push(&mut self, text: &str) {
        let (run, is_deleted) = (self.run, self.n_deleted > 0);
        let Some(paragraph) = self.paragraph() else { return };
        let why = match (is_deleted, run.is_hidden) {
            (true, _) => RemovedKind::Deleted,
            (false, true) => RemovedKind::Hidden,
            (false, false) => {
                let n_chars = text.chars().filter(|c| !c.is_whitespace()).count();
                paragraph.n_chars += n_chars;
                paragraph.n_bold += if run.is_bold { n_chars } else { 0 };
                paragraph.text.push_str(text);
                return;
            }
        };
        match paragraph.taken_out.last_mut() {
            Some((kind, words)) if *kind == why => words.push_str(text),
            _ => paragraph.taken_out.push((why, text.to_owned())),
        }
    }

    fn refer(&mut self, prefix: char, element: &Element<'_>) {
        let Some(id) = element.get("id") else { return };
        if self.n_deleted > 0 {
            return;
        }
        self.references.push(format!("{prefix}{id}"));
        let mark = format!("[{}]", self.references.len());
        self.push(&mark);
    }

    /// What an element in the properties of a paragraph or a run says.
    fn set(&mut self, name: &str, element: &Element<'_>) {
        let styles = self.styles;
        match name {
            "b" => self.run.is_bold = element.is_on(),
            "vanish" => self.run.is_hidden = element.is_on(),
            _ => {}
        }
        let Some(paragraph) = self.paragraph() else { return };
        let value = || element.get("val").unwrap_or_default();
        match name {
            "pStyle" => {
                let kind = styles.and_then(|styles| styles.kind(&value()));
                paragraph.style = Some(value());
                paragraph.is_list |= kind == Some(BlockKind::ListItem);
                paragraph.kind = kind.or(paragraph.kind.take());
            }
            "outlineLvl" => paragraph.kind = value().parse().ok().map(level),
            "numId" => {
                paragraph.is_list = value() != "0";
                paragraph.list = Some(value());
            }
            "ilvl" => paragraph.level = value().parse().ok(),
            "del" => paragraph.is_mark_deleted = true,
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        self.run = Run::default();
        let joined = if self.open.is_empty() { self.joined.take() } else { None };
        self.open.push(Paragraph { is_mark_deleted: false, ..joined.unwrap_or_default() });
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if paragraph.is_mark_deleted && self.open.is_empty() {
            self.joined = Some(paragraph);
            return;
        }
        self.set_paragraph(paragraph);
    }

    /// The number or bullet that Word sets before a paragraph.
    fn number(&mut self, paragraph: &Paragraph) -> String {
        let of_style = paragraph.style.as_ref().and_then(|id| self.styles?.place(id));
        let list = paragraph.list.clone().or_else(|| of_style.as_ref().map(|it| it.list.clone()));
        let level = paragraph.level.or_else(|| of_style.map(|it| it.level)).unwrap_or(0);
        list.map(|list| self.numbering.next(&Place { list, level })).unwrap_or_default()
    }

    fn set_paragraph(&mut self, mut paragraph: Paragraph) {
        // Word counts a paragraph without text too
        let number = self.number(&paragraph);
        if !paragraph.text.trim().is_empty() {
            paragraph.text.insert_str(0, &number);
        }
        let kind = match paragraph.kind {
            Some(kind @ BlockKind::Heading(_)) => kind,
            _ if paragraph.is_list => BlockKind::ListItem,
            kind => kind.unwrap_or(BlockKind::Paragraph),
        };
        let is_bold = paragraph.n_bold == paragraph.n_chars;
        let mut around = Vec::new();
        for (why, text) in paragraph.taken_out {
            if !text.trim().is_empty() {
                let kind = BlockKind::Paragraph;
                around.push(Line { kind, text, is_bold: false, removal: Some(why) });
            }
        }
        for alt in paragraph.figures {
            let kind = BlockKind::Figure { alt };
            around.push(Line { kind, text: String::new(), is_bold: false, removal: None });
        }
        if self.n_tables > 0 {
            self.cell.push(paragraph.text);
            self.after_row.extend(around);
            return;
        }
        self.set_line(&kind, &paragraph.text, is_bold);
        self.lines.extend(around);
    }

    /// A paragraph may hold line breaks, which end lines.
    fn set_line(&mut self, kind: &BlockKind, text: &str, is_bold: bool) {
        for text in text.split('\n').filter(|text| !text.trim().is_empty()) {
            let text = text.trim_end().to_owned();
            self.lines.push(Line { kind: kind.clone(), text, is_bold, removal: None });
        }
    }

    fn end_cell(&mut self) {
        let words: Vec<_> = self.cell.iter().flat_map(|text| text.split(['\n', '\t'])).collect();
        let words: Vec<_> = words.iter().map(|text| text.trim()).collect();
        let words: Vec<_> = words.iter().filter(|text| !text.is_empty()).copied().collect();
        self.row.push(words.join(" "));
        self.cell.clear();
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row).join("\t");
        let row = row.trim_end();
        self.set_line(&BlockKind::Paragraph, row, false);
        self.lines.append(&mut self.after_row);
        if let Some(rest) = self.joined.take() {
            self.set_paragraph(rest);
        }
    }
}

impl Visitor for BodyReader<'_> {
    fn open(&mut self, name: &str, element: &Element<'_>) {
        if self.n_skipped > 0 || name == "Fallback" || name.ends_with("Change") {
            self.n_skipped += 1;
            return;
        }
        if self.n_properties > 0 {
            self.n_properties += 1;
            self.set(name, element);
            return;
        }
        match name {
            "p" => self.begin_paragraph(),
            "pPr" | "rPr" => self.n_properties = 1,
            "r" => self.run = Run::default(),
            "t" | "delText" => self.is_text = true,
            "del" | "moveFrom" => self.n_deleted += 1,
            "tab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "softHyphen" => self.push("\u{ad}"),
            "footnoteReference" => self.refer('f', element),
            "endnoteReference" => self.refer('e', element),
            "docPr" => {
                let alt = element.get("descr").or_else(|| element.get("title"));
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.figures.push(alt.unwrap_or_default().trim().to_owned());
                }
            }
            "tbl" => self.n_tables += 1,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_text && self.n_skipped == 0 {
            self.push(text);
        }
    }

    fn close(&mut self, name: &str) {
        if self.n_skipped > 0 {
            self.n_skipped -= 1;
            return;
        }
        if self.n_properties > 0 {
            self.n_properties -= 1;
            if name == "pPr" {
                // what was said of the paragraph's mark is not said of its runs
                self.run = Run::default();
            }
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "t" | "delText" => self.is_text = false,
            "del" | "moveFrom" => self.n_deleted = self.n_deleted.saturating_sub(1),
            "tc" if self.n_tables == 1 => self.end_cell(),
            "tr" if self.n_tables == 1 => self.end_row(),
            "tbl" => {
                self.n_tables = self.n_tables.saturating_sub(1);
                if self.n_tables == 0 {
                    self.end_row();
                }
            }
            _ => {}
        }
    }
}

#[derive(Default)]
struct NoteReader<'s> {
    body: BodyReader<'s>,
    prefix: char,
    notes: BTreeMap<String, Vec<Line>>,
    id: Option<String>,
}

impl Visitor for NoteReader<'_> {
    fn open(&mut self, name: &str, element: &Element<'_>) {
        if matches!(name, "footnote" | "endnote") {
            // lines that part the notes from the text have a type
            let is_note = element.get("type").is_none_or(|kind| kind == "normal");
            self.id = element.get("id").filter(|_| is_note);
            self.body.lines.clear();
            return;
        }
        self.body.open(name, element);
    }

    fn text(&mut self, text: &str) {
        self.body.text(text);
    }

    fn close(&mut self, name: &str) {
        if !matches!(name, "footnote" | "endnote") {
            return self.body.close(name);
        }
        self.body.end_row();
        let lines = std::mem::take(&mut self.body.lines);
        if let Some(id) = self.id.take() {
            self.notes.insert(format!("{}{id}", self.prefix), lines);
        }
    }
}
