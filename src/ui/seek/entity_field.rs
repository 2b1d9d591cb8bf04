//! A field for an entity, or the one that was chosen in it.

use super::say;
use crate::context::{Desk, Work};
use crate::i18n::SeekText;
use crate::ui::entities::{entity_name, entity_option};
use crate::ui::widgets::{Button, Combo, ComboOption, Glyph};
use model::{EntityId, EntityKind};
use yew::prelude::*;

/// How many entities the list offers.
const OFFERED: usize = 30;

/// What tells fields for entities apart.
pub(super) struct EntityField<'e> {
    pub(super) id: &'static str,
    /// What it is for, and what it says while it is empty.
    pub(super) label: AttrValue,
    pub(super) placeholder: AttrValue,
    pub(super) chosen: Option<&'e EntityId>,
    /// The only kind of entity that it takes, if there is one.
    pub(super) kind: Option<EntityKind>,
    /// Whether its list opens upwards.
    pub(super) opens_up: bool,
    pub(super) set: Callback<Option<EntityId>>,
}

impl EntityField<'_> {
    pub(super) fn show(self, desk: &Desk, work: &Work) -> Html {
        let Self { id, label, placeholder, chosen, kind, opens_up, set } = self;
        if let Some(entity) = chosen.and_then(|id| work.project.entities.get(id)) {
            let words = say(desk, SeekText::WithoutEntity);
            return html! {
                <div key="chosen" class="seek-entity">
                    <span key="name">{ entity_name(desk.tr(), entity) }</span>
                    { Button::new("clear", words, set.reform(|()| None)).icon_only(Glyph::Close).class("quiet small") }
                </div>
            };
        }
        html! {
            <div key="field" class={classes!("seek-entity-field", opens_up.then_some("up"))}>
                <Combo
                    {id}
                    {label}
                    label_hidden=true
                    {placeholder}
                    find={entity_finder(desk, work, kind)}
                    on_choose={set.reform(|id: AttrValue| Some(EntityId::new(id.as_str())))}
                    keeps_escape=true
                />
            </div>
        }
    }
}

/// Finds entities by what is typed; those used most where nothing is.
pub(crate) fn entity_finder(
    desk: &Desk,
    work: &Work,
    kind: Option<EntityKind>,
) -> Callback<String, Vec<ComboOption>> {
    let tr = desk.tr();
    let (project, index) = (work.project.clone(), work.entities.clone());
    Callback::from(move |typed: String| {
        let option = |id: &EntityId| Some(entity_option(tr, project.entities.get(id)?));
        index.search(&project, &typed, kind, OFFERED).iter().filter_map(option).collect()
    })
}
