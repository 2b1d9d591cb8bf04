//! The room of the documents: all articles of the project, to be found, ordered and opened.

mod batch;
mod columns;
mod row;

pub(crate) use row::{PROGRESS, progress_name};

pub(crate) use batch::BatchDialog;
pub(crate) use columns::columns_dialog;

use super::coders::coder_name;
use super::widgets::{
    Button, Glyph, ListWindow, Pick, TextField, icon, next_row, pass_focus_on, use_list_window,
};
use crate::context::{Desk, Shared, Work, use_desk, use_session, use_work};
use crate::i18n::{CoderText, DocumentText, RoomText, Text, Translator};
use engine::{Dialog, DocumentOrder, DocumentsMsg, DocumentsState, Msg, SessionMsg, View, listed};
use model::{CoderId, DocumentId, Progress, Project};
use row::DocumentLine;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The whole room.
#[component(DocumentsRoom)]
pub(crate) fn documents_room() -> Html {
    let desk = use_desk();
    let work = use_work();
    let session = use_session();
    let state = Shared(session.documents.clone());
    let found = use_memo((work.project.clone(), state.clone()), |(project, state)| {
        listed(project, &work.coders, state)
    });
    let window = use_list_window(found.len());
    let onkeydown = use_row_keys(&desk, &window, found.len());
    let tr = desk.tr();
    let body = if work.project.documents.is_empty() {
        empty(tr)
    } else if found.is_empty() {
        no_match(&desk)
    } else {
        let open = session.document.as_ref();
        rows(&desk, &work, &found, &window, open, onkeydown)
    };
    html! {
        <main class="documents-room">
            { head(&desk, &work, &state, found.len()) }
            { columns(&desk, &state) }
            { body }
        </main>
    }
}

fn send(desk: &Desk, msg: impl Fn(String) -> DocumentsMsg + 'static) -> Callback<String> {
    desk.dispatch.reform(move |told| Msg::Session(SessionMsg::Documents(msg(told))))
}

/// Heading, filters, and the way to another article.
fn head(desk: &Desk, work: &Work, state: &DocumentsState, n_found: usize) -> Html {
    let tr = desk.tr();
    let n_all = work.project.documents.len();
    let add = desk.dispatch.reform(|()| Msg::Session(SessionMsg::NewArticle));
    let add = Button::new("add", tr.say(Text::AddAnother), add).glyph(Glyph::Plus);
    let coders = SessionMsg::SetDialog(Some(Dialog::Coders));
    let coders = desk.dispatch.reform(move |()| Msg::Session(coders.clone()));
    let coders = Button::new("coders", tr.say(Text::Coder(CoderText::Coders)), coders);
    let count = DocumentText::NShown { n: n_found, of: n_all };
    html! {
        <div key="head" class="documents-head">
            <h2 key="heading">{ tr.say(Text::Room(RoomText::Name(View::Documents))) }</h2>
            <p key="count" class="count" role="status">{ tr.say(Text::Document(count)) }</p>
            <div key="tools" class="documents-tools">{ coders }{ add }</div>
            <div key="filters" class="documents-filters">
                <TextField
                    key="search"
                    id="document-search"
                    kind="search"
                    label={tr.say(Text::Document(DocumentText::Search))}
                    label_hidden=true
                    placeholder={tr.say(Text::Document(DocumentText::Search))}
                    value={state.search.clone()}
                    on_input={send(desk, DocumentsMsg::Search)}
                />
                <Pick
                    key="progress"
                    label={tr.say(Text::Document(DocumentText::Progress))}
                    options={progress_options(tr)}
                    value={state.progress.map(progress_name).unwrap_or_default()}
                    on_choose={send(desk, |told| DocumentsMsg::OfProgress(progress_of(&told)))}
                />
                <Pick
                    key="coder"
                    label={tr.say(Text::Document(DocumentText::Coder))}
                    options={coder_options(tr, &work.project)}
                    value={state.coder.as_ref().map(ToString::to_string).unwrap_or_default()}
                    on_choose={send(desk, |told| {
                        DocumentsMsg::OfCoder((!told.is_empty()).then(|| CoderId::new(told)))
                    })}
                />
            </div>
        </div>
    }
}

fn progress_of(told: &str) -> Option<Progress> {
    PROGRESS.into_iter().find(|progress| progress_name(*progress) == told)
}

fn progress_options(tr: Translator) -> Vec<(AttrValue, AttrValue)> {
    let any = (AttrValue::default(), tr.say(Text::Document(DocumentText::AnyProgress)));
    let each = PROGRESS.into_iter().map(|progress| {
        let name = AttrValue::Static(progress_name(progress));
        (name, tr.say(Text::Document(DocumentText::IsAt(progress))))
    });
    std::iter::once(any).chain(each).collect()
}

fn coder_options(tr: Translator, project: &Project) -> Vec<(AttrValue, AttrValue)> {
    let any = (AttrValue::default(), tr.say(Text::Document(DocumentText::AnyCoder)));
    let each = project
        .coders
        .values()
        .map(|coder| (AttrValue::from(coder.id.to_string()), coder_name(tr, coder)));
    std::iter::once(any).chain(each).collect()
}

/// The names of the columns; a press orders by one, another press turns the order round.
fn columns(desk: &Desk, state: &DocumentsState) -> Html {
    let tr = desk.tr();
    let buttons = DocumentOrder::ALL.into_iter().map(|order| {
        let is_chosen = state.order == order;
        let onclick = desk.dispatch.reform(move |_: MouseEvent| {
            Msg::Session(SessionMsg::Documents(DocumentsMsg::OrderBy(order)))
        });
        let glyph = if state.descending { Glyph::Down } else { Glyph::Up };
        html! {
            <button
                key={format!("{order:?}")}
                type="button"
                class="documents-order"
                data-order={format!("{order:?}").to_lowercase()}
                aria-pressed={is_chosen.to_string()}
                {onclick}
            >
                { tr.say(Text::Document(DocumentText::By(order))) }
                { for is_chosen.then(|| icon(glyph)) }
            </button>
        }
    });
    html! {
        <div
            key="columns"
            class="documents-columns"
            role="group"
            aria-label={tr.say(Text::Document(DocumentText::Order))}
        >
            { for buttons }
            <span key="coder" class="documents-coder">
                { tr.say(Text::Document(DocumentText::Coder)) }
            </span>
        </div>
    }
}

fn rows(
    desk: &Desk,
    work: &Work,
    found: &[DocumentId],
    window: &ListWindow,
    open: Option<&DocumentId>,
    onkeydown: Callback<KeyboardEvent>,
) -> Html {
    let tr = desk.tr();
    let open_row = open.and_then(|open| found.iter().position(|id| id == open));
    let tab_stop = open_row.filter(|row| window.rows.contains(row)).unwrap_or(window.rows.start);
    let items = window.rows.clone().filter_map(|idx| {
        let data = work.project.documents.get(found.get(idx)?)?;
        let coders = work.coders.coders_of(&data.info.id);
        let coders = coders.filter_map(|id| work.project.coders.get(id));
        let names: Vec<_> = coders.map(|coder| coder_name(tr, coder).to_string()).collect();
        Some(html! {
            <li
                key={data.info.id.as_str()}
                data-idx={idx.to_string()}
                data-id={data.info.id.as_str().to_owned()}
                aria-setsize={found.len().to_string()}
                aria-posinset={(idx + 1).to_string()}
            >
                <DocumentLine
                    data={Shared(data.clone())}
                    coders={AttrValue::from(names.join(", "))}
                    is_open={open_row == Some(idx)}
                    is_tab_stop={idx == tab_stop}
                />
            </li>
        })
    });
    html! {
        <div
            key="rows"
            class="documents-rows"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
        >
            <ul
                ref={window.list.clone()}
                id="room"
                role="list"
                tabindex="-1"
                aria-label={tr.say(Text::Documents)}
                onfocus={|event: FocusEvent| pass_focus_on(&event, "room", "[tabindex=\"0\"]")}
                {onkeydown}
            >
                { for items }
            </ul>
        </div>
    }
}

fn empty(tr: Translator) -> Html {
    html! {
        <div key="empty" id="room" class="teach" tabindex="-1">
            <p key="what">{ tr.say(Text::Document(DocumentText::Empty)) }</p>
            <p key="how">{ tr.say(Text::Document(DocumentText::EmptyHow)) }</p>
        </div>
    }
}

fn no_match(desk: &Desk) -> Html {
    let tr = desk.tr();
    let dispatch = desk.dispatch.clone();
    let show_all = Callback::from(move |()| {
        for msg in [
            DocumentsMsg::Search(String::new()),
            DocumentsMsg::OfProgress(None),
            DocumentsMsg::OfCoder(None),
        ] {
            dispatch.emit(Msg::Session(SessionMsg::Documents(msg)));
        }
    });
    html! {
        <div key="no-match" id="room" class="teach" tabindex="-1">
            <p key="what">{ tr.say(Text::Document(DocumentText::NoMatch)) }</p>
            { Button::new("all", tr.say(Text::Document(DocumentText::ShowAll)), show_all) }
        </div>
    }
}

/// Up, Down, Home and End move along the list, E edits the metadata, Delete removes.
#[hook]
fn use_row_keys(desk: &Desk, window: &ListWindow, n_rows: usize) -> Callback<KeyboardEvent> {
    let dispatch = desk.dispatch.clone();
    let (window, last) = (window.clone(), n_rows.saturating_sub(1));
    Callback::from(move |event: KeyboardEvent| {
        let Some((row, id)) = row_of_event(&event) else { return };
        let title = |row: usize| format!("[data-idx=\"{row}\"] .document-open");
        match event.key().as_str() {
            "e" if !event.ctrl_key() && !event.meta_key() => {
                dispatch.emit(Msg::Session(SessionMsg::Documents(DocumentsMsg::EditMetadata(id))));
            }
            "Delete" => {
                dispatch.emit(Msg::Edit(engine::Command::DeleteDocument(id)));
                window.focus_heir(title(row.min(last.saturating_sub(1))), "room");
            }
            key => match next_row(key, row, last) {
                Some(target) => window.go(target, title(target)),
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

/// The row on whose title something happened: other controls of the row keep their keys.
fn row_of_event(event: &KeyboardEvent) -> Option<(usize, DocumentId)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let row = element.closest("li").ok()??;
    if !element.class_list().contains("document-open") {
        return None;
    }
    let idx = row.get_attribute("data-idx")?.parse().ok()?;
    Some((idx, DocumentId::new(row.get_attribute("data-id")?)))
}
