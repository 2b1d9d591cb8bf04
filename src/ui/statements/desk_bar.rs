//! What stands at the foot of the article while a statement is being made: the proposal, the
//! slot that clicks fill, or the pile of marked annotations.

use super::names::{filler_name, type_names};
use crate::context::{Desk, Work};
use crate::i18n::{StatementText, Text};
use crate::ui::widgets::{Button, Glyph};
use engine::{ComposeMsg, Msg, Offer, OfferRow, Session};
use model::{AnnotationId, DocumentData, Filler, SlotId, StatementType};
use yew::prelude::*;

/// The bar. The region is always there, so that what comes into it is heard.
pub(crate) fn desk_bar(desk: &Desk, work: &Work, session: &Session) -> Html {
    let composer = &session.composer;
    let document = work.document.as_ref().map(|document| &*document.data);
    let body = match (document, &composer.offer, &composer.armed) {
        (Some(document), Some(offer), _) => offer_panel(desk, work, document, offer),
        (Some(document), None, Some(slot)) => picking(desk, work, document, session, slot),
        (Some(_), None, None) if !composer.pile.is_empty() => pile(desk, work, composer.pile.len()),
        _ => html! { <span key="nothing" hidden=true /> },
    };
    html! { <div key="desk" class="desk-bar" aria-live="polite">{ body }</div> }
}

fn say(desk: &Desk, text: StatementText<'_>) -> AttrValue {
    desk.tr().say(Text::Statement(text))
}

fn button(desk: &Desk, key: &'static str, name: AttrValue, msg: ComposeMsg) -> Button {
    let press = desk.dispatch.reform(move |()| Msg::Compose(msg.clone()));
    Button::new(key, name, press)
}

fn pile(desk: &Desk, work: &Work, n_marked: usize) -> Html {
    let keys = ["T", "Shift+T"];
    let names = type_names(desk.tr(), &work.project.codebook).into_iter().enumerate();
    let makes = names.map(|(idx, name)| {
        let make = desk.dispatch.reform(move |()| Msg::Compose(ComposeMsg::Compose(idx)));
        let name = say(desk, StatementText::MakeFromPile(&name));
        let button = Button::new(idx.to_string(), name, make).class("small");
        Html::from(match keys.get(idx) {
            Some(key) => button.shortcut(key).title(AttrValue::Static(key)),
            None => button,
        })
    });
    let clear = say(desk, StatementText::ClearPile);
    html! {
        <div key="pile" class="desk-card pile">
            <span key="count" class="desk-words">{ say(desk, StatementText::Pile(n_marked)) }</span>
            <span key="makes" class="desk-actions">{ for makes }</span>
            { button(desk, "clear", clear, ComposeMsg::Dismiss).class("quiet small") }
        </div>
    }
}

fn picking(
    desk: &Desk,
    work: &Work,
    document: &DocumentData,
    session: &Session,
    slot: &SlotId,
) -> Html {
    let statement = session.composer.statement.as_ref();
    let statement = statement.and_then(|id| document.statements.get(id));
    let kind = statement.and_then(|row| work.project.codebook.statement_type(&row.kind));
    let name = kind.map(|kind| slot_name(desk, kind, slot)).unwrap_or_default();
    let done = say(desk, StatementText::StopPicking);
    html! {
        <div key="picking" class="desk-card">
            <span key="words" class="desk-words">{ say(desk, StatementText::Picking(&name)) }</span>
            { button(desk, "done", done, ComposeMsg::Arm(None)).class("small") }
        </div>
    }
}

fn slot_name(desk: &Desk, kind: &StatementType, slot: &SlotId) -> AttrValue {
    let name = kind.slot(slot).map(|found| desk.tr().name(&found.names, slot.as_str()));
    name.unwrap_or_default()
}

fn offer_panel(desk: &Desk, work: &Work, document: &DocumentData, offer: &Offer) -> Html {
    let Some(kind) = work.project.codebook.statement_type(&offer.kind) else {
        return html! { <span key="nothing" hidden=true /> };
    };
    let name = |id: &AnnotationId| {
        filler_name(desk.tr(), &work.project, document, &Filler::Annotation(id.clone()))
    };
    let rows = offer.rows.iter().enumerate();
    let rows = rows.map(|(idx, row)| offer_row(desk, kind, (idx, row), idx == offer.row, &name));
    let title = desk.tr().name(&kind.names, kind.id.as_str());
    let accept = button(desk, "accept", say(desk, StatementText::Accept), ComposeMsg::Accept);
    let dismiss = button(desk, "dismiss", say(desk, StatementText::Dismiss), ComposeMsg::Dismiss);
    html! {
        <div
            key="offer"
            id="statement-offer"
            class="desk-card offer"
            role="group"
            aria-label={say(desk, StatementText::Offer(&title))}
            aria-description={say(desk, StatementText::OfferKeys)}
            tabindex="-1"
        >
            <h2 key="title">{ say(desk, StatementText::Offer(&title)) }</h2>
            <div key="rows" class="offer-rows">
                <div key="seed" class="offer-row">
                    <span key="slot" class="offer-slot">{ slot_name(desk, kind, &offer.slot) }</span>
                    <span key="choices" class="offer-choices">
                        <span class="offer-choice fixed">{ name(&offer.seed) }</span>
                    </span>
                </div>
                { for rows }
            </div>
            <p key="keys" class="hint">{ say(desk, StatementText::OfferKeys) }</p>
            <div key="foot" class="desk-actions">
                { accept.class("primary small").shortcut("Enter") }
                { dismiss.class("quiet small").shortcut("Escape") }
            </div>
        </div>
    }
}

/// A slot with what could fill it; the chosen one is pressed.
fn offer_row(
    desk: &Desk,
    kind: &StatementType,
    (idx, row): (usize, &OfferRow),
    is_present: bool,
    name: &impl Fn(&AnnotationId) -> AttrValue,
) -> Html {
    let choice = |candidate: Option<usize>, words: AttrValue| {
        let take = ComposeMsg::Take(idx, candidate);
        let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Compose(take.clone()));
        html! {
            <button
                key={candidate.map_or_else(|| "none".to_owned(), |at| at.to_string())}
                type="button"
                class={classes!("offer-choice", candidate.is_none().then_some("none"))}
                aria-pressed={(row.taken == candidate).to_string()}
                tabindex={if row.taken == candidate { "0" } else { "-1" }}
                {onclick}
            >
                { words }
            </button>
        }
    };
    let candidates = row.candidates.iter().enumerate().map(|(at, id)| choice(Some(at), name(id)));
    let none = match row.candidates.is_empty() {
        true => {
            let words = say(desk, StatementText::NoneNear);
            html! { <span key="none" class="offer-choice fixed none">{ words }</span> }
        }
        false => choice(None, say(desk, StatementText::Leave)),
    };
    let slot = slot_name(desk, kind, &row.slot);
    html! {
        <div
            key={idx}
            class={classes!("offer-row", is_present.then_some("present"))}
            role="group"
            aria-label={slot.clone()}
        >
            <span key="slot" class="offer-slot">{ slot }</span>
            <span key="choices" class="offer-choices">{ for candidates }{ none }</span>
        </div>
    }
}

/// The button that marks an annotation, or takes the mark away.
pub(super) fn mark_button(desk: &Desk, session: &Session, id: &AnnotationId) -> Button {
    let is_marked = session.composer.pile.contains(id);
    let name = if is_marked { StatementText::Unmark } else { StatementText::Mark };
    button(desk, "mark", say(desk, name), ComposeMsg::MarkThis(id.clone()))
        .class("small")
        .glyph(if is_marked { Glyph::Close } else { Glyph::Plus })
        .shortcut("X")
}
