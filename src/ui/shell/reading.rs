//! The reading room: documents and annotations, the article, the inspector.

use crate::context::{Desk, Work};
use crate::i18n::Text;
use crate::ui::article::ArticlePane;
use crate::ui::find::find_panel;
use crate::ui::inspector::{annotation_list, inspector};
use crate::ui::library::document_list;
use engine::Session;
use yew::prelude::*;

/// The three columns.
pub(super) fn reading_room(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    html! {
        <main key="read" class="room">
            <section key="left" class="side left" aria-label={tr.say(Text::LeftColumn)}>
                { document_list(desk, &work.project, session.document.as_ref()) }
                { annotation_list(tr, work, session) }
            </section>
            <div key="centre" class="centre">
                { find_panel(&session.find) }
                <ArticlePane key="article" />
            </div>
            <section key="right" class="side right" aria-label={tr.say(Text::Details)}>
                { inspector(desk, work.document.as_ref(), session) }
            </section>
        </main>
    }
}
