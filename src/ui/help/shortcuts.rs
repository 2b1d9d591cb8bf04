//! The table of shortcuts as the sheet shows them. The keys of the labels come from the codebook.

use crate::i18n::{
    DocumentText, EntityText, FindText, ReadingText, ReviseText, RoomText, SeekText, SelectingText,
    StatementText, SuggestionText, Text,
};
use engine::View;

/// Shortcuts that belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) heading: Text<'static>,
    pub(super) shortcuts: &'static [Shortcut],
}

/// What some keys do. Several entries in `keys` are several ways or directions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shortcut {
    pub(super) what: Text<'static>,
    pub(super) keys: &'static [&'static str],
}

const fn shortcut(what: Text<'static>, keys: &'static [&'static str]) -> Shortcut {
    Shortcut { what, keys }
}

/// All but the labels' own.
pub(super) const GROUPS: [Group; 9] = [
    Group {
        heading: Text::GroupSelect,
        shortcuts: &[
            shortcut(Text::KeyExtend, &["Shift"]),
            shortcut(Text::Selecting(SelectingText::KeyAddByMouse), &["Ctrl"]),
            shortcut(Text::KeySelectWord, &["W"]),
            shortcut(Text::KeySelectSentence, &["S"]),
            shortcut(Text::KeySelectParagraph, &["B"]),
        ],
    },
    Group {
        heading: Text::GroupMove,
        shortcuts: &[
            shortcut(Text::KeyLeft, &["←", "→"]),
            shortcut(Text::KeyWord, &["Ctrl ←", "Ctrl →"]),
            shortcut(Text::KeyLine, &["↑", "↓"]),
            shortcut(Text::KeyLineEnds, &["Home", "End"]),
            shortcut(Text::KeySentence, &["Alt ↑", "Alt ↓"]),
            shortcut(Text::KeyParagraph, &["Ctrl ↑", "Ctrl ↓"]),
            shortcut(Text::KeyArticle, &["Ctrl Home", "Ctrl End"]),
        ],
    },
    Group {
        heading: Text::GroupAnnotation,
        shortcuts: &[
            shortcut(Text::KeyNext, &["N"]),
            shortcut(Text::KeyPrevious, &["P"]),
            shortcut(Text::KeyChoose, &["Shift 1–5"]),
            shortcut(Text::KeyStartEdge, &["[", "]"]),
            shortcut(Text::KeyEndEdge, &["{", "}"]),
            shortcut(Text::Entity(EntityText::KeyBox), &["K"]),
            shortcut(Text::Entity(EntityText::KeyNew), &["Shift K"]),
            shortcut(Text::Selecting(SelectingText::KeyHandle), &["←", "→"]),
            shortcut(Text::Selecting(SelectingText::KeyHandleWord), &["Ctrl ←", "Ctrl →"]),
            shortcut(Text::KeyMoveToSelection, &["R"]),
            shortcut(Text::Selecting(SelectingText::KeyAddPart), &["J"]),
            shortcut(Text::KeyNote, &["M"]),
            shortcut(Text::KeyKeepNote, &["Ctrl Enter"]),
            shortcut(Text::KeyDelete, &["Delete", "Backspace"]),
            shortcut(Text::KeyInspector, &["I"]),
            shortcut(Text::KeyList, &["L"]),
            shortcut(Text::KeyNextRow, &["↑", "↓"]),
            shortcut(Text::KeyOpenRow, &["Enter"]),
            shortcut(Text::KeySearch, &["/"]),
            shortcut(Text::Find(FindText::KeyFind), &["F"]),
            shortcut(Text::Find(FindText::KeyStep), &["H", "Shift H"]),
            shortcut(Text::Find(FindText::KeyStepInField), &["Enter", "Shift Enter"]),
        ],
    },
    Group {
        heading: Text::Seek(SeekText::Group),
        shortcuts: &[
            shortcut(Text::Seek(SeekText::KeyHere), &["Q"]),
            shortcut(Text::Seek(SeekText::KeyEverywhere), &["Shift Q"]),
            shortcut(Text::Seek(SeekText::KeyOpen), &["Enter"]),
            shortcut(Text::Seek(SeekText::KeyInclude), &["Space"]),
            shortcut(Text::Seek(SeekText::KeyIncludeDocument), &["D"]),
            shortcut(Text::Seek(SeekText::KeyAllNone), &["A", "N"]),
            shortcut(Text::Seek(SeekText::KeyTag), &["Ctrl Enter"]),
        ],
    },
    Group {
        heading: Text::Statement(StatementText::Group),
        shortcuts: &[
            shortcut(Text::Statement(StatementText::KeyMark), &["X"]),
            shortcut(Text::Statement(StatementText::KeyMake), &["T"]),
            shortcut(Text::Statement(StatementText::KeyMakeSecond), &["Shift T"]),
            shortcut(Text::Statement(StatementText::KeyOffer), &["Enter"]),
            shortcut(Text::Statement(StatementText::KeyState), &["Shift 1–6"]),
            shortcut(Text::Statement(StatementText::KeyJoin), &["U"]),
            shortcut(Text::Statement(StatementText::KeyDuplicate), &["D"]),
            shortcut(Text::Statement(StatementText::KeyNext), &["Shift N"]),
            shortcut(Text::Statement(StatementText::KeyPrevious), &["Shift P"]),
        ],
    },
    Group {
        heading: Text::Suggestion(SuggestionText::Heading),
        shortcuts: &[
            shortcut(Text::Suggestion(SuggestionText::KeyStep), &["O", "Shift O"]),
            shortcut(Text::Suggestion(SuggestionText::Accept), &["Y"]),
            shortcut(Text::Suggestion(SuggestionText::KeyAcceptAll), &["Shift Y"]),
            shortcut(Text::Suggestion(SuggestionText::Reject), &["C"]),
            shortcut(Text::Suggestion(SuggestionText::KeyRejectAll), &["Shift C"]),
        ],
    },
    Group {
        heading: Text::Reading(ReadingText::Heading),
        shortcuts: &[
            shortcut(Text::Reading(ReadingText::KeyDialog), &[","]),
            shortcut(Text::Reading(ReadingText::Focus), &["Z"]),
            shortcut(Text::Reading(ReadingText::Invisibles), &["V"]),
        ],
    },
    Group {
        heading: Text::GroupProject,
        shortcuts: &[
            shortcut(Text::Undo, &["Ctrl Z"]),
            shortcut(Text::Redo, &["Ctrl Shift Z", "Ctrl Y"]),
            shortcut(Text::Download, &["Ctrl S"]),
            shortcut(Text::OpenFile, &["Ctrl O"]),
            shortcut(Text::AddAnother, &["+"]),
            shortcut(Text::EditMetadata, &["E"]),
            shortcut(Text::Revise(ReviseText::Correct), &["Shift E"]),
            shortcut(Text::Document(DocumentText::KeyStep), &["<", ">"]),
            shortcut(Text::KeyPaste, &["Ctrl V"]),
            shortcut(Text::KeyEscape, &["Esc"]),
            shortcut(Text::KeyHelp, &["?"]),
        ],
    },
    Group {
        heading: Text::Room(RoomText::Group),
        shortcuts: &[
            shortcut(Text::Room(RoomText::Name(View::Read)), &["G R"]),
            shortcut(Text::Room(RoomText::Name(View::Documents)), &["G D"]),
            shortcut(Text::Room(RoomText::Name(View::Search)), &["G F"]),
            shortcut(Text::Room(RoomText::Name(View::Statements)), &["G S"]),
            shortcut(Text::Room(RoomText::Name(View::Entities)), &["G E"]),
            shortcut(Text::Room(RoomText::Name(View::Codebook)), &["G C"]),
            shortcut(Text::Room(RoomText::Name(View::Watch)), &["G W"]),
            shortcut(Text::Room(RoomText::Name(View::History)), &["G H"]),
            shortcut(Text::Room(RoomText::Name(View::Projects)), &["G P"]),
            shortcut(Text::Entity(EntityText::KeySearch), &["/"]),
        ],
    },
];
