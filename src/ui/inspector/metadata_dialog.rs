//! The dialog that edits the metadata of the open document, or of one in the list of all: one step of undo for the whole form.

use crate::context::{use_dispatch, use_session, use_work};
use crate::i18n::{Text, use_translator};
use crate::ui::metadata::{Field, metadata_fields};
use crate::ui::widgets::{Button, Dialog};
use engine::{Command, Msg, SessionMsg};
use model::Metadata;
use std::rc::Rc;
use yew::prelude::*;

/// What is typed and not saved yet.
#[derive(Debug, Clone, PartialEq)]
struct Typed(Metadata);

impl Reducible for Typed {
    type Action = (Field, String);

    fn reduce(self: Rc<Self>, (field, value): Self::Action) -> Rc<Self> {
        let mut typed = (*self).clone();
        field.set(&mut typed.0, value);
        Rc::new(typed)
    }
}

/// The form, with Save and Cancel.
#[component(MetadataDialog)]
pub(crate) fn metadata_dialog() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let work = use_work();
    let id = session.documents.editing.as_ref().or(session.document.as_ref());
    let info = id.and_then(|id| Some(work.project.documents.get(id)?.info.clone()));
    let typed = {
        let before = info.as_ref().map(|info| info.metadata.clone()).unwrap_or_default();
        use_reducer_eq(move || Typed(before))
    };
    let on_close = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let on_edit = {
        let dispatcher = typed.dispatcher();
        Callback::from(move |edit| dispatcher.dispatch(edit))
    };
    let save = {
        let (typed, close) = (typed.0.clone(), on_close.clone());
        Callback::from(move |()| {
            if let Some(info) = info.as_ref().filter(|info| info.metadata != typed) {
                let command = Command::EditMetadata(info.id.clone(), Box::new(typed.clone()));
                dispatch.emit(Msg::Edit(command));
            }
            close.emit(());
        })
    };
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), on_close.clone()) }
            { Button::new("save", tr.say(Text::Save), save).class("primary") }
        </div>
    };
    html! {
        <Dialog
            title={tr.say(Text::EditMetadata)}
            close_label={tr.say(Text::Close)}
            {on_close}
            {foot}
        >
            <div class="metadata-form">
                { metadata_fields(tr, &typed.0, &on_edit) }
            </div>
        </Dialog>
    }
}
