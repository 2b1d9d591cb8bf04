//! The frame of the page: header, the room that is in use, status line, notices, dialogs.

mod header;
mod notices;
mod panel;
mod reading;
mod settings;
mod status_line;

pub(crate) use panel::{Panel, use_panel_switch};

use super::exchange::ImportReportDialog;
use super::help::ShortcutsDialog;
use super::inspector::MetadataDialog;
use super::intake::IntakeScreen;
use super::widgets::use_css;
use crate::context::use_session;
use crate::i18n::{Text, use_text};
use engine::{Dialog, View};
use header::Header;
use notices::Notices;
use panel::{PanelSwitch, PanelTabs};
use reading::ReadingRoom;
use status_line::StatusLine;
use yew::prelude::*;

/// Everything on the screen. Takes all it needs from the contexts.
#[component(Shell)]
pub(crate) fn shell() -> Html {
    let session = use_session();
    let text = use_text();
    let panel = use_state_eq(|| Panel::Article);
    let setter = panel.setter();
    let switch = use_callback((), move |panel: Panel, ()| setter.set(panel));
    let node = use_node_ref();
    // the style sheet writes this where a picture stood in the article
    use_css(&node, vec![("--picture", format!("\"{}\"", text(Text::Figure(""))))]);
    let (view, room) = match session.view {
        View::Intake => ("intake", html! { <IntakeScreen key="intake" /> }),
        View::Read => ("read", html! { <ReadingRoom key="read" /> }),
    };
    let tabs = match session.view {
        View::Intake => html! { <div key="no-tabs" class="panel-tabs" hidden=true /> },
        View::Read => html! { <PanelTabs key="tabs" panel={*panel} /> },
    };
    html! {
        <ContextProvider<PanelSwitch> context={PanelSwitch(switch)}>
            <div ref={node} class="app" data-view={view} data-panel={panel.as_str()}>
                <Header key="header" />
                { tabs }
                { room }
                <StatusLine key="status" />
                <Notices key="notices" />
                <div key="dialogs" class="dialogs">{ dialog(session.dialog) }</div>
            </div>
        </ContextProvider<PanelSwitch>>
    }
}

fn dialog(dialog: Option<Dialog>) -> Html {
    match dialog {
        Some(Dialog::Shortcuts) => html! { <ShortcutsDialog key="shortcuts" /> },
        Some(Dialog::Metadata) => html! { <MetadataDialog key="metadata" /> },
        Some(Dialog::ImportReport) => html! { <ImportReportDialog key="import-report" /> },
        None => html! { <span key="none" hidden=true /> },
    }
}
