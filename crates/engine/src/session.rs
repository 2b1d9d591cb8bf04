//! What is on the screen but is no part of the project.

use crate::{
    BackupsState, Batch, CodebookState, CodersState, Columns, Composer, Dialog, Difference,
    DocumentsState, EntitiesState, Filter, FindState, FolderState, LockState, OfflineState,
    PageChoices, ProjectsState, ReadingSettings, ReviseState, SeekState, SelectingSettings,
    SuggestionsState, TabState, TableState, WatchState,
};
use formats::Issue;
use formats::native::Repair;
use formats::store::DamagedKind;
use intake::html::Page;
use intake::{Damage, Draft, Encoding, Reading, Refusal};
use model::{AnnotationId, DocumentId, KeyConflict, Metadata, Step};
use std::collections::BTreeSet;
use std::rc::Rc;
use text::TextSize;

use crate::{FileFailure, Misfit, Selection, StoreFailure, Verdict, View};

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Language {
    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The language of a BCP 47 tag, if the interface speaks it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::ZhCn),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// What the reader chose and this browser remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// How text is selected.
    pub selecting: SelectingSettings,
    /// Whether traditional and simplified characters count as the same where the words of an
    /// annotation are looked up.
    pub alike: bool,
    /// How the article is set.
    pub reading: ReadingSettings,
}

/// Where offered text came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum IntakeSource {
    /// The paste box.
    #[default]
    Box,
    /// A file, by name; the paste box stays empty.
    File(String),
    /// Pasted or dropped as a whole; too long for the paste box or outside it.
    Dropped,
}

/// What a file was made of, and how that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBytes {
    /// Its bytes.
    pub bytes: Rc<[u8]>,
    /// The encoding, as detected or chosen.
    pub encoding: Encoding,
    /// What of the bytes does not fit the encoding.
    pub damage: Option<Damage>,
}

/// The article that is being added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The text as it was offered.
    pub raw: Rc<str>,
    /// Where it came from.
    pub source: IntakeSource,
    /// The bytes of the file that it came from.
    pub file: Option<FileBytes>,
    /// How the analyst wants it read; `None` lets the text decide.
    pub reading: Option<Reading>,
    /// The web page that it was offered as; `raw` is its plain text then.
    pub page: Option<Rc<Page>>,
    /// What of the page is back in the article, by place in its removals.
    pub taken_back: Rc<BTreeSet<usize>>,
    /// Whether lines that end where a page was full are joined; `None` where they do not.
    pub joins_lines: Option<bool>,
    /// The preview, or why there is none.
    pub draft: Option<Result<Rc<Draft>, Refusal>>,
    /// Metadata as edited in the preview; `None` while untouched.
    pub metadata: Option<Metadata>,
    /// The document that has the very same text already.
    pub twin: Option<DocumentId>,
}

/// What an opened file held besides sound data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// How many documents were added.
    pub n_documents: usize,
    /// How many annotations were added.
    pub n_annotations: usize,
    /// Everything that was wrong, with where and what was done.
    pub issues: Vec<Issue>,
    /// Spans that a search for the quote found again; not yet applied.
    pub repairs: Vec<Repair>,
    /// In what the file's codebook differs from the project's.
    pub codebook: Vec<Difference>,
    /// Whether the file held a codebook alone.
    pub is_codebook: bool,
}

/// A short message that stays until dismissed or replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names it for dismissal.
    pub id: u32,
    /// What it says; the interface has the words.
    pub kind: NoticeKind,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// A file is being read, which takes a while.
    Reading {
        /// Its name.
        name: String,
        /// How far it is, in thousandths; `None` where that is not known.
        permille: Option<u16>,
    },
    /// A file was refused.
    FileRefused {
        /// Its name.
        name: String,
        /// Why.
        failure: FileFailure,
    },
    /// A native file could not be read at all: name, and why with line and column.
    NotReadable {
        /// Its name.
        name: String,
        /// Why.
        error: formats::native::ReadError,
    },
    /// An article was refused.
    ArticleRefused(Refusal),
    /// A paste held no text.
    NothingPasted,
    /// A file was imported: documents, annotations, problems.
    Imported {
        /// How many documents came in.
        n_documents: usize,
        /// How many annotations came in.
        n_annotations: usize,
        /// How many problems the report lists.
        n_issues: usize,
    },
    /// A codebook was imported.
    CodebookImported {
        /// How many problems the report lists.
        n_issues: usize,
    },
    /// A label cannot have this key.
    KeyRefused(char, KeyConflict),
    /// So many annotations found their place again.
    Repaired(usize),
    /// A file was written.
    Exported(String),
    /// A file could not be written.
    ExportFailed(String),
    /// The store failed; work is kept in memory until it can be written.
    SaveFailed(StoreFailure),
    /// Some stored records were damaged and put aside: what they held.
    StoreDamaged(Vec<DamagedKind>),
    /// The browser may delete what is kept.
    MayBeCleaned,
    /// The browser was asked to keep everything for good, and whether it will.
    KeptForGood(bool),
    /// The project of this name was deleted.
    ProjectDeleted(String),
    /// The project cannot be left before everything is saved.
    SaveFirst,
    /// Something about projects failed.
    ProjectsFailed(StoreFailure),
    /// A step was taken back.
    Undone(Step),
    /// A step was done again.
    Redone(Step),
    /// So many steps were taken back or done again.
    WentTo(usize),
    /// There is no step to take back.
    NothingToUndo,
    /// There is no step to do again.
    NothingToRedo,
    /// A tag key was pressed without a selection.
    SelectTextFirst,
    /// The label of the annotation is not for what has a name.
    NamesNothing,
    /// The very same span carries the label already.
    AlreadyTagged,
    /// Hits of a search were tagged.
    HitsTagged {
        /// How many.
        n_new: usize,
        /// In how many documents.
        n_documents: usize,
        /// How many more carried the label already.
        n_old: usize,
    },
    /// Several suggestions were accepted or rejected in one step.
    SuggestionsDecided {
        /// Which of the two.
        verdict: Verdict,
        /// How many.
        n: usize,
    },
    /// Something is to be added to a statement, but none is at hand.
    NoStatementAtHand,
    /// Something does not fit a slot of a statement.
    Misfit(Box<Misfit>),
    /// The archive is packed so far, in thousandths.
    Packing(u16),
    /// A backup was brought back as a project of this name, which is so named in the store.
    BackupRestored(String, Rc<str>),
    /// A backup could not be kept, read or brought back.
    BackupFailed(StoreFailure),
    /// The file in the folder could not be written, in the browser's words.
    FolderFailed(String),
    /// Another tab writes, so nothing was done.
    HeldBack {
        /// Whether it will be done once this tab writes.
        is_kept: bool,
    },
    /// This tab writes from now on.
    TookOver {
        /// How many edits were held back until now.
        n_held: usize,
    },
    /// The words of an orphan stand nowhere in the text.
    WordsNotThere,
    /// The edit does not fit the project any more.
    EditRefused,
    /// A newer version of the app is complete.
    NewVersion,
}

/// What is on the screen but is no part of the project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// The main screen.
    pub view: View,
    /// Whether the next letter names the room to go to.
    pub goes: bool,
    /// The document that is open.
    pub document: Option<DocumentId>,
    /// The text selection in it.
    pub selection: Option<Selection>,
    /// The selected annotation.
    pub annotation: Option<AnnotationId>,
    /// Annotations that are lifted out for as long as something points at them.
    pub lifted: Vec<AnnotationId>,
    /// Where the last click without a drag fell, for cycling through a stack.
    pub clicked: Option<TextSize>,
    /// The making of statements.
    pub composer: Composer,
    /// The table of all statements.
    pub table: Rc<TableState>,
    /// The filter of the annotation list.
    pub filter: Filter,
    /// Finding in the article.
    pub find: FindState,
    /// What the room of the search shows.
    pub seek: Rc<SeekState>,
    /// Suggestions for the open article.
    pub suggestions: SuggestionsState,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The article that is being added.
    pub intake: Rc<Intake>,
    /// What was taken back of whose pages, as this browser remembers it.
    pub page_choices: Rc<PageChoices>,
    /// What the room of the documents shows.
    pub documents: Rc<DocumentsState>,
    /// Whose work is shown, and who works here.
    pub coders: CodersState,
    /// Correcting the text of a document.
    pub revise: Rc<ReviseState>,
    /// The files that were given together.
    pub batch: Rc<Batch>,
    /// The table that is being added.
    pub columns: Option<Rc<Columns>>,
    /// What the room of the entities shows.
    pub entities: Rc<EntitiesState>,
    /// What the room of the codebook shows.
    pub codebook: Rc<CodebookState>,
    /// What the room of the watch shows.
    pub watch: Rc<WatchState>,
    /// Files with a passphrase.
    pub lock: LockState,
    /// Working without the network.
    pub offline: Rc<OfflineState>,
    /// The projects of this browser.
    pub projects: Rc<ProjectsState>,
    /// What the last import found.
    pub import_report: Option<Rc<ImportReport>>,
    /// The backups of the project.
    pub backups: BackupsState,
    /// The file that is kept in step in a folder.
    pub folder: FolderState,
    /// What this tab does with the project, where several show it.
    pub tab: Rc<TabState>,
    /// Notices, oldest first.
    pub notices: Vec<Notice>,
    /// The id of the next notice.
    pub next_notice: u32,
    /// The byte at the top of the reading pane.
    pub top: TextSize,
    /// Language, theme, and how the article is set.
    pub settings: Settings,
}

impl Session {
    /// Takes the notice away that a file is being read.
    pub(crate) fn end_reading(&mut self) {
        self.notices.retain(|notice| !matches!(notice.kind, NoticeKind::Reading { .. }));
    }

    /// Says how far the archive is, or that none is packed any more.
    pub(crate) fn packing(&mut self, permille: Option<u16>) {
        match permille {
            Some(permille) => self.notify(NoticeKind::Packing(permille)),
            None => self.notices.retain(|n| !matches!(n.kind, NoticeKind::Packing(_))),
        }
    }

    /// How far the file is that is being read, in thousandths.
    pub fn reading_permille(&self) -> Option<u16> {
        self.notices.iter().find_map(|notice| match notice.kind {
            NoticeKind::Reading { permille, .. } => permille,
            _ => None,
        })
    }

    /// Says how far the file is, where it is said that it is being read.
    pub(crate) fn progress(&mut self, reached: u16) {
        for notice in &mut self.notices {
            if let NoticeKind::Reading { permille, .. } = &mut notice.kind {
                *permille = Some(reached);
            }
        }
    }

    /// Shows a notice; one of the same sort is replaced.
    pub fn notify(&mut self, kind: NoticeKind) {
        let same = std::mem::discriminant(&kind);
        self.notices.retain(|notice| std::mem::discriminant(&notice.kind) != same);
        self.notices.push(Notice { id: self.next_notice, kind });
        self.next_notice += 1;
    }
}
