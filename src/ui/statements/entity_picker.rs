//! A small search for an entity that fills a slot without a span.

use crate::context::use_project;
use crate::i18n::{StatementText, Text, use_translator};
use model::{Entity, EntityId, EntityKind, Project};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many entities are offered at once.
const MOST_OFFERED: usize = 6;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct EntityPickerProps {
    pub(crate) label: AttrValue,
    pub(crate) kinds: Vec<EntityKind>,
    pub(crate) on_choose: Callback<EntityId>,
}

/// A field, and below it what matches. Enter takes the first.
#[component(EntityPicker)]
pub(crate) fn entity_picker(props: &EntityPickerProps) -> Html {
    let tr = use_translator();
    let project = use_project();
    let typed = use_state(String::new);
    let found = matches(&project, &props.kinds, &typed);
    let node = use_node_ref();
    let choose = {
        let (typed, node, on_choose) = (typed.clone(), node.clone(), props.on_choose.clone());
        Callback::from(move |id: EntityId| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value("");
            }
            typed.set(String::new());
            on_choose.emit(id);
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            typed.set(input.map(|input| input.value()).unwrap_or_default());
        })
    };
    let onkeydown = {
        let (first, choose) = (found.first().map(|entity| entity.id.clone()), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter"
                && !event.is_composing()
                && let Some(id) = first.clone()
            {
                event.prevent_default();
                choose.emit(id);
            }
        })
    };
    let nothing = !typed.trim().is_empty() && found.is_empty();
    let items = found.iter().map(|entity| {
        let (id, choose) = (entity.id.clone(), choose.clone());
        let onclick = Callback::from(move |_: MouseEvent| choose.emit(id.clone()));
        html! {
            <li key={entity.id.as_str()}>
                <button type="button" class="offer-choice" {onclick}>
                    { tr.name(&entity.names, entity.id.as_str()) }
                </button>
            </li>
        }
    });
    html! {
        <div class="entity-picker">
            <input
                key="field"
                ref={node}
                class="input small"
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-label={props.label.clone()}
                placeholder={tr.say(Text::Statement(StatementText::FindEntity))}
                {oninput}
                {onkeydown}
            />
            <ul key="found" role="list" class="entity-found">{ for items }</ul>
            <p key="nothing" class="hint" hidden={!nothing}>
                { tr.say(Text::Statement(StatementText::NoEntity)) }
            </p>
        </div>
    }
}

/// The first entities whose name or alias holds the words, in any case.
fn matches(project: &Project, kinds: &[EntityKind], typed: &str) -> Vec<Rc<Entity>> {
    let needle = typed.trim().to_lowercase();
    if needle.is_empty() {
        return Vec::new();
    }
    let holds = |entity: &&Rc<Entity>| {
        let names = entity.names.0.iter().map(|name| &name.value);
        kinds.contains(&entity.kind)
            && names.chain(&entity.aliases).any(|name| name.to_lowercase().contains(&needle))
    };
    project.entities.values().filter(holds).take(MOST_OFFERED).cloned().collect()
}
