//! The keys with which statements are made.

use super::Press;
use engine::{ComposeMsg, Direction, Msg};

/// What a key means while a statement is proposed.
pub(super) fn offer_key(press: &Press) -> Option<Msg> {
    if press.is_composing || press.in_field || press.control || press.alt {
        return None;
    }
    Some(Msg::Compose(match press.key.as_str() {
        "Enter" => ComposeMsg::Accept,
        "Escape" => ComposeMsg::Dismiss,
        "ArrowDown" => ComposeMsg::TurnRow(Direction::Forward),
        "ArrowUp" => ComposeMsg::TurnRow(Direction::Backward),
        "ArrowRight" => ComposeMsg::Turn(Direction::Forward),
        "ArrowLeft" => ComposeMsg::Turn(Direction::Backward),
        _ => return None,
    }))
}

/// What a key means in the reading room.
pub(super) fn statement_key(key: char) -> Option<Msg> {
    Some(Msg::Compose(match key {
        'x' => ComposeMsg::Mark,
        't' => ComposeMsg::Compose(0),
        'T' => ComposeMsg::Compose(1),
        'u' => ComposeMsg::Join,
        'd' => ComposeMsg::Duplicate,
        'N' => ComposeMsg::Step(Direction::Forward),
        'P' => ComposeMsg::Step(Direction::Backward),
        _ => return None,
    }))
}
