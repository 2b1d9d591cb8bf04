//! How the article is set: bounds, what is remembered, focus, controls of direction.

use super::App;
use crate::{
    Dialog, Effect, FocusTarget, Msg, ReadingFont, ReadingMsg, ReadingSettings, Selection,
    SessionMsg,
};
use text::TextSize;

fn reading(msg: ReadingMsg) -> Msg {
    Msg::Session(SessionMsg::Reading(msg))
}

fn current(app: &App) -> ReadingSettings {
    app.model.session.settings.reading
}

#[track_caller]
fn remembers(app: &App) {
    let told = |effect: &Effect| *effect == Effect::RememberSettings(app.model.session.settings);
    assert!(app.effects.iter().any(told));
}

#[test]
fn values_are_clamped_and_remembered() {
    let mut app = App::with_article("一");
    let wild = ReadingSettings { size: 255, leading: 0, measure: 1, ..ReadingSettings::default() };
    app.send(reading(ReadingMsg::Set(wild)));
    let ReadingSettings { size, leading, measure, .. } = current(&app);
    assert_eq!((size, leading, measure), (36, 13, 20));
    remembers(&app);
    app.send(reading(ReadingMsg::ToggleInvisibles));
    assert!(current(&app).invisibles);
    remembers(&app);
    app.send(reading(ReadingMsg::Reset));
    assert_eq!(current(&app), ReadingSettings::default());
    remembers(&app);
    // nothing of it is an edit
    assert_eq!(app.journal.len(), 1);
}

#[test]
fn what_is_remembered_comes_back() {
    let set = ReadingSettings {
        size: 22,
        leading: 21,
        measure: 30,
        font: ReadingFont::System,
        numbers: true,
        invisibles: true,
        focus: true,
    };
    for set in [set, ReadingSettings::default()] {
        assert_eq!(ReadingSettings::decode(&set.encode()), set);
    }
}

#[test]
fn damaged_memory_does_no_harm() {
    let standard = ReadingSettings::default();
    for line in [
        "",
        "size",
        "=",
        "size=",
        "size=x",
        "size=1e9",
        "font=<b>",
        "\u{0}=💛",
        "size=99999999999999999999",
    ] {
        assert_eq!(ReadingSettings::decode(line), standard, "from {line}");
    }
    let wild =
        ReadingSettings::decode("size=-5 leading=100000 measure=99 numbers=yes later=1 focus=1");
    let expected = ReadingSettings { size: 13, leading: 28, measure: 64, focus: true, ..standard };
    assert_eq!(wild, expected);
    assert_eq!(wild.clamped(), wild);
}

#[test]
fn escape_leaves_the_focus_after_the_selection() {
    let mut app = App::with_article("一二三");
    app.tag("二", "actor");
    app.select("一", 0);
    app.send(reading(ReadingMsg::ToggleFocus));
    app.send(Msg::Session(SessionMsg::SetDialog(Some(Dialog::Reading))));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.dialog, None);
    app.send(Msg::Session(SessionMsg::Escape));
    assert!(current(&app).focus);
    assert_eq!(app.model.session.selection.and_then(Selection::range), None);
    app.send(Msg::Session(SessionMsg::Escape));
    assert!(!current(&app).focus);
    remembers(&app);
    assert!(app.model.session.annotation.is_some());
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.annotation, None);
}

#[test]
fn going_to_a_panel_leaves_the_focus() {
    let mut app = App::with_article("一二三");
    app.send(reading(ReadingMsg::ToggleFocus));
    app.send(Msg::Session(SessionMsg::Focus(FocusTarget::Article)));
    assert!(current(&app).focus);
    app.send(Msg::Session(SessionMsg::Focus(FocusTarget::Annotations)));
    assert!(!current(&app).focus);
    assert_eq!(app.effects.last(), Some(&Effect::Focus(FocusTarget::Annotations)));
}

#[test]
fn controls_of_direction_are_gone_through() {
    let text = "a\u{202e}b\u{202c}c";
    let mut app = App::with_article(text);
    let mut seen = Vec::new();
    for _ in 0..3 {
        app.send(reading(ReadingMsg::NextBidi));
        let range = app.model.session.selection.and_then(Selection::range).unwrap();
        assert!(app.effects.contains(&Effect::Reveal(range)));
        seen.push(range.start());
    }
    assert_eq!(seen, [1, 5, 1].map(TextSize::new));
    let mut app = App::with_article("abc");
    app.send(reading(ReadingMsg::NextBidi));
    assert_eq!(app.effects, []);
    App::new().send(reading(ReadingMsg::NextBidi));
}
