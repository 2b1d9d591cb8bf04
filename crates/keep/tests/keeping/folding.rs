//! The journal is folded while work goes on: whatever write fails, and whenever the tab is killed,
//! all that was saved is there, with its history.

use crate::desk::{Desk, at, now};
use engine::{Command, Msg, SaveState};
use keep::{Failure, Fault, Keeper, Key, LONG_JOURNAL, Library, MemoryRecords, Shelf, State};

/// A project with two articles and more steps than one part of the history takes, folded once,
/// and with steps since.
fn folded_once() -> Desk {
    let mut desk = Desk::busy();
    work(&mut desk, 120);
    assert_eq!(fold(&desk), Ok(()));
    desk.tag("draft", "process");
    work(&mut desk, 110);
    desk.send(Msg::Undo);
    desk
}

fn work(desk: &mut Desk, n_steps: usize) {
    for n in 0..n_steps {
        match n % 5 {
            3 => desk.send(Msg::Undo),
            4 => desk.send(Msg::Redo),
            _ => {
                let name = format!("项目 {}", desk.model.journal_seq());
                desk.send(Msg::Edit(Command::RenameProject(name)));
            }
        }
    }
}

fn fold(desk: &Desk) -> Result<(), Failure> {
    now(desk.keeper.fold(State::of(&desk.model), async || {}))
}

/// The tab is killed, and another one opened on what is on the disk.
fn restarted(desk: &Desk) -> Desk {
    let disk = desk.disk.copy();
    let library = Library::new(disk.connect().unwrap());
    let opened = now(library.open(&desk.key(), at(desk.seconds))).unwrap();
    assert_eq!(opened.n_newly_damaged, 0);
    let ids = crate::desk::CountingIds::from(50_000);
    let (keeper, mut model): (Keeper<MemoryRecords>, _) = (opened.keeper, opened.model);
    let last = model.project.documents.keys().next_back().cloned().unwrap();
    let open = Msg::Session(engine::SessionMsg::OpenDocument(last));
    engine::update(&mut model, open, &mut engine::Env { now: at(0), ids: &mut { ids } });
    let saved = (*model.project).clone();
    let ids = crate::desk::CountingIds::from(60_000);
    Desk { disk, library, keeper, model, ids, seconds: desk.seconds, saved }
}

fn keys(desk: &Desk, shelf: Shelf) -> Vec<Key> {
    let rows = desk.disk.dump().into_iter().filter(|(other, ..)| *other == shelf);
    rows.map(|(_, key, _)| key).collect()
}

/// One record for each thing, and nothing that was left on the way.
#[track_caller]
fn check_tidy(desk: &Desk) {
    let snapshots = keys(desk, Shelf::Snapshots);
    let of = |kind: &str| snapshots.iter().filter(|key| key.text(1) == Some(kind)).count();
    let n_documents = desk.model.project.documents.len();
    assert_eq!((of("project"), of("history"), of("document")), (1, 1, n_documents));
    assert_eq!(of("project") + of("history") + of("document") + of("steps"), snapshots.len());
    assert_eq!(keys(desk, Shelf::Journal).len(), 1);
}

#[test]
fn project_and_history_are_there_in_fewer_records() {
    let mut desk = folded_once();
    desk.check_crash();
    let n_parts = |desk: &Desk| {
        keys(desk, Shelf::Snapshots).iter().filter(|key| key.text(1) == Some("steps")).count()
    };
    let before = n_parts(&desk);
    assert!(keys(&desk, Shelf::Journal).len() > 100);
    assert_eq!(fold(&desk), Ok(()));
    check_tidy(&desk);
    desk.check_crash();
    assert!(n_parts(&desk) > before);
    // undo goes back over all of it
    while desk.model.history.cursor() > 0 {
        desk.send(Msg::Undo);
    }
    desk.check_crash();
    assert_eq!(desk.model.project.documents.len(), 0);
    // and another step takes what was undone out of the parts as well
    desk.add("另一篇。");
    assert_eq!(fold(&desk), Ok(()));
    check_tidy(&desk);
    desk.check_crash();
}

#[test]
fn what_did_not_change_is_not_written_once_more() {
    let mut desk = folded_once();
    assert_eq!(fold(&desk), Ok(()));
    let before = keys(&desk, Shelf::Snapshots);
    desk.tag("draft", "actor");
    assert_eq!(fold(&desk), Ok(()));
    let after = keys(&desk, Shelf::Snapshots);
    let n_same = after.iter().filter(|key| before.contains(key)).count();
    // one of the two articles, and one new part of the history
    assert_eq!(after.len() - n_same, 2);
    // nor after the project was opened again
    let mut desk = restarted(&desk);
    desk.tag("draft", "stance");
    assert_eq!(fold(&desk), Ok(()));
    let again = keys(&desk, Shelf::Snapshots);
    let n_same = again.iter().filter(|key| after.contains(key)).count();
    assert_eq!(again.len() - n_same, 2);
    desk.check_crash();
}

#[test]
fn a_tab_that_is_killed_before_any_write_loses_nothing() {
    for n in 0.. {
        let desk = folded_once();
        desk.inject(Fault::Kill(n));
        let is_done = fold(&desk).is_ok();
        desk.disk.heal();
        desk.check_crash();
        let mut desk = restarted(&desk);
        desk.check_crash();
        desk.tag("draft", "actor");
        assert_eq!(desk.model.save, SaveState::Saved);
        desk.check_crash();
        assert_eq!(fold(&desk), Ok(()), "after a crash at write {n}");
        check_tidy(&desk);
        desk.check_crash();
        if is_done {
            assert!(n > 2, "it is written in slices");
            return;
        }
    }
}

#[test]
fn a_write_that_fails_leaves_the_journal_as_it_was() {
    let faults: [&dyn Fn(u64) -> Fault; 4] = [
        &|n| Fault::Write(n, Failure::Full),
        &|n| Fault::Write(n, Failure::Aborted(String::new())),
        &|n| Fault::Midway(n, 1),
        &|n| Fault::Midway(n, 4),
    ];
    for fault in faults {
        for n in 0.. {
            let mut desk = folded_once();
            desk.inject(fault(n));
            let is_done = fold(&desk).is_ok();
            desk.disk.heal();
            desk.check_crash();
            desk.tag("draft", "actor");
            assert_eq!(desk.model.save, SaveState::Saved);
            desk.check_crash();
            assert_eq!(fold(&desk), Ok(()));
            check_tidy(&desk);
            desk.check_crash();
            if is_done {
                break;
            }
        }
    }
}

#[test]
fn a_full_disk_is_not_made_fuller() {
    let desk = folded_once();
    let used: usize = desk.disk.dump().iter().map(|(.., value)| value.len()).sum();
    let before = desk.disk.dump();
    desk.inject(Fault::Quota(used + 100));
    assert_eq!(fold(&desk), Err(Failure::Full));
    assert_eq!(desk.disk.dump(), before);
    desk.disk.heal();
    desk.check_crash();
}

#[test]
fn it_is_due_when_the_journal_is_long_and_not_again_at_once_where_it_failed() {
    let mut desk = Desk::busy();
    while !desk.keeper.is_due(desk.model.journal_seq()) && desk.model.journal_seq() < 1000 {
        work(&mut desk, 1);
    }
    assert_eq!(desk.model.journal_seq(), LONG_JOURNAL + 1);
    desk.inject(Fault::Write(0, Failure::Full));
    assert_eq!(fold(&desk), Err(Failure::Full));
    assert!(!desk.keeper.is_due(desk.model.journal_seq()));
    assert!(desk.keeper.is_due(desk.model.journal_seq() + LONG_JOURNAL + 1));
    // a tab that opens it sees how long it is
    let desk = restarted(&desk);
    assert!(desk.keeper.is_due(desk.model.journal_seq()));
}

#[test]
fn the_list_tells_how_much_there_is_afterwards() {
    let mut desk = folded_once();
    assert_eq!(fold(&desk), Ok(()));
    desk.tag("draft", "actor");
    let told = now(desk.library.list()).unwrap()[0].row.n_bytes;
    let shelves = [Shelf::Snapshots, Shelf::Journal];
    let rows = desk.disk.dump().into_iter().filter(|(shelf, ..)| shelves.contains(shelf));
    assert_eq!(told, rows.map(|(.., value)| value.len() as u64).sum::<u64>());
}

#[test]
fn what_is_damaged_of_a_part_costs_the_history_only() {
    let mut desk = folded_once();
    assert_eq!(fold(&desk), Ok(()));
    let parts = keys(&desk, Shelf::Snapshots).into_iter();
    let part = parts.into_iter().find(|key| key.text(1) == Some("steps")).unwrap();
    desk.disk.tamper(Shelf::Snapshots, part, None);
    let opened = desk.reopened();
    assert_eq!(opened.n_newly_damaged, 1);
    assert_eq!(*opened.model.project, *desk.model.project);
    // a tab that follows leaves what it cannot read where it is
    let followed = now(desk.library.follow(&desk.key(), at(0))).unwrap();
    assert!(!followed.keeper.is_due(1_000_000));
    desk.tag("draft", "actor");
    assert_eq!(desk.model.save, SaveState::Saved);
}

#[test]
fn without_the_projects_record_the_folded_documents_are_found() {
    let mut desk = folded_once();
    assert_eq!(fold(&desk), Ok(()));
    desk.tag("draft", "actor");
    let key = desk.key().key().then("project");
    desk.disk.tamper(Shelf::Snapshots, key, Some("{".into()));
    let opened = desk.reopened();
    assert_eq!(opened.n_newly_damaged, 1, "{:?}", opened.damaged);
    let texts = |model: &engine::Model| -> Vec<_> {
        let rows = model.project.documents.values();
        rows.map(|row| (row.text().to_owned(), row.annotations.len())).collect()
    };
    assert_eq!(texts(&opened.model), texts(&desk.model));
}
