//! The header: the rooms, what is open, undo and redo, and the way out for the work.

use super::rooms::{project_link, room_links};
use super::settings::settings_buttons;
use crate::context::{Desk, Screen, Work};
use crate::i18n::{LockText, Text};
use crate::ui::find::find_button;
use crate::ui::widgets::{Button, Glyph, icon};
use engine::{ExchangeMsg, History, LockMsg, Msg, View};
use yew::prelude::*;

/// The header.
pub(super) fn header(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let document = work.document.as_ref().filter(|_| screen.session.view == View::Read);
    let title = document.map(|document| match document.data.info.metadata.title.as_str() {
        title if title.trim().is_empty() => desk.tr().say(Text::Untitled),
        title => AttrValue::from(title.to_owned()),
    });
    html! {
        <header key="header" class="header">
            <h1 key="brand" class="brand">
                { icon(Glyph::Brand) }
                <span class="brand-name">{ "Stancemark" }</span>
            </h1>
            { project_link(desk, work, screen.session.view) }
            { room_links(desk, screen.session.view) }
            <p key="title" class="header-title" title={title.clone()}>{ title.unwrap_or_default() }</p>
            { finding(desk, document.is_some()) }
            { settings_buttons(desk) }
            { project_tools(desk, &screen.history, work.project.documents.is_empty()) }
        </header>
    }
}

/// The way to the find panel, where there is an article to search.
fn finding(desk: &Desk, reads: bool) -> Html {
    match reads {
        true => find_button(desk.tr(), &desk.dispatch),
        false => html! { <span key="no-find" hidden=true /> },
    }
}

/// Undo, redo, download. Undo also brings back an article that was removed, so it is there in
/// every room.
fn project_tools(desk: &Desk, history: &History, is_empty: bool) -> Html {
    let tr = desk.tr();
    let (undo, redo) = history.steps();
    let undo_title = undo.map_or(Text::NothingToUndo, Text::UndoStep);
    let redo_title = redo.map_or(Text::NothingToRedo, Text::RedoStep);
    let button = |key, name, msg: Msg| {
        Button::new(key, tr.say(name), desk.dispatch.reform(move |()| msg.clone()))
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
    let lock = button("lock", Text::Lock(LockText::Seal), Msg::Lock(LockMsg::Ask))
        .icon_only(Glyph::Lock)
        .disabled(is_empty);
    html! {
        <div key="tools" class="header-tools" role="group" aria-label={tr.say(Text::ProjectTools)}>
            { undo_button }
            { redo_button }
            { lock }
            { download }
        </div>
    }
}
