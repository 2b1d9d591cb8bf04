//! The quotes of an entity, each with the words before and behind it.

use crate::context::Desk;
use crate::i18n::{EntityText, Text};
use engine::{EntitiesMsg, EntityIndex, Msg, SessionMsg};
use model::{AnnotationId, DocumentData, DocumentId, EntityId, Project};
use text::{TextRange, TextSize, next_grapheme, previous_grapheme, sentence_at};
use yew::prelude::*;

/// How many characters stand on each side, at most.
const REACH: usize = 40;

/// More quotes than this are told, not drawn.
const DRAWN: usize = 300;

/// A quote with its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) document: DocumentId,
    pub(super) annotation: AnnotationId,
    at: TextSize,
    pub(super) before: String,
    pub(super) quote: String,
    pub(super) after: String,
}

/// All quotes of an entity, by document and in text order.
pub(super) fn lines_of(project: &Project, index: &EntityIndex, id: &EntityId) -> Vec<Line> {
    let line = |(document, annotation): (&DocumentId, &AnnotationId)| {
        line_of(project.documents.get(document)?, annotation)
    };
    let mut lines: Vec<_> = index.annotations_of(id).filter_map(line).collect();
    lines.sort_by(|a, b| (&a.document, a.at).cmp(&(&b.document, b.at)));
    lines
}

fn line_of(document: &DocumentData, id: &AnnotationId) -> Option<Line> {
    let annotation = document.annotations.get(id)?;
    let text = document.text();
    let extent = annotation.extent();
    let (before, after) = extent.map(|extent| surroundings(text, extent)).unwrap_or_default();
    Some(Line {
        document: document.info.id.clone(),
        annotation: id.clone(),
        at: extent.map_or(TextSize::default(), TextRange::start),
        before,
        quote: annotation.quote(text),
        after,
    })
}

/// What stands before and behind a span in its sentence, as far as it reaches.
fn surroundings(text: &str, extent: TextRange) -> (String, String) {
    let start = sentence_at(text, extent.start()).map_or(extent.start(), TextRange::start);
    let last = previous_grapheme(text, extent.end()).unwrap_or(extent.start());
    let end = sentence_at(text, last).map_or(extent.end(), TextRange::end);
    let mut from = extent.start();
    let mut to = extent.end();
    for _ in 0..REACH {
        from = previous_grapheme(text, from).filter(|at| *at >= start).unwrap_or(from);
        to = next_grapheme(text, to).filter(|at| *at <= end).unwrap_or(to);
    }
    let slice = |from: TextSize, to: TextSize| {
        let part = text.get(from.index()..to.index()).unwrap_or_default();
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut before = slice(from, extent.start());
    let mut after = slice(extent.end(), to);
    if from > start {
        before.insert(0, '…');
    }
    if to < end {
        after.push('…');
    }
    (before, after)
}

/// The quotes under the titles of their documents. A press opens the sentence in the article.
pub(super) fn quotes(desk: &Desk, project: &Project, lines: &[Line]) -> Html {
    let tr = desk.tr();
    let drawn = &lines[..lines.len().min(DRAWN)];
    let groups = drawn.chunk_by(|a, b| a.document == b.document).map(|group| {
        let document = &group[0].document;
        let title = project.documents.get(document).map(|d| d.info.metadata.title.clone());
        let title = match title.unwrap_or_default() {
            title if title.trim().is_empty() => tr.say(Text::Untitled),
            title => title.into(),
        };
        html! {
            <section key={document.as_str()} class="kwic-document">
                <h4 key="title">{ title }</h4>
                <ul key="lines" class="kwic" role="list">{ for group.iter().map(|line| quote(desk, line)) }</ul>
            </section>
        }
    });
    let n_more = lines.len() - drawn.len();
    let more = (n_more > 0).then(|| tr.say(Text::MoreLines(n_more)));
    let none = lines.is_empty().then(|| tr.say(Text::Entity(EntityText::NoQuotes)));
    html! {
        <section key="quotes" class="entity-quotes">
            <h3 key="head">{ tr.say(Text::Entity(EntityText::Quotes(lines.len()))) }</h3>
            <div key="groups">{ for groups }</div>
            <p key="more" class="entity-hint">{ more.or(none).unwrap_or_default() }</p>
        </section>
    }
}

fn quote(desk: &Desk, line: &Line) -> Html {
    let (document, annotation) = (line.document.clone(), line.annotation.clone());
    let onclick = desk.dispatch.reform(move |_: MouseEvent| {
        let open = EntitiesMsg::OpenQuote(document.clone(), annotation.clone());
        Msg::Session(SessionMsg::Entities(open))
    });
    html! {
        <li key={line.annotation.as_str()}>
            <button type="button" class="kwic-line" {onclick}>
                <span key="before" class="kwic-before"><bdi>{ line.before.clone() }</bdi></span>
                <mark key="quote" class="kwic-quote">{ line.quote.clone() }</mark>
                <span key="after" class="kwic-after">{ line.after.clone() }</span>
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[track_caller]
    fn check(text: &str, quote: &str, before: &str, after: &str) {
        let at = text.find(quote).unwrap_or_default();
        let (start, end) = (TextSize::from_index(at), TextSize::from_index(at + quote.len()));
        let found = TextRange::new(start, end).map(|extent| surroundings(text, extent));
        assert_eq!(found, Some((before.to_owned(), after.to_owned())));
    }

    #[wasm_bindgen_test]
    fn a_quote_stands_in_its_sentence() {
        check("先说。微软支持工作组。再说。", "支持", "微软", "工作组。");
        check("A b. C d e. F.", "d", "C", "e.");
        check("微软", "微软", "", "");
        let long = format!("{}微软{}", "前".repeat(60), "后".repeat(60));
        let (before, after) = (format!("…{}", "前".repeat(40)), format!("{}…", "后".repeat(40)));
        check(&long, "微软", &before, &after);
    }
}
