//! Everything that the interface can say, as data.

use super::{
    BackupText, CodebookText, CoderText, ColumnsText, DocumentText, EntityText, FindText,
    HistoryText, LockText, PageText, PrivacyText, ProjectText, ReadingText, ReviseText, RoomText,
    RuleText, SeekText, SelectingText, StatementText, SuggestionText, TabText, TableText,
    WatchText,
};
use engine::{NoticeKind, StoreFailure, Theme};
use formats::{Action, Problem};
use intake::{Note, Refusal, RemovedKind};
use model::Step;

/// Something to say. Numbers are counts; texts are shown as they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Text<'a> {
    // header and status line
    Undo,
    Redo,
    UndoStep(Step),
    RedoStep(Step),
    NothingToUndo,
    NothingToRedo,
    Download,
    DownloadHint,
    ProjectTools,
    Settings,
    OtherLanguage,
    Theme(Theme),
    Shortcuts,
    Panels,
    Article,
    PanelAnnotations,
    PanelDetails,
    SaveState,
    Saved,
    Saving,
    NotSaved(&'a StoreFailure),
    Retry,
    Offline,
    Selected(usize),
    Notices,
    Dismiss,
    ShowReport,
    DownloadCopy,

    // left column
    LeftColumn,
    Documents,
    Untitled,
    AddAnother,
    NAnnotations(usize),
    Annotations,
    SearchAnnotations,
    AllLabels,
    ClearFilter,
    NoAnnotations,
    NoAnnotationsHow,
    FilterLegend,
    NothingMatches,
    HasNote,
    WithoutPlace,

    // inspector
    Details,
    Label,
    Place {
        start: usize,
        end: usize,
    },
    Paragraph {
        number: usize,
        total: usize,
    },
    Clear,
    Yes,
    Note,
    NoteHint,
    Boundaries,
    Start,
    End,
    StartBack,
    StartForward,
    EndBack,
    EndForward,
    UseSelection,
    UseSelectionHint,
    Delete,
    OrphanWhy,
    PlaceAtSelection,
    NoneSelected,
    NoneSelectedHow,
    AboutArticle,
    EditMetadata,
    DeleteDocument,

    // metadata
    Title,
    Publisher,
    Author,
    Date,
    DateHint,
    Url,
    ArticleLanguage,
    LanguageHint,
    OtherFields,
    Save,
    Cancel,
    Close,

    // toolbar
    TagSelection,

    // intake
    AddHeading,
    AddIntro,
    PasteBox,
    ArticlePlaceholder,
    AddArticle,
    AddArticleHint,
    OpenFile,
    OpenFolder,
    DropHint,
    /// What is different where the app was opened as a file.
    OneFile,
    BackToReading,
    WasRemoved,
    BringBack,
    StartOver,
    FromFile {
        name: &'a str,
        n_chars: usize,
    },
    FromOutside {
        n_chars: usize,
    },
    StepPaste,
    StepPasteHow,
    StepTag,
    StepTagHow,
    StepDownload,
    StepDownloadHow,
    Refused(&'a Refusal),

    // preview
    Preview,
    NCharacters(usize),
    NParagraphs(usize),
    NHeadings(usize),
    NFigures(usize),
    ReadAs,
    Markdown,
    Plain,
    WebPage(PageText<'a>),
    /// Something about encodings and tables.
    Tables(TableText),
    Columns(ColumnsText<'a>),
    Metadata,
    Kept,
    Removed,
    NothingRemoved,
    RemovedKind(RemovedKind),
    Line(usize),
    MoreLines(usize),
    Remarks,
    NoteOfIntake(&'a Note),
    Figure(&'a str),
    MoreBlocks {
        shown: usize,
        total: usize,
    },

    // import report
    ImportReport,
    ImportedFrom {
        file: &'a str,
        n_documents: usize,
        n_annotations: usize,
    },
    NIssues(usize),
    NoIssues,
    MoreIssues(usize),
    LineColumn {
        line: usize,
        column: usize,
    },
    RepairOffer(usize),
    Repair(usize),
    Problem(&'a Problem),
    Action(&'a Action),

    // shortcuts
    GroupTag,
    GroupMove,
    GroupSelect,
    GroupAnnotation,
    GroupProject,
    KeyTag(&'a str),
    KeyLeft,
    KeyWord,
    KeySentence,
    KeyParagraph,
    KeyLine,
    KeyLineEnds,
    KeyArticle,
    KeyExtend,
    KeySelectWord,
    KeySelectSentence,
    KeySelectParagraph,
    KeyNext,
    KeyPrevious,
    KeyInspector,
    KeyList,
    KeyDelete,
    KeyChoose,
    KeySearch,
    KeyStartEdge,
    KeyEndEdge,
    KeyMoveToSelection,
    KeyEscape,
    KeyNextRow,
    KeyOpenRow,
    KeyHelp,
    KeyPaste,
    KeyKeepNote,
    KeyNote,

    /// Coders.
    Coder(CoderText<'a>),
    /// The room of the documents, and many files at once.
    Document(DocumentText<'a>),
    /// The steps that were done.
    History(HistoryText),
    /// The codebook.
    Codebook(CodebookText<'a>),
    /// The watch.
    Watch(WatchText<'a>),
    /// Finding in the article.
    Find(FindText),
    /// Something about the search of all documents.
    Seek(SeekText<'a>),
    /// Correcting a text, older texts, and what has no place.
    Revise(ReviseText<'a>),
    /// Suggestions.
    Suggestion(SuggestionText<'a>),
    /// The project's own rules.
    Rule(RuleText<'a>),
    /// Backups, the archive, and the file in a folder.
    Backup(BackupText<'a>),
    /// Other tabs that show the project.
    Tab(TabText),
    /// Statements.
    Statement(StatementText<'a>),
    /// The projects of this browser.
    Project(ProjectText<'a>),
    /// Rooms, and the way between them.
    Room(RoomText),
    /// How the article is set, and the character at the caret.
    Reading(ReadingText),

    /// Selecting text, the ends of annotations, and their parts.
    Selecting(SelectingText<'a>),

    /// Files with a passphrase.
    Lock(LockText<'a>),
    /// What leaves the page, and working without the network.
    Privacy(PrivacyText<'a>),

    /// Entities.
    Entity(EntityText<'a>),

    /// A short message.
    Notice(&'a NoticeKind),
}
