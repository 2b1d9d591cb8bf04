//! Going through the hits in their articles: to one of them, to the next, over the end of a
//! document into the next one.

use super::{Hit, state};
use crate::update::open as open_document;
use crate::{Direction, Effect, Model, Selection, View, navigation, rooms};
use model::DocumentId;

/// The hit with this number in a document.
fn hit(model: &Model, document: &DocumentId, nth: usize) -> Option<Hit> {
    let groups = &model.session.seek.groups;
    let at = groups.binary_search_by(|group| group.document.cmp(document)).ok()?;
    groups[at].hits.get(nth).cloned()
}

/// Shows a hit in its article: an annotation is selected, words are.
pub(super) fn open(model: &mut Model, document: DocumentId, nth: usize) -> Vec<Effect> {
    let Some(hit) = hit(model, &document, nth) else { return Vec::new() };
    let Some(data) = model.project.documents.get(&document).cloned() else { return Vec::new() };
    let state = state(model);
    state.here = Some((document.clone(), Some(nth)));
    state.is_trail = true;
    open_document(model, document);
    let mut effects = rooms::show(model, View::Read);
    if let Some(id) = hit.annotation {
        effects.extend(navigation::reveal(model, id));
    } else if let Some(range) = hit.range.filter(|range| range.slice(data.text()).is_some()) {
        let session = model.session_mut();
        session.selection = Some(Selection { anchor: range.start(), focus: range.end() });
        session.annotation = None;
        session.clicked = None;
        effects.extend([navigation::remember(model), Effect::Reveal(range)]);
    }
    effects
}

/// Opens the hit behind or before the one where the analyst is, round at the ends.
pub(crate) fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    match neighbour(model, direction) {
        Some((document, nth)) => open(model, document, nth),
        None => Vec::new(),
    }
}

fn neighbour(model: &Model, direction: Direction) -> Option<(DocumentId, usize)> {
    let state = &model.session.seek;
    let (document, nth) = state.here.as_ref().filter(|_| state.is_trail)?;
    let groups = &state.groups;
    let n_groups = groups.len();
    let here = groups.binary_search_by(|group| group.document.cmp(document));
    // what is gone lies between its neighbours
    let (at, nth) = match (here, nth) {
        (Ok(at), Some(nth)) => (at, *nth),
        (Ok(at), None) => return Some((groups[at].document.clone(), 0)),
        (Err(_), _) if n_groups == 0 => return None,
        (Err(at), _) => return Some((groups[at % n_groups].document.clone(), 0)),
    };
    let last = |at: usize| groups[at].hits.len() - 1;
    let (at, nth) = match direction {
        Direction::Forward if nth < last(at) => (at, nth + 1),
        Direction::Forward => ((at + 1) % n_groups, 0),
        Direction::Backward if nth > 0 => (at, nth - 1),
        Direction::Backward => {
            let before = (at + n_groups - 1) % n_groups;
            (before, last(before))
        }
    };
    Some((groups[at].document.clone(), nth))
}
