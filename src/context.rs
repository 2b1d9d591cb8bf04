//! What components read: contexts by how often they change, so that what is drawn from the project
//! is not drawn again when the caret moves; and one for the article's pane, which is shown the new
//! state first. Equality is identity of the shared values.

use engine::{
    CoderIndex, DocumentSpans, DocumentStatements, EntityIndex, History, Msg, SaveState, Session,
    Settings,
};
use model::{DocumentData, Project};
use std::ops::Deref;
use std::rc::Rc;
use text::{TextRange, TextSize};
use yew::prelude::*;

/// A shared value that is equal to itself only.
#[derive(Debug)]
pub(crate) struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What hardly ever changes: the ways to change something, language and theme.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Desk {
    /// Sends messages to the engine.
    pub(crate) dispatch: Callback<Msg>,
    /// Takes a key that the article's pane does not use itself.
    pub(crate) on_key: Callback<KeyboardEvent>,
    /// Brings a panel forward where only one is shown.
    pub(crate) show_panel: Callback<Panel>,
    /// Language and theme.
    pub(crate) settings: Settings,
}

/// What the article's pane shows. It may be a frame ahead of the rest of the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Front {
    /// The project and the open document.
    pub(crate) work: Work,
    /// Selection, filters, dialogs, notices.
    pub(crate) session: Shared<Session>,
    /// What the pane is to do.
    pub(crate) request: Rc<PaneRequest>,
    /// Counts the messages that the engine has carried out.
    pub(crate) turn: u32,
}

/// What changes with an edit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Work {
    /// The project.
    pub(crate) project: Shared<Project>,
    /// How much each coder made.
    pub(crate) coders: Shared<CoderIndex>,
    /// The open document, if any.
    pub(crate) document: Option<OpenDocument>,
    /// The entities' names and uses.
    pub(crate) entities: Shared<EntityIndex>,
}

/// What changes with every message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Screen {
    /// Selection, filters, dialogs, notices.
    pub(crate) session: Shared<Session>,
    /// The steps, for undo and redo.
    pub(crate) history: Shared<History>,
    /// The panel that is shown where only one is.
    pub(crate) panel: Panel,
}

/// The open document with its annotations in text order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenDocument {
    /// The document.
    pub(crate) data: Shared<DocumentData>,
    /// Its annotations in text order.
    pub(crate) spans: Shared<DocumentSpans>,
    /// Its statements in text order.
    pub(crate) statements: Shared<DocumentStatements>,
}

/// Whether everything is in the store. A context of its own: it never follows later, so that
/// "saved" is not said of an edit that is not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Saving(pub(crate) SaveState);

/// A part of the reading room. Narrow screens show one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Panel {
    #[default]
    Article,
    Annotations,
    Details,
}

/// What the engine asks of the article's pane: wishes with a number, so that the same wish twice
/// is carried out twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct PaneRequest {
    /// Counts the requests.
    pub(crate) serial: u32,
    /// All wishes of one turn, in order.
    pub(crate) wishes: Vec<PaneWish>,
}

/// Something for the article's pane to do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PaneWish {
    /// Bring a span into view, if it is not.
    Reveal(TextRange),
    /// Bring this byte to the top.
    ScrollTo(TextSize),
    /// Take the keyboard focus.
    Focus,
}

/// What hardly ever changes.
#[hook]
pub(crate) fn use_desk() -> Desk {
    use_part()
}

/// What the article's pane shows.
#[hook]
pub(crate) fn use_front() -> Front {
    use_part()
}

/// What changes with an edit.
#[hook]
pub(crate) fn use_work() -> Work {
    use_part()
}

/// What changes with every message.
#[hook]
pub(crate) fn use_screen() -> Screen {
    use_part()
}

/// Whether everything is in the store.
#[hook]
pub(crate) fn use_saving() -> SaveState {
    let Saving(save) = use_part();
    save
}

/// Sends messages to the root.
#[hook]
pub(crate) fn use_dispatch() -> Callback<Msg> {
    use_desk().dispatch
}

/// Brings a panel forward where only one is shown.
#[hook]
pub(crate) fn use_panel_switch() -> Callback<Panel> {
    use_desk().show_panel
}

/// The project.
#[hook]
pub(crate) fn use_project() -> Shared<Project> {
    use_work().project
}

/// The open document, if any.
#[hook]
pub(crate) fn use_document() -> Option<OpenDocument> {
    use_work().document
}

/// What is on the screen: selection, filters, dialogs, notices.
#[hook]
pub(crate) fn use_session() -> Shared<Session> {
    use_screen().session
}

/// One of the contexts.
///
/// # Panics
/// Outside the root component; that is a mistake in the code, not of the user.
#[hook]
#[allow(
    clippy::expect_used,
    reason = "every component is below the root, which provides all contexts"
)]
fn use_part<T: Clone + PartialEq + 'static>() -> T {
    use_context::<T>().expect("the root provides every context")
}
