//! The documents on the screen: their room, and the way from one to the next.

use crate::{CoderIndex, Dialog, Direction, Effect, FocusTarget, Model, navigation};
use model::{CoderId, DocumentData, DocumentId, Progress, Project};
use std::cmp::Ordering;
use std::rc::Rc;

/// What the list of documents is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum DocumentOrder {
    /// When a document was added.
    #[default]
    Added,
    /// The title.
    Title,
    /// The day of publication; unknown ones last.
    Date,
    /// The publisher; unknown ones last.
    Publisher,
    /// How many annotations there are.
    Annotations,
    /// How many statements there are.
    Statements,
    /// How far the coding has come.
    Progress,
}

impl DocumentOrder {
    /// All, in the order of the columns.
    pub const ALL: [Self; 7] = [
        Self::Added,
        Self::Title,
        Self::Date,
        Self::Publisher,
        Self::Annotations,
        Self::Statements,
        Self::Progress,
    ];
}

/// What the room of the documents shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentsState {
    /// What is typed into the search field.
    pub search: String,
    /// Only documents that have come so far.
    pub progress: Option<Progress>,
    /// Only documents in which this coder coded.
    pub coder: Option<CoderId>,
    /// What the list is ordered by.
    pub order: DocumentOrder,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The document whose metadata is edited, where that is not the open one.
    pub editing: Option<DocumentId>,
}

/// Messages of the documents that change nothing durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentsMsg {
    /// Something was typed into the search field.
    Search(String),
    /// Only documents that have come so far, or all.
    OfProgress(Option<Progress>),
    /// Only documents in which this coder coded, or all.
    OfCoder(Option<CoderId>),
    /// Orders the list; by what it is ordered already, turns it round.
    OrderBy(DocumentOrder),
    /// Opens the metadata of a document.
    EditMetadata(DocumentId),
    /// Opens the next or the previous document of the list.
    Step(Direction),
}

/// Carries out a message that changes nothing durable.
pub(crate) fn update(model: &mut Model, msg: DocumentsMsg) -> Vec<Effect> {
    let state = Rc::make_mut(&mut model.session_mut().documents);
    match msg {
        DocumentsMsg::Search(text) => state.search = text,
        DocumentsMsg::OfProgress(progress) => state.progress = progress,
        DocumentsMsg::OfCoder(coder) => state.coder = coder,
        DocumentsMsg::OrderBy(order) => {
            state.descending = state.order == order && !state.descending;
            state.order = order;
        }
        DocumentsMsg::EditMetadata(id) => {
            state.editing = Some(id);
            model.session_mut().dialog = Some(Dialog::Metadata);
        }
        DocumentsMsg::Step(direction) => return step(model, direction),
    }
    Vec::new()
}

/// The metadata of a document that is gone is not edited, nor is a coder asked for who is gone.
pub(crate) fn drop_dangling(model: &mut Model) {
    let state = &model.session.documents;
    let editing = state.editing.as_ref();
    if editing.is_some_and(|id| !model.project.documents.contains_key(id)) {
        let session = model.session_mut();
        Rc::make_mut(&mut session.documents).editing = None;
        session.dialog = session.dialog.filter(|dialog| *dialog != Dialog::Metadata);
    }
    let coder = model.session.documents.coder.as_ref();
    if coder.is_some_and(|id| model.project.coders.get(id).is_none()) {
        Rc::make_mut(&mut model.session_mut().documents).coder = None;
    }
}

/// The neighbour of the open document in the list as it was left; at its ends nothing happens.
fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let listed = listed(&model.project, &model.coders, &model.session.documents);
    let open = model.session.document.as_ref();
    let at = listed.iter().position(|id| Some(id) == open);
    let next = match (at, direction) {
        (Some(at), Direction::Forward) => listed.get(at + 1),
        (Some(at), Direction::Backward) => at.checked_sub(1).and_then(|at| listed.get(at)),
        (None, Direction::Forward) => listed.first(),
        (None, Direction::Backward) => listed.last(),
    };
    let Some(next) = next.cloned() else {
        return Vec::new();
    };
    navigation::show_document(model, Some(next));
    vec![navigation::remember(model), Effect::Focus(FocusTarget::Article)]
}

/// The documents that pass the filter, in the order of the list. Equal ones stand in the order
/// in which they were added.
pub fn listed(project: &Project, coders: &CoderIndex, state: &DocumentsState) -> Vec<DocumentId> {
    let needle = state.search.trim().to_lowercase();
    let passes = |document: &&Rc<DocumentData>| {
        let info = &document.info;
        let holds = |hay: &str| hay.to_lowercase().contains(&needle);
        let metadata = &info.metadata;
        let hays = [&metadata.title, &metadata.publisher, &metadata.author, &metadata.date];
        state.progress.is_none_or(|progress| progress == info.progress)
            && state.coder.as_ref().is_none_or(|coder| coders.n_in(&info.id, coder) > 0)
            && (needle.is_empty() || hays.into_iter().any(|hay| holds(hay)))
    };
    let mut rows: Vec<_> = project.documents.values().filter(passes).collect();
    let added = |row: &DocumentData| (row.info.created, row.info.id.clone());
    rows.sort_by(|a, b| {
        let order = compare(state.order, a, b);
        let order = if state.descending { order.reverse() } else { order };
        order.then_with(|| added(a).cmp(&added(b)))
    });
    rows.into_iter().map(|row| row.info.id.clone()).collect()
}

fn compare(order: DocumentOrder, a: &DocumentData, b: &DocumentData) -> Ordering {
    let known_first = |a: &str, b: &str| (a.is_empty(), a).cmp(&(b.is_empty(), b));
    let (one, other) = (&a.info.metadata, &b.info.metadata);
    match order {
        DocumentOrder::Added => (a.info.created, &a.info.id).cmp(&(b.info.created, &b.info.id)),
        DocumentOrder::Title => known_first(&one.title.to_lowercase(), &other.title.to_lowercase()),
        DocumentOrder::Date => known_first(&one.date, &other.date),
        DocumentOrder::Publisher => known_first(&one.publisher, &other.publisher),
        DocumentOrder::Annotations => a.annotations.len().cmp(&b.annotations.len()),
        DocumentOrder::Statements => a.statements.len().cmp(&b.statements.len()),
        DocumentOrder::Progress => a.info.progress.cmp(&b.info.progress),
    }
}
