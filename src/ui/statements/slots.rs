//! The slots of a statement: what fills them with its quote, and the ways to add and to take out.

use super::entity_picker::EntityPicker;
use super::names::filler_name;
use crate::i18n::{StatementText, Text, Translator};
use crate::ui::chip::{glyph_of, paint_class};
use crate::ui::phrase::one_line;
use crate::ui::widgets::{Button, Glyph, icon};
use engine::{ComposeMsg, Msg, SessionMsg, StatementEdit};
use model::{DocumentData, EntityId, Filler, Project, Slot, SlotId, Statement};
use yew::prelude::*;

/// All slots of the statement's type.
pub(super) fn slots(
    tr: Translator,
    dispatch: &Callback<Msg>,
    project: &Project,
    document: &DocumentData,
    statement: &Statement,
    armed: Option<&SlotId>,
    change: &Callback<StatementEdit>,
) -> Html {
    let kind = project.codebook.statement_type(&statement.kind);
    let all = kind.map(|kind| kind.slots.as_slice()).unwrap_or_default();
    let rows = all.iter().map(|slot| {
        let fillers = statement.slots.get(&slot.id).map(Vec::as_slice).unwrap_or_default();
        let fillers = fillers.iter().enumerate().map(|(idx, filler)| {
            filler_row(tr, dispatch, project, document, (slot, idx, filler), change)
        });
        let name = tr.name(&slot.names, slot.id.as_str());
        let is_armed = armed == Some(&slot.id);
        html! {
            <section key={slot.id.as_str()} class="slot" aria-label={name.clone()}>
                <div key="head" class="slot-head">
                    <h3 key="name" class="field-label">{ name.clone() }</h3>
                    { pick_button(tr, dispatch, slot, &name, is_armed) }
                </div>
                <ul key="fillers" role="list" class="fillers">{ for fillers }</ul>
                { entity_picker(tr, project, slot, &name, change) }
            </section>
        }
    });
    html! { <div key="slots" class="slots">{ for rows }</div> }
}

fn pick_button(
    tr: Translator,
    dispatch: &Callback<Msg>,
    slot: &Slot,
    name: &AttrValue,
    is_armed: bool,
) -> Html {
    let arm = ComposeMsg::Arm((!is_armed).then(|| slot.id.clone()));
    let onclick = dispatch.reform(move |_: MouseEvent| Msg::Compose(arm.clone()));
    let words = tr.say(Text::Statement(StatementText::Pick(name)));
    html! {
        <button
            key="pick"
            type="button"
            class="button quiet small icon-only"
            title={words.clone()}
            aria-label={words}
            aria-pressed={is_armed.to_string()}
            {onclick}
        >
            { icon(Glyph::Plus) }
        </button>
    }
}

/// The way to an entity without a span; only where the slot can hold one.
fn entity_picker(
    tr: Translator,
    project: &Project,
    slot: &Slot,
    name: &AttrValue,
    change: &Callback<StatementEdit>,
) -> Html {
    let kinds = [model::EntityKind::Actor, model::EntityKind::Process];
    let takes = |kind: &model::EntityKind| project.codebook.takes_entity(slot, *kind);
    let kinds: Vec<_> = kinds.into_iter().filter(takes).collect();
    let has_any = !project.entities.is_empty() && !kinds.is_empty();
    if !has_any {
        return html! { <span key="picker" hidden=true /> };
    }
    let id = slot.id.clone();
    let on_choose = change
        .reform(move |entity: EntityId| StatementEdit::Fill(id.clone(), Filler::Entity(entity)));
    html! {
        <EntityPicker
            key="picker"
            label={tr.say(Text::Statement(StatementText::AddEntity(name)))}
            {kinds}
            {on_choose}
        />
    }
}

fn filler_row(
    tr: Translator,
    dispatch: &Callback<Msg>,
    project: &Project,
    document: &DocumentData,
    (slot, idx, filler): (&Slot, usize, &Filler),
    change: &Callback<StatementEdit>,
) -> Html {
    let name = filler_name(tr, project, document, filler);
    let edit = StatementEdit::TakeOut(slot.id.clone(), filler.clone());
    let take_out = change.reform(move |()| edit.clone());
    let words = tr.say(Text::Statement(StatementText::TakeOut(&name)));
    let take_out = Button::new("out", words, take_out).icon_only(Glyph::Close).class("quiet small");
    let body = match filler {
        Filler::Annotation(id) => {
            let reveal = SessionMsg::RevealAnnotation(id.clone());
            let onclick = dispatch.reform(move |_: MouseEvent| Msg::Session(reveal.clone()));
            html! { <button key="body" type="button" class="filler-body" {onclick}>{ span_of(project, document, filler, &name) }</button> }
        }
        Filler::Entity(_) => html! {
            <span key="body" class="filler-body implicit">
                <span key="name">{ name }</span>
                <small key="implicit">{ tr.say(Text::Statement(StatementText::Implicit)) }</small>
            </span>
        },
    };
    html! { <li key={idx} class="filler">{ body }{ take_out }</li> }
}

/// The quote in the colour of its label, and the entity behind it.
fn span_of(project: &Project, document: &DocumentData, filler: &Filler, name: &AttrValue) -> Html {
    let Filler::Annotation(id) = filler else { return Html::default() };
    let Some(annotation) = document.annotations.get(id) else { return Html::default() };
    let quote = one_line(&annotation.quote(document.text()));
    let label = project.codebook.label(&annotation.label);
    let paint = label.map(|label| paint_class(label, annotation));
    let glyph = label.map(|label| icon(glyph_of(label.kind)));
    let entity =
        (name.as_str() != quote).then(|| html! { <small key="entity">{ name.clone() }</small> });
    html! {
        <>
            <span key="quote" class={classes!("filler-quote", paint)}>{ for glyph }{ quote }</span>
            { for entity }
        </>
    }
}
