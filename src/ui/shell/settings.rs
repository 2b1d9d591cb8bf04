//! Language, theme, and the sheet of shortcuts.

use crate::context::{use_dispatch, use_settings};
use crate::i18n::{Text, use_text};
use crate::ui::widgets::{Button, Glyph};
use engine::{Dialog, Language, Msg, SessionMsg, Settings, Theme};
use yew::prelude::*;

/// The three small buttons. They stand in the header, or on narrow screens in the status line.
#[component(SettingsButtons)]
pub(super) fn settings_buttons() -> Html {
    let settings = use_settings();
    let dispatch = use_dispatch();
    let text = use_text();
    let set = dispatch.reform(|settings| Msg::Session(SessionMsg::SetSettings(settings)));
    let language = other_language(settings.language);
    let theme = next_theme(settings.theme);
    let glyph = match settings.theme {
        Theme::System => Glyph::System,
        Theme::Light => Glyph::Sun,
        Theme::Dark => Glyph::Moon,
    };
    let help = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(Some(Dialog::Shortcuts))));
    html! {
        <div class="settings" role="group" aria-label={text(Text::Settings)}>
            <Button
                key="language"
                class="quiet"
                lang={language.tag()}
                label={text(Text::OtherLanguage)}
                on_press={set.reform(move |()| Settings { language, ..settings })}
            />
            <Button
                key="theme"
                class="quiet"
                {glyph}
                icon_only=true
                label={text(Text::Theme(settings.theme))}
                on_press={set.reform(move |()| Settings { theme, ..settings })}
            />
            <Button
                key="help"
                class="quiet"
                glyph={Glyph::Help}
                icon_only=true
                label={text(Text::Shortcuts)}
                keys="?"
                on_press={help}
            />
        </div>
    }
}

const fn other_language(language: Language) -> Language {
    match language {
        Language::En => Language::ZhCn,
        Language::ZhCn => Language::En,
    }
}

const fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    }
}
