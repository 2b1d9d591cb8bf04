//! What floats over the article: the toolbar at a text selection.

use super::chip::{glyph_of, hue_class};
use super::phrase::one_line;
use super::seek::occurrences;
use super::widgets::{Glyph, icon, use_css};
use crate::context::{OpenDocument, use_dispatch, use_document, use_project, use_session};
use crate::i18n::{SeekText, SelectingText, Text, Translator, use_translator};
use engine::{Msg, PartsMsg, Session};
use gloo_events::{EventListener, EventListenerOptions};
use model::Label;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Where the toolbar stands, in pixels of the pane's wrapper.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct SelectionToolbarProps {
    /// The middle of the place to point at.
    pub(crate) x: f64,
    /// Its upper edge, or the lower edge where `below`.
    pub(crate) y: f64,
    /// Whether the toolbar hangs below instead of standing above.
    pub(crate) below: bool,
}

/// One button for each label. They leave the text selection alone.
#[component(SelectionToolbar)]
pub(crate) fn selection_toolbar(props: &SelectionToolbarProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let session = use_session();
    let document = use_document();
    let node = use_node_ref();
    use_css(&node, vec![("--x", whole_pixels(props.x)), ("--y", whole_pixels(props.y))]);
    use_roving_keys(&node);
    let buttons = project
        .codebook
        .labels
        .iter()
        .enumerate()
        .map(|(idx, label)| tag_button(tr, &dispatch, label, idx == 0));
    let add = session.annotation.is_some().then(|| add_button(tr, &dispatch));
    let tagged = less_than_selected(&session, document.as_ref());
    let tagged = tagged.map(|quote| tr.say(Text::Selecting(SelectingText::WillTag(&quote))));
    html! {
        <div
            ref={node}
            class={classes!(
                "selection-toolbar",
                props.below.then_some("below"),
                add.is_some().then_some("adds")
            )}
            role="toolbar"
            aria-label={tr.say(Text::TagSelection)}
            onmousedown={|event: MouseEvent| event.prevent_default()}
        >
            <div key="buttons" class="selection-buttons" role="presentation">
                { for buttons }
                { for add }
                { occurrences_button(tr, &dispatch) }
            </div>
            <p key="tagged" class="will-tag" hidden={tagged.is_none()}>{ tagged }</p>
        </div>
    }
}

/// What of the selected text would be tagged, if that is not all of it.
fn less_than_selected(session: &Session, document: Option<&OpenDocument>) -> Option<String> {
    let selecting = session.settings.selecting;
    let range = session.selection?.range().filter(|_| selecting.trim)?;
    let article = &document?.data.article;
    let tagged = selecting.taggable(article, range).filter(|tagged| *tagged != range)?;
    Some(one_line(tagged.slice(article.text())?))
}

/// Makes the selection a part of the selected annotation.
fn add_button(tr: Translator, dispatch: &Callback<Msg>) -> Html {
    html! {
        <button
            key="+"
            type="button"
            tabindex="-1"
            aria-keyshortcuts="J"
            onclick={dispatch.reform(|_: MouseEvent| Msg::Parts(PartsMsg::AddSelection))}
        >
            { icon(Glyph::Plus) }
            <span>{ tr.say(Text::Selecting(SelectingText::AddPart)) }</span>
            <kbd aria-hidden="true">{ "J" }</kbd>
        </button>
    }
}

/// Looks for all occurrences of the selected words in the article.
fn occurrences_button(tr: Translator, dispatch: &Callback<Msg>) -> Html {
    let words = tr.say(Text::Seek(SeekText::OccurrencesHere));
    html! {
        <button
            key="occurrences"
            type="button"
            tabindex="-1"
            title={words.clone()}
            aria-label={words}
            aria-keyshortcuts="Q"
            onclick={occurrences(dispatch, false).reform(|_: MouseEvent| ())}
        >
            { icon(Glyph::Search) }
            <kbd aria-hidden="true">{ "Q" }</kbd>
        </button>
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn whole_pixels(place: f64) -> String {
    format!("{}px", place.round() as i32)
}

fn tag_button(tr: Translator, dispatch: &Callback<Msg>, label: &Label, is_tab_stop: bool) -> Html {
    let id = label.id.clone();
    let onclick = dispatch.reform(move |_: MouseEvent| Msg::Tag(id.clone()));
    let keys = label.shortcut.map(String::from);
    let hint = keys.as_ref().map(|key| html! { <kbd aria-hidden="true">{ key }</kbd> });
    html! {
        <button
            key={label.id.as_str()}
            type="button"
            class={hue_class(label)}
            tabindex={if is_tab_stop { "0" } else { "-1" }}
            title={advice(label)}
            aria-keyshortcuts={keys.clone()}
            {onclick}
        >
            { icon(glyph_of(label.kind)) }
            <span>{ tr.name(&label.names, label.id.as_str()) }</span>
            { for hint }
        </button>
    }
}

/// When to use a label, and examples.
fn advice(label: &Label) -> Option<String> {
    let lines = [label.description.as_str()].into_iter().filter(|text| !text.is_empty());
    let lines: Vec<_> = lines.chain(label.examples.iter().map(String::as_str)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Left and right move between the buttons.
#[hook]
fn use_roving_keys(node: &NodeRef) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = node.cast::<HtmlElement>().map(|toolbar| {
            EventListener::new_with_options(&toolbar, "keydown", options, |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let next = button.and_then(|button| match event.key().as_str() {
                    "ArrowRight" => button.next_element_sibling(),
                    "ArrowLeft" => button.previous_element_sibling(),
                    _ => None,
                });
                if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
                    event.prevent_default();
                    event.stop_propagation();
                    // a button takes the focus
                    let _ = next.focus();
                }
            })
        });
        move || drop(listener)
    });
}
