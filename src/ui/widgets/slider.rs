//! A number within bounds, chosen by sliding or by the arrow keys.

use std::ops::RangeInclusive;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A slider with its name and its value in words.
#[derive(Debug)]
pub(crate) struct Slider {
    pub(crate) id: &'static str,
    pub(crate) label: AttrValue,
    pub(crate) value: u8,
    pub(crate) bounds: RangeInclusive<u8>,
    /// The value as it is shown and heard.
    pub(crate) shown: AttrValue,
    pub(crate) on_change: Callback<u8>,
}

impl From<Slider> for Html {
    fn from(slider: Slider) -> Self {
        let Slider { id, label, value, bounds, shown, on_change } = slider;
        let oninput = move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(value) = input.and_then(|input| input.value().parse().ok()) {
                on_change.emit(value);
            }
        };
        html! {
            <div key={id} class="slider">
                <label for={id} class="field-label">{ label }</label>
                <output for={id}>{ shown.clone() }</output>
                <input
                    {id}
                    type="range"
                    min={bounds.start().to_string()}
                    max={bounds.end().to_string()}
                    value={value.to_string()}
                    aria-valuetext={shown}
                    {oninput}
                />
            </div>
        }
    }
}
