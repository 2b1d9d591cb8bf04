//! Random steps in the search of all documents.

use super::super::App;
use crate::{
    Direction, Looks, Msg, OccurrencesOf, Question, SeekFilter, SeekMsg, SeekPart, SessionMsg,
    Sought, TagAs, Tagged, View,
};
use model::{LabelId, Progress};
use std::rc::Rc;

/// A question, now and then about what does not exist.
fn question(app: &App, a: u32, b: u32) -> Question {
    let project = &app.model.project;
    let entity = project.entities.values().nth(b as usize % 7).map(|row| row.id.clone());
    let label = project.codebook.labels.get(a as usize % 5).map(|label| label.id.clone());
    let filter = SeekFilter {
        document: project
            .documents
            .keys()
            .nth(b as usize % 5)
            .filter(|_| a.is_multiple_of(9))
            .cloned(),
        progress: a.is_multiple_of(11).then_some(Progress::Doing),
        tagged: match b % 5 {
            0 => Tagged::Not,
            1 => Tagged::As(label.unwrap_or_else(|| LabelId::new("actor"))),
            _ => Tagged::Any,
        },
        choice: b.is_multiple_of(13).then(|| "oppose".to_owned()),
        entity: entity.clone().filter(|_| b.is_multiple_of(17)),
        coder: project
            .coders
            .values()
            .nth(b as usize % 3)
            .filter(|_| b.is_multiple_of(19))
            .map(|row| row.id.clone()),
    };
    let words = Some(["微软", "a", "——", "💛"][b as usize % 4].to_owned());
    Question {
        looks: [Looks::Words, Looks::Annotations, Looks::Names][a as usize % 3],
        query: super::query(b),
        names: Sought { entity, words: words.filter(|_| b.is_multiple_of(2)) },
        inside: a.is_multiple_of(2),
        filter,
    }
}

fn part(app: &App, a: u32, b: u32) -> SeekPart {
    let groups = &app.model.session.seek.groups;
    match groups.get(a as usize % 3).map(|group| group.document.clone()) {
        Some(document) if b.is_multiple_of(2) => SeekPart::Hit(document, b as usize % 4),
        Some(document) => SeekPart::Document(document),
        None => SeekPart::All,
    }
}

pub(super) fn message(app: &App, a: u32, b: u32) -> Msg {
    let state = &app.model.session.seek;
    let first = state.groups.first().map(Rc::clone);
    Msg::Seek(match (a / 5 % 12, first) {
        (0 | 1, _) => return Msg::Session(SessionMsg::GoTo(View::Search)),
        (2..=4, _) => SeekMsg::Ask(Box::new(question(app, a, b))),
        (5, _) => SeekMsg::Occurrences(OccurrencesOf::Selected, b.is_multiple_of(2)),
        (6, _) => SeekMsg::Include(part(app, a, b), b.is_multiple_of(3)),
        (7, _) => {
            let label = app.model.project.codebook.labels.get(b as usize % 4);
            let label = label.map(|label| label.id.clone());
            SeekMsg::TagAs(TagAs { label, ..state.tag.clone() })
        }
        // a few hits only: the test is of the rules, not of the numbers
        (8, _) if state.n_in() < 50 => SeekMsg::Tag,
        (9, Some(group)) => SeekMsg::Open(group.document.clone(), b as usize % 3),
        (11, _) if b.is_multiple_of(2) => SeekMsg::Step(Direction::Forward),
        (10, Some(group)) => SeekMsg::Go(group.document.clone(), Some(b as usize % 3)),
        _ => SeekMsg::Continue { serial: state.serial(), took: b % 30 },
    })
}
