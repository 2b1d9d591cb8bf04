//! One finding: what it is, and its places with their sentences.

use crate::context::{Shared, use_desk};
use crate::i18n::{Text, Translator, WatchText};
use crate::ui::around::clipped;
use crate::ui::entities::{entity_hint, entity_name};
use crate::ui::statements::statement_line;
use engine::{Finding, FindingKind, FindingPlace, Msg, Party, WatchMsg, extent_of};
use model::{DocumentData, Project};
use text::{TextRange, previous_grapheme, sentence_at};
use yew::prelude::*;

/// The most characters that are shown of a sentence.
const REACH: usize = 160;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FindingItemProps {
    pub(super) finding: Shared<Finding>,
    pub(super) project: Shared<Project>,
    /// The place at which Tab stops, if it is one of these.
    pub(super) stop: Option<FindingPlace>,
}

/// A finding. It is drawn again only when the project is another one.
#[component(FindingItem)]
pub(super) fn finding_item(props: &FindingItemProps) -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let FindingItemProps { finding, project, stop } = props;
    let places = finding.places.iter().enumerate().map(|(idx, place)| {
        let open = place.clone();
        let onclick =
            desk.dispatch.reform(move |_: MouseEvent| Msg::Watch(WatchMsg::Open(open.clone())));
        let tabindex = if stop.as_ref() == Some(place) { "0" } else { "-1" };
        html! {
            <li key={idx}>
                <button type="button" class="finding-place" {tabindex} {onclick}>
                    { face(tr, project, place) }
                </button>
            </li>
        }
    });
    let n_more = finding.n_places - finding.places.len();
    let more = (n_more > 0).then(|| tr.say(Text::Watch(WatchText::MorePlaces(n_more))));
    html! {
        <>
            <h4 key="what" class="finding-what">{ headline(tr, project, finding) }</h4>
            <ul key="places" role="list">{ for places }</ul>
            <p key="more" class="watch-cut">{ more.unwrap_or_default() }</p>
        </>
    }
}

/// What was found, in words; nothing where the place tells all.
fn headline(tr: Translator, project: &Project, finding: &Finding) -> AttrValue {
    let names: Vec<_> = finding.about.iter().map(|party| name_of(tr, project, party)).collect();
    let text = match (finding.kind, names.as_slice()) {
        (FindingKind::Opposed, [actor, process]) => WatchText::Opposed(actor, process),
        (FindingKind::OnlyTookPart, [actor, process]) => WatchText::OnlyTookPart(actor, process),
        (FindingKind::NotLinked, [process]) => WatchText::NotLinked(process, finding.n_places),
        (FindingKind::SharedName, [name]) => WatchText::SharedName(name, finding.n_places),
        _ => return AttrValue::default(),
    };
    tr.say(Text::Watch(text))
}

fn name_of(tr: Translator, project: &Project, party: &Party) -> AttrValue {
    match party {
        Party::Entity(id) => match project.entities.get(id) {
            Some(entity) => entity_name(tr, entity),
            None => id.to_string().into(),
        },
        Party::Words(words) => words.to_string().into(),
    }
}

/// What a place shows: the statement or the name, its sentence, and the document.
fn face(tr: Translator, project: &Project, place: &FindingPlace) -> Html {
    match place {
        FindingPlace::Entity(id) => {
            let entity = project.entities.get(id);
            let name = entity.map(|entity| entity_name(tr, entity)).unwrap_or_default();
            let hint = entity.map(|entity| entity_hint(tr, entity)).unwrap_or_default();
            lines(name, html! {}, hint)
        }
        FindingPlace::Statement(of, id) => {
            let Some(data) = project.documents.get(of) else { return html! {} };
            let Some(row) = data.statements.get(id) else { return html! {} };
            let what = statement_line(tr, project, of, row);
            let none = || tr.say(Text::Watch(WatchText::NoWords));
            let sentence = match extent_of(data, row) {
                Some(extent) => html! { <span>{ sentences(data.text(), extent) }</span> },
                None => html! { <em>{ none() }</em> },
            };
            lines(what, sentence, title_of(tr, data))
        }
        FindingPlace::Annotation(of, id) => {
            let Some(data) = project.documents.get(of) else { return html! {} };
            let extent = data.annotations.get(id).and_then(|row| row.extent());
            let sentence = extent.map(|extent| in_sentence(data.text(), extent));
            lines(AttrValue::default(), sentence.unwrap_or_default(), title_of(tr, data))
        }
    }
}

fn lines(what: AttrValue, sentence: Html, place: AttrValue) -> Html {
    html! {
        <>
            <span key="what" class="place-what">{ what }</span>
            <span key="sentence" class="place-sentence">{ sentence }</span>
            <span key="where" class="place-where">{ place }</span>
        </>
    }
}

fn title_of(tr: Translator, data: &DocumentData) -> AttrValue {
    match data.info.metadata.title.trim() {
        "" => tr.say(Text::Untitled),
        title => title.to_owned().into(),
    }
}

/// The sentences in which a range begins and ends.
fn sentences(text: &str, extent: TextRange) -> String {
    let first = sentence_at(text, extent.start()).unwrap_or(extent);
    let end = previous_grapheme(text, extent.end()).unwrap_or(extent.start());
    let shown = |range: TextRange| clipped(range.slice(text).unwrap_or_default().chars(), REACH);
    match sentence_at(text, end).filter(|last| last.start() > first.start()) {
        Some(last) if last.start() > first.end() => format!("{} … {}", shown(first), shown(last)),
        Some(last) => format!("{} {}", shown(first), shown(last)),
        None => shown(first),
    }
}

/// A quote marked in its sentence.
fn in_sentence(text: &str, extent: TextRange) -> Html {
    let sentence = sentence_at(text, extent.start()).unwrap_or(extent).cover(extent);
    let slice = |from: text::TextSize, to: text::TextSize| {
        text.get(from.index()..to.index()).unwrap_or_default()
    };
    let before = slice(sentence.start(), extent.start());
    // what is far before the quote is cut at its start
    let skipped = before.chars().count().saturating_sub(REACH / 2);
    let before: String = before.chars().skip(skipped).collect();
    let cut = if skipped > 0 { "…" } else { "" };
    html! {
        <>
            <span key="before">{ format!("{cut}{before}") }</span>
            <mark key="quote">{ clipped(slice(extent.start(), extent.end()).chars(), REACH) }</mark>
            <span key="after">{ clipped(slice(extent.end(), sentence.end()).chars(), REACH) }</span>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::TextSize;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[track_caller]
    fn check(text: &str, quote: &str, expected: &str) {
        let at = text.find(quote).unwrap_or_default();
        let (start, end) = (TextSize::from_index(at), TextSize::from_index(at + quote.len()));
        let found = TextRange::new(start, end).map(|extent| sentences(text, extent));
        assert_eq!(found.as_deref(), Some(expected));
    }

    #[wasm_bindgen_test]
    fn a_range_is_told_by_the_sentences_of_its_ends() {
        check("先说。微软支持。再说。", "支持", "微软支持。");
        check("甲。乙。丙。丁。", "甲。乙", "甲。 乙。");
        check("甲。乙。丙。丁。", "甲。乙。丙", "甲。 … 丙。");
        let long = "长".repeat(200);
        check(&long, "长", &format!("{}…", "长".repeat(160)));
    }
}
