//! The frame of the page: header, the room that is in use, status line, notices, dialogs.

mod character;
mod header;
mod notices;
mod panel;
mod reading;
mod rooms;
mod settings;
mod status_line;
mod tab_banner;

use super::backups::BackupsDialog;
use super::codebook::{codebook_room, merge_dialog, remove_dialog};
use super::coders::CodersDialog;
use super::documents::{BatchDialog, DocumentsRoom, columns_dialog};
use super::entities::{DeleteDialog, MergeDialog, SplitDialog, StarterDialog, entities_room};
use super::exchange::import_report_dialog;
use super::help::shortcuts_dialog;
use super::history::HistoryRoom;
use super::inspector::MetadataDialog;
use super::intake::IntakeScreen;
use super::lock::{SealDialog, UnlockDialog};
use super::privacy::privacy_dialog;
use super::projects::{damaged_dialog, delete_dialog, projects_room};
use super::reading::reading_dialog;
use super::revise::revise_room;
use super::seek::SeekRoom;
use super::statement_table::{RecodeDialog, statements_room};
use super::suggestions::rules_dialog;
use super::watch::WatchRoom;
use super::widgets::use_css;
use crate::context::{Desk, Screen, Work, use_desk, use_screen, use_work};
use crate::i18n::Text;
use engine::{Dialog, View};
use header::header;
use notices::notices;
use panel::panel_tabs;
use reading::reading_room;
use status_line::status_line;
use tab_banner::tab_banner;
use yew::prelude::*;

/// Everything on the screen. It is drawn after every message; what takes long to draw is a
/// component below it, which is drawn only when something of its own has changed.
#[component(Shell)]
pub(crate) fn shell() -> Html {
    let desk = use_desk();
    let work = use_work();
    let screen = use_screen();
    let tr = desk.tr();
    use_effect_with(screen.session.view.room(), |_| rooms::show_present());
    let node = use_node_ref();
    // the style sheet writes this where a picture stood in the article
    use_css(&node, vec![("--picture", format!("\"{}\"", tr.say(Text::Figure(""))))]);
    let (view, tabs, room) = match screen.session.view {
        View::Intake => ("intake", no_tabs(), html! { <IntakeScreen key="intake" /> }),
        View::Read => {
            ("read", panel_tabs(&desk, &screen), reading_room(&desk, &work, &screen.session))
        }
        View::Revise => ("revise", no_tabs(), revise_room(&desk, &work, &screen.session)),
        View::Documents => ("documents", no_tabs(), html! { <DocumentsRoom key="documents" /> }),
        View::Search => ("search", no_tabs(), html! { <SeekRoom key="search" /> }),
        View::History => ("history", no_tabs(), html! { <HistoryRoom key="history" /> }),
        View::Projects => ("projects", no_tabs(), projects_room(&desk, &work, &screen)),
        View::Watch => ("watch", no_tabs(), html! { <WatchRoom key="watch" /> }),
        View::Entities => ("entities", no_tabs(), entities_room(tr, &work, &screen)),
        View::Statements => ("statements", no_tabs(), statements_room(&desk, &work, &screen)),
        View::Codebook => ("codebook", no_tabs(), codebook_room(&desk, &work, &screen.session)),
    };
    let focus = (view == "read" && desk.settings.reading.focus).then_some("");
    let banner = (!screen.session.tab.role.writes()).then_some("");
    html! {
        <div
            ref={node}
            class="app"
            data-view={view}
            data-panel={screen.panel.as_str()}
            data-focus={focus}
            data-banner={banner}
        >
            { tab_banner(&desk, &screen.session) }
            { header(&desk, &work, &screen) }
            { tabs }
            { room }
            { status_line(&desk, &work, &screen) }
            { notices(tr, &screen.session.notices) }
            <div key="dialogs" class="dialogs">{ dialog(&desk, &work, &screen) }</div>
        </div>
    }
}

fn no_tabs() -> Html {
    html! { <div key="no-tabs" class="panel-tabs" hidden=true /> }
}

fn dialog(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let Desk { dispatch, .. } = desk;
    match screen.session.dialog {
        Some(Dialog::Shortcuts) => shortcuts_dialog(desk.tr(), dispatch, &work.project.codebook),
        Some(Dialog::Metadata) => html! { <MetadataDialog key="metadata" /> },
        Some(Dialog::Batch) => html! { <BatchDialog key="batch" /> },
        Some(Dialog::Columns) => columns_dialog(desk, screen.session.columns.as_deref()),
        Some(Dialog::Backups) => html! { <BackupsDialog key="backups" /> },
        Some(Dialog::Coders) => html! { <CodersDialog key="coders" /> },
        Some(Dialog::ImportReport) => {
            let report = screen.session.import_report.as_deref();
            import_report_dialog(desk.tr(), dispatch, report)
        }
        Some(Dialog::Recode) => html! { <RecodeDialog key="recode" /> },
        Some(Dialog::Reading) => reading_dialog(desk.tr(), dispatch, desk.settings.reading),
        Some(Dialog::MergeEntity) => html! { <MergeDialog key="merge" /> },
        Some(Dialog::SplitEntity) => html! { <SplitDialog key="split" /> },
        Some(Dialog::DeleteEntity) => html! { <DeleteDialog key="delete" /> },
        Some(Dialog::StarterSet) => html! { <StarterDialog key="starter" /> },
        Some(Dialog::RemoveFromCodebook) => remove_dialog(),
        Some(Dialog::MergeLabel) => merge_dialog(),
        Some(Dialog::Rules) => rules_dialog(desk, work, &screen.session),
        Some(Dialog::Seal) => html! { <SealDialog key="seal" /> },
        Some(Dialog::Unlock) => html! { <UnlockDialog key="unlock" /> },
        Some(Dialog::Privacy) => privacy_dialog(desk, screen),
        Some(Dialog::DeleteProject) => delete_dialog(desk, work, screen),
        Some(Dialog::Damaged) => damaged_dialog(desk, screen),
        None => html! { <span key="none" hidden=true /> },
    }
}
