//! Entities, codebooks and statements that do not hold together: each fault is told with its
//! path, and everything else is read.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::native::{self, Imported};
use model::Timestamp;
use serde_json::{Value, json};
use test_support::project;

/// A sound file with two annotations.
fn file() -> Value {
    let project = project("[微软]{actor}支持[行动纲领]{process}。");
    serde_json::from_str(&native::write(&project, Timestamp::from_millis(0))).unwrap()
}

/// Reads a file; what was read is sound whatever was wrong.
fn read(file: &Value) -> Imported {
    let read = native::read(&file.to_string()).unwrap();
    assert_eq!(read.project.check_invariants(), Vec::<String>::new());
    let document = read.project.documents.values().next().unwrap();
    assert_eq!(document.annotations.len(), 2, "the annotations are there");
    read
}

/// The paths at which something was told.
fn paths(read: &Imported) -> Vec<&str> {
    read.issues.iter().map(|issue| issue.path.as_str()).collect()
}

#[track_caller]
fn tells(read: &Imported, path: &str) {
    let told = paths(read);
    assert!(told.iter().any(|at| at.starts_with(path)), "{path} is not in {told:?}");
}

#[test]
fn a_sound_file_has_no_issue() {
    assert_eq!(paths(&read(&file())), [""; 0]);
}

#[test]
fn entities_that_do_not_hold_together_are_told() {
    let mut file = file();
    let huge = "长".repeat(350_000);
    file["entities"] = json!([
        {"id": "e1", "kind": "actor", "names": [{"lang": "zh", "value": "微软"}], "aliases": ["Microsoft"]},
        {"id": "e1", "kind": "process", "names": [{"lang": "zh", "value": "行动纲领"}]},
        {"id": "e2", "names": [{"lang": "en", "value": "OEWG"}]},
        {"id": "e3", "kind": "planet", "names": [{"lang": "en", "value": "Mars"}]},
        {"id": "e4", "kind": "actor", "names": [{"lang": "en", "value": huge}], "aliases": ["Microsoft", "微软"]},
        "no entity"
    ]);
    let read = read(&file);
    for path in [
        "$.entities[1]",
        "$.entities[2]",
        "$.entities[3]",
        "$.entities[4].names[0].value",
        "$.entities[5]",
    ] {
        tells(&read, path);
    }
    let names = |text: &str| {
        read.project.entities.values().any(|entity| entity.spellings().any(|name| name == text))
    };
    assert!(
        names("微软") && names("Microsoft") && names(model::clipped(&huge)),
        "the rest is read"
    );
}

#[test]
fn a_codebook_with_clashing_keys_and_unknown_kinds_is_told() {
    let mut file = file();
    file["codebook"]["labels"][1]["shortcut"] = file["codebook"]["labels"][0]["shortcut"].clone();
    file["codebook"]["labels"][2]["kind"] = "weather".into();
    let read = read(&file);
    tells(&read, "$.codebook.labels[1].shortcut");
    tells(&read, "$.codebook.labels[2].kind");
    assert_eq!(read.project.codebook.labels.len(), 3);
}

#[test]
fn statements_that_point_to_nothing_are_told() {
    let mut file = file();
    let actor = file["documents"][0]["annotations"][0]["id"].clone();
    let coder = file["documents"][0]["annotations"][0]["coder"].clone();
    file["documents"][0]["statements"] = json!([
        {"id": "s1", "type": "position", "coder": coder,
         "slots": {"actor": [actor, "absent"], "process": [{"entity": "nobody"}]}},
        {"id": "s2", "type": "weather", "coder": coder, "slots": {}}
    ]);
    let read = read(&file);
    tells(&read, "$.documents[0].statements[0].slots.actor[1]");
    tells(&read, "$.documents[0].statements[0].slots.process[0]");
    tells(&read, "$.documents[0].statements[1].type");
    let document = read.project.documents.values().next().unwrap();
    let statement = document.statements.values().next().unwrap();
    assert_eq!(statement.slots.values().map(Vec::len).max(), Some(1), "the actor stays");
}
