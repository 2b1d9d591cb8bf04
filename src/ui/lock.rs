//! The dialogs about files with a passphrase. What is typed stays in its field, is read once when
//! it is needed, and the field is emptied then.

use super::widgets::{Button, Dialog, progress};
use crate::context::{use_desk, use_session};
use crate::i18n::{LockText, Text, Translator};
use engine::{LockMsg, LockState, Msg, Passphrase, SessionMsg, Strength, strength};
use formats::locked::ROUNDS;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The form that the button in the foot belongs to.
const FORM: &str = "lock-form";

/// Asks for the passphrase to write the project with, twice.
#[component(SealDialog)]
pub(crate) fn seal_dialog() -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let state = use_session().lock.clone();
    let (first, second) = (use_node_ref(), use_node_ref());
    let is_shown = use_state_eq(|| false);
    let hint = use_state_eq(|| None::<Strength>);
    let fault = use_state_eq(|| None::<LockText<'static>>);
    let onsubmit = {
        let (first, second, fault) = (first.clone(), second.clone(), fault.setter());
        let dispatch = desk.dispatch.clone();
        let is_working = state.is_working;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let wrong = fault_of(&first, &second);
            fault.set(wrong);
            if wrong.is_some() || is_working {
                return;
            }
            if let Some(passphrase) = take(&first) {
                take(&second);
                dispatch.emit(Msg::Lock(LockMsg::Seal(passphrase)));
            }
        })
    };
    let measure = {
        let (hint, fault) = (hint.setter(), fault.setter());
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            let typed = field.map(|field| field.value()).filter(|typed| !typed.is_empty());
            hint.set(typed.map(|typed| strength(&typed)));
            fault.set(None);
        })
    };
    let clear = fault.setter();
    let fault = fault.map(|fault| say(tr, fault));
    let body = html! {
        <>
            <p key="intro">{ say(tr, LockText::SealIntro) }</p>
            { field("lock-first", say(tr, LockText::Passphrase), &first, *is_shown, measure) }
            <p key="strength" class="hint" aria-live="polite">{ strength_line(tr, *hint) }</p>
            { field("lock-second", say(tr, LockText::Again), &second, *is_shown, Callback::from(move |_| clear.set(None))) }
            { switch(tr, &is_shown) }
            <p key="warning" class="lock-warning">{ say(tr, LockText::Warning) }</p>
        </>
    };
    frame(
        tr,
        &desk.dispatch,
        &state,
        Frame {
            heading: say(tr, LockText::Seal),
            action: say(tr, LockText::Download),
            rounds: ROUNDS,
            fault,
            onsubmit,
            body,
        },
    )
}

/// Asks for the passphrase of the file that waits.
#[component(UnlockDialog)]
pub(crate) fn unlock_dialog() -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let state = use_session().lock.clone();
    let node = use_node_ref();
    let is_shown = use_state_eq(|| false);
    {
        let node = node.clone();
        use_effect_with(state.n_wrong, move |_| {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                // it can take the focus
                let _ = field.focus();
            }
        });
    }
    let onsubmit = {
        let (node, dispatch, is_working) = (node.clone(), desk.dispatch.clone(), state.is_working);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !is_working && let Some(passphrase) = take(&node) {
                dispatch.emit(Msg::Lock(LockMsg::Open(passphrase)));
            }
        })
    };
    let file = state.file.as_ref();
    let name = file.map_or("", |file| file.name.as_str());
    let body = html! {
        <>
            <p key="intro">{ say(tr, LockText::UnlockIntro(name)) }</p>
            { field("lock-first", say(tr, LockText::Passphrase), &node, *is_shown, Callback::noop()) }
            { switch(tr, &is_shown) }
        </>
    };
    frame(
        tr,
        &desk.dispatch,
        &state,
        Frame {
            heading: say(tr, LockText::Unlock),
            action: say(tr, LockText::Open),
            rounds: file.map_or(ROUNDS, |file| file.head.rounds),
            fault: None,
            onsubmit,
            body,
        },
    )
}

fn say(tr: Translator, text: LockText<'_>) -> AttrValue {
    tr.say(Text::Lock(text))
}

/// What is typed, if anything; the field is empty then.
fn take(node: &NodeRef) -> Option<Passphrase> {
    let field: HtmlInputElement = node.cast()?;
    let typed = field.value();
    field.set_value("");
    (!typed.is_empty()).then(|| Passphrase::new(typed))
}

/// Why the two fields cannot be used as they are.
fn fault_of(first: &NodeRef, second: &NodeRef) -> Option<LockText<'static>> {
    let typed = |node: &NodeRef| {
        node.cast::<HtmlInputElement>().map(|field| Passphrase::new(field.value()))
    };
    let (first, second) = (typed(first), typed(second));
    if first.as_ref().is_none_or(|first| first.reveal().is_empty()) {
        Some(LockText::Empty)
    } else {
        (first != second).then_some(LockText::Differ)
    }
}

fn strength_line(tr: Translator, hint: Option<Strength>) -> AttrValue {
    say(tr, hint.map_or(LockText::StrengthHint, LockText::Strength))
}

/// A field whose text the page never keeps.
fn field(
    id: &'static str,
    label: AttrValue,
    node: &NodeRef,
    is_shown: bool,
    oninput: Callback<InputEvent>,
) -> Html {
    html! {
        <label key={id} class="field">
            <span class="field-label">{ label }</span>
            <input
                ref={node.clone()}
                {id}
                class="input"
                type={if is_shown { "text" } else { "password" }}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {oninput}
            />
        </label>
    }
}

/// Input methods do not work in a hidden field: Chinese is typed in a shown one.
fn switch(tr: Translator, is_shown: &UseStateHandle<bool>) -> Html {
    let (set, now) = (is_shown.setter(), **is_shown);
    html! {
        <label key="show" class="check">
            <input type="checkbox" checked={now} onchange={move |_| set.set(!now)} />
            <span>{ say(tr, LockText::Show) }</span>
        </label>
    }
}

/// What both dialogs have.
struct Frame {
    heading: AttrValue,
    action: AttrValue,
    rounds: u32,
    fault: Option<AttrValue>,
    onsubmit: Callback<SubmitEvent>,
    body: Html,
}

fn frame(tr: Translator, dispatch: &Callback<Msg>, state: &LockState, frame: Frame) -> Html {
    let on_close = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let problem = state.problem.as_ref().map(|problem| say(tr, LockText::Problem(problem)));
    let wrong = frame.fault.or(problem).unwrap_or_default();
    let working = say(tr, LockText::Working(frame.rounds));
    let working = state.is_working.then_some(working);
    let bar = working.clone().map(|words| progress(words, None, 1));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", tr.say(Text::Cancel), on_close.clone()) }
            <button
                key="go"
                type="submit"
                form={FORM}
                class="button primary"
                aria-disabled={state.is_working.then_some("true")}
            >
                { frame.action }
            </button>
        </div>
    };
    html! {
        <Dialog title={frame.heading} close_label={tr.say(Text::Dismiss)} {on_close} {foot}>
            <form id={FORM} class="lock-form" onsubmit={frame.onsubmit}>
                { frame.body }
                <p key="wrong" class="lock-wrong" role="alert">{ wrong }</p>
                <div key="working" role="status">
                    <p key="words" class="hint">{ working.unwrap_or_default() }</p>
                    <div key="bar">{ for bar }</div>
                </div>
            </form>
        </Dialog>
    }
}
