//! What intake gives back. No prose: the reader of these values words them in their language.

use model::Metadata;
use text::Block;

/// How an article is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Front matter, headings, images and links are recognised.
    Markdown,
    /// Every character is article text, every line that is not blank a paragraph.
    PlainText,
    /// A web page, by its markup; see [`crate::html`]. Text alone cannot be read so.
    Html,
}

/// An article as it would be added, before anyone has agreed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The article text, with LF line ends.
    pub text: String,
    /// The blocks of `text`, in text order.
    pub blocks: Vec<Block>,
    /// What the front matter, the first heading and the script tell.
    pub metadata: Metadata,
    /// What is in the raw text but not in `text`, in the raw text's order.
    pub removed: Vec<Removed>,
    /// What else the analyst should know.
    pub notes: Vec<Note>,
    /// How the raw text was read.
    pub reading: Reading,
}

/// One thing that left the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// What it is.
    pub kind: RemovedKind,
    /// The line of the raw text on which it begins, counted from 1.
    pub line: usize,
    /// The thing as written; where it is longer than 200 characters, the first 200 and `…`.
    pub what: String,
}

/// The kinds of things that leave the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovedKind {
    /// The block between `---` lines at the top. Its fields are in the metadata.
    FrontMatter,
    /// An image, `![alt](address)`. A figure block stands in its place.
    Image,
    /// The address (and title) of a link. The link's text stays.
    LinkTarget,
    /// `##` or `**` around a section title.
    HeadingMark,
    /// An image or a link that the end of a cut-off article left unfinished.
    CutOff,
    /// Marks that are left when an image was all there was between them: `****`, `- `, `[]`.
    EmptyMark,
    /// What the page does not show.
    Hidden,
    /// Lists of links, the page's foot, and the like.
    Navigation,
    /// Buttons and calls to share or follow.
    ShareBar,
    /// A call to scan a code.
    QrHint,
    /// What else there is to read, comments, advertisements.
    Related,
    /// A picture of a point, which only counts readers.
    Tracking,
    /// Buttons and fields.
    Controls,
    /// Drawings and players, with the text in them.
    Embedded,
    /// A line that is in the metadata.
    Metadata,
    /// Text that a tracked change deleted.
    Deleted,
}

/// Something to know of the article. Of [`Note::FrontMatterLine`], [`Note::UnfinishedMarkup`]
/// and [`Note::RepeatedTitle`] at most 100 each are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// So many CRLF or CR line ends became LF.
    LineEnds(usize),
    /// A byte order mark at the start was dropped.
    ByteOrderMark,
    /// The text holds so many NUL characters, which are kept.
    Nul(usize),
    /// The text holds so many U+FFFD, which stand where a character was lost (such as half of
    /// a surrogate pair) before the text came here. They are kept.
    Replacements(usize),
    /// A front matter line that the reader did not understand wholly. It is in the metadata as
    /// written: as the value of its key, or, where it has none, in the extra field
    /// `front matter`.
    FrontMatterLine {
        /// The line of the raw text, counted from 1.
        line: usize,
        /// The line, shortened like [`Removed::what`].
        text: String,
    },
    /// The title was taken from the level-1 heading on this line.
    TitleFromHeading {
        /// The line of the raw text, counted from 1.
        line: usize,
    },
    /// A heading says the title once more than the first heading with it. It stays.
    RepeatedTitle {
        /// The line of the raw text, counted from 1.
        line: usize,
    },
    /// An image or link without its end inside the article. It stays as text.
    UnfinishedMarkup {
        /// The line of the raw text, counted from 1.
        line: usize,
        /// The line as kept, shortened like [`Removed::what`].
        text: String,
    },
    /// A line of the article was read as metadata: who wrote it, where or when it appeared. It
    /// stays.
    MetadataLine {
        /// The line of the text, counted from 1.
        line: usize,
        /// The line, shortened like [`Removed::what`].
        text: String,
    },
    /// Lines that ended where a page was full were joined.
    LinesJoined {
        /// So many were joined to the one before.
        n_lines: usize,
        /// So many hyphens left from within a word.
        n_hyphens: usize,
    },
    /// The language was told by script and common words, not by the source.
    LanguageGuessed,
}

/// Why a text cannot become a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but white space is there, or is left when images and front matter are gone.
    Empty,
    /// The text has more lines and paragraphs than a page can set.
    TooManyBlocks {
        /// How many blocks it would have.
        blocks: usize,
        /// The most that is accepted.
        limit: usize,
    },
    /// The text is longer than the longest article accepted.
    TooLong {
        /// Its length in UTF-8 bytes.
        bytes: usize,
        /// The most that is accepted, in UTF-8 bytes.
        limit: usize,
    },
    /// A page whose markup is nested too deeply, or left open too often, to be read in good time.
    TooDeep,
}

/// The most notes told of one kind.
const MAX_NOTES: usize = 100;

/// Adds a note unless there are already enough of its kind.
pub(crate) fn add_note(notes: &mut Vec<Note>, n_told: &mut usize, note: Note) {
    if *n_told < MAX_NOTES {
        *n_told += 1;
        notes.push(note);
    }
}

/// The most characters shown of one thing.
const MAX_SHOWN: usize = 200;

/// `what`, or its first 200 characters and an ellipsis.
pub(crate) fn shorten(what: &str) -> String {
    match what.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &what[..end]),
        None => what.to_owned(),
    }
}
