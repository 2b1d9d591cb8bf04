//! The projects of a store: which there are, new ones, and the end of one.

use crate::keeper::Counters;
use crate::{
    Batch, Failure, Keeper, Key, ProjectKey, Query, Range, Records, Row, Shelf, State, get,
};
use engine::{Backup, backup_row};
use formats::native;
use formats::store::{BackupReason, ProjectRow, ProjectSnapshot};
use model::{ProjectInfo, Timestamp};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The version of what is in the database, as far as that is data: before 2 the projects were
/// not listed, and before 3 their snapshots were all in one piece.
const LAYOUT: &str = "3";

/// Names the backup that is made before the data gets today's form. There is one of it, however
/// often that is begun.
const BEFORE: &str = "before-layout-3";

/// A project in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Names it in the store.
    pub key: ProjectKey,
    /// What is known of it.
    pub row: ProjectRow,
    /// How many of its records could not be read and were put aside.
    pub n_damaged: usize,
}

/// The projects of a store.
#[derive(Debug, Clone)]
pub struct Library<R> {
    records: R,
}

impl<R: Records> Library<R> {
    /// The library of a store. Ask [`Self::prepare`] before anything else.
    pub const fn new(records: R) -> Self {
        Self { records }
    }

    /// The connection.
    pub const fn records(&self) -> &R {
        &self.records
    }

    /// Brings what an earlier version left into today's form. Each project has a backup before
    /// that, unless there is no room for one: then it goes without, since nothing is taken away.
    /// What is done is that once the last transaction is.
    pub async fn prepare(&self, now: Timestamp) -> Result<(), Failure> {
        let layout = get(&self.records, Shelf::Meta, Key::of("layout")).await?;
        if layout.as_deref() == Some(LAYOUT) {
            return Ok(());
        }
        self.list_all().await?;
        for listed in self.list().await? {
            match self.back_up(&listed.key, now).await {
                Ok(()) | Err(Failure::Full) => {}
                Err(failure) => return Err(failure),
            }
        }
        let batch = Batch::default().put(Shelf::Meta, Key::of("layout"), LAYOUT.to_owned());
        self.records.write(batch).await
    }

    /// Puts into the list what has records and stands in none.
    async fn list_all(&self) -> Result<(), Failure> {
        let everything = vec![
            Query::new(Shelf::Snapshots, Range::All),
            Query::new(Shelf::Journal, Range::All),
            Query::new(Shelf::Projects, Range::All),
        ];
        let rows = self.records.read(everything).await?;
        let projects = unlisted(&rows).into_iter();
        let batch = projects.fold(Batch::default(), |batch, (key, row)| {
            batch.put(Shelf::Projects, key.key(), row.encode())
        });
        match batch.ops.is_empty() {
            true => Ok(()),
            false => self.records.write(batch).await,
        }
    }

    /// Keeps a project as it is before it gets another form.
    async fn back_up(&self, key: &ProjectKey, now: Timestamp) -> Result<(), Failure> {
        let opened = self.follow(key, now).await?;
        let project = &opened.model.project;
        if project.documents.is_empty() {
            return Ok(());
        }
        let reason = BackupReason::Migration;
        let backup = Backup { id: BEFORE.to_owned(), row: backup_row(project, reason, "", now) };
        opened.keeper.keep_backup(backup, native::write(project, now)).await
    }

    /// All projects, the one that was changed last first.
    pub async fn list(&self) -> Result<Vec<Listed>, Failure> {
        let queries =
            vec![Query::new(Shelf::Projects, Range::All), Query::new(Shelf::Damaged, Range::All)];
        let [rows, damaged] = answers(self.records.read(queries).await?);
        let mut listed: Vec<_> = rows
            .into_iter()
            .filter_map(|(key, row)| {
                let key = ProjectKey::new(key.first()?);
                let is_its = |(other, _): &&Row| other.first() == Some(key.as_str());
                let n_damaged = damaged.iter().filter(is_its).count();
                // a row that cannot be read still names a project
                Some(Listed { row: ProjectRow::decode(&row).unwrap_or_default(), key, n_damaged })
            })
            .collect();
        listed.sort_by(|a, b| b.row.modified.cmp(&a.row.modified).then(a.key.cmp(&b.key)));
        Ok(listed)
    }

    /// The project that was opened last, if it is still there.
    pub async fn current(&self) -> Result<Option<ProjectKey>, Failure> {
        let current = get(&self.records, Shelf::Meta, Key::of("current")).await?;
        let Some(key) = current.map(ProjectKey::new) else { return Ok(None) };
        Ok(self.has(&key).await?.then_some(key))
    }

    /// Whether there is such a project.
    pub async fn has(&self, key: &ProjectKey) -> Result<bool, Failure> {
        Ok(get(&self.records, Shelf::Projects, key.key()).await?.is_some())
    }

    /// Remembers which project was opened last.
    pub fn set_current(
        &self,
        key: &ProjectKey,
    ) -> impl Future<Output = Result<(), Failure>> + use<R> {
        let batch = Batch::default().require(Shelf::Projects, key.key());
        let key = key.as_str().to_owned();
        self.records.write(batch.put(Shelf::Meta, Key::of("current"), key).relaxed())
    }

    /// Begins a project in the store under a key that is not used yet.
    pub async fn create(
        &self,
        key: ProjectKey,
        state: &State,
        now: Timestamp,
    ) -> Result<Keeper<R>, Failure> {
        let keeper = Keeper::new(self.records.clone(), key, Counters::default());
        keeper.write_all(state, now).await?;
        Ok(keeper)
    }

    /// Makes a copy of a project under a key that is not used yet, with its history; of its
    /// backups and damaged records it has none.
    pub async fn duplicate(
        &self,
        key: &ProjectKey,
        copy: ProjectKey,
        name: String,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let mut state = self.read(key, now).await?;
        let project = Rc::make_mut(&mut state.project);
        project.info = Rc::new(ProjectInfo { name, ..(*project.info).clone() });
        self.create(copy, &state, now).await.map(|_| ())
    }

    /// Deletes the records of a project that could not be read.
    pub async fn forget_damaged(&self, key: &ProjectKey) -> Result<(), Failure> {
        let batch = Batch::default().delete(Shelf::Damaged, Range::Under(key.key()));
        self.records.write(batch).await
    }

    /// Takes a project out with everything that is kept of it, in one transaction.
    pub async fn delete(&self, key: &ProjectKey) -> Result<(), Failure> {
        let mut batch = Batch::default();
        for shelf in Shelf::ALL.into_iter().filter(|shelf| *shelf != Shelf::Meta) {
            batch =
                batch.delete(shelf, Range::One(key.key())).delete(shelf, Range::Under(key.key()));
        }
        if get(&self.records, Shelf::Meta, Key::of("current")).await?.as_deref()
            == Some(key.as_str())
        {
            batch = batch.delete(Shelf::Meta, Range::One(Key::of("current")));
        }
        self.records.write(batch).await
    }
}

/// The answers to just so many questions.
pub(crate) fn answers<const N: usize>(rows: Vec<Vec<Row>>) -> [Vec<Row>; N] {
    let mut rows = rows.into_iter();
    std::array::from_fn(|_| rows.next().unwrap_or_default())
}

/// Projects that have records but stand in no list, with what can be told of them.
fn unlisted(rows: &[Vec<Row>]) -> Vec<(ProjectKey, ProjectRow)> {
    let [snapshots, journal, listed] = rows else { return Vec::new() };
    let keys = |rows: &[Row]| -> BTreeSet<String> {
        rows.iter().filter_map(|(key, _)| key.first().map(str::to_owned)).collect()
    };
    let mut found = keys(snapshots);
    found.extend(keys(journal));
    let listed = keys(listed);
    let projects = found.into_iter().filter(|key| !listed.contains(key)).map(ProjectKey::new);
    projects.map(|key| (key.clone(), row_from(&key, snapshots, journal))).collect()
}

fn row_from(key: &ProjectKey, snapshots: &[Row], journal: &[Row]) -> ProjectRow {
    let its = |(other, _): &&Row| other.first() == Some(key.as_str());
    let mut row = ProjectRow::default();
    let project = snapshots.iter().find(|(other, _)| *other == key.key().then("project"));
    if let Some(snapshot) = project.and_then(|(_, json)| ProjectSnapshot::decode(json).ok()) {
        row.name.clone_from(&snapshot.info.name);
        row.created = snapshot.info.created;
        row.n_documents = snapshot.documents.len() as u64;
    }
    row.modified = row.created;
    if let Some((_, last)) = journal.iter().rfind(its) {
        let last = formats::store::JournalEntry::decode(last);
        row.modified = last.map_or(row.modified, |entry| entry.at);
    }
    let all = snapshots.iter().chain(journal).filter(its);
    row.n_bytes = all.map(|(_, json)| json.len() as u64).sum();
    row
}
