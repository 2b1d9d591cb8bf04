//! Where a record stands: its shelf, and its key on it.

/// An object store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// `"current"`: the key of the project that was opened last; `"layout"`: the version of what
    /// is in the database.
    Meta,
    /// Project: what the list of projects tells of it.
    Projects,
    /// `[project, "project"]`, `[project, "history"]`, `[project, "document", id]`: the project
    /// as it was at some step. `[project, "document", id, seq]`, `[project, "steps", n, seq]`:
    /// documents, and parts of the history from step `n` on, as they are folded on the way;
    /// `[project, "fold", seq]`: that this is being done.
    Snapshots,
    /// `[project, number]`: one entry for each step since the snapshots.
    Journal,
    /// Project: where the analyst was.
    Sessions,
    /// `[project, number]`: records that could not be read, as they were found.
    Damaged,
    /// `[project, "about", id]`, `[project, "content", id]`: backups, what the list tells of each
    /// and the native file that it is.
    Backups,
    /// `[project, "folder"]`: the folder in which a file is kept in step, which only a browser can
    /// read; `[project, "writer", tab]`: the tab that writes the project.
    Handles,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Meta,
        Self::Projects,
        Self::Snapshots,
        Self::Journal,
        Self::Sessions,
        Self::Damaged,
        Self::Backups,
        Self::Handles,
    ];

    /// The name of the object store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Projects => "projects",
            Self::Snapshots => "snapshots",
            Self::Journal => "journal",
            Self::Sessions => "sessions",
            Self::Damaged => "damaged",
            Self::Backups => "backups",
            Self::Handles => "handles",
        }
    }
}

/// One part of a key. Numbers come before texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A number, below 2^53.
    Number(u64),
    /// A text.
    Text(String),
}

impl From<u64> for Part {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The key of a record: one part, or several. Keys stand in the order of their parts; a shelf
/// has keys of one part only, or of several only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<Part>);

impl Key {
    /// A key of one part.
    pub fn of(part: impl Into<Part>) -> Self {
        Self(vec![part.into()])
    }

    /// The key of these parts; `None` if there are none.
    pub fn from_parts(parts: Vec<Part>) -> Option<Self> {
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The key with one more part.
    #[must_use]
    pub fn then(mut self, part: impl Into<Part>) -> Self {
        self.0.push(part.into());
        self
    }

    /// The parts, at least one.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The first part where it is a text: the project, on most shelves.
    pub fn first(&self) -> Option<&str> {
        self.text(0)
    }

    /// The part at this place where it is a text.
    pub fn text(&self, idx: usize) -> Option<&str> {
        match self.0.get(idx) {
            Some(Part::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The last part where it is a text.
    pub fn last_text(&self) -> Option<&str> {
        match self.0.last() {
            Some(Part::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The last part where it is a number.
    pub fn number(&self) -> Option<u64> {
        match self.0.last() {
            Some(Part::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// Some of the keys of a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// All keys.
    All,
    /// Just this one.
    One(Key),
    /// All that begin with this one and are longer.
    Under(Key),
    /// From the first up to, but without, the second.
    Between(Key, Key),
}

impl Range {
    /// Whether a key belongs to it.
    pub fn contains(&self, key: &Key) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => key == one,
            Self::Under(prefix) => {
                key.parts().len() > prefix.parts().len() && key.parts().starts_with(prefix.parts())
            }
            Self::Between(from, to) => from <= key && key < to,
        }
    }
}

/// Names a project in the store. It is not the project's own id, which two copies share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectKey(String);

impl ProjectKey {
    /// The key of this name.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the lock that the tab holds which writes this project.
    pub fn lock_name(&self) -> String {
        format!("stancemark-writer:{}", self.0)
    }

    /// The key of what is kept once for the project; the beginning of its other keys.
    pub fn key(&self) -> Key {
        Key::of(self.as_str())
    }
}

impl std::fmt::Display for ProjectKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
