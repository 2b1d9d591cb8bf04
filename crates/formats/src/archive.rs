//! The whole project as a zip archive, `*.stancemark.zip`: for another program, another analyst
//! or another decade.
//!
//! It holds [`PROJECT`], which alone is enough to have the project back; the codebook as a file of
//! its own; each document as a native file and as plain text, under a readable name; and a page
//! that says so. The same project at the same time gives the same bytes.
//!
//! Left out: opening archives. `intake` does that within bounds; [`project_among`] tells which of
//! the files it finds is the project.

use crate::file_name::named;
use crate::native::{self, GENERATOR};
use crate::{codebook, file_name};
use miniz_oxide::deflate::compress_to_vec;
use model::{DocumentId, Project, Timestamp};
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter};
use std::io::Write;
use std::ops::ControlFlow;
use std::rc::Rc;

/// The file in an archive that holds the whole project.
pub const PROJECT: &str = "project.stancemark.json";

/// How the name of an archive ends.
pub const EXTENSION: &str = ".stancemark.zip";

/// The page that says what is in an archive.
const ABOUT: &str = "README.txt";

/// How hard the text is squeezed, from 0 to 10: what follows takes twice the time for a tenth less.
const LEVEL: u8 = 6;

/// An archive that was too large for its format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the archive could not be written: {0}")]
pub struct ArchiveError(String);

/// What was written, or why it could not be.
pub type Written = Result<Vec<u8>, ArchiveError>;

/// A name for the archive of a project.
pub fn archive_name(project: &str) -> String {
    named(project, "", "project", EXTENSION)
}

/// Which of the files of an archive, by their names in order, is the project. `None` if it is not
/// an archive of ours.
pub fn project_among<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<usize> {
    names.into_iter().position(|name| name == PROJECT)
}

/// Writes a whole archive. `now` becomes the time of its files.
pub fn write(project: &Rc<Project>, now: Timestamp) -> Written {
    let mut writing = Writing::new(project, now);
    loop {
        match writing.go_on() {
            ControlFlow::Continue(rest) => writing = rest,
            ControlFlow::Break(written) => return written,
        }
    }
}

/// An archive that is being written file by file, so that the page can have its turn in between.
#[derive(Debug)]
pub struct Writing {
    zip: ZipArchiveWriter<Vec<u8>>,
    project: Rc<Project>,
    now: Timestamp,
    /// The files that are not written yet, the next one last.
    todo: Vec<Part>,
    n_parts: usize,
}

#[derive(Debug, Clone)]
enum Part {
    About,
    Whole,
    Codebook,
    /// A document by its place, counted from 1.
    Document(usize, DocumentId),
}

impl Writing {
    /// Begins an archive. `now` becomes the time of its files.
    pub fn new(project: &Rc<Project>, now: Timestamp) -> Self {
        let documents = project.documents.keys().cloned().enumerate();
        let documents = documents.map(|(idx, id)| Part::Document(idx + 1, id));
        let mut todo: Vec<_> = [Part::About, Part::Whole, Part::Codebook].into();
        todo.extend(documents);
        todo.reverse();
        let (project, n_parts) = (Rc::clone(project), todo.len());
        Self { zip: ZipArchiveWriter::new(Vec::new()), project, now, todo, n_parts }
    }

    /// How much is written, in thousandths.
    pub fn permille(&self) -> u16 {
        let n_done = self.n_parts - self.todo.len();
        u16::try_from(n_done * 1000 / self.n_parts.max(1)).unwrap_or(1000)
    }

    /// Writes what comes next.
    pub fn go_on(mut self) -> ControlFlow<Written, Self> {
        let Some(part) = self.todo.pop() else {
            return ControlFlow::Break(self.zip.finish().map_err(|error| told(&error)));
        };
        match self.write(&part) {
            Ok(()) => ControlFlow::Continue(self),
            Err(error) => ControlFlow::Break(Err(told(&error))),
        }
    }

    fn write(&mut self, part: &Part) -> Result<(), rawzip::Error> {
        let project = Rc::clone(&self.project);
        match part {
            Part::About => self.add(ABOUT, &about(&project)),
            Part::Whole => self.add(PROJECT, &native::write(&project, self.now)),
            Part::Codebook => {
                self.add("codebook.stancemark-codebook.json", &codebook::write(&project.codebook))
            }
            Part::Document(nth, id) => self.write_document(*nth, id),
        }
    }

    fn write_document(&mut self, nth: usize, id: &DocumentId) -> Result<(), rawzip::Error> {
        let project = Rc::clone(&self.project);
        let Some(document) = project.documents.get(id) else { return Ok(()) };
        let metadata = &document.info.metadata;
        // the number keeps the order, and tells those of the same title apart
        let width = project.documents.len().to_string().len();
        let title = format!("{nth:0width$} {} {}", metadata.date, metadata.title);
        let path = |ending| format!("documents/{}", named(&title, "", "document", ending));
        let json = native::write_document(&project, id, self.now).unwrap_or_default();
        self.add(&path(file_name::EXTENSION), &json)?;
        self.add(&path(".txt"), document.text())
    }

    fn add(&mut self, path: &str, content: &str) -> Result<(), rawzip::Error> {
        let bytes = content.as_bytes();
        let file = self.zip.new_file(path);
        let file = file.compression_method(CompressionMethod::DEFLATE);
        let file = file.last_modified(UtcDateTime::from_unix(self.now.millis().div_euclid(1000)));
        let (mut file, _) = file.start()?;
        file.write_all(&compress_to_vec(bytes, LEVEL))?;
        file.finish(DataDescriptorOutput::new(rawzip::crc32(bytes), bytes.len() as u64))?;
        Ok(())
    }
}

fn told(error: &rawzip::Error) -> ArchiveError {
    ArchiveError(error.to_string())
}

/// The page that says what is in the archive, in both languages.
fn about(project: &Project) -> String {
    let Project { info, documents, .. } = project;
    let (name, n_documents) = (&info.name, documents.len());
    format!(
        "{name}\n\n\
         A Stancemark project with {n_documents} documents, written by {GENERATOR}.\n\n\
         {PROJECT}\n    The whole project. Open this archive, or this file, with Stancemark to have it back.\n\
         codebook.stancemark-codebook.json\n    Labels and statement types alone.\n\
         documents/\n    Each document by itself: *.stancemark.json with its annotations, *.txt the bare text.\n\n\
         Offsets count Unicode code points of the text. Every span carries its quote, so that it can be\n\
         found without Stancemark. All files are UTF-8.\n\n\
         ----\n\n\
         Stancemark 项目，共 {n_documents} 篇文档，由 {GENERATOR} 写出。\n\n\
         {PROJECT}\n    整个项目。用 Stancemark 打开本压缩包或此文件即可恢复。\n\
         codebook.stancemark-codebook.json\n    仅含标签和陈述类型。\n\
         documents/\n    每篇文档单独成文件：*.stancemark.json 含标注，*.txt 为纯文本。\n\n\
         偏移量按文本的 Unicode 码点计数。每个片段都带有引文，不用 Stancemark 也能找到。所有文件均为 UTF-8。\n"
    )
}
