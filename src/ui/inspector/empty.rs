//! What the inspector shows while no annotation is selected: how to select one, and the article.

use crate::i18n::{ReviseText, Text, Translator};
use crate::ui::revise::older_texts;
use crate::ui::widgets::{Button, Glyph};
use engine::{Command, Dialog, Msg, ReviseMsg, SessionMsg};
use model::{DocumentData, Metadata};
use yew::prelude::*;

/// Advice and the article's metadata.
pub(super) fn nothing_selected(
    tr: Translator,
    dispatch: &Callback<Msg>,
    document: Option<&DocumentData>,
) -> Html {
    html! {
        <div key="none">
            <div key="teach" class="teach">
                <p>{ tr.say(Text::NoneSelected) }</p>
                <p>{ tr.say(Text::NoneSelectedHow) }</p>
            </div>
            <div key="head" class="section-head"><h2>{ tr.say(Text::AboutArticle) }</h2></div>
            <div key="summary">{ document.map(|document| summary(tr, dispatch, document)).unwrap_or_default() }</div>
        </div>
    }
}

fn summary(tr: Translator, dispatch: &Callback<Msg>, document: &DocumentData) -> Html {
    let rows = rows(&document.info.metadata).into_iter().enumerate();
    let rows = rows.map(|(idx, (name, value))| {
        html! {
            <div key={idx} class="summary-row">
                <dt>{ tr.say(name) }</dt>
                <dd class="clamped" title={value.clone()}>{ value }</dd>
            </div>
        }
    });
    let n_chars = document.article.offsets().char_len().index();
    let id = document.info.id.clone();
    let edit = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(Some(Dialog::Metadata))));
    let remove = dispatch.reform(move |()| Msg::Edit(Command::DeleteDocument(id.clone())));
    let edit = Button::new("edit", tr.say(Text::EditMetadata), edit);
    let correct = dispatch.reform(|()| Msg::Revise(ReviseMsg::Begin));
    let correct = Button::new("correct", tr.say(Text::Revise(ReviseText::Correct)), correct);
    let remove = Button::new("remove", tr.say(Text::DeleteDocument), remove);
    html! {
        <>
            <dl key="rows" class="summary">{ for rows }</dl>
            <p key="length" class="summary-length">{ tr.say(Text::NCharacters(n_chars)) }</p>
            <div key="foot" class="summary-foot">
                { edit.class("small").glyph(Glyph::Pencil) }
                { correct.class("small").glyph(Glyph::Pencil).shortcut("Shift+E") }
                { remove.class("small quiet danger").glyph(Glyph::Trash) }
            </div>
            { older_texts(tr, dispatch, document) }
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
