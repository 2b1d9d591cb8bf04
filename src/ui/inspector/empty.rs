//! What the inspector shows while no annotation is selected: how to select one, and the article.

use crate::context::{use_dispatch, use_document};
use crate::i18n::{Text, use_translator};
use crate::ui::widgets::{Button, Glyph};
use engine::{Command, Dialog, Msg, SessionMsg};
use model::Metadata;
use yew::prelude::*;

/// Advice and the article's metadata.
#[component(NothingSelected)]
pub(super) fn nothing_selected() -> Html {
    let tr = use_translator();
    html! {
        <>
            <div key="teach" class="teach">
                <p>{ tr.say(Text::NoneSelected) }</p>
                <p>{ tr.say(Text::NoneSelectedHow) }</p>
            </div>
            <div key="head" class="section-head"><h2>{ tr.say(Text::AboutArticle) }</h2></div>
            <Summary key="summary" />
        </>
    }
}

#[component(Summary)]
fn summary() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let Some(document) = use_document() else {
        return html! { <div key="none" class="summary-foot" /> };
    };
    let rows = rows(&document.data.info.metadata).into_iter().enumerate();
    let rows = rows.map(|(idx, (name, value))| {
        html! {
            <div key={idx} class="summary-row">
                <dt>{ tr.say(name) }</dt>
                <dd class="clamped" title={value.clone()}>{ value }</dd>
            </div>
        }
    });
    let n_chars = document.data.article.offsets().char_len().index();
    let id = document.data.info.id.clone();
    let edit = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(Some(Dialog::Metadata))));
    let remove = dispatch.reform(move |()| Msg::Edit(Command::DeleteDocument(id.clone())));
    html! {
        <>
            <dl key="rows" class="summary">{ for rows }</dl>
            <p key="length" class="summary-length">{ tr.say(Text::NCharacters(n_chars)) }</p>
            <div key="foot" class="summary-foot">
                <Button
                    key="edit"
                    class="small"
                    glyph={Glyph::Pencil}
                    label={tr.say(Text::EditMetadata)}
                    on_press={edit}
                />
                <Button
                    key="remove"
                    class="small quiet danger"
                    glyph={Glyph::Trash}
                    label={tr.say(Text::DeleteDocument)}
                    on_press={remove}
                />
            </div>
        </>
    }
}

/// What is known, in order.
fn rows(metadata: &Metadata) -> Vec<(Text<'static>, String)> {
    let fields = [
        (Text::Title, &metadata.title),
        (Text::Publisher, &metadata.publisher),
        (Text::Author, &metadata.author),
        (Text::Date, &metadata.date),
        (Text::ArticleLanguage, &metadata.language),
        (Text::Url, &metadata.url),
    ];
    let known = fields.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(name, value)| (name, value.clone())).collect()
}
