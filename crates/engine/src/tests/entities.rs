//! Entities: commands, linking as annotations are made, the lookup.

use super::App;
use crate::{
    AnnotationKey, Command, EntitiesMsg, EntityCommand, EntityDraft, EntityIndex, Msg, NewSpan,
    NoticeKind, SessionMsg, View, starter,
};
use model::{
    Entity, EntityId, EntityKind, Filler, LabelId, LocalName, Names, Statement, StatementId,
    StatementTypeId, Timestamp,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use text::{TextRange, TextSize};

const ARTICLE: &str = "微軟支持OEWG。\n微软和 MICROSOFT 参加ＯＥＷＧ。\n伊朗反对。";

fn command(command: EntityCommand) -> Msg {
    Msg::Edit(Command::Entity(command))
}

fn name(lang: &str, value: &str) -> LocalName {
    LocalName { lang: lang.into(), value: value.into() }
}

fn draft(kind: EntityKind, value: &str) -> EntityDraft {
    EntityDraft { kind, name: name("zh-CN", value) }
}

/// The name of the entity that the selected annotation is linked to.
fn linked(app: &App) -> Option<String> {
    let annotation = app.model.session.annotation.as_ref()?;
    let row = app.model.document()?.annotations.get(annotation)?;
    let entity = app.model.project.entities.get(row.entity.as_ref()?)?;
    Some(entity.any_name().to_owned())
}

#[track_caller]
fn create(app: &mut App, kind: EntityKind, value: &str) -> EntityId {
    let before: Vec<_> = app.model.project.entities.iter().map(|(id, _)| id.clone()).collect();
    app.send(command(EntityCommand::Create(draft(kind, value), Vec::new())));
    let mut ids = app.model.project.entities.iter().map(|(id, _)| id.clone());
    ids.find(|id| !before.contains(id)).unwrap()
}

fn selected_key(app: &App) -> AnnotationKey {
    let session = &app.model.session;
    (session.document.clone().unwrap(), session.annotation.clone().unwrap())
}

fn entity(app: &App, id: &EntityId) -> Rc<Entity> {
    app.model.project.entities.get(id).unwrap().clone()
}

#[test]
fn an_annotation_is_linked_as_it_is_made() {
    let mut app = App::with_article(ARTICLE);
    let microsoft = create(&mut app, EntityKind::Actor, "微软");
    create(&mut app, EntityKind::Process, "OEWG");
    let with_alias =
        Entity { aliases: vec!["Microsoft".into()], ..Entity::clone(&entity(&app, &microsoft)) };
    app.send(command(EntityCommand::Edit(Box::new(with_alias))));

    app.tag("微软", "actor");
    assert_eq!(linked(&app).as_deref(), Some("微软"));
    // case and width do not count
    app.tag("MICROSOFT", "actor");
    assert_eq!(linked(&app).as_deref(), Some("微软"));
    app.tag("ＯＥＷＧ", "process");
    assert_eq!(linked(&app).as_deref(), Some("OEWG"));
    // traditional characters count only on request, an actor is no process, a stance has no name
    app.tag("微軟", "actor");
    assert_eq!(linked(&app), None);
    app.tag("OEWG", "actor");
    assert_eq!(linked(&app), None);
    app.tag("反对", "stance");
    assert_eq!(linked(&app), None);

    let settings = crate::Settings { alike: true, ..app.model.session.settings };
    app.send(Msg::Session(SessionMsg::SetSettings(settings)));
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    app.tag("微軟", "actor");
    assert_eq!(linked(&app).as_deref(), Some("微软"));
    // one step takes back both the tag and the link
    app.send(Msg::Undo);
    assert_eq!(app.model.entities.n_uses(&microsoft), 2);
}

#[test]
fn of_two_entities_of_a_name_none_is_guessed() {
    let mut app = App::with_article(ARTICLE);
    create(&mut app, EntityKind::Actor, "微软");
    create(&mut app, EntityKind::Actor, "微软");
    app.tag("微软", "actor");
    assert_eq!(linked(&app), None);
    // but what is spelled just so wins over what is alike
    let lower = create(&mut app, EntityKind::Actor, "microsoft");
    create(&mut app, EntityKind::Actor, "MICROSOFT");
    app.tag("MICROSOFT", "actor");
    assert_eq!(linked(&app).as_deref(), Some("MICROSOFT"));
    assert_eq!(app.model.entities.n_uses(&lower), 0);
}

#[test]
fn another_label_takes_another_entity() {
    let mut app = App::with_article(ARTICLE);
    create(&mut app, EntityKind::Actor, "伊朗");
    create(&mut app, EntityKind::Process, "伊朗");
    app.tag("伊朗", "actor");
    assert!(linked(&app).is_some());
    let kind = |app: &App| {
        let row = app.model.document().unwrap().annotations.get(&selected_key(app).1).cloned();
        row.and_then(|row| Some(entity(app, row.entity.as_ref()?).kind))
    };
    assert_eq!(kind(&app), Some(EntityKind::Actor));
    app.send(Msg::Tag(LabelId::new("process")));
    assert_eq!(kind(&app), Some(EntityKind::Process));
    app.send(Msg::Tag(LabelId::new("stance")));
    assert_eq!(kind(&app), None);
}

#[test]
fn one_key_makes_an_entity_of_unknown_words() {
    let mut app = App::with_article(ARTICLE);
    app.send(Msg::NameSelected);
    assert!(app.model.session.notices.iter().any(|n| n.kind == NoticeKind::SelectTextFirst));
    app.tag("伊朗", "actor");
    app.send(Msg::NameSelected);
    assert_eq!(linked(&app).as_deref(), Some("伊朗"));
    let made = app.model.project.entities.values().next().unwrap().clone();
    assert_eq!(made.names, Names::of(&[("zh-CN", "伊朗")]));
    // a second press changes nothing
    app.send(Msg::NameSelected);
    assert_eq!(app.model.project.entities.len(), 1);
    app.send(Msg::Undo);
    assert!(app.model.project.entities.is_empty());
    assert_eq!(linked(&app), None);
    app.tag("反对", "stance");
    app.send(Msg::NameSelected);
    assert!(app.model.session.notices.iter().any(|n| n.kind == NoticeKind::NamesNothing));
}

/// Adds a statement in which an entity fills a slot without a span.
fn with_statement(app: &mut App, entities: &[&EntityId]) {
    let model = &mut app.model;
    let document = model.session.document.clone().unwrap();
    let fillers = entities.iter().map(|id| Filler::Entity((*id).clone())).collect();
    let statement = Statement {
        id: StatementId::new("s1"),
        kind: StatementTypeId::new("position"),
        slots: BTreeMap::from([(model::SlotId::new("actor"), fillers)]),
        values: BTreeMap::new(),
        note: String::new(),
        coder: model.coder().unwrap().id.clone(),
        created: Timestamp::from_millis(0),
        modified: Timestamp::from_millis(0),
    };
    let change = model::Change::Statement(document, model::Delta::add(statement));
    let set = model::ChangeSet { step: model::Step::Import, changes: vec![change] };
    let project = Rc::make_mut(&mut model.project);
    project.apply(&set).unwrap();
    model.entities = Rc::new(EntityIndex::of(&model.project));
    model.coders = Rc::new(crate::CoderIndex::of(&model.project));
}

fn fillers(app: &App) -> Vec<String> {
    let document = app.model.document().unwrap();
    let statement = document.statements.values().next().unwrap();
    let name = |filler: &Filler| match filler {
        Filler::Entity(id) => entity(app, id).any_name().to_owned(),
        Filler::Annotation(id) => id.to_string(),
    };
    statement.slots.values().flatten().map(name).collect()
}

#[test]
fn merging_unites_names_and_repoints_everything_in_one_step() {
    let mut app = App::with_article(ARTICLE);
    let chinese = create(&mut app, EntityKind::Actor, "微软");
    let english = create(&mut app, EntityKind::Actor, "Microsoft");
    app.send(command(EntityCommand::Rename(english.clone(), name("en", "Microsoft Corp."))));
    app.tag("微软", "actor");
    app.tag("MICROSOFT", "actor");
    with_statement(&mut app, &[&english, &chinese]);
    let before = app.model.project.clone();
    app.send(command(EntityCommand::Merge { from: chinese.clone(), into: english.clone() }));
    let merged = entity(&app, &english);
    assert_eq!(
        merged.names,
        Names::of(&[("zh-CN", "Microsoft"), ("en", "Microsoft Corp.")]),
        "names of other languages stay"
    );
    assert_eq!(merged.aliases, ["微软"]);
    assert_eq!(app.model.project.entities.len(), 1);
    assert_eq!(fillers(&app), ["Microsoft"], "once, not twice");
    assert_eq!(app.model.entities.n_uses(&english), 3);
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
}

#[test]
fn deleting_unlinks_or_hands_over() {
    let mut app = App::with_article(ARTICLE);
    let gone = create(&mut app, EntityKind::Actor, "微软");
    let heir = create(&mut app, EntityKind::Actor, "伊朗");
    app.tag("微软", "actor");
    with_statement(&mut app, &[&gone]);
    let hand_over = |heir| EntityCommand::Delete { id: gone.clone(), heir };
    app.send(command(hand_over(Some(heir.clone()))));
    assert_eq!(linked(&app).as_deref(), Some("伊朗"));
    assert_eq!(fillers(&app), ["伊朗"]);
    assert_eq!(entity(&app, &heir).aliases, Vec::<String>::new(), "names are not taken over");
    app.send(Msg::Undo);
    app.send(command(hand_over(None)));
    assert_eq!(linked(&app), None);
    assert_eq!(fillers(&app), Vec::<String>::new());
    app.send(Msg::Undo);
    // it cannot inherit from itself
    app.send(command(hand_over(Some(gone.clone()))));
    assert!(app.model.session.notices.iter().any(|n| n.kind == NoticeKind::EditRefused));
}

#[test]
fn splitting_moves_what_was_chosen() {
    let mut app = App::with_article(ARTICLE);
    let all = create(&mut app, EntityKind::Actor, "微软");
    app.tag("微软", "actor");
    let stays = selected_key(&app);
    app.tag("伊朗", "actor");
    let moves = selected_key(&app);
    app.send(command(EntityCommand::Link(vec![moves.clone()], Some(all.clone()))));
    assert_eq!(app.model.entities.n_uses(&all), 2);
    let command_of = |annotations| EntityCommand::Split {
        from: all.clone(),
        draft: draft(EntityKind::Actor, "伊朗"),
        annotations,
    };
    app.send(command(command_of(vec![moves.clone(), moves])));
    assert_eq!(linked(&app).as_deref(), Some("伊朗"));
    let left: Vec<_> = app.model.entities.annotations_of(&all).map(|(_, id)| id.clone()).collect();
    assert_eq!(left, [stays.1]);
    app.send(Msg::Undo);
    assert_eq!(app.model.entities.n_uses(&all), 2);
    assert_eq!(app.model.project.entities.len(), 1);
    let n_steps = app.model.history.cursor();
    app.send(command(command_of(Vec::new())));
    assert_eq!(app.model.history.cursor(), n_steps, "nothing to move, no step");
}

#[test]
fn a_new_name_keeps_the_old_one_as_an_alias() {
    let mut app = App::with_article(ARTICLE);
    let id = create(&mut app, EntityKind::Process, "OEWG");
    app.send(command(EntityCommand::Rename(id.clone(), name("zh-CN", " 开放式工作组 "))));
    let renamed = entity(&app, &id);
    assert_eq!(renamed.names, Names::of(&[("zh-CN", "开放式工作组")]));
    assert_eq!(renamed.aliases, ["OEWG"]);
    app.tag("OEWG", "process");
    assert_eq!(linked(&app).as_deref(), Some("开放式工作组"));
    // a blank name takes the name away, and the alias remains
    app.send(command(EntityCommand::Rename(id.clone(), name("zh-CN", " "))));
    assert_eq!(entity(&app, &id).names, Names::default());
    assert_eq!(entity(&app, &id).aliases, ["OEWG", "开放式工作组"]);
}

#[test]
fn the_room_opens_pages_and_leads_to_sentences() {
    let mut app = App::with_article(ARTICLE);
    let id = create(&mut app, EntityKind::Actor, "伊朗");
    app.tag("伊朗", "actor");
    let (document, annotation) = selected_key(&app);
    let open = |id| Msg::Session(SessionMsg::Entities(EntitiesMsg::Open(id)));
    app.send(open(Some(id.clone())));
    assert_eq!(app.model.session.view, View::Entities);
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.entities.selected, None);
    assert_eq!(app.model.session.view, View::Entities);
    app.send(open(Some(id.clone())));
    let quote = EntitiesMsg::OpenQuote(document, annotation.clone());
    app.send(Msg::Session(SessionMsg::Entities(quote)));
    assert_eq!(app.model.session.view, View::Read);
    assert_eq!(app.model.session.annotation, Some(annotation));
    app.send(command(EntityCommand::Delete { id, heir: None }));
    assert_eq!(app.model.session.entities.selected, None);
}

#[test]
fn shared_names_are_found() {
    let mut app = App::new();
    let one = create(&mut app, EntityKind::Actor, "OEWG");
    let other = create(&mut app, EntityKind::Process, "ｏｅｗｇ");
    create(&mut app, EntityKind::Process, "PoA");
    assert_eq!(app.model.entities.shared_names(), [("oewg".to_owned(), vec![one, other])]);
}

#[test]
fn the_starter_set_is_one_step_and_completes_what_is_there() {
    let mut app = App::with_article(ARTICLE);
    let own = create(&mut app, EntityKind::Actor, "伊朗");
    app.tag("伊朗", "actor");
    app.send(command(EntityCommand::AddStarter(starter::Group::ALL.to_vec())));
    let n = app.model.project.entities.len();
    assert!(n > 300, "{n}");
    let completed = entity(&app, &own);
    assert_eq!(completed.names.best("en"), "Iran");
    assert_eq!(completed.subtype, "state");
    app.tag("微软", "actor");
    assert_eq!(linked(&app).as_deref(), Some("Microsoft"));
    // again, nothing is new
    let n_steps = app.model.history.cursor();
    app.send(command(EntityCommand::AddStarter(starter::Group::ALL.to_vec())));
    assert_eq!((app.model.history.cursor(), app.model.project.entities.len()), (n_steps, n));
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert_eq!(app.model.project.entities.len(), 1);
}

#[test]
fn the_starter_set_is_sound() {
    let mut ids = BTreeSet::new();
    let mut names: BTreeMap<(EntityKind, String), EntityId> = BTreeMap::new();
    for group in starter::Group::ALL {
        let entities = starter::entities(group);
        assert!(!entities.is_empty(), "{group:?}");
        for entity in entities {
            assert!(ids.insert(entity.id.clone()), "{} stands twice", entity.id);
            assert!(entity.names.0.iter().all(|name| !name.value.trim().is_empty()));
            for name in entity.spellings() {
                assert_eq!(name, name.trim());
                let key = (entity.kind, text::name_key(name));
                let known = names.entry(key).or_insert_with(|| entity.id.clone());
                assert_eq!(*known, entity.id, "both have the name {name}");
            }
        }
    }
    assert_eq!(starter::entities(starter::Group::States).len(), 249);
}

/// Names that often share parts, case and width.
fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[aAＡbB微軟软国國 ]{0,4}", 0..12)
}

proptest! {
    /// Each search result holds what is typed, and nothing that holds it is missing.
    #[test]
    fn the_search_finds_just_what_a_walk_finds(names in names(), typed in "[aAＢ微軟國 ]{0,3}") {
        let mut app = App::new();
        for name in &names {
            app.send(command(EntityCommand::Create(draft(EntityKind::Actor, name), Vec::new())));
        }
        let project = &app.model.project;
        let key = text::name_key(&typed);
        let plain = text::simplified(&key);
        let walked: Vec<_> = project.entities.values().filter(|entity| {
            let keys = entity.spellings().map(text::name_key);
            keys.filter(|k| !k.is_empty()).any(|k| k.contains(&key) || text::simplified(&k).contains(&plain))
        }).map(|entity| entity.id.clone()).collect();
        let mut found = app.model.entities.search(project, &typed, None, 1000);
        // the whole name comes before any part of one
        if let Some(whole) = found.iter().rposition(|id| {
            project.entities.get(id).unwrap().spellings().any(|name| text::name_key(name) == key)
        }) {
            let first_part = found.iter().position(|id| {
                project.entities.get(id).unwrap().spellings().all(|name| {
                    let name = text::name_key(name);
                    name != key && text::simplified(&name) != plain
                })
            });
            prop_assert!(key.is_empty() || first_part.is_none_or(|part| whole < part));
        }
        found.sort();
        prop_assert_eq!(found, walked);
    }

    /// A quote leads to an entity exactly if one of its names has the same key.
    #[test]
    fn a_quote_names_just_what_has_its_key(names in names(), quote in "[aAＡbB微軟软]{1,3}") {
        let mut app = App::new();
        for name in &names {
            app.send(command(EntityCommand::Create(draft(EntityKind::Actor, name), Vec::new())));
        }
        let project = &app.model.project;
        let key = text::name_key(&quote);
        let has_key = |entity: &&Rc<Entity>| entity.spellings().any(|name| text::name_key(name) == key);
        let walked = project.entities.values().filter(has_key).count();
        let found = app.model.entities.named(project, &quote, EntityKind::Actor, false);
        prop_assert_eq!(found.is_empty(), walked == 0);
        let exact = found.iter().any(|id| project.entities.get(id).unwrap().any_name() == quote);
        prop_assert!(exact || found.len() == walked);
        let process = app.model.entities.named(project, &quote, EntityKind::Process, true);
        prop_assert_eq!(process, []);
    }
}

#[test]
fn what_is_tagged_all_at_once_is_linked_too() {
    let mut app = App::with_article(ARTICLE);
    let oewg = create(&mut app, EntityKind::Process, "oewg");
    let document = app.model.session.document.clone().unwrap();
    let text = app.model.document().unwrap().text().to_owned();
    let range = |quote: &str| {
        let at = text.find(quote).unwrap();
        let (start, end) = (TextSize::from_index(at), TextSize::from_index(at + quote.len()));
        TextRange::new(start, end).unwrap()
    };
    let span = |quote| NewSpan::new(document.clone(), LabelId::new("process"), range(quote));
    let spans = vec![span("OEWG"), span("ＯＥＷＧ"), span("伊朗")];
    app.send(Msg::Edit(Command::TagMany(Rc::new(spans))));
    assert_eq!(app.model.document().unwrap().annotations.len(), 3);
    assert_eq!(app.model.entities.n_uses(&oewg), 2);
}
