//! Language, theme, what leaves the page, and the sheet of shortcuts.

use crate::context::Desk;
use crate::i18n::{PrivacyText, ReadingText, Text};
use crate::ui::widgets::{Button, Glyph};
use engine::{Dialog, Language, Msg, OfflineMsg, SessionMsg, Settings, Theme};
use yew::prelude::*;

/// The small buttons. They stand in the header, or on narrow screens in the status line.
pub(super) fn settings_buttons(desk: &Desk) -> Html {
    let (tr, settings) = (desk.tr(), desk.settings);
    let button = |key, name, msg: SessionMsg| {
        let press = desk.dispatch.reform(move |()| Msg::Session(msg.clone()));
        Button::new(key, tr.say(name), press).class("quiet")
    };
    let language = other_language(settings.language);
    let change = SessionMsg::SetSettings(Settings { language, ..settings });
    let language_button = button("language", Text::OtherLanguage, change).lang(language.tag());
    let (glyph, theme) = theme_and_next(settings.theme);
    let change = SessionMsg::SetSettings(Settings { theme, ..settings });
    let theme_button = button("theme", Text::Theme(settings.theme), change).icon_only(glyph);
    let reading = SessionMsg::SetDialog(Some(Dialog::Reading));
    let reading_button = button("reading", Text::Reading(ReadingText::Heading), reading)
        .icon_only(Glyph::Letters)
        .shortcut(",");
    let show = desk.dispatch.reform(|()| Msg::Offline(OfflineMsg::ShowPrivacy));
    let privacy_button = Button::new("privacy", tr.say(Text::Privacy(PrivacyText::Heading)), show)
        .class("quiet privacy-way")
        .icon_only(Glyph::Shield);
    let help = SessionMsg::SetDialog(Some(Dialog::Shortcuts));
    let help_button = button("help", Text::Shortcuts, help).icon_only(Glyph::Help).shortcut("?");
    html! {
        <div key="settings" class="settings" role="group" aria-label={tr.say(Text::Settings)}>
            { language_button }
            { theme_button }
            { reading_button }
            { privacy_button }
            { help_button }
        </div>
    }
}

const fn other_language(language: Language) -> Language {
    match language {
        Language::En => Language::ZhCn,
        Language::ZhCn => Language::En,
    }
}

/// The picture of a theme, and the theme that follows it.
const fn theme_and_next(theme: Theme) -> (Glyph, Theme) {
    match theme {
        Theme::System => (Glyph::System, Theme::Light),
        Theme::Light => (Glyph::Sun, Theme::Dark),
        Theme::Dark => (Glyph::Moon, Theme::System),
    }
}
