//! The page of a statement type: names, slots, variables.

use super::Room;
use super::attributes::attributes;
use super::names::name_fields;
use super::tools::{add_field, command, row_tools};
use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use crate::ui::widgets::{Button, Glyph};
use engine::{CodebookCommand, CodebookMsg, Holder, Msg, Part, Place};
use model::{LabelId, Names, Slot, StatementType};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Sends a changed copy of the type.
fn editor<T: 'static>(
    desk: &Desk,
    kind: &StatementType,
    change: impl Fn(&mut StatementType, T) + 'static,
) -> Callback<T> {
    let kind = kind.clone();
    command(desk, move |told| {
        let mut after = kind.clone();
        change(&mut after, told);
        CodebookCommand::EditType(Box::new(after))
    })
}

/// The whole page.
pub(super) fn type_page(room: Room<'_>, kind: &StatementType) -> Html {
    let desk = room.desk;
    let tr = desk.tr();
    let name = tr.name(&kind.names, kind.id.as_str());
    let rename = editor(desk, kind, |kind, names: Names| kind.names = names);
    let set_variables = editor(desk, kind, |kind, variables| kind.variables = variables);
    let holder = Holder::Type(kind.id.clone());
    let slots = (0..kind.slots.len()).map(|idx| {
        let set = editor(desk, kind, move |kind, slot: Slot| kind.slots[idx] = slot);
        slot_row(room, kind, idx, &set)
    });
    let part = Part::Type(kind.id.clone());
    let remove = desk.dispatch.reform(move |()| Msg::Codebook(CodebookMsg::Ask(part.clone())));
    let delete = tr.say(Text::Codebook(CodebookText::Remove(&name)));
    html! {
        <div key={format!("type {}", kind.id)} class="codebook-form">
            <h3 key="heading">{ name.clone() }</h3>
            { name_fields(desk, &kind.names, Some("codebook-name"), &rename) }
            <section key="slots" class="codebook-parts">
                <h4 key="heading">{ tr.say(Text::Codebook(CodebookText::Slots)) }</h4>
                <ul key="rows" role="list" class="codebook-cards">{ for slots }</ul>
                { add_field(desk, CodebookText::AddSlot, Place::Slot(kind.id.clone())) }
            </section>
            { attributes(room, &holder, &kind.variables, &set_variables) }
            <div key="foot" class="codebook-foot">
                { Button::new("delete", delete, remove).class("quiet danger").glyph(Glyph::Trash) }
            </div>
        </div>
    }
}

fn slot_row(room: Room<'_>, kind: &StatementType, idx: usize, set: &Callback<Slot>) -> Html {
    let Room { desk, codebook, .. } = room;
    let tr = desk.tr();
    let slot = &kind.slots[idx];
    let name = tr.name(&slot.names, slot.id.as_str());
    let part = Part::Slot(kind.id.clone(), slot.id.clone());
    let rename = {
        let before = slot.clone();
        set.reform(move |names: Names| Slot { names, ..before.clone() })
    };
    let require = {
        let before = slot.clone();
        set.reform(move |required| Slot { required, ..before.clone() })
    };
    let labels = codebook.labels.iter().map(|label| {
        let (before, id) = (slot.clone(), label.id.clone());
        let fit = set.reform(move |fits| fitting(&before, &id, fits));
        let name = tr.name(&label.names, label.id.as_str());
        check(label.id.as_str(), name, slot.labels.contains(&label.id), &fit)
    });
    html! {
        <li key={slot.id.as_str().to_owned()} class="codebook-card">
            <div key="head" class="codebook-card-head">
                <strong key="name">{ name.clone() }</strong>
                { row_tools(room, &part, &name, (idx, kind.slots.len())) }
            </div>
            { name_fields(desk, &slot.names, None, &rename) }
            <fieldset key="fits" class="field">
                <legend>{ tr.say(Text::Codebook(CodebookText::Fits)) }</legend>
                <div key="labels" class="codebook-checks">{ for labels }</div>
            </fieldset>
            { check("required", tr.say(Text::Codebook(CodebookText::Required)), slot.required, &require) }
        </li>
    }
}

/// The slot with or without a label.
fn fitting(before: &Slot, id: &LabelId, fits: bool) -> Slot {
    let mut after = before.clone();
    after.labels.retain(|label| label != id);
    if fits {
        after.labels.push(id.clone());
    }
    after
}

fn check(key: &str, label: AttrValue, checked: bool, set: &Callback<bool>) -> Html {
    let onchange = set.reform(|event: Event| {
        event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
    });
    html! {
        <label key={key.to_owned()} class="check">
            <input type="checkbox" {checked} {onchange} />
            { label }
        </label>
    }
}
