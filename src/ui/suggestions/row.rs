//! A row: the words in their context, of what sort they are, and why they are suggested.

use super::{say, sort_glyph};
use crate::i18n::{RuleText, SuggestionText, Text, Translator};
use crate::ui::chip::{glyph_of, hue_class, position_glyph};
use crate::ui::widgets::icon;
use engine::{
    NAME_KINDS, StatementOffer, Suggested, Suggestion, kind_idx, label_for, stance_label, starter,
};
use model::{Codebook, Entity, EntityId, Label, Project, Rule, RuleId, RulePattern};
use std::rc::Rc;
use suggest::{Proposal, Reason, What};
use text::{TextRange, name_key, simplified};
use yew::prelude::*;

/// The most characters of context before the words, and behind them.
const CONTEXT: (usize, usize) = (4, 24);

/// What a row says.
pub(super) fn row(
    tr: Translator,
    project: &Project,
    text: &str,
    suggestion: &Suggestion,
    reading: Option<usize>,
) -> Html {
    let words = match &suggestion.offer {
        Suggested::Span(proposal) => in_context(text, proposal.range),
        Suggested::Statement(offer) => said(text, offer),
    };
    html! {
        <>
            { sign(tr, &project.codebook, suggestion, reading) }
            <span key="words" class="suggestion-words">{ words }</span>
            <span key="reason" class="suggestion-reason">
                { reason(tr, project, text, suggestion, reading) }
            </span>
        </>
    }
}

/// The sort by sign, and the label or position by colour and for those who hear it.
fn sign(
    tr: Translator,
    codebook: &Codebook,
    suggestion: &Suggestion,
    reading: Option<usize>,
) -> Html {
    let (label, position) = match &suggestion.offer {
        Suggested::Statement(offer) => (None, Some(offer.link.value())),
        Suggested::Span(proposal) => match &proposal.what {
            What::Known(candidates) => {
                let meant = candidates.get(reading.unwrap_or(0)).or(candidates.first());
                (meant.and_then(|meant| label_for(codebook, meant.kind)), None)
            }
            What::NewName { kind, .. } => {
                let kind = NAME_KINDS[reading.unwrap_or(kind_idx(*kind)).min(1)];
                (label_for(codebook, kind), None)
            }
            What::Cue { position, .. } => (None, Some(position.as_str())),
            What::Rule(_) => (None, None),
        },
    };
    let label = label.and_then(|id| codebook.label(id));
    let sort = suggestion.sort();
    let glyph = match (label, position.and_then(position_glyph)) {
        (Some(label), _) => glyph_of(label.kind),
        (None, Some(glyph)) => glyph,
        (None, None) => sort_glyph(sort),
    };
    let colour = match (label, position) {
        (Some(label), _) => hue_class(label),
        (None, Some(position)) => format!("position-{position}"),
        (None, None) => String::new(),
    };
    let name = match label {
        Some(label) => tr.name(&label.names, label.id.as_str()),
        None => say(tr, SuggestionText::Sort(sort)),
    };
    html! {
        <span key="kind" class={classes!("chip", colour)}>
            { icon(glyph) }
            <span class="visually-hidden">{ name }</span>
        </span>
    }
}

/// The words with a little of what stands around on the same line.
fn in_context(text: &str, range: TextRange) -> Html {
    let on_line = |letter: &char| *letter != '\n';
    let (start, end) = (range.start().index(), range.end().index());
    let mut before: Vec<char> =
        text[..start].chars().rev().take_while(on_line).take(CONTEXT.0).collect();
    before.reverse();
    let before: String = before.into_iter().collect();
    let behind: String = text[end..].chars().take_while(on_line).take(CONTEXT.1).collect();
    html! {
        <>
            <span key="before">{ before }</span>
            <span key="name" class="suggestion-name">{ range.slice(text).unwrap_or_default().to_owned() }</span>
            <span key="behind">{ behind }</span>
        </>
    }
}

/// Who says what on what.
fn said(text: &str, offer: &StatementOffer) -> Html {
    let words = |range: TextRange| range.slice(text).unwrap_or_default().to_owned();
    html! {
        <>
            <span key="actor" class="suggestion-name">{ words(offer.actor.range) }</span>
            <span key="words">{ " " }{ offer.words().map(words).unwrap_or_default() }{ " " }</span>
            <span key="process" class="suggestion-name">{ words(offer.process.range) }</span>
        </>
    }
}

/// Why it is suggested.
pub(super) fn reason(
    tr: Translator,
    project: &Project,
    text: &str,
    suggestion: &Suggestion,
    reading: Option<usize>,
) -> AttrValue {
    match &suggestion.offer {
        Suggested::Statement(offer) => in_one_sentence(tr, &project.codebook, offer),
        Suggested::Span(proposal) => span_reason(tr, project, text, proposal, reading),
    }
}

fn span_reason(
    tr: Translator,
    project: &Project,
    text: &str,
    proposal: &Proposal,
    reading: Option<usize>,
) -> AttrValue {
    let words = proposal.range.slice(text).unwrap_or_default();
    match (&proposal.what, proposal.reason) {
        (What::Known(candidates), _) => {
            let meant = candidates.get(reading.unwrap_or(0)).or(candidates.first());
            meant.map(|meant| name_reason(tr, project, &meant.id, words)).unwrap_or_default()
        }
        (What::Cue { .. }, _) => cue_reason(tr, &project.codebook, text, proposal),
        (What::Rule(id), _) => {
            let name = project.rules.get(&RuleId::new(id.as_str())).map(|rule| rule_name(rule));
            say(tr, SuggestionText::Rule(&name.unwrap_or_default()))
        }
        (_, Reason::Acronym) => say(tr, SuggestionText::Acronym),
        (_, Reason::Expansion) => say(tr, SuggestionText::Expansion),
        (_, Reason::Title) => say(tr, SuggestionText::Title),
        (_, Reason::Organization) => say(tr, SuggestionText::Organization),
        _ => say(tr, SuggestionText::Capitals),
    }
}

/// What a rule is called: by its name, or else by what it looks for.
pub(super) fn rule_name(rule: &Rule) -> String {
    let pattern = match &rule.pattern {
        RulePattern::Words(words) => words.first().cloned().unwrap_or_default(),
        RulePattern::Regex(regex) => regex.clone(),
    };
    let name = if rule.name.trim().is_empty() { &pattern } else { &rule.name };
    name.chars().take(60).collect()
}

/// Whether the words are one of the entity's main names or an alias, and whose.
fn name_reason(tr: Translator, project: &Project, id: &EntityId, words: &str) -> AttrValue {
    let own = project.entities.get(id).cloned();
    let is_new = own.is_none();
    let Some(entity) = own.or_else(|| starter::entity(id)) else { return AttrValue::default() };
    let name = entity_name(tr, &entity);
    let key = |words: &str| simplified(&name_key(words));
    let is_main = entity.names.0.iter().any(|main| key(&main.value) == key(words));
    let why = if is_main { SuggestionText::NameOf(&name) } else { SuggestionText::AliasOf(&name) };
    let why = say(tr, why);
    if is_new { format!("{why} · {}", say(tr, SuggestionText::FromStarter)).into() } else { why }
}

/// What an entity is called in the language of the interface.
pub(super) fn entity_name(tr: Translator, entity: &Rc<Entity>) -> AttrValue {
    tr.name(&entity.names, entity.id.as_str())
}

/// What a position is called in the codebook.
fn choice_name(tr: Translator, label: Option<&Label>, id: &str) -> AttrValue {
    let choices = label.into_iter().flat_map(|label| &label.attributes);
    let choice = choices.flat_map(|a| a.kind.choices()).find(|choice| choice.id == id);
    choice.map_or_else(|| id.to_owned().into(), |choice| tr.name(&choice.names, id))
}

fn cue_reason(tr: Translator, codebook: &Codebook, text: &str, cue: &Proposal) -> AttrValue {
    let What::Cue { position, negation, .. } = &cue.what else { return AttrValue::default() };
    let position = choice_name(tr, stance_label(codebook), position.as_str());
    let words = cue.range.slice(text).unwrap_or_default();
    let negation = negation.and_then(|range| range.slice(text));
    say(
        tr,
        match negation {
            Some(negation) => SuggestionText::NegatedCue {
                word: words.strip_prefix(negation).unwrap_or(words).trim(),
                negation,
                position: &position,
            },
            None => SuggestionText::Cue { word: words, position: &position },
        },
    )
}

fn in_one_sentence(tr: Translator, codebook: &Codebook, offer: &StatementOffer) -> AttrValue {
    let named = offer.link.statement_type();
    let kind = codebook.statement_types.iter().find(|kind| kind.id.as_str() == named);
    let value = offer.link.value();
    let Some(kind) = kind else { return AttrValue::default() };
    let choices = kind.leading().into_iter().flat_map(|variable| variable.kind.choices());
    let choice = choices.into_iter().find(|choice| choice.id == value);
    let value = choice.map_or_else(|| value.into(), |choice| tr.name(&choice.names, value));
    let kind = tr.name(&kind.names, kind.id.as_str());
    say(tr, SuggestionText::OneSentence { kind: &kind, value: &value })
}

/// Says something about rules.
pub(super) fn say_rule(tr: Translator, text: RuleText<'_>) -> AttrValue {
    tr.say(Text::Rule(text))
}
