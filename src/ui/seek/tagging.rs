//! The bar below the results: as what they are tagged, what that would do, and the button.

use super::entity_field::EntityField;
use super::say;
use crate::context::{Desk, Work};
use crate::i18n::SeekText;
use crate::ui::widgets::{Button, Pick};
use engine::{
    MAX_TAGGED, Msg, SeekMsg, SeekPart, SeekPreview, SeekState, TagAs, leading_attribute,
};
use model::{EntityId, EntityKind, LabelId, Value};
use search::Progress;
use yew::prelude::*;

/// The bar; nothing to see while there is nothing to tag.
pub(super) fn tagging(desk: &Desk, work: &Work, state: &SeekState, preview: &SeekPreview) -> Html {
    if state.groups.is_empty() {
        return html! { <div key="tagging" hidden=true /> };
    }
    let include = |key, name, is_in| {
        let press =
            desk.dispatch.reform(move |()| Msg::Seek(SeekMsg::Include(SeekPart::All, is_in)));
        Button::new(key, say(desk, name), press).class("small")
    };
    let n_in = state.n_in();
    let hint = hint(state, n_in);
    let may_tag = hint.is_none() && preview.n_new > 0;
    let tag = desk.dispatch.reform(|()| Msg::Seek(SeekMsg::Tag));
    let words = match hint {
        Some(hint) => say(desk, hint),
        None => say(
            desk,
            SeekText::Preview {
                n_new: preview.n_new,
                n_documents: preview.n_documents,
                n_old: preview.n_old,
            },
        ),
    };
    html! {
        <div key="tagging" class="seek-tagging" role="group" aria-label={say(desk, SeekText::Tagging)}>
            <div key="which" class="seek-which">
                <span key="count">{ say(desk, SeekText::Selected(n_in)) }</span>
                { include("all", SeekText::All, true) }
                { include("none", SeekText::None, false) }
            </div>
            <div key="as" class="seek-as">
                { label(desk, work, state) }
                { position(desk, work, state) }
                { entity(desk, work, state) }
            </div>
            <div key="do" class="seek-do">
                <p key="preview" class="seek-preview" role="status">{ words }</p>
                { Button::new("tag", say(desk, SeekText::Tag(preview.n_new)), tag)
                    .class("primary")
                    .disabled(!may_tag)
                    .shortcut("Control+Enter") }
            </div>
        </div>
    }
}

/// Why nothing can be tagged yet.
fn hint(state: &SeekState, n_in: usize) -> Option<SeekText<'static>> {
    if n_in > MAX_TAGGED {
        Some(SeekText::TooManyToTag)
    } else if state.tag.label.is_none() {
        Some(SeekText::ChooseLabel)
    } else if state.progress == Progress::Going {
        Some(SeekText::StillLooking)
    } else {
        (n_in == 0).then_some(SeekText::NoneSelected)
    }
}

fn label(desk: &Desk, work: &Work, state: &SeekState) -> Html {
    let labels = work.project.codebook.labels.iter().map(|label| {
        let words = desk.tr().name(&label.names, label.id.as_str());
        (AttrValue::from(label.id.as_str().to_owned()), words)
    });
    let none = (AttrValue::default(), say(desk, SeekText::ChooseLabel));
    let tag = state.tag.clone();
    let on_choose = desk.dispatch.reform(move |id: String| {
        let label = (!id.is_empty()).then(|| LabelId::new(id));
        Msg::Seek(SeekMsg::TagAs(TagAs { label, ..tag.clone() }))
    });
    let value = state.tag.label.as_ref().map(ToString::to_string).unwrap_or_default();
    html! {
        <Pick
            key="label"
            label={say(desk, SeekText::TagLabel)}
            options={std::iter::once(none).chain(labels).collect::<Vec<_>>()}
            {value}
            {on_choose}
            class="seek-pick"
        />
    }
}

/// The position, where the label has such.
fn position(desk: &Desk, work: &Work, state: &SeekState) -> Html {
    let label = state.tag.label.as_ref();
    let leading = label.and_then(|label| leading_attribute(&work.project.codebook, label));
    let Some((attribute, choices)) = leading else {
        return html! { <span key="position" hidden=true /> };
    };
    let options = choices.iter().map(|choice| {
        (AttrValue::from(choice.id.clone()), desk.tr().name(&choice.names, &choice.id))
    });
    let none = (AttrValue::default(), say(desk, SeekText::NoPosition));
    let value = state.tag.attributes.get(attribute).and_then(Value::as_text).unwrap_or_default();
    let (tag, attribute) = (state.tag.clone(), attribute.clone());
    let on_choose = desk.dispatch.reform(move |id: String| {
        let mut tag = tag.clone();
        match id.is_empty() {
            true => tag.attributes.remove(&attribute),
            false => tag.attributes.insert(attribute.clone(), Value::Text(id)),
        };
        Msg::Seek(SeekMsg::TagAs(tag))
    });
    html! {
        <Pick
            key="position"
            label={say(desk, SeekText::Position)}
            options={std::iter::once(none).chain(options).collect::<Vec<_>>()}
            value={value.to_owned()}
            {on_choose}
            class="seek-pick"
        />
    }
}

/// What the hits name, for labels that name something.
fn entity(desk: &Desk, work: &Work, state: &SeekState) -> Html {
    let label = state.tag.label.as_ref().and_then(|id| work.project.codebook.label(id));
    let Some(kind) = label.and_then(|label| EntityKind::named_by(label.kind)) else {
        return html! { <span key="entity" hidden=true /> };
    };
    let tag = state.tag.clone();
    let set = desk.dispatch.reform(move |entity: Option<EntityId>| {
        Msg::Seek(SeekMsg::TagAs(TagAs { entity, ..tag.clone() }))
    });
    let field = EntityField {
        id: "seek-tag-entity",
        label: say(desk, SeekText::TagEntity),
        placeholder: say(desk, SeekText::TagEntity),
        chosen: state.tag.entity.as_ref(),
        kind: Some(kind),
        opens_up: true,
        set,
    };
    field.show(desk, work)
}
