//! The documents of the project.

use super::phrase::byline;
use super::widgets::{Button, Glyph};
use crate::context::{Desk, Panel, Shared, use_desk};
use crate::i18n::{Text, thousands};
use engine::{Msg, SessionMsg};
use model::{DocumentData, DocumentId, Project};
use yew::prelude::*;

/// The list of documents with the way to another one.
pub(crate) fn document_list(desk: &Desk, project: &Project, open: Option<&DocumentId>) -> Html {
    let tr = desk.tr();
    let rows = project.documents.iter().map(|(id, data)| {
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
                { add.class("quiet").glyph(Glyph::Plus) }
            </div>
        </>
    }
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
