//! The room of the codebook: labels and statement types, and the page of the one that is open.

mod attributes;
mod key_field;
mod label;
mod list;
mod merge;
mod names;
mod remove;
mod statement_type;
mod tools;

pub(crate) use merge::merge_dialog;
pub(crate) use remove::remove_dialog;

use crate::context::{Desk, Work};
use crate::i18n::{CodebookText, RoomText, Text};
use crate::ui::widgets::{Button, Glyph};
use engine::{CodebookMsg, CodebookState, Holder, Msg, Session, View};
use label::label_page;
use list::list;
use model::Codebook;
use statement_type::type_page;
use yew::prelude::*;

/// What the parts of the room are drawn from.
#[derive(Debug, Clone, Copy)]
struct Room<'r> {
    desk: &'r Desk,
    codebook: &'r Codebook,
    state: &'r CodebookState,
}

/// The whole room.
pub(crate) fn codebook_room(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let state = &session.codebook;
    let codebook = &work.project.codebook;
    let room = Room { desk, codebook, state };
    let page = match &state.selected {
        Some(Holder::Label(id)) => codebook.label(id).map(|label| label_page(room, label)),
        Some(Holder::Type(id)) => codebook.statement_type(id).map(|kind| type_page(room, kind)),
        None => None,
    };
    let has_page = page.is_some();
    let back = desk.dispatch.reform(|()| Msg::Codebook(CodebookMsg::Open(None)));
    let back = Button::new("back", tr.say(Text::Codebook(CodebookText::Back)), back)
        .glyph(Glyph::Back)
        .class("quiet");
    html! {
        <main key="codebook" class="codebook" data-page={has_page.to_string()}>
            <h2 key="room" class="visually-hidden">{ tr.say(Text::Room(RoomText::Name(View::Codebook))) }</h2>
            { list(room) }
            <div key="page" id="codebook-page" class="codebook-page" tabindex="-1">
                <div key="back" class="codebook-back">{ back }</div>
                { page.unwrap_or_else(|| nothing_open(desk)) }
            </div>
        </main>
    }
}

fn nothing_open(desk: &Desk) -> Html {
    let tr = desk.tr();
    html! {
        <div key="nothing" class="codebook-teach">
            <p key="what">{ tr.say(Text::Codebook(CodebookText::Pick)) }</p>
            <p key="how" class="hint">{ tr.say(Text::Codebook(CodebookText::PickHow)) }</p>
        </div>
    }
}
