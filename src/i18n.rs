//! What the interface says, in both languages. Every text is a value of [`Text`], and each
//! language answers all of them: a missing translation does not compile.

mod backups;
mod codebook;
mod coders;
mod columns;
mod documents;
mod en;
mod entities;
mod files;
mod find;
mod history;
mod lock;
mod number;
mod privacy;
mod projects;
mod reading;
mod revise;
mod rooms;
mod seek;
mod selecting;
mod statements;
mod suggestions;
mod tables;
mod tabs;
mod text;
mod watch;
mod web_page;
mod zh;

pub(crate) use backups::BackupText;
pub(crate) use codebook::CodebookText;
pub(crate) use coders::CoderText;
pub(crate) use columns::ColumnsText;
pub(crate) use documents::DocumentText;
pub(crate) use entities::{EntityText, entity_types};
pub(crate) use find::FindText;
pub(crate) use history::HistoryText;
pub(crate) use lock::LockText;
pub(crate) use number::thousands;
pub(crate) use privacy::{Allows, PrivacyText};
pub(crate) use projects::{ProjectText, bytes};
pub(crate) use reading::ReadingText;
pub(crate) use revise::ReviseText;
pub(crate) use rooms::RoomText;
pub(crate) use seek::SeekText;
pub(crate) use selecting::SelectingText;
pub(crate) use statements::StatementText;
pub(crate) use suggestions::{RuleText, SuggestionText};
pub(crate) use tables::TableText;
pub(crate) use tabs::TabText;
pub(crate) use text::Text;
pub(crate) use watch::WatchText;
pub(crate) use web_page::PageText;

use crate::context::{Desk, use_desk};
use engine::Language;
use model::Names;
use std::borrow::Cow;
use yew::prelude::*;

/// Says a text in a language.
pub(crate) fn tr(language: Language, text: Text<'_>) -> Cow<'static, str> {
    match language {
        Language::En => en::say(text),
        Language::ZhCn => zh::say(text),
    }
}

/// Says texts in the chosen language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Translator(pub(crate) Language);

impl Translator {
    /// Says a text.
    pub(crate) fn say(self, text: Text<'_>) -> AttrValue {
        match tr(self.0, text) {
            Cow::Borrowed(words) => AttrValue::Static(words),
            Cow::Owned(words) => AttrValue::from(words),
        }
    }

    /// The best of several names; the id of what has none.
    pub(crate) fn name(self, names: &Names, id: &str) -> AttrValue {
        let name = names.best(self.0.tag());
        AttrValue::from(if name.trim().is_empty() { id } else { name }.to_owned())
    }
}

impl Desk {
    /// The translator for the chosen language.
    pub(crate) const fn tr(&self) -> Translator {
        Translator(self.settings.language)
    }
}

/// The translator for the chosen language.
#[hook]
pub(crate) fn use_translator() -> Translator {
    use_desk().tr()
}
