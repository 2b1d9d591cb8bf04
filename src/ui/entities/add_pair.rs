//! Two fields and a button: a name in another language, or another detail.

use crate::i18n::{EntityText, Text, use_translator};
use crate::ui::widgets::Button;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AddPairProps {
    pub(super) first: AttrValue,
    pub(super) second: AttrValue,
    pub(super) on_add: Callback<(String, String)>,
}

/// The fields; both must be filled.
#[component(AddPair)]
pub(super) fn add_pair(props: &AddPairProps) -> Html {
    let tr = use_translator();
    let nodes = [use_node_ref(), use_node_ref()];
    let add = {
        let (nodes, on_add) = (nodes.clone(), props.on_add.clone());
        Callback::from(move |()| {
            let inputs = nodes.clone().map(|node| node.cast::<HtmlInputElement>());
            let [Some(first), Some(second)] = inputs else { return };
            let texts = (first.value().trim().to_owned(), second.value().trim().to_owned());
            if !texts.0.is_empty() && !texts.1.is_empty() {
                first.set_value("");
                second.set_value("");
                on_add.emit(texts);
            }
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                add.emit(());
            }
        })
    };
    let labels = [props.first.clone(), props.second.clone()];
    let fields = nodes.into_iter().zip(labels).map(|(node, label)| {
        html! {
            <label key={label.to_string()} class="field">
                <span class="field-label">{ label }</span>
                <input ref={node} class="input" type="text" autocomplete="off" onkeydown={onkeydown.clone()} />
            </label>
        }
    });
    html! {
        <div class="entity-pair">
            { for fields }
            { Button::new("add", tr.say(Text::Entity(EntityText::Add)), add).class("small") }
        </div>
    }
}
