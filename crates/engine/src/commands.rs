//! Durable commands: what the analyst wants, and the change set that does it.
//!
//! [`plan`] decides and changes nothing; `Project::apply` is the only mutation.

mod annotation;
mod bulk;
mod codebook;
mod coder;
mod document;
mod entity;
mod import;
mod parts;
mod project;
mod recode;
mod revise;
mod statement;
mod suggestion;

pub use bulk::NewSpan;
pub use recode::{Recoded, Recoding, StatementKey, recoded};
pub use revise::NewText;
pub(crate) use statement::shown;
pub use statement::{NewStatement, StatementEdit};
pub use suggestion::{Acceptance, LinkPart, NewLink, SuggestionCommand};

pub use codebook::{CodebookCommand, Holder, Part, Place, Reach};
pub(crate) use codebook::{lost_keys, reach, united as united_codebooks};
pub(crate) use entity::united;
pub use entity::{AnnotationKey, EntityCommand, EntityDraft};
pub(crate) use parts::with_end_at;

use crate::{Direction, Edge, Env, PartEnd};
use formats::native::Repair;
use model::{
    AnnotationId, Article, AttributeId, ChangeSet, CoderId, DocumentId, DocumentInfo, KeyConflict,
    LabelId, Metadata, Names, Progress, Project, StatementId, Value,
};
use std::rc::Rc;
use text::{Block, TextRange, TextSize};

/// An article to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Title, source, date …
    pub metadata: Metadata,
    /// The normalised text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// An article that has its id, ready to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyDocument {
    /// Its id, title, source, date …
    pub info: Rc<DocumentInfo>,
    /// Its text and blocks.
    pub article: Rc<Article>,
}

/// A durable, undoable wish. All offsets are bytes of the document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Adds an article.
    AddDocument(Box<NewDocument>),
    /// Adds the articles of several files.
    AddDocuments(Rc<Vec<ReadyDocument>>),
    /// Takes a document out, with everything coded in it.
    DeleteDocument(DocumentId),
    /// Changes title, source, date ….
    EditMetadata(DocumentId, Box<Metadata>),
    /// Says how far the coding of a document has come.
    SetProgress(DocumentId, Progress),
    /// Gives the project a name.
    RenameProject(String),
    /// Gives a coder a name.
    NameCoder(CoderId, String),
    /// Puts a label on one or more ranges.
    Annotate {
        /// Where.
        document: DocumentId,
        /// Which label.
        label: LabelId,
        /// The parts, at least one.
        ranges: Vec<TextRange>,
    },
    /// Makes many annotations at once, but none that the coder has made already.
    TagMany(Rc<Vec<NewSpan>>),
    /// Gives an annotation another label.
    Relabel(DocumentId, AnnotationId, LabelId),
    /// Gives an annotation other ranges.
    MoveSpan(DocumentId, AnnotationId, Vec<TextRange>),
    /// Moves one end of an annotation by one grapheme.
    MoveEdge(DocumentId, AnnotationId, Edge, Direction),
    /// Moves an end of a part of an annotation to a byte.
    MoveEnd(DocumentId, AnnotationId, PartEnd, TextSize),
    /// Gives an annotation one more part.
    AddRange(DocumentId, AnnotationId, TextRange),
    /// Takes one of several parts of an annotation out.
    RemoveRange(DocumentId, AnnotationId, TextRange),
    /// Changes an annotation's note.
    SetNote(DocumentId, AnnotationId, String),
    /// Sets an attribute of an annotation, or clears it.
    SetAttribute(DocumentId, AnnotationId, AttributeId, Option<Value>),
    /// Takes an annotation out, also of the statements that use it.
    DeleteAnnotation(DocumentId, AnnotationId),
    /// Makes a statement.
    AddStatement(DocumentId, Box<NewStatement>),
    /// Changes a statement.
    EditStatement(DocumentId, StatementId, StatementEdit),
    /// Does the same to many statements.
    Recode(Rc<Vec<StatementKey>>, Recoding),
    /// Gives a document a corrected text.
    Revise(Rc<NewText>),
    /// Brings all documents of a file in.
    Import(Rc<Project>),
    /// Places spans that were found again by their quote.
    Repair(Vec<Repair>),
    /// Something about entities.
    Entity(EntityCommand),
    /// Something about the codebook.
    Codebook(CodebookCommand),
    /// Something about what is suggested.
    Suggestion(SuggestionCommand),
}

/// What does not fit a slot, in the names of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What was to go in: the label of a span, or an entity.
    pub found: Names,
    /// The slot.
    pub slot: Names,
    /// The labels that fit it.
    pub fitting: Vec<Names>,
}

/// Why a command cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// What it names does not exist (any more).
    #[error("the document, annotation or label does not exist")]
    Missing,
    /// The range does not fit the text.
    #[error("the range does not fit the text")]
    BadRange,
    /// It would change nothing.
    #[error("nothing would change")]
    NoChange,
    /// The same span carries the same label already.
    #[error("the same span carries this label already")]
    AlreadyTagged,
    /// A slot does not take this.
    #[error("it does not fit the slot")]
    Misfit(Box<Misfit>),
    /// The variable does not take this value.
    #[error("the variable does not take this value")]
    BadValue,
    /// A label cannot have this key.
    #[error("the key {0} is taken")]
    Key(char, KeyConflict),
}

/// Decides what a command changes.
pub fn plan(
    project: &Project,
    coder: &CoderId,
    command: Command,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    match command {
        Command::AddDocument(new) => Ok(document::add(*new, env)),
        Command::AddDocuments(ready) => document::add_all(project, &ready),
        Command::DeleteDocument(id) => document::delete(project, &id),
        Command::EditMetadata(id, metadata) => {
            document::edit_metadata(project, &id, *metadata, env)
        }
        Command::SetProgress(id, progress) => document::set_progress(project, &id, progress, env),
        Command::RenameProject(name) => project::rename(project, &name),
        Command::NameCoder(id, name) => coder::name(project, &id, &name),
        Command::Annotate { document, label, ranges } => {
            annotation::annotate(project, coder, &document, label, ranges, env)
        }
        Command::TagMany(spans) => bulk::tag_many(project, coder, &spans, env),
        Command::Relabel(document, id, label) => {
            annotation::relabel(project, &document, &id, &label, env)
        }
        Command::MoveSpan(document, id, ranges) => {
            annotation::move_span(project, &document, &id, ranges, env)
        }
        Command::MoveEdge(document, id, edge, direction) => {
            annotation::move_edge(project, &document, &id, (edge, direction), env)
        }
        Command::MoveEnd(document, id, end, to) => {
            parts::move_end(project, &document, &id, (end, to), env)
        }
        Command::AddRange(document, id, range) => {
            parts::add_range(project, &document, &id, range, env)
        }
        Command::RemoveRange(document, id, range) => {
            parts::remove_range(project, &document, &id, range, env)
        }
        Command::SetNote(document, id, note) => {
            annotation::set_note(project, &document, &id, note, env)
        }
        Command::SetAttribute(document, id, attribute, value) => {
            annotation::set_attribute(project, &document, &id, attribute, value, env)
        }
        Command::DeleteAnnotation(document, id) => annotation::delete(project, &document, &id, env),
        Command::AddStatement(document, new) => {
            statement::add(project, coder, &document, *new, env)
        }
        Command::EditStatement(document, id, edit) => {
            statement::edit(project, coder, &document, &id, edit, env)
        }
        Command::Recode(keys, recoding) => recode::recode(project, &keys, &recoding, env),
        Command::Revise(new) => revise::revise(project, &new, env),
        Command::Import(other) => import::import(project, &other, env),
        Command::Entity(command) => entity::plan(project, command, env),
        Command::Codebook(command) => codebook::plan(project, command, env),
        Command::Suggestion(command) => suggestion::plan(project, coder, command, env),
        Command::Repair(repairs) => annotation::repair(project, &repairs, env),
    }
}
