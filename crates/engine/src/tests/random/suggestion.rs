//! Random steps with rules and rejections.

use super::super::App;
use crate::{Command, Direction, Msg, SuggestionCommand, SuggestionsMsg};
use model::{LabelId, RejectionKey, Rule, RuleId, RulePattern};

/// A rule for any label and entity, sometimes ones that do not exist.
fn rule(app: &App, a: u32, b: u32) -> Rule {
    let project = &app.model.project;
    let label = project.codebook.labels.get(a as usize % 4);
    let word = ["微软", "", "(a", "支持"][b as usize % 4].to_owned();
    let pattern = if a.is_multiple_of(2) {
        RulePattern::Words(vec![word, "b".into()])
    } else {
        RulePattern::Regex(word)
    };
    let known = project.rules.values().nth(b as usize % 3);
    Rule {
        id: known.map_or_else(|| RuleId::new("none"), |row| row.id.clone()),
        name: String::new(),
        pattern,
        label: label.map_or_else(|| LabelId::new("none"), |label| label.id.clone()),
        entity: project.entities.values().nth(b as usize % 7).map(|row| row.id.clone()),
        position: Some("oppose".into()),
        is_on: b.is_multiple_of(2),
    }
}

pub(super) fn message(app: &App, a: u32, b: u32) -> Msg {
    let key = |raw: u32| RejectionKey::new(format!("key {}", raw % 5));
    let direction = if b.is_multiple_of(3) { Direction::Backward } else { Direction::Forward };
    let command = match a / 7 % 12 {
        6 => return Msg::Suggestions(SuggestionsMsg::Show(!b.is_multiple_of(4))),
        7 | 8 => return Msg::Suggestions(SuggestionsMsg::Step(direction)),
        9 => return Msg::Suggestions(SuggestionsMsg::Accept(b.is_multiple_of(2))),
        10 => return Msg::Suggestions(SuggestionsMsg::Reject),
        11 => return Msg::Suggestions(SuggestionsMsg::WithdrawAll),
        0 | 1 => SuggestionCommand::AddRule(Box::new(rule(app, a, b))),
        2 => SuggestionCommand::EditRule(Box::new(rule(app, a, b))),
        3 => SuggestionCommand::DeleteRule(rule(app, a, b).id),
        4 => SuggestionCommand::Reject(vec![(key(a), "a".into()), (key(b), "b".into())]),
        _ => SuggestionCommand::Withdraw(vec![key(b), key(a)]),
    };
    Msg::Edit(Command::Suggestion(command))
}
