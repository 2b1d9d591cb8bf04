//! The dialogs, by what each is for.

/// A dialog over the main screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// All keyboard shortcuts.
    Shortcuts,
    /// The open document's metadata.
    Metadata,
    /// What the last import found.
    ImportReport,
    /// What became of the files that were given together.
    Batch,
    /// Which column of a table is what.
    Columns,
    /// Whose work is shown, and who one is.
    Coders,
    /// Makes the open entity one with another.
    MergeEntity,
    /// Moves some quotes of the open entity to a new one.
    SplitEntity,
    /// Takes the open entity out.
    DeleteEntity,
    /// The choice of groups of the starter set.
    StarterSet,
    /// What is to be set in many statements.
    Recode,
    /// How the article is set.
    Reading,
    /// Backups, the archive, and the file in a folder.
    Backups,
    /// Asks where what was coded with a part of the codebook goes.
    RemoveFromCodebook,
    /// Makes the open label one with another.
    MergeLabel,
    /// The project's own rules of suggestions.
    Rules,
    /// What leaves the page.
    Privacy,
    /// Asks for a passphrase to write the project with.
    Seal,
    /// Asks for the passphrase of a file.
    Unlock,
    /// Asks whether a project is to be deleted.
    DeleteProject,
    /// The records that could not be read.
    Damaged,
}
