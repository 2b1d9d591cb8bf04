//! Correcting a text, placing what lost its place, reading what was before.

use super::App;
use crate::{Choice, Class, IntakeMsg, Msg, ReviseMsg, SessionMsg, View};
use formats::native;
use model::{Change, Step, Timestamp};
use text::BlockKind;

const OLD: &str = "# 网络空间规范的新进展\n\n\
    联合国信息安全开放式工作组在纽约召开第五次会议，讨论下一步安排。\n\n\
    微软公司代表在会上表示，支持制定新的行为规范，并愿意参与后续磋商。\n\n\
    俄罗斯代表团反对这一提案，呼吁各国首先落实已有的共识。";

/// The article, with three spans tagged.
fn tagged() -> App {
    let mut app = App::new();
    app.send(Msg::Intake(IntakeMsg::Offered(OLD.to_owned())));
    app.send(Msg::Intake(IntakeMsg::Add));
    app.tag("开放式工作组", "process");
    app.tag("微软公司", "actor");
    app.tag("支持", "stance");
    app.tag("俄罗斯", "actor");
    app
}

fn text(app: &App) -> String {
    app.model.document().unwrap().text().to_owned()
}

fn compare(app: &mut App, new: &str) {
    app.send(Msg::Revise(ReviseMsg::Begin));
    assert_eq!(app.model.session.view, View::Revise);
    app.send(Msg::Revise(ReviseMsg::Compare(new.into())));
}

/// The classes of the review with how many rows each has.
fn classes(app: &App) -> Vec<(Class, usize, usize)> {
    let review = app.model.session.revise.review.as_ref().unwrap();
    let counted = Class::ALL.into_iter().map(|class| {
        let (n_rows, n_open) = review.count(class);
        (class, n_rows, n_open)
    });
    counted.filter(|(_, n_rows, _)| *n_rows > 0).collect()
}

#[test]
fn a_corrected_text_is_one_step_and_undo_brings_everything_back() {
    let mut app = tagged();
    let (before, marked) = (app.model.project.clone(), app.marked());
    let new = text(&app).replace("第五次", "第六次").replace("支持制定", "反对制定");
    let n_steps = app.model.history.cursor();
    compare(&mut app, &new);
    assert_eq!(classes(&app), [(Class::Changed, 1, 1), (Class::Exact, 3, 0)]);
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.session.view, View::Revise, "a change of words must be looked at");
    app.send(Msg::Revise(ReviseMsg::ChooseAll(Class::Changed, Choice::Place(0))));
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.session.view, View::Read);
    assert_eq!(app.model.history.cursor(), n_steps + 1);
    assert_eq!(app.model.history.undoable().unwrap().step, Step::Revise);
    let document = app.model.document().unwrap();
    assert_eq!(document.text(), new);
    assert_eq!(document.article.blocks()[0].kind, BlockKind::Heading(1));
    let quotes: Vec<_> = document.annotations.values().map(|row| row.quote(&new)).collect();
    assert_eq!(quotes, ["开放式工作组", "微软公司", "反对", "俄罗斯"]);
    let after = app.model.project.clone();
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
    assert_eq!(app.marked(), marked);
    app.send(Msg::Redo);
    assert_eq!(app.model.project, after);
}

#[test]
fn the_old_text_stays_with_what_was_marked_in_it() {
    let mut app = tagged();
    let old = app.model.document().unwrap().clone();
    compare(&mut app, "一篇完全不同的文章。它与原来的内容毫无关系。");
    assert_eq!(classes(&app), [(Class::Lost, 4, 0)]);
    app.send(Msg::Revise(ReviseMsg::Apply));
    let document = app.model.document().unwrap().clone();
    let revisions = document.latest_revisions();
    assert_eq!(revisions.len(), 1);
    assert_eq!(revisions[0].article, old.article);
    let targets: Vec<_> = revisions[0].passages.iter().map(|p| p.targets.clone()).collect();
    let mut expected: Vec<_> = old.annotations.values().map(|row| row.targets.clone()).collect();
    expected.sort_by_key(|targets| targets[0].range());
    assert_eq!(targets, expected);
    app.send(Msg::Revise(ReviseMsg::Show(revisions[0].id.clone())));
    assert_eq!(app.model.session.view, View::Revise);
    // a file keeps it, and the same file comes back as the same project
    let json = native::write(&app.model.project, Timestamp::default());
    let read = native::read(&json).unwrap();
    assert_eq!(read.issues, []);
    assert_eq!(read.project.documents, app.model.project.documents);
    // the revision goes with the step that brought it
    app.send(Msg::Undo);
    assert_eq!(app.model.session.view, View::Read);
    assert!(app.model.document().unwrap().revisions.is_empty());
}

#[test]
fn of_places_alike_none_is_taken_unasked() {
    let mut app = App::with_article("各国支持这一规范。各国支持这一规范。美国表示反对。");
    app.tag("支持", "stance");
    compare(&mut app, "各国支持这一规范。美国表示反对。");
    assert_eq!(classes(&app), [(Class::Ambiguous, 1, 1)]);
    app.send(Msg::Revise(ReviseMsg::Choose(0, Some(Choice::Place(7)))));
    assert_eq!(classes(&app), [(Class::Ambiguous, 1, 1)], "no such place");
    app.send(Msg::Revise(ReviseMsg::Search(0, "反对".into())));
    app.send(Msg::Revise(ReviseMsg::Apply));
    let document = app.model.document().unwrap();
    let row = document.annotations.values().next().unwrap();
    assert_eq!(row.quote(document.text()), "反对");
}

#[test]
fn orphans_wait_and_are_placed_by_hand() {
    let mut app = tagged();
    let new = text(&app).replace("微软公司代表在会上表示", "会上有人表示");
    compare(&mut app, &new);
    assert_eq!(classes(&app), [(Class::Changed, 1, 1), (Class::Exact, 3, 0)]);
    app.send(Msg::Revise(ReviseMsg::ChooseAll(Class::Changed, Choice::Orphan)));
    app.send(Msg::Revise(ReviseMsg::Apply));
    let orphan = app.model.spans.orphans[0].clone();
    app.send(Msg::Revise(ReviseMsg::PlaceAtSelection(orphan.clone(), 0)));
    assert_eq!(app.model.spans.orphans.len(), 1, "nothing is selected");
    app.send(Msg::Revise(ReviseMsg::FindWords(orphan.clone(), 0)));
    assert_eq!(app.model.session.notices.len(), 2, "the words are not there");
    app.select("有人", 0);
    app.send(Msg::Revise(ReviseMsg::PlaceAtSelection(orphan.clone(), 0)));
    assert!(app.model.spans.orphans.is_empty());
    assert_eq!(app.selected().as_deref(), Some("有人"));
    app.send(Msg::Undo);
    assert_eq!(app.model.spans.orphans, [orphan]);
}

#[test]
fn what_has_lost_a_part_waits_too_and_its_statement_stays_whole() {
    let mut app = tagged();
    let (document, id) = {
        let document = app.model.document().unwrap();
        let row =
            document.annotations.values().find(|row| row.quote(document.text()) == "微软公司");
        (document.info.id.clone(), row.unwrap().id.clone())
    };
    app.select("参与后续磋商", 0);
    let part = app.model.session.selection.unwrap().range().unwrap();
    app.send(Msg::Edit(crate::Command::AddRange(document, id.clone(), part)));
    app.select("支持", 0);
    app.send(Msg::Compose(crate::ComposeMsg::Compose(0)));
    let statements = app.model.document().unwrap().statements.clone();
    let new = text(&app).replace("，并愿意参与后续磋商", "");
    compare(&mut app, &new);
    app.send(Msg::Revise(ReviseMsg::ChooseAll(Class::Changed, Choice::Orphan)));
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.spans.orphans, []);
    assert_eq!(app.model.spans.torn, std::slice::from_ref(&id));
    assert_eq!(app.model.spans.n_in_tray(), 1);
    assert_eq!(app.model.document().unwrap().statements, statements);
    assert_eq!(app.model.check_invariants(), Vec::<String>::new());
    app.select("行为规范", 0);
    app.send(Msg::Revise(ReviseMsg::PlaceAtSelection(id.clone(), 1)));
    assert_eq!(app.model.spans.n_in_tray(), 0);
    let row = app.model.document().unwrap().annotations.get(&id).unwrap().clone();
    let places: Vec<_> = row.ranges().filter_map(|range| range.slice(&new)).collect();
    assert_eq!(places, ["微软公司", "行为规范"]);
    app.send(Msg::Undo);
    assert_eq!(app.model.spans.torn, [id]);
    assert_eq!(app.model.document().unwrap().statements, statements);
}

#[test]
fn words_of_an_orphan_are_found_again() {
    let mut app = tagged();
    let full = text(&app);
    compare(&mut app, &full.replace("微软公司", "有关公司"));
    app.send(Msg::Revise(ReviseMsg::ChooseAll(Class::Changed, Choice::Orphan)));
    app.send(Msg::Revise(ReviseMsg::Apply));
    let orphan = app.model.spans.orphans[0].clone();
    compare(&mut app, &full);
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(
        app.model.spans.orphans,
        std::slice::from_ref(&orphan),
        "an orphan stays one until placed"
    );
    app.send(Msg::Revise(ReviseMsg::FindWords(orphan.clone(), 0)));
    app.send(Msg::Revise(ReviseMsg::PlaceAtSelection(orphan, 0)));
    assert_eq!(app.selected().as_deref(), Some("微软公司"));
    assert!(app.model.spans.orphans.is_empty());
}

#[test]
fn a_review_follows_what_is_undone_meanwhile() {
    let mut app = tagged();
    let new = text(&app).replace("第五次", "第六次");
    compare(&mut app, &new);
    app.send(Msg::Undo);
    assert_eq!(classes(&app), [(Class::Exact, 3, 0)]);
    app.send(Msg::Revise(ReviseMsg::Back));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Revise, "what is typed is not lost by a key");
    app.send(Msg::Revise(ReviseMsg::Cancel));
    assert_eq!(app.model.session.view, View::Read);
    app.send(Msg::Revise(ReviseMsg::Begin));
    let id = app.model.session.document.clone().unwrap();
    app.send(Msg::Edit(crate::Command::DeleteDocument(id)));
    assert_eq!(app.model.session.view, View::Intake);
}

#[test]
fn a_page_or_file_can_be_the_new_text() {
    let mut app = tagged();
    app.send(Msg::Revise(ReviseMsg::Begin));
    app.send(Msg::Revise(ReviseMsg::TakeFromIntake));
    assert_eq!(app.model.session.view, View::Intake);
    let new = OLD.replace("第五次", "第六次").replace("# 网络", "## 网络");
    app.send(Msg::Intake(IntakeMsg::Offered(new)));
    app.send(Msg::Revise(ReviseMsg::CompareIntake));
    assert_eq!(app.model.session.view, View::Revise);
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.project.documents.len(), 1);
    assert!(text(&app).contains("第六次") && !text(&app).contains('#'));
    // without anything to revise, an article that comes in is a new one
    app.send(Msg::Session(SessionMsg::NewArticle));
    app.send(Msg::Revise(ReviseMsg::CompareIntake));
    assert_eq!(app.model.session.view, View::Intake);
}

#[test]
fn statements_keep_their_annotations() {
    let mut app = tagged();
    app.select("支持", 0);
    app.send(Msg::Compose(crate::ComposeMsg::Compose(0)));
    let statements = app.model.document().unwrap().statements.clone();
    let new = text(&app).replace("第五次", "第六次");
    compare(&mut app, &new);
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.document().unwrap().statements, statements);
}

#[test]
fn a_refused_text_says_why_and_changes_nothing() {
    let mut app = tagged();
    let before = app.model.project.clone();
    compare(&mut app, "  \n ");
    assert_eq!(app.model.session.revise.refusal, Some(intake::Refusal::Empty));
    let same = text(&app);
    app.send(Msg::Revise(ReviseMsg::Compare(same.into())));
    app.send(Msg::Revise(ReviseMsg::Apply));
    assert_eq!(app.model.project, before);
}

#[test]
fn a_revision_goes_and_comes_back_with_its_document() {
    let mut app = tagged();
    let new = text(&app).replace("第五次", "第六次");
    compare(&mut app, &new);
    app.send(Msg::Revise(ReviseMsg::Apply));
    let before = app.model.project.clone();
    let id = app.model.session.document.clone().unwrap();
    app.send(Msg::Edit(crate::Command::DeleteDocument(id)));
    let deleted = app.model.history.undoable().unwrap();
    let n_revisions =
        deleted.changes.iter().filter(|change| matches!(change, Change::Revision(..))).count();
    assert_eq!(n_revisions, 1);
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
}
