//! What a key of the caret comes to: a message with the new selection.

use super::keys::CaretKey;
use super::place::{block_at, covering, moved};
use crate::reader::View;
use engine::{Selection, SessionMsg, Unit};
use text::{TextRange, TextSize};

/// The message for a key pressed while `from` is selected; `None` where there is nowhere to go.
pub(super) fn message(
    view: &View,
    from: Selection,
    key: CaretKey,
    extend: bool,
) -> Option<SessionMsg> {
    let to = match key {
        CaretKey::Line(line_move) => view.line_step(from, line_move, extend),
        CaretKey::Move(Unit::Word, direction) => {
            view.word_step(from.focus, direction).map(|focus| moved(from, focus, extend))
        }
        CaretKey::Move(unit, direction) => {
            return Some(SessionMsg::MoveCaret { unit, direction, extend });
        }
        CaretKey::SelectWord => view.word_at(from.focus).map(covering),
        CaretKey::SelectSentence => sentence_at(view, from.focus).map(covering),
        CaretKey::SelectParagraph => block_at(view.article(), from.focus).map(covering),
    };
    to.map(|to| SessionMsg::Select(Some((to.anchor, to.focus))))
}

fn sentence_at(view: &View, at: TextSize) -> Option<TextRange> {
    let article = view.article();
    let block = block_at(article, at)?;
    let sentence = text::sentence_at(article.text(), at)?;
    sentence.intersect(block)
}
