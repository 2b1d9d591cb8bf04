//! The frame of the page: header, the room that is in use, status line, notices, dialogs.

mod header;
mod notices;
mod panel;
mod reading;
mod settings;
mod status_line;

use super::exchange::import_report_dialog;
use super::help::shortcuts_dialog;
use super::inspector::MetadataDialog;
use super::intake::IntakeScreen;
use super::widgets::use_css;
use crate::context::{use_dispatch, use_panel, use_panel_switch, use_project, use_session};
use crate::i18n::{Text, use_translator};
use engine::{Dialog, View};
use header::Header;
use notices::notices;
use panel::panel_tabs;
use reading::reading_room;
use status_line::StatusLine;
use yew::prelude::*;

/// Everything on the screen. Takes all it needs from the contexts.
#[component(Shell)]
pub(crate) fn shell() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let session = use_session();
    let panel = use_panel();
    let switch = use_panel_switch();
    let node = use_node_ref();
    // the style sheet writes this where a picture stood in the article
    use_css(&node, vec![("--picture", format!("\"{}\"", tr.say(Text::Figure(""))))]);
    let (view, room) = match session.view {
        View::Intake => ("intake", html! { <IntakeScreen key="intake" /> }),
        View::Read => ("read", reading_room(tr)),
    };
    let tabs = match session.view {
        View::Intake => html! { <div key="no-tabs" class="panel-tabs" hidden=true /> },
        View::Read => panel_tabs(tr, panel, session.annotation.is_some(), &switch),
    };
    let dialog = match session.dialog {
        Some(Dialog::Shortcuts) => shortcuts_dialog(tr, &dispatch, &project.codebook),
        Some(Dialog::Metadata) => html! { <MetadataDialog key="metadata" /> },
        Some(Dialog::ImportReport) => {
            import_report_dialog(tr, &dispatch, session.import_report.as_deref())
        }
        None => html! { <span key="none" hidden=true /> },
    };
    html! {
            <div ref={node} class="app" data-view={view} data-panel={panel.as_str()}>
                <Header key="header" />
                { tabs }
                { room }
                <StatusLine key="status" />
                { notices(tr, &session.notices) }
                <div key="dialogs" class="dialogs">{ dialog }</div>
            </div>
    }
}
