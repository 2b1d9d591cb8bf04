//! The file in a folder follows what is saved, in the tab that writes.

use super::App;
use crate::{
    Effect, Fact, FolderEffect, FolderFact, FolderMsg, FolderState, Msg, NoticeKind, StoreFailure,
    TabFact,
};
use model::Timestamp;

fn learn(app: &mut App, fact: FolderFact) {
    app.send(Msg::Io(Fact::Folder(fact)));
}

fn writes(app: &App) -> bool {
    let project = &app.model.project;
    app.effects.contains(&Effect::Folder(FolderEffect::Write(project.clone())))
}

fn with_folder() -> App {
    let mut app = App::with_article("微软支持工作组。");
    learn(&mut app, FolderFact::Ready);
    app.send(Msg::Folder(FolderMsg::Choose));
    app.persisted();
    learn(&mut app, FolderFact::Opened("编码".into()));
    app
}

#[test]
fn it_is_written_at_once_and_after_each_save() {
    let mut app = with_folder();
    assert!(writes(&app));
    assert_eq!(app.model.session.folder, FolderState::Writing("编码".into()));
    let at = Timestamp::from_millis(9);
    learn(&mut app, FolderFact::Written(at));
    assert_eq!(app.model.session.folder, FolderState::Written("编码".into(), at));
    app.tag("微软", "actor");
    assert!(!writes(&app), "not before it is saved");
    app.persisted();
    assert!(writes(&app));
}

#[test]
fn a_failure_is_told_and_the_next_save_tries_again() {
    let mut app = with_folder();
    learn(&mut app, FolderFact::Failed("no room".into()));
    let failed = FolderState::Failed("编码".into(), "no room".into());
    assert_eq!(app.model.session.folder, failed);
    let told = app.model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told, Some(NoticeKind::FolderFailed("no room".into())));
    app.send(Msg::Folder(FolderMsg::Write));
    assert!(writes(&app));
    app.send(Msg::Folder(FolderMsg::Stop));
    learn(&mut app, FolderFact::Written(Timestamp::default()));
    assert_eq!(app.model.session.folder, FolderState::Off);
    app.tag("微软", "actor");
    app.persisted();
    assert!(!writes(&app));
}

#[test]
fn it_is_not_written_while_locked_unsaved_or_where_another_tab_writes() {
    let mut app = with_folder();
    learn(&mut app, FolderFact::Locked("编码".into()));
    app.tag("微软", "actor");
    app.persisted();
    assert!(!writes(&app));
    app.tag("支持", "stance");
    app.send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    learn(&mut app, FolderFact::Opened("编码".into()));
    assert!(!writes(&app), "what is not saved is not said to be");
    app.persisted();
    assert!(writes(&app));
    app.send(Msg::Io(Fact::Tab(TabFact::OtherWrites)));
    app.send(Msg::Folder(FolderMsg::Write));
    assert!(!writes(&app));
}
