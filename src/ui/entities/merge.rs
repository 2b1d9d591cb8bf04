//! The dialog that makes the open entity one with another.

use super::target::target_box;
use super::{entity_hint, entity_name, entity_sign};
use crate::context::{use_desk, use_session, use_work};
use crate::i18n::{EntityText, Text, Translator};
use crate::ui::widgets::{Button, Dialog};
use engine::{Command, EntitiesMsg, EntityCommand, Msg, SessionMsg};
use model::{Entity, EntityId};
use yew::prelude::*;

/// The target is chosen, what changes is shown, then it is done.
#[component(MergeDialog)]
pub(crate) fn merge_dialog() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let target = use_state_eq(|| None::<EntityId>);
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let entity = session.entities.selected.as_ref().and_then(|id| work.project.entities.get(id));
    let Some(entity) = entity else { return html! { <span hidden=true /> } };
    let into = target.as_ref().and_then(|id| work.project.entities.get(id));
    let choose = {
        let target = target.setter();
        Callback::from(move |id| target.set(Some(id)))
    };
    let merge = {
        let (from, into) = (entity.id.clone(), into.map(|into| into.id.clone()));
        let (dispatch, close) = (desk.dispatch.clone(), close.clone());
        Callback::from(move |()| {
            let Some(into) = into.clone() else { return };
            close.emit(());
            let merge = EntityCommand::Merge { from: from.clone(), into: into.clone() };
            dispatch.emit(Msg::Edit(Command::Entity(merge)));
            let open = EntitiesMsg::Open(Some(into));
            dispatch.emit(Msg::Session(SessionMsg::Entities(open)));
        })
    };
    let button = Button::new("merge", tr.say(Text::Entity(EntityText::Merge)), merge);
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { button.class("primary").disabled(into.is_none()) }
        </div>
    };
    let title = format!("{}: {}", tr.say(Text::Entity(EntityText::Merge)), entity_name(tr, entity));
    let n_uses = work.entities.n_uses(&entity.id);
    let preview = match into {
        Some(into) => preview(tr, entity, into, n_uses),
        None => html! { <div key="no-preview" hidden=true /> },
    };
    html! {
        <Dialog {title} close_label={tr.say(Text::Close)} on_close={close} {foot} class="has-combo">
            <div class="entity-dialog">
                <p key="how">{ tr.say(Text::Entity(EntityText::MergeHow)) }</p>
                { target_box(&desk, &work, entity, EntityText::MergeWith, &choose) }
                { preview }
            </div>
        </Dialog>
    }
}

/// What stays, and what it gains.
fn preview(tr: Translator, from: &Entity, into: &Entity, n_uses: usize) -> Html {
    let is_new = |name: &&str| into.spellings().all(|known| known != *name);
    let gained: Vec<_> = from.spellings().filter(is_new).collect();
    let gained = gained.join(", ");
    let words = EntityText::MergePreview {
        from: &entity_name(tr, from),
        into: &entity_name(tr, into),
        n: n_uses,
    };
    let aliases =
        (!gained.is_empty()).then(|| tr.say(Text::Entity(EntityText::NewAliases(&gained))));
    html! {
        <div key="preview" class="entity-preview" role="status">
            <p key="into" class="entity-linked">
                { entity_sign(into) }
                <span key="name" class="entity-linked-name">
                    <strong key="name">{ entity_name(tr, into) }</strong>
                    <span key="hint" class="entity-hint">{ entity_hint(tr, into) }</span>
                </span>
            </p>
            <p key="words">{ tr.say(Text::Entity(words)) }</p>
            <p key="aliases">{ aliases.unwrap_or_default() }</p>
        </div>
    }
}
