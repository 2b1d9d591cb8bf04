//! An article that comes as a web page.

use super::App;
use crate::{Effect, Fact, IntakeMsg, Msg, NoticeKind, PageChoices};
use intake::html::{self, HtmlElement, HtmlEvent};
use intake::{Reading, Refusal};
use std::rc::Rc;

/// A page of two paragraphs with a list of links between them.
fn page() -> Rc<html::Page> {
    let part = |tag: &str, text: &str| {
        let open = HtmlEvent::Open(Box::new(HtmlElement::new(tag)));
        [open, HtmlEvent::Text(text.to_owned()), HtmlEvent::Close]
    };
    Rc::new(html::read([part("p", "one"), part("nav", "links"), part("p", "two")].concat()))
}

fn with_page() -> App {
    let mut app = App::new();
    app.send(Msg::Io(Fact::PageGiven { page: Ok(page()), text: "plain".to_owned() }));
    app
}

fn text(app: &App) -> String {
    app.model.session.intake.draft.clone().unwrap().unwrap().text.clone()
}

#[test]
fn a_part_goes_back_and_out_again() {
    let mut app = with_page();
    assert_eq!(text(&app), "one\n\ntwo");
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    assert_eq!(text(&app), "one\n\nlinks\n\ntwo");
    app.send(Msg::Intake(IntakeMsg::Toggle(7)));
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    assert_eq!(text(&app), "one\n\ntwo");
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    app.send(Msg::Intake(IntakeMsg::Add));
    assert_eq!(app.model.document().unwrap().text(), "one\n\nlinks\n\ntwo");
}

#[test]
fn plain_text_is_the_other_choice() {
    let mut app = with_page();
    app.send(Msg::Intake(IntakeMsg::ReadAs(Some(Reading::PlainText))));
    assert_eq!(text(&app), "plain");
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    assert_eq!(text(&app), "plain");
    app.send(Msg::Intake(IntakeMsg::ReadAs(Some(Reading::Html))));
    assert_eq!(text(&app), "one\n\nlinks\n\ntwo");
    app.send(Msg::Intake(IntakeMsg::Offered("typed".to_owned())));
    assert_eq!(text(&app), "typed");
    assert_eq!(app.model.session.intake.reading, None);
}

#[test]
fn a_page_that_cannot_be_read_comes_as_text() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::PageGiven { page: Err(Refusal::TooDeep), text: "plain".to_owned() }));
    assert_eq!(text(&app), "plain");
    let kind = NoticeKind::ArticleRefused(Refusal::TooDeep);
    assert!(app.model.session.notices.iter().any(|notice| notice.kind == kind));
}

/// A page of this publisher with two hidden boxes: one that bears a name, one that does not.
fn page_of(publisher: &str, hidden: &str) -> Rc<html::Page> {
    let mut meta = HtmlElement::new("meta");
    meta.set("property", "og:site_name");
    meta.set("content", publisher);
    let mut named = HtmlElement::new("div");
    named.set("class", "editor-note share");
    let mut events = vec![HtmlEvent::Open(Box::new(meta)), HtmlEvent::Close];
    for (element, text) in [
        (HtmlElement::new("p"), "one"),
        (named, "a note of the editor"),
        (HtmlElement::new("nav"), hidden),
        (HtmlElement::new("p"), "two"),
    ] {
        let open = HtmlEvent::Open(Box::new(element));
        events.extend([open, HtmlEvent::Text(text.to_owned()), HtmlEvent::Close]);
    }
    Rc::new(html::read(events))
}

fn give(app: &mut App, page: Rc<html::Page>) {
    app.send(Msg::Io(Fact::PageGiven { page: Ok(page), text: "plain".to_owned() }));
}

#[test]
fn what_is_taken_back_comes_back_on_the_next_page_of_the_publisher() {
    let mut app = App::new();
    give(&mut app, page_of("Gazette", "links"));
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    let kept = app.model.session.page_choices.encode();
    assert_eq!(kept, "Gazette\tShareBar div editor-note.share\n");
    assert_eq!(app.effects, [Effect::RememberPageChoices(kept.clone())]);
    app.send(Msg::Intake(IntakeMsg::Toggle(1)));
    give(&mut app, page_of("Gazette", "other links"));
    assert_eq!(text(&app), "one\n\na note of the editor\n\ntwo");
    give(&mut app, page_of("Gazette", "links"));
    assert_eq!(text(&app), "one\n\na note of the editor\n\nlinks\n\ntwo");
    give(&mut app, page_of("Herald", "links"));
    assert_eq!(text(&app), "one\n\ntwo");
    // another session of the same browser
    let mut app = App::new();
    app.model.session_mut().page_choices = Rc::new(PageChoices::decode(&kept));
    give(&mut app, page_of("Gazette", "links"));
    assert_eq!(text(&app), "one\n\na note of the editor\n\ntwo");
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    assert_eq!(app.model.session.page_choices.encode(), "");
}

#[test]
fn choices_are_forgotten_on_request() {
    let mut app = App::new();
    give(&mut app, page_of("Gazette", "links"));
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    app.send(Msg::Intake(IntakeMsg::ForgetChoices));
    assert_eq!(app.effects, [Effect::RememberPageChoices(String::new())]);
    assert_eq!(text(&app), "one\n\ntwo");
    give(&mut app, page_of("Gazette", "links"));
    assert_eq!(text(&app), "one\n\ntwo");
    // nobody's page
    give(&mut app, page());
    app.send(Msg::Intake(IntakeMsg::Toggle(0)));
    assert_eq!((app.effects.len(), app.model.session.page_choices.encode()), (0, String::new()));
}

#[test]
fn what_the_browser_kept_is_read_within_bounds() {
    let long = "x".repeat(201);
    let many = (0..300).map(|n| format!("name {n}\tshape\n")).collect::<Vec<_>>().concat();
    for (kept, n_lines) in
        [("", 0), ("\n\t\n", 0), ("name\n", 0), ("name\tshape\n", 1), (&long, 0), (&many, 200)]
    {
        let choices = PageChoices::decode(kept);
        assert_eq!(choices.encode().lines().count(), n_lines, "{kept:.20}");
        assert_eq!(PageChoices::decode(&choices.encode()), choices);
    }
}

#[test]
fn lines_of_a_pdf_are_joined_on_request_only() {
    let line = "The drafting group met on three occasions and heard";
    let raw = format!("{line}\n").repeat(8);
    let mut app = App::new();
    app.send(Msg::Io(Fact::TextDropped(raw.clone())));
    assert_eq!((text(&app), app.model.session.intake.joins_lines), (raw.clone(), Some(false)));
    app.send(Msg::Intake(IntakeMsg::JoinLines(true)));
    assert_eq!(text(&app), format!("{} {line}\n", [line; 7].join(" ")));
    app.send(Msg::Intake(IntakeMsg::JoinLines(false)));
    assert_eq!(text(&app), raw);
    app.send(Msg::Io(Fact::TextDropped("short".to_owned())));
    assert_eq!(app.model.session.intake.joins_lines, None);
}
