//! Buttons.

use super::{Glyph, Icon};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ButtonProps {
    /// The name, and what is written on it.
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) glyph: Option<Glyph>,
    /// Only the picture is seen; the name is for those who hear it.
    #[prop_or_default]
    pub(crate) icon_only: bool,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    /// More than the name, for the pointer.
    #[prop_or_default]
    pub(crate) title: Option<AttrValue>,
    /// Told to be out of use but still reachable, so that the title can say why.
    #[prop_or_default]
    pub(crate) is_disabled: bool,
    #[prop_or_default]
    pub(crate) keys: Option<AttrValue>,
    /// The language of the label where it is not that of the page.
    #[prop_or_default]
    pub(crate) lang: Option<AttrValue>,
    pub(crate) on_press: Callback<()>,
}

/// A button that keeps the text selection where it is.
#[component(Button)]
pub(crate) fn button(props: &ButtonProps) -> Html {
    let onclick = {
        let (is_disabled, on_press) = (props.is_disabled, props.on_press.clone());
        move |_: MouseEvent| {
            if !is_disabled {
                on_press.emit(());
            }
        }
    };
    let glyph = props.glyph.map(|glyph| html! { <Icon {glyph} /> });
    let title = props.title.clone().or_else(|| props.icon_only.then(|| props.label.clone()));
    let label_class = if props.icon_only { "visually-hidden" } else { "button-label" };
    html! {
        <button
            type="button"
            id={props.id.clone()}
            class={classes!("button", props.class.clone(), props.icon_only.then_some("icon-only"))}
            {title}
            lang={props.lang.clone()}
            aria-disabled={props.is_disabled.then_some("true")}
            aria-keyshortcuts={props.keys.clone()}
            {onclick}
        >
            { for glyph }
            <span key="label" class={label_class}>{ props.label.clone() }</span>
        </button>
    }
}
