//! One row of the annotation list.

use crate::context::{Panel, Shared, use_dispatch, use_panel_switch};
use crate::i18n::{Text, use_translator};
use crate::ui::chip::chip;
use crate::ui::phrase::one_line;
use crate::ui::widgets::{Glyph, icon};
use engine::{Msg, SessionMsg};
use model::{Annotation, Article, Codebook};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AnnotationRowProps {
    pub(super) codebook: Shared<Codebook>,
    pub(super) article: Shared<Article>,
    pub(super) annotation: Shared<Annotation>,
    /// The statements that it is a part of, in words.
    pub(super) links: Option<AttrValue>,
    pub(super) is_selected: bool,
    pub(super) is_tab_stop: bool,
}

/// Label, quote, and whether there is a note. It does not know its place in the list: a new row
/// above must not draw it again.
#[component(AnnotationRow)]
pub(super) fn annotation_row(props: &AnnotationRowProps) -> Html {
    let dispatch = use_dispatch();
    let switch = use_panel_switch();
    let tr = use_translator();
    let annotation = &props.annotation;
    let id = annotation.id.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        switch.emit(Panel::Article);
        dispatch.emit(Msg::Session(SessionMsg::RevealAnnotation(id.clone())));
    });
    let is_orphan = annotation.is_orphan();
    let marks = [
        (!annotation.note.is_empty()).then_some((Glyph::Note, Text::HasNote)),
        is_orphan.then_some((Glyph::Question, Text::WithoutPlace)),
    ];
    let marks = marks.into_iter().flatten().enumerate().map(|(idx, (glyph, words))| {
        let words = tr.say(words);
        html! {
            <span key={idx} class="mark" title={words.clone()}>
                { icon(glyph) }<span class="visually-hidden">{ words }</span>
            </span>
        }
    });
    html! {
        <button
            type="button"
            class={classes!("annotation-row", is_orphan.then_some("orphan"))}
            tabindex={if props.is_tab_stop { "0" } else { "-1" }}
            aria-current={props.is_selected.then_some("true")}
            aria-description={props.links.clone()}
            {onclick}
        >
            { for props.codebook.label(&annotation.label).map(|label| chip(label, annotation, tr)) }
            { " " }
            <span class="quote">{ one_line(&annotation.quote(props.article.text())) }</span>
            { for marks }
        </button>
    }
}
