//! The keys that tag, and those that mean something else: one list, so that no label gets a key
//! that the app has already.

use crate::{Codebook, LabelId};

/// What a plain key does while an article is read. The page gives each its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppKey {
    /// Selects the word at the caret.
    SelectWord,
    /// Selects the sentence at the caret.
    SelectSentence,
    /// Selects the block at the caret.
    SelectParagraph,
    /// Goes to the next annotation.
    Next,
    /// Goes to the one before.
    Previous,
    /// Moves the start of the annotation towards the start of the text.
    StartBack,
    /// Moves the start towards the end.
    StartForward,
    /// Moves the end towards the start.
    EndBack,
    /// Moves the end towards the end.
    EndForward,
    /// Goes to the next document of the list.
    NextDocument,
    /// Goes to the document before.
    PreviousDocument,
    /// Gives the annotation the selected text.
    UseSelection,
    /// Adds the selected text as a part.
    AddPart,
    /// Makes the words of the annotation an entity.
    NameEntity,
    /// Sets the position: shift and a digit.
    Choose,
    /// Finds in the article.
    Find,
    /// Goes to the next hit.
    NextHit,
    /// Goes to the hit before.
    PreviousHit,
    /// Looks for all occurrences in the article, or with Shift in all documents.
    Occurrences,
    /// Leads to the list of annotations.
    List,
    /// Leads to the field that filters them.
    Search,
    /// Leads to the details.
    Inspector,
    /// Leads to the note.
    Note,
    /// Leads to the article.
    Article,
    /// Opens the document's metadata.
    Metadata,
    /// Corrects the text.
    Revise,
    /// Adds an article.
    NewArticle,
    /// Waits for the letter of a room.
    GoTo,
    /// Leads to the field that links to an entity.
    EntityBox,
    /// Opens the settings of reading.
    ReadingSettings,
    /// Shows characters that are not seen.
    Invisibles,
    /// Shows the article alone.
    FocusMode,
    /// Marks the annotation for a statement.
    Mark,
    /// Makes a statement.
    Compose,
    /// Adds what is marked to a statement.
    Join,
    /// Makes a copy of a statement.
    Duplicate,
    /// Goes to another statement.
    StepStatement,
    /// Goes to the next suggestion, or with Shift to the one before.
    StepSuggestion,
    /// Accepts a suggestion, or with Shift all of its name.
    AcceptSuggestion,
    /// Rejects a suggestion, or with Shift all of its name.
    RejectSuggestion,
    /// Opens the sheet of shortcuts.
    Help,
}

/// Each key with what it does. A letter that also counts with Shift stands twice.
const APP_KEYS: &[(char, AppKey)] = &[
    ('w', AppKey::SelectWord),
    ('W', AppKey::SelectWord),
    ('s', AppKey::SelectSentence),
    ('S', AppKey::SelectSentence),
    ('b', AppKey::SelectParagraph),
    ('B', AppKey::SelectParagraph),
    ('n', AppKey::Next),
    ('p', AppKey::Previous),
    ('[', AppKey::StartBack),
    (']', AppKey::StartForward),
    ('{', AppKey::EndBack),
    ('}', AppKey::EndForward),
    ('>', AppKey::NextDocument),
    ('<', AppKey::PreviousDocument),
    ('r', AppKey::UseSelection),
    ('j', AppKey::AddPart),
    ('K', AppKey::NameEntity),
    // what Shift and a digit print on the most common keyboards
    ('!', AppKey::Choose),
    ('@', AppKey::Choose),
    ('#', AppKey::Choose),
    ('$', AppKey::Choose),
    ('%', AppKey::Choose),
    ('^', AppKey::Choose),
    ('&', AppKey::Choose),
    ('*', AppKey::Choose),
    ('(', AppKey::Choose),
    (')', AppKey::Choose),
    ('f', AppKey::Find),
    ('h', AppKey::NextHit),
    ('H', AppKey::PreviousHit),
    ('q', AppKey::Occurrences),
    ('Q', AppKey::Occurrences),
    ('l', AppKey::List),
    ('/', AppKey::Search),
    ('i', AppKey::Inspector),
    ('m', AppKey::Note),
    ('a', AppKey::Article),
    ('e', AppKey::Metadata),
    ('E', AppKey::Revise),
    ('+', AppKey::NewArticle),
    ('g', AppKey::GoTo),
    ('k', AppKey::EntityBox),
    (',', AppKey::ReadingSettings),
    ('v', AppKey::Invisibles),
    ('z', AppKey::FocusMode),
    ('x', AppKey::Mark),
    ('t', AppKey::Compose),
    ('T', AppKey::Compose),
    ('u', AppKey::Join),
    ('d', AppKey::Duplicate),
    ('N', AppKey::StepStatement),
    ('P', AppKey::StepStatement),
    ('o', AppKey::StepSuggestion),
    ('O', AppKey::StepSuggestion),
    ('y', AppKey::AcceptSuggestion),
    ('Y', AppKey::AcceptSuggestion),
    ('c', AppKey::RejectSuggestion),
    ('C', AppKey::RejectSuggestion),
    ('?', AppKey::Help),
];

impl AppKey {
    /// What the app does with a key.
    pub fn of(key: char) -> Option<Self> {
        APP_KEYS.iter().find(|(known, _)| *known == key).map(|(_, meaning)| *meaning)
    }
}

/// Why a label cannot have a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyConflict {
    /// Another label has it.
    Label(LabelId),
    /// The app has it.
    App(AppKey),
    /// No keyboard gives it as one plain character.
    NotAKey,
}

impl Codebook {
    /// Why the label with this id cannot have a key; `None` if it can.
    pub fn key_conflict(&self, id: &LabelId, key: char) -> Option<KeyConflict> {
        if !is_typed(key) {
            return Some(KeyConflict::NotAKey);
        }
        if let Some(meaning) = AppKey::of(key) {
            return Some(KeyConflict::App(meaning));
        }
        let other = self.labels.iter().find(|label| label.shortcut == Some(key) && label.id != *id);
        other.map(|label| KeyConflict::Label(label.id.clone()))
    }

    /// A digit that no label has yet.
    pub fn free_key(&self) -> Option<char> {
        ('1'..='9').find(|key| self.label_for_key(*key).is_none())
    }
}

/// Whether a key can print the character. What an input method composes is no key.
fn is_typed(key: char) -> bool {
    key.is_ascii_graphic() || key.is_lowercase() || key.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_codebook;

    #[test]
    fn a_key_is_refused_with_the_reason() {
        let codebook = shipped_codebook();
        let actor = LabelId::new("actor");
        let why = |key| codebook.key_conflict(&actor, key);
        assert_eq!(why('1'), None);
        assert_eq!(why('2'), Some(KeyConflict::Label(LabelId::new("process"))));
        assert_eq!(why('n'), Some(KeyConflict::App(AppKey::Next)));
        assert_eq!(why('W'), Some(KeyConflict::App(AppKey::SelectWord)));
        assert_eq!(why('A'), None);
        assert_eq!(why('é'), None);
        for key in [' ', '\n', '标', '\u{200b}'] {
            assert_eq!(why(key), Some(KeyConflict::NotAKey));
        }
        assert_eq!(codebook.free_key(), Some('4'));
    }
}
