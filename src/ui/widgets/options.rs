//! One of several: a group of radio buttons drawn as pills.

use super::{Glyph, icon};
use yew::prelude::*;

/// One of the answers.
#[derive(Debug)]
pub(crate) struct Choice {
    /// What is told when it is chosen.
    pub(crate) value: AttrValue,
    /// What is written on it.
    pub(crate) label: AttrValue,
    pub(crate) glyph: Option<Glyph>,
    /// Gives it a colour.
    pub(crate) class: Classes,
}

/// A group of answers of which at most one is chosen.
#[derive(Debug)]
pub(crate) struct Options<'a> {
    pub(crate) legend: AttrValue,
    /// Groups the radio buttons; its own for each group on the page.
    pub(crate) name: AttrValue,
    pub(crate) choices: Vec<Choice>,
    pub(crate) selected: Option<&'a str>,
    pub(crate) on_choose: Callback<AttrValue>,
    /// Something beside the options, such as a button that clears the answer.
    pub(crate) beside: Html,
}

impl From<Options<'_>> for Html {
    fn from(options: Options<'_>) -> Self {
        let Options { legend, name, choices, selected, on_choose, beside } = options;
        let choices = choices.into_iter().map(|choice| {
            let is_chosen = selected == Some(choice.value.as_str());
            let value = choice.value.clone();
            let onchange = on_choose.reform(move |_: Event| value.clone());
            html! {
                <label key={choice.value.to_string()} class={classes!("option", choice.class)}>
                    <input
                        type="radio"
                        name={name.clone()}
                        value={choice.value}
                        checked={is_chosen}
                        {onchange}
                    />
                    { for choice.glyph.map(icon) }
                    <span>{ choice.label }</span>
                </label>
            }
        });
        html! {
            <fieldset key={name.to_string()} class="field" role="radiogroup">
                <legend>{ legend }</legend>
                <div class="options">
                    <div key="choices" class="options" role="presentation">{ for choices }</div>
                    { beside }
                </div>
            </fieldset>
        }
    }
}
