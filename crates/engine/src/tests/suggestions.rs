//! Suggestions: what is offered, accepting and rejecting in each scope, following edits, slices,
//! the way through all articles, the editor of rules.

use super::App;
use crate::{
    Command, Direction, Effect, EntityCommand, EntityDraft, ExchangeMsg, IntakeMsg, Msg,
    NoticeKind, RuleEdit, RuleFault, RulesMsg, Scope, Suggested, Suggestion, SuggestionSort,
    SuggestionsMsg, Verdict, View,
};
use model::{Entity, EntityId, EntityKind, LabelId, LocalName, Origin};
use std::rc::Rc;
use suggest::What;

const ARTICLE: &str = "微软出席ＯＥＷＧ和OEWG。\nＭicrosoft 和华为在oewg。\n微軟说 us 与 US。";

/// A sentence with all sorts.
const POSITION: &str = "会上，中国不支持《巴黎倡议》。清朗网络联盟（QCNA）发言。";

fn send(app: &mut App, msg: SuggestionsMsg) {
    app.send(Msg::Suggestions(msg));
}

fn accept(app: &mut App, scope: Scope) {
    send(app, SuggestionsMsg::Decide(Verdict::Accept, scope));
    finish(app);
}

fn reject(app: &mut App, scope: Scope) {
    send(app, SuggestionsMsg::Decide(Verdict::Reject, scope));
    finish(app);
}

/// With the list shown, and everything looked at.
fn listing(article: &str) -> App {
    let mut app = App::with_article(article);
    show(&mut app);
    app
}

fn show(app: &mut App) {
    send(app, SuggestionsMsg::Show(true));
    finish(app);
}

fn add_article(app: &mut App, text: &str) {
    app.send(Msg::Session(crate::SessionMsg::NewArticle));
    app.send(Msg::Intake(IntakeMsg::Offered(text.to_owned())));
    app.send(Msg::Intake(IntakeMsg::Add));
    finish(app);
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

fn told(app: &App, row: &Suggestion) -> String {
    let text = app.model.document().unwrap().text();
    let words = |range: text::TextRange| range.slice(text).unwrap().to_owned();
    match &row.offer {
        Suggested::Statement(offer) => {
            let said = offer.words().map(words).unwrap_or_default();
            let (actor, process) = (words(offer.actor.range), words(offer.process.range));
            format!("{actor} -{said}-> {process} ({})", offer.link.value())
        }
        Suggested::Span(proposal) => {
            let what = match &proposal.what {
                What::Known(candidates) => candidates[0].id.as_str().to_owned(),
                What::NewName { kind, .. } => format!("{kind:?}?"),
                What::Cue { position, .. } => position.as_str().to_owned(),
                What::Rule(_) => "rule".to_owned(),
            };
            format!("{}={what}", words(proposal.range))
        }
    }
}

/// What is offered, in words.
fn offered(app: &App) -> Vec<String> {
    app.model.session.suggestions.offered.iter().map(|row| told(app, row)).collect()
}

fn present(app: &App) -> Option<String> {
    app.model.session.suggestions.current().map(|row| told(app, row))
}

/// The one that reads so stands out.
#[track_caller]
fn go(app: &mut App, wanted: &str) {
    let state = &app.model.session.suggestions;
    let nth = offered(app).iter().position(|row| row == wanted);
    let nth = nth.unwrap_or_else(|| panic!("{wanted} not in {:?}", offered(app)));
    let at = state.offered.rows[nth];
    send(app, SuggestionsMsg::Go(at));
    assert_eq!(present(app).as_deref(), Some(wanted));
}

fn exported(app: &mut App) -> String {
    app.send(Msg::Exchange(ExchangeMsg::Download));
    match app.effects.remove(0) {
        Effect::Export { content, .. } => content,
        other => panic!("{other:?}"),
    }
}

/// Runs something that must be one step, and tells what undoing it leads back to.
#[track_caller]
fn one_step(app: &mut App, act: impl Fn(&mut App)) {
    let open = app.model.session.document.clone().unwrap();
    let before =
        (exported_lines(app), offered(app), app.model.history.cursor(), Some(open.clone()));
    act(app);
    assert_eq!(app.model.history.cursor(), before.2 + 1, "one step");
    let after = app.marked();
    app.send(Msg::Undo);
    finish(app);
    app.send(Msg::Session(crate::SessionMsg::OpenDocument(open)));
    finish(app);
    assert!(exported_lines(app) == before.0, "undone");
    assert_eq!(offered(app), before.1);
    app.send(Msg::Redo);
    finish(app);
    if app.model.session.document == before.3 {
        assert_eq!(app.marked(), after);
    }
}

/// All but the time of writing.
fn exported_lines(app: &mut App) -> Vec<String> {
    let json = exported(app);
    json.lines().filter(|line| !line.contains("modified")).map(str::to_owned).collect()
}

#[test]
fn known_names_are_offered_in_all_their_spellings() {
    let app = listing(ARTICLE);
    let found = offered(&app);
    let of = |id: &str| {
        let end = format!("={id}");
        let rows = found.iter().filter(move |row| row.ends_with(&end));
        rows.map(|row| row.split('=').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("starter-microsoft"), ["微软", "Ｍicrosoft", "微軟"]);
    // small letters are another word
    assert!(!found.iter().any(|row| row.starts_with("us=") || row.starts_with("oewg=")));
    assert!(found.iter().any(|row| row.starts_with("OEWG=")), "{found:?}");
    assert!(found.iter().any(|row| row.starts_with("ＯＥＷＧ=")), "{found:?}");
}

#[test]
fn all_sorts_are_offered_each_counted_and_left_out_at_will() {
    let mut app = listing(POSITION);
    let expected = [
        "中国 -不支持-> 巴黎倡议 (oppose)",
        "中国=starter-cn",
        "不支持=oppose",
        "巴黎倡议=starter-paris-call",
        "清朗网络联盟=Actor?",
        "QCNA=Actor?",
    ];
    assert_eq!(offered(&app), expected);
    assert_eq!(app.model.session.suggestions.counts, [1, 2, 2, 1, 0]);
    send(&mut app, SuggestionsMsg::ShowSort(SuggestionSort::Statement, false));
    send(&mut app, SuggestionsMsg::ShowSort(SuggestionSort::Known, false));
    assert_eq!(offered(&app), [expected[2], expected[4], expected[5]]);
    assert_eq!(app.model.session.suggestions.counts, [1, 2, 2, 1, 0]);
    send(&mut app, SuggestionsMsg::ShowSort(SuggestionSort::Known, true));
    assert_eq!(offered(&app).len(), 5);
}

#[test]
fn accepting_makes_a_linked_annotation_in_one_step() {
    let mut app = listing(ARTICLE);
    let n_offered = offered(&app).len();
    send(&mut app, SuggestionsMsg::ShowSort(SuggestionSort::Statement, false));
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    assert_eq!(present(&app).as_deref(), Some("微软=starter-microsoft"));
    assert!(app.model.project.entities.is_empty());
    one_step(&mut app, |app| {
        go(app, "微软=starter-microsoft");
        accept(app, Scope::One);
    });
    let document = app.model.document().unwrap();
    let made = document.annotations.values().next().unwrap();
    assert_eq!((made.quote(document.text()).as_str(), made.label.as_str()), ("微软", "actor"));
    assert_eq!(made.origin, Origin::Suggestion);
    let entity = app.model.project.entities.get(made.entity.as_ref().unwrap()).unwrap();
    assert_eq!(entity.names.best("en"), "Microsoft");
    send(&mut app, SuggestionsMsg::ShowSort(SuggestionSort::Statement, true));
    assert_eq!(offered(&app).len(), n_offered - 1);
}

#[test]
fn the_next_one_comes_forward() {
    let mut app = listing(POSITION);
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    reject(&mut app, Scope::One);
    assert_eq!(present(&app).as_deref(), Some("中国=starter-cn"));
    accept(&mut app, Scope::One);
    assert_eq!(present(&app).as_deref(), Some("不支持=oppose"));
    send(&mut app, SuggestionsMsg::Step(Direction::Backward));
    assert_eq!(present(&app).as_deref(), Some("QCNA=Actor?"));
}

#[test]
fn all_of_a_name_or_of_a_sort_are_accepted_in_one_step() {
    let mut app = listing(ARTICLE);
    one_step(&mut app, |app| {
        go(app, "微软=starter-microsoft");
        accept(app, Scope::Name);
    });
    assert_eq!(app.model.document().unwrap().annotations.len(), 3);
    assert!(!offered(&app).iter().any(|row| row.ends_with("microsoft")));
    let said = app.model.session.notices.iter().any(|notice| {
        notice.kind == NoticeKind::SuggestionsDecided { verdict: Verdict::Accept, n: 3 }
    });
    assert!(said);
    let n_known = app.model.session.suggestions.counts[SuggestionSort::Known.idx()];
    assert!(n_known >= 4);
    one_step(&mut app, |app| {
        go(app, "US=starter-us");
        accept(app, Scope::Sort);
    });
    assert_eq!(app.model.session.suggestions.counts[SuggestionSort::Known.idx()], 0);
    assert_eq!(app.model.document().unwrap().annotations.len(), 3 + n_known);
}

#[test]
fn a_cue_becomes_a_stance_with_its_position() {
    let mut app = listing(POSITION);
    one_step(&mut app, |app| {
        go(app, "不支持=oppose");
        accept(app, Scope::One);
    });
    let document = app.model.document().unwrap();
    let made = document.annotations.values().next().unwrap();
    assert_eq!((made.label.as_str(), made.attribute_text("position")), ("stance", Some("oppose")));
}

#[test]
fn a_statement_comes_with_the_annotations_it_needs() {
    let mut app = listing(POSITION);
    // what is tagged already is used
    app.tag("中国", "actor");
    one_step(&mut app, |app| {
        go(app, "中国 -不支持-> 巴黎倡议 (oppose)");
        accept(app, Scope::One);
    });
    let document = app.model.document().unwrap();
    assert_eq!(document.annotations.len(), 3);
    let statement = document.statements.values().next().unwrap();
    assert_eq!(statement.kind.as_str(), "position");
    assert_eq!(statement.slots.len(), 3);
    let position = statement.values.values().next().unwrap().as_text();
    assert_eq!(position, Some("oppose"));
    let entities: Vec<_> = app.model.project.entities.values().map(|row| row.any_name()).collect();
    assert_eq!(entities, ["Paris Call for Trust and Security in Cyberspace"]);
    assert_eq!(offered(&app), ["清朗网络联盟=Actor?", "QCNA=Actor?"]);
}

#[test]
fn taking_part_makes_a_participation() {
    let mut app = listing("微软出席了OEWG。");
    go(&mut app, "微软 -出席-> OEWG (attendee)");
    accept(&mut app, Scope::One);
    let document = app.model.document().unwrap();
    let statement = document.statements.values().next().unwrap();
    assert_eq!(statement.kind.as_str(), "participation");
    assert_eq!(statement.values.values().next().unwrap().as_text(), Some("attendee"));
    assert_eq!((document.annotations.len(), offered(&app).len()), (2, 0));
}

#[test]
fn a_new_name_becomes_an_entity_with_its_acronym_and_is_known_from_then_on() {
    let mut app = listing(POSITION);
    go(&mut app, "QCNA=Actor?");
    send(&mut app, SuggestionsMsg::Read(1));
    one_step(&mut app, |app| {
        go(app, "QCNA=Actor?");
        accept(app, Scope::One);
    });
    let entity = app.model.project.entities.values().next().unwrap().clone();
    assert_eq!(entity.kind, EntityKind::Process);
    assert_eq!(entity.spellings().collect::<Vec<_>>(), ["清朗网络联盟", "QCNA"]);
    let document = app.model.document().unwrap();
    let made = document.annotations.values().next().unwrap();
    assert_eq!((made.label.as_str(), made.entity.as_ref()), ("process", Some(&entity.id)));
    let known = format!("清朗网络联盟={}", entity.id);
    assert!(offered(&app).contains(&known), "{:?}", offered(&app));
    go(&mut app, &known);
    accept(&mut app, Scope::One);
    assert_eq!(app.model.project.entities.len(), 1);
}

#[test]
fn a_rejected_name_is_not_offered_again_until_it_is_withdrawn() {
    let mut app = listing(ARTICLE);
    // 微軟 is the same name once simplified; Microsoft is another
    let left = |app: &App| {
        let rows = offered(app).into_iter();
        rows.filter(|row| row.ends_with("=starter-microsoft")).collect::<Vec<_>>()
    };
    one_step(&mut app, |app| {
        go(app, "微软=starter-microsoft");
        reject(app, Scope::One);
    });
    assert_eq!(left(&app), ["Ｍicrosoft=starter-microsoft"]);
    // a statement goes with its parts
    assert!(!offered(&app).iter().any(|row| row.starts_with("微软 -")));
    let words: Vec<_> = app.model.project.rejections.values().map(|row| &*row.words).collect();
    assert_eq!(words, ["微软"]);
    send(&mut app, SuggestionsMsg::Show(false));
    show(&mut app);
    assert_eq!(left(&app).len(), 1);
    add_article(&mut app, "另一篇：微软。");
    assert_eq!(left(&app), Vec::<String>::new());
    send(&mut app, SuggestionsMsg::WithdrawAll);
    assert_eq!(left(&app).len(), 1);
    app.send(Msg::Undo);
    assert_eq!(left(&app).len(), 0);
}

#[test]
fn rejections_hold_after_a_reload() {
    let mut app = listing(ARTICLE);
    go(&mut app, "微软=starter-microsoft");
    reject(&mut app, Scope::Name);
    let n_left = offered(&app).len();
    let file = exported(&mut app);
    let read = formats::native::read(&file).unwrap();
    let mut again = App::new();
    again.send(Msg::Edit(Command::Import(std::rc::Rc::new(read.project))));
    let id = again.model.project.documents.keys().next().unwrap().clone();
    again.send(Msg::Session(crate::SessionMsg::OpenDocument(id)));
    show(&mut again);
    assert_eq!(offered(&again).len(), n_left);
}

#[test]
fn a_stance_is_rejected_in_its_clause_or_everywhere() {
    let mut app = listing("甲国支持文本，乙国支持草案。丙国支持草案。");
    let cues = |app: &App| {
        let rows = app.model.session.suggestions.offered.iter();
        rows.filter(|row| row.sort() == SuggestionSort::Cue).count()
    };
    assert_eq!(cues(&app), 3);
    go(&mut app, "支持=support");
    reject(&mut app, Scope::One);
    assert_eq!(cues(&app), 2);
    go(&mut app, "支持=support");
    one_step(&mut app, |app| {
        go(app, "支持=support");
        reject(app, Scope::Name);
    });
    assert_eq!(cues(&app), 0);
}

#[test]
fn what_is_tagged_by_hand_drops_out_at_once_and_comes_back() {
    let mut app = listing(ARTICLE);
    let before = offered(&app);
    app.tag("微软出席", "actor");
    let left: Vec<_> = before.iter().filter(|row| !row.starts_with("微软=")).cloned().collect();
    assert_eq!(offered(&app), left);
    app.send(Msg::Undo);
    assert_eq!(offered(&app), before);
    // another label takes nothing away
    app.tag("微软", "stance");
    assert_eq!(offered(&app), before);
}

#[test]
fn suggestions_are_no_part_of_the_project() {
    let mut app = App::with_article(POSITION);
    let without = exported_lines(&mut app);
    let n_entries = app.journal.len();
    show(&mut app);
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    assert!(!app.model.session.suggestions.offered.is_empty());
    assert_eq!(exported_lines(&mut app), without);
    assert_eq!(app.journal.len(), n_entries);
}

#[test]
fn new_names_of_the_project_are_looked_for() {
    let mut app = listing("某某会召开。");
    assert_eq!(offered(&app), Vec::<String>::new());
    let name = LocalName { lang: "zh-CN".into(), value: "某某会".into() };
    let draft = EntityDraft { kind: EntityKind::Process, name };
    app.send(Msg::Edit(Command::Entity(EntityCommand::Create(draft, Vec::new()))));
    finish(&mut app);
    assert!(offered(&app)[0].starts_with("某某会="));
}

#[test]
fn nothing_is_looked_for_while_the_list_is_hidden() {
    let mut app = listing(ARTICLE);
    app.send(Msg::Session(crate::SessionMsg::GoTo(View::Documents)));
    assert!(app.model.looking.is_none());
    app.send(Msg::Session(crate::SessionMsg::GoTo(View::Read)));
    finish(&mut app);
    assert!(!offered(&app).is_empty());
    send(&mut app, SuggestionsMsg::Show(false));
    assert!(app.model.looking.is_none());
}

#[test]
fn what_is_found_does_not_depend_on_the_slices() {
    let text = format!("{}微软。{}IBM,", "长".repeat(9_000), "微软和IBM与华为，".repeat(4_000));
    let mut app = App::with_article(&text);
    send(&mut app, SuggestionsMsg::Show(true));
    assert!(app.model.session.suggestions.is_going());
    // a number of an older look means nothing
    send(&mut app, SuggestionsMsg::Continue { serial: 0, took: 1 });
    assert!(app.model.session.suggestions.is_going());
    // what is asked for meanwhile is done when it is known
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    let serial = app.model.session.suggestions.serial();
    for took in [90, 1].into_iter().cycle() {
        send(&mut app, SuggestionsMsg::Continue { serial, took });
        if !app.model.session.suggestions.is_going() {
            break;
        }
    }
    assert_eq!(offered(&app).len(), 12_002);
    assert_eq!(present(&app).as_deref(), Some("微软=starter-microsoft"));
}

#[test]
fn the_names_are_made_ready_once_and_anew_with_each_edit_of_an_entity() {
    let mut app = listing("某某会召开，微软出席。");
    add_article(&mut app, "某某会和甲乙会。");
    let ready = |app: &mut App| crate::known_names::prepare(&mut app.model, 0);
    let first = ready(&mut app).unwrap();
    app.tag("甲乙会", "actor");
    assert!(Rc::ptr_eq(&first, &ready(&mut app).unwrap()), "no entity was changed");
    let name = LocalName { lang: "zh-CN".into(), value: "某某会".into() };
    let draft = EntityDraft { kind: EntityKind::Process, name };
    app.send(Msg::Edit(Command::Entity(EntityCommand::Create(draft, Vec::new()))));
    finish(&mut app);
    assert!(offered(&app)[0].starts_with("某某会="), "{:?}", offered(&app));
    // also in an article that is opened only now, and after what is undone
    let other = app.model.project.documents.keys().next().cloned().unwrap();
    app.send(Msg::Session(crate::SessionMsg::OpenDocument(other)));
    finish(&mut app);
    assert!(offered(&app)[1].starts_with("某某会="), "{:?}", offered(&app));
    app.send(Msg::Undo);
    finish(&mut app);
    assert_eq!(offered(&app), ["微软=starter-microsoft"]);
}

#[test]
fn many_names_are_made_ready_before_anybody_asks() {
    let mut app = App::with_article("微软出席。");
    assert!(app.model.known_names.is_untouched(), "few are ready at once");
    for nth in 0..2000 {
        let mut row = Entity::new(EntityId::new(format!("e{nth}")), EntityKind::Actor);
        row.aliases.push(format!("第{nth}号公司"));
        let entities = &mut Rc::make_mut(&mut app.model.project).entities;
        entities.insert(row.id.clone(), Rc::new(row));
    }
    app.model.entities = Rc::new(crate::EntityIndex::of(&app.model.project));
    app.send(Msg::Session(crate::SessionMsg::GoTo(View::Documents)));
    let mut n_slices = 0;
    while let Some(Effect::ContinueSuggestions(serial)) = app.effects.pop() {
        n_slices += 1;
        send(&mut app, SuggestionsMsg::Continue { serial, took: 9 });
    }
    assert!(n_slices > 1, "{n_slices}");
    let ready = crate::known_names::prepare(&mut app.model, 0).unwrap();
    assert!(ready.knows(&EntityId::new("e1999")));
}

/// Lets the look go on until this is so.
fn look_on(app: &mut App, until: impl Fn(&crate::SuggestionsState) -> bool) {
    while !until(&app.model.session.suggestions) {
        let serial = app.model.session.suggestions.serial();
        send(app, SuggestionsMsg::Continue { serial, took: 5 });
    }
}

/// The list of an article so long that only a part of it is looked through, with the list shown.
fn growing(text: &str) -> App {
    let mut app = App::with_article(text);
    send(&mut app, SuggestionsMsg::Show(true));
    look_on(&mut app, |state| !state.offered.is_empty());
    assert!(app.model.session.suggestions.is_going());
    app
}

#[test]
fn what_is_found_is_offered_while_the_look_goes_on() {
    let text = format!("微软。{}华为。{}微软。", "长。".repeat(9_000), "长。".repeat(9_000));
    let mut app = growing(&text);
    assert_eq!(offered(&app), ["微软=starter-microsoft"]);
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    assert_eq!(present(&app).as_deref(), Some("微软=starter-microsoft"));
    // the next one is still to be found; it is no way round to the first
    send(&mut app, SuggestionsMsg::Step(Direction::Forward));
    look_on(&mut app, |state| !state.is_going());
    assert_eq!(present(&app).as_deref(), Some("华为=starter-huawei"));
    assert_eq!(offered(&app).len(), 3);
}

#[test]
fn all_of_a_name_are_all_also_while_the_look_goes_on() {
    let text = format!("微软。{}微软。", "长。".repeat(9_000));
    let mut app = growing(&text);
    add_article(&mut app, "微软。");
    let first = app.model.project.documents.keys().next().cloned().unwrap();
    app.send(Msg::Session(crate::SessionMsg::OpenDocument(first)));
    look_on(&mut app, |state| !state.offered.is_empty());
    go(&mut app, "微软=starter-microsoft");
    let before = app.model.history.cursor();
    accept(&mut app, Scope::Name);
    assert_eq!(app.model.history.cursor(), before + 1, "one step");
    let n_made = app.model.project.documents.values().map(|row| row.annotations.len());
    assert_eq!(n_made.collect::<Vec<_>>(), [2, 0], "and none in the other article");
}

#[test]
fn what_expressions_find_takes_its_place_among_what_was_offered_before() {
    let text = format!("代号甲。微软。{}代号乙。", "长。".repeat(9_000));
    let mut app = App::with_article(&text);
    write(&mut app, "代号.", true, "actor");
    send(&mut app, SuggestionsMsg::Rules(RulesMsg::Save));
    send(&mut app, SuggestionsMsg::Show(true));
    look_on(&mut app, |state| !state.offered.is_empty());
    assert_eq!(offered(&app), ["微软=starter-microsoft"]);
    go(&mut app, "微软=starter-microsoft");
    look_on(&mut app, |state| !state.is_going());
    assert_eq!(present(&app).as_deref(), Some("微软=starter-microsoft"));
    assert_eq!(offered(&app), ["代号甲=rule", "微软=starter-microsoft", "代号乙=rule"]);
}

#[test]
fn a_click_on_the_words_goes_to_the_suggestion_but_to_annotations_first() {
    let mut app = listing(POSITION);
    let click = |app: &mut App, words: &str| {
        let at = app.model.document().unwrap().text().find(words).unwrap();
        app.send(Msg::Session(crate::SessionMsg::ClickAt(text::TextSize::from_index(at))));
    };
    click(&mut app, "支持");
    assert_eq!(present(&app).as_deref(), Some("不支持=oppose"));
    click(&mut app, "支持");
    assert_eq!(present(&app).as_deref(), Some("中国 -不支持-> 巴黎倡议 (oppose)"));
    // there is nothing to accept between the parts of a statement
    click(&mut app, "《");
    assert_eq!(app.model.session.selection.unwrap().range(), None);
    app.tag("中国", "actor");
    click(&mut app, "中国");
    assert_eq!(app.selected().as_deref(), Some("中国"));
}

#[test]
fn all_articles_are_gone_through_and_it_is_one_step() {
    let mut app = App::with_article("微软在此。");
    add_article(&mut app, &"微软和华为。".repeat(3));
    add_article(&mut app, "华为。微软。");
    show(&mut app);
    one_step(&mut app, |app| {
        go(app, "微软=starter-microsoft");
        accept(app, Scope::NameEverywhere);
    });
    let n_made: Vec<_> =
        app.model.project.documents.values().map(|row| row.annotations.len()).collect();
    assert_eq!(n_made.iter().sum::<usize>(), 5, "{n_made:?}");
    one_step(&mut app, |app| {
        go(app, "华为=starter-huawei");
        accept(app, Scope::SortEverywhere);
    });
    assert_eq!(offered(&app), Vec::<String>::new());
}

#[test]
fn the_way_through_all_articles_shows_how_far_it_is_and_can_be_left() {
    let mut app = App::with_article(&"微软和华为。".repeat(9_000));
    add_article(&mut app, "微软。");
    show(&mut app);
    go(&mut app, "微软=starter-microsoft");
    let decide = SuggestionsMsg::Decide(Verdict::Accept, Scope::NameEverywhere);
    send(&mut app, decide.clone());
    let reached = app.model.session.suggestions.sweep.unwrap();
    assert!(reached.done < reached.whole, "{reached:?}");
    let before = app.model.history.cursor();
    send(&mut app, SuggestionsMsg::Cancel);
    assert_eq!((app.model.session.suggestions.sweep, app.model.history.cursor()), (None, before));
    // an edit on the way has it begin anew, and is kept
    send(&mut app, decide);
    app.tag("微软", "actor");
    let serial = app.model.session.suggestions.serial();
    while app.model.session.suggestions.sweep.is_some() {
        send(&mut app, SuggestionsMsg::Continue { serial, took: 1 });
    }
    assert_eq!(app.model.history.cursor(), before + 2);
    let n_made: usize = app.model.project.documents.values().map(|row| row.annotations.len()).sum();
    assert_eq!(n_made, 9_001);
}

#[test]
fn names_are_rejected_in_all_articles_by_their_words() {
    let mut app = App::with_article("清朗网络联盟在。蓝天网络联盟在。");
    add_article(&mut app, "清朗网络联盟和华为。");
    show(&mut app);
    one_step(&mut app, |app| {
        go(app, "清朗网络联盟=Actor?");
        reject(app, Scope::SortEverywhere);
    });
    assert_eq!(app.model.project.rejections.len(), 2);
    assert_eq!(offered(&app), ["华为=starter-huawei"]);
}

fn write(app: &mut App, text: &str, is_regex: bool, label: &str) {
    send(app, SuggestionsMsg::Rules(RulesMsg::Write(None)));
    let edits = [
        RuleEdit::Name("R".into()),
        RuleEdit::IsRegex(is_regex),
        RuleEdit::Label(LabelId::new(label)),
        RuleEdit::Position(Some("oppose".into())),
        RuleEdit::Text(text.into()),
    ];
    for edit in edits {
        send(app, SuggestionsMsg::Rules(RulesMsg::Edit(edit)));
    }
    finish(app);
}

#[test]
fn a_rule_is_written_tried_and_kept_in_one_step_and_then_suggests() {
    let mut app = listing("会场哗然，众人摇头。又一次哗然。");
    write(&mut app, "哗然\n\n 摇头 \n", false, "stance");
    assert_eq!(app.model.session.suggestions.rules.n_hits, 3);
    assert!(offered(&app).is_empty());
    one_step(&mut app, |app| {
        if app.model.session.suggestions.rules.draft.is_none() {
            write(app, "哗然\n摇头", false, "stance");
        }
        send(app, SuggestionsMsg::Rules(RulesMsg::Save));
        finish(app);
    });
    assert_eq!(offered(&app), ["哗然=rule", "摇头=rule", "哗然=rule"]);
    one_step(&mut app, |app| {
        go(app, "哗然=rule");
        accept(app, Scope::Name);
    });
    let document = app.model.document().unwrap();
    assert_eq!(document.annotations.len(), 3);
    for made in document.annotations.values() {
        assert_eq!((made.origin, made.attribute_text("position")), (Origin::Rule, Some("oppose")));
    }
    // a rule that is off suggests nothing, and comes back by undo
    app.send(Msg::Undo);
    let id = app.model.project.rules.values().next().unwrap().id.clone();
    send(&mut app, SuggestionsMsg::Rules(RulesMsg::Switch(id.clone(), false)));
    finish(&mut app);
    assert!(offered(&app).is_empty());
    app.send(Msg::Undo);
    finish(&mut app);
    assert_eq!(offered(&app).len(), 3);
    send(&mut app, SuggestionsMsg::Rules(RulesMsg::Delete(id)));
    finish(&mut app);
    assert!(offered(&app).is_empty() && app.model.project.rules.is_empty());
}

#[test]
fn a_bad_expression_is_refused_with_where_and_why_and_what_was_written_stays() {
    let mut app = listing("甲乙丙");
    write(&mut app, "甲(乙", true, "actor");
    let rules = app.model.session.suggestions.rules.clone();
    let Some(RuleFault::Pattern(error)) = rules.fault else { panic!("{:?}", rules.fault) };
    assert_eq!(error.at, Some(3));
    send(&mut app, SuggestionsMsg::Rules(RulesMsg::Save));
    assert!(app.model.project.rules.is_empty());
    assert_eq!(app.model.session.suggestions.rules.draft.clone().unwrap().text, "甲(乙");
    write(&mut app, "  \n", false, "actor");
    assert_eq!(app.model.session.suggestions.rules.fault, Some(RuleFault::Empty));
    write(&mut app, "甲(乙|丙)", true, "actor");
    assert_eq!(app.model.session.suggestions.rules.n_hits, 1);
    send(&mut app, SuggestionsMsg::Rules(RulesMsg::Save));
    assert_eq!(app.model.project.rules.len(), 1);
}
