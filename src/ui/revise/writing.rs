//! The field of the new text. It is filled once and then belongs to whoever types in it.

use super::{cancel, send};
use crate::context::{Shared, use_dispatch};
use crate::i18n::{ReviseText, Text, use_translator};
use crate::ui::widgets::{Button, Glyph};
use engine::{Msg, ReviseMsg};
use intake::Refusal;
use model::Article;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct WritingProps {
    /// The present text.
    pub(super) article: Shared<Article>,
    /// What was typed before.
    pub(super) typed: Option<Rc<str>>,
    /// Why that cannot be taken.
    pub(super) refusal: Option<Refusal>,
}

/// Heading, field, buttons.
#[component(Writing)]
pub(super) fn writing(props: &WritingProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let node = use_node_ref();
    {
        let (node, article, typed) = (node.clone(), props.article.clone(), props.typed.clone());
        use_effect_with((), move |()| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                area.set_value(typed.as_deref().unwrap_or(article.text()));
            }
        });
    }
    let tell = |what: fn(Rc<str>) -> ReviseMsg| {
        let (node, dispatch) = (node.clone(), dispatch.clone());
        Callback::from(move |()| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                dispatch.emit(Msg::Revise(what(area.value().into())));
            }
        })
    };
    let compare = tell(ReviseMsg::Compare);
    let onkeydown = {
        let compare = compare.clone();
        Callback::from(move |event: KeyboardEvent| {
            let is_ours = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            if is_ours && !event.is_composing() {
                event.prevent_default();
                compare.emit(());
            }
        })
    };
    let say = |text| tr.say(Text::Revise(text));
    let elsewhere = send(&dispatch, ReviseMsg::TakeFromIntake);
    let elsewhere = Button::new("elsewhere", say(ReviseText::FromElsewhere), elsewhere);
    html! {
        <div class="revise-writing">
            <header key="head" class="revise-head">
                <h2 key="heading">{ say(ReviseText::Correct) }</h2>
                <p key="intro">{ say(ReviseText::Intro) }</p>
            </header>
            <div key="field" class="field">
                <label for="room">{ say(ReviseText::NewText) }</label>
                <textarea
                    key="box"
                    ref={node.clone()}
                    id="room"
                    class="input"
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby="revise-refusal"
                    {onkeydown}
                    onblur={tell(ReviseMsg::Typed).reform(|_: FocusEvent| ())}
                />
            </div>
            <div key="refusal" id="revise-refusal" role="alert">
                { props.refusal.as_ref().map(|refusal| html! {
                    <p key="why" class="refusal">{ tr.say(Text::Refused(refusal)) }</p>
                }).unwrap_or_default() }
            </div>
            <div key="buttons" class="revise-buttons">
                { Button::new("compare", say(ReviseText::Compare), compare).class("primary").shortcut("Control+Enter") }
                { elsewhere.glyph(Glyph::File) }
                { cancel(tr, &dispatch) }
            </div>
        </div>
    }
}
