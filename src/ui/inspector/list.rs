//! The annotations of the open document in text order, a row each.

use super::filter_bar::filter_bar;
use super::row::AnnotationRow;
use crate::context::{
    Desk, OpenDocument, Panel, Shared, Work, use_dispatch, use_panel_switch, use_project,
};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::coders::hidden_coders;
use crate::ui::statements::links_of;
use crate::ui::widgets::{Button, ListWindow, focus, next_row, pass_focus_on, use_list_window};
use engine::{Command, Filter, Msg, Session, SessionMsg, filtered};
use model::{AnnotationId, Codebook, Project};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Heading, filter, and the list or what stands in its place.
pub(crate) fn annotation_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let Some(document) = work.document.clone() else {
        return html! { <section key="annotations" class="annotations" /> };
    };
    let n_annotations = document.spans.len();
    let body = match n_annotations {
        0 => no_annotations(tr, &work.project.codebook),
        _ => html! {
            <FilteredList
                key="list"
                {document}
                filter={session.filter.clone()}
                selected={session.annotation.clone()}
            />
        },
    };
    html! {
        <section key="annotations" class="annotations">
            <h2 key="head" class="visually-hidden">{ tr.say(Text::Annotations) }</h2>
            <div key="coders" class="coders-link">{ hidden_coders(desk, work, session) }</div>
            { body }
        </section>
    }
}

/// How to make the first annotation.
fn no_annotations(tr: Translator, codebook: &Codebook) -> Html {
    let keys = codebook.labels.iter().filter_map(|label| {
        let key = label.shortcut?.to_string();
        Some(
            html! { <li key={key.clone()}><kbd>{ key }</kbd>{ " " }{ tr.name(&label.names, label.id.as_str()) }</li> },
        )
    });
    html! {
        <div key="none" class="teach">
            <ul key="list" id="annotation-list" role="list" tabindex="-1" aria-label={tr.say(Text::Annotations)} />
            <p key="none">{ tr.say(Text::NoAnnotations) }</p>
            <p key="how">{ tr.say(Text::NoAnnotationsHow) }</p>
            <ol key="keys" class="teach-keys">{ for keys }</ol>
        </div>
    }
}

/// Only what the rows show: a moved caret must not draw them again.
#[derive(Debug, Clone, PartialEq, Properties)]
struct FilteredListProps {
    document: OpenDocument,
    filter: Filter,
    selected: Option<AnnotationId>,
}

#[component(FilteredList)]
fn filtered_list(props: &FilteredListProps) -> Html {
    let FilteredListProps { document, filter, selected } = props;
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let rows = Rows {
        codebook: Shared(project.codebook.clone()),
        document: document.clone(),
        found: use_found(document, filter),
    };
    let window = use_list_window(rows.len());
    let selected_row = selected.as_ref().and_then(|id| rows.row_of(id));
    use_shown_row(&window, selected_row);
    let onkeydown = use_row_keys(&window, &rows);
    let set = dispatch.reform(|filter| Msg::Session(SessionMsg::SetFilter(filter)));
    let lift = dispatch.reform(|ids| Msg::Session(SessionMsg::Lift(ids)));
    let list = match rows.len() {
        0 => nothing_matches(tr, &set),
        _ => list_of((tr, &project), &rows, &window, selected_row, onkeydown, &lift),
    };
    html! {
        <>
            { filter_bar(tr, &project.codebook, &document.spans, filter, &set) }
            <p key="count" class="visually-hidden" role="status">
                { match_count(tr, filter, rows.len()) }
            </p>
            { list }
        </>
    }
}

/// What a filter leaves is told to those who cannot see it.
fn match_count(tr: Translator, filter: &Filter, n_rows: usize) -> AttrValue {
    match filter.is_empty() {
        true => AttrValue::default(),
        false => tr.say(Text::NAnnotations(n_rows)),
    }
}

/// The ids that pass the filter; `None` where there is no filter.
#[hook]
fn use_found(document: &OpenDocument, filter: &Filter) -> Rc<Option<Vec<AnnotationId>>> {
    use_memo((document.clone(), filter.clone()), |(document, filter)| {
        (!filter.is_empty()).then(|| filtered(&document.data, &document.spans, filter))
    })
}

fn nothing_matches(tr: Translator, set: &Callback<Filter>) -> Html {
    let clear = set.reform(|()| Filter::default());
    html! {
        <div key="nothing" class="teach">
            <p key="nothing">{ tr.say(Text::NothingMatches) }</p>
            { Button::new("clear", tr.say(Text::ClearFilter), clear).class("small") }
        </div>
    }
}

/// The annotations that the list shows.
struct Rows {
    codebook: Shared<Codebook>,
    document: OpenDocument,
    found: Rc<Option<Vec<AnnotationId>>>,
}

impl Rows {
    fn len(&self) -> usize {
        self.found.as_ref().as_ref().map_or(self.document.spans.len(), Vec::len)
    }

    /// The ids of some rows.
    fn ids(&self, window: &ListWindow) -> Vec<AnnotationId> {
        match &*self.found {
            Some(found) => found[window.rows.clone()].to_vec(),
            None => self.document.spans.page(window.rows.start, window.rows.len()),
        }
    }

    /// The row of an annotation.
    fn row_of(&self, id: &AnnotationId) -> Option<usize> {
        if let Some(found) = &*self.found {
            return found.iter().position(|other| other == id);
        }
        let extent = self.document.data.annotations.get(id)?.extent();
        Some(match extent {
            Some(extent) => self.document.spans.extents.position(extent, id),
            None => {
                let n_before = self.document.spans.orphans.iter().position(|other| other == id)?;
                self.document.spans.extents.len() + n_before
            }
        })
    }
}

/// The list, as far as it is in view.
fn list_of(
    (tr, project): (Translator, &Project),
    rows: &Rows,
    window: &ListWindow,
    selected_row: Option<usize>,
    onkeydown: Callback<KeyboardEvent>,
    lift: &Callback<Vec<AnnotationId>>,
) -> Html {
    let data = &rows.document.data;
    let items = window.rows.clone().zip(rows.ids(window)).filter_map(|(idx, id)| {
        let annotation = data.annotations.get(&id)?;
        Some(html! {
            <li
                key={id.as_str()}
                data-idx={idx.to_string()}
                data-id={id.as_str().to_owned()}
                aria-setsize={rows.len().to_string()}
                aria-posinset={(idx + 1).to_string()}
            >
                <AnnotationRow
                    codebook={rows.codebook.clone()}
                    article={Shared(data.article.clone())}
                    annotation={Shared(annotation.clone())}
                    links={links_of(tr, project, data, &rows.document.statements, &id)}
                    is_selected={selected_row == Some(idx)}
                    is_tab_stop={selected_row.unwrap_or(window.rows.start) == idx}
                />
            </li>
        })
    });
    html! {
        <div
            key="rows"
            class="annotation-list"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
        >
            <ul
                ref={window.list.clone()}
                id="annotation-list"
                role="list"
                tabindex="-1"
                onfocus={|event: FocusEvent| pass_focus_on(&event, "annotation-list", "[tabindex=\"0\"]")}
                aria-label={tr.say(Text::Annotations)}
                {onkeydown}
                onmouseover={lift.reform(|event: MouseEvent| pointed_at(&event))}
                onfocusin={lift.reform(|event: FocusEvent| pointed_at(&event))}
                onmouseleave={lift.reform(|_| Vec::new())}
                onfocusout={lift.reform(|_| Vec::new())}
            >
                { for items }
            </ul>
        </div>
    }
}

/// Keeps the selected row in view when another one is selected.
#[hook]
fn use_shown_row(window: &ListWindow, row: Option<usize>) {
    let window = window.clone();
    use_effect_with(row, move |row| {
        if let Some(row) = row {
            window.show(*row);
        }
    });
}

/// Up, Down, Home and End move along the list, Enter goes to the details, Delete deletes.
#[hook]
fn use_row_keys(window: &ListWindow, rows: &Rows) -> Callback<KeyboardEvent> {
    let dispatch = use_dispatch();
    let switch = use_panel_switch();
    let document = rows.document.data.info.id.clone();
    let (window, last) = (window.clone(), rows.len().saturating_sub(1));
    Callback::from(move |event: KeyboardEvent| {
        let Some((row, id)) = row_of_event(&event) else { return };
        let button = |row: usize| format!("[data-idx=\"{row}\"] > button");
        let target = match event.key().as_str() {
            "Enter" => {
                dispatch.emit(Msg::Session(SessionMsg::RevealAnnotation(id)));
                switch.emit(Panel::Details);
                focus_inspector();
                event.prevent_default();
                return;
            }
            "Delete" | "Backspace" => {
                dispatch.emit(Msg::Edit(Command::DeleteAnnotation(document.clone(), id)));
                window.focus_heir(button(row.min(last.saturating_sub(1))), "article-pane");
                event.prevent_default();
                event.stop_propagation();
                return;
            }
            key => match next_row(key, row, last) {
                Some(target) => target,
                None => return,
            },
        };
        event.prevent_default();
        event.stop_propagation();
        window.go(target, button(target));
    })
}

/// The annotation whose row the pointer or the focus is on.
fn pointed_at(event: &Event) -> Vec<AnnotationId> {
    row_of_event(event).map(|(_, id)| id).into_iter().collect()
}

/// The row and the annotation on which something happened.
fn row_of_event(event: &Event) -> Option<(usize, AnnotationId)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let row = element.closest("[data-idx]").ok()??;
    let idx = row.get_attribute("data-idx")?.parse().ok()?;
    Some((idx, AnnotationId::new(row.get_attribute("data-id")?)))
}

/// Focuses the inspector once it shows the selected annotation.
fn focus_inspector() {
    let look = || focus(gloo_utils::document().get_element_by_id("inspector"));
    gloo_timers::callback::Timeout::new(0, look).forget();
}
