//! Under the details of an annotation: the statements that it is a part of, and the ways into
//! another one.

use super::desk_bar::mark_button;
use super::names::{face_of, spoken};
use crate::context::{Desk, OpenDocument, Work};
use crate::i18n::{StatementText, Text};
use crate::ui::widgets::{Button, Glyph};
use engine::{ComposeMsg, Msg, Session};
use model::AnnotationId;
use yew::prelude::*;

/// The section.
pub(crate) fn used_in(
    desk: &Desk,
    work: &Work,
    document: &OpenDocument,
    session: &Session,
    annotation: &AnnotationId,
) -> Html {
    let tr = desk.tr();
    let users = document.statements.users(annotation).iter();
    let items = users.filter_map(|id| {
        let statement = document.data.statements.get(id)?;
        let words = spoken(&face_of(tr, &work.project, &document.data, statement));
        let select = ComposeMsg::Select(Some(id.clone()));
        let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::Compose(select.clone()));
        Some(html! {
            <li key={id.as_str()}>
                <button type="button" class="text-button" {onclick}>{ words }</button>
            </li>
        })
    });
    let join = desk.dispatch.reform(|()| Msg::Compose(ComposeMsg::Join));
    let join_name = tr.say(Text::Statement(StatementText::Join));
    let join = Button::new("join", join_name, join)
        .class("small")
        .glyph(Glyph::Right)
        .shortcut("U")
        .disabled(session.composer.statement.is_none());
    html! {
        <section key="used" class="used-in">
            <h3 key="head" class="field-label">
                { tr.say(Text::Statement(StatementText::UsedIn)) }
            </h3>
            <ul key="list" role="list">{ for items }</ul>
            <div key="ways" class="desk-actions">
                { mark_button(desk, session, annotation) }
                { join }
            </div>
        </section>
    }
}
