//! Word steps with `Intl.Segmenter`, which knows Chinese words; UAX #29 where it is missing.

use crate::reader::layout::Layout;
use engine::Direction;
use js_sys::{Array, Function, Iterator, Object, Reflect};
use model::Article;
use text::{TextRange, TextSize, Utf16Offset};
use wasm_bindgen::{JsCast, JsValue};

/// The words of the piece around `at`, as byte ranges; `None` without `Intl.Segmenter`.
fn words_around(layout: &Layout, article: &Article, at: TextSize) -> Option<Vec<TextRange>> {
    let piece = &layout.pieces[layout.piece_at(at)?];
    let range = TextRange::new(piece.start, piece.end)?;
    let words = segment(range.slice(article.text())?).ok()?;
    let byte = |utf16: u32| {
        article.offsets().from_utf16(article.text(), Utf16Offset::new(piece.utf16 + utf16))
    };
    words.into_iter().map(|(start, end)| TextRange::new(byte(start)?, byte(end)?)).collect()
}

/// UTF-16 ranges of the word-like segments of `text`.
fn segment(text: &str) -> Result<Vec<(u32, u32)>, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &"Segmenter".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"word".into())?;
    let segmenter = Reflect::construct(&class, &Array::of2(&"zh".into(), &options))?;
    let segment: Function = Reflect::get(&segmenter, &"segment".into())?.dyn_into()?;
    let segments = segment.call1(&segmenter, &text.into())?;
    let start: Function =
        Reflect::get(&segments, &JsValue::from(js_sys::Symbol::iterator()))?.dyn_into()?;
    let iterator: Iterator = start.call0(&segments)?.unchecked_into();
    let mut words = Vec::new();
    for item in iterator {
        let item = item?;
        if Reflect::get(&item, &"isWordLike".into())?.is_truthy() {
            let word = Reflect::get(&item, &"segment".into())?;
            let length = word.unchecked_ref::<js_sys::JsString>().length();
            let start = Reflect::get(&item, &"index".into())?.as_f64().unwrap_or_default();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "an index into a piece"
            )]
            let start = start as u32;
            words.push((start, start + length));
        }
    }
    Ok(words)
}

/// Where the caret goes from `at` by one word.
pub(super) fn step(
    layout: &Layout,
    article: &Article,
    at: TextSize,
    direction: Direction,
) -> Option<TextSize> {
    let forward = direction == Direction::Forward;
    let words = words_around(layout, article, at)?;
    let here = match direction {
        Direction::Forward => words.iter().map(|word| word.start()).find(|start| *start > at),
        Direction::Backward => words.iter().map(|word| word.start()).rfind(|start| *start < at),
    };
    // at the edge of a block: to its end, then on into the next
    here.or_else(|| {
        let idx = layout.piece_at(at)?;
        let piece = &layout.pieces[idx];
        if forward && at < piece.end {
            return Some(piece.end);
        }
        let beside = if forward { idx + 1 } else { idx.checked_sub(1)? };
        let beside = layout.pieces.get(beside)?;
        Some(if forward { beside.start } else { beside.end })
    })
}

/// The word that holds `at` or ends there.
pub(super) fn word_at(layout: &Layout, article: &Article, at: TextSize) -> Option<TextRange> {
    let words = words_around(layout, article, at)?;
    let holds = words.iter().find(|word| word.contains(at));
    holds.or_else(|| words.iter().find(|word| word.end() == at)).copied()
}

/// The word with `at` strictly inside.
pub(super) fn word_around(layout: &Layout, article: &Article, at: TextSize) -> Option<TextRange> {
    let words = words_around(layout, article, at)?;
    words.into_iter().find(|word| word.start() < at && at < word.end())
}
