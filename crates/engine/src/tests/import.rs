//! Files in: restoring, merging, repairing.

use super::App;
use crate::{Dialog, Effect, ExchangeMsg, Fact, FileContent, FileFailure, Msg, NoticeKind, View};
use intake::{DecodeError, Encoding};
use model::Project;
use std::rc::Rc;

const ARTICLE: &str = "伊朗和俄罗斯反对。\nMicrosoft 支持 OEWG。";

fn exported(app: &mut App) -> String {
    app.send(Msg::Exchange(ExchangeMsg::Download));
    match app.effects.remove(0) {
        Effect::Export { content, .. } => content,
        other => panic!("{other:?}"),
    }
}

fn file(name: &str, text: &str) -> Msg {
    let (name, text) = (name.to_owned(), text.to_owned());
    Msg::Io(Fact::FileRead(FileContent {
        name,
        text,
        encoding: Encoding::Utf8,
        bytes: Rc::default(),
    }))
}

fn native_file(name: &str, json: &str) -> Msg {
    let outcome = Box::new(formats::native::read(json));
    Msg::Io(Fact::ProjectRead { name: name.to_owned(), outcome })
}

fn coded() -> App {
    let mut app = App::with_article(ARTICLE);
    app.tag("俄罗斯反对", "stance");
    app.send(Msg::Choose(1));
    app.tag("俄罗斯", "actor");
    app.tag("OEWG", "process");
    app
}

/// The file's own project, but for the empty coder that the app made.
fn without_unused_coders(project: &Project) -> Project {
    let mut project = project.clone();
    let used: Vec<_> = project
        .documents
        .values()
        .flat_map(|d| d.annotations.values().map(|a| a.coder.clone()).collect::<Vec<_>>())
        .collect();
    let unused: Vec<_> =
        project.coders.iter().map(|(id, _)| id.clone()).filter(|id| !used.contains(id)).collect();
    for id in unused {
        project.coders.remove(&id);
    }
    project
}

#[test]
fn a_file_restores_everything_in_an_empty_project() {
    let mut first = coded();
    let json = exported(&mut first);
    let mut second = App::new();
    second.ids.0 = 500;
    second.send(native_file("x.stancemark.json", &json));
    assert_eq!(second.model.session.view, View::Read);
    assert_eq!(second.marked(), first.marked());
    let project = without_unused_coders(&second.model.project);
    assert_eq!(project, without_unused_coders(&first.model.project));
    assert!(second.model.session.dialog.is_none());
    second.send(Msg::Undo);
    assert!(second.model.project.documents.is_empty());
    second.send(Msg::Redo);
    assert_eq!(second.marked(), first.marked());
}

#[test]
fn opening_the_same_file_again_adds_nothing() {
    let mut app = coded();
    let json = exported(&mut app);
    let before = app.model.project.clone();
    app.send(native_file("x.json", &json));
    assert_eq!(app.model.project, before);
}

#[test]
fn a_file_is_merged_into_the_same_article() {
    let mut app = coded();
    let json = exported(&mut app);
    app.send(Msg::Undo);
    app.tag("Microsoft", "actor");
    app.send(native_file("x.json", &json));
    assert_eq!(app.model.project.documents.len(), 1);
    assert_eq!(app.model.spans.len(), 4);
}

#[test]
fn a_wrong_quote_is_reported_and_found_again_by_search() {
    let mut app = coded();
    let json = exported(&mut app);
    // the annotation of OEWG points three characters too far left
    let value = json.replacen("\"start\": 23", "\"start\": 20", 1).replacen(
        "\"end\": 27",
        "\"end\": 24",
        1,
    );
    assert_ne!(value, json);
    let mut other = App::new();
    other.ids.0 = 500;
    other.send(native_file("x.json", &value));
    let report = other.model.session.import_report.clone().unwrap();
    assert_eq!(other.model.session.dialog, Some(Dialog::ImportReport));
    assert!(report.issues.iter().any(|issue| issue.path.contains("targets[0]")));
    assert_eq!(report.repairs.len(), 1);
    assert_eq!(other.model.spans.orphans.len(), 1);
    other.send(Msg::Exchange(ExchangeMsg::Repair));
    assert_eq!(other.model.spans.orphans.len(), 0);
    assert_eq!(other.marked(), app.marked());
    other.send(Msg::Undo);
    assert_eq!(other.model.spans.orphans.len(), 1);
}

#[test]
fn a_slow_file_is_told_until_it_is_read() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FileOpened("big.txt".into())));
    assert!(is_reading(&app));
    assert_eq!(app.model.session.reading_permille(), None);
    app.send(Msg::Io(Fact::FileProgressed(300)));
    assert_eq!(app.model.session.reading_permille(), Some(300));
    app.send(file("big.txt", "正文。"));
    assert!(!is_reading(&app));
    app.send(Msg::Io(Fact::FileProgressed(400)));
    assert!(!is_reading(&app));
}

fn is_reading(app: &App) -> bool {
    app.model.session.notices.iter().any(|n| matches!(n.kind, NoticeKind::Reading { .. }))
}

#[test]
fn the_reading_of_a_file_can_be_ended() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FileOpened("big.json".into())));
    app.send(Msg::Exchange(ExchangeMsg::StopReading));
    assert!(!is_reading(&app));
    assert_eq!(app.effects, [Effect::StopReading]);
}

#[test]
fn other_files_become_articles_or_are_refused_with_the_reason() {
    let mut app = App::new();
    app.send(file("报告.txt", "正文。"));
    assert_eq!(app.model.session.view, View::Intake);
    assert!(app.model.session.intake.draft.is_some());
    app.send(native_file("x.json", "{\"a\": 1}"));
    let notices = |app: &App, wanted: fn(&NoticeKind) -> bool| {
        app.model.session.notices.iter().any(|notice| wanted(&notice.kind))
    };
    assert!(notices(&app, |kind| matches!(kind, NoticeKind::NotReadable { .. })));
    let failure =
        FileFailure::Undecodable(DecodeError::Invalid { encoding: Encoding::Utf8, offset: 7 });
    app.send(Msg::Io(Fact::FileRefused { name: "b.txt".into(), failure }));
    assert!(notices(&app, |kind| matches!(kind, NoticeKind::FileRefused { .. })));
}
