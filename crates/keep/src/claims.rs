//! One tab writes a project, and the others follow it: who may write, and what was missed.
//!
//! The tab that has the lock claims the project, and from then on every transaction of another tab
//! fails as a whole, however late it comes. So what a claim is followed by is all that there is.

use crate::library::answers;
use crate::{
    Batch, Failure, Keeper, Key, Library, ProjectKey, Query, Range, Records, Shelf, State,
};
use engine::{Kept, Missed};
use formats::store::{JournalEntry, ProjectRow, ProjectSnapshot};
use model::Timestamp;

/// The greatest number in a key.
const LAST: u64 = (1 << 53) - 1;

impl<R: Records> Library<R> {
    /// Makes the tab of this name the one that writes the project: from now on no other one's
    /// writing succeeds.
    pub fn claim(
        &self,
        project: &ProjectKey,
        tab: &str,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        let batch = Batch::default()
            .require(Shelf::Projects, project.key())
            .delete(Shelf::Handles, Range::Under(claims(project)))
            .put(Shelf::Handles, claims(project).then(tab), String::new());
        self.records().write(batch)
    }

    /// All that is kept of a project, as far as it can be read.
    pub(crate) async fn read(&self, key: &ProjectKey, now: Timestamp) -> Result<State, Failure> {
        Ok(State::of(&self.follow(key, now).await?.model))
    }
}

impl<R: Records> Keeper<R> {
    /// Makes the tab of this name the one that writes: from now on no other one's writing succeeds.
    pub async fn claim(&self, tab: &str) -> Result<(), Failure> {
        Library::new(self.records().clone()).claim(self.key(), tab).await?;
        self.claimed(tab);
        Ok(())
    }

    /// The tab of this name has claimed the project already, and this writes for it.
    pub fn claimed(&self, tab: &str) {
        self.counters().claim.replace(Some(tab.to_owned()));
    }

    /// Writes all of a project that is not in the store any more, and claims it for the tab of this
    /// name, in one transaction: no other tab can come between. Where it is there after all, another
    /// tab has brought it back: then this writes only if it is still the tab that has claimed it.
    pub async fn bring_back(
        &self,
        tab: &str,
        state: &State,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let batch = Batch::default()
            .absent(Shelf::Projects, self.key().key())
            .delete(Shelf::Handles, Range::Under(claims(self.key())))
            .put(Shelf::Handles, claims(self.key()).then(tab), String::new());
        match self.write_all_after(batch, state, now).await {
            Ok(()) => {
                self.claimed(tab);
                Ok(())
            }
            Err(Failure::Present(_)) => self.write_all(state, now).await,
            Err(failure) => Err(failure),
        }
    }

    /// Adds to a batch that this tab is the one that writes, where it has claimed that.
    pub(crate) fn as_writer(&self, batch: Batch) -> Batch {
        match &*self.counters().claim.borrow() {
            Some(tab) => batch.require(Shelf::Handles, claims(self.key()).then(tab.as_str())),
            None => batch,
        }
    }

    /// What was written behind entry `seq` of the journal; all there is, where the journal does not
    /// tell. What is counted without asking is counted anew.
    pub async fn missed(&self, seq: u64, now: Timestamp) -> Result<Missed, Failure> {
        let key = self.key().key();
        let entries = Range::Between(key.clone().then(seq + 1), key.clone().then(LAST));
        let queries = vec![
            Query::new(Shelf::Snapshots, Range::One(key.clone().then("project"))),
            Query::new(Shelf::Journal, entries),
            Query::new(Shelf::Projects, Range::One(key)),
        ];
        let [project, entries, row] = answers(self.records().read(queries).await?);
        let Some((_, row)) = row.first() else { return Err(Failure::Missing(Shelf::Projects)) };
        if let Ok(row) = ProjectRow::decode(row) {
            self.counters().n_bytes.set(row.n_bytes);
        }
        let floor = project.first().and_then(|(_, json)| ProjectSnapshot::decode(json).ok());
        let floor = floor.map(|snapshot| snapshot.seq);
        self.counters().floor.set(floor.unwrap_or_default());
        let entries: Result<Vec<_>, _> =
            entries.iter().map(|(_, json)| JournalEntry::decode(json)).collect();
        match (floor, entries) {
            (Some(floor), Ok(entries)) if floor <= seq => Ok(Missed::Entries(entries)),
            _ => self.all(now).await,
        }
    }

    /// All that is kept.
    pub async fn all(&self, now: Timestamp) -> Result<Missed, Failure> {
        let library = Library::new(self.records().clone());
        let opened = library.follow(self.key(), now).await?;
        if opened.keeper.counters().is_damaged.get() {
            self.counters().is_damaged.set(true);
        }
        let State { project, history, seq } = State::of(&opened.model);
        let (project, history) = ((*project).clone(), (*history).clone());
        Ok(Missed::All(Box::new(Kept { project, history, seq })))
    }
}

fn claims(project: &ProjectKey) -> Key {
    project.key().then("writer")
}
