//! The tray: quotes of the open document that have no place in its text.

use super::moves::quoted;
use super::send;
use crate::context::{Desk, OpenDocument, Work};
use crate::i18n::{ReviseText, Text, thousands};
use crate::ui::widgets::{Button, Glyph};
use engine::{Command, Msg, ReviseMsg, Session};
use model::{Annotation, Target};
use yew::prelude::*;

/// So many are listed; the next come when these have gone.
const MOST: usize = 50;

/// All of the tray; nothing where everything has a place.
pub(crate) fn tray(desk: &Desk, work: &Work, session: &Session) -> Html {
    let document = work.document.as_ref();
    let orphans = document.map(|open| open.spans.orphans.as_slice()).unwrap_or_default();
    let (Some(open), false) = (document, orphans.is_empty()) else {
        return html! { <section key="tray" hidden=true /> };
    };
    let tr = desk.tr();
    let say = |text| tr.say(Text::Revise(text));
    let has_selection = session.selection.is_some_and(|selection| selection.range().is_some());
    let rows = orphans.iter().take(MOST).filter_map(|id| {
        let annotation = open.data.annotations.get(id)?;
        let label = work.project.codebook.label(&annotation.label)?;
        let label = tr.name(&label.names, label.id.as_str());
        Some(row(desk, open, annotation, label, has_selection))
    });
    html! {
        <section key="tray" class="tray" aria-label={say(ReviseText::Tray)}>
            <div key="head" class="section-head">
                <h2>{ say(ReviseText::Tray) }<span class="count">{ format!(" · {}", thousands(orphans.len())) }</span></h2>
            </div>
            <p key="how" class="hint">{ say(ReviseText::TrayHow) }</p>
            <ul key="rows" role="list">{ for rows }</ul>
        </section>
    }
}

fn row(
    desk: &Desk,
    open: &OpenDocument,
    annotation: &Annotation,
    label: AttrValue,
    has_selection: bool,
) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Revise(text));
    let id = &annotation.id;
    let parts = annotation.targets.iter().enumerate().filter_map(|(idx, target)| {
        let Target::Orphan(quote) = target else { return None };
        let place = send(&desk.dispatch, ReviseMsg::PlaceAtSelection(id.clone(), idx));
        let find = send(&desk.dispatch, ReviseMsg::FindWords(id.clone(), idx));
        let place = Button::new("place", say(ReviseText::Place), place)
            .class("small")
            .title((!has_selection).then(|| tr.say(Text::UseSelectionHint)))
            .disabled(!has_selection);
        let find = Button::new("find", say(ReviseText::FindThere), find).class("small");
        let words = match quote.exact.is_empty() {
            true => html! { <span>{ say(ReviseText::NoQuote) }</span> },
            false => quoted(quote),
        };
        Some(html! {
            <div key={idx} class="tray-part">
                <p key="quote">{ words }</p>
                <div key="buttons" class="tray-buttons">
                    { find.disabled(quote.exact.is_empty()) }
                    { place }
                </div>
            </div>
        })
    });
    let remove = Command::DeleteAnnotation(open.data.info.id.clone(), id.clone());
    let remove = desk.dispatch.reform(move |()| Msg::Edit(remove.clone()));
    let remove = Button::new("remove", say(ReviseText::Delete), remove);
    html! {
        <li key={id.as_str()} class="tray-row">
            <div key="head" class="tray-head">
                <span key="label" class="tray-label">{ label }</span>
                { remove.class("small quiet danger").icon_only(Glyph::Trash) }
            </div>
            { for parts }
        </li>
    }
}
