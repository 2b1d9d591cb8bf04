//! The reading room: documents and annotations, the article, the inspector.

use crate::i18n::{Text, Translator};
use crate::ui::article::ArticlePane;
use crate::ui::inspector::{AnnotationList, Inspector};
use crate::ui::library::DocumentList;
use yew::prelude::*;

/// The three columns.
pub(super) fn reading_room(tr: Translator) -> Html {
    html! {
        <main key="read" class="room">
            <section key="left" class="side left" aria-label={tr.say(Text::LeftColumn)}>
                <DocumentList key="documents" />
                <AnnotationList key="annotations" />
            </section>
            <div key="centre" class="centre"><ArticlePane /></div>
            <section key="right" class="side right" aria-label={tr.say(Text::Details)}>
                <Inspector />
            </section>
        </main>
    }
}
