//! Keys that move the caret while the article has the focus.

use crate::reader::LineMove;
use engine::{Direction, Unit};
use model::AppKey;
use web_sys::KeyboardEvent;

/// What a key does in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CaretKey {
    /// A move that the text alone decides.
    Move(Unit, Direction),
    /// A move that needs the layout.
    Line(LineMove),
    /// Selects the word at the caret.
    SelectWord,
    /// Selects the sentence at the caret.
    SelectSentence,
    /// Selects the whole block.
    SelectParagraph,
}

/// The modifier keys held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Held {
    /// Ctrl, or Cmd on a Mac.
    pub(super) control: bool,
    /// Alt, or Option on a Mac.
    pub(super) alt: bool,
}

/// The meaning of a key by its `KeyboardEvent.key`.
pub(super) fn caret_key(key: &str, held: Held) -> Option<CaretKey> {
    use CaretKey::{Line, Move};
    use Direction::{Backward, Forward};
    let plain = !held.control && !held.alt;
    Some(match key {
        "ArrowRight" if plain => Move(Unit::Grapheme, Forward),
        "ArrowLeft" if plain => Move(Unit::Grapheme, Backward),
        "ArrowRight" if held.control => Move(Unit::Word, Forward),
        "ArrowLeft" if held.control => Move(Unit::Word, Backward),
        "ArrowDown" if plain => Line(LineMove::Down),
        "ArrowUp" if plain => Line(LineMove::Up),
        "ArrowDown" if held.control => Move(Unit::Paragraph, Forward),
        "ArrowUp" if held.control => Move(Unit::Paragraph, Backward),
        "ArrowDown" if held.alt => Move(Unit::Sentence, Forward),
        "ArrowUp" if held.alt => Move(Unit::Sentence, Backward),
        "Home" if plain => Line(LineMove::LineStart),
        "End" if plain => Line(LineMove::LineEnd),
        "Home" if held.control => Move(Unit::Article, Backward),
        "End" if held.control => Move(Unit::Article, Forward),
        _ if plain => return selecting_key(key),
        _ => return None,
    })
}

/// The letters that select around the caret.
fn selecting_key(key: &str) -> Option<CaretKey> {
    let mut characters = key.chars();
    let key = characters.next().filter(|_| characters.next().is_none())?;
    Some(match AppKey::of(key)? {
        AppKey::SelectWord => CaretKey::SelectWord,
        AppKey::SelectSentence => CaretKey::SelectSentence,
        AppKey::SelectParagraph => CaretKey::SelectParagraph,
        _ => return None,
    })
}

/// What a key does in the article, if it is the pane's own. While the letter of a room is
/// awaited, no character is.
pub(super) fn own_key(event: &KeyboardEvent, goes: bool) -> Option<CaretKey> {
    let is_character = event.key().chars().nth(1).is_none();
    let held = Held { control: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
    caret_key(&event.key(), held).filter(|_| !(event.is_composing() || goes && is_character))
}

/// Keys that move the caret must not scroll the pane as well.
pub(super) fn keep_default_away(event: &KeyboardEvent) {
    // a character would go into the field that its key leads to, and a slash would open a
    // browser's own quick search; a space pages on
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    let is_character = event.key().chars().nth(1).is_none() && event.key() != " ";
    if own_key(event, false).is_some() || is_character && !has_modifier {
        event.prevent_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn modifiers_choose_the_unit() {
        let control = Held { control: true, alt: false };
        let alt = Held { control: false, alt: true };
        let right = |held| caret_key("ArrowRight", held);
        assert_eq!(
            right(Held::default()),
            Some(CaretKey::Move(Unit::Grapheme, Direction::Forward))
        );
        assert_eq!(right(control), Some(CaretKey::Move(Unit::Word, Direction::Forward)));
        // Alt and a sideways arrow goes through the browser's history: left alone
        assert_eq!(right(alt), None);
        assert_eq!(
            caret_key("ArrowDown", alt),
            Some(CaretKey::Move(Unit::Sentence, Direction::Forward))
        );
        assert_eq!(caret_key("s", control), None);
    }
}
