//! The kinds of files that are read, by the ending of their name.

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An article as text.
    Text,
    /// A web page.
    Page,
    /// A web page saved with its pictures as one file.
    SavedPage,
    /// A Word document.
    Word,
    /// One of our own files, or a table.
    Json,
    /// A table with one row a line.
    JsonLines,
    /// A table.
    Csv,
    /// An archive of files.
    Zip,
    /// A file with a passphrase.
    Locked,
}

/// Their endings.
pub const ENDINGS: [(&str, FileKind); 16] = [
    (".txt", FileKind::Text),
    (".md", FileKind::Text),
    (".markdown", FileKind::Text),
    (".html", FileKind::Page),
    (".htm", FileKind::Page),
    (".xhtml", FileKind::Page),
    (".mhtml", FileKind::SavedPage),
    (".mht", FileKind::SavedPage),
    (".docx", FileKind::Word),
    (".json", FileKind::Json),
    (".jsonl", FileKind::JsonLines),
    (".ndjson", FileKind::JsonLines),
    (".csv", FileKind::Csv),
    (".tsv", FileKind::Csv),
    (".zip", FileKind::Zip),
    (".enc", FileKind::Locked),
];

impl FileKind {
    /// The kind of a file of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| *kind)
    }
}
