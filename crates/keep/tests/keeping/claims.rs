//! One tab writes: whoever has claimed the project last, however late another tab's writing comes.

use engine::{Backup, Effect, Env, Fact, Ids, IntakeMsg, Missed, Model, Msg, update};
use formats::store::{BackupReason, BackupRow, JournalEntry};
use keep::{Failure, Keeper, Library, MemoryDisk, MemoryRecords, ProjectKey, Shelf, State};
use model::Timestamp;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

/// What the store in memory does is done at once.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("the store in memory does not wait"),
    }
}

struct Counting(u32);

impl Ids for Counting {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("id{:03}", self.0)
    }
}

/// A tab on the project.
struct Tab {
    model: Model,
    keeper: Keeper<MemoryRecords>,
    ids: Counting,
}

fn key() -> ProjectKey {
    ProjectKey::new("p")
}

impl Tab {
    /// Begins the project.
    fn first(disk: &MemoryDisk) -> Self {
        let mut ids = Counting(0);
        let model = Model::new(&mut Env { now: NOW, ids: &mut ids });
        let library = Library::new(disk.connect().unwrap());
        let keeper = now(library.create(key(), &State::of(&model), NOW)).unwrap();
        Self { model, keeper, ids }
    }

    /// Opens it beside another tab.
    fn beside(disk: &MemoryDisk, n: u32) -> Self {
        let library = Library::new(disk.connect().unwrap());
        let opened = now(library.follow(&key(), NOW)).unwrap();
        Self { model: opened.model, keeper: opened.keeper, ids: Counting(n * 100) }
    }

    fn send(&mut self, msg: Msg) -> Vec<JournalEntry> {
        let effects = update(&mut self.model, msg, &mut Env { now: NOW, ids: &mut self.ids });
        let entries = effects.into_iter().filter_map(|effect| match effect {
            Effect::Persist(entries) => Some(entries),
            _ => None,
        });
        entries.flatten().collect()
    }

    /// Adds an article and writes that.
    fn add(&mut self, text: &str) -> Result<(), Failure> {
        self.send(Msg::Intake(IntakeMsg::Offered(text.into())));
        let entries = self.send(Msg::Intake(IntakeMsg::Add));
        let written = now(self.keeper.append(&entries, &State::of(&self.model), NOW));
        if written.is_ok() {
            self.send(Msg::Io(Fact::Persisted(entries[0].seq..=entries[0].seq)));
        }
        written
    }

    fn missed(&self) -> Missed {
        now(self.keeper.missed(self.model.journal_seq(), NOW)).unwrap()
    }
}

fn n_documents(disk: &MemoryDisk) -> usize {
    let library = Library::new(disk.connect().unwrap());
    now(library.open(&key(), NOW)).unwrap().model.project.documents.len()
}

#[test]
fn a_tab_that_was_replaced_writes_nothing_more() {
    let disk = MemoryDisk::default();
    let mut first = Tab::first(&disk);
    now(first.keeper.claim("first")).unwrap();
    first.add("一。").unwrap();
    let second = Tab::beside(&disk, 1);
    now(second.keeper.claim("second")).unwrap();
    assert_eq!(first.add("二。"), Err(Failure::Missing(Shelf::Handles)));
    // not even all of it at once, nor by a clone or a new connection
    let state = State::of(&first.model);
    let refused = Err(Failure::Missing(Shelf::Handles));
    assert_eq!(now(first.keeper.write_all(&state, NOW)), refused);
    assert_eq!(now(first.keeper.over(disk.connect().unwrap()).write_all(&state, NOW)), refused);
    assert_eq!(n_documents(&disk), 1);
    let mut second = second;
    second.add("三。").unwrap();
    assert_eq!(n_documents(&disk), 2);
}

#[test]
fn what_was_missed_is_told_entry_by_entry_and_whole_where_it_was_folded() {
    let disk = MemoryDisk::default();
    let mut first = Tab::first(&disk);
    now(first.keeper.claim("first")).unwrap();
    first.add("一。").unwrap();
    let second = Tab::beside(&disk, 1);
    assert_eq!(second.missed(), Missed::Entries(Vec::new()));
    first.add("二。").unwrap();
    first.add("三。").unwrap();
    let Missed::Entries(entries) = second.missed() else { panic!() };
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [2, 3]);
    now(first.keeper.write_all(&State::of(&first.model), NOW)).unwrap();
    let Missed::All(kept) = second.missed() else { panic!() };
    assert_eq!((kept.project, kept.seq), ((*first.model.project).clone(), 3));
    // whoever takes over then goes on where the snapshots end
    let mut third = Tab::beside(&disk, 2);
    now(third.keeper.claim("third")).unwrap();
    third.add("四。").unwrap();
    assert_eq!(n_documents(&disk), 4);
}

#[test]
fn a_tab_that_follows_leaves_the_store_as_it_is() {
    let disk = MemoryDisk::default();
    let mut first = Tab::first(&disk);
    first.add("一。").unwrap();
    let records = disk.connect().unwrap();
    let broken = keep::Batch::default().put(Shelf::Journal, key().key().then(1), "{".into());
    now(keep::Records::write(&records, broken)).unwrap();
    let read = || now(keep::Records::read(&records, everything())).unwrap();
    let before = read();
    assert_eq!(Tab::beside(&disk, 1).model.project.documents.len(), 0);
    assert_eq!(read(), before);
}

fn everything() -> Vec<keep::Query> {
    Shelf::ALL.map(|shelf| keep::Query::new(shelf, keep::Range::All)).to_vec()
}

#[test]
fn backups_are_listed_apart_from_what_they_hold_and_go_with_the_project() {
    let disk = MemoryDisk::default();
    let tab = Tab::first(&disk);
    now(tab.keeper.claim("first")).unwrap();
    let row = BackupRow {
        at: NOW,
        reason: BackupReason::Hand,
        name: "第二轮前".into(),
        n_documents: 1,
        n_annotations: 2,
        n_statements: 3,
        n_bytes: 0,
    };
    let backup = |id: &str| Backup { id: id.into(), row: row.clone() };
    now(tab.keeper.keep_backup(backup("a"), "{一}".into())).unwrap();
    now(tab.keeper.keep_backup(backup("b"), "{二二}".into())).unwrap();
    let listed = now(tab.keeper.backups()).unwrap();
    let told: Vec<_> = listed.iter().map(|b| (&*b.id, b.row.n_bytes, &*b.row.name)).collect();
    assert_eq!(told, [("a", 5, "第二轮前"), ("b", 8, "第二轮前")]);
    assert_eq!(now(tab.keeper.backup("b")), Ok("{二二}".to_owned()));
    now(tab.keeper.delete_backups(&["b".into()])).unwrap();
    assert_eq!(now(tab.keeper.backup("b")), Err(Failure::Missing(Shelf::Backups)));
    let library = Library::new(disk.connect().unwrap());
    now(library.delete(&key())).unwrap();
    let left = now(keep::Records::read(&disk.connect().unwrap(), everything())).unwrap();
    assert!(left.into_iter().flatten().next().is_none());
    assert_eq!(
        now(tab.keeper.keep_backup(backup("c"), String::new())),
        Err(Failure::Missing(Shelf::Projects))
    );
}

#[test]
fn a_project_that_is_gone_is_brought_back_by_one_tab_only() {
    let disk = MemoryDisk::default();
    let mut first = Tab::first(&disk);
    now(first.keeper.claim("first")).unwrap();
    first.add("一。").unwrap();
    let second = Tab::beside(&disk, 1);
    disk.cut_off(true);
    let over = |tab: &Tab| tab.keeper.over(disk.connect().unwrap());
    let (one, two) = (over(&first), over(&second));
    let state = State::of(&first.model);
    assert_eq!(now(one.bring_back("first", &state, NOW)), Ok(()));
    assert_eq!(n_documents(&disk), 1);
    // whoever comes later finds it there, and has not claimed it
    now(two.claim("second")).unwrap();
    let refused = Err(Failure::Missing(Shelf::Handles));
    assert_eq!(now(one.bring_back("first", &state, NOW)), refused);
    assert_eq!(now(one.write_all(&state, NOW)), refused);
    // the other way round: one that has not claimed it does not write over one that has
    disk.cut_off(true);
    let (one, two) = (over(&first), over(&second));
    assert_eq!(now(two.bring_back("second", &State::of(&second.model), NOW)), Ok(()));
    assert_eq!(now(one.bring_back("first", &state, NOW)), refused);
    // and it writes on where it is still the one
    assert_eq!(now(two.bring_back("second", &State::of(&second.model), NOW)), Ok(()));
}

#[test]
fn bringing_a_project_back_is_one_transaction_with_its_claim() {
    let disk = MemoryDisk::default();
    let mut first = Tab::first(&disk);
    now(first.keeper.claim("first")).unwrap();
    first.add("一。").unwrap();
    disk.cut_off(true);
    let keeper = first.keeper.over(disk.connect().unwrap());
    disk.inject(keep::Fault::Midway(0, 4));
    let state = State::of(&first.model);
    assert!(now(keeper.bring_back("first", &state, NOW)).is_err());
    assert_eq!(disk.dump(), []);
    disk.heal();
    disk.inject(keep::Fault::Kill(1));
    assert_eq!(now(keeper.bring_back("first", &state, NOW)), Ok(()));
    disk.heal();
    let claims = |row: &&(Shelf, keep::Key, String)| row.0 == Shelf::Handles;
    let told: Vec<_> = disk
        .dump()
        .iter()
        .filter(claims)
        .map(|(_, key, _)| key.text(2).map(str::to_owned))
        .collect();
    assert_eq!(told, [Some("first".to_owned())]);
}
