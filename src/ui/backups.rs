//! The dialog of the backups, of the file that is kept in step in a folder, and of the archive.

mod folder;
mod row;

pub(crate) use folder::folder_state;

use super::frame;
use super::widgets::Button;
use crate::context::{Desk, use_desk, use_session, use_work};
use crate::i18n::{BackupText, Text};
use engine::{Backup, BackupsMsg, ExchangeMsg, Msg, Session};
use folder::folder_section;
use row::BackupLine;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

/// The whole dialog.
#[component(BackupsDialog)]
pub(crate) fn backups_dialog() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let tr = desk.tr();
    let say = |text| tr.say(Text::Backup(text));
    let archive = desk.dispatch.reform(|()| Msg::Exchange(ExchangeMsg::Archive));
    let ways = Button::new("close", tr.say(Text::Close), frame::close(&desk)).class("primary");
    let body = html! {
        <div class="backups">
            <section key="list" class="backups-part">
                <p key="intro" class="quiet-text">{ say(BackupText::Intro) }</p>
                <MakeForm key="make" />
                { list(&desk, &work.project.info.name, &session) }
            </section>
            <section key="folder" class="backups-part">
                <h3 key="heading">{ say(BackupText::Folder) }</h3>
                { folder_section(&desk, &session) }
            </section>
            <section key="archive" class="backups-part">
                <h3 key="heading">{ say(BackupText::Archive) }</h3>
                <p key="intro" class="quiet-text">{ say(BackupText::ArchiveIntro) }</p>
                <div key="ways" class="backups-ways">
                    { Button::new("archive", say(BackupText::ArchiveDownload), archive) }
                </div>
            </section>
        </div>
    };
    frame::framed(&desk, ("backups", "wide"), Text::Backup(BackupText::Backups), ways.into(), body)
}

/// A field for the name, and the button that makes a backup.
#[component(MakeForm)]
fn make_form() -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let node = use_node_ref();
    let onsubmit = {
        let (node, dispatch) = (node.clone(), desk.dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = node.cast::<HtmlInputElement>() {
                dispatch.emit(Msg::Backups(BackupsMsg::Make(input.value().trim().to_owned())));
                input.set_value("");
            }
        })
    };
    html! {
        <form class="name-form" {onsubmit}>
            <label key="label" class="name-label">
                <span>{ tr.say(Text::Backup(BackupText::Name)) }</span>
                <input
                    ref={node}
                    class="input"
                    type="text"
                    maxlength="120"
                    autocomplete="off"
                    placeholder={tr.say(Text::Backup(BackupText::NameHint))}
                />
            </label>
            <button key="make" type="submit" class="button">
                { tr.say(Text::Backup(BackupText::Make)) }
            </button>
        </form>
    }
}

fn list(desk: &Desk, project: &str, session: &Session) -> Html {
    let say = |text| desk.tr().say(Text::Backup(text));
    let Some(list) = session.backups.list.as_ref() else {
        return html! { <p key="none" class="quiet-text">{ say(BackupText::Loading) }</p> };
    };
    if list.is_empty() {
        return html! { <p key="none" class="quiet-text">{ say(BackupText::Empty) }</p> };
    }
    let n_bytes = list.iter().map(|backup| backup.row.n_bytes).sum();
    let rows = list.iter().map(|backup: &Backup| {
        let project = AttrValue::from(project.to_owned());
        html! { <BackupLine key={backup.id.clone()} backup={backup.clone()} {project} /> }
    });
    html! {
        <div key="list">
            <p key="total" class="count" role="status">
                { say(BackupText::Total { n: list.len(), n_bytes }) }
            </p>
            <ul key="rows" class="backups-list" role="list" aria-label={say(BackupText::Backups)}>
                { for rows }
            </ul>
        </div>
    }
}
