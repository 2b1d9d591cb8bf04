//! What is said of the encoding of a file.

use super::thousands;
use intake::Damage;
use std::borrow::Cow;

/// Something to say about a file's encoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum TableText {
    Encoding,
    /// What does not fit the encoding.
    Damage(Damage),
}

/// Says it in English.
pub(super) fn en(text: TableText) -> Cow<'static, str> {
    match text {
        TableText::Encoding => "Encoding".into(),
        TableText::Damage(Damage { n_places, offset }) => {
            let (n, offset) = (thousands(n_places), thousands(offset));
            let places = if n_places == 1 { "place does" } else { "places do" };
            format!("{n} {places} not fit this encoding and became \u{fffd}; the first is byte {offset}.")
                .into()
        }
    }
}

/// Says it in Chinese.
pub(super) fn zh(text: TableText) -> Cow<'static, str> {
    match text {
        TableText::Encoding => "文字编码".into(),
        TableText::Damage(Damage { n_places, offset }) => {
            let (n, offset) = (thousands(n_places), thousands(offset));
            format!("有 {n} 处与此编码不符，已换成 \u{fffd}；第一处位于第 {offset} 字节。").into()
        }
    }
}
