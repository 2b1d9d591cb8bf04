//! What the reader chose: the language from the address, else, like all else, what this browser
//! remembers, else what it asks for.

use engine::{Language, PageChoices, ReadingSettings, SelectingSettings, Settings, Theme};
use gloo_utils::{document_element, window};

const LANGUAGE_KEY: &str = "stancemark.language";
const THEME_KEY: &str = "stancemark.theme";
const SELECTING_KEY: &str = "stancemark.selecting";
const ALIKE_KEY: &str = "stancemark.alike";
const PAGES_KEY: &str = "stancemark.pages";
const READING_KEY: &str = "stancemark.reading";

/// The settings to start with. `?lang=en` and `?lang=zh-CN` in the address win.
pub fn load_settings() -> Settings {
    let forced = query("lang");
    let asked = || {
        window()
            .navigator()
            .languages()
            .iter()
            .filter_map(|tag| tag.as_string())
            .collect::<Vec<_>>()
    };
    let mut candidates = forced.into_iter().chain(stored(LANGUAGE_KEY)).chain(asked());
    let language = candidates.find_map(|tag| Language::from_tag(&tag));
    let theme = match stored(THEME_KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    let selecting = stored(SELECTING_KEY).map(|line| SelectingSettings::decode(&line));
    let reading = stored(READING_KEY).map(|line| ReadingSettings::decode(&line));
    Settings {
        language: language.unwrap_or_default(),
        theme,
        selecting: selecting.unwrap_or_default(),
        alike: stored(ALIKE_KEY).as_deref() == Some("yes"),
        reading: reading.unwrap_or_default(),
    }
}

/// What this browser remembers to have been taken back of whose pages.
pub fn load_page_choices() -> PageChoices {
    stored(PAGES_KEY).map(|text| PageChoices::decode(&text)).unwrap_or_default()
}

/// Remembers what is taken back of whose pages; nothing of it is work.
pub(super) fn remember_page_choices(text: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(PAGES_KEY, text);
    }
}

/// The value of a parameter of the address.
fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    let parameters = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    parameters.get(name)
}

/// What is remembered; nothing where the browser forbids it.
fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Remembers the settings, where the browser lets us; they are a comfort, not work.
pub(super) fn remember(settings: Settings) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(LANGUAGE_KEY, settings.language.tag());
        let _ = storage.set_item(THEME_KEY, theme_name(settings.theme));
        let _ = storage.set_item(SELECTING_KEY, &settings.selecting.encode());
        let _ = storage.set_item(ALIKE_KEY, if settings.alike { "yes" } else { "no" });
        let _ = storage.set_item(READING_KEY, &settings.reading.encode());
    }
}

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// Tells the page its language and theme.
pub fn apply_settings(settings: Settings) {
    let root = document_element();
    // the attribute names are valid, so neither call can fail
    let _ = root.set_attribute("lang", settings.language.tag());
    let _ = root.set_attribute("data-theme", theme_name(settings.theme));
}
