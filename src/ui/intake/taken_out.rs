//! What leaves a web page, by kind; each part can be taken back, and out again.

use crate::i18n::{PageText, Text, Translator, thousands};
use engine::{IntakeMsg, Msg};
use intake::RemovedKind;
use intake::html::Page;
use std::collections::BTreeSet;
use yew::prelude::*;

/// The most parts listed of one kind.
const MAX_LISTED: usize = 200;

/// All parts that were taken out, also those that are back.
pub(super) fn taken_out(
    tr: Translator,
    dispatch: &Callback<Msg>,
    page: &Page,
    taken_back: &BTreeSet<usize>,
) -> Html {
    let whats = page.whats();
    let groups = groups(page);
    let groups = groups.iter().map(|(kind, places)| {
        let rows = places.iter().take(MAX_LISTED);
        let rows = rows.map(|&idx| {
            let is_back = taken_back.contains(&idx);
            row(tr, dispatch, idx, page.removals[idx].line, &whats[idx], is_back)
        });
        group(tr, *kind, places.len(), rows.collect())
    });
    let intro =
        if page.removals.is_empty() { Text::NothingRemoved } else { page_text(PageText::Intro) };
    let code = (page.n_code > 0).then(|| tr.say(page_text(PageText::Code(page.n_code))));
    html! {
        <div key="body" class="card-body">
            <p key="intro" class="quiet-text">{ tr.say(intro) }</p>
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

fn row(
    tr: Translator,
    dispatch: &Callback<Msg>,
    idx: usize,
    line: usize,
    what: &str,
    is_back: bool,
) -> Html {
    let no_words = tr.say(page_text(PageText::NoWords));
    let what = if what.is_empty() { no_words.as_str() } else { what };
    let (name, short) = match is_back {
        true => (PageText::TakeOut(what), PageText::Out),
        false => (PageText::TakeBack(what), PageText::Back),
    };
    let onclick = dispatch.reform(move |_: MouseEvent| Msg::Intake(IntakeMsg::Toggle(idx)));
    html! {
        <li key={idx} class={classes!(is_back.then_some("back"))}>
            <span class="place">{ tr.say(Text::Line(line)) }</span>
            <code>{ what }</code>
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
