//! The card of a statement: who, what it states, on what; and what is still to be done.

use super::names::{Face, spoken};
use crate::context::{Panel, use_dispatch, use_panel_switch};
use crate::i18n::{StatementText, Text, use_translator};
use crate::ui::chip::position_glyph;
use crate::ui::widgets::{Glyph, icon};
use engine::{ComposeMsg, Msg};
use model::StatementId;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct StatementCardProps {
    pub(super) id: StatementId,
    pub(super) face: Face,
    /// Whether it is the statement at hand.
    pub(super) is_at_hand: bool,
    /// Its number in the list, from 0, and whether Tab stops at it.
    pub(super) idx: usize,
    pub(super) is_tab_stop: bool,
}

/// A card. Pointing at it or focusing it lights its parts in the article.
#[component(StatementCard)]
pub(super) fn statement_card(props: &StatementCardProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let switch = use_panel_switch();
    let StatementCardProps { id, face, is_at_hand, idx, is_tab_stop } = props;
    let point = |to: Option<StatementId>| {
        dispatch.reform(move |()| Msg::Compose(ComposeMsg::Point(to.clone())))
    };
    let (on, off) = (point(Some(id.clone())), point(None));
    let onclick = {
        let id = id.clone();
        Callback::from(move |_: MouseEvent| {
            switch.emit(Panel::Details);
            dispatch.emit(Msg::Compose(ComposeMsg::Select(Some(id.clone()))));
        })
    };
    let todo = (!face.todos.is_empty()).then(|| todo_mark(face));
    html! {
        <button
            type="button"
            class={classes!("statement-card", state_class(face))}
            data-idx={idx.to_string()}
            data-statement={id.as_str().to_owned()}
            tabindex={if *is_tab_stop { "0" } else { "-1" }}
            aria-current={is_at_hand.then_some("true")}
            aria-label={spoken(face)}
            aria-description={face.todos.iter().map(AttrValue::to_string).collect::<Vec<_>>().join("; ")}
            title={face.todos.iter().map(AttrValue::to_string).collect::<Vec<_>>().join("\n")}
            onmouseenter={on.reform(|_: MouseEvent| ())}
            onmouseleave={off.reform(|_: MouseEvent| ())}
            onfocus={on.reform(|_: FocusEvent| ())}
            onblur={off.reform(|_: FocusEvent| ())}
            {onclick}
        >
            <span key="head" class="face-head">
                { stated(&tr.say(Text::Statement(StatementText::NotSet)), face) }
                <span key="kind" class="face-kind">{ face.kind.clone() }</span>
                { for todo }
            </span>
            <span key="parts" class="face-parts">{ for parts(face) }</span>
        </button>
    }
}

/// What the statement states, as a chip.
fn stated(not_set: &AttrValue, face: &Face) -> Html {
    let (glyph, words) = match &face.states {
        Some((id, name)) => (position_glyph(id).unwrap_or(Glyph::Level), name.clone()),
        None => (Glyph::Diamond, not_set.clone()),
    };
    html! { <span key="states" class="chip line">{ icon(glyph) }<span>{ words }</span></span> }
}

/// The class that gives the card the colour of its position.
fn state_class(face: &Face) -> Option<String> {
    let (id, _) = face.states.as_ref()?;
    position_glyph(id).map(|_| format!("position-{id}"))
}

fn todo_mark(face: &Face) -> Html {
    html! { <span key="todo" class="face-todo" aria-hidden="true">{ face.todos.len() }</span> }
}

fn parts(face: &Face) -> impl Iterator<Item = Html> + '_ {
    face.parts.iter().enumerate().map(|(idx, part)| match part {
        Some(words) => html! { <span key={idx} class="face-part">{ words.clone() }</span> },
        None => html! { <span key={idx} class="face-part missing">{ "—" }</span> },
    })
}
