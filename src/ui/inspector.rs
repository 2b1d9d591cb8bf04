//! The right column and the list it belongs to: the annotations of the open document, and all
//! about the selected one.

mod attributes;
mod boundaries;
mod empty;
mod entity_box;
mod filter_bar;
mod form;
mod list;
mod metadata_dialog;
mod parts;
mod row;
mod selecting;

pub(crate) use attributes::value_rows;
pub(crate) use list::annotation_list;
pub(crate) use metadata_dialog::MetadataDialog;

use crate::context::{Desk, OpenDocument, Shared, Work};
use crate::i18n::Text;
use crate::ui::revise::tray;
use crate::ui::statements::{StatementForm, used_in};
use empty::nothing_selected;
use engine::Session;
use form::AnnotationForm;
use selecting::selecting_settings;
use yew::prelude::*;

/// All about the statement at hand or the selected annotation, or about the article while there
/// is neither.
pub(crate) fn inspector(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let document = work.document.as_ref();
    let statement = document.and_then(|document| statement_form(document, session));
    let body = statement
        .or_else(|| document.and_then(|document| annotation_form(desk, work, document, session)))
        .unwrap_or_else(|| nothing_selected(tr, &desk.dispatch, document.map(|open| &*open.data)));
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
            >{ body }{ tray(desk, work, session) }{ selecting_settings(desk) }</div>
        </>
    }
}

/// The form of the statement in front.
fn statement_form(document: &OpenDocument, session: &Session) -> Option<Html> {
    let composer = &session.composer;
    let id = composer.statement.as_ref().filter(|_| composer.in_front)?;
    let statement = document.data.statements.get(id)?;
    Some(html! {
        <StatementForm
            key={id.as_str()}
            document={document.clone()}
            statement={Shared(statement.clone())}
            armed={composer.armed.clone()}
        />
    })
}

/// The form of the selected annotation, and the statements that it is a part of.
fn annotation_form(
    desk: &Desk,
    work: &Work,
    document: &OpenDocument,
    session: &Session,
) -> Option<Html> {
    let annotation = document.data.annotations.get(session.annotation.as_ref()?)?;
    let has_selection = session.selection.is_some_and(|selection| selection.range().is_some());
    Some(html! {
        <div key="annotation">
            <AnnotationForm
                key={annotation.id.as_str()}
                document={document.data.info.id.clone()}
                article={Shared(document.data.article.clone())}
                annotation={Shared(annotation.clone())}
                {has_selection}
            />
            { used_in(desk, work, document, session, &annotation.id) }
        </div>
    })
}
