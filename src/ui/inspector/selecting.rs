//! How text is selected: two switches.

use crate::context::Desk;
use crate::i18n::{SelectingText, Text};
use engine::{Msg, SelectingSettings, SessionMsg, Settings};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Both switches, folded away until asked for.
pub(super) fn selecting_settings(desk: &Desk) -> Html {
    let chosen = desk.settings.selecting;
    let words = switch(
        desk,
        (SelectingText::WholeWords, SelectingText::WholeWordsHint),
        chosen.snap_to_words,
        move |snap_to_words| SelectingSettings { snap_to_words, ..chosen },
    );
    let trim =
        switch(desk, (SelectingText::Trim, SelectingText::TrimHint), chosen.trim, move |trim| {
            SelectingSettings { trim, ..chosen }
        });
    html! {
        <details key="selecting" class="selecting">
            <summary key="name">{ desk.tr().say(Text::Selecting(SelectingText::Settings)) }</summary>
            <div key="switches" class="selecting-switches">{ words }{ trim }</div>
        </details>
    }
}

fn switch(
    desk: &Desk,
    (name, hint): (SelectingText<'static>, SelectingText<'static>),
    is_on: bool,
    with: impl Fn(bool) -> SelectingSettings + 'static,
) -> Html {
    let (tr, settings) = (desk.tr(), desk.settings);
    let onchange = desk.dispatch.reform(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let selecting = with(input.is_some_and(|input| input.checked()));
        Msg::Session(SessionMsg::SetSettings(Settings { selecting, ..settings }))
    });
    let name = tr.say(Text::Selecting(name));
    html! {
        <label key={name.to_string()} class="check">
            <input type="checkbox" checked={is_on} {onchange} />
            <span>{ name }<small>{ tr.say(Text::Selecting(hint)) }</small></span>
        </label>
    }
}
