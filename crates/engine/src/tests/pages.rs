//! An article that comes as a web page.

use super::App;
use crate::{Fact, IntakeMsg, Msg, NoticeKind};
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
