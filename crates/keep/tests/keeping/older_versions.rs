//! Databases of earlier versions of the program, which are kept as files, open; what each project
//! was is kept before as a backup.

use crate::desk::{at, now};
use engine::Backup;
use formats::native;
use formats::store::BackupReason;
use keep::{Failure, Fault, Key, Library, MemoryDisk, Part, ProjectKey, Shelf, State};
use serde_json::Value;

const DUMPS: [&str; 2] = [
    include_str!("../../fixtures/database-1.json"),
    include_str!("../../fixtures/database-2.json"),
];

fn part(value: &Value) -> Part {
    match value {
        Value::Number(number) => Part::Number(number.as_u64().unwrap()),
        other => Part::Text(other.as_str().unwrap().to_owned()),
    }
}

/// The disk as an earlier version left it: rows of object store, key and value.
fn disk(dump: &str) -> MemoryDisk {
    let disk = MemoryDisk::default();
    for row in serde_json::from_str::<Vec<(String, Value, String)>>(dump).unwrap() {
        let (store, key, value) = row;
        let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.name() == store).unwrap();
        let parts =
            key.as_array().map_or_else(|| vec![part(&key)], |p| p.iter().map(part).collect());
        disk.tamper(shelf, Key::from_parts(parts).unwrap(), Some(value));
    }
    disk
}

fn key() -> ProjectKey {
    ProjectKey::new("key-now")
}

/// The backups of the project, with what each holds.
fn backups(disk: &MemoryDisk) -> Vec<(Backup, String)> {
    let library = Library::new(disk.connect().unwrap());
    let keeper = now(library.follow(&key(), at(0))).unwrap().keeper;
    let content = |backup: Backup| {
        let content = now(keeper.backup(&backup.id)).unwrap();
        (backup, content)
    };
    now(keeper.backups()).unwrap().into_iter().map(content).collect()
}

#[test]
fn every_project_is_listed_and_opens() {
    for dump in DUMPS {
        let disk = disk(dump);
        let library = Library::new(disk.connect().unwrap());
        now(library.prepare(at(7))).unwrap();
        let listed = now(library.list()).unwrap();
        let keys: Vec<_> = listed.iter().map(|row| row.key.as_str()).collect();
        // the one that was set aside for its damage was in no list of the first version
        assert_eq!(keys, ["key-now", "key-damaged"]);
        assert_eq!(now(library.current()), Ok(Some(key())));
        let opened = now(library.open(&key(), at(0))).unwrap();
        assert_eq!(opened.n_newly_damaged, 0);
        assert_eq!(opened.model.check_invariants(), Vec::<String>::new());
        let document = opened.model.project.documents.values().next().unwrap();
        assert_eq!(document.annotations.len(), 3);
        assert_eq!(opened.model.history.entries().len(), 4);
        assert!(opened.session.is_some());
        let damaged = now(library.open(&ProjectKey::new("key-damaged"), at(0))).unwrap();
        assert_eq!(damaged.model.project.documents.values().next().unwrap().annotations.len(), 1);
        assert_eq!(damaged.n_newly_damaged, 1);
        // and its journal is folded
        let state = State::of(&opened.model);
        assert_eq!(now(opened.keeper.fold(state.clone(), async || {})), Ok(()));
        let folded = now(library.open(&key(), at(0))).unwrap();
        assert_eq!((folded.n_newly_damaged, folded.n_steps), (0, 0));
        assert_eq!(folded.model.project, state.project);
        assert_eq!(folded.model.history, state.history);
    }
}

#[test]
fn each_project_has_a_backup_before_it_gets_another_form() {
    for dump in DUMPS {
        let disk = disk(dump);
        let library = Library::new(disk.connect().unwrap());
        // the backup is there before anything else is done
        disk.inject(Fault::Kill(if dump == DUMPS[0] { 3 } else { 2 }));
        assert_eq!(now(library.prepare(at(7))), Err(Failure::Gone));
        disk.heal();
        let made = backups(&disk);
        let [(backup, content)] = &*made else { panic!("{made:?}") };
        assert_eq!((backup.row.reason, backup.row.at), (BackupReason::Migration, at(7)));
        assert_eq!((backup.row.n_documents, backup.row.n_annotations), (1, 3));
        let opened = now(library.open(&key(), at(0))).unwrap();
        assert_eq!(native::read(content).unwrap().project, *opened.model.project);
        // begun once more, there is still one; done, it is not made again
        now(library.prepare(at(8))).unwrap();
        now(library.prepare(at(9))).unwrap();
        let made = backups(&disk);
        assert_eq!(made.iter().map(|(backup, _)| backup.row.at).collect::<Vec<_>>(), [at(8)]);
    }
}

#[test]
fn a_full_disk_does_not_keep_the_projects_shut() {
    let disk = disk(DUMPS[1]);
    let used: usize = disk.dump().iter().map(|(.., value)| value.len()).sum();
    disk.inject(Fault::Quota(used + 10));
    let library = Library::new(disk.connect().unwrap());
    now(library.prepare(at(7))).unwrap();
    assert_eq!(backups(&disk), []);
    assert_eq!(now(library.open(&key(), at(0))).unwrap().n_newly_damaged, 0);
}

#[test]
fn a_crash_on_the_way_takes_nothing_away_and_it_is_done_the_next_time() {
    for (dump, n_writes) in [(DUMPS[0], 4), (DUMPS[1], 3)] {
        for n in 0..n_writes {
            let disk = disk(dump);
            let before = disk.dump();
            disk.inject(Fault::Midway(n, 0));
            let library = Library::new(disk.connect().unwrap());
            assert!(now(library.prepare(at(0))).is_err(), "write {n}");
            now(library.prepare(at(0))).unwrap();
            let after = disk.dump();
            now(library.prepare(at(0))).unwrap();
            assert_eq!(disk.dump(), after, "it is done once");
            let is_layout = |key: &Key| *key == Key::of("layout");
            for row in before.iter().filter(|(_, key, _)| !is_layout(key)) {
                assert!(after.contains(row), "{row:?}");
            }
        }
    }
}
