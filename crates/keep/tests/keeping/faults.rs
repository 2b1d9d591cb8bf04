//! Whatever fails ends in a message and an intact project, and work goes on once it can.

use crate::desk::{Desk, at, now};
use engine::{Fact, Msg, NoticeKind, SaveState, StoreFailure};
use keep::{Failure, Fault, Library, MemoryDisk, State};

/// Lets something go wrong at each write of a script: the page says so, what was saved is on the
/// disk, and nothing is lost once all is well again.
#[track_caller]
fn check_survived(fault: impl Fn(u64) -> Fault, told: &StoreFailure) {
    for n in 0..6 {
        let mut desk = Desk::new();
        desk.inject(fault(n));
        let mut was_told = false;
        let script: [&dyn Fn(&mut Desk); 6] = [
            &|desk| desk.add("甲乙丙丁。"),
            &|desk| desk.tag("甲", "actor"),
            &|desk| desk.tag("乙丙", "process"),
            &|desk| desk.send(Msg::Undo),
            &|desk| desk.send(Msg::Redo),
            &|desk| desk.tag("丁", "stance"),
        ];
        for step in script {
            step(&mut desk);
            desk.check_crash();
            if let SaveState::Failed(failure) = &desk.model.save {
                assert_eq!(failure, told);
                let said = NoticeKind::SaveFailed(told.clone());
                assert!(desk.model.session.notices.iter().any(|notice| notice.kind == said));
                was_told = true;
            }
        }
        assert!(was_told, "write {n}");
        desk.disk.heal();
        desk.send(Msg::Io(Fact::RetryRequested));
        assert_eq!(desk.model.save, SaveState::Saved, "write {n}");
        desk.check_crash();
    }
}

#[test]
fn a_write_that_fails_is_survived() {
    let failures = [
        (Failure::Full, StoreFailure::Full),
        (Failure::Aborted("a".into()), StoreFailure::Interrupted("a".into())),
        (Failure::Other("o".into()), StoreFailure::Other("o".into())),
    ];
    for (failure, told) in failures {
        check_survived(|n| Fault::Write(n, failure.clone()), &told);
    }
}

#[test]
fn a_write_that_is_given_up_midway_is_survived() {
    for n_ops in 0..3 {
        let told = StoreFailure::Interrupted("midway".into());
        check_survived(|n| Fault::Midway(n, n_ops), &told);
    }
}

#[test]
fn a_full_disk_is_survived() {
    let mut desk = Desk::busy();
    let used: usize = desk.disk.dump().iter().map(|(.., value)| value.len()).sum();
    desk.inject(Fault::Quota(used + 100));
    desk.tag("draft", "process");
    assert_eq!(desk.model.save, SaveState::Failed(StoreFailure::Full));
    desk.check_crash();
    // to write all of it anew fails as well, and takes nothing away
    let written = now(desk.keeper.write_all(&State::of(&desk.model), at(99)));
    assert_eq!(written, Err(Failure::Full));
    desk.check_crash();
    desk.disk.heal();
    desk.send(Msg::Io(Fact::RetryRequested));
    assert_eq!(desk.model.save, SaveState::Saved);
    desk.check_crash();
}

#[test]
fn a_later_write_never_overtakes_one_that_failed() {
    let mut desk = Desk::busy();
    desk.inject(Fault::Write(0, Failure::Full));
    let seq = desk.model.journal_seq();
    // two steps before the outcome of the first is known
    let mut entries = Vec::new();
    for quote in ["draft", "The"] {
        let mut env = engine::Env { now: at(77), ids: &mut desk.ids };
        let text = desk.model.document().unwrap().text();
        let start = text::TextSize::from_index(text.find(quote).unwrap());
        let end = text::TextSize::from_index(start.index() + quote.len());
        let select = Msg::Session(engine::SessionMsg::Select(Some((start, end))));
        engine::update(&mut desk.model, select, &mut env);
        let tag = Msg::Tag(model::LabelId::new("actor"));
        let effects = engine::update(&mut desk.model, tag, &mut env);
        entries.extend(effects.into_iter().filter_map(|effect| match effect {
            engine::Effect::Persist(entries) => Some(entries),
            _ => None,
        }));
    }
    let state = State::of(&desk.model);
    let first = desk.keeper.append(&entries[0], &state, at(78));
    let second = desk.keeper.append(&entries[1], &state, at(78));
    assert_eq!(now(first), Err(Failure::Full));
    assert!(now(second).is_err());
    assert_eq!(desk.reopened().model.journal_seq(), seq);
    assert_eq!(desk.reopened().n_newly_damaged, 0);
}

#[test]
fn a_database_that_was_deleted_is_written_anew() {
    let mut desk = Desk::busy();
    desk.disk.cut_off(true);
    desk.tag("draft", "process");
    assert_eq!(desk.model.save, SaveState::Failed(StoreFailure::Gone));
    let records = desk.disk.connect().unwrap();
    desk.keeper = desk.keeper.over(records.clone());
    desk.library = Library::new(records);
    now(desk.library.prepare(at(0))).unwrap();
    now(desk.keeper.write_all(&State::of(&desk.model), at(99))).unwrap();
    let seq = desk.model.journal_seq();
    desk.send(Msg::Io(Fact::Persisted(1..=seq)));
    assert_eq!(desk.model.save, SaveState::Saved);
    desk.check_crash();
    desk.tag("The", "actor");
    desk.check_crash();
}

#[test]
fn a_connection_that_was_cut_off_is_made_anew() {
    let mut desk = Desk::busy();
    desk.disk.cut_off(false);
    desk.tag("draft", "process");
    assert_eq!(desk.model.save, SaveState::Failed(StoreFailure::Gone));
    desk.keeper = desk.keeper.over(desk.disk.connect().unwrap());
    desk.send(Msg::Io(Fact::RetryRequested));
    assert_eq!(desk.model.save, SaveState::Saved);
    desk.check_crash();
}

#[test]
fn a_store_that_cannot_be_opened_says_why() {
    let cases = [
        (Failure::Blocked("b".into()), StoreFailure::Blocked("b".into())),
        (Failure::VersionLocked, StoreFailure::VersionLocked),
        (Failure::Newer, StoreFailure::Newer),
        (Failure::Gone, StoreFailure::Gone),
    ];
    for (failure, told) in cases {
        let disk = MemoryDisk::default();
        disk.inject(Fault::Connect(failure.clone()));
        assert_eq!(disk.connect().map(|_| ()), Err(failure.clone()));
        assert_eq!(StoreFailure::from(failure), told);
    }
}

#[test]
fn a_project_that_cannot_be_read_now_is_not_touched() {
    let desk = Desk::busy();
    desk.inject(Fault::Reads(Failure::Other("no".into())));
    let before = desk.disk.dump();
    let opened = now(desk.library.open(&desk.key(), at(9)));
    assert_eq!(opened.map(|_| ()), Err(Failure::Other("no".into())));
    assert_eq!(desk.disk.dump(), before);
}

#[test]
fn a_clock_that_is_set_back_changes_no_order() {
    let mut desk = Desk::new();
    desk.seconds = 1_000_000;
    desk.add("甲乙丙丁。");
    desk.tag("甲", "actor");
    desk.seconds = -5_000_000;
    desk.tag("乙", "actor");
    desk.send(Msg::Undo);
    desk.seconds = 7;
    desk.tag("丙", "process");
    desk.check_crash();
    now(desk.keeper.write_all(&State::of(&desk.model), at(-9_000_000))).unwrap();
    desk.seconds = -9_000_000;
    desk.tag("丁", "process");
    desk.check_crash();
}
