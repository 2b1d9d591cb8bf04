//! Import of an export gives the same project, over texts that break careless programs.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::native;
use model::{DocumentData, Project, Target, Timestamp};
use proptest::prelude::*;
use test_support::random_project;
use text::{TextRange, is_grapheme_boundary};

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

#[track_caller]
fn survives(project: &Project) -> Project {
    let json = native::write(project, NOW);
    let read = native::read(&json).unwrap();
    assert_eq!(read.issues, [], "in {json}");
    assert_eq!(read.repairs, []);
    assert_eq!(read.project.check_invariants(), Vec::<String>::new());
    assert_eq!(&read.project, project);
    assert_eq!(native::write(&read.project, NOW), json);
    read.project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Nested, crossing, identical, adjacent, discontinuous and lost spans, statements,
    /// entities, coders, codebook, blocks and metadata: all of it comes back.
    #[test]
    fn import_of_export_is_identity(project in random_project()) {
        survives(&project);
    }

    /// Any other program finds each quote by slicing: code points in the file, and from them
    /// UTF-16 units, bytes and, where the span began and ended so, whole graphemes.
    #[test]
    fn every_quote_is_where_the_file_says(project in random_project()) {
        let json = native::write(&project, NOW);
        let after = native::read(&json).unwrap().project;
        let file: serde_json::Value = serde_json::from_str(&json).unwrap();
        for written in file["documents"].as_array().unwrap() {
            let text = written["text"].as_str().unwrap();
            for target in written["annotations"].as_array().unwrap().iter()
                .flat_map(|annotation| annotation["targets"].as_array().unwrap())
            {
                check_slices(text, target);
            }
        }
        for (id, document) in &project.documents {
            check_graphemes(document, &after.documents[id]);
        }
    }

    /// A document written alone holds what it uses and nothing else.
    #[test]
    fn a_document_can_be_written_alone(project in random_project()) {
        for (id, document) in &project.documents {
            let json = native::write_document(&project, id, NOW).unwrap();
            let read = native::read(&json).unwrap();
            prop_assert_eq!(read.issues, []);
            prop_assert_eq!(read.project.documents.len(), 1);
            prop_assert_eq!(&read.project.documents[id], document);
            for (coder, _) in read.project.coders.iter() {
                prop_assert!(document.annotations.values().any(|row| row.coder == *coder)
                    || document.statements.values().any(|row| row.coder == *coder));
            }
            let n_entities = read.project.entities.iter()
                .filter(|(id, _)| json.contains(&format!("\"entity\": {:?}", id.as_str())))
                .count();
            prop_assert_eq!(n_entities, read.project.entities.len());
        }
    }
}

fn check_slices(text: &str, target: &serde_json::Value) {
    let quote = target["quote"].as_str().unwrap();
    let Some(start) = target["start"].as_u64() else { return };
    let start = usize::try_from(start).unwrap();
    let end = usize::try_from(target["end"].as_u64().unwrap()).unwrap();
    let points: Vec<char> = text.chars().collect();
    let sliced: String = points[start..end].iter().collect();
    assert_eq!(sliced, quote, "code points");
    let bytes = |n: usize| points[..n].iter().map(|c| c.len_utf8()).sum::<usize>();
    assert_eq!(&text[bytes(start)..bytes(end)], quote, "bytes");
    let units = |n: usize| points[..n].iter().map(|c| c.len_utf16()).sum::<usize>();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let sliced = String::from_utf16(&utf16[units(start)..units(end)]).unwrap();
    assert_eq!(sliced, quote, "UTF-16");
    let prefix: String = points[start.saturating_sub(32)..start].iter().collect();
    let suffix: String = points[end..].iter().take(32).collect();
    assert_eq!(
        (&*prefix, &*suffix),
        (target["prefix"].as_str().unwrap(), target["suffix"].as_str().unwrap(),)
    );
}

fn check_graphemes(before: &DocumentData, after: &DocumentData) {
    let whole = |document: &DocumentData, range: TextRange| {
        is_grapheme_boundary(document.text(), range.start())
            && is_grapheme_boundary(document.text(), range.end())
    };
    for (id, row) in before.annotations.iter() {
        let same = after.annotations.get(id).unwrap();
        for (old, new) in row.ranges().zip(same.ranges()) {
            assert_eq!(whole(before, old), whole(after, new));
            assert_eq!(old.slice(before.text()), new.slice(after.text()));
        }
    }
}

/// A span can begin at any grapheme inside a run of Chinese, and lies exactly there afterwards.
#[test]
fn a_span_can_begin_anywhere() {
    let text = "吕瑞再审称👩‍👩‍👧🇨🇳e\u{301}\u{20bb7}";
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for from in 0..bounds.len() - 1 {
        for to in from + 1..bounds.len() {
            let (start, end) = (bounds[from], bounds[to]);
            let marked =
                format!("{}[{}]{{actor}}{}", &text[..start], &text[start..end], &text[end..]);
            let project = survives(&test_support::project(&marked));
            let document = project.documents.values().next().unwrap();
            let annotation = document.annotations.values().next().unwrap();
            assert_eq!(annotation.quote(document.text()), text[start..end]);
        }
    }
}

/// The one silent change of text, line ends, was made before; a file with others is put right
/// and its spans with it.
#[test]
fn other_line_ends_shift_no_span() {
    let project = test_support::project("one\ntwo [three]{actor}\n[four\nfive]{process} six");
    let json = native::write(&project, NOW);
    let text = "one\\ntwo three\\nfour\\nfive six";
    assert!(json.contains(text));
    let mut file: serde_json::Value = serde_json::from_str(&json).unwrap();
    let document = &mut file["documents"][0];
    document["text"] = "\u{feff}one\r\ntwo three\r\nfour\r\nfive six".into();
    document["text_sha256"] = "".into();
    document["blocks"] = serde_json::json!([
        {"kind": "paragraph", "start": 1, "end": 4},
        {"kind": "paragraph", "start": 6, "end": 15},
        {"kind": "paragraph", "start": 17, "end": 21},
        {"kind": "paragraph", "start": 23, "end": 31},
    ]);
    for (idx, start, end, quote) in [(0, 10, 15, "three"), (1, 17, 27, "four\r\nfive")] {
        let target = &mut document["annotations"][idx]["targets"][0];
        *target = serde_json::json!({"start": start, "end": end, "quote": quote});
    }
    let read = native::read(&file.to_string()).unwrap();
    let problems: Vec<_> = read.issues.iter().map(|issue| &issue.problem).collect();
    assert_eq!(problems, [&formats::Problem::NotNormalised, &formats::Problem::HashDiffers]);
    assert_eq!(read.project, project);
    let document = read.project.documents.values().next().unwrap();
    assert!(document.annotations.values().all(|row| matches!(row.targets[0], Target::Anchored(_))));
}

/// Spans of every relation to each other coexist, and none alters the text.
#[test]
fn spans_of_all_shapes_coexist() {
    for marked in [
        "[甲[乙]{actor}丙]{stance}",
        "[甲[乙]{actor^1}丙]{stance}",
        "[[甲]{actor}]{actor}",
        "[[[甲]{actor}]{process}]{stance}",
        "[甲]{actor}[乙]{actor}",
        "[甲]{stance#s}乙[丙]{stance#s}[丁]{stance#s}",
        "[甲[乙]{stance#s}丙]{process}[丁]{stance#s}",
        "[💛[👩‍👩‍👧]{actor^1}\n🇨🇳]{process}[e\u{301}]{stance}",
    ] {
        let project = survives(&test_support::project(marked));
        let document = project.documents.values().next().unwrap();
        assert_eq!(test_support::render(document), marked);
    }
}
