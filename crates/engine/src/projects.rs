//! The projects of this browser: the list, going from one to another, and the end of one. The
//! engine knows the open project; all others are rows of a list that the store gives.

use crate::{
    Command, Dialog, Effect, Env, ExchangeMsg, Model, Msg, NoticeKind, SaveState, StoreFailure,
};
use formats::store::{DamagedKind, DamagedRow, ProjectRow};
use std::rc::Rc;

/// After so many steps were saved the browser may be asked to keep them for good.
const REAL_WORK: u32 = 20;

/// A project in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedProject {
    /// Names it in the store.
    pub key: Rc<str>,
    /// What is known of it.
    pub row: ProjectRow,
    /// How many of its records could not be read.
    pub n_damaged: usize,
}

/// How much room the browser gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StorageUse {
    /// So many bytes are used; `None` where the browser does not tell.
    pub used: Option<u64>,
    /// So many there are.
    pub quota: Option<u64>,
    /// Whether what is kept is safe from the browser's own cleaning; `None` where it does not
    /// tell.
    pub is_persistent: Option<bool>,
    /// Whether the analyst was asked before.
    pub was_asked: bool,
}

/// What is known of the projects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectsState {
    /// The key of the open project; empty until it is known.
    pub open: Rc<str>,
    /// All projects, the one that was changed last first; `None` until they are known.
    pub listed: Option<Rc<[ListedProject]>>,
    /// How much room there is.
    pub storage: Option<StorageUse>,
    /// The project that is to be deleted, once that is confirmed.
    pub doomed: Option<Rc<str>>,
    /// Records of the open project that could not be read.
    pub damaged: Rc<[DamagedRow]>,
    /// What is to be done once everything is saved.
    pub(crate) waiting: Option<ProjectsOrder>,
    /// How many steps were saved since the app was opened.
    pub(crate) n_saved: u32,
}

impl ProjectsState {
    /// A project in the list.
    pub fn find(&self, key: &str) -> Option<&ListedProject> {
        self.listed.iter().flat_map(|rows| rows.iter()).find(|row| &*row.key == key)
    }
}

/// A wish about projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectsMsg {
    /// Opens another project in place of the present one.
    Open(Rc<str>),
    /// Begins a project and opens it.
    Begin,
    /// Gives the open project a name.
    Rename(String),
    /// Makes a copy of a project, under the name that is given.
    Duplicate(Rc<str>, String),
    /// Downloads a project.
    Download(Rc<str>),
    /// Asks whether a project is to be deleted.
    AskToDelete(Rc<str>),
    /// Deletes the project that was asked about.
    Delete,
    /// Asks the browser to keep everything for good.
    KeepForGood,
    /// Downloads a damaged record as it was found; counted from 0.
    SaveDamaged(usize),
    /// Deletes the damaged records of the open project.
    ForgetDamaged,
}

/// An order about projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectsOrder {
    /// Tell which there are, and how much room.
    List,
    /// Open one in place of the present one.
    Open(Rc<str>),
    /// Begin one and open it.
    Begin,
    /// Copy one, under this name.
    Duplicate(Rc<str>, String),
    /// Hand one over as a file.
    Export(Rc<str>),
    /// Delete one with everything that is kept of it; if it is the open one, open another.
    Delete(Rc<str>),
    /// Ask the browser to keep everything for good.
    KeepForGood,
    /// Tell how much room there is.
    Measure,
    /// Delete the damaged records of the open project.
    ForgetDamaged,
}

/// What happened to projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectsFact {
    /// A project was opened.
    Opened {
        /// Its key.
        key: Rc<str>,
        /// Its records that could not be read.
        damaged: Rc<[DamagedRow]>,
        /// How many of them were not known to be damaged: the last ones.
        n_new: usize,
    },
    /// These projects there are.
    Listed(Rc<[ListedProject]>),
    /// So much room there is.
    Measured(StorageUse),
    /// The browser was asked to keep everything for good, and this is how things stand.
    Asked(StorageUse),
    /// The project of this name was deleted.
    Deleted(String),
    /// The damaged records were deleted.
    DamagedForgotten,
    /// Something about projects failed.
    Failed(StoreFailure),
}

/// Carries out a wish.
pub(crate) fn update(model: &mut Model, msg: ProjectsMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        ProjectsMsg::Open(key) => leave_for(model, ProjectsOrder::Open(key)),
        ProjectsMsg::Begin => leave_for(model, ProjectsOrder::Begin),
        ProjectsMsg::Rename(name) => crate::update::edit(model, Command::RenameProject(name), env),
        ProjectsMsg::Duplicate(key, name) => order(ProjectsOrder::Duplicate(key, name)),
        ProjectsMsg::Download(key) if key == model.session.projects.open => {
            crate::update(model, Msg::Exchange(ExchangeMsg::Download), env)
        }
        ProjectsMsg::Download(key) => order(ProjectsOrder::Export(key)),
        ProjectsMsg::AskToDelete(key) => ask_to_delete(model, key),
        ProjectsMsg::Delete => delete(model),
        ProjectsMsg::KeepForGood => order(ProjectsOrder::KeepForGood),
        ProjectsMsg::SaveDamaged(idx) => save_damaged(model, idx),
        ProjectsMsg::ForgetDamaged => order(ProjectsOrder::ForgetDamaged),
    }
}

fn order(order: ProjectsOrder) -> Vec<Effect> {
    vec![Effect::Projects(order)]
}

/// Leaves the open project, once everything of it is saved. What cannot be saved is not left
/// behind, unless there is no store and all projects live in memory.
fn leave_for(model: &mut Model, wish: ProjectsOrder) -> Vec<Effect> {
    match &model.save {
        SaveState::Saved => order(wish),
        SaveState::Failed(StoreFailure::Blocked(_)) if model.unsaved.is_empty() => order(wish),
        SaveState::Saving => {
            state_mut(model).waiting = Some(wish);
            Vec::new()
        }
        SaveState::Failed(_) => {
            model.session_mut().notify(NoticeKind::SaveFirst);
            Vec::new()
        }
    }
}

fn ask_to_delete(model: &mut Model, key: Rc<str>) -> Vec<Effect> {
    state_mut(model).doomed = Some(key);
    model.session_mut().dialog = Some(Dialog::DeleteProject);
    Vec::new()
}

fn delete(model: &mut Model) -> Vec<Effect> {
    let doomed = state_mut(model).doomed.take();
    model.session_mut().dialog = None;
    doomed.into_iter().map(|key| Effect::Projects(ProjectsOrder::Delete(key))).collect()
}

fn save_damaged(model: &Model, idx: usize) -> Vec<Effect> {
    let Some(row) = model.session.projects.damaged.get(idx) else { return Vec::new() };
    let name = match &row.kind {
        DamagedKind::Document(title) => title.clone(),
        DamagedKind::Step(seq) => format!("step {seq}"),
        DamagedKind::Project => "project".to_owned(),
        DamagedKind::History => "history".to_owned(),
        DamagedKind::Whole => "whole".to_owned(),
    };
    let file_name = formats::file_name(&format!("damaged {name}"), "");
    let file_name = file_name.replace(".stancemark.json", ".txt");
    vec![Effect::Export { file_name, content: row.raw.clone() }]
}

/// Takes in what happened.
pub(crate) fn learn(model: &mut Model, fact: ProjectsFact) -> Vec<Effect> {
    match fact {
        ProjectsFact::Opened { key, damaged, n_new } => {
            let kinds = damaged.iter().skip(damaged.len().saturating_sub(n_new));
            let kinds: Vec<_> = kinds.map(|row| row.kind.clone()).collect();
            let state = state_mut(model);
            (state.open, state.damaged) = (key, damaged);
            if !kinds.is_empty() {
                model.session_mut().notify(NoticeKind::StoreDamaged(kinds));
                model.session_mut().dialog = Some(Dialog::Damaged);
            }
        }
        ProjectsFact::Listed(rows) => state_mut(model).listed = Some(rows),
        ProjectsFact::Measured(storage) => {
            state_mut(model).storage = Some(storage);
            if storage.is_persistent == Some(false) && !storage.was_asked && is_due(model) {
                model.session_mut().notify(NoticeKind::MayBeCleaned);
            }
        }
        ProjectsFact::Asked(storage) => {
            state_mut(model).storage = Some(storage);
            let granted = storage.is_persistent == Some(true);
            let session = model.session_mut();
            session.notices.retain(|notice| notice.kind != NoticeKind::MayBeCleaned);
            session.notify(NoticeKind::KeptForGood(granted));
        }
        ProjectsFact::Deleted(name) => model.session_mut().notify(NoticeKind::ProjectDeleted(name)),
        ProjectsFact::DamagedForgotten => {
            state_mut(model).damaged = Rc::default();
            model.session_mut().dialog = None;
        }
        ProjectsFact::Failed(failure) => {
            model.session_mut().notify(NoticeKind::ProjectsFailed(failure));
        }
    }
    Vec::new()
}

/// Everything is saved: what waited for that is done now. After the first real work, how safe it
/// is in this browser is asked.
pub(crate) fn saved(model: &mut Model, n_steps: u32) -> Vec<Effect> {
    if let Some(waiting) = state_mut(model).waiting.take() {
        return order(waiting);
    }
    let was_due = is_due(model);
    state_mut(model).n_saved += n_steps;
    if is_due(model) && !was_due { order(ProjectsOrder::Measure) } else { Vec::new() }
}

fn is_due(model: &Model) -> bool {
    model.session.projects.n_saved >= REAL_WORK
}

fn state_mut(model: &mut Model) -> &mut ProjectsState {
    Rc::make_mut(&mut model.session_mut().projects)
}
