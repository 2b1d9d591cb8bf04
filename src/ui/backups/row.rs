//! A backup in the list.

use crate::context::use_desk;
use crate::i18n::{BackupText, Text};
use crate::ui::history::time_words;
use crate::ui::widgets::Button;
use engine::{Backup, BackupsMsg, Msg};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct BackupLineProps {
    pub(super) backup: Backup,
    /// The name of the project.
    pub(super) project: AttrValue,
}

/// When, why and how much, and what can be done with it. Deleting asks once more, in its place.
#[component(BackupLine)]
pub(super) fn backup_line(props: &BackupLineProps) -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let say = |text: BackupText<'_>| tr.say(Text::Backup(text));
    let is_sure = use_state(|| false);
    let Backup { id, row } = &props.backup;
    let when = time_words(tr, row.at);
    let reason = say(BackupText::Reason(row.reason));
    let title = if row.name.is_empty() { reason.clone() } else { row.name.clone().into() };
    let told = format!("{title}, {when}");
    let send = |msg: BackupsMsg| desk.dispatch.reform(move |()| Msg::Backups(msg.clone()));
    let name = say(BackupText::RestoredName { project: &props.project, when: &when });
    let file = formats::file_name(&name, "");
    let restore = send(BackupsMsg::Restore(id.clone(), name.to_string()));
    let download = send(BackupsMsg::Download(id.clone(), file));
    let (delete, delete_name) = match *is_sure {
        true => (send(BackupsMsg::Delete(id.clone())), BackupText::DeleteSure),
        false => {
            let is_sure = is_sure.clone();
            (Callback::from(move |()| is_sure.set(true)), BackupText::Delete)
        }
    };
    let button = |key: &'static str, text, press| {
        let name = say(text);
        let told = say(BackupText::Of { action: &name, backup: &told });
        Button::new(key, name, press).title(told).class("small")
    };
    html! {
        <li class="backup">
            <div key="what" class="backup-what">
                <strong key="title">{ title }</strong>
                <span key="why" class="backup-why">
                    { if row.name.is_empty() { AttrValue::default() } else { reason } }
                </span>
                <span key="when" class="backup-when">{ &when }</span>
                <small key="counts">
                    { say(BackupText::Counts(row)) }{ " · " }{ say(BackupText::Size(row.n_bytes)) }
                </small>
            </div>
            <div key="ways" class="backups-ways">
                { button("restore", BackupText::Restore, restore) }
                { button("download", BackupText::Download, download) }
                { button("delete", delete_name, delete).class(if *is_sure { "small danger" } else { "small quiet" }) }
            </div>
        </li>
    }
}
