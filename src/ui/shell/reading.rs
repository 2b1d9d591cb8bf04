//! The reading room: documents and annotations, the article, the inspector.

use crate::i18n::{Text, use_text};
use crate::ui::article::ArticlePane;
use crate::ui::inspector::{AnnotationList, Inspector};
use crate::ui::library::DocumentList;
use yew::prelude::*;

/// The three columns.
#[component(ReadingRoom)]
pub(super) fn reading_room() -> Html {
    let text = use_text();
    html! {
        <main class="room">
            <section key="left" class="side left" aria-label={text(Text::LeftColumn)}>
                <DocumentList key="documents" />
                <AnnotationList key="annotations" />
            </section>
            <div key="centre" class="centre"><ArticlePane /></div>
            <section key="right" class="side right" aria-label={text(Text::Details)}>
                <Inspector />
            </section>
        </main>
    }
}
