//! The file that is kept in step in a folder.

use crate::context::Desk;
use crate::i18n::{BackupText, Text};
use crate::ui::history::time_words;
use crate::ui::widgets::Button;
use engine::{Dialog, FolderMsg, FolderState, Msg, Session, SessionMsg};
use yew::prelude::*;

/// How it stands, and what can be done.
pub(super) fn folder_section(desk: &Desk, session: &Session) -> Html {
    let tr = desk.tr();
    let say = |text: BackupText<'_>| tr.say(Text::Backup(text));
    let (state, ways): (_, &[(BackupText<'_>, FolderMsg)]) = match &session.folder {
        FolderState::Unavailable => (say(BackupText::FolderUnavailable), &[]),
        _ if !session.tab.role.writes() => (say(BackupText::FolderElsewhere), &[]),
        FolderState::Off => {
            (say(BackupText::FolderOff), &[(BackupText::FolderChoose, FolderMsg::Choose)])
        }
        FolderState::Locked(name) => (
            say(BackupText::FolderLocked(name)),
            &[
                (BackupText::FolderUnlock, FolderMsg::Unlock),
                (BackupText::FolderStop, FolderMsg::Stop),
            ],
        ),
        FolderState::Writing(name) => {
            (say(BackupText::FolderWriting(name)), &[(BackupText::FolderStop, FolderMsg::Stop)])
        }
        FolderState::Written(name, at) => (
            say(BackupText::FolderWritten { name, when: &time_words(tr, *at) }),
            &[(BackupText::FolderStop, FolderMsg::Stop)],
        ),
        FolderState::Failed(name, why) => (
            say(BackupText::FolderFailed { name, why }),
            &[
                (BackupText::FolderRetry, FolderMsg::Write),
                (BackupText::FolderChoose, FolderMsg::Choose),
                (BackupText::FolderStop, FolderMsg::Stop),
            ],
        ),
    };
    let ways = ways.iter().map(|(name, msg)| {
        let (name, msg) = (say(*name), *msg);
        let press = desk.dispatch.reform(move |()| Msg::Folder(msg));
        Html::from(Button::new(name.to_string(), name, press))
    });
    let is_failed = matches!(session.folder, FolderState::Failed(..));
    html! {
        <div key="folder">
            <p key="intro" class="quiet-text">{ say(BackupText::FolderIntro) }</p>
            <p key="state" class={classes!("folder-state", is_failed.then_some("failed"))} role="status">
                { state }
            </p>
            <div key="ways" class="backups-ways">{ for ways }</div>
        </div>
    }
}

/// The same for the status line: a button that opens the dialog, and says how the file stands
/// where there is one.
pub(crate) fn folder_state(desk: &Desk, session: &Session) -> Html {
    let (class, text) = match &session.folder {
        FolderState::Written(name, _) => ("saved", BackupText::FolderInStep(name)),
        FolderState::Writing(name) => ("saving", BackupText::FolderWriting(name)),
        FolderState::Failed(name, _) | FolderState::Locked(name) => {
            ("failed", BackupText::FolderBehind(name))
        }
        FolderState::Unavailable | FolderState::Off => ("", BackupText::Open),
    };
    let open = SessionMsg::SetDialog(Some(Dialog::Backups));
    let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Session(open.clone()));
    html! {
        <button key="backups" type="button" class={classes!("text-button", "folder-button", class)} {onclick}>
            { desk.tr().say(Text::Backup(text)) }
        </button>
    }
}
