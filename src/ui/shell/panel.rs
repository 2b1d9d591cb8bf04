//! On narrow screens one panel at a time is shown; this tells which, and switches.

use crate::context::{Desk, Panel, Screen};
use crate::i18n::Text;
use yew::prelude::*;

impl Panel {
    const ALL: [Self; 3] = [Self::Article, Self::Annotations, Self::Details];

    /// The name that the style sheet knows.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Annotations => "annotations",
            Self::Details => "details",
        }
    }

    const fn label(self) -> Text<'static> {
        match self {
            Self::Article => Text::Article,
            Self::Annotations => Text::PanelAnnotations,
            Self::Details => Text::PanelDetails,
        }
    }
}

/// The buttons that switch. The style sheet hides them where all panels fit.
pub(super) fn panel_tabs(desk: &Desk, screen: &Screen) -> Html {
    let tr = desk.tr();
    let has_selected = screen.session.annotation.is_some();
    let tabs = Panel::ALL.into_iter().map(|panel| {
        let is_shown = panel == screen.panel;
        let has_news = panel == Panel::Details && has_selected && !is_shown;
        let onclick = desk.show_panel.reform(move |_: MouseEvent| panel);
        html! {
            <button
                key={panel.as_str()}
                type="button"
                class={classes!("segment", has_news.then_some("has-news"))}
                aria-pressed={is_shown.to_string()}
                {onclick}
            >
                { tr.say(panel.label()) }
            </button>
        }
    });
    html! {
        <nav key="tabs" class="panel-tabs" aria-label={tr.say(Text::Panels)}>
            <div class="segments">{ for tabs }</div>
        </nav>
    }
}
