//! The values that a label asks for, such as the position of a stance. Nothing is preset.

use crate::context::{Shared, use_dispatch, use_project};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::chip::position_glyph;
use crate::ui::widgets::{Button, Choice, Options, TextField};
use engine::{Command, Msg};
use model::{Annotation, Attribute, AttributeKind, DocumentId, Value};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AttributesProps {
    pub(super) document: DocumentId,
    pub(super) annotation: Shared<Annotation>,
}

/// All attributes of the annotation's label.
#[component(Attributes)]
pub(super) fn attributes(props: &AttributesProps) -> Html {
    let project = use_project();
    let label = project.codebook.label(&props.annotation.label);
    let attributes = label.map(|label| label.attributes.as_slice()).unwrap_or_default();
    let rows = attributes.iter().map(|attribute| {
        html! {
            <AttributeRow
                key={attribute.id.as_str()}
                attribute={attribute.clone()}
                value={props.annotation.attributes.get(&attribute.id).cloned()}
                document={props.document.clone()}
                annotation={props.annotation.clone()}
            />
        }
    });
    html! { <div class="attributes">{ for rows }</div> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AttributeRowProps {
    attribute: Attribute,
    value: Option<Value>,
    document: DocumentId,
    annotation: Shared<Annotation>,
}

#[component(AttributeRow)]
fn attribute_row(props: &AttributeRowProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let (document, id) = (props.document.clone(), props.annotation.id.clone());
    let attribute = props.attribute.id.clone();
    let set = dispatch.reform(move |value: Option<Value>| {
        Msg::Edit(Command::SetAttribute(document.clone(), id.clone(), attribute.clone(), value))
    });
    let name = tr.name(&props.attribute.names, props.attribute.id.as_str());
    match &props.attribute.kind {
        AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) => {
            let choices = choices.iter().map(|choice| choice_of(tr, choice)).collect::<Vec<_>>();
            one_of(tr, props, name, choices, &set)
        }
        AttributeKind::Boolean => yes_or_no(tr, props, name, &set),
        AttributeKind::Integer | AttributeKind::Text => typed(props, name, &set),
    }
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
    props: &AttributeRowProps,
    legend: AttrValue,
    choices: Vec<Choice>,
    set: &Callback<Option<Value>>,
) -> Html {
    let value = props.value.as_ref().and_then(Value::as_text);
    html! {
        <Options
            {legend}
            name={format!("attribute-{}", props.attribute.id)}
            {choices}
            selected={value.map(|value| AttrValue::from(value.to_owned()))}
            on_choose={set.reform(|value: AttrValue| Some(Value::Text(value.to_string())))}
        >
            <Button
                class="quiet small"
                label={tr.say(Text::Clear)}
                is_disabled={value.is_none()}
                on_press={set.reform(|()| None)}
            />
        </Options>
    }
}

fn yes_or_no(
    tr: Translator,
    props: &AttributeRowProps,
    legend: AttrValue,
    set: &Callback<Option<Value>>,
) -> Html {
    let onchange = set.reform(|event: Event| {
        let is_checked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|i| i.checked());
        Some(Value::Boolean(is_checked))
    });
    html! {
        <fieldset class="field">
            <legend>{ legend }</legend>
            <label class="check">
                <input
                    type="checkbox"
                    checked={props.value == Some(Value::Boolean(true))}
                    {onchange}
                />
                { tr.say(Text::Yes) }
            </label>
        </fieldset>
    }
}

/// A number or a text; an empty field means that there is no value.
fn typed(props: &AttributeRowProps, label: AttrValue, set: &Callback<Option<Value>>) -> Html {
    let is_number = props.attribute.kind == AttributeKind::Integer;
    let value = match &props.value {
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Boolean(_)) | None => String::new(),
    };
    let on_input = set.reform(move |text: String| match is_number {
        true => text.trim().parse().ok().map(Value::Integer),
        false => Some(Value::Text(text)).filter(|value| value.as_text() != Some("")),
    });
    html! {
        <TextField {label} {value} kind={if is_number { "number" } else { "text" }} {on_input} />
    }
}
