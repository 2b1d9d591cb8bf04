//! What the engine, intake and the formats report, in English.

use super::n_of;
use crate::i18n::{
    BackupText, ProjectText, StatementText, SuggestionText, TabText, backups, files, projects,
    statements, suggestions, tabs, thousands,
};
use engine::{NoticeKind, StoreFailure};
use formats::native::{MAX_BYTES, ReadError};
use formats::{Action, Expected, Problem, Reference};
use intake::{DecodeError, Note, Refusal, RemovedKind};
use model::Step;
use std::borrow::Cow;

type Phrase = Cow<'static, str>;

/// What a step did, as a thing: "Undo: tagging".
pub(in crate::i18n) fn step(step: Step) -> &'static str {
    match step {
        Step::AddDocument => "adding the article",
        Step::AddDocuments => "adding the files",
        Step::DeleteDocument => "removing the article",
        Step::EditMetadata => "editing metadata",
        Step::SetProgress => "setting the progress",
        Step::RenameProject => "naming the project",
        Step::NameCoder => "naming the coder",
        Step::AddAnnotation => "tagging",
        Step::TagMany => "tagging many places",
        Step::Relabel => "changing the label",
        Step::MoveSpan => "moving a boundary",
        Step::AddRange => "adding a part",
        Step::RemoveRange => "removing a part",
        Step::EditNote => "editing the note",
        Step::SetAttribute => "setting a value",
        Step::DeleteAnnotation => "deleting the annotation",
        Step::AddStatement => "making the statement",
        Step::DeleteStatement => "deleting the statement",
        Step::DuplicateStatement => "duplicating the statement",
        Step::EditSlot => "changing a slot",
        Step::SetVariable => "setting a value of the statement",
        Step::EditStatementNote => "editing the statement's note",
        Step::ChangeStatementType => "changing the type",
        Step::Recode => "recoding statements",
        Step::Repair => "repairing quotes",
        Step::Revise => "correcting the text",
        Step::Import => "importing the file",
        Step::AddEntity => "adding the entity",
        Step::EditEntity => "editing the entity",
        Step::RenameEntity => "renaming the entity",
        Step::DeleteEntity => "deleting the entity",
        Step::MergeEntities => "merging entities",
        Step::SplitEntity => "splitting the entity",
        Step::LinkEntity => "linking to an entity",
        Step::AddStarter => "adding the starter set",
        Step::AddToCodebook => "adding to the codebook",
        Step::EditCodebook => "editing the codebook",
        Step::ReorderCodebook => "reordering the codebook",
        Step::MergeLabels => "merging labels",
        Step::DeleteFromCodebook => "deleting from the codebook",
        Step::ImportCodebook => "importing the codebook",
        Step::AcceptSuggestion => "accepting a suggestion",
        Step::AcceptSuggestions => "accepting suggestions",
        Step::RejectSuggestion => "rejecting a suggestion",
        Step::WithdrawRejection => "offering rejected suggestions again",
        Step::AddRule => "adding a rule",
        Step::EditRule => "changing a rule",
        Step::DeleteRule => "deleting a rule",
    }
}

/// A short message.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn notice(kind: &NoticeKind) -> Phrase {
    match kind {
        NoticeKind::Reading { name, .. } => format!("Reading {name}…").into(),
        NoticeKind::FileRefused { name, failure } => {
            format!("{name} was not opened: {}", files::en(failure)).into()
        }
        NoticeKind::NotReadable { name, error } => {
            format!("{name} could not be read: {}", read_error(error)).into()
        }
        NoticeKind::ArticleRefused(why) => refusal(why),
        NoticeKind::NothingPasted => "There was no text in what was pasted or dropped.".into(),
        NoticeKind::Imported { n_documents, n_annotations, n_issues } => {
            let documents = n_of(*n_documents, "document", "documents");
            let annotations = n_of(*n_annotations, "annotation", "annotations");
            let issues = match n_issues {
                0 => String::new(),
                n => format!(" {} in the file.", n_of(*n, "problem", "problems")),
            };
            format!("Added {documents} with {annotations}.{issues}").into()
        }
        NoticeKind::CodebookImported { n_issues } => match n_issues {
            0 => "The codebook was brought in.".into(),
            n => {
                let problems = n_of(*n, "problem", "problems");
                format!("The codebook was brought in. {problems} in the file.").into()
            }
        },
        NoticeKind::KeyRefused(key, _) => format!("The key {key} is taken.").into(),
        NoticeKind::Repaired(n) => {
            format!("{} put back in place.", n_of(*n, "quote was", "quotes were")).into()
        }
        NoticeKind::NewVersion => {
            "A new version of Stancemark is ready. Nothing is reloaded until you say so.".into()
        }
        NoticeKind::Exported(name) => format!("{name} was written.").into(),
        NoticeKind::ExportFailed(why) => format!("The file could not be written: {why}").into(),
        NoticeKind::SaveFailed(failure) => {
            format!("Your work is not saved: {}. Download a copy to be safe.", store(failure))
                .into()
        }
        NoticeKind::StoreDamaged(kinds) => projects::en(ProjectText::WereDamaged(kinds)),
        NoticeKind::MayBeCleaned => projects::en(ProjectText::MayBeCleaned),
        NoticeKind::KeptForGood(granted) => projects::en(ProjectText::KeptForGood(*granted)),
        NoticeKind::ProjectDeleted(name) => {
            let unnamed = projects::en(ProjectText::Unnamed);
            let name = if name.is_empty() { &unnamed } else { name.as_str() };
            projects::en(ProjectText::WasDeleted(name))
        }
        NoticeKind::SaveFirst => projects::en(ProjectText::SaveFirst),
        NoticeKind::ProjectsFailed(failure) => projects::en(ProjectText::Failed(&store(failure))),
        NoticeKind::Undone(what) => format!("Undone: {}", step(*what)).into(),
        NoticeKind::Redone(what) => format!("Redone: {}", step(*what)).into(),
        NoticeKind::WentTo(n) => format!("Went {} steps at once.", thousands(*n)).into(),
        NoticeKind::NothingToUndo => "There is nothing to undo.".into(),
        NoticeKind::NothingToRedo => "There is nothing to redo.".into(),
        NoticeKind::SelectTextFirst => "Select text in the article first.".into(),
        NoticeKind::NamesNothing => "Only actors and processes have entities.".into(),
        NoticeKind::AlreadyTagged => "The same words carry this label already.".into(),
        NoticeKind::HitsTagged { n_new, n_documents, n_old } => {
            let old = match n_old {
                0 => String::new(),
                n => format!(" {} carried the label already.", thousands(*n)),
            };
            let place = match n_documents {
                0 | 1 => String::new(),
                n => format!(" in {} documents", thousands(*n)),
            };
            format!("{} tagged{place}.{old}", n_of(*n_new, "hit was", "hits were")).into()
        }
        NoticeKind::SuggestionsDecided { verdict, n } => {
            suggestions::en(SuggestionText::Decided(*verdict, *n))
        }
        NoticeKind::NoStatementAtHand => statements::en(StatementText::NoneAtHand),
        NoticeKind::Misfit(misfit) => statements::en(StatementText::Misfit(misfit)),
        NoticeKind::Packing(permille) => backups::en(BackupText::Packing(*permille)),
        NoticeKind::BackupRestored(name, _) => backups::en(BackupText::Restored(name)),
        NoticeKind::BackupFailed(failure) => backups::en(BackupText::Failed(&store(failure))),
        NoticeKind::FolderFailed(why) => backups::en(BackupText::FolderNotWritten(why)),
        NoticeKind::HeldBack { is_kept: true } => tabs::en(TabText::HeldBack),
        NoticeKind::HeldBack { is_kept: false } => tabs::en(TabText::NotDone),
        NoticeKind::TookOver { n_held } => tabs::en(TabText::TookOver(*n_held)),
        NoticeKind::WordsNotThere => {
            super::super::revise::en(super::super::ReviseText::WordsNotThere)
        }
        NoticeKind::EditRefused => "That change does not fit the project any more.".into(),
    }
}

/// Why a file could not be read at all.
pub(in crate::i18n) fn read_error(error: &ReadError) -> Phrase {
    match error {
        ReadError::TooLarge { n_bytes } => too_long(*n_bytes as u64, MAX_BYTES as u64),
        ReadError::NotUtf8 { at } => format!("byte {} is not UTF-8", thousands(*at)).into(),
        ReadError::NotJson { line, column, found } => {
            format!("line {line}, column {column} is not JSON: {found}").into()
        }
        ReadError::TooDeep { line, column } => {
            format!("it is nested too deeply at line {line}, column {column}").into()
        }
        ReadError::NotStancemark { line, column } => {
            format!("it is not a Stancemark file (line {line}, column {column})").into()
        }
    }
}

/// Why the store failed.
pub(super) fn store(failure: &StoreFailure) -> Phrase {
    match failure {
        StoreFailure::Blocked(_) => "this browser window keeps no data".into(),
        StoreFailure::TakenOver => {
            "the project is open in another tab, which saves from now on; reload to go on here"
                .into()
        }
        StoreFailure::Full => "the browser's storage is full".into(),
        StoreFailure::VersionLocked => {
            "another tab holds the storage with another version of Stancemark; close or reload it"
                .into()
        }
        StoreFailure::Newer => {
            "the storage was written by a later version of Stancemark; reload this page".into()
        }
        StoreFailure::Gone => "the browser's storage was closed or cleared from outside".into(),
        StoreFailure::Deleted => "the project was deleted in another tab".into(),
        StoreFailure::Interrupted(_) => "the browser gave a write up on the way".into(),
        StoreFailure::Other(why) => why.clone().into(),
    }
}

/// Why bytes are no text.
pub(in crate::i18n) fn decode(error: DecodeError) -> Phrase {
    match error {
        DecodeError::Invalid { encoding, offset } => {
            let (encoding, offset) = (encoding.name(), thousands(offset));
            format!("it is not sound {encoding} text; the first bad byte is number {offset}").into()
        }
        DecodeError::Binary { offset } => {
            format!("it is not text; see byte {}", thousands(offset)).into()
        }
        DecodeError::TooLong { bytes, limit } => too_long(bytes as u64, limit as u64),
    }
}

/// How long something is, and how long it may be.
pub(in crate::i18n) fn too_long(bytes: u64, limit: u64) -> Phrase {
    let mebi = |n: u64| n.div_ceil(1024 * 1024);
    format!("it is {} MB long; {} MB is the most", mebi(bytes), mebi(limit)).into()
}

/// Why a text cannot become an article.
pub(in crate::i18n) fn refusal(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::Empty => "There is no article text in this.".into(),
        Refusal::TooManyBlocks { blocks, limit } => format!(
            "This cannot be added: it has {} paragraphs; {} is the most. Split it.",
            thousands(*blocks),
            thousands(*limit)
        )
        .into(),
        Refusal::TooDeep => {
            "This page cannot be read: its markup is nested too deeply. Copy the article's text and paste that.".into()
        }
        Refusal::TooLong { bytes, limit } => {
            format!("This cannot be added: {}.", too_long(*bytes as u64, *limit as u64)).into()
        }
    }
}

/// A kind of removed thing, as a heading.
pub(super) fn removed_kind(kind: RemovedKind) -> &'static str {
    match kind {
        RemovedKind::FrontMatter => "Front matter (its fields are in the metadata)",
        RemovedKind::Image => "Image addresses (a placeholder stays)",
        RemovedKind::LinkTarget => "Link addresses (the words stay)",
        RemovedKind::HeadingMark => "Heading marks (the titles stay)",
        RemovedKind::CutOff => "Unfinished markup at the end",
        RemovedKind::EmptyMark => "Marks left over around images",
        RemovedKind::Hidden => "Not shown on the page",
        RemovedKind::Navigation => "Links and the foot of the page",
        RemovedKind::ShareBar => "Calls to share or follow",
        RemovedKind::QrHint => "Calls to scan a code",
        RemovedKind::Related => "Other articles, comments, advertisements",
        RemovedKind::Tracking => "Invisible pictures that count readers",
        RemovedKind::Controls => "Buttons and fields",
        RemovedKind::Embedded => "Drawings and players",
        RemovedKind::Metadata => "Lines that are in the metadata",
        RemovedKind::Deleted => "Text that tracked changes deleted",
    }
}

/// What else to know of an article.
pub(super) fn note(note: &Note) -> Phrase {
    match note {
        Note::LineEnds(n) => {
            format!("{} made uniform (LF).", n_of(*n, "line end was", "line ends were")).into()
        }
        Note::ByteOrderMark => "A byte order mark at the start was dropped.".into(),
        Note::Nul(n) => {
            format!("The text holds {}; kept.", n_of(*n, "NUL character", "NUL characters")).into()
        }
        Note::Replacements(n) => {
            let marks = n_of(*n, "replacement character", "replacement characters");
            format!("The text holds {marks} (U+FFFD): something was lost before it came here.")
                .into()
        }
        Note::FrontMatterLine { line, text } => {
            format!("Line {line} of the front matter was kept as written: {text}").into()
        }
        Note::TitleFromHeading { line } => {
            format!("The title was taken from the heading on line {line}.").into()
        }
        Note::RepeatedTitle { line } => format!("Line {line} repeats the title; it stays.").into(),
        Note::UnfinishedMarkup { line, text } => {
            format!("Line {line} has unfinished markup, kept as text: {text}").into()
        }
        Note::LinesJoined { n_lines, n_hyphens } => {
            let lines = n_of(*n_lines, "line was joined", "lines were joined");
            let hyphens = n_of(*n_hyphens, "hyphen left", "hyphens left");
            format!("{lines} to the one before; {hyphens} from within a word.").into()
        }
        Note::MetadataLine { line, text } => {
            format!("Line {line} was read as metadata, and stays: {text}").into()
        }
        Note::LanguageGuessed => {
            "The language was told from the text itself; please check it.".into()
        }
    }
}

/// What is wrong in a file.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn problem(problem: &Problem) -> Phrase {
    let words = match problem {
        Problem::NewerVersion { known } => {
            return format!("Written by a later version of the format (known: {known})").into();
        }
        Problem::Missing => "A value is missing",
        Problem::WrongType(kind) => return format!("This should be {}", expected(*kind)).into(),
        Problem::UnknownField => "An unknown field",
        Problem::DuplicateField => "The field stands twice",
        Problem::DuplicateId => "The id is taken",
        Problem::KeyTaken => "The key is taken by another label or by the app, or is no key",
        Problem::DuplicateAlias => "The alias stands twice",
        Problem::AliasCircle => "The alias leads back to the entity in a circle",
        Problem::TooLong { limit } => {
            return format!("Longer than {} code points", thousands(*limit)).into();
        }
        Problem::TooMany { limit } => {
            return format!("More than the {} that are kept", thousands(*limit)).into();
        }
        Problem::OutOfRange => "The number is not possible here",
        Problem::OutOfBounds { len } => {
            let len = thousands(*len as usize);
            return format!("Behind the end of the text ({len} code points)").into();
        }
        Problem::EmptyRange => "The start is not before the end",
        Problem::QuoteDiffers { found } => {
            return format!("The text at this place is not the quote but “{found}”").into();
        }
        Problem::ContextDiffers => "The text around the quote is another",
        Problem::HashDiffers => "The text is not the one that was hashed",
        Problem::NotNormalised => "CR line ends or a byte order mark in the text",
        Problem::LoneSurrogate => "Half of a surrogate pair",
        Problem::BlockOutOfOrder => "A block overlaps the one before it",
        Problem::TextOutsideBlocks => "Text that lies in no block",
        Problem::TargetsOutOfOrder => "The targets are not in text order",
        Problem::Unknown(what) => return format!("There is no such {}", reference(*what)).into(),
        Problem::LabelDoesNotFit => "The annotation’s label does not fit the slot",
        Problem::SearchStopped { n_left } => {
            let quotes = n_of(*n_left, "lost quote was", "lost quotes were");
            return format!("{quotes} not searched for, to save time").into();
        }
        Problem::More { n_more } => return n_of(*n_more, "more problem", "more problems").into(),
    };
    words.into()
}

fn expected(expected: Expected) -> Phrase {
    match expected {
        Expected::Text => "text".into(),
        Expected::Character => "one character".into(),
        Expected::Integer => "a whole number".into(),
        Expected::Boolean => "true or false".into(),
        Expected::Value => "text, a whole number, true or false".into(),
        Expected::List => "a list".into(),
        Expected::Object => "an object".into(),
        Expected::Time => "a time such as 2023-01-29T08:30:00Z".into(),
        Expected::OneOf(names) => format!("one of {}", names.join(", ")).into(),
        Expected::Filler => "the id of an annotation, or {\"entity\": id}".into(),
    }
}

fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Label => "label",
        Reference::Entity => "entity",
        Reference::Coder => "coder",
        Reference::StatementType => "statement type",
        Reference::Slot => "slot",
        Reference::Annotation => "annotation",
    }
}

/// What was done about a problem.
pub(super) fn action(action: &Action) -> Phrase {
    match action {
        Action::Kept => "Taken as it is".into(),
        Action::LeftOut => "Left out".into(),
        Action::Defaulted => "Replaced by the usual value".into(),
        Action::Created => "What it refers to was made".into(),
        Action::Renamed(id) => format!("Renamed to {id}").into(),
        Action::Corrected => "Corrected".into(),
        Action::Orphaned => "Kept as a quote without a place".into(),
    }
}
