//! What leaves a web page, by kind; each part can be taken back, and out again.

use crate::i18n::{PageText, Text, Translator, thousands};
use crate::ui::widgets::Button;
use engine::{IntakeMsg, Msg};
use intake::RemovedKind;
use intake::html::Page;
use std::collections::BTreeSet;
use yew::prelude::*;

/// The most parts listed of one kind.
const MAX_LISTED: usize = 200;

/// What this browser remembers for the publisher of the article.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Memory {
    /// Its name, if it is known.
    pub(super) publisher: Option<String>,
    /// The shapes of the parts that come back on its pages.
    pub(super) shapes: BTreeSet<String>,
}

/// All parts that were taken out, also those that are back.
pub(super) fn taken_out(
    tr: Translator,
    dispatch: &Callback<Msg>,
    page: &Page,
    taken_back: &BTreeSet<usize>,
    memory: &Memory,
) -> Html {
    let whats = page.whats();
    let groups = groups(page);
    let groups = groups.iter().map(|(kind, places)| {
        let rows = places.iter().take(MAX_LISTED);
        let rows = rows.map(|&idx| {
            let removal = &page.removals[idx];
            let part = Part {
                idx,
                line: removal.line,
                what: &whats[idx],
                is_back: taken_back.contains(&idx),
                is_remembered: memory.shapes.contains(&removal.shape),
            };
            row(tr, dispatch, &part)
        });
        group(tr, *kind, places.len(), rows.collect())
    });
    let intro =
        if page.removals.is_empty() { Text::NothingRemoved } else { page_text(PageText::Intro) };
    let code = (page.n_code > 0).then(|| tr.say(page_text(PageText::Code(page.n_code))));
    html! {
        <div key="body" class="card-body">
            <p key="intro" class="quiet-text">{ tr.say(intro) }</p>
            { remembered(tr, dispatch, page, memory) }
            <div key="groups" class="removed">{ for groups }</div>
            <p key="code" class="quiet-text">{ code.unwrap_or_default() }</p>
        </div>
    }
}

const fn page_text(text: PageText<'_>) -> Text<'_> {
    Text::WebPage(text)
}

/// The places of the parts by kind, the kinds in order of their first part.
fn groups(page: &Page) -> Vec<(RemovedKind, Vec<usize>)> {
    let mut groups: Vec<(RemovedKind, Vec<usize>)> = Vec::new();
    for (idx, removal) in page.removals.iter().enumerate() {
        match groups.iter_mut().find(|(kind, _)| *kind == removal.kind) {
            Some((_, places)) => places.push(idx),
            None => groups.push((removal.kind, vec![idx])),
        }
    }
    groups
}

fn group(tr: Translator, kind: RemovedKind, n_parts: usize, rows: Html) -> Html {
    let n_more = n_parts.saturating_sub(MAX_LISTED);
    let more = (n_more > 0).then(|| tr.say(Text::MoreLines(n_more)));
    let kind = tr.say(Text::RemovedKind(kind));
    html! {
        <details key={kind.to_string()} open=true>
            <summary key="summary">
                { kind }
                <span class="count">{ thousands(n_parts) }</span>
            </summary>
            <ol key="things" class="parts-out">{ rows }</ol>
            <p key="more" class="quiet-text">{ more.unwrap_or_default() }</p>
        </details>
    }
}

/// A part that was taken out, or is back.
struct Part<'p> {
    idx: usize,
    line: usize,
    what: &'p str,
    is_back: bool,
    /// Whether its like comes back on this publisher's pages.
    is_remembered: bool,
}

fn row(tr: Translator, dispatch: &Callback<Msg>, part: &Part<'_>) -> Html {
    let Part { idx, line, what, is_back, is_remembered } = *part;
    let no_words = tr.say(page_text(PageText::NoWords));
    let what = if what.is_empty() { no_words.as_str() } else { what };
    let (name, short) = match is_back {
        true => (PageText::TakeOut(what), PageText::Out),
        false => (PageText::TakeBack(what), PageText::Back),
    };
    let onclick = dispatch.reform(move |_: MouseEvent| Msg::Intake(IntakeMsg::Toggle(idx)));
    let memory = is_remembered.then(|| tr.say(page_text(PageText::AsBefore)));
    html! {
        <li key={idx} class={classes!(is_back.then_some("back"))}>
            <span class="place">{ tr.say(Text::Line(line)) }</span>
            <code>{ what }</code>
            <span class="as-before">{ memory.unwrap_or_default() }</span>
            <button
                type="button"
                class="button small"
                aria-label={tr.say(page_text(name))}
                {onclick}
            >
                { tr.say(page_text(short)) }
            </button>
        </li>
    }
}

/// Under whose name choices are remembered, what came back by that, and the way to forget it.
fn remembered(tr: Translator, dispatch: &Callback<Msg>, page: &Page, memory: &Memory) -> Html {
    let Some(publisher) = memory.publisher.as_deref() else {
        let words = (!page.removals.is_empty()).then(|| tr.say(page_text(PageText::NoPublisher)));
        return html! {
            <div key="no-publisher" class="memory"><p>{ words.unwrap_or_default() }</p></div>
        };
    };
    let n_back =
        page.removals.iter().filter(|removal| memory.shapes.contains(&removal.shape)).count();
    let words = match n_back {
        0 => PageText::Remembers(publisher),
        _ => PageText::Remembered(publisher, n_back),
    };
    let forget = dispatch.reform(|()| Msg::Intake(IntakeMsg::ForgetChoices));
    let button = Button::new("forget", tr.say(page_text(PageText::Forget(publisher))), forget);
    html! {
        <div key="publisher" class="memory">
            <p key="words" role="status">{ tr.say(page_text(words)) }</p>
            { button.class("small").disabled(memory.shapes.is_empty()) }
        </div>
    }
}
