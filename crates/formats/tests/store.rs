//! The store's records come back as they were, and damage is told.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::store::{
    HistorySnapshot, JournalEntry, JournalEvent, ProjectSnapshot, Record, StoreError,
    decode_document, encode_document,
};
use model::Timestamp;
use proptest::prelude::*;
use std::rc::Rc;
use test_support::{change_set, random_project};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn journal_entries_come_back(
        seq in any::<u64>(),
        millis in any::<i64>(),
        set in change_set(),
        kind in 0..3_u8,
    ) {
        let event = match kind {
            0 => JournalEvent::Undo,
            1 => JournalEvent::Redo,
            _ => JournalEvent::Do(Rc::new(set)),
        };
        let entry = JournalEntry { seq, at: Timestamp::from_millis(millis), event };
        prop_assert_eq!(JournalEntry::decode(&entry.encode()), Ok(entry));
    }

    #[test]
    fn histories_come_back(
        sets in prop::collection::vec(change_set(), 0..3),
        cursor in 0..3_usize,
        n_before in 0..3_usize,
        seq in any::<Option<u64>>(),
    ) {
        let cursor = cursor.min(sets.len());
        let times = (0_i64..).take(sets.len()).map(|n| Timestamp::from_millis(n * 977)).collect();
        let entries = sets.into_iter().map(Rc::new).collect();
        let history = HistorySnapshot { seq, n_before, entries, times, cursor };
        prop_assert_eq!(HistorySnapshot::decode(&history.encode()), Ok(history));
    }

    #[test]
    fn projects_come_back(project in random_project(), seq in any::<u64>()) {
        let snapshot = ProjectSnapshot::of(&project, seq);
        let decoded = ProjectSnapshot::decode(&snapshot.encode()).unwrap();
        prop_assert_eq!(&decoded, &snapshot);
        let documents: Vec<_> = project.documents.values()
            .map(|document| decode_document(&encode_document(document)).unwrap())
            .collect();
        prop_assert_eq!(decoded.assemble(documents), project);
    }

    /// Whatever happens to a record, decoding ends, and never in a panic; what is damaged but
    /// accepted can only be a change of one free value.
    #[test]
    fn damage_is_no_panic(
        set in change_set(),
        at in any::<prop::sample::Index>(),
        with in prop_oneof![Just(String::new()), "[\"{}\\[\\],:0-9a\\\\]{1,3}"],
        cut in any::<bool>(),
    ) {
        let entry = JournalEntry {
            seq: 7,
            at: Timestamp::default(),
            event: JournalEvent::Do(Rc::new(set)),
        };
        let json: Vec<char> = entry.encode().chars().collect();
        let at = at.index(json.len());
        let behind = if cut { json.len() } else { at + 1 };
        let damaged: String = json[..at].iter().chain(&with.chars().collect::<Vec<_>>())
            .chain(&json[behind..]).collect();
        let decoded = JournalEntry::decode(&damaged);
        if cut {
            prop_assert!(decoded.is_err());
        }
    }
}

#[track_caller]
fn check(json: &str, expected: &str) {
    let error = JournalEntry::decode(json).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn damage_names_the_record_and_the_place() {
    check("", "the journal entry is not JSON, from 1:1 on");
    check(r#"{"v":1,"seq":1,"#, "the journal entry is not JSON, from 1:16 on");
    check("{}", "the journal entry is damaged: 1:1: $.v: is missing [left out]");
    check(
        r#"{"v":2,"seq":1,"at":"2023-01-29T00:00:00Z","event":"undo","new":1}"#,
        "the journal entry is of version 2, later than 1",
    );
    check(
        r#"{"v":1,"seq":1,"at":"2023-01-29T00:00:00Z","event":"undone"}"#,
        "the journal entry is damaged: 1:52: $.event: should be one of do, undo, redo: \"undone\" [left out]",
    );
    check(
        r#"{"v":1,"seq":1,"at":"2023-01-29T00:00:00Z","event":"do","set":{"step":"relabel","changes":[
        {"of":"annotation","document":"d1","before":null,"after":{"id":"a1","label":"actor",
        "targets":[{"start":4,"end":2}],"coder":"c1"}}]}}"#,
        "the journal entry is damaged: 3:20: $.set.changes[0].after.targets[0]: the start is not before the end: {\"start\":4,\"end\":2} [left out]",
    );
}

#[test]
fn a_text_that_was_changed_is_told_by_its_hash() {
    let project = test_support::project("The [minister]{actor} rejected it");
    let document = project.documents.values().next().unwrap();
    let json = encode_document(document);
    assert_eq!(decode_document(&json).as_ref(), Ok(&**document));
    let damaged = json.replace("rejected", "accepted");
    let Err(StoreError::Damaged { record: Record::Document, issue }) = decode_document(&damaged)
    else {
        panic!("damage was not seen");
    };
    assert_eq!(issue.path, "$.article.text");
    assert_eq!(issue.problem, formats::Problem::HashDiffers);
}

#[test]
fn a_history_without_times_opens() {
    let json = r#"{"v":1,"cursor":0,"entries":[]}"#;
    assert_eq!(HistorySnapshot::decode(json), Ok(HistorySnapshot::default()));
}

#[test]
fn a_cursor_behind_the_history_is_damage() {
    assert!(HistorySnapshot::decode(r#"{"v":1,"cursor":1,"entries":[]}"#).is_err());
}
