//! Changes: what an edit does, as data. The same record serves undo, the store's journal,
//! other tabs and the painter.

use crate::{
    Annotation, Article, Codebook, Coder, DocumentId, DocumentInfo, Entity, ProjectInfo, Rejection,
    Revision, Rule, Statement,
};
use std::rc::Rc;

/// A record before and after. `None` before means added, `None` after means removed.
#[derive(Debug, PartialEq, Eq)]
pub struct Delta<T> {
    /// The record as it was.
    pub before: Option<Rc<T>>,
    /// The record as it will be.
    pub after: Option<Rc<T>>,
}

impl<T> Clone for Delta<T> {
    fn clone(&self) -> Self {
        Self { before: self.before.clone(), after: self.after.clone() }
    }
}

impl<T> Delta<T> {
    /// Adds a record.
    pub fn add(after: impl Into<Rc<T>>) -> Self {
        Self { before: None, after: Some(after.into()) }
    }

    /// Replaces a record.
    pub fn replace(before: Rc<T>, after: impl Into<Rc<T>>) -> Self {
        Self { before: Some(before), after: Some(after.into()) }
    }

    /// Removes a record.
    pub const fn remove(before: Rc<T>) -> Self {
        Self { before: Some(before), after: None }
    }

    /// The record after the change, or before it if it is removed.
    pub fn either(&self) -> Option<&Rc<T>> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn inverted(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

/// One changed record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The project's name.
    Project(Delta<ProjectInfo>),
    /// Labels and statement types.
    Codebook(Delta<Codebook>),
    /// A coder.
    Coder(Delta<Coder>),
    /// An entity.
    Entity(Delta<Entity>),
    /// A rule of suggestions.
    Rule(Delta<Rule>),
    /// A suggestion that is not to be made again.
    Rejection(Delta<Rejection>),
    /// A document's metadata and progress; adding it makes the document.
    Document(Delta<DocumentInfo>),
    /// A document's text.
    Article(DocumentId, Delta<Article>),
    /// An older text of a document.
    Revision(DocumentId, Delta<Revision>),
    /// An annotation of a document.
    Annotation(DocumentId, Delta<Annotation>),
    /// A statement of a document.
    Statement(DocumentId, Delta<Statement>),
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        match self {
            Self::Project(delta) => Self::Project(delta.inverted()),
            Self::Codebook(delta) => Self::Codebook(delta.inverted()),
            Self::Coder(delta) => Self::Coder(delta.inverted()),
            Self::Entity(delta) => Self::Entity(delta.inverted()),
            Self::Rule(delta) => Self::Rule(delta.inverted()),
            Self::Rejection(delta) => Self::Rejection(delta.inverted()),
            Self::Document(delta) => Self::Document(delta.inverted()),
            Self::Article(id, delta) => Self::Article(id.clone(), delta.inverted()),
            Self::Revision(id, delta) => Self::Revision(id.clone(), delta.inverted()),
            Self::Annotation(id, delta) => Self::Annotation(id.clone(), delta.inverted()),
            Self::Statement(id, delta) => Self::Statement(id.clone(), delta.inverted()),
        }
    }
}

/// What the analyst did, for the history panel and the undo button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Added an article.
    AddDocument,
    /// Added the articles of several files.
    AddDocuments,
    /// Took a document with all its annotations out.
    DeleteDocument,
    /// Changed a document's metadata.
    EditMetadata,
    /// Said how far the coding of a document has come.
    SetProgress,
    /// Gave the project a name.
    RenameProject,
    /// Gave a coder a name.
    NameCoder,
    /// Tagged a span.
    AddAnnotation,
    /// Tagged many spans at once.
    TagMany,
    /// Gave an annotation another label.
    Relabel,
    /// Moved an end of an annotation, or gave it another span.
    MoveSpan,
    /// Gave an annotation another part.
    AddRange,
    /// Took a part of an annotation out.
    RemoveRange,
    /// Changed an annotation's note.
    EditNote,
    /// Set or cleared an attribute, such as the position of a stance.
    SetAttribute,
    /// Took an annotation out.
    DeleteAnnotation,
    /// Made a statement.
    AddStatement,
    /// Took a statement out.
    DeleteStatement,
    /// Made a copy of a statement.
    DuplicateStatement,
    /// Filled or emptied a slot of a statement.
    EditSlot,
    /// Set or cleared a variable of a statement.
    SetVariable,
    /// Changed a statement's note.
    EditStatementNote,
    /// Made a statement one of another type.
    ChangeStatementType,
    /// Set the same in many statements.
    Recode,
    /// Put annotations whose quote had lost its place back into the text.
    Repair,
    /// Gave a document a corrected text.
    Revise,
    /// Brought the content of a file in.
    Import,
    /// Made an entity.
    AddEntity,
    /// Changed what is known of an entity.
    EditEntity,
    /// Gave an entity another name.
    RenameEntity,
    /// Took an entity out.
    DeleteEntity,
    /// Made two entities one.
    MergeEntities,
    /// Moved annotations of an entity to a new one.
    SplitEntity,
    /// Linked annotations to an entity, or unlinked them.
    LinkEntity,
    /// Added entities of the starter set.
    AddStarter,
    /// Added a label, a statement type, or a part of one.
    AddToCodebook,
    /// Changed a label or a statement type.
    EditCodebook,
    /// Moved a label, a statement type, or a part of one.
    ReorderCodebook,
    /// Made two labels one.
    MergeLabels,
    /// Took a label, a statement type, or a part of one out.
    DeleteFromCodebook,
    /// Brought a codebook in.
    ImportCodebook,
    /// Made an annotation or a statement of a suggestion.
    AcceptSuggestion,
    /// Made annotations or statements of many suggestions.
    AcceptSuggestions,
    /// Said that a suggestion is not to be made again.
    RejectSuggestion,
    /// Took rejections of suggestions back.
    WithdrawRejection,
    /// Made a rule of suggestions.
    AddRule,
    /// Changed a rule of suggestions.
    EditRule,
    /// Took a rule of suggestions out.
    DeleteRule,
}

impl Step {
    /// Whether the step was about statements and not about what they use.
    pub const fn is_of_statements(self) -> bool {
        matches!(
            self,
            Self::AddStatement
                | Self::DeleteStatement
                | Self::DuplicateStatement
                | Self::EditSlot
                | Self::SetVariable
                | Self::EditStatementNote
                | Self::ChangeStatementType
                | Self::Recode
        )
    }
}

/// All changes of one step; they are done and undone together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// What the analyst did.
    pub step: Step,
    /// The changes, in the order they are applied.
    pub changes: Vec<Change>,
}

impl ChangeSet {
    /// The set that takes this one back: before and after swapped, in reverse.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let changes = self.changes.iter().rev().map(Change::inverted).collect();
        Self { step: self.step, changes }
    }
}
