//! Backups: the project as it was, kept beside it on purpose or before something great happens.
//!
//! What is kept where is the platform's; when one is made, and which may go, is decided here.

use crate::{Effect, Env, Model, NoticeKind, StoreFailure};
use formats::store::{BackupReason, BackupRow};
use model::{Change, ChangeSet, Project, Step, Timestamp};
use std::collections::BTreeSet;
use std::rc::Rc;

/// All backups of a project together may take so many bytes; then the oldest automatic ones go.
pub const MAX_BYTES: u64 = 256 << 20;

const DAY: i64 = 86_400_000;

/// In this time one backup serves for all that is tagged in bulk.
const WHILE: i64 = 600_000;

/// A backup in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Names it in the store.
    pub id: String,
    /// When, why, and how much.
    pub row: BackupRow,
}

/// The backups of the open project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BackupsState {
    /// The newest first; `None` until the store has told.
    pub list: Option<Rc<Vec<Backup>>>,
    /// Whether one is being made or brought back.
    pub is_busy: bool,
}

/// Wishes about backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupsMsg {
    /// Makes one under a name.
    Make(String),
    /// Brings one back beside the project, as a new project of this name.
    Restore(String, String),
    /// Hands one over as a file of this name.
    Download(String, String),
    /// Takes one out.
    Delete(String),
}

/// Facts about backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupFact {
    /// These there are, in any order.
    Listed(Vec<Backup>),
    /// One was brought back as a project of this name, which is so named in the store.
    Restored(String, Rc<str>),
    /// One could not be kept, read or brought back.
    Failed(StoreFailure),
}

/// What is asked of the store about backups.
#[derive(Debug, Clone, PartialEq)]
pub enum BackupEffect {
    /// Keep the project as it is now under this id, then report all; the size is told then.
    Keep(Box<Backup>, Rc<Project>),
    /// Take these out, then report all that are left.
    Delete(Vec<String>),
    /// Make a project of this name from one, and report it.
    Restore(String, String),
    /// Hand one over as a file of this name.
    Download(String, String),
}

/// Carries out a wish about backups.
pub(crate) fn update(model: &mut Model, msg: BackupsMsg, env: &mut Env<'_>) -> Vec<Effect> {
    let effect = match msg {
        BackupsMsg::Make(name) => {
            state(model).is_busy = true;
            return vec![keep(model, BackupReason::Hand, &name, env)];
        }
        BackupsMsg::Restore(id, name) => {
            state(model).is_busy = true;
            BackupEffect::Restore(id, name)
        }
        BackupsMsg::Download(id, name) => BackupEffect::Download(id, name),
        BackupsMsg::Delete(id) => BackupEffect::Delete(vec![id]),
    };
    vec![Effect::Backup(effect)]
}

/// Takes in a fact about backups.
pub(crate) fn learn(model: &mut Model, fact: BackupFact, env: &Env<'_>) -> Vec<Effect> {
    state(model).is_busy = false;
    match fact {
        BackupFact::Listed(list) => return listed(model, list, env),
        BackupFact::Restored(name, key) => {
            model.session_mut().notify(NoticeKind::BackupRestored(name, key));
        }
        BackupFact::Failed(failure) => {
            model.session_mut().notify(NoticeKind::BackupFailed(failure));
        }
    }
    Vec::new()
}

fn listed(model: &mut Model, mut list: Vec<Backup>, env: &Env<'_>) -> Vec<Effect> {
    list.sort_by(|a, b| b.row.at.cmp(&a.row.at).then_with(|| b.id.cmp(&a.id)));
    let gone = thinned(&list, env.now, MAX_BYTES);
    state(model).list = Some(Rc::new(list));
    let delete = (!gone.is_empty() && model.session.tab.role.writes())
        .then_some(Effect::Backup(BackupEffect::Delete(gone)));
    delete.into_iter().collect()
}

/// What to keep before a step is done: a backup where the step is a great one, and where there has
/// been none for a day.
pub(crate) fn before(model: &mut Model, set: &ChangeSet, env: &mut Env<'_>) -> Option<Effect> {
    // several files of our own are one import
    let is_begun = model.session.batch.is_reading() && model.session.batch.has_imported();
    let mut reason = reason_of(set).filter(|_| !is_begun);
    if adds_only(set.step) && !is_due(model, env.now, WHILE) {
        reason = None;
    }
    let is_daily = || is_due(model, env.now, DAY).then_some(BackupReason::Daily);
    let reason = reason.or_else(is_daily)?;
    if model.project.documents.is_empty() {
        return None;
    }
    Some(keep(model, reason, "", env))
}

fn reason_of(set: &ChangeSet) -> Option<BackupReason> {
    let is_row =
        |change: &&Change| matches!(change, Change::Annotation(..) | Change::Statement(..));
    let is_bulk = || set.changes.iter().filter(is_row).nth(1).is_some();
    match set.step {
        Step::Import | Step::ImportCodebook => Some(BackupReason::Import),
        Step::MergeEntities | Step::MergeLabels => Some(BackupReason::Merge),
        Step::Recode | Step::DeleteFromCodebook => Some(BackupReason::Recode),
        Step::ChangeStatementType
        | Step::EditCodebook
        | Step::DeleteEntity
        | Step::SplitEntity
        | Step::LinkEntity
        | Step::TagMany
        | Step::AcceptSuggestions => is_bulk().then_some(BackupReason::Recode),
        _ => None,
    }
}

/// Whether nothing that was there is another after the step. Such steps may follow each other
/// quickly, so one backup serves for all of a while.
const fn adds_only(step: Step) -> bool {
    matches!(step, Step::TagMany | Step::AcceptSuggestions)
}

/// Whether there is no backup of a day, or so many milliseconds, around now. One of a time to come,
/// by a clock that was wrong, counts only within that span.
fn is_due(model: &Model, now: Timestamp, span: i64) -> bool {
    let is_near = |backup: &Backup| (now.millis() - backup.row.at.millis()).abs() < span;
    let list = model.session.backups.list.as_ref();
    list.is_some_and(|list| !list.iter().any(is_near))
}

/// Asks for the project to be kept as it is, and counts on it.
fn keep(model: &mut Model, reason: BackupReason, name: &str, env: &mut Env<'_>) -> Effect {
    let row = backup_row(&model.project, reason, name, env.now);
    let backup = Backup { id: env.ids.next_id(), row };
    // so that the next step does not ask for another one of the same day
    if let Some(list) = &mut state(model).list {
        Rc::make_mut(list).insert(0, backup.clone());
    }
    Effect::Backup(BackupEffect::Keep(Box::new(backup), Rc::clone(&model.project)))
}

/// What the list tells of a backup of `project`; its size is not known yet.
pub fn backup_row(project: &Project, reason: BackupReason, name: &str, at: Timestamp) -> BackupRow {
    let documents = project.documents.values();
    BackupRow {
        at,
        reason,
        name: name.to_owned(),
        n_documents: documents.len() as u64,
        n_annotations: documents.clone().map(|row| row.annotations.len() as u64).sum(),
        n_statements: documents.map(|row| row.statements.len() as u64).sum(),
        n_bytes: 0,
    }
}

fn state(model: &mut Model) -> &mut BackupsState {
    &mut model.session_mut().backups
}

/// Which backups may go. All of the last day stay, of the last week one a day, of two months one a
/// week, and one a month beyond: the newest of each. If all are longer than `limit` bytes together
/// the oldest go. Those made by hand and the newest automatic one always stay, and so do those of a
/// time that is yet to come: the clock may have been set back.
///
/// Days, weeks and months (of 30 days) are counted from the epoch, so that what stays today is not
/// in the way of what stays tomorrow.
pub fn thinned(backups: &[Backup], now: Timestamp, limit: u64) -> Vec<String> {
    let mut automatic: Vec<_> =
        backups.iter().filter(|backup| backup.row.reason != BackupReason::Hand).collect();
    automatic.sort_by(|a, b| b.row.at.cmp(&a.row.at).then_with(|| b.id.cmp(&a.id)));
    let mut taken = BTreeSet::new();
    let (mut kept, mut gone): (Vec<_>, Vec<_>) = automatic
        .into_iter()
        .partition(|backup| span(backup.row.at, now).is_none_or(|span| taken.insert(span)));
    let mut n_bytes: u64 = backups.iter().map(|backup| backup.row.n_bytes).sum();
    n_bytes -= gone.iter().map(|backup| backup.row.n_bytes).sum::<u64>();
    while n_bytes > limit && kept.len() > 1 {
        let Some(oldest) = kept.pop() else { break };
        n_bytes -= oldest.row.n_bytes;
        gone.push(oldest);
    }
    gone.into_iter().map(|backup| backup.id.clone()).collect()
}

/// The day, week or month of which one backup stays; `None` where all do.
fn span(at: Timestamp, now: Timestamp) -> Option<(i64, i64)> {
    let age = now.millis().saturating_sub(at.millis());
    let n_days = match age {
        ..DAY => return None,
        age if age < 7 * DAY => 1,
        age if age < 61 * DAY => 7,
        _ => 30,
    };
    Some((n_days, at.millis().div_euclid(n_days * DAY)))
}
