//! One of several: a group of radio buttons drawn as pills.

use super::{Glyph, Icon};
use yew::prelude::*;

/// One of the answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// What is told when it is chosen.
    pub(crate) value: AttrValue,
    /// What is written on it.
    pub(crate) label: AttrValue,
    pub(crate) glyph: Option<Glyph>,
    /// Gives it a colour.
    pub(crate) class: Classes,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct OptionsProps {
    pub(crate) legend: AttrValue,
    /// Groups the radio buttons; its own for each group on the page.
    pub(crate) name: AttrValue,
    pub(crate) choices: Vec<Choice>,
    pub(crate) selected: Option<AttrValue>,
    pub(crate) on_choose: Callback<AttrValue>,
    /// Something beside the options, such as a button that clears the answer.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// A group of answers of which at most one is chosen.
#[component(Options)]
pub(crate) fn options(props: &OptionsProps) -> Html {
    let choices = props.choices.iter().map(|choice| {
        let is_chosen = props.selected.as_ref() == Some(&choice.value);
        let value = choice.value.clone();
        let onchange = props.on_choose.reform(move |_: Event| value.clone());
        let glyph = choice.glyph.map(|glyph| html! { <Icon {glyph} /> });
        html! {
            <label key={choice.value.to_string()} class={classes!("option", choice.class.clone())}>
                <input
                    type="radio"
                    name={props.name.clone()}
                    value={choice.value.clone()}
                    checked={is_chosen}
                    {onchange}
                />
                { for glyph }
                <span>{ choice.label.clone() }</span>
            </label>
        }
    });
    html! {
        <fieldset class="field" role="radiogroup">
            <legend>{ props.legend.clone() }</legend>
            <div class="options">
                <div key="choices" class="options" role="presentation">{ for choices }</div>
                { props.children.clone() }
            </div>
        </fieldset>
    }
}
