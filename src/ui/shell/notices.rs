//! Short messages. They stay until dismissed or replaced, and never lie over the text.

use crate::context::use_dispatch;
use crate::i18n::{
    BackupText, DocumentText, ProjectText, TabText, Text, Translator, use_translator,
};
use crate::ui::privacy::NewVersion;
use crate::ui::widgets::{Button, Glyph, progress};
use engine::{
    Dialog, ExchangeMsg, Fact, FolderMsg, Msg, Notice, NoticeKind, ProjectsMsg, SessionMsg, TabMsg,
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// After so long a message that asks for nothing goes by itself.
const STAY_MS: u32 = 7000;

/// All notices, oldest first. The region is always there, so that what is added to it is heard.
pub(super) fn notices(tr: Translator, notices: &[Notice]) -> Html {
    let items = notices.iter().map(|notice| {
        html! { <NoticeItem key={notice.id} notice={notice.clone()} /> }
    });
    html! {
        <div
            key="notices"
            class="notices"
            role="region"
            aria-live="polite"
            aria-label={tr.say(Text::Notices)}
        >
            { for items }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NoticeItemProps {
    notice: Notice,
}

#[component(NoticeItem)]
fn notice_item(props: &NoticeItemProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let Notice { id, kind } = props.notice.clone();
    let is_failure = is_failure(&kind);
    let dismiss = dispatch.reform(move |()| Msg::Session(SessionMsg::DismissNotice(id)));
    let is_reading = matches!(kind, NoticeKind::Reading { .. } | NoticeKind::Packing(_));
    // what asks for something waits for the answer
    let is_version = kind == NoticeKind::NewVersion;
    let asks =
        is_version || matches!(kind, NoticeKind::MayBeCleaned | NoticeKind::BackupRestored(..));
    use_dismissal(!is_failure && !is_reading && !asks, dismiss.clone());
    let words = tr.say(Text::Notice(&kind));
    let actions = actions(&kind).into_iter().map(|(label, msg)| {
        let name = tr.say(label);
        let press = dispatch.reform(move |()| msg.clone());
        Html::from(Button::new(name.to_string(), name, press).class("small"))
    });
    html! {
        <div class={classes!("notice", is_failure.then_some("failure"))}>
            <p key="words" role={is_failure.then_some("alert")}>
                { words.clone() }
            </p>
            { Button::new("dismiss", tr.say(Text::Dismiss), dismiss).icon_only(Glyph::Close).class("quiet") }
            <div key="progress" class="notice-progress">{ bar(&kind, words) }</div>
            <div key="actions" class="notice-actions">{ for actions }</div>
            <div key="version" class="notice-actions">{ new_version(is_version) }</div>
        </div>
    }
}

fn new_version(is_version: bool) -> Option<Html> {
    is_version.then(|| html! { <NewVersion key="new-version" /> })
}

/// How far the file is that is being read.
fn bar(kind: &NoticeKind, words: AttrValue) -> Option<Html> {
    let permille = match kind {
        NoticeKind::Reading { permille, .. } => *permille,
        NoticeKind::Packing(permille) => Some(*permille),
        _ => return None,
    };
    Some(progress(words, permille.map(usize::from), 1000))
}

/// Lets a message go after a while.
#[hook]
fn use_dismissal(goes: bool, dismiss: Callback<()>) {
    use_effect_with(goes, move |goes| {
        let timeout = goes.then(|| Timeout::new(STAY_MS, move || dismiss.emit(())));
        move || drop(timeout)
    });
}

fn is_failure(kind: &NoticeKind) -> bool {
    matches!(
        kind,
        NoticeKind::FileRefused { .. }
            | NoticeKind::NotReadable { .. }
            | NoticeKind::ArticleRefused(_)
            | NoticeKind::ExportFailed(_)
            | NoticeKind::SaveFailed(_)
            | NoticeKind::BackupFailed(_)
            | NoticeKind::FolderFailed(_)
            | NoticeKind::StoreDamaged(_)
            | NoticeKind::SaveFirst
            | NoticeKind::ProjectsFailed(_)
    )
}

/// What can be done about it.
fn actions(kind: &NoticeKind) -> Vec<(Text<'static>, Msg)> {
    match kind {
        NoticeKind::SaveFailed(_) => vec![
            (Text::DownloadCopy, Msg::Exchange(ExchangeMsg::Download)),
            (Text::Retry, Msg::Io(Fact::RetryRequested)),
        ],
        NoticeKind::SaveFirst => vec![
            (Text::DownloadCopy, Msg::Exchange(ExchangeMsg::Download)),
            (Text::Retry, Msg::Io(Fact::RetryRequested)),
        ],
        NoticeKind::StoreDamaged(_) => vec![(
            Text::Project(ProjectText::ShowDamaged),
            Msg::Session(SessionMsg::SetDialog(Some(Dialog::Damaged))),
        )],
        NoticeKind::MayBeCleaned => {
            vec![(Text::Project(ProjectText::KeepForGood), Msg::Projects(ProjectsMsg::KeepForGood))]
        }
        NoticeKind::ExportFailed(_) => {
            vec![(Text::Retry, Msg::Exchange(ExchangeMsg::Download))]
        }
        NoticeKind::Imported { n_issues: 1.., .. } => vec![(
            Text::ShowReport,
            Msg::Session(SessionMsg::SetDialog(Some(Dialog::ImportReport))),
        )],
        NoticeKind::HitsTagged { n_new: 1.., .. } => vec![(Text::Undo, Msg::Undo)],
        NoticeKind::Reading { .. } => {
            vec![(Text::Document(DocumentText::Stop), Msg::Exchange(ExchangeMsg::StopReading))]
        }
        NoticeKind::HeldBack { .. } => {
            vec![(Text::Tab(TabText::TakeOver), Msg::Tab(TabMsg::TakeOver))]
        }
        NoticeKind::FolderFailed(_) => {
            vec![(Text::Backup(BackupText::FolderRetry), Msg::Folder(FolderMsg::Write))]
        }
        NoticeKind::BackupRestored(_, key) => vec![(
            Text::Project(ProjectText::Open),
            Msg::Projects(ProjectsMsg::Open(Rc::clone(key))),
        )],
        NoticeKind::BackupFailed(_) => {
            vec![(Text::DownloadCopy, Msg::Exchange(ExchangeMsg::Download))]
        }
        _ => Vec::new(),
    }
}
