//! Text that breaks careless programs.

use proptest::prelude::*;
use text::normalise;

/// One of everything that offsets go wrong on: two-, three- and four-byte characters,
/// combining marks, joined and paired emoji, a character outside the basic plane, a byte order
/// mark, spaces that are none and spaces nobody sees, right-to-left text, full-width and
/// traditional characters, line breaks, a NUL.
pub const TORTURE: &str = "ä e\u{301} 世 💛 👩‍👩‍👧 🇨🇳 \u{20bb7}\n\u{feff}\u{a0}\u{200b} שלום \u{202e}x\u{202c}\n\n\
    吕瑞再审称 Ｆｕｌｌ 繁體 \u{3000}「…」\t\"\\/\u{0}\u{1f}\u{7f}\u{2028}ﷺ q\u{307}\u{323}";

const PIECES: &[&str] = &[
    "ä",
    "e\u{301}",
    "世",
    "💛",
    "👩‍👩‍👧",
    "🇨🇳",
    "\u{20bb7}",
    "\n",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "שלום",
    "吕瑞再审称",
    "微软",
    "a",
    " ",
    "[",
    "]",
    "\\",
    "\"",
    "{actor}",
    "\u{0}",
    "\u{2028}",
    "the ",
    "\r\n",
];

/// Article text made of the torture text's pieces and any other characters, normalised as at
/// intake: up to some 150 code points, and at least one.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{1,6}",
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| {
        let text = normalise(&pieces.concat()).text;
        // a mark behind the mark that was dropped would be dropped the next time
        let text = text.trim_start_matches('\u{feff}').to_owned();
        if text.is_empty() { "。".to_owned() } else { text }
    })
}

/// Text that an analyst types: often empty, sometimes anything at all.
pub fn note() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        2 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => Just(TORTURE.to_owned()),
        1 => any::<String>(),
    ]
}
