//! The attributes of a label, or the variables of a statement type.

use super::Room;
use super::names::name_fields;
use super::tools::{add_field, row_tools};
use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use crate::ui::widgets::Select;
use engine::{Holder, Part, Place};
use model::{Attribute, AttributeKind, Choice, Names};
use yew::prelude::*;

/// All of them. `on_change` gets the whole list.
pub(super) fn attributes(
    room: Room<'_>,
    holder: &Holder,
    attributes: &[Attribute],
    on_change: &Callback<Vec<Attribute>>,
) -> Html {
    let desk = room.desk;
    let tr = desk.tr();
    let (heading, add) = match holder {
        Holder::Label(_) => (CodebookText::Attributes, CodebookText::AddAttribute),
        Holder::Type(_) => (CodebookText::Variables, CodebookText::AddVariable),
    };
    let rows = attributes.iter().enumerate().map(|(idx, attribute)| {
        let all = attributes.to_vec();
        let set = on_change.reform(move |attribute| {
            let mut after = all.clone();
            after[idx] = attribute;
            after
        });
        row(room, holder, attribute, (idx, attributes.len()), &set)
    });
    html! {
        <section key="attributes" class="codebook-parts">
            <h4 key="heading">{ tr.say(Text::Codebook(heading)) }</h4>
            <ul key="rows" role="list" class="codebook-cards">{ for rows }</ul>
            { add_field(desk, add, Place::Attribute(holder.clone())) }
        </section>
    }
}

fn row(
    room: Room<'_>,
    holder: &Holder,
    attribute: &Attribute,
    place: (usize, usize),
    set: &Callback<Attribute>,
) -> Html {
    let desk = room.desk;
    let tr = desk.tr();
    let name = tr.name(&attribute.names, attribute.id.as_str());
    let part = Part::Attribute(holder.clone(), attribute.id.clone());
    let rename = {
        let before = attribute.clone();
        set.reform(move |names: Names| Attribute { names, ..before.clone() })
    };
    html! {
        <li key={attribute.id.as_str().to_owned()} class="codebook-card">
            <div key="head" class="codebook-card-head">
                <strong key="name">{ name.clone() }</strong>
                { row_tools(room, &part, &name, place) }
            </div>
            { name_fields(desk, &attribute.names, None, &rename) }
            { type_field(desk, attribute, set) }
            { choices(room, holder, attribute, set) }
        </li>
    }
}

fn type_field(desk: &Desk, attribute: &Attribute, set: &Callback<Attribute>) -> Html {
    let tr = desk.tr();
    // choices survive the way to an ordered choice and back
    let kept = attribute.kind.choices().to_vec();
    let kinds = [
        AttributeKind::Choice(kept.clone()),
        AttributeKind::Ordinal(kept),
        AttributeKind::Boolean,
        AttributeKind::Integer,
        AttributeKind::Text,
    ];
    let options = kinds
        .iter()
        .enumerate()
        .map(|(idx, kind)| (idx.to_string(), tr.say(Text::Codebook(CodebookText::TypeName(kind)))));
    let options: Vec<_> = options.collect();
    let present = kinds.iter().position(|kind| *kind == attribute.kind).unwrap_or_default();
    let before = attribute.clone();
    let on_choose = set.reform(move |value: String| {
        let kind = value.parse().ok().and_then(|idx: usize| kinds.get(idx).cloned());
        Attribute { kind: kind.unwrap_or_else(|| before.kind.clone()), ..before.clone() }
    });
    let label = tr.say(Text::Codebook(CodebookText::AttributeType));
    Select { key: "type", label, options, selected: &present.to_string(), on_choose }.into()
}

fn choices(
    room: Room<'_>,
    holder: &Holder,
    attribute: &Attribute,
    set: &Callback<Attribute>,
) -> Html {
    if !matches!(attribute.kind, AttributeKind::Choice(_) | AttributeKind::Ordinal(_)) {
        return html! { <div key="choices" hidden=true /> };
    }
    let desk = room.desk;
    let tr = desk.tr();
    let n_choices = attribute.kind.choices().len();
    let rows = attribute.kind.choices().iter().enumerate().map(|(idx, choice)| {
        let before = attribute.clone();
        let rename = set.reform(move |names| with_choice(&before, idx, names));
        choice_row(room, (holder, attribute), choice, (idx, n_choices), &rename)
    });
    let heading = tr.say(Text::Codebook(CodebookText::Choices));
    html! {
        <div key="choices" class="codebook-choices">
            <h5 key="heading">{ heading }</h5>
            <ul key="rows" role="list">{ for rows }</ul>
            { add_field(desk, CodebookText::AddChoice, Place::Choice(holder.clone(), attribute.id.clone())) }
        </div>
    }
}

fn with_choice(before: &Attribute, idx: usize, names: Names) -> Attribute {
    let mut after = before.clone();
    if let AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) = &mut after.kind {
        choices[idx].names = names;
    }
    after
}

fn choice_row(
    room: Room<'_>,
    (holder, attribute): (&Holder, &Attribute),
    choice: &Choice,
    place: (usize, usize),
    rename: &Callback<Names>,
) -> Html {
    let desk = room.desk;
    let name = desk.tr().name(&choice.names, &choice.id);
    let part = Part::Choice(holder.clone(), attribute.id.clone(), choice.id.clone());
    html! {
        <li key={choice.id.clone()} class="codebook-choice">
            { name_fields(desk, &choice.names, None, rename) }
            { row_tools(room, &part, &name, place) }
        </li>
    }
}
