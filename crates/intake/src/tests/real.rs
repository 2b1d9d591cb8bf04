//! Whole articles: our samples, and a real one where it lies beside the workspace.

use super::show_blocks;
use crate::{Draft, Note, RemovedKind, read, samples};

fn n_of(draft: &Draft, kind: RemovedKind) -> usize {
    draft.removed.iter().filter(|removed| removed.kind == kind).count()
}

#[track_caller]
fn check_clean(draft: &Draft) {
    for mark in ["![", "](", "http", "\n\n\n", "**", "title:"] {
        assert!(!draft.text.contains(mark), "{mark}");
    }
    assert_eq!(n_of(draft, RemovedKind::FrontMatter), 1);
}

#[test]
fn the_chinese_sample() {
    let draft = read(samples::ZH, None).unwrap();
    check_clean(&draft);
    let metadata = &draft.metadata;
    assert_eq!(metadata.title, "专栏·网络规则观察 | 产业界如何走进“海港进程”");
    assert_eq!(metadata.url, "https://example.org/s?id=20240318&scene=27#top");
    assert_eq!(metadata.publisher, "远岸网络治理评论");
    assert_eq!(metadata.date, "2024-03-18");
    assert_eq!(metadata.extra["tags"], "网络治理, 数据安全");
    let shown = show_blocks(&draft);
    for heading in
        ["h2 一、产业界参与的现状\n", "h3 （一）书面意见多，现场发言少\n", "h3 推荐阅读\n"]
    {
        assert!(shown.contains(heading), "{heading}");
    }
    assert_eq!(draft.removed.last().unwrap().kind, RemovedKind::CutOff);
    assert_eq!(n_of(&draft, RemovedKind::Image), 2);
    assert_eq!(n_of(&draft, RemovedKind::LinkTarget), 1);
    assert_eq!(draft.notes, [Note::LanguageGuessed]);
}

#[test]
fn the_english_sample() {
    let draft = read(samples::EN, None).unwrap();
    check_clean(&draft);
    assert_eq!(draft.metadata.author, "Mara Lindqvist");
    let shown = show_blocks(&draft);
    for block in [
        "fig Delegates in the hall\n",
        "h2 What the alliance wants\n",
        "q > We will",
        "li - thirty days",
    ] {
        assert!(shown.contains(block), "{block}");
    }
    assert_eq!(draft.notes, []);
}

#[test]
fn the_mixed_sample() {
    let draft = read(samples::MIXED, None).unwrap();
    check_clean(&draft);
    assert_eq!(draft.metadata.date, "2024-09-12");
    assert_eq!(draft.metadata.extra["editors"], "周以宁, Tom Achterberg");
    assert!(
        draft.metadata.extra["summary"]
            .ends_with("达成一致。\nThe next session is planned for January.")
    );
    assert!(show_blocks(&draft).contains("h3 2. 企业立场 / Industry positions\nli - 蓝屿科技"));
}

#[test]
#[expect(clippy::disallowed_methods, clippy::print_stderr, reason = "a file beside the workspace")]
fn a_real_article() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/articles/000_b7747b9aefd2bf47.txt");
    let Ok(raw) = std::fs::read_to_string(path) else {
        eprintln!("skipped: there is no {path}");
        return;
    };
    let draft = read(&raw, None).unwrap();
    check_clean(&draft);
    let metadata = &draft.metadata;
    assert!(raw.contains(&format!("\ntitle: {}\n", metadata.title)));
    assert!(raw.contains(&format!("\nurl: {}\n", metadata.url)) && metadata.url.ends_with("#rd"));
    assert_eq!(metadata.publisher, "中国信息安全");
    assert_eq!((metadata.date.as_str(), metadata.language.as_str()), ("2023-01-29", "zh"));
    assert!(metadata.extra.contains_key("fetch_date"));
    assert!(!draft.text.contains("mmbiz"));
    let shown = show_blocks(&draft);
    let n_headings = |start: &str| shown.lines().filter(|line| line.starts_with(start)).count();
    let starts = ["h1 ", "h2 一、", "h2 二、", "h2 三、", "h3 （一）", "h3 （二）", "h3 （三）"];
    assert_eq!(starts.map(n_headings), [2, 1, 1, 1, 3, 3, 3]);
    let cut_off = draft.removed.last().unwrap();
    assert_eq!((cut_off.kind, cut_off.line), (RemovedKind::CutOff, 121));
    let [Note::RepeatedTitle { line: 13 }, byline, Note::LanguageGuessed] = &draft.notes[..] else {
        panic!("{:?}", draft.notes);
    };
    assert!(matches!(byline, Note::MetadataLine { .. }));
    assert!(raw.contains(&format!("\n文│{}\n", metadata.author)));
    let body = raw.split_once("\n---\n").unwrap().1;
    assert_eq!(prose(&draft.text), prose(body));
}

/// The long lines: running text, which must come through to the character.
fn prose(text: &str) -> Vec<&str> {
    let is_prose = |line: &&str| line.len() > 150 && !line.contains("](") && !line.starts_with('#');
    let lines = text.lines().filter(is_prose).collect::<Vec<_>>();
    assert!(lines.len() > 20);
    lines
}
