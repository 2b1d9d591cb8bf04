//! The status line: whether the work is saved, that nothing leaves the page, where the caret is.

use super::settings::SettingsButtons;
use crate::context::{OpenDocument, use_dispatch, use_document, use_session, use_status};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::phrase::{code_point, code_points};
use engine::{ExchangeMsg, Fact, Msg, SaveState, Selection, View};
use yew::prelude::*;

/// The footer.
#[component(StatusLine)]
pub(super) fn status_line() -> Html {
    let tr = use_translator();
    let session = use_session();
    let document = use_document().filter(|_| session.view == View::Read);
    let place = document.zip(session.selection);
    html! {
        <footer class="status-line">
            <SaveStatus key="save" />
            <span key="offline" class="offline">{ tr.say(Text::Offline) }</span>
            <span key="spacer" class="spacer" />
            <span key="place" class="caret-place">{ place.map(|(document, at)| caret_place(tr, &document, at)).unwrap_or_default() }</span>
            <SettingsButtons key="settings" />
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
#[component(SaveStatus)]
fn save_status() -> Html {
    let tr = use_translator();
    let status = use_status();
    let (class, words) = match &status.save {
        SaveState::Saved => ("saved", tr.say(Text::Saved)),
        SaveState::Saving => ("saving", tr.say(Text::Saving)),
        SaveState::Failed(failure) => ("failed", tr.say(Text::NotSaved(failure))),
    };
    let ways_out = match &status.save {
        SaveState::Failed(_) => html! { <WaysOut key="ways-out" /> },
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

#[component(WaysOut)]
fn ways_out() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let retry = dispatch.reform(|_: MouseEvent| Msg::Io(Fact::RetryRequested));
    let download = dispatch.reform(|_: MouseEvent| Msg::Exchange(ExchangeMsg::Download));
    html! {
        <span>
            <button key="retry" type="button" class="text-button" onclick={retry}>
                { tr.say(Text::Retry) }
            </button>
            <button key="download" type="button" class="text-button" onclick={download}>
                { tr.say(Text::DownloadCopy) }
            </button>
        </span>
    }
}
