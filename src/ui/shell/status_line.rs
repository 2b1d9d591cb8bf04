//! The status line: whether the work is saved, that nothing leaves the page, where the caret is.

use super::rooms::room_keys;
use super::settings::settings_buttons;
use crate::context::{Desk, OpenDocument, Screen, Work};
use crate::i18n::{Text, Translator};
use crate::ui::phrase::{code_point, code_points};
use engine::{ExchangeMsg, Fact, Msg, SaveState, Selection, View};
use yew::prelude::*;

/// The footer.
pub(super) fn status_line(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let tr = desk.tr();
    let document = work.document.as_ref().filter(|_| screen.session.view == View::Read);
    let place = document.zip(screen.session.selection);
    let place = place.map(|(document, selection)| caret_place(tr, document, selection));
    html! {
        <footer key="status" class="status-line">
            { save_status(tr, &desk.dispatch, &screen.status.save) }
            <span key="offline" class="offline">{ tr.say(Text::Offline) }</span>
            <span key="spacer" class="spacer" />
            { room_keys(desk, &screen.session) }
            <span key="place" class="caret-place">{ place.unwrap_or_default() }</span>
            { settings_buttons(desk) }
        </footer>
    }
}

/// Where the caret is, or how much is selected.
fn caret_place(tr: Translator, document: &OpenDocument, selection: Selection) -> AttrValue {
    let article = &document.data.article;
    match selection.range() {
        None => tr.say(Text::CodePoint(code_point(article, selection.focus))),
        Some(range) => {
            let (start, end) = code_points(article, range);
            let place = tr.say(Text::Place { start, end });
            format!("{place} · {}", tr.say(Text::Selected(end - start))).into()
        }
    }
}

/// The state of saving, with ways out where it failed.
fn save_status(tr: Translator, dispatch: &Callback<Msg>, save: &SaveState) -> Html {
    let (class, words) = match save {
        SaveState::Saved => ("saved", tr.say(Text::Saved)),
        SaveState::Saving => ("saving", tr.say(Text::Saving)),
        SaveState::Failed(failure) => ("failed", tr.say(Text::NotSaved(failure))),
    };
    let ways_out = match save {
        SaveState::Failed(_) => ways_out(tr, dispatch),
        SaveState::Saved | SaveState::Saving => html! { <span key="fine" hidden=true /> },
    };
    html! {
        <div key="save" class="save">
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
