//! The preview: what is kept, what is taken out.

use super::kept::kept_text;
use super::removed::{notes, removed_list};
use super::taken_out::{Memory, taken_out};
use crate::context::{Shared, use_dispatch};
use crate::i18n::{PageText, Text, Translator, use_translator};
use crate::ui::phrase::BlockCounts;
use crate::ui::widgets::{Choice, Options};
use engine::{IntakeMsg, Msg};
use intake::html::Page;
use intake::{Draft, Reading};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) draft: Shared<Draft>,
    /// The web page that the text is from.
    pub(super) page: Option<Shared<Page>>,
    /// What of the page is back in the article.
    pub(super) taken_back: Rc<BTreeSet<usize>>,
    /// What is remembered for the publisher.
    pub(super) memory: Memory,
    /// Whether lines that end where a page was full are joined; `None` where they do not.
    pub(super) joins_lines: Option<bool>,
    /// Whether the page is a Word document.
    pub(super) is_word: bool,
}

/// All of the preview.
#[component(Preview)]
pub(super) fn preview(props: &PreviewProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let draft = &props.draft;
    let page = props.page.as_ref();
    let removed = match page.filter(|_| draft.reading == Reading::Html) {
        Some(page) => taken_out(tr, &dispatch, page, &props.taken_back, &props.memory),
        None => removed_list(tr, draft),
    };
    html! {
        <div class="preview">
            <h2 key="heading" class="visually-hidden">{ tr.say(Text::Preview) }</h2>
            { kept_card(tr, &dispatch, props) }
            <section key="removed" class="card taken-out">
                <div key="head" class="card-head"><h3>{ tr.say(Text::Removed) }</h3></div>
                <div key="list">{ removed }</div>
                <div key="notes" class="card-body">{ notes(tr, draft) }</div>
            </section>
        </div>
    }
}

fn kept_card(tr: Translator, dispatch: &Callback<Msg>, props: &PreviewProps) -> Html {
    let draft = &props.draft;
    html! {
        <section key="kept" class="card">
            <div key="head" class="card-head">
                <div key="title" class="card-title">
                    <h3 key="heading">{ tr.say(Text::Kept) }</h3>
                    <p key="facts" class="facts">{ facts(tr, draft) }</p>
                </div>
                { reading_choice(tr, dispatch, draft.reading, page_name(props)) }
                <div key="lines" class="lines-choice">
                    { lines_choice(tr, dispatch, props.joins_lines) }
                </div>
            </div>
            { kept_text(tr, draft) }
        </section>
    }
}

/// Offers to join lines that end where a page was full.
fn lines_choice(tr: Translator, dispatch: &Callback<Msg>, joins: Option<bool>) -> Html {
    let Some(checked) = joins else {
        return html! { <span key="no-lines" hidden=true /> };
    };
    let onchange = dispatch.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Intake(IntakeMsg::JoinLines(input.is_some_and(|input| input.checked())))
    });
    html! {
        <label key="join" class="check">
            <input key="box" type="checkbox" {checked} {onchange} />
            <span key="name">
                { tr.say(Text::WebPage(PageText::JoinLines)) }
                <small>{ tr.say(Text::WebPage(PageText::JoinLinesHint)) }</small>
            </span>
        </label>
    }
}

/// How much there is of everything.
fn facts(tr: Translator, draft: &Draft) -> Html {
    let counts = BlockCounts::of(&draft.blocks);
    let facts = [
        (true, Text::NCharacters(draft.text.chars().count())),
        (true, Text::NParagraphs(counts.paragraphs)),
        (counts.headings > 0, Text::NHeadings(counts.headings)),
        (counts.figures > 0, Text::NFigures(counts.figures)),
    ];
    let facts = facts.into_iter().enumerate().filter(|(_, (is_told, _))| *is_told);
    facts.map(|(idx, (_, fact))| html! { <span key={idx}>{ tr.say(fact) }</span> }).collect()
}

/// What a page is called that is told with what leaves it.
fn page_name(props: &PreviewProps) -> Option<PageText<'static>> {
    let name = if props.is_word { PageText::Word } else { PageText::Name };
    props.page.is_some().then_some(name)
}

/// As a web page, if it is one, Markdown or plain text; the one that was detected is chosen.
fn reading_choice(
    tr: Translator,
    dispatch: &Callback<Msg>,
    reading: Reading,
    page: Option<PageText<'static>>,
) -> Html {
    let choice = |value: &'static str, label| Choice {
        value: value.into(),
        label: tr.say(label),
        glyph: None,
        class: Classes::new(),
    };
    let selected = match reading {
        Reading::Markdown => "markdown",
        Reading::PlainText => "plain",
        Reading::Html => "page",
    };
    let on_choose = dispatch.reform(|value: AttrValue| {
        let reading = match value.as_str() {
            "page" => Reading::Html,
            "markdown" => Reading::Markdown,
            _ => Reading::PlainText,
        };
        Msg::Intake(IntakeMsg::ReadAs(Some(reading)))
    });
    let page = page.map(|name| choice("page", Text::WebPage(name)));
    let texts = [choice("markdown", Text::Markdown), choice("plain", Text::Plain)];
    Options {
        legend: tr.say(Text::ReadAs),
        name: "reading".into(),
        choices: page.into_iter().chain(texts).collect(),
        selected: Some(selected),
        on_choose,
        beside: Html::default(),
    }
    .into()
}
