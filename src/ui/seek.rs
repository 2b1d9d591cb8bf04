//! The room of the search of all documents: the question, the hits in their context, and the
//! way to tag them.

mod entity_field;
mod filters;
mod form;
mod lines;
mod results;
mod row;
mod tagging;
mod trail;

use crate::context::{Desk, Shared, Work, use_desk, use_session, use_work};
use crate::i18n::{SeekText, Text};
use crate::ui::find::refusal;
use engine::{Looks, Msg, OccurrencesOf, SeekMsg, SeekPreview, SeekState};
use form::form;
use model::EntityId;
use results::Results;
use search::Progress;
use std::rc::Rc;
use tagging::tagging;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

pub(crate) use entity_field::entity_finder;
pub(crate) use trail::trail_bar;

/// The whole room.
#[component(SeekRoom)]
pub(crate) fn seek_room() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let state = Shared(session.seek.clone());
    let coder = session.coders.me.clone();
    let preview =
        use_memo((work.project.clone(), state.clone(), coder), |(project, state, coder)| {
            SeekPreview::of(project, coder.as_ref(), state)
        });
    let onkeydown = {
        let dispatch = desk.dispatch.clone();
        move |event: KeyboardEvent| {
            let is_tag = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            if is_tag && !event.is_composing() {
                event.prevent_default();
                dispatch.emit(Msg::Seek(SeekMsg::Tag));
            }
        }
    };
    let body = match state.groups.is_empty() {
        true => nothing(&desk, &work, &state),
        false => html! {
            <Results
                key="results"
                project={work.project.clone()}
                state={state.clone()}
                preview={Shared(preview.clone())}
            />
        },
    };
    html! {
        <main class="seek-room" {onkeydown}>
            { form(&desk, &work, &session, &state) }
            <div key="state" class="seek-state">
                <p key="error" id="seek-error" class="find-error" role="alert">
                    { refusal(desk.tr(), &state.question.query.text, state.error) }
                </p>
                <p key="count" class="seek-count" role="status">{ count(&desk, &work, &state) }</p>
                { inside(&desk, &state) }
            </div>
            { body }
            { tagging(&desk, &work, &state, &preview) }
        </main>
    }
}

fn say(desk: &Desk, text: SeekText<'_>) -> AttrValue {
    desk.tr().say(Text::Seek(text))
}

/// How many hits there are so far, and in how many documents.
fn count(desk: &Desk, work: &Work, state: &SeekState) -> AttrValue {
    if state.question.is_empty() || state.error.is_some() {
        return AttrValue::default();
    }
    let (n_hits, n_documents) = (state.n_hits(), state.groups.len());
    let counts = match state.progress {
        Progress::Full => SeekText::TooMany { n_hits, n_documents },
        Progress::Going => {
            let n_left = work.project.documents.len().saturating_sub(state.n_seen);
            SeekText::SoFar { n_hits, n_documents, n_left }
        }
        Progress::Done => SeekText::Found { n_hits, n_documents },
    };
    say(desk, counts)
}

/// What lies inside longer names, and whether it counts.
fn inside(desk: &Desk, state: &SeekState) -> Html {
    let question = &state.question;
    if question.looks != Looks::Names || question.is_empty() {
        return html! { <span key="inside" hidden=true /> };
    }
    let mut changed = question.clone();
    changed.inside = !question.inside;
    let onchange =
        desk.dispatch.reform(move |_: Event| Msg::Seek(SeekMsg::Ask(Box::new(changed.clone()))));
    html! {
        <label key="inside" class="check seek-inside" title={say(desk, SeekText::InsideHint)}>
            <input key="box" type="checkbox" checked={question.inside} {onchange} />
            <span key="words">{ say(desk, SeekText::Inside(state.n_inside)) }</span>
        </label>
    }
}

/// What stands where there are no hits: how to ask, or what to try.
fn nothing(desk: &Desk, work: &Work, state: &SeekState) -> Html {
    let question = &state.question;
    let lines: &[SeekText<'_>] = if work.project.documents.is_empty() {
        &[SeekText::NoDocuments]
    } else if state.error.is_some() || state.progress == Progress::Going {
        &[]
    } else if !question.is_empty() {
        &[SeekText::Nothing, SeekText::NothingHow(question.looks)]
    } else {
        &[SeekText::Empty(question.looks), SeekText::EmptyHow(question.looks), SeekText::EmptyKeys]
    };
    let lines = lines.iter().enumerate().map(|(nth, line)| {
        html! { <p key={nth}>{ say(desk, *line) }</p> }
    });
    html! {
        <div key="nothing" id="room" class="seek-nothing" tabindex="-1">
            <div key="teach" class="teach" hidden={lines.len() == 0}>{ for lines }</div>
        </div>
    }
}

/// Goes to the hits from the question.
fn go_to_hits(event: &KeyboardEvent) {
    let room = gloo_utils::document().get_element_by_id("room");
    if let Some(room) = room.and_then(|room| room.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        // the list takes the focus
        let _ = room.focus();
    }
}

/// Asks for all occurrences of what is selected, in all documents or in the open one.
pub(crate) fn occurrences(dispatch: &Callback<Msg>, all: bool) -> Callback<()> {
    dispatch.reform(move |()| Msg::Seek(SeekMsg::Occurrences(OccurrencesOf::Selected, all)))
}

/// Asks for all occurrences of an entity in all documents.
pub(crate) fn occurrences_of(dispatch: &Callback<Msg>, id: &EntityId) -> Callback<()> {
    let id = id.clone();
    dispatch
        .reform(move |()| Msg::Seek(SeekMsg::Occurrences(OccurrencesOf::Entity(id.clone()), true)))
}

/// Sends the question that `change` makes of the present one and of what is told.
fn re_ask<T: 'static>(
    desk: &Desk,
    state: &SeekState,
    change: impl Fn(&mut engine::Question, T) + 'static,
) -> Callback<T> {
    let question = Rc::new(state.question.clone());
    desk.dispatch.reform(move |told| {
        let mut question = (*question).clone();
        change(&mut question, told);
        Msg::Seek(SeekMsg::Ask(Box::new(question)))
    })
}
