//! The question: what is looked at, the words or the names, and what narrows it.

use super::filters::Filters;
use super::{entity_finder, go_to_hits, re_ask, say};
use crate::context::{Desk, Shared, Work};
use crate::i18n::{FindText, SeekText, Text};
use crate::ui::entities::entity_name;
use crate::ui::find::{QueryField, options};
use crate::ui::widgets::{Button, Combo, Glyph};
use engine::{Looks, Msg, Question, SeekMsg, SeekState, Session};
use model::EntityId;
use search::Query;
use yew::prelude::*;

/// The head of the room.
pub(super) fn form(desk: &Desk, work: &Work, session: &Session, state: &Shared<SeekState>) -> Html {
    let asks = match state.question.looks {
        Looks::Names => names(desk, work, state),
        Looks::Words | Looks::Annotations => words(desk, state),
    };
    html! {
        <div key="form" class="seek-form" role="search" aria-label={say(desk, SeekText::Heading)}>
            <div key="head" class="seek-head">
                <h2 key="heading">{ say(desk, SeekText::Heading) }</h2>
                { looks(desk, state) }
            </div>
            { asks }
            <Filters
                key="filters"
                project={work.project.clone()}
                open={session.document.clone()}
                state={state.clone()}
            />
        </div>
    }
}

/// What is looked at.
fn looks(desk: &Desk, state: &SeekState) -> Html {
    let buttons = [Looks::Words, Looks::Annotations, Looks::Names].map(|looks| {
        let is_on = state.question.looks == looks;
        let onclick = re_ask(desk, state, move |question: &mut Question, _: MouseEvent| {
            question.looks = looks;
        });
        html! {
            <button
                key={format!("{looks:?}")}
                type="button"
                class="segment"
                aria-pressed={is_on.to_string()}
                {onclick}
            >
                { say(desk, SeekText::Looks(looks)) }
            </button>
        }
    });
    html! {
        <div key="looks" class="segments" role="group" aria-label={say(desk, SeekText::LooksAt)}>
            { for buttons }
        </div>
    }
}

/// The field of the words, and how they are taken.
fn words(desk: &Desk, state: &SeekState) -> Html {
    let query = &state.question.query;
    let tr = desk.tr();
    let hint = match (query.is_regex, state.question.looks) {
        (true, _) => tr.say(Text::Find(FindText::Pattern)),
        (false, Looks::Annotations) => say(desk, SeekText::WordsOfAnnotations),
        (false, _) => tr.say(Text::Find(FindText::Words)),
    };
    let on_ask =
        re_ask(desk, state, |question: &mut Question, query: Query| question.query = query);
    let onkeydown = |event: KeyboardEvent| {
        let is_on = matches!(event.key().as_str(), "Enter" | "ArrowDown") && !event.is_composing();
        if is_on && event.key_code() != 229 && !event.ctrl_key() && is_field(&event) {
            go_to_hits(&event);
        }
    };
    html! {
        <div key="words" class="seek-words" {onkeydown}>
            <QueryField
                id="room-search"
                label={say(desk, SeekText::Heading)}
                text={query.text.clone()}
                is_regex={query.is_regex}
                is_invalid={state.error.is_some()}
                described_by="seek-error"
                placeholder={hint}
                on_type={desk.dispatch.reform(|text| Msg::Seek(SeekMsg::Type(text)))}
            />
            { options(tr, query, &on_ask) }
        </div>
    }
}

fn is_field(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<web_sys::Element>().is_some_and(|element| element.id() == "room-search")
}

/// The names that are looked for, and the field that chooses an entity.
fn names(desk: &Desk, work: &Work, state: &SeekState) -> Html {
    let sought = &state.question.names;
    let entity = sought.entity.as_ref().and_then(|id| work.project.entities.get(id));
    let title = entity.map(|entity| entity_name(desk.tr(), entity));
    let spellings = sought.spellings(&work.project.entities);
    let chips = spellings.iter().map(|name| {
        html! { <li key={name.as_str()} class="seek-name"><bdi>{ name }</bdi></li> }
    });
    let clear = re_ask(desk, state, |question: &mut Question, ()| {
        question.names = engine::Sought::default();
    });
    let clear = match spellings.is_empty() {
        true => html! { <span key="clear" hidden=true /> },
        false => Button::new("clear", say(desk, SeekText::ClearNames), clear)
            .icon_only(Glyph::Close)
            .class("quiet small")
            .into(),
    };
    let on_choose = re_ask(desk, state, |question: &mut Question, id: AttrValue| {
        question.names = engine::Sought { entity: Some(EntityId::new(id.as_str())), words: None };
    });
    html! {
        <div key="names" class="seek-words">
            <Combo
                key="entity"
                id="room-search"
                label={say(desk, SeekText::OfEntity)}
                label_hidden=true
                placeholder={say(desk, SeekText::OfEntity)}
                find={entity_finder(desk, work, None)}
                keeps_escape=true
                {on_choose}
            />
            <div key="sought" class="seek-sought">
                <strong key="entity">{ title.unwrap_or_default() }</strong>
                <ul key="names" class="seek-names" role="list" aria-label={say(desk, SeekText::Looks(Looks::Names))}>
                    { for chips }
                </ul>
                { clear }
            </div>
        </div>
    }
}
