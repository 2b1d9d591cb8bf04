//! The text as it will be in the article, as far as a preview needs it.

use crate::i18n::{Text, Translator};
use intake::Draft;
use text::{Block, BlockKind};
use yew::prelude::*;

/// The most blocks shown.
const MAX_BLOCKS: usize = 200;
/// The most characters shown of one block.
const MAX_CHARS: usize = 3000;

/// The first blocks, set as they will be read.
pub(super) fn kept_text(tr: Translator, draft: &Draft) -> Html {
    let blocks = draft.blocks.iter().take(MAX_BLOCKS).enumerate();
    let blocks = blocks.map(|(idx, block)| kept_block(tr, idx, block, &draft.text));
    let total = draft.blocks.len();
    let shown = total.min(MAX_BLOCKS);
    let end = if shown < total { tr.say(Text::MoreBlocks { shown, total }) } else { "".into() };
    let lang = Some(draft.metadata.language.clone()).filter(|language| !language.is_empty());
    html! {
        <div
            key="text"
            class="kept"
            tabindex="0"
            role="region"
            aria-label={tr.say(Text::Preview)}
            {lang}
        >
            { for blocks }
            <p key="end" class="kept-end">{ end }</p>
        </div>
    }
}

/// One block. Titles are paragraphs here: the headings of the page are the page's own.
fn kept_block(tr: Translator, idx: usize, block: &Block, text: &str) -> Html {
    let (class, level, words) = match &block.kind {
        BlockKind::Heading(level) => {
            ("kept-heading", Some(level.to_string()), shorten(block, text))
        }
        BlockKind::Paragraph => ("kept-paragraph", None, shorten(block, text)),
        BlockKind::ListItem => ("kept-list-item", None, shorten(block, text)),
        BlockKind::Quote => ("kept-quote", None, shorten(block, text)),
        BlockKind::Figure { alt } => ("kept-figure", None, tr.say(Text::Figure(alt)).to_string()),
    };
    html! { <p key={idx} {class} data-level={level}>{ words }</p> }
}

fn shorten(block: &Block, text: &str) -> String {
    let slice = block.slice(text);
    match slice.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", &slice[..end]),
        None => slice.to_owned(),
    }
}
