//! The statements of the open document in text order, a card each, as far as they are in view.

use super::card::StatementCard;
use super::names::{face_of, type_names};
use crate::context::{Desk, OpenDocument, Work, use_project};
use crate::i18n::{StatementText, Text, Translator, thousands, use_translator};
use crate::ui::suggestions::suggestion_switch;
use crate::ui::widgets::{Button, Glyph, ListWindow, next_row, use_list_window};
use engine::{ComposeMsg, Msg, Session};
use model::StatementId;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The buttons that choose what the left column lists.
pub(crate) fn list_switch(desk: &Desk, document: &OpenDocument, session: &Session) -> Html {
    let tr = desk.tr();
    let choices = [
        (false, tr.say(Text::Annotations), document.spans.len()),
        (true, tr.say(Text::Statement(StatementText::Statements)), document.statements.len()),
    ];
    let suggests = session.suggestions.is_open;
    let buttons = choices.into_iter().map(|(lists, name, count)| {
        let is_shown = session.composer.lists == lists && !suggests;
        let onclick =
            desk.dispatch.reform(move |_: MouseEvent| Msg::Compose(ComposeMsg::List(lists)));
        html! {
            <button
                key={name.to_string()}
                type="button"
                class="segment"
                aria-pressed={is_shown.to_string()}
                {onclick}
            >
                { name }<span class="count">{ format!(" · {}", thousands(count)) }</span>
            </button>
        }
    });
    let label = tr.say(Text::Statement(StatementText::ListOf));
    html! {
        <div key="switch" class="list-switch" role="group" aria-label={label}>
            <div key="coded" class="segments">
                { for buttons }
                { suggestion_switch(desk, session) }
            </div>
        </div>
    }
}

/// The list with its head, or how to make the first statement.
pub(crate) fn statement_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let Some(document) = work.document.clone() else {
        return html! { <section key="statements" class="annotations" /> };
    };
    let tr = desk.tr();
    let body = match document.statements.is_empty() {
        true => no_statements(tr),
        false => html! {
            <Cards key="list" {document} at_hand={session.composer.statement.clone()} />
        },
    };
    html! {
        <section key="statements" class="annotations">
            <h2 key="head" class="visually-hidden">
                { tr.say(Text::Statement(StatementText::Statements)) }
            </h2>
            { body }
            { new_buttons(desk, work) }
        </section>
    }
}

fn no_statements(tr: Translator) -> Html {
    html! {
        <div key="none" class="teach">
            <p key="none">{ tr.say(Text::Statement(StatementText::NoneYet)) }</p>
            <p key="how">{ tr.say(Text::Statement(StatementText::NoneYetHow)) }</p>
        </div>
    }
}

/// A button for an empty statement of each type.
fn new_buttons(desk: &Desk, work: &Work) -> Html {
    let tr = desk.tr();
    let names = type_names(tr, &work.project.codebook).into_iter().enumerate();
    let buttons = names.map(|(idx, name)| {
        let begin = desk.dispatch.reform(move |()| Msg::Compose(ComposeMsg::Begin(idx)));
        let name = tr.say(Text::Statement(StatementText::New(&name)));
        Html::from(
            Button::new(idx.to_string(), name, begin).class("quiet small").glyph(Glyph::Plus),
        )
    });
    html! { <div key="new" class="statement-new">{ for buttons }</div> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CardsProps {
    document: OpenDocument,
    at_hand: Option<StatementId>,
}

#[component(Cards)]
fn cards(props: &CardsProps) -> Html {
    let CardsProps { document, at_hand } = props;
    let tr = use_translator();
    let project = use_project();
    let statements = &document.statements;
    let window = use_list_window(statements.len());
    let at = at_hand.as_ref().and_then(|id| statements.position(id));
    use_shown_row(&window, at);
    let onkeydown = use_card_keys(&window, statements.len());
    let stop = at.unwrap_or(window.rows.start);
    let page = statements.page(window.rows.start, window.rows.len());
    let items = window.rows.clone().zip(page).filter_map(|(idx, id)| {
        let statement = document.data.statements.get(&id)?;
        let face = face_of(tr, &project, &document.data, statement);
        Some(html! {
            <li
                key={id.as_str()}
                aria-setsize={statements.len().to_string()}
                aria-posinset={(idx + 1).to_string()}
            >
                <StatementCard
                    id={id.clone()}
                    {face}
                    is_at_hand={at == Some(idx)}
                    {idx}
                    is_tab_stop={idx == stop}
                />
            </li>
        })
    });
    html! {
        <div
            key="rows"
            class="statement-list"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
        >
            <ul
                ref={window.list.clone()}
                id="statement-list"
                role="list"
                tabindex="-1"
                aria-label={tr.say(Text::Statement(StatementText::Statements))}
                {onkeydown}
            >
                { for items }
            </ul>
        </div>
    }
}

/// Keeps the statement at hand in view when another one is taken.
#[hook]
fn use_shown_row(window: &ListWindow, row: Option<usize>) {
    let window = window.clone();
    use_effect_with(row, move |row| {
        if let Some(row) = row {
            window.show(*row);
        }
    });
}

/// Up, Down, Home and End move along the cards; `N` and `P` with Shift work everywhere.
#[hook]
fn use_card_keys(window: &ListWindow, n_rows: usize) -> Callback<KeyboardEvent> {
    let (window, last) = (window.clone(), n_rows.saturating_sub(1));
    Callback::from(move |event: KeyboardEvent| {
        let Some(row) = row_of_event(&event) else { return };
        let Some(target) = next_row(&event.key(), row, last) else { return };
        event.prevent_default();
        event.stop_propagation();
        window.go(target, format!("[data-idx=\"{target}\"]"));
    })
}

fn row_of_event(event: &KeyboardEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-idx]").ok()??.get_attribute("data-idx")?.parse().ok()
}
