//! Working without the network: the page is reloaded only when nothing is lost by it.

use super::App;
use crate::{
    Dialog, Effect, Fact, IntakeMsg, Msg, NoticeKind, OfflineEffect, OfflineFact, OfflineMsg,
    PageFacts, ReviseMsg, StoreFailure, TabFact, TabMsg, Unkept, unkept,
};

const RELOAD: Effect = Effect::Offline(OfflineEffect::UseNewVersion);

fn with_new_version() -> App {
    let mut app = App::with_article("微软反对。");
    app.persisted();
    app.send(Msg::Io(Fact::Offline(OfflineFact::NewVersion)));
    app
}

#[track_caller]
fn check(app: &mut App, lost: Option<Unkept>) {
    assert_eq!(unkept(&app.model.session, &app.model.save), lost);
    app.send(Msg::Offline(OfflineMsg::UseNewVersion));
    assert_eq!(app.effects.contains(&RELOAD), lost.is_none());
}

#[test]
fn a_new_version_is_told_once_and_reloads_nothing() {
    let mut app = with_new_version();
    assert!(app.effects.is_empty());
    let n_told = |app: &App| {
        app.model.session.notices.iter().filter(|n| n.kind == NoticeKind::NewVersion).count()
    };
    assert_eq!(n_told(&app), 1);
    app.model.session_mut().notices.clear();
    app.send(Msg::Io(Fact::Offline(OfflineFact::NewVersion)));
    assert_eq!(n_told(&app), 0);
    check(&mut app, None);
}

#[test]
fn without_a_new_version_nothing_reloads() {
    let mut app = App::with_article("微软反对。");
    app.persisted();
    app.send(Msg::Offline(OfflineMsg::UseNewVersion));
    assert!(app.effects.is_empty());
}

#[test]
fn what_is_not_in_the_store_keeps_the_page() {
    let mut app = with_new_version();
    app.tag("微软", "actor");
    check(&mut app, Some(Unkept::Unsaved));
    app.send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    check(&mut app, Some(Unkept::Unsaved));
    app.persisted();
    check(&mut app, None);
}

#[test]
fn edits_that_wait_in_a_tab_that_follows_keep_the_page() {
    let mut app = with_new_version();
    app.send(Msg::Io(Fact::Tab(TabFact::OtherWrites)));
    check(&mut app, None);
    app.tag("微软", "actor");
    check(&mut app, Some(Unkept::Held));
    app.send(Msg::Tab(TabMsg::DropHeld));
    check(&mut app, None);
}

#[test]
fn an_article_in_the_box_keeps_the_page() {
    let mut app = with_new_version();
    app.send(Msg::Intake(IntakeMsg::Offered("美国支持。".to_owned())));
    check(&mut app, Some(Unkept::Article));
    app.send(Msg::Intake(IntakeMsg::Clear));
    check(&mut app, None);
}

#[test]
fn a_corrected_text_keeps_the_page() {
    let mut app = with_new_version();
    app.send(Msg::Revise(ReviseMsg::Begin));
    app.send(Msg::Revise(ReviseMsg::Typed("微软反对。".into())));
    check(&mut app, None);
    app.send(Msg::Revise(ReviseMsg::Typed("微软支持。".into())));
    check(&mut app, Some(Unkept::Correction));
    app.send(Msg::Revise(ReviseMsg::Cancel));
    check(&mut app, None);
}

#[test]
fn files_that_are_being_read_keep_the_page() {
    let mut app = with_new_version();
    app.send(Msg::Io(Fact::FileOpened("a.txt".to_owned())));
    check(&mut app, Some(Unkept::Files));
}

#[test]
fn the_panel_asks_the_page_about_itself() {
    let mut app = App::new();
    app.send(Msg::Offline(OfflineMsg::ShowPrivacy));
    assert_eq!(app.model.session.dialog, Some(Dialog::Privacy));
    assert_eq!(app.effects, [Effect::Offline(OfflineEffect::InspectPage)]);
    let facts = PageFacts { n_loaded: 4, ..PageFacts::default() };
    app.send(Msg::Io(Fact::Offline(OfflineFact::Page(facts.clone()))));
    assert_eq!(app.model.session.offline.page.as_deref(), Some(&facts));
}

#[test]
fn a_refused_version_is_told_until_another_is_complete() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::Offline(OfflineFact::Refused("a.js: 404".to_owned()))));
    assert_eq!(app.model.session.offline.refused.as_deref(), Some("a.js: 404"));
    app.send(Msg::Io(Fact::Offline(OfflineFact::NewVersion)));
    assert_eq!(app.model.session.offline.refused, None);
}
