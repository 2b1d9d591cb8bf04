//! The suggestions for the open article: their list with a row each, and what can be done with
//! the one that stands out.

mod actions;
mod row;
mod rule_form;
mod rules;

pub(crate) use actions::suggestion_bar;
pub(crate) use rules::rules_dialog;

use crate::context::{Desk, Shared, Work, use_desk};
use crate::i18n::{SuggestionText, Text, Translator, thousands, use_translator};
use crate::ui::chip::glyph_of;
use crate::ui::widgets::{Glyph, icon, next_row, use_text_window};
use actions::{actions, tools};
use engine::{Msg, Offered, Readings, Session, SuggestionSort, SuggestionsMsg, SuggestionsState};
use model::{Article, LabelKind, Project};
use row::row;
use web_sys::HtmlElement;
use yew::prelude::*;

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

/// The sign of a sort.
fn sort_glyph(sort: SuggestionSort) -> Glyph {
    match sort {
        SuggestionSort::Statement => Glyph::Right,
        SuggestionSort::Known => glyph_of(LabelKind::Actor),
        SuggestionSort::NewName => Glyph::Plus,
        SuggestionSort::Cue => glyph_of(LabelKind::Stance),
        SuggestionSort::Rule => Glyph::Letters,
    }
}

/// The list, or what stands in its place.
pub(crate) fn suggestion_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let state = &session.suggestions;
    let article = work.document.as_ref().map(|document| Shared(document.data.article.clone()));
    let rows = article.filter(|_| !state.offered.is_empty()).map(|article| {
        html! {
            <Rows
                key="rows"
                {article}
                project={work.project.clone()}
                offered={state.offered.clone()}
                readings={state.readings.clone()}
                current={state.current_idx()}
            />
        }
    });
    html! {
        <section key="suggestions" class="annotations suggestions">
            <h2 key="head" class="visually-hidden">{ say(tr, SuggestionText::Heading) }</h2>
            { sorts(desk, state) }
            <div key="head-line" class="suggestions-head">
                <p key="found" class="suggestions-found" role="status">{ found(tr, state) }</p>
                { tools(desk, work) }
            </div>
            <p key="how" class="suggestions-how">{ hint(tr, state) }</p>
            <div key="list" class="suggestions-rows">{ for rows }</div>
            { actions(desk, work, session) }
        </section>
    }
}

fn found(tr: Translator, state: &SuggestionsState) -> AttrValue {
    let n_open: usize = state.counts.iter().sum();
    match (state.offered.len(), state.looking) {
        (0, Some(reached)) => say(tr, SuggestionText::Looking(actions::hundredths(reached))),
        (n, Some(reached)) => say(tr, SuggestionText::FoundSoFar(n, actions::hundredths(reached))),
        (0, None) if n_open > 0 => say(tr, SuggestionText::NoneShown(n_open)),
        (0, None) => say(tr, SuggestionText::None),
        (n, _) if state.is_cut => say(tr, SuggestionText::FoundMany(n)),
        (n, _) => say(tr, SuggestionText::Found(n)),
    }
}

/// How it works, until one of them stands out.
fn hint(tr: Translator, state: &SuggestionsState) -> AttrValue {
    match state.counts.iter().sum() {
        0 => say(tr, SuggestionText::NoneHow),
        _ if state.current.is_none() => say(tr, SuggestionText::How),
        _ => AttrValue::default(),
    }
}

/// Which sorts the list shows, each on or off.
fn sorts(desk: &Desk, state: &SuggestionsState) -> Html {
    let tr = desk.tr();
    let buttons = SuggestionSort::ALL.into_iter().map(|sort| {
        let is_shown = !state.hidden[sort.idx()];
        let n_open = state.counts[sort.idx()];
        let show = SuggestionsMsg::ShowSort(sort, !is_shown);
        let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Suggestions(show.clone()));
        html! {
            <button
                key={sort.idx()}
                type="button"
                class="suggestion-sort"
                aria-pressed={is_shown.to_string()}
                data-none={(n_open == 0).to_string()}
                {onclick}
            >
                { icon(sort_glyph(sort)) }
                <span key="name">{ say(tr, SuggestionText::Sort(sort)) }</span>
                <span key="count" class="count">{ thousands(n_open) }</span>
            </button>
        }
    });
    html! {
        <div key="sorts" class="suggestion-sorts" role="group" aria-label={say(tr, SuggestionText::Sorts)}>
            { for buttons }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RowsProps {
    article: Shared<Article>,
    project: Shared<Project>,
    offered: Offered,
    readings: Readings,
    current: Option<usize>,
}

/// The rows, as far as they are in view.
#[component(Rows)]
fn rows(props: &RowsProps) -> Html {
    let tr = use_translator();
    let dispatch = use_desk().dispatch;
    let offered = &props.offered;
    let window = use_text_window(offered.len());
    let shown = window.clone();
    use_effect_with((props.current, Shared(offered.rows.clone())), move |(current, _)| {
        match *current {
            Some(current) if holds_focus(&shown.list) => {
                shown.go(current, format!("[data-suggestion=\"{current}\"]"));
            }
            Some(current) => shown.show(current),
            None => {}
        }
    });
    let stop = props.current.unwrap_or(window.rows.start);
    let items = window.rows.clone().filter_map(|idx| {
        let at = *offered.rows.get(idx)?;
        let suggestion = offered.row(idx)?;
        let onclick =
            dispatch.reform(move |_: MouseEvent| Msg::Suggestions(SuggestionsMsg::Go(at)));
        let reading = props.readings.of(&suggestion.alike);
        Some(html! {
            <li
                key={at}
                aria-setsize={offered.len().to_string()}
                aria-posinset={(idx + 1).to_string()}
            >
                <button
                    type="button"
                    class="annotation-row suggestion-row"
                    data-suggestion={idx.to_string()}
                    tabindex={if idx == stop { "0" } else { "-1" }}
                    aria-current={(props.current == Some(idx)).then_some("true")}
                    {onclick}
                >{ row(tr, &props.project, props.article.text(), suggestion, reading) }</button>
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

/// The keys go to the neighbours, which the article then shows.
#[hook]
fn use_row_keys(props: &RowsProps) -> Callback<KeyboardEvent> {
    let dispatch = use_desk().dispatch;
    let rows = props.offered.rows.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target_dyn_into::<HtmlElement>();
        let row = target.and_then(|row| row.get_attribute("data-suggestion"));
        let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) else { return };
        let Some(next) = next_row(&event.key(), row, rows.len().saturating_sub(1)) else { return };
        event.prevent_default();
        event.stop_propagation();
        if let Some(at) = rows.get(next) {
            dispatch.emit(Msg::Suggestions(SuggestionsMsg::Go(*at)));
        }
    })
}

/// Whether the focus is in the list, or was on a row of it that has gone.
fn holds_focus(list: &NodeRef) -> bool {
    let focused = gloo_utils::document().active_element();
    let list = list.cast::<HtmlElement>();
    focused.is_none_or(|element| {
        element.tag_name() == "BODY" || list.is_some_and(|list| list.contains(Some(&element)))
    })
}
