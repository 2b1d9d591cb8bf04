//! How the article is set: a dialog beside the text, which follows at once.

use super::widgets::{Button, Choice, Dialog, Options, Slider};
use crate::i18n::{ReadingText, Text, Translator};
use engine::{Msg, ReadingFont, ReadingMsg, ReadingSettings, SessionMsg};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The dialog.
pub(crate) fn reading_dialog(
    tr: Translator,
    dispatch: &Callback<Msg>,
    now: ReadingSettings,
) -> Html {
    let on_close = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let send = dispatch.reform(|msg| Msg::Session(SessionMsg::Reading(msg)));
    let set = send.reform(ReadingMsg::Set);
    let say = |text| tr.say(Text::Reading(text));
    let reset = send.reform(|()| ReadingMsg::Reset);
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("reset", say(ReadingText::Reset), reset) }
            { Button::new("done", say(ReadingText::Done), on_close.clone()).class("primary") }
        </div>
    };
    html! {
        <Dialog
            key="reading"
            class="beside"
            title={say(ReadingText::Heading)}
            close_label={tr.say(Text::Close)}
            {on_close}
            {foot}
        >
            <div class="reading-form">
                { sliders(tr, &set, now) }
                { fonts(tr, &set, now) }
                { switches(tr, &set, now) }
            </div>
        </Dialog>
    }
}

fn sliders(tr: Translator, set: &Callback<ReadingSettings>, now: ReadingSettings) -> Html {
    let say = |text| tr.say(Text::Reading(text));
    let size = Slider {
        id: "reading-size",
        label: say(ReadingText::Size),
        value: now.size,
        bounds: ReadingSettings::SIZES,
        shown: say(ReadingText::SizeValue(now.size)),
        on_change: set.reform(move |size| ReadingSettings { size, ..now }),
    };
    let leading = Slider {
        id: "reading-leading",
        label: say(ReadingText::Leading),
        value: now.leading,
        bounds: ReadingSettings::LEADINGS,
        shown: say(ReadingText::LeadingValue(now.leading)),
        on_change: set.reform(move |leading| ReadingSettings { leading, ..now }),
    };
    let measure = Slider {
        id: "reading-measure",
        label: say(ReadingText::Measure),
        value: now.measure,
        bounds: ReadingSettings::MEASURES,
        shown: say(ReadingText::MeasureValue(now.measure)),
        on_change: set.reform(move |measure| ReadingSettings { measure, ..now }),
    };
    html! {
        <div key="sliders" class="reading-form">
            { Html::from(size) }
            { Html::from(leading) }
            { Html::from(measure) }
        </div>
    }
}

fn fonts(tr: Translator, set: &Callback<ReadingSettings>, now: ReadingSettings) -> Html {
    let choices = ReadingFont::ALL.into_iter().map(|font| Choice {
        value: font.as_str().into(),
        label: tr.say(Text::Reading(ReadingText::FontName(font))),
        glyph: None,
        class: classes!(format!("font-{}", font.as_str())),
    });
    Options {
        legend: tr.say(Text::Reading(ReadingText::Font)),
        name: "reading-font".into(),
        choices: choices.collect(),
        selected: Some(now.font.as_str()),
        on_choose: set.reform(move |name: AttrValue| ReadingSettings {
            font: ReadingFont::from_name(&name).unwrap_or(now.font),
            ..now
        }),
        beside: html! { <span key="nothing" hidden=true /> },
    }
    .into()
}

fn switches(tr: Translator, set: &Callback<ReadingSettings>, now: ReadingSettings) -> Html {
    use ReadingText::{Focus, FocusHint, Invisibles, InvisiblesHint, Numbers};
    let switch = |name, hint, is_on, change: fn(ReadingSettings, bool) -> ReadingSettings| {
        let onchange = set.reform(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            change(now, input.is_some_and(|input| input.checked()))
        });
        let name = tr.say(Text::Reading(name));
        let hint: Option<ReadingText> = hint;
        let hint = hint.map(|hint| tr.say(Text::Reading(hint)));
        html! {
            <label key={name.to_string()} class="check">
                <input type="checkbox" checked={is_on} {onchange} />
                <span>
                    { name }
                    <small>{ hint.unwrap_or_default() }</small>
                </span>
            </label>
        }
    };
    let numbers =
        switch(Numbers, None, now.numbers, |now, numbers| ReadingSettings { numbers, ..now });
    let invisibles = switch(Invisibles, Some(InvisiblesHint), now.invisibles, |now, invisibles| {
        ReadingSettings { invisibles, ..now }
    });
    let focus =
        switch(Focus, Some(FocusHint), now.focus, |now, focus| ReadingSettings { focus, ..now });
    html! {
        <fieldset key="switches" class="field">
            <legend>{ tr.say(Text::Reading(ReadingText::Shown)) }</legend>
            { numbers }
            { invisibles }
            { focus }
        </fieldset>
    }
}
