//! The texts that a document had before: their list, and one of them to be read.

use super::send;
use crate::context::Desk;
use crate::i18n::{ReviseText, Text, Translator};
use crate::ui::history::time_words;
use crate::ui::widgets::{Button, Glyph};
use engine::{Msg, ReviseMsg};
use model::{Codebook, DocumentData, Passage, Revision, Target};
use text::{Block, BlockKind, TextRange};
use yew::prelude::*;

/// The list, latest first.
pub(crate) fn older_texts(
    tr: Translator,
    dispatch: &Callback<Msg>,
    document: &DocumentData,
) -> Html {
    let revisions = document.latest_revisions();
    if revisions.is_empty() {
        return html! { <div key="older" hidden=true /> };
    }
    let rows = revisions.into_iter().map(|revision| {
        let when = time_words(tr, revision.replaced);
        let words = tr.say(Text::Revise(ReviseText::OlderUntil(&when)));
        let open = send(dispatch, ReviseMsg::Show(revision.id.clone()));
        let button = Button::new("open", words, open).class("small quiet");
        html! { <li key={revision.id.as_str()}>{ button }</li> }
    });
    html! {
        <div key="older" class="older-texts">
            <h3 key="head">{ tr.say(Text::Revise(ReviseText::Older)) }</h3>
            <ul key="list" role="list">{ for rows }</ul>
        </div>
    }
}

/// One of them, with what was marked in it.
pub(super) fn older_text(desk: &Desk, codebook: &Codebook, revision: &Revision) -> Html {
    let tr = desk.tr();
    let when = time_words(tr, revision.replaced);
    let text = revision.article.text();
    let mut spans = spans(revision);
    spans.sort_by_key(|(range, _)| *range);
    let blocks = revision.article.blocks().iter().enumerate();
    let blocks = blocks.map(|(idx, block)| {
        let class = match block.kind {
            BlockKind::Heading(_) => "kept-heading",
            BlockKind::Paragraph => "kept-paragraph",
            BlockKind::ListItem => "kept-list-item",
            BlockKind::Quote => "kept-quote",
            BlockKind::Figure { .. } => "kept-figure",
        };
        let words = match &block.kind {
            BlockKind::Figure { alt } => html! { { tr.say(Text::Figure(alt)) } },
            _ => marked(tr, codebook, text, block, &spans),
        };
        html! { <p key={idx} {class}>{ words }</p> }
    });
    let back =
        Button::new("back", tr.say(Text::BackToReading), send(&desk.dispatch, ReviseMsg::Cancel));
    html! {
        <div key="older" class="revise-older">
            <header key="head" class="revise-head">
                { back.class("quiet").glyph(Glyph::Back) }
                <h2 key="heading" id="room" tabindex="-1">{ tr.say(Text::Revise(ReviseText::OlderUntil(&when))) }</h2>
                <p key="how">{ tr.say(Text::Revise(ReviseText::OlderHow)) }</p>
            </header>
            <div key="text" class="kept revise-older-text">{ for blocks }</div>
        </div>
    }
}

/// What was marked, by place.
fn spans(revision: &Revision) -> Vec<(TextRange, &Passage)> {
    let passages = revision.passages.iter();
    passages
        .flat_map(|passage| {
            let ranges = passage.targets.iter().filter_map(Target::range);
            ranges.map(move |range| (range, passage))
        })
        .collect()
}

/// The words of a block, cut where something that was marked begins or ends.
fn marked(
    tr: Translator,
    codebook: &Codebook,
    text: &str,
    block: &Block,
    spans: &[(TextRange, &Passage)],
) -> Html {
    let Some(whole) = TextRange::new(block.start, block.end) else { return Html::default() };
    // what begins behind the block is not of it; what begins before it may reach into it
    let until = spans.partition_point(|(range, _)| range.start() < block.end);
    let inside: Vec<_> =
        spans[..until].iter().filter(|(range, _)| range.end() > block.start).collect();
    let mut edges: Vec<_> = inside
        .iter()
        .filter_map(|(range, _)| range.intersect(whole))
        .flat_map(|range| [range.start(), range.end()])
        .chain([block.start, block.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let parts = edges.windows(2).filter_map(|pair| TextRange::new(pair[0], pair[1]));
    let parts = parts.map(|part| {
        let words = part.slice(text).unwrap_or_default().to_owned();
        let over = inside.iter().filter(|(range, _)| range.contains_range(part));
        let names: Vec<_> = over.map(|(_, passage)| label_name(tr, codebook, passage)).collect();
        match names.is_empty() {
            true => html! { <span>{ words }</span> },
            false => html! { <mark title={names.join(" · ")}>{ words }</mark> },
        }
    });
    html! { <>{ for parts }</> }
}

/// The name of the label, as far as the codebook still has it.
fn label_name(tr: Translator, codebook: &Codebook, passage: &Passage) -> String {
    let label = codebook.label(&passage.label);
    let name = label.map(|label| tr.name(&label.names, label.id.as_str()).to_string());
    name.unwrap_or_else(|| passage.label.to_string())
}
