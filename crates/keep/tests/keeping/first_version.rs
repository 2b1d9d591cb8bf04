//! A database of the first version of the program, which is kept as a file, opens.

use crate::desk::{at, now};
use keep::{Key, Library, MemoryDisk, Part, ProjectKey, Shelf};
use serde_json::Value;

const DUMP: &str = include_str!("../../fixtures/database-1.json");

fn part(value: &Value) -> Part {
    match value {
        Value::Number(number) => Part::Number(number.as_u64().unwrap()),
        other => Part::Text(other.as_str().unwrap().to_owned()),
    }
}

/// The disk as the first version left it: rows of object store, key and value.
fn disk() -> MemoryDisk {
    let disk = MemoryDisk::default();
    for row in serde_json::from_str::<Vec<(String, Value, String)>>(DUMP).unwrap() {
        let (store, key, value) = row;
        let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.name() == store).unwrap();
        let parts =
            key.as_array().map_or_else(|| vec![part(&key)], |p| p.iter().map(part).collect());
        disk.tamper(shelf, Key::from_parts(parts).unwrap(), Some(value));
    }
    disk
}

#[test]
fn every_project_is_listed_and_opens() {
    let disk = disk();
    let library = Library::new(disk.connect().unwrap());
    now(library.prepare()).unwrap();
    let listed = now(library.list()).unwrap();
    let keys: Vec<_> = listed.iter().map(|row| row.key.as_str()).collect();
    // the one that was set aside for its damage was in no list before
    assert_eq!(keys, ["key-now", "key-damaged"]);
    assert_eq!(now(library.current()), Ok(Some(ProjectKey::new("key-now"))));
    let opened = now(library.open(&ProjectKey::new("key-now"), at(0))).unwrap();
    assert_eq!(opened.n_newly_damaged, 0);
    assert_eq!(opened.model.check_invariants(), Vec::<String>::new());
    let document = opened.model.project.documents.values().next().unwrap();
    assert_eq!(document.annotations.len(), 3);
    assert_eq!(opened.model.history.entries().len(), 4);
    assert!(opened.session.is_some());
    let damaged = now(library.open(&ProjectKey::new("key-damaged"), at(0))).unwrap();
    assert_eq!(damaged.model.project.documents.values().next().unwrap().annotations.len(), 1);
    assert_eq!(damaged.n_newly_damaged, 1);
}

#[test]
fn a_crash_on_the_way_leaves_the_old_form_or_the_new_one() {
    let disk = disk();
    let before = disk.dump();
    disk.inject(keep::Fault::Midway(0, 1));
    let library = Library::new(disk.connect().unwrap());
    assert!(now(library.prepare()).is_err());
    assert_eq!(disk.dump(), before);
    now(library.prepare()).unwrap();
    let after = disk.dump();
    now(library.prepare()).unwrap();
    assert_eq!(disk.dump(), after, "it is done once");
    for row in before {
        assert!(after.contains(&row), "{row:?}");
    }
}
