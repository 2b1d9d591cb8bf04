//! A field that takes one of several values: the browser's own, which every reader knows.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A field for one of several values.
#[derive(Debug)]
pub(crate) struct Select<'a> {
    pub(crate) key: &'static str,
    pub(crate) label: AttrValue,
    /// Values with their names. The empty value is one of them where nothing can be chosen.
    pub(crate) options: Vec<(String, AttrValue)>,
    pub(crate) selected: &'a str,
    pub(crate) on_choose: Callback<String>,
}

impl From<Select<'_>> for Html {
    fn from(select: Select<'_>) -> Self {
        let Select { key, label, options, selected, on_choose } = select;
        let options = options.into_iter().map(|(value, name)| {
            let is_selected = value == selected;
            html! {
                <option key={value.clone()} value={value.clone()} selected={is_selected}>{ name }</option>
            }
        });
        let onchange = on_choose.reform(|event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            field.map(|field| field.value()).unwrap_or_default()
        });
        html! {
            <label {key} class="field select-field">
                <span key="label" class="field-label">{ label }</span>
                <select key="select" class="input" {onchange}>{ for options }</select>
            </label>
        }
    }
}
