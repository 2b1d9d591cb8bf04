//! The field that chooses another entity.

use super::{entity_hint, entity_name};
use crate::context::{Desk, Work};
use crate::i18n::{EntityText, Text};
use crate::ui::widgets::{Combo, ComboOption};
use model::{Entity, EntityId};
use yew::prelude::*;

/// How many entities the list offers.
const OFFERED: usize = 30;

/// Offers all entities of the same kind but this one; those of like names come first.
pub(super) fn target_box(
    desk: &Desk,
    work: &Work,
    entity: &Entity,
    label: EntityText<'static>,
    on_choose: &Callback<EntityId>,
) -> Html {
    let tr = desk.tr();
    let (project, index) = (work.project.clone(), work.entities.clone());
    let (own, kind, name) = (entity.id.clone(), entity.kind, entity.any_name().to_owned());
    let find = Callback::from(move |typed: String| {
        let search = |text: &str| index.search(&project, text, Some(kind), OFFERED);
        let mut ids = search(if typed.trim().is_empty() { &name } else { &typed });
        if typed.trim().is_empty() {
            let more: Vec<_> = search("").into_iter().filter(|id| !ids.contains(id)).collect();
            ids.extend(more);
        }
        let option = |id: &EntityId| {
            let entity = project.entities.get(id).filter(|entity| entity.id != own)?;
            Some(ComboOption {
                value: AttrValue::from(id.as_str().to_owned()),
                label: entity_name(tr, entity),
                hint: entity_hint(tr, entity),
            })
        };
        ids.iter().filter_map(option).collect()
    });
    html! {
        <Combo
            key="target"
            id="entity-target"
            label={tr.say(Text::Entity(label))}
            placeholder={tr.say(Text::Entity(EntityText::FindEntity))}
            {find}
            on_choose={on_choose.reform(|id: AttrValue| EntityId::new(id.as_str()))}
        />
    }
}
