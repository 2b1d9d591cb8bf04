//! The backups of the open project, and the folder with its file.

use super::Store;
use super::backing::Backing;
use crate::platform::{BrowserIds, download, folder, now};
use engine::{Backup, BackupEffect, BackupFact, Fact, FolderEffect, History, Ids, StoreFailure};
use formats::native;
use gloo_timers::future::TimeoutFuture;
use keep::{Failure, Keeper, Key, ProjectKey, State};
use model::{Project, ProjectInfo};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

impl Store {
    /// Tells what backups there are, and how the file in the folder stands.
    pub fn begin(&self, report: &Callback<Fact>) {
        self.backups(|_| async { Ok(()) }, report.clone());
        let (store, report) = (self.clone(), report.clone());
        if folder::is_possible() {
            spawn_local(async move {
                let handle = store.folder_handle().await;
                report.emit(store.0.folder.resume(handle).await);
            });
        }
    }

    /// Carries an effect out that is about backups.
    pub fn back_up(&self, effect: BackupEffect, report: Callback<Fact>) {
        match effect {
            BackupEffect::Keep(backup, project) => {
                self.backups(|keeper| keep_backup(keeper, *backup, project), report);
            }
            BackupEffect::Delete(ids) => {
                self.backups(|keeper| async move { keeper.delete_backups(&ids).await }, report);
            }
            BackupEffect::Restore(id, name) => {
                let store = self.clone();
                spawn_local(async move {
                    let restored = store.restore(&id, name).await;
                    report.emit(Fact::Backup(match restored {
                        Ok((name, key)) => BackupFact::Restored(name, key.as_str().into()),
                        Err(failure) => BackupFact::Failed(failure),
                    }));
                });
            }
            BackupEffect::Download(id, file_name) => {
                let keeper = self.0.keeper.borrow().clone();
                spawn_local(async move {
                    match keeper.backup(&id).await {
                        Ok(content) => download::export(file_name, &content, report),
                        Err(failure) => report.emit(failed(failure)),
                    }
                });
            }
        }
    }

    /// Does something with the backups, and then tells which there are.
    fn backups<F: Future<Output = Result<(), Failure>> + 'static>(
        &self,
        deed: impl FnOnce(Keeper<Backing>) -> F,
        report: Callback<Fact>,
    ) {
        let keeper = self.0.keeper.borrow().clone();
        let done = deed(keeper.clone());
        spawn_local(async move {
            let done = done.await;
            // what is there is told also where something failed
            if let Ok(list) = keeper.backups().await {
                report.emit(Fact::Backup(BackupFact::Listed(list)));
            }
            if let Err(failure) = done {
                report.emit(failed(failure));
            }
        });
    }

    /// Makes a project of a backup. Gives its name, and the one in the store.
    async fn restore(&self, id: &str, name: String) -> Result<(String, ProjectKey), StoreFailure> {
        let keeper = self.0.keeper.borrow().clone();
        let content = keeper.backup(id).await.map_err(StoreFailure::from)?;
        let read = native::read(&content);
        let mut project = read.map_err(|error| StoreFailure::Other(error.to_string()))?.project;
        let info = ProjectInfo { name: name.clone(), ..(*project.info).clone() };
        project.info = Rc::new(info);
        let state =
            State { project: Rc::new(project), history: Rc::new(History::default()), seq: 0 };
        let key = ProjectKey::new(BrowserIds.next_id());
        let library = self.0.library.borrow().clone();
        library.create(key.clone(), &state, now()).await.map_err(StoreFailure::from)?;
        Ok((name, key))
    }

    /// Carries an effect out that is about the folder.
    pub fn folder(&self, effect: FolderEffect, report: &Callback<Fact>) {
        let store = self.clone();
        self.0.folder.run(effect, move |handle| store.keep_folder(handle.as_ref()), report);
    }

    /// Keeps the folder's handle for the next visit, or forgets it.
    fn keep_folder(&self, handle: Option<&JsValue>) {
        let library = self.0.library.borrow().clone();
        if let Backing::Browser(records) = library.records() {
            let kept = records.put_handle(&self.folder_key(), handle);
            // without it the folder is chosen again in the next visit
            spawn_local(async move { drop(kept.await) });
        }
    }

    async fn folder_handle(&self) -> Option<JsValue> {
        let library = self.0.library.borrow().clone();
        match library.records() {
            Backing::Browser(records) => records.handle(&self.folder_key()).await,
            Backing::Memory(_) => None,
        }
    }

    fn folder_key(&self) -> Key {
        self.0.keeper.borrow().key().key().then("folder")
    }
}

/// Writes the project's file once the page has had its turn, and keeps it.
async fn keep_backup(
    keeper: Keeper<Backing>,
    backup: Backup,
    project: Rc<Project>,
) -> Result<(), Failure> {
    TimeoutFuture::new(0).await;
    let content = native::write(&project, backup.row.at);
    keeper.keep_backup(backup, content).await
}

fn failed(failure: Failure) -> Fact {
    Fact::Backup(BackupFact::Failed(failure.into()))
}
