//! The right column and the list it belongs to: the annotations of the open document, and all
//! about the selected one.

mod attributes;
mod boundaries;
mod empty;
mod filter_bar;
mod form;
mod list;
mod metadata_dialog;
mod parts;
mod row;
mod selecting;

pub(crate) use list::annotation_list;
pub(crate) use metadata_dialog::MetadataDialog;

use crate::context::{Desk, OpenDocument, Shared};
use crate::i18n::Text;
use empty::nothing_selected;
use engine::Session;
use form::AnnotationForm;
use selecting::selecting_settings;
use yew::prelude::*;

/// All about the selected annotation, or about the article while none is.
pub(crate) fn inspector(desk: &Desk, document: Option<&OpenDocument>, session: &Session) -> Html {
    let tr = desk.tr();
    let selected = document.zip(session.annotation.as_ref()).and_then(|(document, id)| {
        document.data.annotations.get(id).map(|annotation| (document, annotation))
    });
    let has_selection = session.selection.is_some_and(|selection| selection.range().is_some());
    let body = match selected {
        Some((document, annotation)) => html! {
            <AnnotationForm
                key={annotation.id.as_str()}
                document={document.data.info.id.clone()}
                article={Shared(document.data.article.clone())}
                annotation={Shared(annotation.clone())}
                {has_selection}
            />
        },
        None => nothing_selected(tr, &desk.dispatch, document.map(|open| &*open.data)),
    };
    html! {
        <>
            <div key="head" class="section-head"><h2>{ tr.say(Text::Details) }</h2></div>
            <div
                key="body"
                id="inspector"
                class="inspector-body"
                role="group"
                aria-label={tr.say(Text::Details)}
                tabindex="-1"
            >{ body }{ selecting_settings(desk) }</div>
        </>
    }
}
