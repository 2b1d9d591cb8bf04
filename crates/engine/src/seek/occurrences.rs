//! All occurrences of something: of the selected words, of the selected annotation, or of an
//! entity by all its names. What they are to be tagged as comes from what they are of.

use super::question::entity_named;
use super::{Looks, Question, SeekFilter, Sought, TagAs, start, state};
use crate::{Effect, Model, NoticeKind, View, rooms, selecting, suggestions::label_for};
use model::{Annotation, EntityId};
use search::Query;

/// Of what all occurrences are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OccurrencesOf {
    /// Of the selected words, or else of the selected annotation.
    Selected,
    /// Of an entity.
    Entity(EntityId),
}

/// Asks for all occurrences, in the open document or in all, and shows the room.
pub(super) fn seek(model: &mut Model, of: OccurrencesOf, all: bool) -> Vec<Effect> {
    let Some((names, tag)) = sought(model, of) else {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
        return Vec::new();
    };
    let document = model.session.document.clone().filter(|_| !all);
    let inside = model.session.seek.question.inside;
    let view = model.session.view;
    let state = state(model);
    let query = Query { text: String::new(), ..state.question.query.clone() };
    let filter = SeekFilter { document, ..SeekFilter::default() };
    state.question = Question { looks: Looks::Names, query, names, inside, filter };
    state.tag = tag;
    (state.here, state.is_trail) = (None, false);
    state.back = Some(view).filter(|view| *view != View::Search);
    let mut effects = start(model);
    effects.extend(rooms::show(model, View::Search));
    effects
}

fn sought(model: &Model, of: OccurrencesOf) -> Option<(Sought, TagAs)> {
    match of {
        OccurrencesOf::Entity(id) => {
            let kind = model.project.entities.get(&id)?.kind;
            let label = label_for(&model.project.codebook, kind).cloned();
            let tag = TagAs { label, entity: Some(id.clone()), ..TagAs::default() };
            Some((Sought { entity: Some(id), words: None }, tag))
        }
        OccurrencesOf::Selected => of_selection(model).or_else(|| of_annotation(model)),
    }
}

/// The selected words. They are tagged as the annotation that stands on just them, or as what
/// the only entity of that name is.
fn of_selection(model: &Model) -> Option<(Sought, TagAs)> {
    let range = selecting::selected_text(model)?;
    let document = model.document()?;
    let words = range.slice(document.text())?.to_owned();
    let touching = model.spans.ranges.touching(range).map(|(_, id)| id);
    let rows = model.session.annotation.iter().chain(touching);
    let mut rows = rows.filter_map(|id| document.annotations.get(id));
    if let Some(row) = rows.find(|row| row.ranges().eq([range])) {
        return Some(of_row(model, row));
    }
    let alike = model.session.settings.alike;
    let entity = entity_named(&model.project, &model.entities, &words, alike);
    let label = entity.and_then(|entity| label_for(&model.project.codebook, entity.kind).cloned());
    let tag = TagAs { label, ..TagAs::default() };
    Some((Sought { entity: None, words: Some(words) }, tag))
}

fn of_annotation(model: &Model) -> Option<(Sought, TagAs)> {
    let row = model.document()?.annotations.get(model.session.annotation.as_ref()?)?;
    Some(of_row(model, row))
}

/// The words of an annotation, of its first part where it has several, and the names of what it
/// is linked to. Label, entity and values stay the same.
fn of_row(model: &Model, row: &Annotation) -> (Sought, TagAs) {
    let text = model.document().map_or("", |document| document.text());
    let words = match row.ranges().next() {
        Some(range) => range.slice(text).unwrap_or_default().to_owned(),
        None => row.quote(text),
    };
    let tag = TagAs {
        label: Some(row.label.clone()),
        entity: row.entity.clone(),
        attributes: row.attributes.clone(),
    };
    (Sought { entity: row.entity.clone(), words: Some(words) }, tag)
}
