//! Several coders in one project.

use super::App;
use crate::{CodersMsg, Command, Fact, Msg, SessionMsg, SessionRecord, filtered};
use model::{Annotation, AnnotationId, Coder, CoderId, Project};
use std::rc::Rc;
use text::TextSize;

const ARTICLE: &str = "微软支持工作组。";

fn show(app: &mut App, id: &CoderId, is_shown: bool) {
    app.send(Msg::Session(SessionMsg::Coders(CodersMsg::Show(id.clone(), is_shown))));
}

/// A project in which one tagged 微软 and another of the same name, whose id comes first, 工作组.
fn two_coders() -> (App, CoderId, CoderId) {
    let mut app = App::with_article(ARTICLE);
    let me = app.model.coder().unwrap().id.clone();
    app.send(Msg::Edit(Command::NameCoder(me.clone(), " 李 ".into())));
    app.tag("工作组", "process");
    let other = CoderId::new("0");
    let mut theirs = Project::clone(&app.model.project);
    let coder = Coder { id: other.clone(), name: "李".into() };
    theirs.coders.insert(other.clone(), Rc::new(coder));
    let data = Rc::make_mut(theirs.documents.values_mut().next().unwrap());
    let row = data.annotations.values().next().unwrap().clone();
    let id = AnnotationId::new("theirs");
    let row = Annotation { id: id.clone(), coder: other.clone(), ..(*row).clone() };
    data.annotations.insert(id, Rc::new(row));
    app.send(Msg::Edit(Command::Import(Rc::new(theirs))));
    app.tag("微软", "actor");
    (app, me, other)
}

#[test]
fn the_same_name_from_two_files_is_two_coders() {
    let (app, me, other) = two_coders();
    let names: Vec<_> = app.model.project.coders.values().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["李", "李"]);
    assert_eq!(app.model.coder().unwrap().id, me);
    let coders = &app.model.coders;
    assert_eq!((coders.n_annotations(&me), coders.n_annotations(&other)), (2, 1));
    let id = app.model.session.document.as_ref().unwrap();
    assert_eq!(coders.coders_of(id).collect::<Vec<_>>(), [&other, &me]);
}

#[test]
fn hidden_ones_are_neither_indexed_nor_listed_nor_hit() {
    let (mut app, me, other) = two_coders();
    assert_eq!(app.model.spans.len(), 3);
    show(&mut app, &other, false);
    assert_eq!(app.model.spans.len(), 2);
    let listed = |app: &App| {
        let document = app.model.document().unwrap();
        filtered(document, &app.model.spans, &app.model.session.filter).len()
    };
    assert_eq!(listed(&app), 2);
    let at = TextSize::from_index(ARTICLE.find("工").unwrap());
    for _ in 0..2 {
        app.send(Msg::Session(SessionMsg::ClickAt(at)));
        assert_eq!(app.selected().as_deref(), Some("工作组"));
        assert_ne!(app.model.session.annotation, Some(AnnotationId::new("theirs")));
    }
    // what was selected is let go of with its maker
    show(&mut app, &me, false);
    assert_eq!((app.model.session.annotation.clone(), app.model.spans.len()), (None, 0));
    app.send(Msg::Session(SessionMsg::RevealAnnotation(AnnotationId::new("theirs"))));
    assert_eq!(app.model.session.annotation, None);
    // who makes something sees it
    app.tag("支持", "stance");
    assert_eq!((app.selected().as_deref(), app.model.spans.len()), (Some("支持"), 3));
    show(&mut app, &other, true);
    assert_eq!(app.model.spans.len(), 4);
}

#[test]
fn taking_a_hidden_coder_out_of_the_project_shows_them_again() {
    let (mut app, _, other) = two_coders();
    show(&mut app, &other, false);
    app.send(Msg::GoToStep(2));
    assert!(app.model.project.coders.get(&other).is_none());
    assert!(app.model.session.coders.hidden.is_empty());
    app.send(Msg::GoToStep(5));
    assert_eq!(app.model.spans.len(), 3);
}

#[test]
fn a_name_is_trimmed_undone_and_no_step_if_it_is_the_same() {
    let (mut app, me, _) = two_coders();
    assert_eq!(app.model.coder().unwrap().name, "李");
    let n_steps = app.model.history.cursor();
    app.send(Msg::Edit(Command::NameCoder(me.clone(), "李 ".into())));
    assert_eq!(app.model.history.cursor(), n_steps);
    app.send(Msg::Edit(Command::NameCoder(me, "x".repeat(500))));
    assert_eq!(app.model.coder().unwrap().name.len(), 120);
    app.send(Msg::Undo);
    assert_eq!(app.model.coder().unwrap().name, "李");
}

#[test]
fn who_one_is_and_that_one_was_asked_is_remembered() {
    let (mut app, me, other) = two_coders();
    app.send(Msg::Session(SessionMsg::Coders(CodersMsg::PutAside)));
    let crate::Effect::RememberSession(record) = app.effects[0].clone() else { panic!() };
    assert_eq!((record.coder.as_ref(), record.was_asked), (Some(&me), true));
    for (known, expected) in [(Some(other.clone()), &other), (Some(CoderId::new("gone")), &other)] {
        let record = SessionRecord { coder: known, ..SessionRecord::default() };
        app.send(Msg::Io(Fact::SessionRestored(record)));
        assert_eq!(app.model.coder().map(|coder| &coder.id), Some(expected));
    }
}
