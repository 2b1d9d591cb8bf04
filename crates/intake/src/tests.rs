//! Tables of cases: what goes in, and the draft as text.

mod archive;
mod declared;
mod decode;
mod detect;
mod docx;
mod front_matter;
mod markdown;
mod mhtml;
mod properties;
mod real;
mod table;
mod zip;

use crate::{Draft, Note, Reading, Refusal, read};
use text::BlockKind;

/// The blocks of a draft, one a line: `h2 …`, `p …`, `li …`, `q …`, `fig …`.
fn show_blocks(draft: &Draft) -> String {
    let mut shown = String::new();
    for block in &draft.blocks {
        let slice = block.slice(&draft.text);
        let (kind, slice) = match &block.kind {
            BlockKind::Heading(level) => (format!("h{level}"), slice),
            BlockKind::Paragraph => ("p".to_owned(), slice),
            BlockKind::ListItem => ("li".to_owned(), slice),
            BlockKind::Quote => ("q".to_owned(), slice),
            BlockKind::Figure { alt } => ("fig".to_owned(), alt.as_str()),
        };
        shown.push_str(&format!("{kind} {slice}").trim_end().replace('\n', "⏎"));
        shown.push('\n');
    }
    shown
}

/// What was removed, one a line: `3 Image ![a](b)`.
fn show_removed(draft: &Draft) -> String {
    let lines = draft.removed.iter().map(|removed| {
        let what = removed.what.replace('\n', "⏎");
        format!("{} {:?} {what}\n", removed.line, removed.kind)
    });
    lines.collect()
}

#[track_caller]
fn markdown(raw: &str) -> Draft {
    read(raw, Some(Reading::Markdown)).unwrap()
}

#[test]
fn plain_text_keeps_every_character() {
    let raw = "# 标题 **粗**\n\n\n![图](a.png)\n  \n- [链接](http://a.b)\n---\n";
    let draft = read(raw, Some(Reading::PlainText)).unwrap();
    assert_eq!(draft.text, raw);
    let blocks = "p # 标题 **粗**\np ![图](a.png)\np - [链接](http://a.b)\np ---\n";
    assert_eq!(show_blocks(&draft), blocks);
    assert_eq!((draft.removed.len(), draft.notes.len()), (0, 0));
}

#[test]
fn changed_and_odd_characters_are_told() {
    let draft = read("\u{feff}甲\r\n乙\r丙\0\0\u{fffd}\n", None).unwrap();
    assert_eq!(draft.text, "甲\n乙\n丙\0\0\u{fffd}\n");
    let notes = [Note::ByteOrderMark, Note::LineEnds(2), Note::Nul(2), Note::Replacements(1)];
    assert_eq!(draft.notes, notes);
}

#[test]
fn nothing_and_too_much_are_refused() {
    for raw in ["", "\u{feff}", " \n\u{3000}\r\n", "---\ntitle: 无文\n---\n\n![](a.png)\n"] {
        assert_eq!(read(raw, None), Err(Refusal::Empty), "{raw:?}");
    }
    let limit = crate::MAX_BYTES;
    assert!(read(&"a".repeat(limit), None).is_ok());
    let bytes = limit + 1;
    let refusal = Refusal::TooLong { bytes, limit };
    assert_eq!(read(&"a".repeat(bytes), None), Err(refusal));
    let limit = crate::MAX_BLOCKS;
    assert!(read(&"a\n".repeat(limit), None).is_ok());
    let refusal = Refusal::TooManyBlocks { blocks: limit + 1, limit };
    assert_eq!(read(&"a\n".repeat(limit + 1), None), Err(refusal));
}

#[test]
fn language_is_told_only_where_clear() {
    #[track_caller]
    fn check(raw: &str, language: &str) {
        let draft = read(raw, None).unwrap();
        assert_eq!(draft.metadata.language, language);
        let told = draft.notes.contains(&Note::LanguageGuessed);
        assert_eq!(told, !language.is_empty());
    }
    check("企业代表在磋商会上表示支持该草案。", "zh");
    check("北辰安全（North Star Security）反对在 OEWG 之外另设机制。", "zh");
    check("The minister of transport rejected the proposal and called for a vote.", "en");
    check("Le ministre des transports a rejeté la proposition et demandé un vote.", "");
    check("政府は企業の参加について慎重な立場を示しています。", "");
    check("政府間専門家会合開催決定に関する声明", "");
    check("支持", "");
    check("Chair's text: 主席文本 the delegations of the states and 代表团", "");
}

#[test]
fn a_language_from_the_source_stands() {
    let draft = markdown("---\nlang: zh-Hant\n---\nThe title of this is in English and so is it.");
    assert_eq!(draft.metadata.language, "zh-Hant");
    assert_eq!(draft.notes, []);
}
