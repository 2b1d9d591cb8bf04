//! The parts of the selected annotation, where it has several.

use crate::i18n::{SelectingText, Text, Translator};
use crate::ui::phrase::one_line;
use crate::ui::widgets::{Button, Glyph};
use engine::{Msg, PartsMsg};
use model::{Annotation, Article, Target};
use yew::prelude::*;

/// How many parts are listed.
const MOST: usize = 100;

/// Each part with its quote and a button that takes it out; nothing for a single one.
pub(super) fn parts(
    tr: Translator,
    dispatch: &Callback<Msg>,
    article: &Article,
    annotation: &Annotation,
) -> Html {
    let targets = annotation.targets.iter().filter(|_| annotation.targets.len() > 1);
    let rows: Vec<_> = targets
        .take(MOST)
        .enumerate()
        .map(|(idx, target)| row(tr, dispatch, article, idx, target))
        .collect();
    let name = tr.say(Text::Selecting(SelectingText::Parts));
    html! {
        <div key="parts" class="field parts-field" hidden={rows.is_empty()}>
            <span key="name" class="field-label" aria-hidden="true">{ name.clone() }</span>
            <ul key="list" class="parts" aria-label={name}>{ for rows }</ul>
        </div>
    }
}

fn row(
    tr: Translator,
    dispatch: &Callback<Msg>,
    article: &Article,
    idx: usize,
    target: &Target,
) -> Html {
    let quote = match target {
        Target::Anchored(range) => range.slice(article.text()).unwrap_or_default(),
        Target::Orphan(quote) => &quote.exact,
    };
    let quote = one_line(quote);
    let remove = target.range().map(|range| {
        let press = dispatch.reform(move |()| Msg::Parts(PartsMsg::Remove(range)));
        let name = tr.say(Text::Selecting(SelectingText::RemovePart(&quote)));
        Button::new("remove", name, press).class("quiet small").icon_only(Glyph::Close)
    });
    html! {
        <li key={idx} class="part">
            <span key="quote" class="part-quote" title={quote.clone()}>{ &quote }</span>
            <span key="remove">{ for remove.map(Html::from) }</span>
        </li>
    }
}
