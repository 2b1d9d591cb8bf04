//! One of a few: the browser's own list, which shows what is set from outside too.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct PickProps {
    pub(crate) label: AttrValue,
    /// What is told, and what is written.
    pub(crate) options: Vec<(AttrValue, AttrValue)>,
    pub(crate) value: AttrValue,
    pub(crate) on_choose: Callback<String>,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or_default]
    pub(crate) tabindex: Option<AttrValue>,
}

/// A list that opens. Its label is for those who hear it only.
#[component(Pick)]
pub(crate) fn pick(props: &PickProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(list) = node.cast::<HtmlSelectElement>() {
                list.set_value(value);
            }
        });
    }
    let options = props.options.iter().map(|(value, words)| {
        html! { <option key={value.to_string()} value={value.clone()}>{ words.clone() }</option> }
    });
    let onchange = props.on_choose.reform(|event: Event| {
        event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default()
    });
    html! {
        <select
            ref={node}
            class={classes!("input", props.class.clone())}
            aria-label={props.label.clone()}
            tabindex={props.tabindex.clone()}
            {onchange}
        >
            { for options }
        </select>
    }
}
