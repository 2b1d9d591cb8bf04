//! The dialog that makes the open label one with another.

use crate::context::{use_desk, use_session, use_work};
use crate::i18n::{CodebookText, Text};
use crate::ui::widgets::{Button, Dialog, Select};
use engine::{CodebookCommand, CodebookMsg, Holder, Msg, SessionMsg, preview};
use model::LabelId;
use yew::prelude::*;

/// The dialog.
pub(crate) fn merge_dialog() -> Html {
    html! { <MergeLabelDialog key="merge-label" /> }
}

#[component(MergeLabelDialog)]
fn merge() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let into = use_state_eq(String::new);
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let codebook = &work.project.codebook;
    let open = match &session.codebook.selected {
        Some(Holder::Label(id)) => codebook.label(id),
        _ => None,
    };
    let Some(label) = open else { return html! { <span hidden=true /> } };
    let name = tr.name(&label.names, label.id.as_str());
    let mut options = vec![(String::new(), tr.say(Text::Codebook(CodebookText::ChooseLabel)))];
    let others = codebook.labels.iter().filter(|other| other.id != label.id);
    options.extend(others.map(|other| {
        let id = other.id.as_str();
        (id.to_owned(), tr.name(&other.names, id))
    }));
    let choose = {
        let into = into.setter();
        Callback::from(move |id| into.set(id))
    };
    let heir = LabelId::new(into.as_str());
    let is_chosen = !into.is_empty();
    let counts = is_chosen.then(|| {
        let command = CodebookCommand::Merge { from: label.id.clone(), into: heir.clone() };
        let reach = preview(&work.project, command);
        tr.say(Text::Codebook(CodebookText::WouldChange(reach)))
    });
    let confirm = desk.dispatch.reform(move |()| Msg::Codebook(CodebookMsg::Merge(heir.clone())));
    let button = Button::new("merge", tr.say(Text::Codebook(CodebookText::Merge)), confirm);
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { button.class("primary").disabled(!is_chosen) }
        </div>
    };
    html! {
        <Dialog
            title={tr.say(Text::Codebook(CodebookText::Merge))}
            close_label={tr.say(Text::Close)}
            on_close={close}
            {foot}
        >
            <div class="codebook-dialog">
                <p key="how">{ tr.say(Text::Codebook(CodebookText::MergeHow(&name))) }</p>
                { Html::from(Select { key: "into", label: tr.say(Text::Codebook(CodebookText::MergeInto)), options, selected: &into, on_choose: choose }) }
                <p key="counts" role="status">{ counts.unwrap_or_default() }</p>
            </div>
        </Dialog>
    }
}
