//! English. Plain words, sentence case, no exclamation marks.

pub(super) mod phrases;

use super::{Text, reading, thousands};
use engine::Theme;
use std::borrow::Cow;

/// Says it in English.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn say(text: Text<'_>) -> Cow<'static, str> {
    let words = match text {
        Text::Undo => "Undo",
        Text::Redo => "Redo",
        Text::UndoStep(step) => return format!("Undo: {}", phrases::step(step)).into(),
        Text::RedoStep(step) => return format!("Redo: {}", phrases::step(step)).into(),
        Text::NothingToUndo => "Nothing to undo",
        Text::NothingToRedo => "Nothing to redo",
        Text::Download => "Download annotated JSON",
        Text::DownloadHint => "All documents with their annotations, as one file",
        Text::ProjectTools => "Project",
        Text::Settings => "Settings",
        Text::OtherLanguage => "中文",
        Text::Theme(Theme::System) => "Theme: as the system",
        Text::Theme(Theme::Light) => "Theme: light",
        Text::Theme(Theme::Dark) => "Theme: dark",
        Text::Shortcuts => "Keyboard shortcuts",
        Text::Panels => "Panels",
        Text::Article => "Article",
        Text::PanelAnnotations => "Annotations",
        Text::PanelDetails => "Details",
        Text::SaveState => "Save state",
        Text::Saved => "Saved",
        Text::Saving => "Saving…",
        Text::NotSaved(failure) => return format!("Not saved: {}", phrases::store(failure)).into(),
        Text::Retry => "Try again",
        Text::Offline => "Offline: nothing leaves this page",
        Text::Selected(n) => {
            return format!("{} selected", n_of(n, "character", "characters")).into();
        }
        Text::Notices => "Notices",
        Text::Dismiss => "Dismiss",
        Text::ShowReport => "Show report",
        Text::DownloadCopy => "Download a copy",

        Text::LeftColumn => "Documents and annotations",
        Text::Documents => "Documents",
        Text::Untitled => "Untitled",
        Text::AddAnother => "Add another article",
        Text::NAnnotations(0) => "no annotations yet",
        Text::NAnnotations(n) => return n_of(n, "annotation", "annotations").into(),
        Text::Annotations => "Annotations",
        Text::SearchAnnotations => "Search annotations",
        Text::AllLabels => "All",
        Text::ClearFilter => "Show all annotations",
        Text::NoAnnotations => "No annotations yet.",
        Text::NoAnnotationsHow => "Select words in the article, then press a key:",
        Text::FilterLegend => "Show annotations of",
        Text::NothingMatches => "No annotation matches.",
        Text::HasNote => "has a note",
        Text::WithoutPlace => "no place in the text",

        Text::Details => "Details",
        Text::Label => "Label",
        Text::Place { start, end } => {
            return format!("Code points {}–{}", thousands(start), thousands(end)).into();
        }
        Text::Paragraph { number, total } => {
            return format!("paragraph {} of {}", thousands(number), thousands(total)).into();
        }
        Text::Clear => "Clear",
        Text::Yes => "Yes",
        Text::Note => "Note",
        Text::NoteHint => "Kept when you leave the field or press Ctrl+Enter",
        Text::Boundaries => "Boundaries",
        Text::Start => "Start",
        Text::End => "End",
        Text::StartBack => "Start one character earlier",
        Text::StartForward => "Start one character later",
        Text::EndBack => "End one character earlier",
        Text::EndForward => "End one character later",
        Text::UseSelection => "Use selected text",
        Text::UseSelectionHint => "Select the right words in the article first",
        Text::Delete => "Delete annotation",
        Text::OrphanWhy => {
            "This quote was not found in the article. The annotation is kept; select where it belongs."
        }
        Text::PlaceAtSelection => "Place at the selected text",
        Text::NoneSelected => "No annotation selected.",
        Text::NoneSelectedHow => {
            "Click a marked span in the article or an entry of the list. N and P go to the next and the previous one."
        }
        Text::AboutArticle => "About this article",
        Text::EditMetadata => "Edit metadata",
        Text::DeleteDocument => "Remove article",

        Text::Title => "Title",
        Text::Publisher => "Publisher",
        Text::Author => "Author",
        Text::Date => "Date",
        Text::DateHint => "YYYY-MM-DD",
        Text::Url => "Web address",
        Text::ArticleLanguage => "Language",
        Text::LanguageHint => "such as zh or en",
        Text::OtherFields => "Other fields, kept as they are",
        Text::Save => "Save",
        Text::Cancel => "Cancel",
        Text::Close => "Close",

        Text::TagSelection => "Tag selection",

        Text::AddHeading => "Add an article",
        Text::AddIntro => {
            "Paste an article in Chinese or English. Everything happens on this device: nothing you paste leaves the browser."
        }
        Text::PasteBox => "Article text",
        Text::ArticlePlaceholder => {
            "Paste the article here: a web page, plain text, or Markdown with its front matter"
        }
        Text::AddArticle => "Add article",
        Text::AddArticleHint => "Paste or open an article first",
        Text::OpenFile => "Open file",
        Text::OpenFolder => "Open folder",
        Text::OneFile => {
            "You opened Stancemark as a file. All of it works, and it cannot send anything. But it cannot be installed as an app. Some browsers keep your work only while the file stays where it is: download the project before you move or replace it. And in Chrome and Edge any other web page that you open from a file can read what is kept here: for sensitive work use the site, or open no other HTML files in this browser."
        }
        Text::DropHint => {
            "or drop files or a folder anywhere: text, Markdown, Word, web pages, CSV, JSON, zip"
        }
        Text::WasRemoved => "The article and its annotations were removed.",
        Text::BringBack => "Bring it back",
        Text::BackToReading => "Back to reading",
        Text::StartOver => "Start over",
        Text::FromFile { name, n_chars } => {
            return format!("{name} — {}", n_of(n_chars, "character", "characters")).into();
        }
        Text::FromOutside { n_chars } => {
            return format!("Pasted text — {}", n_of(n_chars, "character", "characters")).into();
        }
        Text::StepPaste => "Paste",
        Text::StepPasteHow => {
            "Ctrl+V anywhere on this page. You see what is kept before it is added."
        }
        Text::StepTag => "Tag",
        Text::StepTagHow => {
            "Select words and press 1 for an actor, 2 for a process, 3 for a stance."
        }
        Text::StepDownload => "Download",
        Text::StepDownloadHow => {
            "Take the annotated JSON with you. Meanwhile every step is kept in this browser."
        }
        Text::Refused(refusal) => return phrases::refusal(refusal),

        Text::Preview => "Preview",
        Text::NCharacters(n) => return n_of(n, "character", "characters").into(),
        Text::NParagraphs(n) => return n_of(n, "paragraph", "paragraphs").into(),
        Text::NHeadings(n) => return n_of(n, "heading", "headings").into(),
        Text::NFigures(n) => return n_of(n, "picture left out", "pictures left out").into(),
        Text::ReadAs => "Read as",
        Text::Markdown => "Markdown",
        Text::Plain => "Plain text",
        Text::WebPage(text) => return super::web_page::en(text),
        Text::Columns(text) => return super::columns::en(text),
        Text::Tables(text) => return super::tables::en(text),
        Text::Metadata => "Metadata",
        Text::Kept => "What is kept",
        Text::Removed => "What is taken out",
        Text::NothingRemoved => "Nothing: every character is kept.",
        Text::RemovedKind(kind) => phrases::removed_kind(kind),
        Text::Line(line) => return format!("line {}", thousands(line)).into(),
        Text::MoreLines(n) => return format!("and {} more", thousands(n)).into(),
        Text::Remarks => "Worth knowing",
        Text::NoteOfIntake(note) => return phrases::note(note),
        Text::Figure("") => "Picture",
        Text::Figure(alt) => return format!("Picture: {alt}").into(),
        Text::MoreBlocks { shown, total } => {
            let (shown, total) = (thousands(shown), thousands(total));
            return format!("The first {shown} of {total} blocks are shown here; all are added.")
                .into();
        }

        Text::ImportReport => "Import report",
        Text::ImportedFrom { file, n_documents, n_annotations } => {
            let documents = n_of(n_documents, "document", "documents");
            let annotations = n_of(n_annotations, "annotation", "annotations");
            return format!("{file}: {documents} and {annotations} were added.").into();
        }
        Text::NIssues(n) => return n_of(n, "problem in the file", "problems in the file").into(),
        Text::NoIssues => "The file is sound.",
        Text::MoreIssues(n) => return format!("and {} more", thousands(n)).into(),
        Text::LineColumn { line, column } => return format!("line {line}, column {column}").into(),
        Text::RepairOffer(n) => {
            let quotes = n_of(n, "quote stands", "quotes stand");
            return format!(
                "{quotes} elsewhere in the text and can be put back there. You can undo this."
            )
            .into();
        }
        Text::Repair(n) => return format!("Repair {n} by quote search").into(),
        Text::Problem(problem) => return phrases::problem(problem),
        Text::Action(action) => return phrases::action(action),

        Text::GroupTag => "Tag",
        Text::GroupMove => "Move the caret",
        Text::GroupSelect => "Select",
        Text::GroupAnnotation => "Annotations",
        Text::GroupProject => "Everywhere",
        Text::KeyTag(label) => return format!("Tag as {label}").into(),
        Text::KeyLeft => "By character",
        Text::KeyWord => "By word",
        Text::KeySentence => "By sentence",
        Text::KeyParagraph => "By paragraph",
        Text::KeyLine => "By line",
        Text::KeyLineEnds => "To the ends of the line",
        Text::KeyArticle => "To the start or end",
        Text::KeyExtend => "Any movement with Shift selects",
        Text::KeySelectWord => "The word at the caret",
        Text::KeySelectSentence => "The sentence at the caret",
        Text::KeySelectParagraph => "The paragraph at the caret",
        Text::KeyNext => "Next annotation",
        Text::KeyPrevious => "Previous annotation",
        Text::KeyInspector => "Edit details",
        Text::KeyList => "Annotation list",
        Text::KeyDelete => "Delete annotation",
        Text::KeyChoose => "Choose the position",
        Text::KeySearch => "Search annotations",
        Text::KeyStartEdge => "Move the start",
        Text::KeyEndEdge => "Move the end",
        Text::KeyMoveToSelection => "Use selected text",
        Text::KeyEscape => "Close, step by step, and back to the article",
        Text::KeyNextRow => "Up and down the list",
        Text::KeyOpenRow => "Go to the details",
        Text::KeyHelp => "This sheet",
        Text::KeyPaste => "Paste an article",
        Text::KeyKeepNote => "Keep the note",
        Text::KeyNote => "Write a note",

        Text::Coder(text) => return super::coders::en(text),
        Text::Document(text) => return super::documents::en(text),
        Text::History(text) => return super::history::en(text),
        Text::Codebook(text) => return super::codebook::en(text),
        Text::Suggestion(text) => return super::suggestions::en(text),
        Text::Rule(text) => return super::suggestions::rule_en(text),
        Text::Watch(text) => return super::watch::en(text),
        Text::Backup(text) => return super::backups::en(text),
        Text::Tab(text) => return super::tabs::en(text),
        Text::Find(text) => return super::find::en(text),
        Text::Seek(text) => return super::seek::en(text),
        Text::Revise(text) => return super::revise::en(text),
        Text::Statement(text) => return super::statements::en(text),
        Text::Entity(text) => return super::entities::en(text),
        Text::Project(text) => return super::projects::en(text),
        Text::Room(text) => return super::rooms::en(text),
        Text::Lock(text) => return super::lock::en(text),
        Text::Privacy(text) => return super::privacy::en(text),
        Text::Selecting(text) => return super::selecting::en(text),
        Text::Reading(text) => return reading::en(text),
        Text::Notice(kind) => return phrases::notice(kind),
    };
    Cow::Borrowed(words)
}

/// `1 character`, `19,388 characters`.
pub(super) fn n_of(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}
