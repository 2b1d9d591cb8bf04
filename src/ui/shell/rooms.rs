//! The way between the rooms: links in the header, and the hint while a key for one is awaited.

use crate::context::{Desk, Work};
use crate::i18n::{RoomText, Text};
use crate::ui::projects::project_name;
use engine::{Msg, Session, SessionMsg, View};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The way to the projects: the name of the open one.
pub(super) fn project_link(desk: &Desk, work: &Work, present: View) -> Html {
    let tr = desk.tr();
    let onclick =
        desk.dispatch.reform(|_: MouseEvent| Msg::Session(SessionMsg::GoTo(View::Projects)));
    let name = project_name(tr, &work.project.info.name);
    let room = tr.say(Text::Room(RoomText::Name(View::Projects)));
    html! {
        <button
            key="project"
            type="button"
            class="project-link"
            title={format!("{room}: {name}")}
            aria-current={(present == View::Projects).then_some("page")}
            aria-keyshortcuts="G P"
            {onclick}
        >
            <span key="room" class="visually-hidden">{ format!("{room}: ") }</span>
            <span key="name">{ name }</span>
        </button>
    }
}

/// The rooms. The one in use is marked.
pub(super) fn room_links(desk: &Desk, present: View) -> Html {
    let tr = desk.tr();
    let others = View::ROOMS.into_iter().filter(|room| *room != View::Projects);
    let links = others.map(|room| {
        let onclick =
            desk.dispatch.reform(move |_: MouseEvent| Msg::Session(SessionMsg::GoTo(room)));
        let is_present = room == present.room();
        html! {
            <button
                key={room.key().to_string()}
                type="button"
                class="room-link"
                aria-current={is_present.then_some("page")}
                aria-keyshortcuts={format!("G {}", room.key().to_ascii_uppercase())}
                {onclick}
            >
                { tr.say(Text::Room(RoomText::Name(room))) }
            </button>
        }
    });
    html! {
        <nav key="rooms" class="rooms" aria-label={tr.say(Text::Room(RoomText::Rooms))}>
            { for links }
        </nav>
    }
}

/// Where the rooms do not all fit, scrolls to the one in use.
pub(super) fn show_present() {
    let document = gloo_utils::document();
    let element = |selector| {
        let found = document.query_selector(selector).ok()??;
        found.dyn_into::<HtmlElement>().ok()
    };
    if let (Some(bar), Some(link)) = (element(".rooms"), element(".rooms [aria-current]")) {
        let space = (bar.client_width() - link.offset_width()) / 2;
        bar.set_scroll_left(link.offset_left() - bar.offset_left() - space);
    }
}

/// Which letter leads where, while one is awaited. The region is always there, so that what
/// comes into it is heard.
pub(super) fn room_keys(desk: &Desk, session: &Session) -> Html {
    let tr = desk.tr();
    let keys = View::ROOMS.into_iter().filter(|_| session.goes).map(|room| {
        html! {
            <span key={room.key().to_string()} class="room-key">
                <kbd key="key">{ room.key().to_ascii_uppercase() }</kbd>
                { tr.say(Text::Room(RoomText::Name(room))) }
            </span>
        }
    });
    let words = session.goes.then(|| tr.say(Text::Room(RoomText::GoTo)));
    html! {
        <span key="goes" class="room-keys" role="status" aria-label={tr.say(Text::Room(RoomText::Group))}>
            <span key="words">{ words.unwrap_or_default() }</span>
            <span key="keys">{ for keys }</span>
        </span>
    }
}
