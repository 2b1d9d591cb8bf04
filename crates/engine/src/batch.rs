//! Many files at once: their articles are added in one step, and each file is accounted for.

use crate::update::edit;
use crate::{Command, Dialog, Effect, Env, FileContent, FileFailure, Model, ReadyDocument};
use formats::native::ReadError;
use intake::table::Table;
use intake::{Draft, Encoding, Refusal};
use model::{Article, DocumentId, DocumentInfo, Progress};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOutcome {
    /// It was added as an article.
    Added(DocumentId),
    /// It was skipped: an article of the very same text is there already.
    Present {
        /// The title of that.
        title: String,
    },
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
    /// It is a table in which something is wrong with rows; the others are articles.
    Flawed(Rc<Table>),
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
    /// The encodings of those that are text, by place in `done`.
    pub encodings: BTreeMap<usize, Encoding>,
    /// Whether it was ended before all files were read.
    pub is_cancelled: bool,
    /// How many groups of files are still being read.
    n_reading: u32,
    /// Articles that were read and are not in the project yet.
    pending: Vec<ReadyDocument>,
    /// Articles that were skipped, each with its place in `done`.
    skipped: Vec<(usize, ReadyDocument)>,
}

/// Articles of more bytes of text than this become a step of their own, so that neither the step
/// nor what is kept in wait gets too large for the store.
const STEP_BYTES: usize = 32 * 1024 * 1024;

impl Batch {
    /// Whether files are still being read.
    pub const fn is_reading(&self) -> bool {
        self.n_reading > 0
    }

    /// Whether a file of our own came in.
    pub(crate) fn has_imported(&self) -> bool {
        let is_ours = |outcome: &FileOutcome| {
            matches!(outcome, FileOutcome::Imported { .. } | FileOutcome::Codebook { .. })
        };
        self.done.iter().any(|(_, outcome)| is_ours(outcome))
    }

    /// How many files were skipped because their text is there already.
    pub fn n_skipped(&self) -> usize {
        self.skipped.len()
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

/// What was given turned out to hold so many files, such as an archive.
pub(crate) fn find(model: &mut Model, n_files: usize) -> Vec<Effect> {
    let batch = Rc::make_mut(&mut model.session_mut().batch);
    batch.n_files = (batch.n_files + n_files).saturating_sub(1);
    Vec::new()
}

/// All files of a group were read, or the reading was ended: what was read is added.
pub(crate) fn end(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let session = model.session_mut();
    session.end_reading();
    let batch = Rc::make_mut(&mut session.batch);
    batch.n_reading = batch.n_reading.saturating_sub(1);
    add_pending(model, env)
}

/// Adds what was skipped all the same, as one step.
pub(crate) fn add_skipped(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let batch = Rc::make_mut(&mut model.session_mut().batch);
    for (idx, ready) in std::mem::take(&mut batch.skipped) {
        batch.done[idx].1 = FileOutcome::Added(ready.info.id.clone());
        batch.pending.push(ready);
    }
    if batch.is_reading() { Vec::new() } else { add_pending(model, env) }
}

/// Adds the articles that were read, as one step.
fn add_pending(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    if model.session.batch.pending.is_empty() {
        return Vec::new();
    }
    let pending = std::mem::take(&mut Rc::make_mut(&mut model.session_mut().batch).pending);
    edit(model, Command::AddDocuments(Rc::new(pending)), env)
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

/// Takes the text of a file as an article, to be added with the others.
pub(crate) fn take_article(model: &mut Model, file: FileContent, env: &mut Env<'_>) -> Vec<Effect> {
    let draft = intake::read(&file.text, None);
    take_draft(model, file.name, draft, Some(file.encoding), env)
}

/// Takes an article, to be added with the others.
pub(crate) fn take_draft(
    model: &mut Model,
    name: String,
    draft: Result<Draft, Refusal>,
    encoding: Option<Encoding>,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    model.session_mut().end_reading();
    let batch = Rc::make_mut(&mut model.session_mut().batch);
    if let Some(encoding) = encoding {
        batch.encodings.insert(batch.done.len(), encoding);
    }
    let draft = match draft {
        Ok(draft) => draft,
        Err(refusal) => {
            account(model, name, FileOutcome::Refused(refusal));
            return Vec::new();
        }
    };
    let mut metadata = draft.metadata;
    if metadata.title.trim().is_empty() {
        stem(&name).clone_into(&mut metadata.title);
    }
    let info = DocumentInfo {
        id: DocumentId::new(env.ids.next_id()),
        metadata,
        progress: Progress::ToDo,
        created: env.now,
        modified: env.now,
    };
    let article = Rc::new(Article::new(draft.text, draft.blocks));
    let ready = ReadyDocument { info: Rc::new(info), article };
    let twin = twin(model, &ready.article);
    let batch = Rc::make_mut(&mut model.session_mut().batch);
    let outcome = match twin {
        Some(title) => {
            batch.skipped.push((batch.done.len(), ready));
            FileOutcome::Present { title }
        }
        None => {
            let id = ready.info.id.clone();
            batch.pending.push(ready);
            FileOutcome::Added(id)
        }
    };
    account(model, name, outcome);
    let waiting = model.session.batch.pending.iter().map(|ready| ready.article.text().len());
    if waiting.sum::<usize>() > STEP_BYTES { add_pending(model, env) } else { Vec::new() }
}

/// The document that the last step added.
pub(crate) fn last_added(model: &Model) -> Option<DocumentId> {
    let set = model.history.undoable()?;
    set.changes.iter().find_map(|change| match change {
        model::Change::Document(delta) => delta.after.as_ref().map(|info| info.id.clone()),
        _ => None,
    })
}

/// The title of the document that has the very same text, in the project or about to come in.
fn twin(model: &Model, article: &Article) -> Option<String> {
    let is_same = |other: &Article| other.sha256() == article.sha256();
    let present = model.project.documents.values().find(|data| is_same(&data.article));
    let pending = || model.session.batch.pending.iter().find(|ready| is_same(&ready.article));
    let info = present.map(|data| &data.info).or_else(|| pending().map(|ready| &ready.info))?;
    Some(info.metadata.title.clone())
}

/// The document that has the very same text.
pub(crate) fn of_text(model: &Model, text: &str) -> Option<DocumentId> {
    let mut documents = model.project.documents.iter();
    documents.find(|(_, data)| data.text() == text).map(|(id, _)| id.clone())
}

/// A file's name without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
