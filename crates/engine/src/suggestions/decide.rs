//! Accepting and rejecting: the one that stands out, and others of its name or sort with it.

use super::gather::Gather;
use super::look::judge;
use super::offered::Suggestion;
use super::{Looking, Scope, Verdict, follow, resume, state, step, sweep};
use crate::update::edit;
use crate::{
    Acceptance, Command, Direction, Effect, Env, FocusTarget, Model, NoticeKind, SuggestionCommand,
};
use model::RejectionKey;
use std::rc::Rc;
use text::TextSize;

pub(super) fn decide(
    model: &mut Model,
    verdict: Verdict,
    scope: Scope,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let Some(current) = model.session.suggestions.current().cloned() else {
        return step(model, Direction::Forward);
    };
    // of what is still being looked for, all are gathered by a look of their own
    let is_growing = model.looking.as_ref().is_some_and(Looking::is_growing);
    if scope.is_everywhere() || scope != Scope::One && is_growing {
        return sweep::begin(model, verdict, &current, scope, env);
    }
    let place = model.session.suggestions.current;
    let is_meant = |(at, row): &(u32, &Suggestion)| match scope {
        Scope::One => Some(*at) == place,
        Scope::Name | Scope::NameEverywhere => row.alike == current.alike,
        Scope::Sort | Scope::SortEverywhere => row.sort() == current.sort(),
    };
    let offered = model.session.suggestions.offered.clone();
    let rows = offered.rows.iter().filter_map(|at| Some((*at, offered.found.get(*at as usize)?)));
    let rows: Vec<_> = rows.filter(is_meant).map(|(_, row)| row).collect();
    let effects = match verdict {
        Verdict::Accept => accept(model, &rows, env),
        Verdict::Reject => reject(model, &rows, scope, env),
    };
    move_on(model, current.range.start(), effects)
}

fn accept(model: &mut Model, rows: &[&Suggestion], env: &mut Env<'_>) -> Vec<Effect> {
    let Some(judge) = judge(model) else { return Vec::new() };
    let readings = model.session.suggestions.readings.clone();
    let mut gather = Gather::new(&model.entities, model.session.settings.alike, &readings);
    for row in rows {
        if gather.has_room() {
            gather.add(judge, row, env);
        }
    }
    let wanted = gather.wanted;
    carry_out(model, wanted, env)
}

/// Makes what was gathered, in one step.
pub(super) fn carry_out(model: &mut Model, wanted: Acceptance, env: &mut Env<'_>) -> Vec<Effect> {
    let n_accepted = wanted.n_accepted;
    let before = model.seq;
    let command = SuggestionCommand::Accept(Rc::new(wanted));
    let effects = edit(model, Command::Suggestion(command), env);
    if n_accepted > 1 && model.seq > before {
        let notice = NoticeKind::SuggestionsDecided { verdict: Verdict::Accept, n: n_accepted };
        model.session_mut().notify(notice);
    }
    effects
}

/// What the suggestions are rejected by, and their words.
pub(super) fn rejections(
    text: &str,
    rows: &[&Suggestion],
    scope: Scope,
) -> Vec<(RejectionKey, String)> {
    let key = |row: &Suggestion| match scope {
        Scope::One | Scope::Sort => row.key.clone(),
        Scope::Name | Scope::NameEverywhere | Scope::SortEverywhere => row.wide.clone(),
    };
    let words = |row: &Suggestion| row.range.slice(text).unwrap_or_default().to_owned();
    rows.iter().map(|row| (key(row), words(row))).collect()
}

fn reject(model: &mut Model, rows: &[&Suggestion], scope: Scope, env: &mut Env<'_>) -> Vec<Effect> {
    let text = model.document().map_or("", |document| document.text());
    let keys = rejections(text, rows, scope);
    let effects = edit(model, Command::Suggestion(SuggestionCommand::Reject(keys)), env);
    if rows.len() > 1 {
        let notice = NoticeKind::SuggestionsDecided { verdict: Verdict::Reject, n: rows.len() };
        model.session_mut().notify(notice);
    }
    effects
}

/// The next suggestion behind the one that was decided on comes forward: one that begins with it
/// first, since a statement stands before its parts.
pub(super) fn move_on(model: &mut Model, start: TextSize, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.extend(follow(model));
    if state(model).current.is_some() {
        return effects;
    }
    effects.extend(resume(model, start, Direction::Forward));
    let state = &model.session.suggestions;
    if state.offered.is_empty() && !state.is_going() {
        effects.push(Effect::Focus(FocusTarget::Article));
    }
    effects
}
