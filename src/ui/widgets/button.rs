//! Buttons.

use super::{Glyph, icon};
use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::Key;

/// A button that keeps the text selection where it is.
#[derive(Debug)]
pub(crate) struct Button {
    key: Key,
    label: AttrValue,
    on_press: Callback<()>,
    glyph: Option<Glyph>,
    is_icon_only: bool,
    class: &'static str,
    title: Option<AttrValue>,
    is_disabled: bool,
    shortcut: Option<&'static str>,
    lang: Option<&'static str>,
    id: Option<&'static str>,
}

impl Button {
    /// A button with its name written on it. The key tells it from its siblings.
    pub(crate) fn new(key: impl Into<Key>, label: AttrValue, on_press: Callback<()>) -> Self {
        Self {
            key: key.into(),
            label,
            on_press,
            glyph: None,
            is_icon_only: false,
            class: "",
            title: None,
            is_disabled: false,
            shortcut: None,
            lang: None,
            id: None,
        }
    }

    /// Puts a picture before the name.
    pub(crate) fn glyph(self, glyph: Glyph) -> Self {
        Self { glyph: Some(glyph), ..self }
    }

    /// Shows a picture only; the name is for those who hear it.
    pub(crate) fn icon_only(self, glyph: Glyph) -> Self {
        let title = self.title.or_else(|| Some(self.label.clone()));
        Self { glyph: Some(glyph), is_icon_only: true, title, ..self }
    }

    /// Gives it a look.
    pub(crate) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// Says more than the name, to the pointer.
    pub(crate) fn title(self, title: impl Into<Option<AttrValue>>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Tells it to be out of use but still reachable, so that the title can say why.
    pub(crate) fn disabled(self, is_disabled: bool) -> Self {
        Self { is_disabled, ..self }
    }

    /// Tells the keys that do the same.
    pub(crate) fn shortcut(self, keys: &'static str) -> Self {
        Self { shortcut: Some(keys), ..self }
    }

    /// Tells the language of the name where it is not that of the page.
    pub(crate) fn lang(self, lang: &'static str) -> Self {
        Self { lang: Some(lang), ..self }
    }

    /// Gives it an id, to be found by.
    pub(crate) fn id(self, id: impl Into<Option<&'static str>>) -> Self {
        Self { id: id.into(), ..self }
    }
}

impl From<Button> for Html {
    fn from(button: Button) -> Self {
        let Button { is_disabled, on_press, is_icon_only, .. } = button;
        let onclick = move |_: MouseEvent| {
            if !is_disabled {
                on_press.emit(());
            }
        };
        let label_class = if is_icon_only { "visually-hidden" } else { "button-label" };
        html! {
            <button
                key={button.key}
                id={button.id}
                type="button"
                class={classes!("button", button.class, is_icon_only.then_some("icon-only"))}
                title={button.title}
                lang={button.lang}
                aria-disabled={is_disabled.then_some("true")}
                aria-keyshortcuts={button.shortcut}
                {onclick}
            >
                { for button.glyph.map(icon) }
                <span key="label" class={label_class}>{ button.label }</span>
            </button>
        }
    }
}

// what `html!` asks of an only child
impl IntoPropValue<Html> for Button {
    fn into_prop_value(self) -> Html {
        self.into()
    }
}
