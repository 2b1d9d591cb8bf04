//! Backups of a project: what the list tells of each, and its content apart from that.

use crate::{Batch, Failure, Keeper, Key, Query, Range, Records, Shelf, get};
use engine::Backup;
use formats::store::BackupRow;

impl<R: Records> Keeper<R> {
    /// All backups. One of which the list can tell nothing is left out; it stays in the store.
    pub async fn backups(&self) -> Result<Vec<Backup>, Failure> {
        let about = Query::new(Shelf::Backups, Range::Under(self.about()));
        let rows = self.records().read(vec![about]).await?;
        let backup = |(key, json): (Key, String)| {
            let id = key.last_text()?.to_owned();
            Some(Backup { id, row: BackupRow::decode(&json).ok()? })
        };
        Ok(rows.into_iter().flatten().filter_map(backup).collect())
    }

    /// Keeps one.
    pub fn keep_backup(
        &self,
        mut backup: Backup,
        content: String,
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        backup.row.n_bytes = content.len() as u64;
        let id = backup.id.as_str();
        let batch = Batch::default()
            .require(Shelf::Projects, self.key().key())
            .put(Shelf::Backups, self.about().then(id), backup.row.encode())
            .put(Shelf::Backups, self.content().then(id), content);
        self.records().write(batch)
    }

    /// The content of one.
    pub async fn backup(&self, id: &str) -> Result<String, Failure> {
        let content = get(self.records(), Shelf::Backups, self.content().then(id)).await?;
        content.ok_or(Failure::Missing(Shelf::Backups))
    }

    /// Takes some out.
    pub fn delete_backups(
        &self,
        ids: &[String],
    ) -> impl Future<Output = Result<(), Failure>> + 'static + use<R> {
        let mut batch = Batch::default();
        for id in ids.iter().map(String::as_str) {
            batch = batch
                .delete(Shelf::Backups, Range::One(self.about().then(id)))
                .delete(Shelf::Backups, Range::One(self.content().then(id)));
        }
        self.records().write(batch)
    }

    fn about(&self) -> Key {
        self.key().key().then("about")
    }

    fn content(&self) -> Key {
        self.key().key().then("content")
    }
}
