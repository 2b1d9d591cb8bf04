//! Suggestions: what is offered, accepting and rejecting, following edits, slices.

use super::App;
use crate::{
    Command, Direction, Effect, EntityCommand, EntityDraft, ExchangeMsg, Msg, SuggestionsMsg, View,
};
use model::{EntityKind, LocalName, Origin};

const ARTICLE: &str = "微软支持ＯＥＷＧ和OEWG。\nＭicrosoft 和华为反对oewg。\n微軟说 us 与 US。";

fn send(app: &mut App, msg: SuggestionsMsg) {
    app.send(Msg::Suggestions(msg));
}

/// With the list shown, and everything looked at.
fn listing(article: &str) -> App {
    let mut app = App::with_article(article);
    send(&mut app, SuggestionsMsg::Show(true));
    finish(&mut app);
    app
}

fn finish(app: &mut App) {
    loop {
        let next = app.effects.iter().find_map(|effect| match effect {
            Effect::ContinueSuggestions(serial) => Some(*serial),
            _ => None,
        });
        let Some(serial) = next else { return };
        send(app, SuggestionsMsg::Continue { serial, took: 1 });
    }
}

/// What is offered, as `words=entity`.
fn offered(app: &App) -> Vec<String> {
    let text = app.model.document().unwrap().text();
    let rows = app.model.session.suggestions.offered.iter();
    rows.map(|row| format!("{}={}", row.range.slice(text).unwrap(), row.names.best("en"))).collect()
}

fn present(app: &App) -> Option<String> {
    let state = &app.model.session.suggestions;
    Some(offered(app)[state.current_idx()?].clone())
}

fn exported(app: &mut App) -> String {
    app.send(Msg::Exchange(ExchangeMsg::Download));
    match app.effects.remove(0) {
        Effect::Export { content, .. } => content,
        other => panic!("{other:?}"),
    }
}

#[test]
fn known_names_are_offered_in_all_their_spellings() {
    let app = listing(ARTICLE);
    let found = offered(&app);
    let of = |name: &str| {
        let name = format!("={name}");
        found
            .iter()
            .filter(move |row| row.ends_with(&name))
            .map(|row| row.split('=').next().unwrap())
    };
    assert_eq!(of("Microsoft").collect::<Vec<_>>(), ["微软", "Ｍicrosoft", "微軟"]);
    // small letters are another word
    assert!(!found.iter().any(|row| row.starts_with("us=")), "{found:?}");
    assert!(!found.iter().any(|row| row.starts_with("oewg=")), "{found:?}");
    assert!(found.iter().any(|row| row.starts_with("OEWG=")), "{found:?}");
    assert!(found.iter().any(|row| row.starts_with("ＯＥＷＧ=")), "{found:?}");
}

#[test]
fn latin_names_are_whole_words_and_the_longest_name_counts() {
    let mut app = App::with_article("IBMX and IBM and XIBM. 红会和红会联盟。");
    for value in ["红会", "红会联盟"] {
        let name = LocalName { lang: "zh-CN".into(), value: value.into() };
        let draft = EntityDraft { kind: EntityKind::Actor, name };
        app.send(Msg::Edit(Command::Entity(EntityCommand::Create(draft, Vec::new()))));
    }
    send(&mut app, SuggestionsMsg::Show(true));
    let text = app.model.document().unwrap().text().to_owned();
    let rows = app.model.session.suggestions.offered.iter();
    let found: Vec<_> = rows
        .map(|row| (row.range.start().index(), row.range.slice(&text).unwrap()))
        .filter(|(_, words)| words.contains("IBM") || words.contains('红'))
        .collect();
    let long = text.find("红会联盟").unwrap();
    assert_eq!(found, [(9, "IBM"), (23, "红会"), (long, "红会联盟")]);
}

#[test]
fn accepting_makes_a_linked_annotation_in_one_step() {
    let mut app = listing(ARTICLE);
    let n_offered = offered(&app).len();
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    assert_eq!(present(&app).as_deref(), Some("微软=Microsoft"));
    assert!(app.model.project.entities.is_empty());
    send(&mut app, SuggestionsMsg::Accept(false));
    let document = app.model.document().unwrap();
    let made = document.annotations.values().next().unwrap();
    assert_eq!((made.quote(document.text()).as_str(), made.label.as_str()), ("微软", "actor"));
    assert_eq!(made.origin, Origin::Suggestion);
    let entity = app.model.project.entities.get(made.entity.as_ref().unwrap()).unwrap();
    assert_eq!(entity.names.best("en"), "Microsoft");
    assert_eq!(offered(&app).len(), n_offered - 1);
    // the next one stands out already
    assert!(present(&app).unwrap().starts_with("ＯＥＷＧ="));
    app.send(Msg::Undo);
    assert!(app.model.project.entities.is_empty());
    assert!(app.model.document().unwrap().annotations.is_empty());
    assert_eq!(offered(&app).len(), n_offered);
}

#[test]
fn all_of_a_name_are_accepted_in_one_step() {
    let mut app = listing(ARTICLE);
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    let before = app.model.history.cursor();
    send(&mut app, SuggestionsMsg::Accept(true));
    assert_eq!(app.model.history.cursor(), before + 1);
    assert_eq!(app.model.document().unwrap().annotations.len(), 3);
    assert!(!offered(&app).iter().any(|row| row.ends_with("=Microsoft")));
    app.send(Msg::Undo);
    assert!(app.model.document().unwrap().annotations.is_empty());
}

#[test]
fn a_rejected_name_is_not_offered_again_until_it_is_withdrawn() {
    let mut app = listing(ARTICLE);
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    send(&mut app, SuggestionsMsg::Reject);
    // 微軟 is the same name once simplified; Microsoft is another
    let left = |app: &App| {
        let found = offered(app);
        found.into_iter().filter(|row| row.ends_with("=Microsoft")).collect::<Vec<_>>()
    };
    assert_eq!(left(&app), ["Ｍicrosoft=Microsoft"]);
    let words: Vec<_> = app.model.project.rejections.values().map(|row| &*row.words).collect();
    assert_eq!(words, ["微软"]);
    send(&mut app, SuggestionsMsg::Show(false));
    send(&mut app, SuggestionsMsg::Show(true));
    assert_eq!(left(&app).len(), 1);
    send(&mut app, SuggestionsMsg::WithdrawAll);
    assert_eq!(left(&app).len(), 3);
    app.send(Msg::Undo);
    assert_eq!(left(&app).len(), 1);
}

#[test]
fn what_is_tagged_by_hand_drops_out_at_once_and_comes_back() {
    let mut app = listing(ARTICLE);
    let before = offered(&app);
    app.tag("微软支持", "actor");
    assert_eq!(offered(&app), before[1..]);
    app.send(Msg::Undo);
    assert_eq!(offered(&app), before);
    // another label takes nothing away
    app.tag("微软", "stance");
    assert_eq!(offered(&app), before);
}

#[test]
fn suggestions_are_no_part_of_the_project() {
    let mut app = App::with_article(ARTICLE);
    let without = exported(&mut app);
    send(&mut app, SuggestionsMsg::Show(true));
    assert!(!app.model.session.suggestions.offered.is_empty());
    let with = exported(&mut app);
    // all but the time of writing
    let lines = |json: &str| -> Vec<String> {
        json.lines().filter(|line| !line.contains("modified")).map(str::to_owned).collect()
    };
    assert_eq!(lines(&without), lines(&with));
}

#[test]
fn new_names_of_the_project_are_looked_for() {
    let mut app = listing("某某论坛召开。");
    assert_eq!(offered(&app), Vec::<String>::new());
    let name = LocalName { lang: "zh-CN".into(), value: "某某论坛".into() };
    let draft = EntityDraft { kind: EntityKind::Process, name };
    app.send(Msg::Edit(Command::Entity(EntityCommand::Create(draft, Vec::new()))));
    assert_eq!(offered(&app), ["某某论坛=某某论坛"]);
}

#[test]
fn nothing_is_looked_for_while_the_list_is_hidden() {
    let mut app = listing(ARTICLE);
    app.send(Msg::Session(crate::SessionMsg::GoTo(View::Documents)));
    assert!(app.model.looking.is_none());
    app.send(Msg::Session(crate::SessionMsg::GoTo(View::Read)));
    assert!(!offered(&app).is_empty());
    send(&mut app, SuggestionsMsg::Show(false));
    assert!(app.model.looking.is_none());
}

#[test]
fn what_is_found_does_not_depend_on_the_slices() {
    let text = format!("{}微软。{}IBM,", "长".repeat(9_000), "微软和IBM与华为，".repeat(4_000));
    let mut app = App::with_article(&text);
    send(&mut app, SuggestionsMsg::Show(true));
    assert!(app.model.session.suggestions.is_going);
    // a number of an older look means nothing
    send(&mut app, SuggestionsMsg::Continue { serial: 0, took: 1 });
    assert!(app.model.session.suggestions.is_going);
    send(&mut app, SuggestionsMsg::Show(true));
    let serial = app.model.session.suggestions.serial();
    for took in [90, 1].into_iter().cycle().take(400) {
        send(&mut app, SuggestionsMsg::Continue { serial, took });
    }
    assert!(!app.model.session.suggestions.is_going);
    let found = app.model.session.suggestions.offered.len();
    assert_eq!(found, crate::MAX_SUGGESTIONS);
    let lexicon = crate::suggestions::Lexicon::of(&app.model.project);
    let mut whole = Vec::new();
    let text = app.model.document().unwrap().text();
    lexicon.look(text, 0, text.len(), &mut whole);
    whole.truncate(crate::MAX_SUGGESTIONS);
    assert_eq!(whole, *app.model.session.suggestions.offered);
}
