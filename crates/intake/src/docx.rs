//! Word documents (`.docx`): a zip archive of XML parts becomes a [`Page`], in which the deleted
//! text of tracked changes and hidden text are marked as taken out.
//!
//! Read are the text, the notes at foot and end, what styles say of headings, lists and quotes,
//! and the properties. Left out: pictures (a placeholder with their description stands there),
//! headers and footers, and comments. The numbers that Word counts before paragraphs, and its
//! bullets, become text where they are of a form that is known.

mod body;
mod numbering;
mod properties;
mod styles;
mod xml;

use crate::archive::{Archive, ArchiveError, EntryProblem, Limits};
use crate::html::{Page, Piece};
use crate::line;
use body::Lines;
use model::Metadata;
use std::collections::BTreeMap;
use text::BlockKind;

/// Why a file is no Word document that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocxError {
    /// It is no archive, or a damaged one.
    Archive(ArchiveError),
    /// A part of it cannot be unpacked.
    Part(EntryProblem),
    /// An archive, but without the text of a Word document.
    NotWord,
    /// A part of it is no sound XML.
    Xml {
        /// Where the fault was met, in bytes from the start of the part.
        offset: u64,
    },
    /// It declares a document type or entities of its own, which no Word document needs.
    Dtd,
    /// Its elements are nested too deeply.
    TooDeep,
}

/// So much of a document is unpacked: pictures are not.
const LIMITS: Limits = Limits { entries: 20_000, entry_bytes: 64 << 20, total_bytes: 160 << 20 };

/// The parts of a document that tell something, as XML.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// The text.
    pub document: String,
    /// The styles.
    pub styles: String,
    /// The notes at the foot of pages.
    pub footnotes: String,
    /// The notes at the end.
    pub endnotes: String,
    /// Title, author, and the like.
    pub properties: String,
    /// The lists, which tell the numbers before paragraphs.
    pub numbering: String,
}

/// Reads a document from the bytes of its file.
pub fn read(bytes: Vec<u8>) -> Result<Page, DocxError> {
    // the names of parts are ASCII
    let no_tables = |_, _: &[u8]| Err(0);
    let mut archive = Archive::open(bytes, LIMITS, &no_tables).map_err(DocxError::Archive)?;
    let document = main_part(&mut archive)?;
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| format!("{folder}/{name}").trim_start_matches('/').to_owned();
    let parts = Parts {
        document: part(&mut archive, &document)?.ok_or(DocxError::NotWord)?,
        styles: part(&mut archive, &beside("styles.xml"))?.unwrap_or_default(),
        footnotes: part(&mut archive, &beside("footnotes.xml"))?.unwrap_or_default(),
        endnotes: part(&mut archive, &beside("endnotes.xml"))?.unwrap_or_default(),
        properties: part(&mut archive, "docProps/core.xml")?.unwrap_or_default(),
        numbering: part(&mut archive, &beside("numbering.xml"))?.unwrap_or_default(),
    };
    read_parts(&parts)
}

/// The name of the part with the text: as the relations of the package say, else as ever.
fn main_part(archive: &mut Archive) -> Result<String, DocxError> {
    let relations = part(archive, "_rels/.rels")?.unwrap_or_default();
    let target = properties::main_target(&relations)?;
    Ok(target.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// A part as text; `None` if there is none of that name.
fn part(archive: &mut Archive, name: &str) -> Result<Option<String>, DocxError> {
    let found = archive.entries().iter().position(|entry| entry.name == name);
    let Some(idx) = found else { return Ok(None) };
    let bytes = archive.read(idx).map_err(DocxError::Part)?;
    let decoded = crate::decode_within(&bytes, LIMITS.entry_bytes, &|_, _| Err(0));
    decoded.map(|decoded| Some(decoded.text)).map_err(|_| DocxError::Xml { offset: 0 })
}

/// Reads a document from its parts.
pub fn read_parts(parts: &Parts) -> Result<Page, DocxError> {
    let styles = styles::read(&parts.styles)?;
    let mut notes = body::notes(&parts.footnotes, 'f', &styles)?;
    notes.extend(body::notes(&parts.endnotes, 'e', &styles)?);
    let mut lines = body::read(&parts.document, &styles, numbering::read(&parts.numbering)?)?;
    set_notes(&mut lines, &mut notes);
    let mut page = Page::default();
    for line in lines.lines {
        let removal = line.removal.map(|kind| page.remove(kind, String::new()));
        let kind = match line.kind {
            BlockKind::Paragraph => line::title_level(line.text.trim(), line.is_bold)
                .map_or(BlockKind::Paragraph, BlockKind::Heading),
            kind => kind,
        };
        page.pieces.push(Piece { kind, text: line.text, removal });
    }
    page.metadata = properties::read(&parts.properties)?;
    name(&mut page.metadata, &page.pieces);
    page.has_structure = true;
    Ok(page)
}

/// Adds the notes behind the text, in the order in which the text refers to them.
fn set_notes(lines: &mut Lines, notes: &mut BTreeMap<String, Vec<body::Line>>) {
    for (idx, id) in std::mem::take(&mut lines.references).iter().enumerate() {
        let mut mark = format!("[{}] ", idx + 1);
        for mut line in notes.remove(id).unwrap_or_default() {
            line.text = format!("{mark}{}", line.text.trim_start());
            mark.clear();
            lines.lines.push(line);
        }
    }
}

/// Without a title in the properties, the first heading of the highest level is it.
fn name(metadata: &mut Metadata, pieces: &[Piece]) {
    let is_title = |piece: &&Piece| piece.kind == BlockKind::Heading(1) && piece.removal.is_none();
    if metadata.title.is_empty()
        && let Some(first) = pieces.iter().find(is_title)
    {
        first.text.trim().clone_into(&mut metadata.title);
    }
}
