//! Many annotations in one step.

use super::App;
use crate::{Command, EditError, Env, Msg, NewSpan, NoticeKind, plan};
use model::{
    AnnotationId, AttributeId, DocumentId, Entity, EntityId, EntityKind, LabelId, Origin, Step,
    Timestamp, Value,
};
use std::rc::Rc;
use text::{TextRange, TextSize};

const ARTICLE: &str = "微软支持OEWG。微软又反对。";

fn range(start: u32, end: u32) -> TextRange {
    TextRange::new(TextSize::new(start), TextSize::new(end)).unwrap()
}

/// Two articles, the second one open.
fn two() -> (App, [DocumentId; 2]) {
    let mut app = App::with_article(ARTICLE);
    let first = app.model.session.document.clone().unwrap();
    app.send(Msg::Intake(crate::IntakeMsg::Offered("俄罗斯，微软。".into())));
    app.send(Msg::Intake(crate::IntakeMsg::Add));
    let second = app.model.session.document.clone().unwrap();
    (app, [first, second])
}

fn span(document: &DocumentId, label: &str, range: TextRange) -> NewSpan {
    NewSpan::new(document.clone(), LabelId::new(label), range)
}

fn tag(spans: &[NewSpan]) -> Msg {
    Msg::Edit(Command::TagMany(Rc::new(spans.to_vec())))
}

#[track_caller]
fn refused(app: &mut App, span: NewSpan, expected: &EditError) {
    let coder = app.model.coder().unwrap().id.clone();
    let mut env = Env { now: Timestamp::from_millis(0), ids: &mut app.ids };
    let command = Command::TagMany(Rc::new(vec![span]));
    assert_eq!(plan(&app.model.project, &coder, command, &mut env).as_ref(), Err(expected));
}

fn n_annotations(app: &App, document: &DocumentId) -> usize {
    app.model.project.documents[document].annotations.len()
}

#[test]
fn annotations_of_several_documents_are_one_step() {
    let (mut app, [first, second]) = two();
    let spans = [
        span(&first, "actor", range(0, 6)),
        NewSpan {
            ranges: vec![range(25, 28), range(6, 12)],
            ..span(&first, "stance", range(0, 3))
        },
        span(&second, "actor", range(12, 18)),
    ];
    app.send(tag(&spans));
    assert_eq!((n_annotations(&app, &first), n_annotations(&app, &second)), (2, 1));
    assert_eq!(app.model.history.undoable().unwrap().step, Step::TagMany);
    let stance = app.model.project.documents[&first].annotations.values().nth(1).unwrap().clone();
    assert_eq!(stance.ranges().collect::<Vec<_>>(), [range(6, 12), range(25, 28)]);
    app.send(Msg::Undo);
    assert_eq!((n_annotations(&app, &first), n_annotations(&app, &second)), (0, 0));
    app.send(Msg::Redo);
    assert_eq!((n_annotations(&app, &first), n_annotations(&app, &second)), (2, 1));
}

#[test]
fn what_is_there_or_named_twice_is_made_once() {
    let (mut app, [first, second]) = two();
    let one = span(&first, "actor", range(0, 6));
    app.send(tag(&[one.clone(), one.clone(), span(&first, "process", range(0, 6))]));
    assert_eq!(n_annotations(&app, &first), 2);
    let n_steps = app.model.history.entries().len();
    app.send(tag(std::slice::from_ref(&one)));
    assert_eq!(app.model.history.entries().len(), n_steps);
    app.send(tag(&[one, span(&second, "actor", range(0, 9))]));
    assert_eq!((n_annotations(&app, &first), n_annotations(&app, &second)), (2, 1));
}

#[test]
fn what_others_made_is_made_again() {
    let (mut app, [first, _]) = two();
    app.send(tag(&[span(&first, "actor", range(0, 6))]));
    let mut theirs = (*app.model.project).clone();
    let me = app.model.coder().unwrap().id.clone();
    let data = Rc::make_mut(theirs.documents.get_mut(&first).unwrap());
    let mine = data.annotations.values().next().unwrap().clone();
    let id = AnnotationId::new("theirs");
    let coder = model::CoderId::new("0-other");
    let row = model::Annotation { id: id.clone(), coder: coder.clone(), ..(*mine).clone() };
    data.annotations.remove(&mine.id);
    data.annotations.insert(id, Rc::new(row));
    theirs
        .coders
        .insert(coder.clone(), Rc::new(model::Coder { id: coder.clone(), name: String::new() }));
    let command = || Command::TagMany(Rc::new(vec![span(&first, "actor", range(0, 6))]));
    let mut env = Env { now: Timestamp::from_millis(0), ids: &mut app.ids };
    assert_eq!(plan(&theirs, &me, command(), &mut env).unwrap().changes.len(), 1);
    assert_eq!(plan(&theirs, &coder, command(), &mut env), Err(EditError::NoChange));
}

#[test]
fn entity_position_and_origin_come_with_the_span() {
    let (mut app, [first, _]) = two();
    let entity = Entity::new(EntityId::new("e"), EntityKind::Actor);
    Rc::make_mut(&mut app.model.project).entities.insert(entity.id.clone(), Rc::new(entity));
    app.model.entities = Rc::new(crate::EntityIndex::of(&app.model.project));
    let position = AttributeId::new("position");
    let oppose = Value::Text("oppose".into());
    app.send(tag(&[
        NewSpan {
            entity: Some(EntityId::new("e")),
            origin: Origin::Suggestion,
            ..span(&first, "actor", range(0, 6))
        },
        NewSpan {
            attributes: [(position.clone(), oppose.clone())].into(),
            ..span(&first, "stance", range(6, 12))
        },
    ]));
    let rows: Vec<_> = app.model.document().unwrap().annotations.values().cloned().collect();
    assert!(rows.is_empty(), "the second article is open");
    let rows: Vec<_> = app.model.project.documents[&first].annotations.values().cloned().collect();
    assert_eq!(rows[0].entity, Some(EntityId::new("e")));
    assert_eq!(rows[0].origin, Origin::Suggestion);
    assert_eq!(rows[1].attributes.get(&position), Some(&oppose));
    assert_eq!(app.model.entities.n_uses(&EntityId::new("e")), 1);
}

#[test]
fn what_does_not_fit_is_refused_as_a_whole() {
    let (mut app, [first, _]) = two();
    let fine = || span(&first, "stance", range(0, 6));
    let nowhere = || span(&DocumentId::new("?"), "actor", range(0, 6));
    refused(&mut app, nowhere(), &EditError::Missing);
    refused(&mut app, span(&first, "?", range(0, 6)), &EditError::Missing);
    let entity = Some(EntityId::new("?"));
    refused(&mut app, NewSpan { entity, ..fine() }, &EditError::Missing);
    refused(&mut app, span(&first, "actor", range(0, 1)), &EditError::BadRange);
    refused(&mut app, NewSpan { ranges: Vec::new(), ..fine() }, &EditError::BadRange);
    let value = |id: &str, value: &str| {
        [(AttributeId::new(id), Value::Text(value.into()))].into_iter().collect()
    };
    for attributes in [value("position", "?"), value("?", "oppose")] {
        refused(&mut app, NewSpan { attributes, ..fine() }, &EditError::BadValue);
    }
    app.send(tag(&[fine(), nowhere()]));
    assert_eq!(n_annotations(&app, &first), 0);
    assert!(app.model.session.notices.iter().any(|n| n.kind == NoticeKind::EditRefused));
}
