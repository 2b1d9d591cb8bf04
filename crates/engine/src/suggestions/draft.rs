//! The editor of the project's own rules: the rule that is written, why it cannot be used, and
//! what it finds in the open article.

use super::look::pattern_of;
use super::{FIRST_BUDGET, next_budget, next_serial, state};
use crate::update::{edit, refuse, try_edit};
use crate::{Command, Dialog, EditError, Effect, Env, Model, SuggestionCommand};
use model::{EntityId, LabelId, MAX_PATTERN, MAX_RULES, Rule, RuleId, RulePattern};
use search::PatternError;
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, MAX_WORDS, Options, RuleSpec, Rules, Scan};
use text::TextRange;

/// The most hits of a rule that are shown.
const MAX_SHOWN: usize = 8;

/// A rule as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDraft {
    /// The rule that is changed; none for a new one.
    pub id: Option<RuleId>,
    /// What it is called.
    pub name: String,
    /// A word on each line, or the regular expression.
    pub text: String,
    /// Whether the text is a regular expression.
    pub is_regex: bool,
    /// The label that is suggested.
    pub label: LabelId,
    /// The entity that is suggested.
    pub entity: Option<EntityId>,
    /// The choice that is suggested for the label's first attribute with choices.
    pub position: Option<String>,
    /// Whether it is used.
    pub is_on: bool,
}

/// Why a rule cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFault {
    /// There is nothing to look for.
    Empty,
    /// There is too much to look for.
    TooLong,
    /// What is wrong with the regular expression, and where.
    Pattern(PatternError),
    /// There are as many rules as a project keeps.
    TooMany,
}

/// The project's own rules, as they are worked on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RulesState {
    /// The rule that is written.
    pub draft: Option<RuleDraft>,
    /// Why it cannot be used.
    pub fault: Option<RuleFault>,
    /// How often it was found in the open article.
    pub n_hits: usize,
    /// The first places where it was found.
    pub hits: Vec<TextRange>,
    /// Whether it is still being looked for.
    pub is_counting: bool,
}

/// Messages about the project's own rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesMsg {
    /// Shows the rules.
    Open,
    /// Begins to write a new rule, or to change one.
    Write(Option<RuleId>),
    /// Changes the rule that is written.
    Edit(RuleEdit),
    /// Keeps the rule.
    Save,
    /// Puts away what was written.
    Discard,
    /// Takes a rule out.
    Delete(RuleId),
    /// Uses a rule, or does not.
    Switch(RuleId, bool),
}

/// A change of the rule that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleEdit {
    /// What it is called.
    Name(String),
    /// A word on each line, or the regular expression.
    Text(String),
    /// Whether the text is a regular expression.
    IsRegex(bool),
    /// The label that is suggested; entity and position are chosen anew.
    Label(LabelId),
    /// The entity that is suggested.
    Entity(Option<EntityId>),
    /// The choice that is suggested.
    Position(Option<String>),
}

/// A look for what a rule finds. It is no part of the session.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    serial: u32,
    scan: Scan,
    budget: usize,
}

impl RuleDraft {
    fn of(rule: &Rule) -> Self {
        let (text, is_regex) = match &rule.pattern {
            RulePattern::Words(words) => (words.join("\n"), false),
            RulePattern::Regex(regex) => (regex.clone(), true),
        };
        Self {
            id: Some(rule.id.clone()),
            name: rule.name.clone(),
            text,
            is_regex,
            label: rule.label.clone(),
            entity: rule.entity.clone(),
            position: rule.position.clone(),
            is_on: rule.is_on,
        }
    }

    /// What it looks for.
    pub fn pattern(&self) -> RulePattern {
        if self.is_regex {
            return RulePattern::Regex(self.text.clone());
        }
        let words = self.text.lines().map(str::trim).filter(|word| !word.is_empty());
        RulePattern::Words(words.map(str::to_owned).collect())
    }

    fn rule(&self) -> Rule {
        Rule {
            id: self.id.clone().unwrap_or_else(|| RuleId::new("")),
            name: self.name.clone(),
            pattern: self.pattern(),
            label: self.label.clone(),
            entity: self.entity.clone(),
            position: self.position.clone(),
            is_on: self.is_on,
        }
    }

    /// Makes it ready to look for what it finds.
    fn ready(&self) -> Result<Rules, RuleFault> {
        let pattern = self.pattern();
        if pattern.is_empty() {
            return Err(RuleFault::Empty);
        }
        let n_words = if let RulePattern::Words(words) = &pattern { words.len() } else { 0 };
        if pattern.n_chars() > MAX_PATTERN || n_words > MAX_WORDS {
            return Err(RuleFault::TooLong);
        }
        let spec = RuleSpec { id: String::new(), pattern: pattern_of(&pattern) };
        let (rules, errors) = Rules::new([spec]);
        match errors.into_iter().next() {
            Some(error) => Err(error.fault.map_or(RuleFault::Empty, RuleFault::Pattern)),
            None => Ok(rules),
        }
    }
}

/// Carries a message out.
pub(super) fn update(model: &mut Model, msg: RulesMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        RulesMsg::Open => {
            model.session_mut().dialog = Some(Dialog::Rules);
            Vec::new()
        }
        RulesMsg::Write(id) => write(model, id.as_ref()),
        RulesMsg::Edit(change) => match rules(model).draft.clone() {
            Some(draft) => change_draft(model, draft, change),
            None => Vec::new(),
        },
        RulesMsg::Save => save(model, env),
        RulesMsg::Discard => {
            discard(model);
            Vec::new()
        }
        RulesMsg::Delete(id) => {
            if rules(model).draft.as_ref().is_some_and(|draft| draft.id.as_ref() == Some(&id)) {
                discard(model);
            }
            command(model, SuggestionCommand::DeleteRule(id), env)
        }
        RulesMsg::Switch(id, is_on) => match model.project.rules.get(&id) {
            Some(rule) => {
                let rule = Rule { is_on, ..Rule::clone(rule) };
                command(model, SuggestionCommand::EditRule(Box::new(rule)), env)
            }
            None => Vec::new(),
        },
    }
}

fn rules(model: &mut Model) -> &mut RulesState {
    Rc::make_mut(&mut state(model).rules)
}

fn command(model: &mut Model, command: SuggestionCommand, env: &mut Env<'_>) -> Vec<Effect> {
    edit(model, Command::Suggestion(command), env)
}

fn discard(model: &mut Model) {
    model.trial = None;
    *rules(model) = RulesState::default();
}

fn write(model: &mut Model, id: Option<&RuleId>) -> Vec<Effect> {
    let known = id.and_then(|id| model.project.rules.get(id)).map(|rule| RuleDraft::of(rule));
    let new = || {
        Some(RuleDraft {
            id: None,
            name: String::new(),
            text: String::new(),
            is_regex: false,
            label: model.project.codebook.labels.first()?.id.clone(),
            entity: None,
            position: None,
            is_on: true,
        })
    };
    let draft = known.or_else(new);
    discard(model);
    match draft {
        Some(draft) => set(model, draft),
        None => Vec::new(),
    }
}

fn change_draft(model: &mut Model, mut draft: RuleDraft, change: RuleEdit) -> Vec<Effect> {
    match change {
        RuleEdit::Name(name) => {
            draft.name = name;
            rules(model).draft = Some(draft);
            return Vec::new();
        }
        RuleEdit::Text(text) => draft.text = text,
        RuleEdit::IsRegex(is_regex) => draft.is_regex = is_regex,
        RuleEdit::Label(label) => {
            (draft.label, draft.entity, draft.position) = (label, None, None);
        }
        RuleEdit::Entity(entity) => draft.entity = entity,
        RuleEdit::Position(position) => draft.position = position,
    }
    set(model, draft)
}

/// Takes over what is written, and looks for it in the open article.
fn set(model: &mut Model, draft: RuleDraft) -> Vec<Effect> {
    let is_full = draft.id.is_none() && model.project.rules.len() >= MAX_RULES;
    let ready = if is_full { Err(RuleFault::TooMany) } else { draft.ready() };
    let article = model.document().map(|document| Rc::clone(&document.article));
    let serial = next_serial(model);
    *rules(model) = RulesState { draft: Some(draft), ..RulesState::default() };
    model.trial = None;
    match ready {
        Err(fault) => rules(model).fault = Some(fault),
        Ok(ready) => {
            let options = Options { known: false, names: false, cues: false };
            let scan =
                |article| Scan::new(article, Rc::new(Lexicon::default()), Rc::new(ready), options);
            model.trial =
                article.map(|article| Trial { serial, scan: scan(article), budget: FIRST_BUDGET });
        }
    }
    slice(model)
}

/// Goes on looking for what the rule finds.
pub(super) fn go_on(model: &mut Model, serial: u32, took: u32) -> Vec<Effect> {
    match &mut model.trial {
        Some(trial) if trial.serial == serial => {
            trial.budget = next_budget(trial.budget, took);
            slice(model)
        }
        _ => Vec::new(),
    }
}

fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(trial) = &mut model.trial else { return Vec::new() };
    let (serial, outcome) = (trial.serial, trial.scan.go_on(trial.budget));
    let state = rules(model);
    state.is_counting = outcome.is_continue();
    match outcome {
        ControlFlow::Continue(()) => vec![Effect::ContinueSuggestions(serial)],
        ControlFlow::Break(found) => {
            state.n_hits = found.items.len();
            state.hits = found.items.iter().take(MAX_SHOWN).map(|item| item.range).collect();
            model.trial = None;
            Vec::new()
        }
    }
}

fn save(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let state = rules(model);
    let Some(draft) = state.draft.clone().filter(|_| state.fault.is_none()) else {
        return Vec::new();
    };
    let rule = Box::new(draft.rule());
    let wanted = match draft.id {
        Some(_) => SuggestionCommand::EditRule(rule),
        None => SuggestionCommand::AddRule(rule),
    };
    match try_edit(model, Command::Suggestion(wanted), env) {
        Ok(effects) => {
            discard(model);
            effects
        }
        Err(EditError::NoChange) => {
            discard(model);
            Vec::new()
        }
        // what was written stays
        Err(error) => refuse(model, error),
    }
}
