//! The paste box and its buttons. The box is never written to: what is in it belongs to the
//! hand and the input method that fill it.

use crate::context::{use_dispatch, use_session};
use crate::i18n::{ReviseText, Text, Translator, use_translator};
use crate::ui::widgets::{Button, Glyph, icon};
use engine::{ExchangeMsg, Intake, IntakeMsg, IntakeSource, Msg, ReviseMsg};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// From this many characters on, reading waits until the typing pauses.
const LONG: usize = 200_000;
/// That pause, in milliseconds.
const PAUSE_MS: u32 = 300;

/// Box, buttons, hint.
#[component(Offer)]
pub(super) fn offer() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let intake = session.intake.clone();
    let is_revision = session.revise.from_intake;
    let node = use_node_ref();
    let oninput = use_offering(&dispatch);
    let origin = use_memo((intake.raw.clone(), tr), |_| origin(tr, &intake));
    let source = match &*origin {
        Some(words) => source_name(tr, &dispatch, words.clone()),
        None => html! { <div key="no-source" hidden=true /> },
    };
    let open_file = dispatch.reform(|()| Msg::Exchange(ExchangeMsg::OpenFile));
    let open_folder = dispatch.reform(|()| Msg::Exchange(ExchangeMsg::OpenFolder));
    let open_button = Button::new("open", tr.say(Text::OpenFile), open_file);
    html! {
        <>
            <div key="field" class="field">
                <label for="article-text">{ tr.say(Text::PasteBox) }</label>
                <div key="source-place">{ source }</div>
                <textarea
                    key="box"
                    ref={node.clone()}
                    id="article-text"
                    class={classes!("input", origin.is_some().then_some("covered"))}
                    placeholder={tr.say(Text::ArticlePlaceholder)}
                    spellcheck="false"
                    autocomplete="off"
                    {oninput}
                />
            </div>
            <div key="actions" class="offer-actions">
                { add_button(tr, &dispatch, intake, node, is_revision) }
                { open_button.glyph(Glyph::File).shortcut("Control+O") }
                { Button::new("folder", tr.say(Text::OpenFolder), open_folder) }
                <span key="hint" class="hint">{ tr.say(Text::DropHint) }</span>
            </div>
        </>
    }
}

/// Tells what is typed or pasted: short texts at once, long ones after a pause.
#[hook]
fn use_offering(dispatch: &Callback<Msg>) -> Callback<InputEvent> {
    let waiting = use_mut_ref(|| None::<Timeout>);
    let offer = dispatch.reform(|text| Msg::Intake(IntakeMsg::Offered(text)));
    Callback::from(move |event: InputEvent| {
        let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
        let is_long = usize::try_from(area.text_length()).is_ok_and(|length| length > LONG);
        let offer = offer.clone();
        // a timeout that is replaced is cancelled
        *waiting.borrow_mut() = if is_long {
            Some(Timeout::new(PAUSE_MS, move || offer.emit(area.value())))
        } else {
            offer.emit(area.value());
            None
        };
    })
}

/// Where the text is from when it is not in the box.
fn origin(tr: Translator, intake: &Intake) -> Option<AttrValue> {
    let n_chars = || intake.raw.chars().count();
    match &intake.source {
        IntakeSource::File(name) => Some(tr.say(Text::FromFile { name, n_chars: n_chars() })),
        IntakeSource::Dropped => Some(tr.say(Text::FromOutside { n_chars: n_chars() })),
        IntakeSource::Box => None,
    }
}

/// The origin, and the way back to an empty box.
fn source_name(tr: Translator, dispatch: &Callback<Msg>, words: AttrValue) -> Html {
    let clear = dispatch.reform(|()| Msg::Intake(IntakeMsg::Clear));
    html! {
        <div key="source" class="source-name">
            { icon(Glyph::File) }
            <p key="name">{ words }</p>
            { Button::new("clear", tr.say(Text::StartOver), clear).class("small") }
        </div>
    }
}

/// Adds the article, or compares it with the text that it is a revision of. What is in the box counts, even if it was not told yet. With nothing to
/// add the button stays reachable, and says so when pressed.
fn add_button(
    tr: Translator,
    dispatch: &Callback<Msg>,
    intake: Rc<Intake>,
    node: NodeRef,
    is_revision: bool,
) -> Html {
    let dispatch = dispatch.clone();
    let is_empty = intake.draft.is_none();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(area) = node.cast::<HtmlTextAreaElement>()
            && intake.source == IntakeSource::Box
        {
            let text = area.value();
            if *text != *intake.raw {
                dispatch.emit(Msg::Intake(IntakeMsg::Offered(text)));
            }
        }
        dispatch.emit(if is_revision {
            Msg::Revise(ReviseMsg::CompareIntake)
        } else {
            Msg::Intake(IntakeMsg::Add)
        });
    });
    let words = if is_revision { Text::Revise(ReviseText::Compare) } else { Text::AddArticle };
    html! {
        <button
            key="add"
            type="button"
            id="add-article"
            class="button primary"
            aria-disabled={is_empty.then_some("true")}
            title={is_empty.then(|| tr.say(Text::AddArticleHint))}
            {onclick}
        >
            { tr.say(words) }
        </button>
    }
}
