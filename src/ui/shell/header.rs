//! The header: what is open, undo and redo, and the way out for the work.

use super::settings::settings_buttons;
use crate::context::{
    Status, use_dispatch, use_document, use_project, use_session, use_settings, use_status,
};
use crate::i18n::{Text, Translator};
use crate::ui::widgets::{Button, Glyph, icon};
use engine::{ExchangeMsg, Msg, View};
use yew::prelude::*;

/// The header.
#[component(Header)]
pub(super) fn header() -> Html {
    let settings = use_settings();
    let tr = Translator(settings.language);
    let dispatch = use_dispatch();
    let status = use_status();
    let project = use_project();
    let session = use_session();
    let document = use_document().filter(|_| session.view == View::Read);
    let title = document.map(|document| document.data.info.metadata.title.clone());
    let title = title.map(|title| match title.trim() {
        "" => tr.say(Text::Untitled),
        _ => AttrValue::from(title),
    });
    html! {
        <header class="header">
            <h1 key="brand" class="brand">
                { icon(Glyph::Brand) }
                <span class="brand-name">{ "Stancemark" }</span>
            </h1>
            <p key="title" class="header-title" title={title.clone()}>{ title.unwrap_or_default() }</p>
            { settings_buttons(settings, &dispatch) }
            { project_tools(tr, &dispatch, &status, project.documents.is_empty()) }
        </header>
    }
}

/// Undo, redo, download. Undo also brings back an article that was removed, so it is there in
/// every room.
fn project_tools(
    tr: Translator,
    dispatch: &Callback<Msg>,
    status: &Status,
    is_empty: bool,
) -> Html {
    let (undo, redo) = status.history.steps();
    let undo_title = undo.map_or(Text::NothingToUndo, Text::UndoStep);
    let redo_title = redo.map_or(Text::NothingToRedo, Text::RedoStep);
    let button = |key, name, msg: Msg| {
        Button::new(key, tr.say(name), dispatch.reform(move |()| msg.clone()))
    };
    let undo_button = button("undo", Text::Undo, Msg::Undo)
        .glyph(Glyph::Undo)
        .title(tr.say(undo_title))
        .shortcut("Control+Z")
        .disabled(undo.is_none());
    let redo_button = button("redo", Text::Redo, Msg::Redo)
        .glyph(Glyph::Redo)
        .title(tr.say(redo_title))
        .shortcut("Control+Shift+Z")
        .disabled(redo.is_none());
    let download = button("download", Text::Download, Msg::Exchange(ExchangeMsg::Download))
        .class("primary")
        .glyph(Glyph::Download)
        .title(tr.say(Text::DownloadHint))
        .shortcut("Control+S")
        .disabled(is_empty);
    html! {
        <div key="tools" class="header-tools" role="group" aria-label={tr.say(Text::ProjectTools)}>
            { undo_button }
            { redo_button }
            { download }
        </div>
    }
}
