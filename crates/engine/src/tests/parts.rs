//! Annotations of several parts: another part, one fewer, ends moved; and what is tagged of a
//! selection.

use super::App;
use crate::{
    Direction, Edge, Msg, PartEnd, PartsMsg, SelectingSettings, SessionMsg, Settings, preview_end,
};
use model::{Annotation, LabelId, Target};
use std::rc::Rc;
use text::{Quote, TextRange, TextSize};

const ARTICLE: &str = "伊朗和俄罗斯反对企业参与。\nMicrosoft 支持 OEWG。";

fn range(quote: &str) -> TextRange {
    let at = ARTICLE.find(quote).unwrap();
    TextRange::new(TextSize::from_index(at), TextSize::from_index(at + quote.len())).unwrap()
}

fn annotation(app: &App) -> Rc<Annotation> {
    let id = app.model.session.annotation.as_ref().unwrap();
    Rc::clone(app.model.document().unwrap().annotations.get(id).unwrap())
}

fn parts(app: &App) -> Vec<&'static str> {
    annotation(app).ranges().map(|range| range.slice(ARTICLE).unwrap()).collect()
}

/// An app with 俄罗斯 tagged and selected.
fn app() -> App {
    let mut app = App::with_article(ARTICLE);
    app.tag("俄罗斯", "actor");
    app
}

#[track_caller]
fn check_added(more: &[&str], expected: &[&str]) {
    let mut app = app();
    for quote in more {
        app.select(quote, 0);
        app.send(Msg::Parts(PartsMsg::AddSelection));
    }
    assert_eq!(parts(&app), expected);
    assert_eq!(app.model.session.selection.unwrap().range(), None);
    for _ in more {
        app.send(Msg::Undo);
    }
    assert_eq!(parts(&app), ["俄罗斯"], "each part is one undo");
}

#[test]
fn parts_are_added_in_text_order_and_merged_where_they_meet() {
    check_added(&["参与"], &["俄罗斯", "参与"]);
    check_added(&["OEWG", "伊朗", "参与"], &["伊朗", "俄罗斯", "参与", "OEWG"]);
    check_added(&["反对"], &["俄罗斯反对"]);
    check_added(&["和"], &["和俄罗斯"]);
    check_added(&["罗斯反对企业"], &["俄罗斯反对企业"]);
    check_added(&["伊朗和俄罗斯反对"], &["伊朗和俄罗斯反对"]);
    check_added(&["伊朗", "和"], &["伊朗和俄罗斯"]);
}

#[test]
fn a_part_that_is_there_already_is_no_step() {
    let mut app = app();
    let n_steps = app.journal.len();
    app.select("罗", 0);
    app.send(Msg::Parts(PartsMsg::AddSelection));
    assert_eq!((parts(&app), app.journal.len()), (vec!["俄罗斯"], n_steps));
}

#[test]
fn a_part_is_removed_but_never_the_last() {
    let mut app = app();
    app.select("参与", 0);
    app.send(Msg::Parts(PartsMsg::AddSelection));
    app.send(Msg::Parts(PartsMsg::Remove(range("俄罗斯"))));
    assert_eq!(parts(&app), ["参与"]);
    app.send(Msg::Parts(PartsMsg::Remove(range("参与"))));
    assert_eq!(parts(&app), ["参与"]);
    app.send(Msg::Undo);
    assert_eq!(parts(&app), ["俄罗斯", "参与"]);
}

#[track_caller]
fn check_moved(edge: Edge, to: TextSize, expected: &[&str]) {
    let mut app = app();
    app.select("参与", 0);
    app.send(Msg::Parts(PartsMsg::AddSelection));
    let document = Rc::clone(app.model.document().unwrap());
    let end = PartEnd { part: range("俄罗斯"), edge };
    let id = app.model.session.annotation.clone().unwrap();
    let preview = preview_end(&document, &app.model.spans, &id, end, to);
    let n_steps = app.journal.len();
    app.send(Msg::Parts(PartsMsg::MoveEnd(end, to)));
    assert_eq!(parts(&app), expected);
    let moved = expected != ["俄罗斯", "参与"];
    assert_eq!(app.journal.len(), n_steps + usize::from(moved));
    if moved {
        let (shown, spans) = preview.unwrap();
        assert_eq!(shown.annotations.get(&id).unwrap().targets, annotation(&app).targets);
        assert!(spans.ranges.iter().eq(app.model.spans.ranges.iter()), "shown as it will be");
        app.send(Msg::Undo);
        assert_eq!(parts(&app), ["俄罗斯", "参与"]);
    }
    assert_eq!(*document, **app.model.document().unwrap(), "a preview changes nothing");
}

#[test]
fn an_end_goes_anywhere() {
    let start = |quote| range(quote).start();
    check_moved(Edge::Start, start("伊朗"), &["伊朗和俄罗斯", "参与"]);
    check_moved(Edge::Start, start("斯反"), &["斯", "参与"]);
    check_moved(Edge::End, start("企业"), &["俄罗斯反对", "参与"]);
    check_moved(Edge::End, start("参与"), &["俄罗斯反对企业参与"]);
    check_moved(Edge::End, start("Microsoft"), &["俄罗斯反对企业参与。\n"]);
    // beyond the end that stays
    check_moved(Edge::Start, start("企业"), &["反对", "参与"]);
    check_moved(Edge::End, start("伊朗"), &["伊朗和", "参与"]);
    // nothing would be left, or nothing changes
    check_moved(Edge::Start, range("俄罗斯").end(), &["俄罗斯", "参与"]);
    check_moved(Edge::End, range("俄罗斯").end(), &["俄罗斯", "参与"]);
    // inside a character, and behind the text
    check_moved(Edge::End, TextSize::new(start("反对").raw() + 1), &["俄罗斯", "参与"]);
    check_moved(Edge::End, TextSize::new(9999), &["俄罗斯", "参与"]);
}

#[test]
fn ends_of_every_part_go_by_graphemes() {
    use Direction::{Backward, Forward};
    let mut app = app();
    app.select("参与", 0);
    app.send(Msg::Parts(PartsMsg::AddSelection));
    let mut step = |quote, edge, direction| {
        let end = PartEnd { part: range(quote), edge };
        app.send(Msg::Parts(PartsMsg::StepEnd(end, direction)));
        parts(&app)
    };
    assert_eq!(step("参与", Edge::Start, Forward), ["俄罗斯", "与"]);
    assert_eq!(step("与", Edge::Start, Forward), ["俄罗斯", "与"]);
    assert_eq!(step("俄罗斯", Edge::End, Backward), ["俄罗", "与"]);
    assert_eq!(step("俄罗", Edge::Start, Backward), ["和俄罗", "与"]);
    assert_eq!(step("企业", Edge::Start, Backward).len(), 2);
}

#[test]
fn a_part_without_a_place_stays_when_another_moves() {
    let mut app = app();
    let document = app.model.session.document.clone().unwrap();
    let mut orphaned = (*annotation(&app)).clone();
    let quote = Quote { exact: "没有".into(), ..Quote::default() };
    orphaned.targets.push(Target::Orphan(Box::new(quote)));
    let project = Rc::make_mut(&mut app.model.project);
    let data = Rc::make_mut(project.documents.get_mut(&document).unwrap());
    data.annotations.insert(orphaned.id.clone(), Rc::new(orphaned));
    app.send(Msg::MoveEdge(Edge::End, Direction::Forward));
    app.select("参与", 0);
    app.send(Msg::Parts(PartsMsg::AddSelection));
    assert_eq!(parts(&app), ["俄罗斯反", "参与"]);
    assert!(annotation(&app).is_orphan());
}

#[track_caller]
fn check_tagged(settings: SelectingSettings, selected: &str, expected: &str) {
    let mut app = App::with_article(ARTICLE);
    let settings = Settings { selecting: settings, ..Settings::default() };
    app.send(Msg::Session(SessionMsg::SetSettings(settings)));
    app.select(selected, 0);
    app.send(Msg::Tag(LabelId::new("actor")));
    assert_eq!(app.selected().as_deref(), Some(expected));
}

#[test]
fn a_selection_is_trimmed_only_if_that_is_asked_for() {
    let off = SelectingSettings::default();
    let on = SelectingSettings { trim: true, ..off };
    check_tagged(off, "支持 OEWG。", "支持 OEWG。");
    check_tagged(on, "支持 OEWG。", "支持 OEWG");
    check_tagged(on, " 支持 ", "支持");
    check_tagged(on, "参与。\nMicrosoft ", "参与。\nMicrosoft");
    check_tagged(on, "。", "。");
    check_tagged(off, " 支持 ", " 支持 ");
}

#[test]
fn how_text_is_selected_is_remembered_as_a_line() {
    for snap_to_words in [false, true] {
        for trim in [false, true] {
            let settings = SelectingSettings { snap_to_words, trim };
            assert_eq!(SelectingSettings::decode(&settings.encode()), settings);
        }
    }
    assert_eq!(SelectingSettings::decode("nothing of the sort"), SelectingSettings::default());
}
