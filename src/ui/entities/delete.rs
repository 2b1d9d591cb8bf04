//! The dialog that asks where the annotations of an entity go when it is taken out.

use super::entity_name;
use super::target::target_box;
use crate::context::{use_desk, use_session, use_work};
use crate::i18n::{EntityText, Text};
use crate::ui::widgets::{Button, Dialog};
use engine::{Command, EntityCommand, Msg, SessionMsg};
use model::EntityId;
use yew::prelude::*;

/// Unlink them, or hand them over.
#[component(DeleteDialog)]
pub(crate) fn delete_dialog() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let heir = use_state_eq(|| None::<EntityId>);
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let entity = session.entities.selected.as_ref().and_then(|id| work.project.entities.get(id));
    let Some(entity) = entity else { return html! { <span hidden=true /> } };
    let n_uses = work.entities.n_uses(&entity.id);
    let name = entity_name(tr, entity);
    let known = heir.as_ref().and_then(|id| work.project.entities.get(id));
    let verb = match known {
        Some(heir) => tr.say(Text::Entity(EntityText::HandOver(&entity_name(tr, heir)))),
        None if n_uses > 0 => tr.say(Text::Entity(EntityText::DeleteUnlink)),
        None => tr.say(Text::Entity(EntityText::Delete)),
    };
    let delete = {
        let command = EntityCommand::Delete { id: entity.id.clone(), heir: (*heir).clone() };
        let (dispatch, close) = (desk.dispatch.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            dispatch.emit(Msg::Edit(Command::Entity(command.clone())));
        })
    };
    let choose = {
        let heir = heir.setter();
        Callback::from(move |id| heir.set(Some(id)))
    };
    let (words, field) = if n_uses == 0 {
        (EntityText::DeleteUnused(&name), html! { <div key="no-target" hidden=true /> })
    } else {
        let field = target_box(&desk, &work, entity, EntityText::Heir, &choose);
        (EntityText::DeleteUsed(&name, n_uses), field)
    };
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { Button::new("delete", verb, delete).class("primary") }
        </div>
    };
    html! {
        <Dialog
            title={tr.say(Text::Entity(EntityText::Delete))}
            close_label={tr.say(Text::Close)}
            on_close={close}
            {foot}
            class="has-combo"
        >
            <div class="entity-dialog">
                <p key="how">{ tr.say(Text::Entity(words)) }</p>
                { field }
            </div>
        </Dialog>
    }
}
