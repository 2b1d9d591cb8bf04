//! The page of one entity: what is known of it, its quotes in their sentences, its statements.

use super::context_of::{Line, lines_of, quotes};
use super::form::form;
use super::list::offered_types;
use super::statements::{statements, statements_of};
use super::{entity_name, entity_sign};
use crate::context::{Desk, use_desk, use_work};
use crate::i18n::{EntityText, SeekText, Text};
use crate::ui::seek::occurrences_of;
use crate::ui::widgets::{Button, Glyph};
use engine::{Dialog, EntitiesMsg, Msg, SessionMsg};
use model::{Entity, EntityId};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EntityPageProps {
    pub(super) id: EntityId,
}

/// The right part of the room.
#[component(EntityPage)]
pub(super) fn entity_page(props: &EntityPageProps) -> Html {
    let desk = use_desk();
    let work = use_work();
    let key = (work.project.clone(), work.entities.clone(), props.id.clone());
    let lines = use_memo(key.clone(), |(project, index, id)| lines_of(project, index, id));
    let stated = use_memo(key, |(project, _, id)| statements_of(project, id));
    let Some(entity) = work.project.entities.get(&props.id) else {
        return html! { <div /> };
    };
    let types = offered_types(&work.project);
    html! {
        <article class="entity-page">
            { head(&desk, entity, work.entities.n_uses(&props.id), &lines) }
            <div key="body" class="entity-body">
                { form(&desk, entity, &types) }
                <div key="uses" class="entity-uses">
                    { quotes(&desk, &work.project, &lines) }
                    { statements(&desk, &work.project, &stated) }
                </div>
            </div>
        </article>
    }
}

fn head(desk: &Desk, entity: &Entity, n_uses: usize, lines: &[Line]) -> Html {
    let tr = desk.tr();
    let words = |text| tr.say(Text::Entity(text));
    let button = |key, name, dialog| {
        let open =
            desk.dispatch.reform(move |()| Msg::Session(SessionMsg::SetDialog(Some(dialog))));
        Button::new(key, words(name), open).class("small")
    };
    let back =
        desk.dispatch.reform(|()| Msg::Session(SessionMsg::Entities(EntitiesMsg::Open(None))));
    html! {
        <header key="head" class="entity-head">
            <div key="back" class="entity-back">
                { Button::new("back", words(EntityText::ToList), back).class("quiet small").glyph(Glyph::Back) }
            </div>
            <h2 key="name" id="entity-heading" tabindex="-1">{ entity_sign(entity) }{ entity_name(tr, entity) }</h2>
            <p key="uses" class="entity-hint">{ words(EntityText::NUses(n_uses)) }</p>
            <div key="tools" class="entity-tools">
                { Button::new("names", tr.say(Text::Seek(SeekText::OccurrencesOfEntity)), occurrences_of(&desk.dispatch, &entity.id)).class("small").glyph(Glyph::Search) }
                { button("merge", EntityText::Merge, Dialog::MergeEntity) }
                { button("split", EntityText::Split, Dialog::SplitEntity).disabled(lines.is_empty()) }
                { button("delete", EntityText::Delete, Dialog::DeleteEntity).class("quiet small danger").glyph(Glyph::Trash) }
            </div>
        </header>
    }
}
