//! The dialog that asks where what was coded goes when a part of the codebook is taken out.

use crate::context::{use_desk, use_session, use_work};
use crate::i18n::{CodebookText, Text, Translator};
use crate::ui::widgets::{Button, Dialog, Select};
use engine::{CodebookMsg, Holder, Msg, Part, SessionMsg, uses};
use model::{Attribute, Codebook, Names};
use yew::prelude::*;

/// The dialog.
pub(crate) fn remove_dialog() -> Html {
    html! { <RemoveDialog key="remove-part" /> }
}

#[component(RemoveDialog)]
fn remove() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let heir = use_state_eq(String::new);
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let Some(part) = session.codebook.asking.clone() else {
        return html! { <span hidden=true /> };
    };
    let all = beside(tr, &work.project.codebook, &part);
    let is_it = |(id, _): &&(String, AttrValue)| id.as_str() == part.id();
    let name = all.iter().find(is_it).map(|(_, name)| name.clone()).unwrap_or_default();
    let mut options = vec![(String::new(), tr.say(Text::Codebook(CodebookText::NoHeir)))];
    options.extend(all.iter().filter(|row| !is_it(row)).cloned());
    let choose = {
        let heir = heir.setter();
        Callback::from(move |id| heir.set(id))
    };
    let chosen = Some((*heir).clone()).filter(|id| !id.is_empty());
    let verb = if chosen.is_some() { CodebookText::HandOver } else { CodebookText::RemoveAll };
    let confirm =
        desk.dispatch.reform(move |()| Msg::Codebook(CodebookMsg::Remove(chosen.clone())));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { Button::new("remove", tr.say(Text::Codebook(verb)), confirm).class("primary") }
        </div>
    };
    let reach = uses(&work.project, &part);
    html! {
        <Dialog
            title={tr.say(Text::Codebook(CodebookText::Remove(&name)))}
            close_label={tr.say(Text::Close)}
            on_close={close}
            {foot}
        >
            <div class="codebook-dialog">
                <p key="uses">{ tr.say(Text::Codebook(CodebookText::InUse(&name, reach))) }</p>
                { Html::from(Select { key: "heir", label: tr.say(Text::Codebook(CodebookText::Heir)), options, selected: &heir, on_choose: choose }) }
            </div>
        </Dialog>
    }
}

/// The part and those beside it: ids and names.
fn beside(tr: Translator, codebook: &Codebook, part: &Part) -> Vec<(String, AttrValue)> {
    let row = |id: &str, names: &Names| (id.to_owned(), tr.name(names, id));
    match part {
        Part::Label(_) => {
            codebook.labels.iter().map(|label| row(label.id.as_str(), &label.names)).collect()
        }
        Part::Type(_) => {
            let types = codebook.statement_types.iter();
            types.map(|kind| row(kind.id.as_str(), &kind.names)).collect()
        }
        Part::Slot(kind, _) => {
            let slots = codebook.statement_type(kind).map(|kind| kind.slots.as_slice());
            let slots = slots.unwrap_or_default().iter();
            slots.map(|slot| row(slot.id.as_str(), &slot.names)).collect()
        }
        Part::Attribute(holder, _) => {
            let attributes = attributes_of(codebook, holder).iter();
            attributes.map(|known| row(known.id.as_str(), &known.names)).collect()
        }
        Part::Choice(holder, id, _) => {
            let attribute = attributes_of(codebook, holder).iter().find(|known| known.id == *id);
            let choices = attribute.map(|known| known.kind.choices()).unwrap_or_default();
            choices.iter().map(|choice| row(&choice.id, &choice.names)).collect()
        }
    }
}

fn attributes_of<'c>(codebook: &'c Codebook, holder: &Holder) -> &'c [Attribute] {
    let found = match holder {
        Holder::Label(id) => codebook.label(id).map(|label| label.attributes.as_slice()),
        Holder::Type(id) => codebook.statement_type(id).map(|kind| kind.variables.as_slice()),
    };
    found.unwrap_or_default()
}
