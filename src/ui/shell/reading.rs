//! The reading room: documents and annotations, the article, the inspector.

use crate::context::{Desk, OpenDocument, Work};
use crate::i18n::Text;
use crate::ui::article::ArticlePane;
use crate::ui::coders::name_bar;
use crate::ui::find::find_panel;
use crate::ui::inspector::{annotation_list, inspector};
use crate::ui::library::document_list;
use crate::ui::seek::trail_bar;
use crate::ui::statements::{StatementMargin, desk_bar, list_switch, statement_list};
use crate::ui::suggestions::{suggestion_bar, suggestion_list};
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
            <div key="centre" class="centre" data-statements={has_statements(work).to_string()}>
                { find_panel(&session.find) }
                { trail_bar(desk, session) }
                <ArticlePane key="article" />
                { for work.document.clone().map(|document| margin(document, session)) }
                { suggestion_bar(desk, work, session) }
                { desk_bar(desk, work, session) }
                { name_bar(desk, work, session) }
            </div>
            <section key="right" class="side right" aria-label={tr.say(Text::Details)}>
                { inspector(desk, work, session) }
            </section>
        </main>
    }
}

/// Whether there are cards to stand beside the article.
fn has_statements(work: &Work) -> bool {
    work.document.as_ref().is_some_and(|document| !document.statements.is_empty())
}

/// The cards beside the article, and the lines between the parts of a statement.
fn margin(document: OpenDocument, session: &Session) -> Html {
    let composer = &session.composer;
    let in_front = composer.statement.as_ref().filter(|_| composer.in_front);
    html! {
        <StatementMargin
            key="margin"
            {document}
            at_hand={composer.statement.clone()}
            linked={composer.pointed.as_ref().or(in_front).cloned()}
            top={session.top}
        />
    }
}

/// The annotations or the statements of the open document.
fn left_list(desk: &Desk, work: &Work, session: &Session) -> Html {
    let switch = work.document.as_ref().map(|document| list_switch(desk, document, session));
    let list = match session.composer.lists {
        _ if session.suggestions.is_open => suggestion_list(desk, work, session),
        true => statement_list(desk, work, session),
        false => annotation_list(desk, work, session),
    };
    html! {
        <div key="lists" class="left-list">
            { for switch }
            { list }
        </div>
    }
}
