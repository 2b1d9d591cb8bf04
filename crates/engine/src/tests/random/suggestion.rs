//! Random steps with rules and rejections.

use super::super::App;
use crate::{
    Command, Direction, Msg, RuleEdit, RulesMsg, Scope, SuggestionCommand, SuggestionSort,
    SuggestionsMsg, Verdict,
};
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
    let scopes = [Scope::One, Scope::Name, Scope::Sort, Scope::NameEverywhere];
    let scope = *scopes.get(b as usize % 5).unwrap_or(&Scope::SortEverywhere);
    let command = match a / 7 % 12 {
        6 => return Msg::Suggestions(SuggestionsMsg::Show(!b.is_multiple_of(4))),
        7 | 8 => return Msg::Suggestions(SuggestionsMsg::Step(direction)),
        9 => return Msg::Suggestions(SuggestionsMsg::Decide(Verdict::Accept, scope)),
        10 => return Msg::Suggestions(more(app, b, scope)),
        11 => return Msg::Suggestions(SuggestionsMsg::WithdrawAll),
        0 | 1 => SuggestionCommand::AddRule(Box::new(rule(app, a, b))),
        2 => SuggestionCommand::EditRule(Box::new(rule(app, a, b))),
        3 => SuggestionCommand::DeleteRule(rule(app, a, b).id),
        4 => SuggestionCommand::Reject(vec![(key(a), "a".into()), (key(b), "b".into())]),
        _ => SuggestionCommand::Withdraw(vec![key(b), key(a)]),
    };
    Msg::Edit(Command::Suggestion(command))
}

fn more(app: &App, b: u32, scope: Scope) -> SuggestionsMsg {
    let state = &app.model.session.suggestions;
    match b / 5 % 9 {
        0..=2 => SuggestionsMsg::Decide(Verdict::Reject, scope),
        3 => SuggestionsMsg::Read(b as usize % 3),
        4 => SuggestionsMsg::ShowSort(SuggestionSort::ALL[b as usize % 5], b.is_multiple_of(2)),
        5 => SuggestionsMsg::Cancel,
        6 => SuggestionsMsg::Continue { serial: state.serial(), took: b % 20 },
        7 => SuggestionsMsg::Go(b % 20),
        _ => SuggestionsMsg::Rules(match (&state.rules.draft, b % 4) {
            (Some(_), 0) => RulesMsg::Save,
            (Some(_), 1) => RulesMsg::Edit(RuleEdit::Text("a+(".into())),
            (Some(_), 2) => RulesMsg::Edit(RuleEdit::Text("的\nthe".into())),
            (Some(_), 3) if b.is_multiple_of(3) => RulesMsg::Edit(RuleEdit::IsRegex(true)),
            _ => RulesMsg::Write(app.model.project.rules.values().next().map(|r| r.id.clone())),
        }),
    }
}
