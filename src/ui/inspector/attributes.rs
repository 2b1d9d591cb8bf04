//! The values that a label asks for, such as the position of a stance. Nothing is preset.

use crate::i18n::{Text, Translator};
use crate::ui::chip::position_glyph;
use crate::ui::widgets::{Button, Choice, Options, TextField};
use model::{Annotation, Attribute, AttributeId, AttributeKind, Codebook, Value};
use std::collections::BTreeMap;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All attributes of the annotation's label. `set` is told what was chosen or typed.
pub(super) fn attributes(
    tr: Translator,
    codebook: &Codebook,
    annotation: &Annotation,
    set: &Callback<(AttributeId, Option<Value>)>,
) -> Html {
    let label = codebook.label(&annotation.label);
    let attributes = label.map(|label| label.attributes.as_slice()).unwrap_or_default();
    value_rows(tr, attributes, &annotation.attributes, set)
}

/// A control for each attribute or variable.
pub(crate) fn value_rows(
    tr: Translator,
    attributes: &[Attribute],
    values: &BTreeMap<AttributeId, Value>,
    set: &Callback<(AttributeId, Option<Value>)>,
) -> Html {
    let rows = attributes.iter().map(|attribute| {
        let id = attribute.id.clone();
        let value = values.get(&id);
        attribute_row(tr, attribute, value, &set.reform(move |value| (id.clone(), value)))
    });
    html! { <div key="attributes" class="attributes">{ for rows }</div> }
}

fn attribute_row(
    tr: Translator,
    attribute: &Attribute,
    value: Option<&Value>,
    set: &Callback<Option<Value>>,
) -> Html {
    match &attribute.kind {
        AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) => {
            let choices = choices.iter().map(|choice| choice_of(tr, choice)).collect();
            one_of(tr, attribute, value, choices, set)
        }
        AttributeKind::Boolean => yes_or_no(tr, attribute, value, set),
        AttributeKind::Integer | AttributeKind::Text => typed(tr, attribute, value, set),
    }
}

fn name_of(tr: Translator, attribute: &Attribute) -> AttrValue {
    tr.name(&attribute.names, attribute.id.as_str())
}

fn choice_of(tr: Translator, choice: &model::Choice) -> Choice {
    let glyph = position_glyph(&choice.id);
    let class = glyph.map(|_| format!("position-{}", choice.id));
    Choice {
        value: choice.id.clone().into(),
        label: tr.name(&choice.names, &choice.id),
        glyph,
        class: classes!(class),
    }
}

fn one_of(
    tr: Translator,
    attribute: &Attribute,
    value: Option<&Value>,
    choices: Vec<Choice>,
    set: &Callback<Option<Value>>,
) -> Html {
    let selected = value.and_then(Value::as_text);
    let clear = Button::new("clear", tr.say(Text::Clear), set.reform(|()| None));
    Options {
        legend: name_of(tr, attribute),
        name: format!("attribute-{}", attribute.id).into(),
        choices,
        selected,
        on_choose: set.reform(|value: AttrValue| Some(Value::Text(value.to_string()))),
        beside: clear.class("quiet small").disabled(selected.is_none()).into(),
    }
    .into()
}

fn yes_or_no(
    tr: Translator,
    attribute: &Attribute,
    value: Option<&Value>,
    set: &Callback<Option<Value>>,
) -> Html {
    let onchange = set.reform(|event: Event| {
        let is_checked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|i| i.checked());
        Some(Value::Boolean(is_checked))
    });
    html! {
        <fieldset key={attribute.id.as_str()} class="field">
            <legend>{ name_of(tr, attribute) }</legend>
            <label class="check">
                <input
                    type="checkbox"
                    checked={value == Some(&Value::Boolean(true))}
                    {onchange}
                />
                { tr.say(Text::Yes) }
            </label>
        </fieldset>
    }
}

/// A number or a text; an empty field means that there is no value.
fn typed(
    tr: Translator,
    attribute: &Attribute,
    value: Option<&Value>,
    set: &Callback<Option<Value>>,
) -> Html {
    let is_number = attribute.kind == AttributeKind::Integer;
    let value = match value {
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Boolean(_)) | None => String::new(),
    };
    let on_input = set.reform(move |text: String| match is_number {
        true => text.trim().parse().ok().map(Value::Integer),
        false => Some(Value::Text(text)).filter(|value| value.as_text() != Some("")),
    });
    html! {
        <TextField
            key={attribute.id.as_str()}
            label={name_of(tr, attribute)}
            {value}
            kind={if is_number { "number" } else { "text" }}
            {on_input}
        />
    }
}
