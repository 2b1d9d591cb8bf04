//! The dialog that moves some quotes of the open entity to a new one.

use super::context_of::{Line, lines_of};
use super::entity_name;
use crate::context::{use_desk, use_session, use_work};
use crate::i18n::{EntityText, Text};
use crate::ui::widgets::{Button, Dialog, TextField};
use engine::{AnnotationKey, Command, EntityCommand, EntityDraft, Msg, SessionMsg, language_of};
use model::LocalName;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// What is chosen and typed so far.
#[derive(Debug, Clone, PartialEq, Default)]
struct Plan {
    name: String,
    chosen: BTreeSet<AnnotationKey>,
}

enum PlanMsg {
    Name(String),
    Toggle(AnnotationKey),
}

impl Reducible for Plan {
    type Action = PlanMsg;

    fn reduce(self: Rc<Self>, msg: PlanMsg) -> Rc<Self> {
        let mut plan = (*self).clone();
        match msg {
            PlanMsg::Name(name) => plan.name = name,
            PlanMsg::Toggle(key) => {
                if !plan.chosen.remove(&key) {
                    plan.chosen.insert(key);
                }
            }
        }
        Rc::new(plan)
    }
}

/// Name and quotes are chosen, then it is done.
#[component(SplitDialog)]
pub(crate) fn split_dialog() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let plan = use_reducer_eq(Plan::default);
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let entity = session.entities.selected.as_ref().and_then(|id| work.project.entities.get(id));
    let Some(entity) = entity else { return html! { <span hidden=true /> } };
    let lines = lines_of(&work.project, &work.entities, &entity.id);
    let is_ready = !plan.chosen.is_empty() && !plan.name.trim().is_empty();
    let split = {
        let name = LocalName { lang: language_of(&plan.name, ""), value: plan.name.clone() };
        let split = EntityCommand::Split {
            from: entity.id.clone(),
            draft: EntityDraft { kind: entity.kind, name },
            annotations: plan.chosen.iter().cloned().collect(),
        };
        let (dispatch, close) = (desk.dispatch.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            dispatch.emit(Msg::Edit(Command::Entity(split.clone())));
        })
    };
    let words = tr.say(Text::Entity(EntityText::SplitDo(plan.chosen.len())));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), close.clone()) }
            { Button::new("split", words, split).class("primary").disabled(!is_ready) }
        </div>
    };
    let dispatcher = plan.dispatcher();
    let on_input = Callback::from(move |name| dispatcher.dispatch(PlanMsg::Name(name)));
    let items = lines.iter().map(|line| item(line, &plan));
    let title = format!("{}: {}", tr.say(Text::Entity(EntityText::Split)), entity_name(tr, entity));
    html! {
        <Dialog {title} close_label={tr.say(Text::Close)} on_close={close} {foot}>
            <div class="entity-dialog">
                <p key="how">{ tr.say(Text::Entity(EntityText::SplitHow)) }</p>
                <TextField key="name" label={tr.say(Text::Entity(EntityText::SplitName))} value={plan.name.clone()} {on_input} />
                <ul key="quotes" class="split-quotes" role="list">{ for items }</ul>
            </div>
        </Dialog>
    }
}

fn item(line: &Line, plan: &UseReducerHandle<Plan>) -> Html {
    let key = (line.document.clone(), line.annotation.clone());
    let checked = plan.chosen.contains(&key);
    let dispatcher = plan.dispatcher();
    let onchange = move |_: Event| dispatcher.dispatch(PlanMsg::Toggle(key.clone()));
    html! {
        <li key={line.annotation.as_str()}>
            <label class="check">
                <input key="box" type="checkbox" {checked} {onchange} />
                <span key="words">
                    { line.before.clone() }<mark class="kwic-quote">{ line.quote.clone() }</mark>{ line.after.clone() }
                </span>
            </label>
        </li>
    }
}
