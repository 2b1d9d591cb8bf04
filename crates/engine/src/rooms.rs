//! The rooms of the app, and the way between them.

use crate::{Effect, FocusTarget, Model, ProjectsOrder, navigation, revise, seek};

/// The main screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Adding an article.
    #[default]
    Intake,
    /// Reading and tagging.
    Read,
    /// Correcting the text of a document, or reading one that it had before.
    Revise,
    /// All documents of the project.
    Documents,
    /// The actors and processes that annotations point to.
    Entities,
    /// The statements of all documents.
    Statements,
    /// Labels and statement types.
    Codebook,
    /// What does not fit together.
    Watch,
    /// Searching all documents.
    Search,
    /// The steps that led here.
    History,
    /// The projects of this browser.
    Projects,
}

impl View {
    /// The rooms that the header leads to, in its order. Adding an article is a part of reading;
    /// the projects are led to by the name of the open one.
    pub const ROOMS: [Self; 9] = [
        Self::Read,
        Self::Documents,
        Self::Search,
        Self::Statements,
        Self::Entities,
        Self::Watch,
        Self::Codebook,
        Self::History,
        Self::Projects,
    ];

    /// The letter that leads there after `g`.
    pub const fn key(self) -> char {
        match self {
            Self::Intake | Self::Read | Self::Revise => 'r',
            Self::Documents => 'd',
            Self::Search => 'f',
            Self::Entities => 'e',
            Self::Statements => 's',
            Self::Codebook => 'c',
            Self::Watch => 'w',
            Self::History => 'h',
            Self::Projects => 'p',
        }
    }

    /// The room that such a letter leads to.
    pub fn for_key(key: char) -> Option<Self> {
        Self::ROOMS.into_iter().find(|room| room.key() == key.to_ascii_lowercase())
    }

    /// The room that the header marks.
    #[must_use]
    pub const fn room(self) -> Self {
        match self {
            Self::Intake | Self::Read | Self::Revise => Self::Read,
            Self::Documents => Self::Documents,
            Self::Search => Self::Search,
            Self::Entities => Self::Entities,
            Self::Statements => Self::Statements,
            Self::Codebook => Self::Codebook,
            Self::Watch => Self::Watch,
            Self::History => Self::History,
            Self::Projects => Self::Projects,
        }
    }
}

/// Shows a room as it was left. Without a document, reading begins with adding an article.
pub(crate) fn show(model: &mut Model, view: View) -> Vec<Effect> {
    if view == View::Read && model.document().is_none() {
        let latest = model.project.documents.keys().next_back().cloned();
        navigation::show_document(model, latest);
    }
    let view = match view {
        View::Read if model.document().is_none() => View::Intake,
        view => view,
    };
    if view != View::Intake {
        revise::leave_intake(model);
    }
    let session = model.session_mut();
    let was = std::mem::replace(&mut session.view, view);
    let top = session.top;
    match view {
        View::Intake => vec![Effect::Focus(FocusTarget::PasteBox)],
        View::Read if was == View::Read => vec![Effect::Focus(FocusTarget::Article)],
        View::Read => vec![
            Effect::ScrollTo(top),
            Effect::Focus(FocusTarget::Article),
            navigation::remember(model),
        ],
        View::Search => vec![Effect::Focus(seek::entrance(model))],
        View::Projects => {
            vec![Effect::Projects(ProjectsOrder::List), Effect::Focus(FocusTarget::Room)]
        }
        View::Revise
        | View::Documents
        | View::Entities
        | View::Statements
        | View::Watch
        | View::Codebook
        | View::History => {
            vec![Effect::Focus(FocusTarget::Room)]
        }
    }
}
