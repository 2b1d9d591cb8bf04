//! The paste box and its buttons. The box is never written to: what is in it belongs to the
//! hand and the input method that fill it.

use crate::context::{use_dispatch, use_session};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::widgets::{Button, Glyph, Icon};
use engine::{ExchangeMsg, Intake, IntakeMsg, IntakeSource, Msg};
use gloo_timers::callback::Timeout;
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
    let session = use_session();
    let node = use_node_ref();
    let from_outside = session.intake.source != IntakeSource::Box;
    let source = match from_outside {
        true => html! { <SourceName key="source" /> },
        false => html! { <div key="no-source" hidden=true /> },
    };
    html! {
        <>
            <div key="field" class="field">
                <label for="article-text">{ tr.say(Text::PasteBox) }</label>
                <div key="source-place">{ source }</div>
                <PasteBox key="box" node={node.clone()} is_covered={from_outside} />
            </div>
            <div key="actions" class="offer-actions">
                <AddButton key="add" {node} />
                <OpenButton key="open" />
                <span key="hint" class="hint">{ tr.say(Text::DropHint) }</span>
            </div>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PasteBoxProps {
    node: NodeRef,
    /// The text is from elsewhere and too long to be shown here.
    is_covered: bool,
}

#[component(PasteBox)]
fn paste_box(props: &PasteBoxProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let waiting = use_mut_ref(|| None::<Timeout>);
    let offer = dispatch.reform(|text| Msg::Intake(IntakeMsg::Offered(text)));
    let oninput = Callback::from(move |event: InputEvent| {
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
    });
    html! {
        <textarea
            ref={props.node.clone()}
            id="article-text"
            class={classes!("input", props.is_covered.then_some("covered"))}
            placeholder={tr.say(Text::ArticlePlaceholder)}
            spellcheck="false"
            autocomplete="off"
            {oninput}
        />
    }
}

/// Where the text is from when it is not in the box, and the way back to an empty box.
#[component(SourceName)]
fn source_name() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let intake = session.intake.clone();
    let name = use_memo((intake.raw.clone(), tr), |_| source_words(tr, &intake));
    html! {
        <div class="source-name">
            <Icon key="icon" glyph={Glyph::File} />
            <p key="name">{ (*name).clone() }</p>
            <Button
                key="clear"
                class="small"
                label={tr.say(Text::StartOver)}
                on_press={dispatch.reform(|()| Msg::Intake(IntakeMsg::Clear))}
            />
        </div>
    }
}

fn source_words(tr: Translator, intake: &Intake) -> AttrValue {
    let n_chars = intake.raw.chars().count();
    match &intake.source {
        IntakeSource::File(name) => tr.say(Text::FromFile { name, n_chars }),
        IntakeSource::Box | IntakeSource::Dropped => tr.say(Text::FromOutside { n_chars }),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AddButtonProps {
    node: NodeRef,
}

/// Adds the article. What is in the box counts, even if it was not told yet. With nothing to
/// add the button stays reachable, and says so when pressed.
#[component(AddButton)]
fn add_button(props: &AddButtonProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let intake = session.intake.clone();
    let is_empty = intake.draft.is_none();
    let node = props.node.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(area) = node.cast::<HtmlTextAreaElement>()
            && intake.source == IntakeSource::Box
        {
            let text = area.value();
            if *text != *intake.raw {
                dispatch.emit(Msg::Intake(IntakeMsg::Offered(text)));
            }
        }
        dispatch.emit(Msg::Intake(IntakeMsg::Add));
    });
    html! {
        <button
            type="button"
            id="add-article"
            class="button primary"
            aria-disabled={is_empty.then_some("true")}
            title={is_empty.then(|| tr.say(Text::AddArticleHint))}
            {onclick}
        >
            { tr.say(Text::AddArticle) }
        </button>
    }
}

#[component(OpenButton)]
fn open_button() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    html! {
        <Button
            glyph={Glyph::File}
            label={tr.say(Text::OpenFile)}
            keys="Control+O"
            on_press={dispatch.reform(|()| Msg::Exchange(ExchangeMsg::OpenFile))}
        />
    }
}
