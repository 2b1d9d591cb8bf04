//! Damaged files: nothing panics, nothing is lost in silence, and what was read is sound.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::native::{self, Imported, ReadError};
use model::{Project, Target, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use test_support::random_project;

const NOW: Timestamp = Timestamp::from_millis(0);

/// What holds of whatever was read.
#[track_caller]
fn is_sound(read: &Imported) {
    assert_eq!(read.project.check_invariants(), Vec::<String>::new());
    for repair in &read.repairs {
        let document = &read.project.documents[&repair.document];
        let annotation = document.annotations.get(&repair.annotation).unwrap();
        let Target::Orphan(quote) = &annotation.targets[repair.target_idx] else {
            panic!("a repair of what is not broken: {repair:?}");
        };
        let range = document.article.range(repair.range.start(), repair.range.end()).unwrap();
        assert_eq!(
            range.slice(document.text()).unwrap(),
            quote.exact.replace("\r\n", "\n").replace('\r', "\n")
        );
    }
    let again = native::read(&native::write(&read.project, NOW)).unwrap();
    assert_eq!(again.issues, [], "after a second round");
    assert_eq!(again.project, read.project);
}

/// All values inside `value`, each with the pointer to it.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Array(items) => {
            for (idx, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{idx}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                pointers(item, &format!("{at}/{}", escaped(key)), found);
            }
        }
        _ => {}
    }
}

/// Puts something else in the place of a value.
fn mutate(file: &mut Value, pick: prop::sample::Index, with: &Value) -> String {
    let mut found = Vec::new();
    pointers(file, "", &mut found);
    let at = found.swap_remove(pick.index(found.len()));
    *file.pointer_mut(&at).unwrap() = with.clone();
    at
}

fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3..40_i64).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,4}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{"id": "x"}, 5, null, [], "e0"])),
        Just(json!({"entity": "e9"})),
        Just(json!({"start": 1, "end": 0, "quote": "ä"})),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_value_may_be_wrong(
        project in random_project(),
        mutations in prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..6),
    ) {
        let mut file: Value = serde_json::from_str(&native::write(&project, NOW)).unwrap();
        for (pick, with) in &mutations {
            mutate(&mut file, *pick, with);
        }
        match native::read(&file.to_string()) {
            Ok(read) => is_sound(&read),
            Err(error) => prop_assert_eq!(error, ReadError::NotStancemark {
                line: 1,
                column: error_column(&file),
            }),
        }
    }

    /// A value of the wrong kind is always told, and costs no annotation but its own.
    #[test]
    fn nothing_is_lost_in_silence(
        project in random_project(),
        pick in any::<prop::sample::Index>(),
    ) {
        let before: Value = serde_json::from_str(&native::write(&project, NOW)).unwrap();
        let mut found = Vec::new();
        pointers(&before, "", &mut found);
        found.retain(|at| !at.is_empty() && at != "/format" && !is_free(at));
        let at = found.swap_remove(pick.index(found.len()));
        let mut file = before.clone();
        let value = file.pointer_mut(&at).unwrap();
        *value = match value {
            Value::Bool(_) | Value::Null => json!([7]),
            Value::Number(_) => json!("7"),
            Value::String(_) => json!([{}]),
            Value::Array(_) | Value::Object(_) => json!(true),
        };
        let read = native::read(&file.to_string()).unwrap();
        prop_assert!(!read.issues.is_empty(), "{} was passed over", at);
        is_sound(&read);
        let is_list = at.ends_with("/annotations") || at == "/documents";
        let is_record = at.rsplit('/').nth(1) == Some("annotations") || at.matches('/').count() == 2;
        if !is_list && !is_record {
            prop_assert_eq!(n_annotations(&read.project), n_annotations(&project), "{}", at);
        }
    }

    #[test]
    fn any_character_may_be_wrong(
        project in random_project(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), "[\"{}\\[\\],:0-9\\\\\n世]{0,2}"), 1..4),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let mut json: Vec<char> = native::write(&project, NOW).chars().collect();
        for (pick, with) in picks {
            let at = pick.index(json.len());
            json.splice(at..=at, with.chars());
        }
        if let Some(cut) = cut {
            json.truncate(cut.index(json.len()));
        }
        let json: String = json.into_iter().collect();
        if let Ok(read) = native::read(&json) {
            is_sound(&read);
        }
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in any::<Vec<u8>>()) {
        prop_assert!(native::read_bytes(&bytes).is_err());
    }

    /// Offsets moved by an edit to the text: each quote is orphaned and found again.
    #[test]
    fn what_was_moved_is_found_again(project in random_project(), inserted in "[ -~世]{1,40}") {
        let mut file: Value = serde_json::from_str(&native::write(&project, NOW)).unwrap();
        for document in file["documents"].as_array_mut().unwrap() {
            let moved = inserted.clone() + document["text"].as_str().unwrap();
            document["text"] = moved.into();
        }
        let read = native::read(&file.to_string()).unwrap();
        is_sound(&read);
        let shift = i64::try_from(inserted.chars().count()).unwrap();
        for repair in read.repairs {
            if repair.shift != Some(shift) {
                continue;
            }
            let before = project.documents[&repair.document].annotations.get(&repair.annotation);
            let Target::Anchored(range) = before.unwrap().targets[repair.target_idx] else {
                panic!("what was never placed was found");
            };
            let moved = usize::try_from(range.start().raw()).unwrap() + inserted.len();
            prop_assert_eq!(repair.range.start().index(), moved);
        }
    }
}

fn error_column(file: &Value) -> usize {
    let json = file.to_string();
    match file.get("format") {
        None | Some(Value::Null) => 1,
        Some(_) => {
            let before = json.split("\"format\":").next().unwrap();
            before.chars().count() + "\"format\":".len() + 1
        }
    }
}

/// Whether any scalar will do here, or the value is not looked at.
fn is_free(at: &str) -> bool {
    let steps: Vec<&str> = at.split('/').collect();
    let is_value = |name: &str| steps.iter().rev().nth(1) == Some(&name);
    // the attributes of a label are a list; those of annotations and entities are values
    (is_value("attributes") && !at.starts_with("/codebook")) || is_value("values")
}

fn n_annotations(project: &Project) -> usize {
    project.documents.values().map(|document| document.annotations.len()).sum()
}

#[track_caller]
fn check(json: &str, expected: &str) {
    assert_eq!(native::read(json).unwrap_err().to_string(), expected);
}

#[test]
fn what_is_no_file_of_ours_is_refused_with_its_place() {
    check("", "1:1: the file is not JSON; unexpected end of the file");
    check("{\n \"a\": 世}", "2:7: the file is not JSON; unexpected 世}");
    check("[1,\n]", "2:1: the file is not JSON; unexpected ]");
    check("[1\n", "2:1: the file is not JSON; unexpected end of the file");
    check("\"a\nb\"", "1:3: the file is not JSON; unexpected line break");
    check("[]", "1:1: the file is not a Stancemark file");
    check("{\"documents\": []}", "1:1: the file is not a Stancemark file");
    check("{\n\"format\": \"brat\"}", "2:11: the file is not a Stancemark file");
    check(&"[".repeat(65), "1:65: nested more than 64 levels deep");
    let long = " ".repeat(native::MAX_BYTES + 1);
    check(&long, "the file is larger than 256 MiB");
    let error = native::read_bytes(b"{\"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "the file is not UTF-8: byte 2 belongs to no character");
}

#[test]
fn a_mark_before_the_file_is_passed_over() {
    let json = native::write(&test_support::project("[a]{actor}"), NOW);
    assert_eq!(native::read(&format!("\u{feff}{json}")), native::read(&json));
}

/// Files made to keep a careless reader busy.
#[test]
fn hostile_files_end_soon() {
    let project = test_support::project("[a]{actor}");
    let mut file: Value = serde_json::from_str(&native::write(&project, NOW)).unwrap();
    let many = |n: usize, make: &dyn Fn(usize) -> Value| (0..n).map(make).collect::<Value>();
    let document = &mut file["documents"][0];
    document["text"] = "a".repeat(300_000).into();
    // the same id and another unknown label each time, and a quote that is nearly everywhere
    document["annotations"] = many(5_000, &|idx| {
        json!({"id": "a", "label": format!("l{idx}"), "coder": "c9", "targets": [
            {"start": 9, "end": 1, "quote": "a", "prefix": "a".repeat(32), "suffix": "b"}]})
    });
    document["statements"] = many(
        5_000,
        &|idx| json!({"id": "s", "type": format!("t{idx}"), "coder": "c1", "slots": {"x": ["a", "b"]}}),
    );
    let mut unknown = serde_json::Map::new();
    unknown.extend((0..20_000).map(|idx| (format!("k{idx}"), json!(idx))));
    document["metadata"] = unknown.into();
    let read = native::read(&file.to_string()).unwrap();
    assert_eq!(read.project.documents.values().next().unwrap().annotations.len(), 5_000);
    assert!(matches!(
        read.issues.last().unwrap().problem,
        formats::Problem::More { n_more } if n_more > 10_000
    ));
    assert_eq!(read.project.check_invariants(), Vec::<String>::new());
}

#[test]
fn places_are_told_in_code_points() {
    let json = "{\"format\": \"stancemark\", \"version\": 1,\n\
        \"project\": {\"name\": \"港口💛\", \"id\": 5}, \"codebook\": {\"labels\": 6}, \"documents\": []}";
    let read = native::read(json).unwrap();
    let places: Vec<_> =
        read.issues.iter().map(|issue| (&*issue.path, issue.line, issue.column)).collect();
    assert_eq!(
        places,
        [("$.project.id", Some(2), Some(34)), ("$.codebook.labels", Some(2), Some(61))]
    );
}
