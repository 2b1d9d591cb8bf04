//! The status line: whether the work is saved, that nothing leaves the page, where the caret is.

use super::character::{BidiNote, character_place};
use super::rooms::room_keys;
use super::settings::settings_buttons;
use crate::context::{Desk, Screen, Work, use_desk, use_saving};
use crate::i18n::{ReadingText, TabText, Text, Translator};
use crate::ui::backups::folder_state;
use crate::ui::widgets::Button;
use engine::{ExchangeMsg, Fact, Msg, OfflineMsg, ReadingMsg, SaveState, SessionMsg, View};
use yew::prelude::*;

/// The footer.
pub(super) fn status_line(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let tr = desk.tr();
    let document = work.document.as_ref().filter(|_| screen.session.view == View::Read);
    let place = match document.zip(screen.session.selection) {
        Some((document, selection)) => character_place(tr, document, selection),
        None => html! { <span key="place" class="caret-place" /> },
    };
    let show = desk.dispatch.reform(|_: MouseEvent| Msg::Offline(OfflineMsg::ShowPrivacy));
    html! {
        <footer key="status" class="status-line">
            <SaveStatus key="save" follows={!screen.session.tab.role.writes()} />
            { folder_state(desk, &screen.session) }
            <button key="offline" type="button" class="offline text-button" onclick={show}>
                { tr.say(Text::Offline) }
            </button>
            <span key="spacer" class="spacer" />
            { room_keys(desk, &screen.session) }
            <BidiNote key="bidi" />
            { place }
            { way_out_of_focus(desk, document.is_some()) }
            { settings_buttons(desk) }
        </footer>
    }
}

/// The header is not there in focus mode.
fn way_out_of_focus(desk: &Desk, reads: bool) -> Html {
    if !(reads && desk.settings.reading.focus) {
        return html! { <span key="no-focus" hidden=true /> };
    }
    let leave =
        desk.dispatch.reform(|()| Msg::Session(SessionMsg::Reading(ReadingMsg::ToggleFocus)));
    Button::new("focus", desk.tr().say(Text::Reading(ReadingText::LeaveFocus)), leave)
        .class("small")
        .shortcut("Escape")
        .into()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SaveStatusProps {
    /// Whether another tab writes.
    follows: bool,
}

/// The state of saving, with ways out where it failed. A component, since it is told at once
/// where the rest of the page follows later.
#[component(SaveStatus)]
fn save_status(props: &SaveStatusProps) -> Html {
    let (desk, save) = (use_desk(), use_saving());
    let tr = desk.tr();
    let (class, words) = match &save {
        SaveState::Saved | SaveState::Saving if props.follows => {
            ("saved", tr.say(Text::Tab(TabText::Following)))
        }
        SaveState::Saved => ("saved", tr.say(Text::Saved)),
        SaveState::Saving => ("saving", tr.say(Text::Saving)),
        SaveState::Failed(failure) => ("failed", tr.say(Text::NotSaved(failure))),
    };
    let ways_out = match save {
        SaveState::Failed(_) => ways_out(tr, &desk.dispatch),
        SaveState::Saved | SaveState::Saving => html! { <span key="fine" hidden=true /> },
    };
    html! {
        <div class="save">
            <span
                key="state"
                class={classes!("save-state", class)}
                role="status"
                aria-label={tr.say(Text::SaveState)}
            >
                { words }
            </span>
            { ways_out }
        </div>
    }
}

fn ways_out(tr: Translator, dispatch: &Callback<Msg>) -> Html {
    let retry = dispatch.reform(|_: MouseEvent| Msg::Io(Fact::RetryRequested));
    let download = dispatch.reform(|_: MouseEvent| Msg::Exchange(ExchangeMsg::Download));
    html! {
        <span key="ways-out">
            <button key="retry" type="button" class="text-button" onclick={retry}>
                { tr.say(Text::Retry) }
            </button>
            <button key="download" type="button" class="text-button" onclick={download}>
                { tr.say(Text::DownloadCopy) }
            </button>
        </span>
    }
}
