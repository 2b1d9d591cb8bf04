//! Several projects: each is opened as it was left, and one that is deleted leaves nothing.

use crate::desk::{Desk, at, now};
use engine::Msg;
use keep::Records;
use keep::{Batch, Failure, ProjectKey, Shelf, damaged_key};

#[test]
fn a_project_opens_as_it_was_left() {
    let mut desk = Desk::busy();
    desk.check_crash();
    for msg in [Msg::Undo, Msg::Undo, Msg::Redo, Msg::DeleteSelected, Msg::Undo] {
        desk.send(msg);
        desk.check_crash();
    }
    now(desk.keeper.remember("here".into())).unwrap();
    let opened = desk.reopened();
    assert_eq!(opened.session.as_deref(), Some("here"));
    assert_eq!(opened.n_steps as u64, desk.model.journal_seq());
}

#[test]
fn work_goes_on_after_the_project_was_written_anew() {
    let mut desk = Desk::busy();
    now(desk.keeper.write_all(&keep::State::of(&desk.model), at(9))).unwrap();
    assert_eq!(desk.reopened().n_steps, 0);
    desk.check_crash();
    desk.tag("draft", "process");
    desk.check_crash();
    desk.send(Msg::Undo);
    desk.check_crash();
}

#[test]
fn the_list_tells_what_each_project_holds() {
    let first = Desk::busy();
    let mut second = Desk::on(first.disk.clone());
    second.seconds = 100;
    second.add("Another.");
    let listed = now(second.library.list()).unwrap();
    let keys: Vec<_> = listed.iter().map(|row| row.key.clone()).collect();
    assert_eq!(keys, [second.key(), first.key()], "the one changed last comes first");
    let row = &listed[1].row;
    assert_eq!((row.n_documents, row.n_annotations, row.n_statements), (2, 3, 0));
    let records = first.disk.dump().into_iter().filter(|(shelf, key, _)| {
        matches!(shelf, Shelf::Snapshots | Shelf::Journal)
            && key.first() == Some(first.key().as_str())
    });
    assert_eq!(row.n_bytes, records.map(|(.., value)| value.len() as u64).sum::<u64>());
    assert_eq!(*first.reopened().model.project, *first.model.project);
    assert_eq!(*second.reopened().model.project, *second.model.project);
}

#[test]
fn a_copy_has_all_but_the_name_and_goes_its_own_way() {
    let mut desk = Desk::busy();
    let copy = ProjectKey::new("copy");
    now(desk.library.duplicate(&desk.key(), copy.clone(), "A copy".into(), at(9))).unwrap();
    let opened = now(desk.library.open(&copy, at(9))).unwrap();
    assert_eq!(opened.model.project.info.name, "A copy");
    assert_eq!(opened.model.project.documents, desk.model.project.documents);
    assert_eq!(*opened.model.history, *desk.model.history);
    desk.send(Msg::Undo);
    desk.check_crash();
    let again = now(desk.library.open(&copy, at(9))).unwrap();
    assert_eq!(*again.model.project, *opened.model.project);
}

#[test]
fn a_deleted_project_leaves_nothing_and_stays_deleted() {
    let first = Desk::busy();
    let other = Desk::on(first.disk.clone());
    let mut gone = Desk::on(first.disk.clone());
    gone.add("密件。");
    now(gone.library.set_current(&gone.key())).unwrap();
    now(gone.keeper.remember("here".into())).unwrap();
    let more = Batch::default()
        .put(Shelf::Damaged, damaged_key(&gone.key(), 1), "{}".into())
        .put(Shelf::Backups, gone.key().key().then("b1"), "{}".into())
        .put(Shelf::Handles, gone.key().key().then("folder"), "{}".into());
    now(gone.library.records().write(more)).unwrap();
    now(gone.library.delete(&gone.key())).unwrap();
    for (shelf, key, value) in gone.disk.dump() {
        assert_ne!(key.first(), Some(gone.key().as_str()), "{shelf:?}");
        assert!(
            !value.contains(gone.key().as_str()) && !value.contains("密件"),
            "{shelf:?} {key:?}"
        );
    }
    assert_eq!(now(gone.library.current()), Ok(None));
    // a tab that still shows it writes nothing more
    let written = now(gone.keeper.remember("there".into()));
    assert_eq!(written, Err(Failure::Missing(Shelf::Projects)));
    gone.add("更多。");
    let deleted = engine::SaveState::Failed(engine::StoreFailure::Deleted);
    assert_eq!(gone.model.save, deleted);
    assert!(!now(gone.library.has(&gone.key())).unwrap());
    // the others are as they were
    first.check_crash();
    other.check_crash();
    assert_eq!(now(first.library.list()).unwrap().len(), 2);
}
