//! One row of the list of documents.

use crate::context::{Shared, use_desk};
use crate::i18n::{DocumentText, Text, thousands};
use crate::ui::widgets::{Button, Glyph, Pick};
use engine::{Command, DocumentsMsg, Msg, SessionMsg};
use model::{DocumentData, Progress};
use yew::prelude::*;

/// How far a document may have come, in order.
pub(crate) const PROGRESS: [Progress; 3] = [Progress::ToDo, Progress::Doing, Progress::Done];

/// The name that the style sheet and the list of choices know.
pub(crate) const fn progress_name(progress: Progress) -> &'static str {
    match progress {
        Progress::ToDo => "todo",
        Progress::Doing => "doing",
        Progress::Done => "done",
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DocumentLineProps {
    pub(super) data: Shared<DocumentData>,
    /// Who coded in it.
    pub(super) coders: AttrValue,
    pub(super) is_open: bool,
    pub(super) is_tab_stop: bool,
}

/// What is known of a document, its progress, and what can be done with it.
#[component(DocumentLine)]
pub(super) fn document_line(props: &DocumentLineProps) -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let DocumentLineProps { data, coders, is_open, is_tab_stop } = props;
    let (id, metadata) = (data.info.id.clone(), &data.info.metadata);
    let title = match metadata.title.trim() {
        "" => tr.say(Text::Untitled),
        title => AttrValue::from(title.to_owned()),
    };
    let tabindex = if *is_tab_stop { "0" } else { "-1" };
    let open = SessionMsg::OpenDocument(id.clone());
    let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Session(open.clone()));
    let edit = SessionMsg::Documents(DocumentsMsg::EditMetadata(id.clone()));
    let edit = desk.dispatch.reform(move |()| Msg::Session(edit.clone()));
    let remove = Command::DeleteDocument(id.clone());
    let remove = desk.dispatch.reform(move |()| Msg::Edit(remove.clone()));
    let edit_name = tr.say(Text::Document(DocumentText::EditOf(&title)));
    let remove_name = tr.say(Text::Document(DocumentText::RemoveOf(&title)));
    let options = PROGRESS.into_iter().map(|progress| {
        let words = tr.say(Text::Document(DocumentText::IsAt(progress)));
        (AttrValue::Static(progress_name(progress)), words)
    });
    let set_progress = desk.dispatch.reform(move |told: String| {
        let progress = PROGRESS.into_iter().find(|progress| progress_name(*progress) == told);
        Msg::Edit(Command::SetProgress(id.clone(), progress.unwrap_or_default()))
    });
    let n_annotations = data.annotations.len();
    let n_statements = data.statements.len();
    html! {
        <div class={classes!("document-line", progress_name(data.info.progress))}>
            <button
                key="open"
                type="button"
                class="document-open"
                {tabindex}
                aria-current={is_open.then_some("true")}
                {onclick}
            >
                <span key="title" class="document-name" title={title.clone()}>{ title.clone() }</span>
                <span key="date" class="document-date">{ metadata.date.clone() }</span>
                <span key="publisher" class="document-publisher">{ metadata.publisher.clone() }</span>
                <span key="annotations" class="document-number" title={tr.say(Text::NAnnotations(n_annotations))}>
                    { thousands(n_annotations) }
                    <span class="visually-hidden">{ tr.say(Text::Document(DocumentText::By(engine::DocumentOrder::Annotations))) }</span>
                </span>
                <span key="statements" class="document-number" title={tr.say(Text::Document(DocumentText::NStatements(n_statements)))}>
                    { thousands(n_statements) }
                    <span class="visually-hidden">{ tr.say(Text::Document(DocumentText::By(engine::DocumentOrder::Statements))) }</span>
                </span>
                <span key="coders" class="document-coders" title={coders.clone()}>{ coders.clone() }</span>
            </button>
            <Pick
                key="progress"
                class="document-progress"
                label={tr.say(Text::Document(DocumentText::ProgressOf(&title)))}
                options={options.collect::<Vec<_>>()}
                value={progress_name(data.info.progress)}
                on_choose={set_progress}
            />
            { Button::new("edit", edit_name, edit).icon_only(Glyph::Pencil).class("quiet") }
            { Button::new("remove", remove_name, remove).icon_only(Glyph::Trash).class("quiet") }
        </div>
    }
}
