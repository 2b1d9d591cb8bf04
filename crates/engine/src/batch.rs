//! Many files at once: each article is added as it is read, and each file is accounted for.

use crate::update::edit;
use crate::{
    Command, Dialog, Effect, Env, FileContent, FileFailure, Model, NewDocument, NoticeKind,
};
use formats::native::ReadError;
use intake::Refusal;
use model::DocumentId;
use std::rc::Rc;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOutcome {
    /// It was added as an article.
    Added(DocumentId),
    /// An article of the very same text is there already.
    Present(DocumentId),
    /// It was one of our own files: so many documents came in, with so many problems.
    Imported {
        /// How many documents.
        n_documents: usize,
        /// How many problems.
        n_issues: usize,
    },
    /// It was a codebook, with so many problems.
    Codebook {
        /// How many problems.
        n_issues: usize,
    },
    /// Its text is no article.
    Refused(Refusal),
    /// It could not be read.
    Failed(FileFailure),
    /// It is none of our own files.
    NotReadable(ReadError),
}

impl FileOutcome {
    /// Whether something needs a look.
    pub const fn is_trouble(&self) -> bool {
        !matches!(
            self,
            Self::Added(_) | Self::Imported { n_issues: 0, .. } | Self::Codebook { n_issues: 0 }
        )
    }
}

/// Files on their way in, and what became of those that are done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// How many files were given.
    pub n_files: usize,
    /// Those that are done: name and outcome, in the order of the files.
    pub done: Vec<(String, FileOutcome)>,
    /// Whether it was ended before all files were read.
    pub is_cancelled: bool,
    /// How many groups of files are still being read.
    n_reading: u32,
}

impl Batch {
    /// Whether files are still being read.
    pub const fn is_reading(&self) -> bool {
        self.n_reading > 0
    }

    /// How many articles were added.
    pub fn n_added(&self) -> usize {
        self.done.iter().filter(|(_, outcome)| matches!(outcome, FileOutcome::Added(_))).count()
    }
}

/// Several files were chosen or dropped.
pub(crate) fn begin(model: &mut Model, n_files: usize) -> Vec<Effect> {
    if !model.session.batch.is_reading() {
        model.session_mut().batch = Rc::default();
    }
    let session = model.session_mut();
    let batch = Rc::make_mut(&mut session.batch);
    batch.n_files += n_files;
    batch.n_reading += 1;
    session.dialog = Some(Dialog::Batch);
    Vec::new()
}

/// All files of a group were read, or the reading was ended.
pub(crate) fn end(model: &mut Model) -> Vec<Effect> {
    let session = model.session_mut();
    session.end_reading();
    let batch = Rc::make_mut(&mut session.batch);
    batch.n_reading = batch.n_reading.saturating_sub(1);
    Vec::new()
}

/// No more files are read; what was added stays.
pub(crate) fn cancel(model: &mut Model) -> Vec<Effect> {
    if !model.session.batch.is_reading() {
        return Vec::new();
    }
    Rc::make_mut(&mut model.session_mut().batch).is_cancelled = true;
    vec![Effect::StopReading]
}

/// Writes down what became of a file.
pub(crate) fn account(model: &mut Model, name: String, outcome: FileOutcome) {
    Rc::make_mut(&mut model.session_mut().batch).done.push((name, outcome));
}

/// Adds the text of a file as an article.
pub(crate) fn take_article(model: &mut Model, file: FileContent, env: &mut Env<'_>) -> Vec<Effect> {
    let draft = match intake::read(&file.text, None) {
        Ok(draft) => draft,
        Err(refusal) => {
            account(model, file.name, FileOutcome::Refused(refusal));
            return Vec::new();
        }
    };
    if let Some(present) = of_text(model, &draft.text) {
        account(model, file.name, FileOutcome::Present(present));
        return Vec::new();
    }
    let mut metadata = draft.metadata;
    if metadata.title.trim().is_empty() {
        stem(&file.name).clone_into(&mut metadata.title);
    }
    let new = NewDocument { metadata, text: draft.text, blocks: draft.blocks };
    let n_before = model.project.documents.len();
    let effects = edit(model, Command::AddDocument(Box::new(new)), env);
    let added = last_added(model).filter(|_| model.project.documents.len() > n_before);
    match added {
        Some(id) => account(model, file.name, FileOutcome::Added(id)),
        None => model.session_mut().notify(NoticeKind::EditRefused),
    }
    effects
}

/// The document that the last step added.
pub(crate) fn last_added(model: &Model) -> Option<DocumentId> {
    let set = model.history.undoable()?;
    set.changes.iter().find_map(|change| match change {
        model::Change::Document(delta) => delta.after.as_ref().map(|info| info.id.clone()),
        _ => None,
    })
}

fn of_text(model: &Model, text: &str) -> Option<DocumentId> {
    let mut documents = model.project.documents.iter();
    documents.find(|(_, data)| data.text() == text).map(|(id, _)| id.clone())
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
