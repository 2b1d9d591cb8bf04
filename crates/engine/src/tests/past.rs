//! Going several steps back or forward at once.

use super::App;
use crate::{
    Effect, Fact, History, IntakeMsg, Msg, NoticeKind, SessionMsg, Touched, View, restore, touched,
};
use formats::store::JournalEvent;
use model::{Step, Timestamp};

fn of_two_documents() -> App {
    let mut app = App::with_article("微软支持工作组。");
    app.tag("微软", "actor");
    app.tag("工作组", "process");
    app.send(Msg::Intake(IntakeMsg::Offered("# 另一篇\n\n俄罗斯。".into())));
    app.send(Msg::Intake(IntakeMsg::Add));
    app.tag("俄罗斯", "actor");
    app
}

#[test]
fn one_message_goes_many_steps_and_the_journal_holds_each() {
    let mut app = of_two_documents();
    let start = App::new().model.project;
    let end = app.model.project.clone();
    app.send(Msg::GoToStep(1));
    let [Effect::Persist(entries), ..] = app.effects.as_slice() else { panic!() };
    assert_eq!(entries.len(), 4);
    assert!(entries.iter().all(|entry| entry.event == JournalEvent::Undo));
    assert_eq!((app.model.history.cursor(), app.model.project.documents.len()), (1, 1));
    let told = |app: &App| app.model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told(&app), Some(NoticeKind::WentTo(4)));
    app.send(Msg::GoToStep(2));
    assert_eq!(told(&app), Some(NoticeKind::Redone(Step::AddAnnotation)));
    app.send(Msg::GoToStep(99));
    assert_eq!(app.model.project, end);
    assert_eq!(app.selected().as_deref(), Some("俄罗斯"));
    app.send(Msg::GoToStep(5));
    assert!(app.effects.is_empty());
    app.send(Msg::GoToStep(0));
    assert_eq!(app.model.session.view, View::Intake);
    let restored = restore((*start).clone(), History::default(), 0, app.journal.clone());
    assert_eq!(restored.stopped_at, None);
    assert_eq!(restored.model.history, app.model.history);
}

#[test]
fn the_room_stays_open_while_one_goes() {
    let mut app = of_two_documents();
    app.send(Msg::Session(SessionMsg::GoTo(View::History)));
    app.send(Msg::GoToStep(0));
    assert_eq!(app.model.session.view, View::History);
    app.send(Msg::GoToStep(5));
    assert_eq!(app.model.session.view, View::History);
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Read);
}

#[test]
fn steps_know_when_they_were_done_and_forget_it_with_the_step() {
    let mut app = of_two_documents();
    let times = app.model.history.times().to_vec();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
    app.send(Msg::GoToStep(2));
    app.tag("支持", "stance");
    assert_eq!(app.model.history.times()[..2], times[..2]);
    assert_eq!(app.model.history.times().len(), 3);
    let known = History::from_parts(app.model.history.entries().to_vec(), Vec::new(), 9);
    assert_eq!((known.times().len(), known.cursor()), (3, 3));
    assert_eq!(known.times()[0], Timestamp::default());
}

#[test]
fn what_a_step_touched_is_named_even_if_it_is_gone() {
    let mut app = of_two_documents();
    let named =
        |app: &App, idx: usize| touched(&app.model.project, &app.model.history.entries()[idx]);
    assert_eq!(named(&app, 1), Touched::Quote("微软".into(), 0));
    assert_eq!(named(&app, 3), Touched::Title("另一篇".into(), 0));
    app.send(Msg::GoToStep(1));
    assert_eq!(named(&app, 3), Touched::Title("另一篇".into(), 0));
    assert_eq!(named(&app, 4), Touched::Quote(String::new(), 0));
}

#[test]
fn steps_are_kept_in_memory_until_the_store_has_them() {
    let mut app = of_two_documents();
    app.persisted();
    app.send(Msg::GoToStep(2));
    app.send(Msg::Io(Fact::PersistFailed(crate::StoreFailure::Full)));
    app.send(Msg::GoToStep(3));
    let [Effect::Persist(entries), ..] = app.effects.as_slice() else { panic!() };
    assert_eq!(entries.len(), 4);
}
