//! What `update` asks of the outside, as data.

use crate::{
    BackupEffect, FolderEffect, LockEffect, OfflineEffect, ProjectsOrder, Settings, TabEffect,
};
use formats::store::JournalEntry;
use intake::Encoding;
use intake::table::{Mapping, Table};
use model::{AnnotationId, CoderId, DocumentId, Project, Timestamp};
use std::rc::Rc;
use text::{TextRange, TextSize};

/// Something for the platform to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write these entries to the journal in one durable transaction, then report
    /// `Persisted` or `PersistFailed`.
    Persist(Vec<JournalEntry>),
    /// Write all of the project anew in one durable transaction, also where it was deleted, then
    /// report the same.
    PersistAll,
    /// Ask for another try after so many milliseconds, by [`crate::Fact::RetryRequested`]; a later
    /// order takes the place of an earlier one.
    RetryLater(u32),
    /// Do something with the projects of this browser, then report
    /// [`crate::Fact::Projects`].
    Projects(ProjectsOrder),
    /// Remember where the analyst was; may be delayed and merged.
    RememberSession(SessionRecord),
    /// Remember language, theme, and how the article is set.
    RememberSettings(Settings),
    /// Remember, in this browser, what is taken back of whose pages.
    RememberPageChoices(String),
    /// Hand a file to the analyst, then report.
    Export {
        /// The suggested name.
        file_name: String,
        /// The whole content.
        content: String,
    },
    /// Ask for files by the system's dialog, then report each.
    PickFiles,
    /// Ask for a folder by the system's dialog, then report each file in it.
    PickFolder,
    /// Make an article of each row, and report each.
    ReadRows {
        /// The name of the table's file.
        name: String,
        /// The table.
        table: Rc<Table>,
        /// Which column is what.
        mapping: Mapping,
        /// How it was encoded.
        encoding: Encoding,
    },
    /// Read this markup as a page, then report [`crate::Fact::PageParsed`].
    ParsePage(Rc<str>),
    /// Read bytes in this encoding, then report [`crate::Fact::Decoded`].
    Decode(Rc<[u8]>, Encoding),
    /// Read no more of the file, or of the files that were given together.
    StopReading,
    /// Bring a span into view.
    Reveal(TextRange),
    /// Bring this byte to the top of the reading pane.
    ScrollTo(TextSize),
    /// Put the keyboard focus somewhere.
    Focus(FocusTarget),
    /// Go on with the search of this number once keys and painting have had their turn, by
    /// [`crate::FindMsg::Continue`].
    ContinueFind(u32),
    /// Go on with the look of this number through the project once keys and painting have had
    /// their turn, by [`crate::WatchMsg::Continue`].
    ContinueWatch(u32),
    /// Go on with the search of all documents of this number once keys and painting have had
    /// their turn, by [`crate::SeekMsg::Continue`].
    ContinueSeek(u32),
    /// Go on with the look of this number for what can be suggested once keys and painting have
    /// had their turn, by [`crate::SuggestionsMsg::Continue`].
    ContinueSuggestions(u32),
    /// Something about files with a passphrase.
    Lock(LockEffect),
    /// Something about working without the network.
    Offline(OfflineEffect),
    /// Empty the paste box, which the page never controls.
    EmptyPasteBox,
    /// Something about the other tabs.
    Tab(TabEffect),
    /// Something about backups.
    Backup(BackupEffect),
    /// Something about the folder with the file.
    Folder(FolderEffect),
    /// Pack the project as an archive bit by bit and hand it to the analyst, then report.
    Pack {
        /// The suggested name.
        file_name: String,
        /// What is packed.
        project: Rc<Project>,
        /// The time of its files.
        at: Timestamp,
    },
}

/// Where the keyboard focus can be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    /// The article.
    Article,
    /// The paste box.
    PasteBox,
    /// The button that adds the article.
    AddArticle,
    /// The annotation list.
    Annotations,
    /// The field of what to find in the article.
    Find,
    /// The text filter of the annotation list.
    Filter,
    /// The inspector.
    Inspector,
    /// The note of the selected annotation.
    Note,
    /// The field that links the selected annotation to an entity.
    EntityBox,
    /// The search field of a room other than the reading room.
    RoomSearch,
    /// The name of the open label or statement type.
    CodebookName,
    /// The button that moved a part of the codebook last.
    CodebookMoved,
    /// The open page of the codebook.
    CodebookPage,
    /// The list of a room other than the reading room, or the room itself.
    Room,
    /// The statement that is proposed.
    Offer,
}

/// Where the analyst was, kept beside the project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionRecord {
    /// The open document.
    pub document: Option<DocumentId>,
    /// The text selection, anchor and focus in bytes.
    pub selection: Option<(TextSize, TextSize)>,
    /// The selected annotation.
    pub annotation: Option<AnnotationId>,
    /// The byte at the top of the reading pane.
    pub top: TextSize,
    /// The coder who works here.
    pub coder: Option<CoderId>,
    /// Whether the question for the coder's name was answered or put aside.
    pub was_asked: bool,
}
