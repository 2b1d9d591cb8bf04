//! A damaged record costs no more than itself, and is kept.

use crate::desk::{Desk, at, now};
use engine::Msg;
use formats::store::DamagedKind;
use keep::{Failure, Fault, Key, Library, MemoryDisk, MemoryRecords, Opened, Shelf, State};

/// A busy project, written anew so that each document has its record, with more steps after.
fn desk() -> Desk {
    let mut desk = Desk::busy();
    now(desk.keeper.write_all(&State::of(&desk.model), at(9))).unwrap();
    desk.tag("draft", "process");
    let first = desk.model.project.documents.keys().next().unwrap().clone();
    desk.send(Msg::Session(engine::SessionMsg::OpenDocument(first)));
    desk.tag("微软", "actor");
    desk.send(Msg::Undo);
    desk.tag("开放式工作组", "process");
    desk
}

fn document_key(desk: &Desk, idx: usize) -> Key {
    let id = desk.model.project.documents.keys().nth(idx).unwrap();
    desk.keeper.key().key().then("document").then(id.as_str())
}

fn value(disk: &MemoryDisk, shelf: Shelf, key: &Key) -> String {
    let found = disk.dump().into_iter().find(|(s, k, _)| (*s, k) == (shelf, key));
    found.unwrap().2
}

/// Opens the project on its very disk, twice: what was put aside is told, and only once as new.
#[track_caller]
fn open(desk: &Desk) -> Opened<MemoryRecords> {
    let library = || Library::new(desk.disk.connect().unwrap());
    let opened = now(library().open(&desk.key(), at(50))).unwrap();
    assert_eq!(opened.model.check_invariants(), Vec::<String>::new());
    assert_eq!(opened.failure, None);
    let again = now(library().open(&desk.key(), at(51))).unwrap();
    assert_eq!(again.n_newly_damaged, 0, "{:?}", again.damaged);
    assert_eq!(again.damaged, opened.damaged);
    assert_eq!(*again.model.project, *opened.model.project);
    assert_eq!(*again.model.history, *opened.model.history);
    opened
}

fn kinds(opened: &Opened<MemoryRecords>) -> Vec<DamagedKind> {
    opened.damaged.iter().map(|(_, row)| row.kind.clone()).collect()
}

/// Goes on working on what was opened, and finds it again.
#[track_caller]
fn check_goes_on(desk: Desk, opened: Opened<MemoryRecords>) {
    let mut desk = Desk { keeper: opened.keeper, model: opened.model, ..desk };
    desk.add("Something new.");
    assert_eq!(desk.model.save, engine::SaveState::Saved);
    desk.send(Msg::Undo);
    desk.send(Msg::Redo);
    let again = open(&desk);
    assert_eq!(*again.model.project, *desk.model.project);
}

#[test]
fn one_documents_record_is_broken_and_the_others_open() {
    for how in ["cut", "hash", "gone"] {
        let desk = desk();
        let key = document_key(&desk, 0);
        let raw = value(&desk.disk, Shelf::Snapshots, &key);
        let broken = match how {
            "cut" => Some(raw[..raw.find("俄罗斯").unwrap()].to_owned()),
            "hash" => Some(raw.replacen("俄罗斯", "俄国人", 1)),
            _ => None,
        };
        desk.disk.tamper(Shelf::Snapshots, key, broken.clone());
        let opened = open(&desk);
        assert_eq!(opened.n_newly_damaged, 1, "{how}");
        let documents = &opened.model.project.documents;
        let second = desk.model.project.documents.keys().nth(1).unwrap();
        assert_eq!(documents.keys().collect::<Vec<_>>(), [second]);
        // with all that was done to them, before and after what was done to the broken one
        assert_eq!(documents[second], desk.model.project.documents[second]);
        assert_eq!(opened.damaged[0].1.raw, broken.unwrap_or_default());
        check_goes_on(desk, opened);
    }
}

#[test]
fn a_broken_document_is_told_by_its_title() {
    let mut desk = Desk::new();
    desk.add("---\ntitle: 标题 \"A\"\n---\n正文。");
    now(desk.keeper.write_all(&State::of(&desk.model), at(9))).unwrap();
    let key = document_key(&desk, 0);
    let raw = value(&desk.disk, Shelf::Snapshots, &key);
    desk.disk.tamper(Shelf::Snapshots, key, Some(raw.replace("正文", "正交")));
    let opened = open(&desk);
    assert_eq!(kinds(&opened), [DamagedKind::Document("标题 \"A\"".into())]);
    assert_eq!(opened.model.history.entries().len(), 0, "the step that added it is gone");
}

#[test]
fn what_is_before_a_broken_step_opens_and_the_rest_is_kept() {
    for (broken, shown) in [("{", 2), ("", 2), ("other", 2)] {
        let mut desk = Desk::new();
        desk.add("甲乙丙丁。");
        desk.tag("甲", "actor");
        let two = (*desk.model.project).clone();
        desk.tag("乙", "actor");
        desk.tag("丙", "actor");
        let key = desk.keeper.key().key().then(3);
        let broken = match broken {
            "other" => value(&desk.disk, Shelf::Journal, &desk.keeper.key().key().then(4)),
            text => text.to_owned(),
        };
        desk.disk.tamper(Shelf::Journal, key, Some(broken.clone()));
        let opened = open(&desk);
        assert_eq!(*opened.model.project, two);
        assert_eq!(opened.model.journal_seq(), shown);
        assert_eq!(kinds(&opened), [DamagedKind::Step(3), DamagedKind::Step(4)]);
        assert_eq!(opened.damaged[0].1.raw, broken);
        assert!(opened.damaged[1].1.raw.contains("do"));
        check_goes_on(desk, opened);
    }
}

#[test]
fn a_step_that_is_missing_ends_the_way_there() {
    let mut desk = Desk::new();
    desk.add("甲乙丙丁。");
    desk.tag("甲", "actor");
    desk.tag("乙", "actor");
    desk.disk.tamper(Shelf::Journal, desk.keeper.key().key().then(2), None);
    let opened = open(&desk);
    assert_eq!(opened.model.journal_seq(), 1);
    assert_eq!(kinds(&opened), [DamagedKind::Step(3)]);
}

#[test]
fn what_is_damaged_can_be_forgotten() {
    let desk = desk();
    let key = document_key(&desk, 0);
    desk.disk.tamper(Shelf::Snapshots, key, Some("{".into()));
    let opened = open(&desk);
    assert_eq!(now(desk.library.list()).unwrap()[0].n_damaged, 1);
    now(desk.library.forget_damaged(&desk.key())).unwrap();
    assert_eq!(now(desk.library.list()).unwrap()[0].n_damaged, 0);
    check_goes_on(desk, opened);
}

#[test]
fn without_its_history_the_project_opens() {
    let desk = desk();
    let key = desk.keeper.key().key().then("history");
    desk.disk.tamper(Shelf::Snapshots, key, Some("[]".into()));
    let opened = open(&desk);
    // steps since the snapshots are undone by their own entries, the older ones are not known
    assert_eq!(*opened.model.project, *desk.model.project);
    assert_eq!(kinds(&opened), [DamagedKind::History]);
    check_goes_on(desk, opened);
}

#[test]
fn without_the_projects_own_record_its_documents_open() {
    let desk = desk();
    let key = desk.keeper.key().key().then("project");
    desk.disk.tamper(Shelf::Snapshots, key, Some("{\"v\":1".into()));
    let opened = open(&desk);
    let quotes = |project: &model::Project| -> Vec<String> {
        let documents = project.documents.values();
        documents
            .flat_map(|d| {
                d.annotations.values().map(|a| format!("{} {}", a.label, a.quote(d.text())))
            })
            .collect()
    };
    assert_eq!(quotes(&opened.model.project), quotes(&desk.model.project));
    assert_eq!(kinds(&opened)[0], DamagedKind::Project);
    check_goes_on(desk, opened);
}

#[test]
fn what_cannot_be_put_aside_stays_where_it_is() {
    let desk = desk();
    let key = document_key(&desk, 0);
    desk.disk.tamper(Shelf::Snapshots, key.clone(), Some("{".into()));
    let before = desk.disk.dump();
    desk.inject(Fault::Write(0, Failure::Full));
    let library = Library::new(desk.disk.connect().unwrap());
    let opened = now(library.open(&desk.key(), at(50))).unwrap();
    assert_eq!(opened.failure, Some(Failure::Full));
    assert_eq!(opened.model.project.documents.len(), 1);
    assert_eq!(desk.disk.dump(), before);
}
