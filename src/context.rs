//! What components read, each part in a context of its own so that a component is drawn again
//! only when a part it uses has changed. Equality is identity of the shared value.

use engine::{DocumentSpans, History, Msg, SaveState, Session, Settings};
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

/// The open document with its annotations in text order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenDocument {
    /// The document.
    pub(crate) data: Shared<DocumentData>,
    /// Its annotations in text order.
    pub(crate) spans: Shared<DocumentSpans>,
}

/// What the header and the status line tell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Status {
    /// Whether everything is in the store.
    pub(crate) save: SaveState,
    /// The steps, for undo and redo.
    pub(crate) history: Shared<History>,
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

/// Sends messages to the root.
///
/// # Panics
/// Outside the root component; that is a mistake in the code, not of the user.
#[hook]
pub(crate) fn use_dispatch() -> Callback<Msg> {
    expect(use_context::<Callback<Msg>>())
}

/// The project.
#[hook]
pub(crate) fn use_project() -> Shared<Project> {
    expect(use_context::<Shared<Project>>())
}

/// The open document, if any.
#[hook]
pub(crate) fn use_document() -> Option<OpenDocument> {
    expect(use_context::<Option<OpenDocument>>())
}

/// What is on the screen: selection, filters, dialogs, notices.
#[hook]
pub(crate) fn use_session() -> Shared<Session> {
    expect(use_context::<Shared<Session>>())
}

/// Save state and history.
#[hook]
pub(crate) fn use_status() -> Status {
    expect(use_context::<Status>())
}

/// Language and theme.
#[hook]
pub(crate) fn use_settings() -> Settings {
    expect(use_context::<Settings>())
}

#[allow(
    clippy::expect_used,
    reason = "every component is below the root, which provides all contexts"
)]
fn expect<T>(context: Option<T>) -> T {
    context.expect("the root provides every context")
}
