//! The tray: quotes of the open document that have no place in its text.

use super::moves::quoted;
use super::send;
use crate::context::{Desk, OpenDocument, Shared, Work, use_dispatch};
use crate::i18n::{ReviseText, Text, Translator, thousands, use_translator};
use crate::ui::phrase::one_line;
use crate::ui::widgets::{Button, Glyph};
use engine::{Command, Msg, ReviseMsg, Session};
use model::{Annotation, Project, Target};
use yew::prelude::*;

/// So many are listed at first, and with each press more.
const PAGE: usize = 50;

/// All of the tray; nothing where everything has a place.
pub(crate) fn tray(desk: &Desk, work: &Work, session: &Session) -> Html {
    let open = work.document.as_ref().filter(|open| open.spans.n_in_tray() > 0);
    let Some(open) = open else {
        return html! { <section key="tray" hidden=true /> };
    };
    let tr = desk.tr();
    let say = |text| tr.say(Text::Revise(text));
    let has_selection = session.selection.is_some_and(|selection| selection.range().is_some());
    let n_all = thousands(open.spans.n_in_tray());
    html! {
        <section key="tray" class="tray" aria-label={say(ReviseText::Tray)}>
            <div key="head" class="section-head">
                <h2>{ say(ReviseText::Tray) }<span class="count">{ format!(" · {n_all}") }</span></h2>
            </div>
            <p key="how" class="hint">{ say(ReviseText::TrayHow) }</p>
            // another document begins with its first rows
            <TrayRows
                key={open.data.info.id.as_str()}
                open={open.clone()}
                project={work.project.clone()}
                {has_selection}
            />
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TrayRowsProps {
    open: OpenDocument,
    project: Shared<Project>,
    has_selection: bool,
}

/// The rows: first what has no place at all, then what has lost a part.
#[component(TrayRows)]
fn tray_rows(props: &TrayRowsProps) -> Html {
    let (tr, dispatch) = (use_translator(), use_dispatch());
    let n_shown = use_state_eq(|| PAGE);
    let open = &props.open;
    let ids = open.spans.orphans.iter().chain(&open.spans.torn).take(*n_shown);
    let rows = ids.filter_map(|id| {
        let annotation = open.data.annotations.get(id)?;
        let label = props.project.codebook.label(&annotation.label);
        let label = label.map(|label| tr.name(&label.names, label.id.as_str()));
        let label = label.unwrap_or_else(|| annotation.label.as_str().to_owned().into());
        Some(row((tr, &dispatch), open, annotation, label, props.has_selection))
    });
    let more = match open.spans.n_in_tray().saturating_sub(*n_shown) {
        0 => html! { <span key="all" hidden=true /> },
        n => {
            let (setter, next) = (n_shown.setter(), *n_shown + PAGE);
            let press = Callback::from(move |()| setter.set(next));
            let words = tr.say(Text::Revise(ReviseText::ShowMore(n)));
            Button::new("more", words, press).class("small").into()
        }
    };
    html! {
        <div class="tray-rows">
            <ul key="rows" role="list">{ for rows }</ul>
            { more }
        </div>
    }
}

fn row(
    (tr, dispatch): (Translator, &Callback<Msg>),
    open: &OpenDocument,
    annotation: &Annotation,
    label: AttrValue,
    has_selection: bool,
) -> Html {
    let say = |text| tr.say(Text::Revise(text));
    let id = &annotation.id;
    let parts = annotation.targets.iter().enumerate().filter_map(|(idx, target)| {
        let Target::Orphan(quote) = target else { return None };
        let place = send(dispatch, ReviseMsg::PlaceAtSelection(id.clone(), idx));
        let find = send(dispatch, ReviseMsg::FindWords(id.clone(), idx));
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
    let torn = match annotation.extent().and_then(|extent| extent.slice(open.data.text())) {
        Some(words) => {
            let words = one_line(words);
            let words = tr.say(Text::Revise(ReviseText::Torn(&words)));
            html! { <span key="torn" class="tray-torn" title={words.clone()}>{ words }</span> }
        }
        None => html! { <span key="torn" hidden=true /> },
    };
    let remove = Command::DeleteAnnotation(open.data.info.id.clone(), id.clone());
    let remove = dispatch.reform(move |()| Msg::Edit(remove.clone()));
    let remove = Button::new("remove", say(ReviseText::Delete), remove);
    html! {
        <li key={id.as_str()} class="tray-row">
            <div key="head" class="tray-head">
                <span key="label" class="tray-label">{ label }</span>
                { torn }
                { remove.class("small quiet danger").icon_only(Glyph::Trash) }
            </div>
            { for parts }
        </li>
    }
}
