//! The bar over the article while one goes through the hits of the search: which hit of how
//! many, the way to the next, and back to all of them.

use super::say;
use crate::context::Desk;
use crate::i18n::SeekText;
use crate::ui::widgets::{Button, Glyph};
use engine::{Direction, Msg, SeekMsg, SeekState, Session, SessionMsg, View};
use yew::prelude::*;

/// The bar; nothing to see while one does not.
pub(crate) fn trail_bar(desk: &Desk, session: &Session) -> Html {
    let state = &session.seek;
    let Some(idx) = place(state).filter(|_| !session.find.is_open) else {
        return html! { <div key="no-trail" hidden=true /> };
    };
    let step = |key, name, direction, glyph| {
        let step = desk.dispatch.reform(move |()| Msg::Seek(SeekMsg::Step(direction)));
        Button::new(key, say(desk, name), step).icon_only(glyph).class("quiet small")
    };
    let back = desk.dispatch.reform(|()| Msg::Session(SessionMsg::GoTo(View::Search)));
    let end = desk.dispatch.reform(|()| Msg::Seek(SeekMsg::EndTrail));
    let words = SeekText::Trail { idx, n_hits: state.n_hits() };
    html! {
        <div key="trail" class="seek-trail" role="group" aria-label={say(desk, SeekText::Hits)}>
            { Button::new("back", say(desk, SeekText::ToHits), back).class("quiet small").glyph(Glyph::Back) }
            <span key="place" class="seek-place" role="status">{ say(desk, words) }</span>
            { step("previous", SeekText::Previous, Direction::Backward, Glyph::Up).shortcut("Shift+H") }
            { step("next", SeekText::Next, Direction::Forward, Glyph::Down).shortcut("H") }
            { Button::new("end", say(desk, SeekText::EndTrail), end).icon_only(Glyph::Close).class("quiet small") }
        </div>
    }
}

/// The number of the hit, from 0.
fn place(state: &SeekState) -> Option<usize> {
    let (document, nth) = state.here.as_ref().filter(|_| state.is_trail)?;
    let at = state.groups.binary_search_by(|group| group.document.cmp(document)).ok()?;
    let before: usize = state.groups[..at].iter().map(|group| group.hits.len()).sum();
    Some(before + nth.filter(|nth| *nth < state.groups[at].hits.len())?)
}
