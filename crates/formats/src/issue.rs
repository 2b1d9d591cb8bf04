//! What was found wrong in a file. The kinds carry no prose, so that the page can say them in
//! its own language; `Display` gives English for the command line.

use std::fmt;

/// One thing that is wrong in a file, where it stands, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The JSON path of the value, such as `$.documents[0].annotations[3].targets[0].start`;
    /// for formats without paths the name of the record.
    pub path: String,
    /// The line in the file, from 1.
    pub line: Option<usize>,
    /// The column in that line, from 1, counted in code points.
    pub column: Option<usize>,
    /// What is wrong.
    pub problem: Problem,
    /// The offending text, shortened.
    pub offending: String,
    /// What was done.
    pub action: Action,
}

/// What kind of value was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text.
    Text,
    /// One character.
    Character,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// Text, a whole number, or `true` or `false`.
    Value,
    /// A list.
    List,
    /// An object.
    Object,
    /// A time such as `2023-01-29T08:30:00Z`.
    Time,
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// The id of an annotation, or `{"entity": id}`.
    Filler,
}

/// What an id refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// A label of the codebook.
    Label,
    /// An entity.
    Entity,
    /// A coder.
    Coder,
    /// A statement type of the codebook.
    StatementType,
    /// A slot of the statement's type.
    Slot,
    /// An annotation of the same document.
    Annotation,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file was written by a later version of the format.
    NewerVersion {
        /// The latest version that can be read.
        known: u32,
    },
    /// A value that must be there is absent.
    Missing,
    /// A value is of the wrong kind.
    WrongType(Expected),
    /// A field that this version does not know.
    UnknownField,
    /// A field that stands twice in its record.
    DuplicateField,
    /// An id that another record has already.
    DuplicateId,
    /// A key that another label or the app has already, or that is none.
    KeyTaken,
    /// An alias that the entity has already.
    DuplicateAlias,
    /// An alias by which entities lead to each other in a circle.
    AliasCircle,
    /// A text that is too long.
    TooLong {
        /// The greatest length, in code points.
        limit: usize,
    },
    /// More records of a kind than are kept.
    TooMany {
        /// How many are kept.
        limit: usize,
    },
    /// A number outside what is possible here.
    OutOfRange,
    /// An offset behind the end of the text.
    OutOfBounds {
        /// The length of the text in code points.
        len: u32,
    },
    /// The start is not before the end.
    EmptyRange,
    /// The text at the given place is not the quote.
    QuoteDiffers {
        /// What stands there, shortened.
        found: String,
    },
    /// The text around the quote is not the given prefix or suffix.
    ContextDiffers,
    /// The text's SHA-256 is not the given one.
    HashDiffers,
    /// The text has line ends other than LF, or begins with a byte order mark.
    NotNormalised,
    /// Half of a surrogate pair, which is no character.
    LoneSurrogate,
    /// A block that overlaps the one before or stands before it.
    BlockOutOfOrder,
    /// Text that lies in no block.
    TextOutsideBlocks,
    /// Parts of an annotation that are not in text order.
    TargetsOutOfOrder,
    /// An id of something that is not in the file.
    Unknown(Reference),
    /// An annotation whose label does not fit the slot.
    LabelDoesNotFit,
    /// Searching for lost quotes would have taken too long.
    SearchStopped {
        /// How many quotes were not searched for.
        n_left: usize,
    },
    /// More issues than are listed.
    More {
        /// How many are not listed.
        n_more: usize,
    },
}

/// What was done about a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The value was taken nevertheless.
    Kept,
    /// The value was left out.
    LeftOut,
    /// An empty or usual value was put in its place.
    Defaulted,
    /// What was referred to was made.
    Created,
    /// The record got this id.
    Renamed(String),
    /// The value was brought into the form it should have.
    Corrected,
    /// The annotation keeps its quote but has no place in the text.
    Orphaned,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Character => "one character",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::Value => "text, a whole number, true or false",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Time => "a time such as 2023-01-29T08:30:00Z",
            Self::OneOf(names) => return write!(f, "one of {}", names.join(", ")),
            Self::Filler => "the id of an annotation or {\"entity\": id}",
        })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Label => "label",
            Self::Entity => "entity",
            Self::Coder => "coder",
            Self::StatementType => "statement type",
            Self::Slot => "slot",
            Self::Annotation => "annotation",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewerVersion { known } => {
                write!(f, "a later version of the format than {known}")
            }
            Self::Missing => f.write_str("is missing"),
            Self::WrongType(expected) => write!(f, "should be {expected}"),
            Self::UnknownField => f.write_str("unknown field"),
            Self::DuplicateField => f.write_str("the field stands twice"),
            Self::DuplicateId => f.write_str("the id is taken"),
            Self::KeyTaken => f.write_str("the key is taken"),
            Self::DuplicateAlias => f.write_str("the alias stands twice"),
            Self::AliasCircle => f.write_str("the alias leads back to the entity in a circle"),
            Self::TooLong { limit } => write!(f, "longer than {limit} code points"),
            Self::TooMany { limit } => write!(f, "more than the {limit} that are kept"),
            Self::OutOfRange => f.write_str("the number is not possible here"),
            Self::OutOfBounds { len } => {
                write!(f, "lies behind the end of the text ({len} code points)")
            }
            Self::EmptyRange => f.write_str("the start is not before the end"),
            Self::QuoteDiffers { found } => write!(f, "the text there is \"{found}\""),
            Self::ContextDiffers => f.write_str("the text around the quote is another"),
            Self::HashDiffers => f.write_str("the text is not the one that was hashed"),
            Self::NotNormalised => f.write_str("has CR line ends or a byte order mark"),
            Self::LoneSurrogate => f.write_str("half of a surrogate pair"),
            Self::BlockOutOfOrder => f.write_str("overlaps the block before it"),
            Self::TextOutsideBlocks => f.write_str("text in no block"),
            Self::TargetsOutOfOrder => f.write_str("the targets are not in text order"),
            Self::Unknown(what) => write!(f, "there is no such {what}"),
            Self::LabelDoesNotFit => f.write_str("the annotation's label does not fit the slot"),
            Self::SearchStopped { n_left } => {
                write!(f, "{n_left} lost quotes were not searched for")
            }
            Self::More { n_more } => write!(f, "{n_more} more issues"),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept => f.write_str("kept"),
            Self::LeftOut => f.write_str("left out"),
            Self::Defaulted => f.write_str("default taken"),
            Self::Created => f.write_str("created"),
            Self::Renamed(id) => write!(f, "renamed to {id}"),
            Self::Corrected => f.write_str("corrected"),
            Self::Orphaned => f.write_str("kept as a quote without a place"),
        }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{}: {}", self.path, self.problem)?;
        if !self.offending.is_empty() {
            write!(f, ": {}", self.offending)?;
        }
        write!(f, " [{}]", self.action)
    }
}
