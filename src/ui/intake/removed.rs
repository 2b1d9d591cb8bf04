//! What leaves the text, by kind, and what else the analyst should know.

use crate::i18n::{Text, Translator, thousands};
use intake::{Draft, Removed, RemovedKind};
use yew::prelude::*;

/// The most things listed of one kind.
const MAX_LISTED: usize = 200;

/// All that is taken out.
pub(super) fn removed_list(tr: Translator, draft: &Draft) -> Html {
    let groups = groups(&draft.removed);
    let groups = match groups.is_empty() {
        true => html! { <p key="nothing" class="quiet-text">{ tr.say(Text::NothingRemoved) }</p> },
        false => groups.iter().map(|(kind, things)| group(tr, *kind, things)).collect(),
    };
    html! {
        <div key="body" class="card-body">
            <div key="groups" class="removed">{ groups }</div>
        </div>
    }
}

/// What else the analyst should know.
pub(super) fn notes(tr: Translator, draft: &Draft) -> Html {
    let notes = draft.notes.iter().enumerate().map(|(idx, note)| {
        html! { <li key={idx}>{ tr.say(Text::NoteOfIntake(note)) }</li> }
    });
    html! { <ul class="notes" aria-label={tr.say(Text::Remarks)}>{ for notes }</ul> }
}

/// The things by kind, the kinds in order of their first thing.
fn groups(removed: &[Removed]) -> Vec<(RemovedKind, Vec<&Removed>)> {
    let mut groups: Vec<(RemovedKind, Vec<&Removed>)> = Vec::new();
    for thing in removed {
        match groups.iter_mut().find(|(kind, _)| *kind == thing.kind) {
            Some((_, things)) => things.push(thing),
            None => groups.push((thing.kind, vec![thing])),
        }
    }
    groups
}

fn group(tr: Translator, kind: RemovedKind, things: &[&Removed]) -> Html {
    let rows = things.iter().take(MAX_LISTED).enumerate().map(|(idx, thing)| {
        html! {
            <li key={idx}>
                <span class="place">{ tr.say(Text::Line(thing.line)) }</span>
                <code>{ &thing.what }</code>
            </li>
        }
    });
    let n_more = things.len().saturating_sub(MAX_LISTED);
    let more = (n_more > 0).then(|| tr.say(Text::MoreLines(n_more)));
    let kind = tr.say(Text::RemovedKind(kind));
    html! {
        <details key={kind.to_string()}>
            <summary key="summary">
                { kind }
                <span class="count">{ thousands(things.len()) }</span>
            </summary>
            <ol key="things" tabindex="0">{ for rows }</ol>
            <p key="more" class="quiet-text">{ more.unwrap_or_default() }</p>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn things_are_grouped_in_order_of_appearance() {
        let thing = |kind, line| Removed { kind, line, what: String::new() };
        let removed = [
            thing(RemovedKind::FrontMatter, 1),
            thing(RemovedKind::Image, 4),
            thing(RemovedKind::HeadingMark, 6),
            thing(RemovedKind::Image, 9),
        ];
        let found: Vec<_> = groups(&removed)
            .into_iter()
            .map(|(kind, things)| (kind, things.iter().map(|t| t.line).collect::<Vec<_>>()))
            .collect();
        let expected = [
            (RemovedKind::FrontMatter, vec![1]),
            (RemovedKind::Image, vec![4, 9]),
            (RemovedKind::HeadingMark, vec![6]),
        ];
        assert_eq!(found, expected);
    }
}
