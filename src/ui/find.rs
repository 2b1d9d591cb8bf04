//! The panel for finding in the article: the field, how to find, the hits, and the way to tag
//! all of them. It stands above the article and covers none of it.

mod hits;

use super::widgets::{Button, Glyph};
use crate::context::{use_dispatch, use_document, use_project, use_session};
use crate::i18n::{FindText, Text, Translator, use_translator};
use engine::{Direction, FindMsg, FindState, Msg};
use gloo_events::EventListener;
use hits::tag_all;
use search::{Folding, PatternError, Progress, Query};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// The id of the field.
const FIELD: &str = "find-field";

/// The panel; nothing to see while it is closed.
pub(crate) fn find_panel(find: &FindState) -> Html {
    match find.is_open {
        true => html! { <FindPanel key="find" /> },
        false => html! { <div key="no-find" hidden=true /> },
    }
}

#[component(FindPanel)]
fn find_panel_open() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch().reform(Msg::Find);
    let session = use_session();
    let project = use_project();
    let document = use_document();
    let find = &session.find;
    let onkeydown = {
        let dispatch = dispatch.clone();
        let is_listing = find.is_listing;
        move |event: KeyboardEvent| {
            if let Some(msg) = meaning(&event, is_listing) {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(msg);
            }
        }
    };
    let hint = if find.query.is_regex { FindText::Pattern } else { FindText::Words };
    let listing = document.filter(|_| find.is_listing && !find.hits.is_empty());
    let listing = match &listing {
        Some(document) => tag_all(tr, &dispatch, &project.codebook, document, find),
        None => html! { <div key="no-list" hidden=true /> },
    };
    html! {
        <section class="find" role="search" aria-label={tr.say(Text::Find(FindText::Find))} {onkeydown}>
            <div key="bar" class="find-bar">
                <QueryField
                    key="field"
                    id={FIELD}
                    label={tr.say(Text::Find(FindText::Find))}
                    text={find.query.text.clone()}
                    is_regex={find.query.is_regex}
                    is_invalid={find.error.is_some()}
                    described_by="find-error"
                    placeholder={tr.say(Text::Find(hint))}
                    on_type={dispatch.reform(FindMsg::Type)}
                />
                { options(tr, &find.query, &dispatch.reform(FindMsg::Ask)) }
                { outcome(tr, find) }
                { actions(tr, find, &dispatch) }
            </div>
            <p key="error" id="find-error" class="find-error" role="alert">{ refusal(tr, &find.query.text, find.error) }</p>
            { listing }
        </section>
    }
}

/// What a key means in the panel.
fn meaning(event: &KeyboardEvent, is_listing: bool) -> Option<FindMsg> {
    // 229 is what some browsers send for the key that ends a composition
    if event.is_composing() || event.key_code() == 229 {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field = target.is_some_and(|element| element.id() == FIELD);
    match event.key().as_str() {
        "Escape" if is_listing => Some(FindMsg::List(false)),
        "Escape" => Some(FindMsg::Close),
        "Enter" if in_field && event.shift_key() => Some(FindMsg::Step(Direction::Backward)),
        "Enter" if in_field => Some(FindMsg::Step(Direction::Forward)),
        _ => None,
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct QueryFieldProps {
    pub(crate) id: &'static str,
    pub(crate) label: AttrValue,
    /// Shown when it changes from outside.
    pub(crate) text: String,
    pub(crate) is_regex: bool,
    pub(crate) is_invalid: bool,
    /// The id of what says why the text is refused.
    pub(crate) described_by: &'static str,
    pub(crate) placeholder: AttrValue,
    pub(crate) on_type: Callback<String>,
}

/// A field for words or a pattern. It tells what it holds when an input method has finished, and
/// never before. It is written to only when the question comes from elsewhere.
#[component(QueryField)]
pub(crate) fn query_field(props: &QueryFieldProps) -> Html {
    let QueryFieldProps { id, described_by, on_type, .. } = props.clone();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.text.clone(), move |text| {
            if let Some(field) = node.cast::<HtmlInputElement>()
                && field.value() != *text
            {
                field.set_value(text);
            }
        });
    }
    let (input, told) = (node.clone(), on_type.clone());
    use_effect_with((), move |()| {
        let listener = input.cast::<HtmlInputElement>().map(|field| {
            EventListener::new(&field.clone(), "compositionend", move |_| {
                told.emit(field.value());
            })
        });
        move || drop(listener)
    });
    let oninput = move |event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        if let Some(field) = field.filter(|_| !event.is_composing()) {
            on_type.emit(field.value());
        }
    };
    html! {
        <input
            ref={node}
            {id}
            class={classes!("input", "find-field", props.is_regex.then_some("pattern"))}
            type="text"
            aria-label={props.label.clone()}
            aria-invalid={props.is_invalid.then_some("true")}
            aria-describedby={described_by}
            placeholder={props.placeholder.clone()}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            {oninput}
        />
    }
}

/// How to find, each on or off.
pub(crate) fn options(tr: Translator, query: &Query, on_ask: &Callback<Query>) -> Html {
    let present = query.folding;
    let Folding { case, width, script } = present;
    let folded = |folding| Query { folding, ..query.clone() };
    let case = ("case", "Aa", FindText::IgnoreCase, case, Folding { case: !case, ..present });
    let width =
        ("width", "Ａ=A", FindText::IgnoreWidth, width, Folding { width: !width, ..present });
    let script = Folding { script: !script, ..present };
    let script = ("script", "繁=简", FindText::IgnoreScript, present.script, script);
    let foldings = [case, width, script]
        .map(|(key, sign, hint, is_on, folding)| (key, sign, hint, is_on, folded(folding)));
    let is_regex = query.is_regex;
    let changed = Query { is_regex: !is_regex, ..query.clone() };
    let regex = ("regex", ".*", FindText::RegexHint, is_regex, changed);
    let buttons = foldings.into_iter().chain([regex]).map(|(key, sign, hint, is_on, changed)| {
        let onclick = on_ask.reform(move |_: MouseEvent| changed.clone());
        let name = if key == "regex" { FindText::Regex } else { hint };
        html! {
            <button
                {key}
                type="button"
                class="button small find-option"
                title={tr.say(Text::Find(hint))}
                aria-label={tr.say(Text::Find(name))}
                aria-pressed={is_on.to_string()}
                {onclick}
            >
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    });
    html! {
        <div key="options" class="find-options" role="group" aria-label={tr.say(Text::Find(FindText::Options))}>
            { for buttons }
        </div>
    }
}

/// How many hits there are, and which one stands out.
fn outcome(tr: Translator, find: &FindState) -> Html {
    let n_hits = find.hits.len();
    let words = match (find.progress, find.current_idx()) {
        _ if find.query.text.is_empty() || find.error.is_some() => None,
        (Progress::Full, _) => Some(FindText::TooMany),
        (Progress::Going, _) => Some(FindText::SoFar(n_hits)),
        (Progress::Done, Some(idx)) => Some(FindText::Place { idx, n_hits }),
        (Progress::Done, None) => Some(FindText::NHits(n_hits)),
    };
    html! {
        <p key="outcome" class="find-outcome" role="status">
            { words.map(|words| tr.say(Text::Find(words))).unwrap_or_default() }
        </p>
    }
}

fn actions(tr: Translator, find: &FindState, dispatch: &Callback<FindMsg>) -> Html {
    let has_none = find.hits.is_empty();
    let button = |key, name, msg: FindMsg| {
        Button::new(key, tr.say(name), dispatch.reform(move |()| msg.clone())).class("small")
    };
    let step = |key, name, direction, glyph| {
        let button = button(key, Text::Find(name), FindMsg::Step(direction));
        button.icon_only(glyph).class("quiet").disabled(has_none)
    };
    let tag = {
        let is_listing = find.is_listing;
        let onclick = dispatch.reform(move |_: MouseEvent| FindMsg::List(!is_listing));
        html! {
            <button
                key="tag"
                type="button"
                class="button small"
                aria-expanded={(is_listing && !has_none).to_string()}
                aria-disabled={has_none.then_some("true")}
                {onclick}
            >
                { tr.say(Text::Find(FindText::TagAll)) }
            </button>
        }
    };
    html! {
        <div key="actions" class="find-actions">
            { step("previous", FindText::Previous, Direction::Backward, Glyph::Up) }
            { step("next", FindText::Next, Direction::Forward, Glyph::Down) }
            { tag }
            { button("close", Text::Close, FindMsg::Close).icon_only(Glyph::Close).class("quiet") }
        </div>
    }
}

/// Where and why a pattern is refused.
pub(crate) fn refusal(tr: Translator, pattern: &str, error: Option<PatternError>) -> AttrValue {
    let Some(error) = error else { return AttrValue::default() };
    let before = error.at.and_then(|at| pattern.get(..at));
    let place = before.map(|before| before.chars().count() + 1);
    tr.say(Text::Find(FindText::Refused { fault: error.fault, place }))
}

/// The button that opens the panel.
pub(crate) fn find_button(tr: Translator, dispatch: &Callback<Msg>) -> Html {
    let open = dispatch.reform(|()| Msg::Find(FindMsg::Open));
    Button::new("find", tr.say(Text::Find(FindText::Find)), open)
        .icon_only(Glyph::Search)
        .class("quiet")
        .shortcut("F")
        .into()
}
