//! The documents of the project.

use super::phrase::byline;
use super::widgets::{Button, Glyph};
use crate::context::{Desk, Panel, Shared, use_desk};
use crate::i18n::{DocumentText, Text, thousands};
use engine::{Msg, SessionMsg, View};
use model::{DocumentData, DocumentId, Project};
use std::rc::Rc;
use yew::prelude::*;

/// The list of documents with the way to another one.
pub(crate) fn document_list(desk: &Desk, project: &Project, open: Option<&DocumentId>) -> Html {
    let tr = desk.tr();
    let rows = near(project, open).into_iter().map(|(id, data)| {
        html! {
            <DocumentRow
                key={id.as_str()}
                data={Shared(data.clone())}
                is_open={open == Some(id)}
            />
        }
    });
    let add = desk.dispatch.reform(|()| Msg::Session(SessionMsg::NewArticle));
    let add = Button::new("add", tr.say(Text::AddAnother), add);
    html! {
        <key="documents">
            <div key="head" class="section-head">
                <h2>
                    { tr.say(Text::Documents) }
                    <span class="count">{ format!(" · {}", thousands(project.documents.len())) }</span>
                </h2>
            </div>
            <ul key="list" class="documents" aria-label={tr.say(Text::Documents)}>{ for rows }</ul>
            <div key="foot" class="documents-foot">
                { all_documents(desk, project.documents.len()) }
                { add.class("quiet").glyph(Glyph::Plus) }
            </div>
        </>
    }
}

/// Of many documents, so many before and behind the open one are listed here.
const NEAR: usize = 10;

/// The documents around the open one, in the order in which they were added; it costs the same
/// however many there are.
fn near<'p>(
    project: &'p Project,
    open: Option<&DocumentId>,
) -> Vec<(&'p DocumentId, &'p Rc<DocumentData>)> {
    let documents = &project.documents;
    if documents.len() <= 2 * NEAR + 1 {
        return documents.iter().collect();
    }
    let Some(open) = open else { return documents.iter().rev().take(NEAR).collect() };
    let before = documents.range::<DocumentId, _>(..open).rev().take(NEAR);
    let mut rows: Vec<_> = before.collect();
    rows.reverse();
    rows.extend(documents.range::<DocumentId, _>(open..).take(NEAR + 1));
    rows
}

/// The way to all of them, where not all are listed.
fn all_documents(desk: &Desk, n_documents: usize) -> Html {
    if n_documents <= 2 * NEAR + 1 {
        return html! { <span key="all-here" hidden=true /> };
    }
    let words = desk.tr().say(Text::Document(DocumentText::All(n_documents)));
    let go = desk.dispatch.reform(|()| Msg::Session(SessionMsg::GoTo(View::Documents)));
    Button::new("all", words, go).class("quiet").glyph(Glyph::File).into()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DocumentRowProps {
    data: Shared<DocumentData>,
    is_open: bool,
}

#[component(DocumentRow)]
fn document_row(props: &DocumentRowProps) -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let metadata = &props.data.info.metadata;
    let title = match metadata.title.trim() {
        "" => tr.say(Text::Untitled),
        title => AttrValue::from(title.to_owned()),
    };
    let count = tr.say(Text::NAnnotations(props.data.annotations.len()));
    let byline = match byline(metadata) {
        byline if byline.is_empty() => byline,
        byline => format!("{byline} · "),
    };
    let id = props.data.info.id.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        desk.dispatch.emit(Msg::Session(SessionMsg::OpenDocument(id.clone())));
        desk.show_panel.emit(Panel::Article);
    });
    html! {
        <li>
            <button
                type="button"
                class="document"
                aria-current={props.is_open.then_some("true")}
                {onclick}
            >
                <span key="title" class="document-title">{ title }</span>
                <small key="details">{ byline }<span class="count">{ count }</span></small>
            </button>
        </li>
    }
}
