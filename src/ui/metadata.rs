//! The fields of an article's metadata, as the preview and the metadata dialog show them.

use super::widgets::TextField;
use crate::i18n::{Text, Translator};
use model::Metadata;
use yew::prelude::*;

/// A field that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Publisher,
    Author,
    Date,
    Url,
    Language,
}

impl Field {
    const ALL: [Self; 6] =
        [Self::Title, Self::Publisher, Self::Author, Self::Date, Self::Language, Self::Url];

    const fn label(self) -> Text<'static> {
        match self {
            Self::Title => Text::Title,
            Self::Publisher => Text::Publisher,
            Self::Author => Text::Author,
            Self::Date => Text::Date,
            Self::Url => Text::Url,
            Self::Language => Text::ArticleLanguage,
        }
    }

    const fn hint(self) -> Option<Text<'static>> {
        match self {
            Self::Date => Some(Text::DateHint),
            Self::Language => Some(Text::LanguageHint),
            Self::Title | Self::Publisher | Self::Author | Self::Url => None,
        }
    }

    const fn is_long(self) -> bool {
        matches!(self, Self::Title | Self::Url)
    }

    fn get(self, metadata: &Metadata) -> &str {
        match self {
            Self::Title => &metadata.title,
            Self::Publisher => &metadata.publisher,
            Self::Author => &metadata.author,
            Self::Date => &metadata.date,
            Self::Url => &metadata.url,
            Self::Language => &metadata.language,
        }
    }

    /// Writes the field.
    pub(crate) fn set(self, metadata: &mut Metadata, value: String) {
        let field = match self {
            Self::Title => &mut metadata.title,
            Self::Publisher => &mut metadata.publisher,
            Self::Author => &mut metadata.author,
            Self::Date => &mut metadata.date,
            Self::Url => &mut metadata.url,
            Self::Language => &mut metadata.language,
        };
        *field = value;
    }
}

/// All fields; those that only this source has are listed and kept.
pub(crate) fn metadata_fields(
    tr: Translator,
    metadata: &Metadata,
    on_edit: &Callback<(Field, String)>,
) -> Html {
    let fields = Field::ALL.into_iter().enumerate().map(|(idx, field)| {
        let placeholder = field.hint().map(|hint| tr.say(hint)).unwrap_or_default();
        html! {
            <TextField
                key={idx}
                label={tr.say(field.label())}
                value={AttrValue::from(field.get(metadata).to_owned())}
                {placeholder}
                class={classes!(field.is_long().then_some("full"))}
                on_input={on_edit.reform(move |value| (field, value))}
            />
        }
    });
    html! {
        <>
            <div key="fields" class="metadata-grid">{ for fields }</div>
            <div key="extra">{ extra_fields(metadata, &tr.say(Text::OtherFields)) }</div>
        </>
    }
}

fn extra_fields(metadata: &Metadata, heading: &AttrValue) -> Html {
    if metadata.extra.is_empty() {
        return Html::default();
    }
    let rows = metadata.extra.iter().map(|(name, value)| {
        html! {
            <div key={name.clone()} class="extra-field"><dt>{ name }</dt><dd>{ value }</dd></div>
        }
    });
    html! {
        <div class="field">
            <p class="field-label">{ heading }</p>
            <dl class="extra-fields">{ for rows }</dl>
        </div>
    }
}
