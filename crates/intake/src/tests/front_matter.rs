//! Fields of front matter.

use super::markdown;
use crate::{Note, RemovedKind};
use std::fmt::Write;

/// The metadata, one field a line, then `? n` for each line not understood.
fn show(front_matter: &str) -> String {
    let draft = markdown(&format!("---\n{front_matter}\n---\n正文\n"));
    assert_eq!(draft.text, "正文\n");
    assert_eq!(draft.removed[0].kind, RemovedKind::FrontMatter);
    let metadata = &draft.metadata;
    let mut shown = String::new();
    for (name, value) in [
        ("title", &metadata.title),
        ("url", &metadata.url),
        ("publisher", &metadata.publisher),
        ("author", &metadata.author),
        ("date", &metadata.date),
        ("language", &metadata.language),
    ] {
        if !value.is_empty() {
            writeln!(shown, "{name}={value}").unwrap();
        }
    }
    for (key, value) in &metadata.extra {
        writeln!(shown, "+{key}={}", value.replace('\n', "⏎")).unwrap();
    }
    for note in &draft.notes {
        if let Note::FrontMatterLine { line, text } = note {
            writeln!(shown, "? {line} {text}").unwrap();
        }
    }
    shown
}

#[track_caller]
fn check(front_matter: &str, expected: &[&str]) {
    let mut lines = expected.join("\n");
    lines.push('\n');
    assert_eq!(show(front_matter), lines, "{front_matter}");
}

#[test]
fn fields_go_to_their_places() {
    check(
        "title: 标题\nurl: http://a.b\nsource: 远岸\nauthor: 林\ndate: 2024-03-18\nlang: zh\nfetch: 1",
        &[
            "title=标题",
            "url=http://a.b",
            "publisher=远岸",
            "author=林",
            "date=2024-03-18",
            "language=zh",
            "+fetch=1",
        ],
    );
    check("Title: A\nPUBLISHER: B", &["title=A", "publisher=B"]);
    check("标题：海港\n来源：远岸\n作者：林", &["title=海港", "publisher=远岸", "author=林"]);
    check("source: A\npublisher: B", &["publisher=B", "+source=A"]);
    check("source: https://a.b/c", &["url=https://a.b/c"]);
    check("source: https://a.b\nurl: http://c.d", &["url=http://c.d", "+source=https://a.b"]);
    check("url:https://a.b", &["url=https://a.b"]);
    check(
        "title: A\ntitle: B\ntag: 1\ntag: 2\ntag: 3",
        &["title=A", "+tag=1", "+tag 2=2", "+tag 3=3", "+title=B"],
    );
    check("title:\nlink: L\nnote:", &["url=L", "+note=", "+title="]);
}

#[test]
fn plain_values_keep_their_marks() {
    check("title: 专栏·观察 | 海港：第二轮", &["title=专栏·观察 | 海港：第二轮"]);
    check("title: Haven: round two", &["title=Haven: round two"]);
    check("url: https://a.b/s?x=1&y=2#rd", &["url=https://a.b/s?x=1&y=2#rd"]);
    check("title: 第 1 轮 #2 观察", &["title=第 1 轮 #2 观察", "? 2 title: 第 1 轮 #2 观察"]);
    check("title: “引号”与'撇号'", &["title=“引号”与'撇号'"]);
    check("title: null\nauthor: ~\nx: y", &["+author=", "+title=", "+x=y"]);
    check("title: first\n  second\n\n  third\nx: y", &["title=first second\nthird", "+x=y"]);
    check("title: A\n\n\nx: y", &["title=A", "+x=y"]);
    check("title: - 不是列表", &["title=- 不是列表"]);
}

#[test]
fn quoted_values_are_unquoted() {
    check("title: \"A: \\\"B\\\" | C # D\"", &["title=A: \"B\" | C # D"]);
    check("title: 'It''s # A'", &["title=It's # A"]);
    check(r#"title: "\u6d77\x41\\\/\t.""#, &["title=海A\\/\t."]);
    check("title: \"one\n  two\"", &["title=one two"]);
    check("\"title\": A", &["title=A"]);
    check("title: \"海港\" 进程", &["title=\"海港\" 进程", "? 2 title: \"海港\" 进程"]);
    check("title: \"open", &["title=\"open", "? 2 title: \"open"]);
    check(r#"title: "\q""#, &[r#"title="\q""#, r#"? 2 title: "\q""#]);
    check(r#"title: "\ud800""#, &[r#"title="\ud800""#, r#"? 2 title: "\ud800""#]);
    check(r#"title: "\u海""#, &[r#"title="\u海""#, r#"? 2 title: "\u海""#]);
}

#[test]
fn blocks_and_lists_become_strings() {
    check("x: |\n  一\n    二\n\n  三\ny: z", &["+x=一⏎  二⏎⏎三", "+y=z"]);
    check("x: >-\n  one\n  two\n\n  three", &["+x=one two⏎three"]);
    check("authors:\n  - 周以宁\n  - \"A, B\"", &["author=周以宁, A, B"]);
    check("tags:\n- a\n- 'b: c'\nx: y", &["+tags=a, b: c", "+x=y"]);
    check("tags: [网络, \"a, b\", 'c']", &["+tags=网络, a, b, c"]);
    check("tags: []", &["+tags="]);
    check("tags:\n  - a: b", &["+tags=- a: b", "? 2 tags:"]);
    check("tags: [a [b]]", &["+tags=[a [b]]", "? 2 tags: [a [b]]"]);
    check("a: b\nx:y", &["+a=b", "+front matter=x:y", "? 3 x:y"]);
    check("tags: [a, [b]]", &["+tags=[a, [b]]", "? 2 tags: [a, [b]]"]);
    check("tags:\n  - a: b\n    c: d", &["+tags=- a: b⏎  c: d", "? 2 tags:"]);
    check(
        "site:\n  name: 远岸\n  url: http://a.b",
        &["publisher=name: 远岸\nurl: http://a.b", "? 2 site:"],
    );
    check("x: {a: 1}", &["+x={a: 1}", "? 2 x: {a: 1}"]);
}

#[test]
fn lines_without_key_are_kept_and_told() {
    let expected =
        ["title=A", "+front matter=# comment⏎no key here", "? 3 # comment", "? 4 no key here"];
    check("title: A\n# comment\nno key here\n", &expected);
}

#[test]
fn a_day_is_written_one_way() {
    #[track_caller]
    fn day(written: &str, expected: &[&str]) {
        check(&format!("date: {written}"), expected);
    }
    day("2024-03-18", &["date=2024-03-18"]);
    day("2024/3/8", &["date=2024-03-08"]);
    day("2024.03.18", &["date=2024-03-18"]);
    day("2024年3月18日", &["date=2024-03-18"]);
    day("2024-03-18T05:08:14.3", &["date=2024-03-18", "+date=2024-03-18T05:08:14.3"]);
    day("2024年3月18日 09:30", &["date=2024-03-18", "+date=2024年3月18日 09:30"]);
    day("2024-03", &["date=2024-03"]);
    day("2024/13/01", &["date=2024/13/01"]);
    day("2024/03/18起", &["date=2024/03/18起"]);
    day("2024-03-180", &["date=2024-03-180"]);
    day("18 March 2024", &["date=2024-03-18"]);
    day("二〇二四年三月十八日", &["date=2024-03-18"]);
    day("spring 2024", &["date=spring 2024"]);
    day("三月", &["date=三月"]);
}

#[test]
fn where_front_matter_ends() {
    #[track_caller]
    fn text_of(raw: &str, expected: &str) {
        assert_eq!(markdown(raw).text, expected, "{raw:?}");
    }
    text_of("---\na: b\n---\n\n\n文\n", "文\n");
    text_of("---\na: b\n...\n文", "文");
    text_of("\n\n---\na: b\n--- \n文", "文");
    text_of("---\na: b\n文", "---\na: b\n文");
    text_of("  ---\na: b\n---\n文", "  ---\na: b\n---\n文");
    text_of("文\n---\na: b\n---\n", "文\n---\na: b\n---\n");
    text_of("----\na: b\n---\n文", "----\na: b\n---\n文");
    text_of("---\n发言如下\na: b\n---\n文", "---\n发言如下\na: b\n---\n文");
    text_of("---\na: b\n一\n二\n---\n文", "---\na: b\n一\n二\n---\n文");
}

#[test]
fn front_matter_is_of_moderate_size() {
    #[track_caller]
    fn is_front_matter(inner: &str, expected: bool) {
        let draft = markdown(&format!("---\n{inner}---\n文"));
        assert_eq!(draft.text == "文", expected);
    }
    is_front_matter(&"a: b\n".repeat(999), true);
    is_front_matter(&"a: b\n".repeat(1000), false);
    is_front_matter(&format!("a: {}\n", "b".repeat(65_000)), true);
    is_front_matter(&format!("a: {}\n", "b".repeat(66_000)), false);
    is_front_matter(&format!("{}: b\n", "a".repeat(40)), true);
    is_front_matter(&format!("{}: b\n", "a".repeat(41)), false);
}

#[test]
fn lines_are_counted_through_front_matter() {
    let draft = markdown("\n---\r\na: b\r\nodd\r\n---\r\n\r\n# 题\r\n");
    assert_eq!(super::show_removed(&draft), "2 FrontMatter ---⏎a: b⏎odd⏎---\n7 HeadingMark #\n");
    let odd = Note::FrontMatterLine { line: 4, text: "odd".into() };
    let title = Note::TitleFromHeading { line: 7 };
    assert_eq!(draft.notes, [Note::LineEnds(6), odd, title]);
}
