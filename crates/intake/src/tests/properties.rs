//! What must hold of every text.

use crate::{Draft, Reading, RemovedKind, decode, read};
use proptest::prelude::*;
use text::BlockKind;

/// Pieces that meet in odd ways.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u{3000}",
    "---\n",
    "title: ",
    "a: b\n",
    "\"",
    "'",
    "# ",
    "## ",
    "#",
    "**",
    "****",
    "__",
    "[",
    "![",
    "]",
    "](",
    "(",
    ")",
    "<",
    ">",
    "- ",
    "1. ",
    "```\n",
    "~~~\n",
    "\\",
    "!",
    "http://a.b",
    "一、",
    "（一）",
    "现状",
    "世💛",
    "e\u{301}",
    "\u{feff}",
    "\0",
    "|",
    "word ",
    "。",
    "[x](a.b)",
    "![y](c)",
];

fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn readings() -> impl Strategy<Value = Option<Reading>> {
    proptest::sample::select(&[None, Some(Reading::Markdown), Some(Reading::PlainText)][..])
}

fn check_blocks(draft: &Draft) {
    let mut reached = 0;
    for block in &draft.blocks {
        let (start, end) = (block.start.index(), block.end.index());
        assert!(reached <= start && start <= end, "blocks overlap");
        let between = &draft.text[reached..start];
        assert!(between.trim().is_empty(), "{between:?} is in no block");
        let is_figure = matches!(block.kind, BlockKind::Figure { .. });
        assert_eq!(is_figure, draft.text[start..end].is_empty());
        assert!(is_figure || !draft.text[start..end].trim().is_empty());
        assert!(!draft.text[start..end].contains('\n'));
        reached = end;
    }
    assert!(draft.text[reached..].trim().is_empty(), "text behind the last block");
}

/// Letters of the text in order; marks may leave, letters only with what is removed.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_text_gives_sound_blocks(raw in odd_text(), reading in readings()) {
        if let Ok(draft) = read(&raw, reading) {
            check_blocks(&draft);
            let n_lines = raw.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1;
            let mut last = 1;
            for removed in &draft.removed {
                prop_assert!((1..=n_lines).contains(&removed.line));
                prop_assert!(last <= removed.line, "out of order");
                last = removed.line;
            }
        }
    }

    #[test]
    fn plain_text_goes_round(raw in odd_text()) {
        if let Ok(draft) = read(&raw, Some(Reading::PlainText)) {
            prop_assert_eq!(draft.text, text::normalise(&raw).text);
            prop_assert_eq!(draft.removed, []);
        }
    }

    /// All letters are in the text or in the list of what was removed.
    #[test]
    fn nothing_is_lost_silently(raw in odd_text()) {
        if let Ok(draft) = read(&raw, Some(Reading::Markdown)) {
            prop_assume!(draft.removed.iter().all(|removed| !removed.what.ends_with('…')));
            let count = |text: &str| letters(text).chars().count();
            let n_removed: usize = draft.removed.iter().map(|removed| count(&removed.what)).sum();
            prop_assert_eq!(count(&draft.text) + n_removed, count(&raw));
        }
    }

    /// What leaves a text of prose, headings, images and links is not in it any more.
    #[test]
    fn what_is_removed_is_absent(
        parts in proptest::collection::vec((0..6_usize, "[a-g]{1,9}"), 1..20)
    ) {
        let parts: Vec<_> = parts.iter().enumerate().map(|(idx, (kind, word))| match kind {
            0 => format!("企业代表{word}表示支持。\n"),
            1 => format!("# 节{word}\n"),
            2 => format!("**一、节{word}**\n\n"),
            3 => format!("![{word}](https://img.a/{idx}X)\n\n"),
            4 => format!("见[{word}](https://to.a/{idx}X)。\n"),
            _ => format!("[![{word}](https://img.a/{idx}X)](https://to.a/{idx}Y)\n\n"),
        }).collect();
        let raw = format!("甲\n{}[![](https://img.a/cut...", parts.concat());
        let draft = read(&raw, None).unwrap();
        for removed in &draft.removed {
            if removed.kind != RemovedKind::HeadingMark {
                prop_assert!(!draft.text.contains(&removed.what), "{}", removed.what);
            }
        }
        for mark in ["![", "](", "http", "# ", "**", "\n\n\n"] {
            prop_assert!(!draft.text.contains(mark), "{mark}");
        }
        let n_words = parts.iter().filter(|part| !part.contains("![")).count();
        prop_assert_eq!(draft.text.lines().filter(|line| !line.is_empty()).count(), n_words + 1);
    }

    #[test]
    fn every_file_decodes_or_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let none = |_, _: &[u8]| Err(0);
        if let Ok(decoded) = decode(&bytes, &none) {
            let _ = read(&decoded.text, None);
        }
    }

    #[test]
    fn utf16_goes_round(text in any::<String>(), is_big in any::<bool>()) {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes: Vec<u8> = units
            .flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        let decoded = decode(&bytes, &|_, _| Err(0)).unwrap();
        prop_assert_eq!(decoded.text, format!("\u{feff}{text}"));
    }
}

/// Inputs on which a careless reader takes hours. There is no clock here: the suite would
/// not come to its end.
#[test]
fn hostile_inputs_take_linear_time() {
    for piece in [
        "[", "![", "[](", "![](", "[](a](a", "[a](b", "(((", "[](()", "[](<", "[](a \"", "]",
        "[\n\n", ">", "> ", "```\n", "~~~a\n", "![](a)", "[a](b.c)", "\\", "**", "# ", "\n",
        "[x](a(b",
    ] {
        let raw = piece.repeat(600_000 / piece.len());
        for reading in [None, Some(Reading::Markdown)] {
            if let Ok(draft) = read(&raw, reading) {
                assert!(draft.text.len() <= raw.len());
            }
        }
    }
    let images = "![](a)".repeat(100_000);
    for piece in [" ", "#", "*"] {
        let raw = format!("甲\n{}{images}", piece.repeat(600_000));
        assert!(read(&raw, Some(Reading::Markdown)).is_ok());
    }
    let nested = format!("[x]{}{}", "(a.b".repeat(100_000), ")".repeat(100_000));
    assert_eq!(read(&nested, Some(Reading::Markdown)).unwrap().text, "x");
}
