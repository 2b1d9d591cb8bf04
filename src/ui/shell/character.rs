//! The status line's part about characters: the one at the caret in figures, and a note where an
//! article holds characters that turn its direction.

use crate::context::{Desk, OpenDocument, Shared, use_desk, use_document};
use crate::i18n::{ReadingText, Text, Translator};
use crate::ui::phrase::{CharacterFacts, character_at, code_points};
use crate::ui::widgets::{Button, Glyph};
use engine::{Msg, ReadingMsg, Selection, SessionMsg};
use std::rc::Rc;
use yew::prelude::*;

/// The character at the caret, or the first one selected, and how much is selected.
pub(super) fn character_place(
    tr: Translator,
    document: &OpenDocument,
    selection: Selection,
) -> Html {
    let article = &document.data.article;
    let range = selection.range();
    let at = range.map_or(selection.focus, text::TextRange::start);
    let facts = character_at(article, at);
    let CharacterFacts { chars, utf16, bytes, .. } = facts;
    let offsets = tr.say(Text::Reading(ReadingText::Offsets { chars, utf16, bytes }));
    let selected = range.map(|range| {
        let (start, end) = code_points(article, range);
        html! { <span key="selected">{ tr.say(Text::Selected(end - start)) }</span> }
    });
    html! {
        <span key="place" class="caret-place" title={tr.say(Text::Reading(ReadingText::OffsetsHint))}>
            <span key="character" class="character">{ name(tr, &facts) }</span>
            <span key="offsets">{ offsets }</span>
            <span key="more">{ for selected }</span>
        </span>
    }
}

/// `U+200B zero width space`, `U+0061 U+0308`.
fn name(tr: Translator, facts: &CharacterFacts) -> String {
    let mut parts: Vec<String> =
        facts.code_points.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    if facts.n_more > 0 {
        parts.push(format!("+{}", facts.n_more));
    }
    let said = match facts.code_points.first() {
        None => Some(ReadingText::TextEnd),
        Some('\n') => Some(ReadingText::LineFeed),
        Some(_) => facts.invisible.map(ReadingText::Kind),
    };
    parts.extend(said.map(|text| tr.say(Text::Reading(text)).to_string()));
    parts.join(" ")
}

/// How many controls of direction the article holds, and the way to them.
#[component(BidiNote)]
pub(super) fn bidi_note() -> Html {
    let desk = use_desk();
    let article = use_document().map(|document| Shared(Rc::clone(&document.data.article)));
    let count = use_memo(article, |article| {
        article.as_ref().map_or(0, |article| text::count_bidi(article.text()))
    });
    match *count {
        0 => html! { <span key="none" hidden=true /> },
        n => note(&desk, n),
    }
}

fn note(desk: &Desk, n: usize) -> Html {
    let say = |text| desk.tr().say(Text::Reading(text));
    let go = desk.dispatch.reform(|()| Msg::Session(SessionMsg::Reading(ReadingMsg::NextBidi)));
    Button::new("bidi", say(ReadingText::NBidi(n)), go)
        .glyph(Glyph::Warning)
        .class("small quiet bidi-note")
        .title(say(ReadingText::NBidiHint))
        .into()
}
