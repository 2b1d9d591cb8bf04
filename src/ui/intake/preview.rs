//! The preview: what is kept, what is taken out.

use super::kept::kept_text;
use super::removed::removed_list;
use crate::context::{Shared, use_dispatch};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::phrase::BlockCounts;
use crate::ui::widgets::{Choice, Options};
use engine::{IntakeMsg, Msg};
use intake::{Draft, Reading};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) draft: Shared<Draft>,
}

/// All of the preview.
#[component(Preview)]
pub(super) fn preview(props: &PreviewProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let draft = &props.draft;
    html! {
        <div class="preview">
            <h2 key="heading" class="visually-hidden">{ tr.say(Text::Preview) }</h2>
            { kept_card(tr, &dispatch, draft) }
            <section key="removed" class="card">
                <div key="head" class="card-head"><h3>{ tr.say(Text::Removed) }</h3></div>
                { removed_list(tr, draft) }
            </section>
        </div>
    }
}

fn kept_card(tr: Translator, dispatch: &Callback<Msg>, draft: &Draft) -> Html {
    html! {
        <section key="kept" class="card">
            <div key="head" class="card-head">
                <div key="title" class="card-title">
                    <h3 key="heading">{ tr.say(Text::Kept) }</h3>
                    <p key="facts" class="facts">{ facts(tr, draft) }</p>
                </div>
                { reading_choice(tr, dispatch, draft.reading) }
            </div>
            { kept_text(tr, draft) }
        </section>
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

/// Markdown or plain text; the one that was detected is chosen.
fn reading_choice(tr: Translator, dispatch: &Callback<Msg>, reading: Reading) -> Html {
    let choice = |value: &'static str, label| Choice {
        value: value.into(),
        label: tr.say(label),
        glyph: None,
        class: Classes::new(),
    };
    let selected = match reading {
        Reading::Markdown => "markdown",
        Reading::PlainText | Reading::Html => "plain",
    };
    let on_choose = dispatch.reform(|value: AttrValue| {
        let is_markdown = value.as_str() == "markdown";
        let reading = if is_markdown { Reading::Markdown } else { Reading::PlainText };
        Msg::Intake(IntakeMsg::ReadAs(Some(reading)))
    });
    Options {
        legend: tr.say(Text::ReadAs),
        name: "reading".into(),
        choices: vec![choice("markdown", Text::Markdown), choice("plain", Text::Plain)],
        selected: Some(selected),
        on_choose,
        beside: Html::default(),
    }
    .into()
}
