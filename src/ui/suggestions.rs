//! The suggestions for the open article: a row each in its context, and what can be done with the
//! one that stands out.

use crate::context::{Desk, Shared, Work, use_desk};
use crate::i18n::{SuggestionText, Text, Translator, use_translator};
use crate::ui::chip::{glyph_of, hue_class};
use crate::ui::widgets::{Button, Glyph, icon, use_list_window};
use engine::{Msg, Session, Suggestion, SuggestionsMsg, label_for};
use model::{Article, Label, Project};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The most characters of context before a name, and behind it.
const CONTEXT: (usize, usize) = (4, 24);

/// The button that shows the list in the left column.
pub(crate) fn suggestion_switch(desk: &Desk, session: &Session) -> Html {
    let is_open = session.suggestions.is_open;
    let onclick =
        desk.dispatch.reform(|_: MouseEvent| Msg::Suggestions(SuggestionsMsg::Show(true)));
    html! {
        <button
            key="suggestions"
            type="button"
            class="segment"
            aria-pressed={is_open.to_string()}
            {onclick}
        >{ say(desk.tr(), SuggestionText::Heading) }</button>
    }
}

fn say(tr: Translator, text: SuggestionText<'_>) -> AttrValue {
    tr.say(Text::Suggestion(text))
}

/// The list, or what stands in its place.
pub(crate) fn suggestion_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let state = &session.suggestions;
    let found = match (state.offered.len(), state.is_going) {
        (0, true) => say(tr, SuggestionText::Looking),
        (0, false) => say(tr, SuggestionText::None),
        (n, _) => say(tr, SuggestionText::Found(n)),
    };
    let how = match state.offered.is_empty() {
        true => SuggestionText::NoneHow,
        false => SuggestionText::How,
    };
    let article = work.document.as_ref().map(|document| Shared(document.data.article.clone()));
    let rows = article.filter(|_| !state.offered.is_empty()).map(|article| {
        html! {
            <Rows
                key="rows"
                {article}
                project={work.project.clone()}
                offered={Shared(state.offered.clone())}
                current={state.current_idx()}
            />
        }
    });
    html! {
        <section key="suggestions" class="annotations suggestions">
            <h2 key="head" class="visually-hidden">{ say(tr, SuggestionText::Heading) }</h2>
            <p key="found" class="suggestions-found" role="status">{ found }</p>
            <p key="how" class="suggestions-how">{ say(tr, how) }</p>
            <div key="list" class="suggestions-rows">{ for rows }</div>
            { actions(desk, work, session) }
        </section>
    }
}

/// What can be done with the suggestion that stands out, and with all that were rejected.
fn actions(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let state = &session.suggestions;
    let send = |msg: SuggestionsMsg| desk.dispatch.reform(move |()| Msg::Suggestions(msg));
    let current = state.current_idx().and_then(|idx| state.offered.get(idx));
    let decide = current.map(|current| {
        let n_alike = state.n_alike(current);
        let all = say(tr, SuggestionText::AcceptAll(n_alike));
        let all = Button::new("all", all, send(SuggestionsMsg::Accept(true))).class("small");
        let accept = say(tr, SuggestionText::Accept);
        let reject = say(tr, SuggestionText::Reject);
        let accept = Button::new("accept", accept, send(SuggestionsMsg::Accept(false)));
        let reject = Button::new("reject", reject, send(SuggestionsMsg::Reject));
        html! {
            <div key="decide" class="suggestions-decide">
                { accept.class("small primary").glyph(Glyph::Plus).shortcut("Y") }
                { for (n_alike > 1).then(|| Html::from(all.shortcut("Shift+Y"))) }
                { reject.class("small").shortcut("C") }
            </div>
        }
    });
    let n_rejected = work.project.rejections.len();
    let again = (n_rejected > 0).then(|| {
        let words = say(tr, SuggestionText::OfferAgain(n_rejected));
        Html::from(
            Button::new("again", words, send(SuggestionsMsg::WithdrawAll)).class("quiet small"),
        )
    });
    html! {
        <div key="actions" class="suggestions-actions">
            <div key="decide">{ for decide }</div>
            <div key="again">{ for again }</div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RowsProps {
    article: Shared<Article>,
    project: Shared<Project>,
    offered: Shared<Vec<Suggestion>>,
    current: Option<usize>,
}

/// The rows, as far as they are in view.
#[component(Rows)]
fn rows(props: &RowsProps) -> Html {
    let tr = use_translator();
    let dispatch = use_desk().dispatch;
    let window = use_list_window(props.offered.len());
    let shown = window.clone();
    let list = window.list.clone();
    use_effect_with((props.current, props.offered.clone()), move |(current, _)| {
        if let Some(current) = *current {
            shown.show(current);
            keep_focus(&list, current);
        }
    });
    let stop = props.current.unwrap_or(window.rows.start);
    let items = window.rows.clone().filter_map(|idx| {
        let suggestion = props.offered.get(idx)?;
        let range = suggestion.range;
        let onclick =
            dispatch.reform(move |_: MouseEvent| Msg::Suggestions(SuggestionsMsg::Go(range)));
        Some(html! {
            <li
                key={range.start().raw()}
                aria-setsize={props.offered.len().to_string()}
                aria-posinset={(idx + 1).to_string()}
            >
                <button
                    type="button"
                    class="annotation-row suggestion-row"
                    data-suggestion={idx.to_string()}
                    tabindex={if idx == stop { "0" } else { "-1" }}
                    aria-current={(props.current == Some(idx)).then_some("true")}
                    {onclick}
                >{ row(tr, props, suggestion) }</button>
            </li>
        })
    });
    let items: Vec<_> = items.collect();
    let onkeydown = use_row_keys(props);
    html! {
        <div class="annotation-list" ref={window.scroller.clone()} onscroll={window.on_scroll.clone()}>
            <ul
                ref={window.list.clone()}
                role="list"
                aria-label={say(tr, SuggestionText::Heading)}
                {onkeydown}
            >{ for items }</ul>
        </div>
    }
}

/// What a row says: the words in their context, of what kind they are, and why they are offered.
fn row(tr: Translator, props: &RowsProps, suggestion: &Suggestion) -> Html {
    let codebook = &props.project.codebook;
    let label = label_for(codebook, suggestion.kind).and_then(|id| codebook.label(id));
    let text = props.article.text();
    let words = suggestion.range.slice(text).unwrap_or_default();
    let (before, behind) = context(text, suggestion);
    let name = tr.name(&suggestion.names, suggestion.entity.as_str());
    let reason = say(tr, SuggestionText::NameOf(&name));
    let is_new = props.project.entities.get(&suggestion.entity).is_none();
    let source = is_new.then(|| say(tr, SuggestionText::FromStarter));
    html! {
        <>
            { for label.map(|label| kind_chip(tr, label)) }
            <span key="words" class="suggestion-words">
                <span key="before">{ before }</span>
                <span key="name" class="suggestion-name">{ words.to_owned() }</span>
                <span key="behind">{ behind }</span>
            </span>
            <span key="reason" class="suggestion-reason">
                { reason }
                { for source.map(|source| html! { <span key="new">{ " · " }{ source }</span> }) }
            </span>
        </>
    }
}

fn kind_chip(tr: Translator, label: &Label) -> Html {
    html! {
        <span key="kind" class={classes!("chip", hue_class(label))}>
            { icon(glyph_of(label.kind)) }
            <span class="visually-hidden">{ tr.name(&label.names, label.id.as_str()) }</span>
        </span>
    }
}

/// A little of what stands around on the same line.
fn context(text: &str, suggestion: &Suggestion) -> (String, String) {
    let (start, end) = (suggestion.range.start().index(), suggestion.range.end().index());
    let on_line = |letter: &char| *letter != '\n';
    let mut before: Vec<char> =
        text[..start].chars().rev().take_while(on_line).take(CONTEXT.0).collect();
    before.reverse();
    let behind = text[end..].chars().take_while(on_line).take(CONTEXT.1);
    (before.into_iter().collect(), behind.collect())
}

/// Up and down go to the neighbours, which the article then shows.
#[hook]
fn use_row_keys(props: &RowsProps) -> Callback<KeyboardEvent> {
    let dispatch = use_desk().dispatch;
    let offered = props.offered.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target_dyn_into::<HtmlElement>();
        let row = target.and_then(|row| row.get_attribute("data-suggestion"));
        let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) else { return };
        let next = match event.key().as_str() {
            "ArrowDown" => row + 1,
            "ArrowUp" => row.saturating_sub(1),
            "Home" => 0,
            "End" => offered.len().saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(suggestion) = offered.get(next) {
            dispatch.emit(Msg::Suggestions(SuggestionsMsg::Go(suggestion.range)));
        }
    })
}

/// The focus stays in the list when it was there, also if its row has gone.
fn keep_focus(list: &NodeRef, row: usize) {
    let page = gloo_utils::document();
    let Some(list) = list.cast::<HtmlElement>() else { return };
    let focused = page.active_element();
    let is_lost = focused.as_ref().is_none_or(|element| element.tag_name() == "BODY");
    let is_here = focused.is_some_and(|element| list.contains(Some(&element)));
    if !is_lost && !is_here {
        return;
    }
    let look = move || {
        let found = list.query_selector(&format!("[data-suggestion=\"{row}\"]")).ok().flatten();
        if let Some(row) = found.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            // a button takes the focus
            let _ = row.focus();
        }
    };
    gloo_timers::callback::Timeout::new(0, look).forget();
}
