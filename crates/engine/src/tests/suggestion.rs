//! Rules and rejections: commands, what follows when labels and entities go, undo, files.

use super::App;
use crate::{
    CodebookCommand, Command, EntityCommand, EntityDraft, Msg, NoticeKind, Part, SuggestionCommand,
};
use model::{
    EntityKind, LabelId, LocalName, MAX_PATTERN, MAX_REJECTIONS, MAX_RULES, Project, RejectionKey,
    Rule, RuleId, RulePattern,
};
use std::rc::Rc;

fn send(app: &mut App, command: SuggestionCommand) {
    app.send(Msg::Edit(Command::Suggestion(command)));
}

fn rule(label: &str, words: &[&str]) -> Rule {
    Rule {
        id: RuleId::new("counts for nothing"),
        name: " Chairs ".into(),
        pattern: RulePattern::Words(words.iter().map(|word| (*word).to_owned()).collect()),
        label: LabelId::new(label),
        entity: None,
        position: None,
        is_on: true,
    }
}

fn add(app: &mut App, rule: Rule) {
    send(app, SuggestionCommand::AddRule(Box::new(rule)));
}

/// The rules as `name: words -> label (entity)`.
fn rules(project: &Project) -> Vec<String> {
    let row = |rule: &Rc<Rule>| {
        let words = match &rule.pattern {
            RulePattern::Words(words) => words.join("|"),
            RulePattern::Regex(regex) => format!("/{regex}/"),
        };
        let entity = rule.entity.as_ref().and_then(|id| project.entities.get(id));
        let entity = entity.map(|row| format!(" ({})", row.any_name())).unwrap_or_default();
        format!("{}: {words} -> {}{entity}", rule.name, rule.label)
    };
    project.rules.values().map(row).collect()
}

fn reject(app: &mut App, keys: &[&str]) {
    let keys = keys.iter().map(|key| (RejectionKey::new(*key), format!("words of {key}")));
    send(app, SuggestionCommand::Reject(keys.collect()));
}

fn rejected(app: &App) -> Vec<&str> {
    app.model.project.rejections.values().map(|row| row.key.as_str()).collect()
}

#[test]
fn rules_are_made_changed_and_deleted_each_in_one_step() {
    let mut app = App::new();
    add(&mut app, rule("actor", &[" 主席 ", "", "主席", "chair"]));
    assert_eq!(rules(&app.model.project), ["Chairs: 主席|chair -> actor"]);
    let made = app.model.project.rules.values().next().unwrap().clone();
    let pattern = RulePattern::Regex("主席|chair".into());
    let after = Rule { pattern, name: String::new(), ..Rule::clone(&made) };
    send(&mut app, SuggestionCommand::EditRule(Box::new(after.clone())));
    assert_eq!(rules(&app.model.project), [": /主席|chair/ -> actor"]);
    let n_steps = app.model.history.cursor();
    send(&mut app, SuggestionCommand::EditRule(Box::new(after)));
    assert_eq!(app.model.history.cursor(), n_steps);
    send(&mut app, SuggestionCommand::DeleteRule(made.id.clone()));
    assert!(app.model.project.rules.is_empty());
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert_eq!(rules(&app.model.project), ["Chairs: 主席|chair -> actor"]);
}

#[test]
fn a_rule_that_cannot_be_used_is_refused() {
    let mut app = App::new();
    let mut refused = |rule: Rule| {
        let n_rules = app.model.project.rules.len();
        add(&mut app, rule);
        let said = app.model.session.notices.last().map(|notice| &notice.kind);
        assert_eq!(said, Some(&NoticeKind::EditRefused));
        assert_eq!(app.model.project.rules.len(), n_rules);
    };
    refused(rule("actor", &["", " "]));
    refused(rule("no such label", &["主席"]));
    refused(rule("actor", &["世".repeat(MAX_PATTERN).as_str()]));
    refused(Rule { entity: Some(model::EntityId::new("nobody")), ..rule("actor", &["主席"]) });
}

#[test]
fn there_is_an_end_to_rules() {
    let mut app = App::new();
    for _ in 0..=MAX_RULES {
        add(&mut app, rule("actor", &["主席"]));
    }
    assert_eq!(app.model.project.rules.len(), MAX_RULES);
}

#[test]
fn a_rule_follows_its_label_and_its_entity() {
    let mut app = App::new();
    let mut made = Vec::new();
    for value in ["微软", "Microsoft"] {
        let name = LocalName { lang: "zh-CN".into(), value: value.into() };
        let draft = EntityDraft { kind: EntityKind::Actor, name };
        app.send(Msg::Edit(Command::Entity(EntityCommand::Create(draft, Vec::new()))));
        let ids = app.model.project.entities.iter().map(|(id, _)| id.clone());
        made.extend(ids.filter(|id| !made.contains(id)).collect::<Vec<_>>());
    }
    let [from, into] = [made[0].clone(), made[1].clone()];
    add(&mut app, Rule { entity: Some(from.clone()), ..rule("actor", &["微软"]) });
    let merge = EntityCommand::Merge { from, into: into.clone() };
    app.send(Msg::Edit(Command::Entity(merge)));
    assert_eq!(rules(&app.model.project), ["Chairs: 微软 -> actor (Microsoft)"]);
    app.send(Msg::Edit(Command::Entity(EntityCommand::Delete { id: into, heir: None })));
    assert_eq!(rules(&app.model.project), ["Chairs: 微软 -> actor"]);

    let (actor, process) = (LabelId::new("actor"), LabelId::new("process"));
    let merge = CodebookCommand::Merge { from: actor, into: process.clone() };
    app.send(Msg::Edit(Command::Codebook(merge)));
    assert_eq!(rules(&app.model.project), ["Chairs: 微软 -> process"]);
    let remove = CodebookCommand::Remove(Part::Label(process), None);
    app.send(Msg::Edit(Command::Codebook(remove)));
    assert!(app.model.project.rules.is_empty());
    for _ in 0..4 {
        app.send(Msg::Undo);
    }
    assert_eq!(rules(&app.model.project), ["Chairs: 微软 -> actor (微软)"]);
}

#[test]
fn rejections_are_kept_once_and_can_be_withdrawn() {
    let mut app = App::new();
    reject(&mut app, &["b", "a"]);
    reject(&mut app, &["a", "c"]);
    assert_eq!(rejected(&app), ["a", "b", "c"]);
    let n_steps = app.model.history.cursor();
    reject(&mut app, &["a"]);
    assert_eq!(app.model.history.cursor(), n_steps);
    let keys = ["a", "c", "c", "unknown"].map(RejectionKey::new).to_vec();
    send(&mut app, SuggestionCommand::Withdraw(keys));
    assert_eq!(rejected(&app), ["b"]);
    app.send(Msg::Undo);
    assert_eq!(rejected(&app), ["a", "b", "c"]);
}

#[test]
fn the_oldest_rejections_make_room() {
    let mut app = App::new();
    // the first one in time is not the first by key
    reject(&mut app, &["zzz"]);
    let keys: Vec<_> = (1..MAX_REJECTIONS).map(|n| format!("{n:06}")).collect();
    reject(&mut app, &keys.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(app.model.project.rejections.len(), MAX_REJECTIONS);
    reject(&mut app, &["new"]);
    assert_eq!(app.model.project.rejections.len(), MAX_REJECTIONS);
    assert!(!rejected(&app).contains(&"zzz"));
    assert!(rejected(&app).contains(&"new"));
    app.send(Msg::Undo);
    assert!(rejected(&app).contains(&"zzz"));
}

#[test]
fn a_file_brings_its_rules_and_rejections() {
    let mut first = App::with_article("主席说。");
    add(&mut first, rule("actor", &["主席"]));
    reject(&mut first, &["a"]);
    let json = formats::native::write(&first.model.project, model::Timestamp::default());
    let read = formats::native::read(&json).unwrap();
    assert_eq!(read.issues, []);
    let mut second = App::with_article("另一篇。");
    second.ids.0 = 500;
    add(&mut second, rule("process", &["工作组"]));
    reject(&mut second, &["b"]);
    second.send(Msg::Edit(Command::Import(Rc::new(read.project))));
    let expected = ["Chairs: 主席 -> actor", "Chairs: 工作组 -> process"];
    let mut found = rules(&second.model.project);
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(rejected(&second), ["a", "b"]);
}
