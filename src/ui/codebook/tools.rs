//! What the pages of the room share: sending commands, and the tools of a row.

use super::Room;
use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use crate::ui::widgets::{Button, Glyph, LineField};
use engine::{CodebookCommand, CodebookMsg, Command, Direction, Msg, Part, Place};
use model::LocalName;
use yew::prelude::*;

/// Sends a command that is made of what a control tells.
pub(super) fn command<T: 'static>(
    desk: &Desk,
    make: impl Fn(T) -> CodebookCommand + 'static,
) -> Callback<T> {
    desk.dispatch.reform(move |told| Msg::Edit(Command::Codebook(make(told))))
}

/// Up, down, delete. `place` is the row's own, and how many rows there are.
pub(super) fn row_tools(room: Room<'_>, part: &Part, name: &str, place: (usize, usize)) -> Html {
    let Room { desk, state, .. } = room;
    let tr = desk.tr();
    let shift = |direction| {
        let part = part.clone();
        let msg = move |()| Msg::Codebook(CodebookMsg::Move(part.clone(), direction));
        desk.dispatch.reform(msg)
    };
    // found again by this id when the row has changed places
    let moved = state.moved.as_ref().filter(|(moved, _)| moved == part);
    let id = |direction| {
        let is_last = moved.is_some_and(|(_, way)| *way == direction);
        is_last.then_some("codebook-moved")
    };
    let gone = part.clone();
    let remove = desk.dispatch.reform(move |()| Msg::Codebook(CodebookMsg::Ask(gone.clone())));
    let button = |key, text, glyph, on_press| {
        Button::new(key, tr.say(Text::Codebook(text)), on_press)
            .icon_only(glyph)
            .class("quiet small")
    };
    let up = button("up", CodebookText::Up(name), Glyph::Up, shift(Direction::Backward));
    let down = button("down", CodebookText::Down(name), Glyph::Down, shift(Direction::Forward));
    let (idx, n_rows) = place;
    html! {
        <span key="tools" class="row-tools">
            { up.id(id(Direction::Backward)).disabled(idx == 0) }
            { down.id(id(Direction::Forward)).disabled(idx + 1 == n_rows) }
            { button("remove", CodebookText::Remove(name), Glyph::Trash, remove) }
        </span>
    }
}

/// A field that adds something under the name that is typed.
pub(super) fn add_field(desk: &Desk, text: CodebookText<'static>, place: Place) -> Html {
    let tr = desk.tr();
    let lang = desk.settings.language.tag();
    let on_commit = desk.dispatch.reform(move |value: String| {
        let name = LocalName { lang: lang.to_owned(), value };
        Msg::Codebook(CodebookMsg::Add(place.clone(), name))
    });
    html! {
        <LineField
            key="add"
            label={tr.say(Text::Codebook(text))}
            label_hidden=true
            placeholder={tr.say(Text::Codebook(text))}
            value=""
            empties=true
            {on_commit}
        />
    }
}
