//! The preview: metadata to be checked, what is taken out, what is kept.

use super::kept::KeptText;
use super::removed::RemovedList;
use crate::context::{Shared, use_dispatch, use_session};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::metadata::{Field, MetadataFields};
use crate::ui::phrase::BlockCounts;
use crate::ui::widgets::{Choice, Options};
use engine::{IntakeMsg, Msg};
use intake::{Draft, Reading};
use yew::prelude::*;

/// All of the preview.
#[component(Preview)]
pub(super) fn preview() -> Html {
    let tr = use_translator();
    let session = use_session();
    let Some(Ok(draft)) = &session.intake.draft else {
        return html! { <div class="preview" /> };
    };
    let draft = Shared(draft.clone());
    html! {
        <div class="preview">
            <h2 key="heading" class="visually-hidden">{ tr.say(Text::Preview) }</h2>
            <KeptCard key="kept" draft={draft.clone()} />
            <section key="removed" class="card">
                <div key="head" class="card-head"><h3>{ tr.say(Text::Removed) }</h3></div>
                <RemovedList key="body" {draft} />
            </section>
        </div>
    }
}

/// The metadata that the article will get, to be corrected.
#[component(MetadataCard)]
pub(super) fn metadata_card() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let shown = session.intake.effective_metadata().cloned().unwrap_or_default();
    let metadata = shown.clone();
    let on_edit = dispatch.reform(move |(field, value): (Field, String)| {
        let mut metadata = metadata.clone();
        field.set(&mut metadata, value);
        Msg::Intake(IntakeMsg::EditMetadata(metadata))
    });
    html! {
        <section class="card">
            <div key="head" class="card-head"><h3>{ tr.say(Text::Metadata) }</h3></div>
            <div key="body" class="card-body">
                <MetadataFields metadata={shown} {on_edit} />
            </div>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct KeptCardProps {
    draft: Shared<Draft>,
}

#[component(KeptCard)]
fn kept_card(props: &KeptCardProps) -> Html {
    let tr = use_translator();
    let facts = use_memo((props.draft.clone(), tr), |(draft, tr)| facts(draft, *tr));
    html! {
        <section class="card">
            <div key="head" class="card-head">
                <div key="title" class="card-title">
                    <h3 key="heading">{ tr.say(Text::Kept) }</h3>
                    <p key="facts" class="facts">{ (*facts).clone() }</p>
                </div>
                <ReadingChoice key="reading" reading={props.draft.reading} />
            </div>
            <KeptText key="text" draft={props.draft.clone()} />
        </section>
    }
}

/// How much there is of everything.
fn facts(draft: &Draft, tr: Translator) -> Html {
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

#[derive(Debug, Clone, PartialEq, Properties)]
struct ReadingChoiceProps {
    reading: Reading,
}

/// Markdown or plain text; the one that was detected is chosen.
#[component(ReadingChoice)]
fn reading_choice(props: &ReadingChoiceProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let choice = |value: &'static str, label| Choice {
        value: value.into(),
        label: tr.say(label),
        glyph: None,
        class: Classes::new(),
    };
    let selected = match props.reading {
        Reading::Markdown => "markdown",
        Reading::PlainText => "plain",
    };
    let on_choose = dispatch.reform(|value: AttrValue| {
        let is_markdown = value.as_str() == "markdown";
        let reading = if is_markdown { Reading::Markdown } else { Reading::PlainText };
        Msg::Intake(IntakeMsg::ReadAs(Some(reading)))
    });
    html! {
        <Options
            legend={tr.say(Text::ReadAs)}
            name="reading"
            choices={vec![choice("markdown", Text::Markdown), choice("plain", Text::Plain)]}
            selected={Some(AttrValue::Static(selected))}
            {on_choose}
        />
    }
}
