//! The room of the entities: the actors and processes that annotations point to.

mod add_pair;
mod context_of;
mod delete;
mod form;
mod list;
mod merge;
mod page;
mod split;
mod starter;
mod statements;
mod target;

pub(crate) use delete::DeleteDialog;
pub(crate) use merge::MergeDialog;
pub(crate) use split::SplitDialog;
pub(crate) use starter::StarterDialog;

use crate::context::{Screen, Work};
use crate::i18n::{EntityText, Text, Translator};
use crate::ui::widgets::{ComboOption, Glyph, icon};
use list::EntityList;
use model::{Entity, EntityKind};
use page::EntityPage;
use yew::prelude::*;

/// The whole room.
pub(crate) fn entities_room(tr: Translator, work: &Work, screen: &Screen) -> Html {
    let state = &screen.session.entities;
    let selected = state.selected.as_ref().and_then(|id| work.project.entities.get(id));
    let page = match selected {
        Some(entity) => html! { <EntityPage key={entity.id.as_str()} id={entity.id.clone()} /> },
        None => nothing_chosen(tr, work.project.entities.is_empty()),
    };
    html! {
        <main key="entities" class="entities" data-page={selected.is_some().to_string()}>
            <section key="list" class="side left entities-list" aria-label={tr.say(Text::Entity(EntityText::Entity))}>
                <EntityList state={crate::context::Shared(state.clone())} />
            </section>
            <div key="page" class="entities-page">{ page }</div>
        </main>
    }
}

fn nothing_chosen(tr: Translator, is_empty: bool) -> Html {
    if is_empty {
        return html! { <div key="empty" /> };
    }
    html! {
        <div key="nothing" class="teach">
            <p key="what">{ tr.say(Text::Entity(EntityText::Pick)) }</p>
            <p key="how">{ tr.say(Text::Entity(EntityText::PickHow)) }</p>
        </div>
    }
}

/// The name of an entity in the reader's language.
pub(crate) fn entity_name(tr: Translator, entity: &Entity) -> AttrValue {
    tr.name(&entity.names, entity.any_name())
}

/// What tells entities of like names apart: the type, and the name in another language.
pub(crate) fn entity_hint(tr: Translator, entity: &Entity) -> AttrValue {
    let shown = entity_name(tr, entity);
    let other =
        entity.names.0.iter().map(|name| name.value.as_str()).find(|name| *name != shown.as_str());
    let subtype = (!entity.subtype.is_empty())
        .then(|| tr.say(Text::Entity(EntityText::TypeName(&entity.subtype))));
    match (subtype, other) {
        (Some(subtype), Some(other)) => format!("{subtype} · {other}").into(),
        (Some(subtype), None) => subtype,
        (None, other) => AttrValue::from(other.unwrap_or_default().to_owned()),
    }
}

/// An entity as something to choose.
pub(crate) fn entity_option(tr: Translator, entity: &Entity) -> ComboOption {
    ComboOption {
        value: AttrValue::from(entity.id.as_str().to_owned()),
        label: entity_name(tr, entity),
        hint: entity_hint(tr, entity),
    }
}

/// The shape of an entity's kind in its colour.
pub(crate) fn entity_sign(entity: &Entity) -> Html {
    let (glyph, own) = match entity.kind {
        EntityKind::Actor => (Glyph::Circle, "blue"),
        EntityKind::Process => (Glyph::Square, "amber"),
    };
    let hue = entity.hue.map_or(own, model::Hue::as_str);
    html! { <span key="sign" class={classes!("entity-sign", format!("hue-{hue}"))}>{ icon(glyph) }</span> }
}
