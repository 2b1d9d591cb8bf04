//! The list of the entities, with search and filters.

use super::{entity_hint, entity_name, entity_sign};
use crate::context::{Shared, use_desk, use_work};
use crate::i18n::{EntityText, Text, Translator, entity_types, thousands};
use crate::ui::widgets::{Button, Glyph, ListWindow, Select, TextField, use_list_window};
use engine::{
    Dialog, EntitiesMsg, EntitiesState, EntityDraft, EntityIndex, Msg, SessionMsg, Settings,
    Showing, language_of,
};
use model::{Entity, EntityId, EntityKind, LocalName, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EntityListProps {
    pub(super) state: Shared<EntitiesState>,
}

/// The left column of the room.
#[component(EntityList)]
pub(super) fn entity_list(props: &EntityListProps) -> Html {
    let desk = use_desk();
    let work = use_work();
    let (tr, state) = (desk.tr(), &props.state);
    let found = use_memo(
        (work.project.clone(), work.entities.clone(), state.clone(), desk.settings.language),
        |(project, index, state, _)| listed(tr, project, index, state),
    );
    let window = use_list_window(found.len());
    let say = desk.dispatch.reform(|msg| Msg::Session(SessionMsg::Entities(msg)));
    let starter = SessionMsg::SetDialog(Some(Dialog::StarterSet));
    let starter = desk.dispatch.reform(move |()| Msg::Session(starter.clone()));
    let starter = Button::new("starter", tr.say(Text::Entity(EntityText::Starter)), starter);
    let n_entities = work.project.entities.len();
    let body = match (n_entities, found.len()) {
        (0, _) => no_entities(tr),
        (_, 0) => {
            html! { <p key="nothing" class="teach">{ tr.say(Text::Entity(EntityText::NothingMatches)) }</p> }
        }
        _ => rows(tr, &work.project, &work.entities, &found, &window, state, &say),
    };
    html! {
        <>
            <div key="head" class="section-head">
                <h2>
                    { tr.say(Text::Room(crate::i18n::RoomText::Name(engine::View::Entities))) }
                    <span class="count">{ format!(" · {}", thousands(n_entities)) }</span>
                </h2>
                { starter.class("small").glyph(Glyph::Plus) }
            </div>
            <div key="filters" class="entity-filters">{ filters(tr, &work.project, state, &say) }</div>
            <div key="alike" class="entity-alike">{ alike(tr, desk.settings, &desk.dispatch) }</div>
            <div key="new" class="entity-new">{ new_buttons(tr, &state.search, &desk.dispatch) }</div>
            <p key="count" class="visually-hidden" role="status">
                { tr.say(Text::Entity(EntityText::NEntities(found.len()))) }
            </p>
            { body }
        </>
    }
}

/// An entity of the list, with those that share a name with it where these are shown.
#[derive(Debug, Clone, PartialEq)]
struct Listed {
    id: EntityId,
    shares_with: String,
}

/// What passes the filters: by fit where something is typed, else by name.
fn listed(
    tr: Translator,
    project: &Project,
    index: &EntityIndex,
    state: &EntitiesState,
) -> Vec<Listed> {
    let sharing = if state.showing == Showing::Sharing {
        sharing(tr, project, index)
    } else {
        BTreeMap::new()
    };
    let passes = |entity: &Entity| {
        state.kind.is_none_or(|kind| entity.kind == kind)
            && state.subtype.as_ref().is_none_or(|subtype| entity.subtype == *subtype)
            && match state.showing {
                Showing::All => true,
                Showing::Unused => index.n_uses(&entity.id) == 0,
                Showing::Sharing => sharing.contains_key(&entity.id),
            }
    };
    let entity = |id: &EntityId| project.entities.get(id).cloned();
    let mut found: Vec<Rc<Entity>> = match state.search.trim() {
        "" => project.entities.values().cloned().collect(),
        typed => index.search(project, typed, None, usize::MAX).iter().filter_map(entity).collect(),
    };
    found.retain(|entity| passes(entity));
    if state.search.trim().is_empty() {
        found.sort_by_cached_key(|entity| text::name_key(&entity_name(tr, entity)));
    }
    let listed = found.into_iter().map(|entity| Listed {
        shares_with: sharing.get(&entity.id).cloned().unwrap_or_default(),
        id: entity.id.clone(),
    });
    listed.collect()
}

/// The entities that share a name, each with the names of the others.
fn sharing(tr: Translator, project: &Project, index: &EntityIndex) -> BTreeMap<EntityId, String> {
    let mut others: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
    for (_, ids) in index.shared_names() {
        for id in &ids {
            others
                .entry(id.clone())
                .or_default()
                .extend(ids.iter().filter(|other| *other != id).cloned());
        }
    }
    let name =
        |id: &EntityId| project.entities.get(id).map(|entity| entity_name(tr, entity).to_string());
    let spell =
        |ids: BTreeSet<EntityId>| ids.iter().filter_map(name).collect::<Vec<_>>().join(", ");
    others.into_iter().map(|(id, ids)| (id, spell(ids))).collect()
}

fn no_entities(tr: Translator) -> Html {
    html! {
        <div key="none" class="teach" id="room" tabindex="-1">
            <p key="none">{ tr.say(Text::Entity(EntityText::None)) }</p>
            <p key="how">{ tr.say(Text::Entity(EntityText::NoneHow)) }</p>
        </div>
    }
}

/// Search, kind, type, and which to show.
fn filters(
    tr: Translator,
    project: &Project,
    state: &EntitiesState,
    say: &Callback<EntitiesMsg>,
) -> Html {
    let words = |text| tr.say(Text::Entity(text));
    html! {
        <>
            <TextField
                key="search"
                id="room-search"
                kind="search"
                label={words(EntityText::Search)}
                label_hidden=true
                placeholder={words(EntityText::Search)}
                value={state.search.clone()}
                on_input={say.reform(EntitiesMsg::Search)}
            />
            <div key="choices" class="entity-choices">
                { kind_choice(tr, state, say) }
                { type_choice(tr, project, state, say) }
                { showing_choice(tr, state, say) }
            </div>
        </>
    }
}

fn kind_choice(tr: Translator, state: &EntitiesState, say: &Callback<EntitiesMsg>) -> Html {
    let words = |text| tr.say(Text::Entity(text));
    let options = vec![
        (String::new(), words(EntityText::AllKinds)),
        ("actor".into(), words(EntityText::OfKind(EntityKind::Actor))),
        ("process".into(), words(EntityText::OfKind(EntityKind::Process))),
    ];
    let selected = match state.kind {
        None => "",
        Some(EntityKind::Actor) => "actor",
        Some(EntityKind::Process) => "process",
    };
    let on_choose = say.reform(|value: String| {
        EntitiesMsg::OfKind(match value.as_str() {
            "actor" => Some(EntityKind::Actor),
            "process" => Some(EntityKind::Process),
            _ => None,
        })
    });
    Select { key: "kind", label: words(EntityText::Kind), options, selected, on_choose }.into()
}

/// The types that entities have.
fn type_choice(
    tr: Translator,
    project: &Project,
    state: &EntitiesState,
    say: &Callback<EntitiesMsg>,
) -> Html {
    let words = |text| tr.say(Text::Entity(text));
    let present: BTreeSet<&str> =
        project.entities.values().map(|e| e.subtype.as_str()).filter(|id| !id.is_empty()).collect();
    let types = present.into_iter().map(|id| (id.to_owned(), words(EntityText::TypeName(id))));
    Select {
        key: "type",
        label: words(EntityText::Type),
        options: std::iter::once((String::new(), words(EntityText::AllTypes)))
            .chain(types)
            .collect(),
        selected: state.subtype.as_deref().unwrap_or_default(),
        on_choose: say.reform(|value: String| {
            EntitiesMsg::OfType(Some(value).filter(|value| !value.is_empty()))
        }),
    }
    .into()
}

fn showing_choice(tr: Translator, state: &EntitiesState, say: &Callback<EntitiesMsg>) -> Html {
    let words = |text| tr.say(Text::Entity(text));
    let showings = [Showing::All, Showing::Unused, Showing::Sharing];
    let option = |showing| (showing_id(showing).to_owned(), words(EntityText::Showing(showing)));
    Select {
        key: "show",
        label: words(EntityText::Show),
        options: showings.map(option).to_vec(),
        selected: showing_id(state.showing),
        on_choose: say.reform(move |value: String| {
            let found = showings.into_iter().find(|showing| showing_id(*showing) == value);
            EntitiesMsg::Show(found.unwrap_or_default())
        }),
    }
    .into()
}

const fn showing_id(showing: Showing) -> &'static str {
    match showing {
        Showing::All => "all",
        Showing::Unused => "unused",
        Showing::Sharing => "sharing",
    }
}

fn alike(tr: Translator, settings: Settings, dispatch: &Callback<Msg>) -> Html {
    let onchange = dispatch.reform(move |event: Event| {
        let alike =
            event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        Msg::Session(SessionMsg::SetSettings(Settings { alike, ..settings }))
    });
    html! {
        <label class="check">
            <input type="checkbox" checked={settings.alike} {onchange} />
            { tr.say(Text::Entity(EntityText::Alike)) }
        </label>
    }
}

/// What is typed as a new entity.
fn new_buttons(tr: Translator, typed: &str, dispatch: &Callback<Msg>) -> Html {
    let name = typed.trim().to_owned();
    let kinds = [EntityKind::Actor, EntityKind::Process];
    let buttons = kinds.into_iter().filter(|_| !name.is_empty()).map(|kind| {
        let value = name.clone();
        let create = dispatch.reform(move |()| {
            let name = LocalName { lang: language_of(&value, ""), value: value.clone() };
            Msg::NewEntity(EntityDraft { kind, name })
        });
        let label = tr.say(Text::Entity(EntityText::NewOfKind(kind, &name)));
        Html::from(
            Button::new(format!("{kind:?}"), label, create).class("small").glyph(Glyph::Plus),
        )
    });
    html! { <div class="entity-new-buttons">{ for buttons }</div> }
}

fn rows(
    tr: Translator,
    project: &Project,
    index: &EntityIndex,
    found: &[Listed],
    window: &ListWindow,
    state: &EntitiesState,
    say: &Callback<EntitiesMsg>,
) -> Html {
    let drawn = found.get(window.rows.clone()).unwrap_or_default();
    let items = drawn.iter().filter_map(|listed| {
        let entity = project.entities.get(&listed.id)?;
        let is_open = state.selected.as_ref() == Some(&listed.id);
        let id = listed.id.clone();
        let onclick = say.reform(move |_: MouseEvent| EntitiesMsg::Open(Some(id.clone())));
        let hint = match listed.shares_with.as_str() {
            "" => entity_hint(tr, entity),
            names => tr.say(Text::Entity(EntityText::SharedWith(names))),
        };
        Some(html! {
            <li key={listed.id.as_str()}>
                <button type="button" class="entity-row" aria-current={is_open.then_some("true")} {onclick}>
                    { entity_sign(entity) }
                    <span key="name" class="entity-row-name">{ entity_name(tr, entity) }</span>
                    <span key="hint" class="entity-hint">{ hint }</span>
                    <span key="uses" class="count">{ thousands(index.n_uses(&listed.id)) }</span>
                </button>
            </li>
        })
    });
    html! {
        <div key="rows" class="entity-rows" ref={window.scroller.clone()} onscroll={window.on_scroll.clone()}>
            <ul
                id="room"
                role="list"
                tabindex="-1"
                aria-label={tr.say(Text::Room(crate::i18n::RoomText::Name(engine::View::Entities)))}
                ref={window.list.clone()}
                onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}
            >
                { for items }
            </ul>
        </div>
    }
}

/// The arrow keys go from row to row.
fn walk(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target else { return };
    let item = target.closest("li").ok().flatten();
    let next = match (event.key().as_str(), item) {
        ("ArrowDown", Some(item)) => item.next_element_sibling(),
        ("ArrowUp", Some(item)) => item.previous_element_sibling(),
        ("ArrowDown", None) => target.first_element_child(),
        _ => return,
    };
    event.prevent_default();
    let button = next.and_then(|item| item.first_element_child());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // a button can take the focus
        let _ = button.focus();
    }
}

/// The types that are offered where one is typed: those that are known and those in use.
pub(super) fn offered_types(project: &Project) -> BTreeSet<String> {
    let in_use = project.entities.values().map(|entity| entity.subtype.clone());
    in_use.chain(entity_types().map(str::to_owned)).filter(|id| !id.is_empty()).collect()
}
