//! Everything that can happen, as data.

use crate::{
    BackupFact, BackupsMsg, CodebookMsg, CodersMsg, ColumnsMsg, Command, ComposeMsg, Dialog,
    DocumentsMsg, EntitiesMsg, EntityDraft, Filter, FindMsg, FocusTarget, FolderFact, FolderMsg,
    LockFact, LockMsg, OfflineFact, OfflineMsg, PartsMsg, ProjectsFact, ProjectsMsg, ReadingMsg,
    ReviseMsg, SeekMsg, SessionRecord, Settings, SuggestionsMsg, TabFact, TabMsg, TableMsg, View,
    WatchMsg,
};
use formats::locked::LockedError;
use formats::native::{Imported, ReadError};
use intake::archive::{ArchiveError, EntryProblem};
use intake::docx::DocxError;
use intake::foreign::Foreign;
use intake::html::Page;
use intake::mhtml::MhtmlError;
use intake::table::{Table, TableError};
use intake::{DecodeError, DecodedAs, Draft, Encoding, Reading, Refusal};
use model::{AnnotationId, DocumentId, LabelId, Metadata};
use std::ops::RangeInclusive;
use std::rc::Rc;
use text::TextSize;

/// A message to [`crate::update`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A durable, undoable change.
    Edit(Command),
    /// Takes the last step back.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Undoes or redoes steps until just so many are done.
    GoToStep(usize),
    /// Tags the selected text, or relabels the selected annotation where no text is selected.
    Tag(LabelId),
    /// Gives the selected annotation the selected text as its new span.
    MoveToSelection,
    /// Moves one end of the selected annotation by one grapheme.
    MoveEdge(Edge, Direction),
    /// Sets the first attribute with choices of the selected annotation, such as the position of
    /// a stance, to its n-th choice, counted from 0; clears it if it is that already. With a
    /// statement in front, the same for what that states.
    Choose(usize),
    /// Takes the selected annotation out, or the statement in front.
    DeleteSelected,
    /// Finding in the article.
    Find(FindMsg),
    /// Searching all documents.
    Seek(SeekMsg),
    /// Suggestions for the open article.
    Suggestions(SuggestionsMsg),
    /// The parts of the selected annotation, and their ends.
    Parts(PartsMsg),
    /// Makes the words of the selected annotation an entity, or links it to the one of that name.
    NameSelected,
    /// Makes an entity and opens its page.
    NewEntity(EntityDraft),
    /// The room of the codebook.
    Codebook(CodebookMsg),
    /// Selection, filters, panels.
    Session(SessionMsg),
    /// The making of statements.
    Compose(ComposeMsg),
    /// The table of all statements.
    Table(TableMsg),
    /// The room of the watch.
    Watch(WatchMsg),
    /// Correcting a text, and the texts before.
    Revise(ReviseMsg),
    /// The way of an article into the project.
    Intake(IntakeMsg),
    /// Files in and out.
    Exchange(ExchangeMsg),
    /// Which of several tabs writes.
    Tab(TabMsg),
    /// The project as it was, kept beside it.
    Backups(BackupsMsg),
    /// The file that is kept in step in a folder.
    Folder(FolderMsg),
    /// Files with a passphrase.
    Lock(LockMsg),
    /// Working without the network.
    Offline(OfflineMsg),
    /// The projects of this browser.
    Projects(ProjectsMsg),
    /// A fact from outside.
    Io(Fact),
}

/// One end of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// A way along the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Backward,
}

/// How far the caret moves. Lines need the layout and are resolved by the reading pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One user-perceived character.
    Grapheme,
    /// To the next word; the reading pane resolves it with `Intl.Segmenter` where it can.
    Word,
    /// To the next sentence.
    Sentence,
    /// To the next block.
    Paragraph,
    /// To the end of the article.
    Article,
}

/// Messages that change what is shown but nothing durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionMsg {
    /// The text selection changed; equal offsets are a caret, `None` no caret.
    Select(Option<(TextSize, TextSize)>),
    /// Moves the caret, keeping the anchor when `extend`.
    MoveCaret {
        /// How far.
        unit: Unit,
        /// Which way.
        direction: Direction,
        /// Whether the selection grows instead of moving.
        extend: bool,
    },
    /// A click without a drag at this offset: selects an annotation there, the innermost first,
    /// the next one of the stack on a repeated click.
    ClickAt(TextSize),
    /// Selects an annotation, or none, without scrolling.
    SelectAnnotation(Option<AnnotationId>),
    /// Selects an annotation and brings it into view.
    RevealAnnotation(AnnotationId),
    /// Lifts these annotations out in the article, because the pointer or the focus is on them or on
    /// what holds them; none at all ends it.
    Lift(Vec<AnnotationId>),
    /// Selects the next or previous annotation in the text and brings it into view.
    StepAnnotation(Direction),
    /// The annotation list is filtered.
    SetFilter(Filter),
    /// Opens a dialog or closes the open one.
    SetDialog(Option<Dialog>),
    /// Escape: closes what is open, step by step, and leads back to the article.
    Escape,
    /// Opens a document for reading.
    OpenDocument(DocumentId),
    /// Shows the intake screen for another article.
    NewArticle,
    /// The next letter names the room to go to, or does not any more.
    SetGoes(bool),
    /// Goes to a room.
    GoTo(View),
    /// The room of the documents, and the way from one to the next.
    Documents(DocumentsMsg),
    /// Whose work is shown.
    Coders(CodersMsg),
    /// The room of the entities.
    Entities(EntitiesMsg),
    /// Moves the keyboard focus.
    Focus(FocusTarget),
    /// Language, theme.
    SetSettings(Settings),
    /// How the article is set for the reader.
    Reading(ReadingMsg),
    /// Takes a notice away.
    DismissNotice(u32),
    /// The article was scrolled: this byte is at the top of the pane.
    Scrolled(TextSize),
}

/// The way of an article into the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeMsg {
    /// Text was typed or pasted into the paste box (its whole content).
    Offered(String),
    /// Read the offered text as Markdown or plain text; `None` lets the text decide.
    ReadAs(Option<Reading>),
    /// Read the bytes of the offered file anew, in this encoding.
    DecodeAs(Encoding),
    /// Takes a part of the web page back into the article, or out again, by its place in the
    /// removals.
    Toggle(usize),
    /// Nothing that was taken back of this publisher's pages comes back any more.
    ForgetChoices,
    /// Lines that end where a page was full are joined, or stay.
    JoinLines(bool),
    /// The analyst edited the metadata in the preview.
    EditMetadata(Metadata),
    /// Adds the previewed article to the project and opens it.
    Add,
    /// Empties the paste box; `false` in the intake screen of a project leads back to reading.
    Clear,
}

/// Files in and out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExchangeMsg {
    /// Ask for files by the system's dialog.
    OpenFile,
    /// Ask for a folder by the system's dialog.
    OpenFolder,
    /// What was decided of the table that is being added.
    Columns(ColumnsMsg),
    /// Write the project as a native file.
    Download,
    /// Write the project as an archive.
    Archive,
    /// Add the files that were skipped because their text is there already.
    AddSkipped,
    /// Read no more of the file, or of the files that were given together.
    StopReading,
    /// Apply the proposed repairs of the last import.
    Repair,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileContent {
    /// The file's name.
    pub name: String,
    /// Its decoded text.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Its bytes, to be read in another encoding; none where there is no other.
    pub bytes: Rc<[u8]>,
}

/// Why a file could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFailure {
    /// The bytes are no text.
    Undecodable(DecodeError),
    /// The file is larger than this many bytes.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The greatest size that is read.
        limit: u64,
    },
    /// It needs a passphrase, and others were given with it.
    NeedsPassphrase,
    /// It is no file with a passphrase that could be opened.
    Locked(LockedError),
    /// The file's kind is not read.
    UnknownKind,
    /// It is of a kind that is known, and whose text can be had in another way.
    Foreign(Foreign),
    /// It is an archive that cannot be read.
    Archive(ArchiveError),
    /// It is in an archive, and cannot be read from there.
    Packed(EntryProblem),
    /// There is no file in it.
    EmptyFolder,
    /// More files are in it than are read.
    TooManyFiles {
        /// The most that are read.
        limit: usize,
    },
    /// It is no sound Word document.
    Docx(DocxError),
    /// It is no sound saved web page.
    Mhtml(MhtmlError),
    /// It is a web page that cannot be read.
    Page(Refusal),
    /// It is no table that can be read.
    Table(TableError),
    /// It is a table, and no column looks like the text of articles.
    NoTextColumn,
    /// The browser could not read it, in its words.
    Unreadable(String),
}

/// Why the store failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFailure {
    /// The browser gives no storage (a private window, a policy).
    Blocked(String),
    /// The storage is full.
    Full,
    /// The project was opened in another tab, which writes it from now on.
    TakenOver,
    /// Another tab holds the storage in another version.
    VersionLocked,
    /// The storage was written by a later version of this program.
    Newer,
    /// The storage was closed or deleted while the project was open.
    Gone,
    /// The project was deleted in another tab.
    Deleted,
    /// A write was given up on the way, in the browser's words; nothing of it was written.
    Interrupted(String),
    /// Another reason, in the browser's words.
    Other(String),
}

impl StoreFailure {
    /// Whether it may be over by itself, so that trying again makes sense.
    pub const fn may_pass(&self) -> bool {
        match self {
            Self::Full
            | Self::VersionLocked
            | Self::Gone
            | Self::Interrupted(_)
            | Self::Other(_) => true,
            Self::Blocked(_) | Self::TakenOver | Self::Newer | Self::Deleted => false,
        }
    }
}

/// Facts from outside, in the past tense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// So many files were given together; each is reported, then their end.
    FilesGiven(usize),
    /// What happened to several files since the page had its turn, in order.
    Several(Vec<Fact>),
    /// The files that were given together are all read, or no more of them are.
    FilesDone,
    /// A file that takes a while is being read: its name.
    FileOpened(String),
    /// The file that takes a while is read so far, in thousandths.
    FileProgressed(u16),
    /// What was given holds so many files.
    FilesFound(usize),
    /// A file was read.
    FileRead(FileContent),
    /// A file was read that is a web page, or tells its parts like one.
    PageRead {
        /// What it held; of a document that is no text, only the name.
        file: FileContent,
        /// The page.
        page: Rc<Page>,
    },
    /// The page that is being added was read anew.
    PageParsed(Result<Rc<Page>, Refusal>),
    /// A table was read.
    TableRead {
        /// The name of its file.
        name: String,
        /// What is in it.
        table: Rc<Table>,
        /// How it was encoded.
        encoding: Encoding,
    },
    /// Something is wrong in rows of a table whose other rows are read.
    TableFlawed {
        /// The name of its file.
        name: String,
        /// The table.
        table: Rc<Table>,
    },
    /// One of several articles was read.
    ArticleRead {
        /// The name of its file, and its place there.
        name: String,
        /// The article, or why it is none.
        draft: Box<Result<Draft, Refusal>>,
        /// How it was encoded, where that matters.
        encoding: Option<Encoding>,
    },
    /// The bytes of a file were read anew, in an encoding that was asked for.
    Decoded(Result<DecodedAs, DecodeError>),
    /// A file of our own was read, or could not be.
    ProjectRead {
        /// Its name.
        name: String,
        /// What is in it.
        outcome: Box<Result<Imported, ReadError>>,
    },
    /// A file could not be read.
    FileRefused {
        /// Its name.
        name: String,
        /// Why.
        failure: FileFailure,
    },
    /// A paste or drop held no text.
    NothingPasted,
    /// Something about the other tabs.
    Tab(TabFact),
    /// Something about backups.
    Backup(BackupFact),
    /// Something about the folder with the file.
    Folder(FolderFact),
    /// So much of the archive is packed, in thousandths.
    Packed(u16),
    /// Something about files with a passphrase.
    Lock(LockFact),
    /// Something about working without the network.
    Offline(OfflineFact),
    /// These journal entries are in the store, first to last.
    Persisted(RangeInclusive<u64>),
    /// Writing the journal failed.
    PersistFailed(StoreFailure),
    /// Writing was asked for again.
    RetryRequested,
    /// A file was written or handed to the browser's downloads.
    Exported(String),
    /// A file could not be written, in the browser's words.
    ExportFailed(String),
    /// The analyst closed the system's dialog.
    ExportCancelled,
    /// Something happened to the projects of this browser.
    Projects(ProjectsFact),
    /// What the store knew of the last session.
    SessionRestored(SessionRecord),
    /// Text was handed over from outside the paste box (paste anywhere, drop).
    TextDropped(String),
    /// A web page was handed over, or part of one.
    PageGiven {
        /// The page, or why it cannot be read.
        page: Result<Rc<Page>, Refusal>,
        /// The same as plain text.
        text: String,
    },
}
