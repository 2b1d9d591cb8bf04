//! Orders about the projects of this browser.

use super::{BrowserIds, Store, now, open_project, which};
use crate::platform::{download, storage};
use engine::{Fact, Ids, ListedProject, ProjectsFact, ProjectsOrder, StoreFailure};
use formats::native;
use keep::{Failure, Listed, ProjectKey};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

impl Store {
    /// Carries an order about projects out, then reports.
    pub fn carry_out(&self, order: ProjectsOrder, report: Callback<Fact>) {
        let store = self.clone();
        spawn_local(async move {
            if let Err(failure) = store.try_carry_out(order, &report).await {
                let failure = StoreFailure::from(failure);
                report.emit(Fact::Projects(ProjectsFact::Failed(failure)));
            }
        });
    }

    async fn try_carry_out(
        &self,
        order: ProjectsOrder,
        report: &Callback<Fact>,
    ) -> Result<(), Failure> {
        let tell = report.reform(Fact::Projects);
        let library = self.0.library.borrow().clone();
        match order {
            ProjectsOrder::List => {
                self.list(&tell).await?;
                tell.emit(ProjectsFact::Measured(storage::measure().await));
            }
            ProjectsOrder::Open(key) => self.go_to(Some(ProjectKey::new(&*key))).await?,
            ProjectsOrder::Begin => self.go_to(None).await?,
            ProjectsOrder::Duplicate(key, name) => {
                let copy = ProjectKey::new(BrowserIds.next_id());
                library.duplicate(&ProjectKey::new(&*key), copy, name, now()).await?;
                self.list(&tell).await?;
            }
            ProjectsOrder::Export(key) => {
                let opened = library.follow(&ProjectKey::new(&*key), now()).await?;
                let project = &opened.model.project;
                let file_name = formats::file_name(&project.info.name, "");
                download::export(file_name, &native::write(project, now()), report.clone());
            }
            ProjectsOrder::Delete(key) => self.delete(&ProjectKey::new(&*key), &tell).await?,
            ProjectsOrder::KeepForGood => {
                tell.emit(ProjectsFact::Asked(storage::keep_for_good().await));
            }
            ProjectsOrder::Measure => {
                tell.emit(ProjectsFact::Measured(storage::measure().await));
                storage::note_question();
            }
            ProjectsOrder::ForgetDamaged => {
                let key = self.0.keeper.borrow().key().clone();
                library.forget_damaged(&key).await?;
                tell.emit(ProjectsFact::DamagedForgotten);
                self.list(&tell).await?;
            }
        }
        Ok(())
    }

    /// The projects that are not open, as far as they can be listed.
    pub async fn others(&self) -> Vec<Listed> {
        let library = self.0.library.borrow().clone();
        let open = self.0.keeper.borrow().key().clone();
        let mut listed = library.list().await.unwrap_or_default();
        listed.retain(|listed| listed.key != open);
        listed
    }

    async fn list(&self, tell: &Callback<ProjectsFact>) -> Result<(), Failure> {
        let library = self.0.library.borrow().clone();
        let listed = library.list().await?.into_iter().map(|listed| {
            let Listed { key, row, n_damaged } = listed;
            ListedProject { key: key.as_str().into(), row, n_damaged }
        });
        tell.emit(ProjectsFact::Listed(listed.collect()));
        Ok(())
    }

    /// Opens another project in place of this one, or begins one.
    async fn go_to(&self, key: Option<ProjectKey>) -> Result<(), Failure> {
        let library = self.0.library.borrow().clone();
        let mut loaded = open_project(library, key, &self.0.outside).await?;
        if self.is_in_memory() {
            loaded.failure.clone_from(&self.0.failure.borrow());
            loaded.store.0.failure.replace(loaded.failure.clone());
        }
        self.0.outside.on_opened.emit(loaded);
        Ok(())
    }

    async fn delete(&self, key: &ProjectKey, tell: &Callback<ProjectsFact>) -> Result<(), Failure> {
        let library = self.0.library.borrow().clone();
        let name = library.list().await?.into_iter().find(|listed| listed.key == *key);
        let name = name.map(|listed| listed.row.name).unwrap_or_default();
        let is_open = self.0.keeper.borrow().key() == key;
        if is_open {
            // where the reader was must not be written once more
            self.0.waiting.replace(None);
        }
        library.delete(key).await?;
        if is_open {
            let next = which::wanted(&library).await?;
            self.go_to(next).await?;
        } else {
            self.list(tell).await?;
        }
        tell.emit(ProjectsFact::Deleted(name));
        Ok(())
    }
}
