//! The dialog that adds groups of the starter set.

use crate::context::use_desk;
use crate::i18n::{EntityText, Text};
use crate::ui::widgets::{Button, Dialog};
use engine::starter::{Group, entities};
use engine::{Command, EntityCommand, Msg, SessionMsg};
use yew::prelude::*;

/// The groups are chosen, then added in one step.
#[component(StarterDialog)]
pub(crate) fn starter_dialog() -> Html {
    let desk = use_desk();
    let chosen = use_state_eq(|| Group::ALL.to_vec());
    let sizes = use_memo((), |()| Group::ALL.map(|group| entities(group).len()));
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let add = {
        let (groups, dispatch, close) = ((*chosen).clone(), desk.dispatch.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            dispatch.emit(Msg::Edit(Command::Entity(EntityCommand::AddStarter(groups.clone()))));
        })
    };
    let items = Group::ALL.into_iter().zip(*sizes).map(|(group, n)| {
        let setter = chosen.setter();
        let mut toggled = (*chosen).clone();
        let checked = toggled.contains(&group);
        if checked {
            toggled.retain(|kept| *kept != group);
        } else {
            toggled.push(group);
            toggled.sort_unstable();
        }
        let onchange = move |_: Event| setter.set(toggled.clone());
        html! {
            <li key={format!("{group:?}")}>
                <label class="check">
                    <input key="box" type="checkbox" {checked} {onchange} />
                    <span key="name">{ tr.say(Text::Entity(EntityText::GroupName(group))) }</span>
                    <span key="n" class="entity-hint">{ tr.say(Text::Entity(EntityText::NEntities(n))) }</span>
                </label>
            </li>
        }
    });
    let button = Button::new("add", tr.say(Text::Entity(EntityText::StarterAdd)), add);
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { button.class("primary").disabled(chosen.is_empty()) }
        </div>
    };
    html! {
        <Dialog
            title={tr.say(Text::Entity(EntityText::Starter))}
            close_label={tr.say(Text::Close)}
            on_close={close}
            {foot}
        >
            <div class="entity-dialog">
                <p key="how">{ tr.say(Text::Entity(EntityText::StarterHow)) }</p>
                <ul key="groups" class="starter-groups" role="list">{ for items }</ul>
            </div>
        </Dialog>
    }
}
