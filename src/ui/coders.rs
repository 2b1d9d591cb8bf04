//! Coders: the question who one is, and whose work is shown.

use super::widgets::{Button, Dialog};
use crate::context::{Desk, Work, use_desk, use_session, use_work};
use crate::i18n::{CoderText, Text, Translator};
use engine::{CodersMsg, Command, Msg, Session, SessionMsg};
use model::{Coder, CoderId};
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

/// The name of a coder, or that there is none.
pub(crate) fn coder_name(tr: Translator, coder: &Coder) -> AttrValue {
    match coder.name.trim() {
        "" => tr.say(Text::Coder(CoderText::Unnamed)),
        name => AttrValue::from(name.to_owned()),
    }
}

/// The coder who works here.
fn me<'w>(work: &'w Work, session: &Session) -> Option<&'w Coder> {
    work.project.coders.get(session.coders.me.as_ref()?).map(|coder| &**coder)
}

/// A quiet bar under the article that asks for the name once something was made.
pub(crate) fn name_bar(desk: &Desk, work: &Work, session: &Session) -> Html {
    let asked = me(work, session).filter(|me| {
        me.name.is_empty() && !session.coders.was_asked && work.coders.n_annotations(&me.id) > 0
    });
    let Some(me) = asked else {
        return html! { <div key="no-name-bar" hidden=true /> };
    };
    let tr = desk.tr();
    let aside = desk.dispatch.reform(|()| Msg::Session(SessionMsg::Coders(CodersMsg::PutAside)));
    html! {
        <div key="name-bar" class="name-bar" role="group" aria-label={tr.say(Text::Coder(CoderText::Name))}>
            <NameForm id={me.id.clone()} name="" label={tr.say(Text::Coder(CoderText::Ask))} />
            { Button::new("not-now", tr.say(Text::Coder(CoderText::NotNow)), aside).class("quiet") }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NameFormProps {
    id: CoderId,
    name: AttrValue,
    label: AttrValue,
}

/// A field for the name, which is kept on Enter or by the button.
#[component(NameForm)]
fn name_form(props: &NameFormProps) -> Html {
    let desk = use_desk();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.name.clone(), move |name| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value(name);
            }
        });
    }
    let id = props.id.clone();
    let onsubmit = {
        let (node, dispatch) = (node.clone(), desk.dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = node.cast::<HtmlInputElement>() {
                dispatch.emit(Msg::Edit(Command::NameCoder(id.clone(), input.value())));
            }
        })
    };
    html! {
        <form class="name-form" {onsubmit}>
            <label key="label" class="name-label">
                <span>{ props.label.clone() }</span>
                <input ref={node} class="input" type="text" maxlength="120" autocomplete="off" spellcheck="false" />
            </label>
            <button key="save" type="submit" class="button small">{ desk.tr().say(Text::Save) }</button>
        </form>
    }
}

/// All coders with what they made; each can be shown or hidden, and oneself named.
#[component(CodersDialog)]
pub(crate) fn coders_dialog() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let own = me(&work, &session).map(|me| {
        html! {
            <NameForm
                id={me.id.clone()}
                name={me.name.clone()}
                label={tr.say(Text::Coder(CoderText::Name))}
            />
        }
    });
    let rows = work.project.coders.values().map(|coder| row(&desk, &work, &session, coder));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("close", tr.say(Text::Close), close.clone()).class("primary") }
        </div>
    };
    html! {
        <Dialog
            title={tr.say(Text::Coder(CoderText::Coders))}
            close_label={tr.say(Text::Dismiss)}
            on_close={close}
            {foot}
        >
            <div class="coders">
                <div key="own" class="coders-own">
                    { own.unwrap_or_default() }
                    <p class="quiet-text">{ tr.say(Text::Coder(CoderText::NameHint)) }</p>
                </div>
                <p key="intro" class="quiet-text">{ tr.say(Text::Coder(CoderText::Intro)) }</p>
                <ul key="list" class="coders-list" role="list" aria-label={tr.say(Text::Coder(CoderText::Coders))}>
                    { for rows }
                </ul>
            </div>
        </Dialog>
    }
}

fn row(desk: &Desk, work: &Work, session: &Session, coder: &Coder) -> Html {
    let tr = desk.tr();
    let name = coder_name(tr, coder);
    let is_me = session.coders.me.as_ref() == Some(&coder.id);
    let made = CoderText::Made {
        n_annotations: work.coders.n_annotations(&coder.id),
        n_statements: work.coders.n_statements(&coder.id),
    };
    let id = coder.id.clone();
    let onchange = desk.dispatch.reform(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let is_shown = input.is_some_and(|input| input.checked());
        Msg::Session(SessionMsg::Coders(CodersMsg::Show(id.clone(), is_shown)))
    });
    html! {
        <li key={coder.id.as_str()}>
            <label class="check">
                <input
                    type="checkbox"
                    checked={!session.coders.hidden.contains(&coder.id)}
                    aria-label={tr.say(Text::Coder(CoderText::Show(&name)))}
                    {onchange}
                />
                <span>
                    { name }
                    { for is_me.then(|| html! { <em class="coder-you">{ tr.say(Text::Coder(CoderText::You)) }</em> }) }
                    <small>{ tr.say(Text::Coder(made)) }</small>
                </span>
            </label>
        </li>
    }
}

/// How many are hidden, where any is, with the way to show them; for the head of the annotations.
pub(crate) fn hidden_coders(desk: &Desk, work: &Work, session: &Session) -> Html {
    if work.project.coders.len() < 2 {
        return html! { <span key="one-coder" hidden=true /> };
    }
    let tr = desk.tr();
    let words = match session.coders.hidden.len() {
        0 => CoderText::Coders,
        n => CoderText::NHidden(n),
    };
    let dialog = SessionMsg::SetDialog(Some(engine::Dialog::Coders));
    let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Session(dialog.clone()));
    html! {
        <button key="coders" type="button" class="text-button" {onclick}>
            { tr.say(Text::Coder(words)) }
        </button>
    }
}
