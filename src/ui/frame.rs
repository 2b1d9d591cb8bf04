//! The frame of a dialog that Escape and the button in its corner close.

use super::widgets::Dialog;
use crate::context::Desk;
use crate::i18n::Text;
use engine::{Msg, SessionMsg};
use yew::prelude::*;

/// Closes whichever dialog is open.
pub(super) fn close(desk: &Desk) -> Callback<()> {
    desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)))
}

/// A dialog with its buttons below what it says.
pub(super) fn framed(
    desk: &Desk,
    (key, class): (&'static str, &'static str),
    title: Text<'_>,
    ways: Html,
    body: Html,
) -> Html {
    let tr = desk.tr();
    let foot = html! { <div key="foot" class="dialog-foot">{ ways }</div> };
    html! {
        <Dialog
            {key}
            {class}
            title={tr.say(title)}
            close_label={tr.say(Text::Dismiss)}
            on_close={close(desk)}
            {foot}
        >
            { body }
        </Dialog>
    }
}
