//! The room of the entities: the actors and processes that annotations point to.

use crate::i18n::{RoomText, Text, Translator};
use engine::View;
use yew::prelude::*;

/// The whole room.
pub(crate) fn entities_room(tr: Translator) -> Html {
    html! {
        <main key="entities" id="room" class="entities" tabindex="-1">
            <h2 key="heading">{ tr.say(Text::Room(RoomText::Name(View::Entities))) }</h2>
        </main>
    }
}
