//! The reading room: documents and annotations, the article, the inspector.

use crate::context::{Desk, Work};
use crate::i18n::Text;
use crate::ui::article::ArticlePane;
use crate::ui::find::find_panel;
use crate::ui::inspector::{annotation_list, inspector};
use crate::ui::library::document_list;
use crate::ui::statements::{desk_bar, list_switch, statement_list};
use engine::Session;
use yew::prelude::*;

/// The three columns.
pub(super) fn reading_room(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    html! {
        <main key="read" class="room">
            <section key="left" class="side left" aria-label={tr.say(Text::LeftColumn)}>
                { document_list(desk, &work.project, session.document.as_ref()) }
                { left_list(desk, work, session) }
            </section>
            <div key="centre" class="centre">
                { find_panel(&session.find) }
                <ArticlePane key="article" />
                { desk_bar(desk, work, session) }
            </div>
            <section key="right" class="side right" aria-label={tr.say(Text::Details)}>
                { inspector(desk, work, session) }
            </section>
        </main>
    }
}

/// The annotations or the statements of the open document.
fn left_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let switch = work.document.as_ref().map(|document| list_switch(desk, document, session));
    let list = match session.composer.lists {
        true => statement_list(desk, work, session),
        false => annotation_list(desk.tr(), work, session),
    };
    html! {
        <div key="lists" class="left-list">
            { for switch }
            { list }
        </div>
    }
}
