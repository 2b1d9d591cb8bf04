//! What would be tagged: every hit in its context, each of which can be left out.

use crate::context::{OpenDocument, Shared};
use crate::i18n::{FindText, Text, Translator, use_translator};
use crate::ui::around::{Reach, around};
use crate::ui::chip::{glyph_of, hue_class};
use crate::ui::widgets::{Button, ListWindow, icon, use_list_window};
use engine::{FindMsg, FindState, MAX_TAGGED};
use model::{Article, Codebook, Label};
use search::Progress;
use std::collections::BTreeSet;
use text::TextRange;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// How much is shown of a hit and of what stands around it.
const REACH: Reach = Reach { before: 16, words: 60, behind: 60 };

/// The labels to choose from, and the list.
pub(super) fn tag_all(
    tr: Translator,
    dispatch: &Callback<FindMsg>,
    codebook: &Codebook,
    document: &OpenDocument,
    find: &FindState,
) -> Html {
    let n_included = find.n_included();
    let may_tag = (1..=MAX_TAGGED).contains(&n_included) && find.progress != Progress::Going;
    let labels = codebook.labels.iter().map(|label| label_button(tr, dispatch, label, may_tag));
    let include = |key, name, is_in| {
        let press = dispatch.reform(move |()| FindMsg::IncludeAll(is_in));
        Button::new(key, tr.say(Text::Find(name)), press).class("small")
    };
    let too_many = n_included > MAX_TAGGED;
    let warning = too_many.then(|| tr.say(Text::Find(FindText::TooManyToTag)));
    html! {
        <div key="list" class="find-tagging">
            <div key="labels" class="find-labels" role="group" aria-labelledby="find-tag-as">
                <span key="how-many" id="find-tag-as">{ tr.say(Text::Find(FindText::TagAs(n_included))) }</span>
                <div key="labels" class="find-label-buttons">{ for labels }</div>
                <span key="spacer" class="spacer" />
                { include("all", FindText::All, true) }
                { include("none", FindText::None, false) }
            </div>
            <p key="warning" class="find-warning" role="status">{ warning.unwrap_or_default() }</p>
            <HitList
                key="hits"
                dispatch={dispatch.clone()}
                article={Shared(document.data.article.clone())}
                hits={Shared(find.hits.clone())}
                left_out={Shared(find.left_out.clone())}
            />
        </div>
    }
}

fn label_button(
    tr: Translator,
    dispatch: &Callback<FindMsg>,
    label: &Label,
    may_tag: bool,
) -> Html {
    let id = label.id.clone();
    let tag = dispatch.reform(move |_: MouseEvent| FindMsg::TagAll(id.clone()));
    let onclick = move |event| {
        if may_tag {
            tag.emit(event);
        }
    };
    html! {
        <button
            key={label.id.as_str()}
            type="button"
            class={classes!("button", "small", "find-label", hue_class(label))}
            aria-disabled={(!may_tag).then_some("true")}
            {onclick}
        >
            { icon(glyph_of(label.kind)) }
            <span>{ tr.name(&label.names, label.id.as_str()) }</span>
        </button>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HitListProps {
    dispatch: Callback<FindMsg>,
    article: Shared<Article>,
    hits: Shared<Vec<TextRange>>,
    left_out: Shared<BTreeSet<TextRange>>,
}

/// The hits, as far as they are in view. The arrows go from one to the next, which the article
/// then shows.
#[component(HitList)]
fn hit_list(props: &HitListProps) -> Html {
    let tr = use_translator();
    let window = use_list_window(props.hits.len());
    let here = use_state_eq(|| 0_usize);
    let text = props.article.text();
    let rows = window.rows.clone().filter_map(|idx| {
        let hit = *props.hits.get(idx)?;
        let is_in = !props.left_out.contains(&hit);
        let onchange = props.dispatch.reform(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            FindMsg::Include(hit, input.is_some_and(|input| input.checked()))
        });
        let (dispatch, here_setter) = (props.dispatch.clone(), here.setter());
        let onfocus = move |_: FocusEvent| {
            here_setter.set(idx);
            dispatch.emit(FindMsg::Show(hit));
        };
        let (before, words, behind) = around(text, hit, REACH);
        let is_stop = *here == idx || idx == window.rows.start && !window.rows.contains(&*here);
        Some(html! {
            <li key={hit.start().raw()} aria-setsize={props.hits.len().to_string()} aria-posinset={(idx + 1).to_string()}>
                <label class="find-row">
                    <input
                        type="checkbox"
                        data-hit={idx.to_string()}
                        tabindex={if is_stop { "0" } else { "-1" }}
                        checked={is_in}
                        {onchange}
                        {onfocus}
                    />
                    <span class="find-context">{ before }<mark class="found">{ words }</mark>{ behind }</span>
                </label>
            </li>
        })
    });
    let rows: Vec<_> = rows.collect();
    html! {
        <div class="find-hits" ref={window.scroller.clone()} onscroll={window.on_scroll.clone()}>
            <ul
                ref={window.list.clone()}
                role="list"
                aria-label={tr.say(Text::Find(FindText::Hits))}
                onkeydown={row_keys(&window, props.hits.len())}
            >
                { for rows }
            </ul>
        </div>
    }
}

/// Up, Down, Home and End move along the list.
fn row_keys(window: &ListWindow, n_rows: usize) -> Callback<KeyboardEvent> {
    let window = window.clone();
    let last = n_rows.saturating_sub(1);
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let row = target.and_then(|element| element.get_attribute("data-hit"));
        let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) else { return };
        let next = match event.key().as_str() {
            "ArrowDown" => (row + 1).min(last),
            "ArrowUp" => row.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        window.go(next, format!("[data-hit=\"{next}\"]"));
    })
}
