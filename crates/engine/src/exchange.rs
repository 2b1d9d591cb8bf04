//! Files in and out, and what the outside reports.

use crate::update::{edit, open};
use crate::{
    Command, Dialog, Effect, Env, ExchangeMsg, Fact, FileContent, FileOutcome, FocusTarget,
    ImportReport, IntakeSource, Model, NoticeKind, SaveState, StoreFailure, backups, batch,
    codebook_room, columns, folder, intake_flow, lock, navigation, offline, projects, tabs,
};
use formats::codebook;
use formats::native::{self, Imported, ReadError};
use intake::html::Page;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

/// A write that failed is tried again after so many milliseconds, then after twice as many.
const FIRST_RETRY: u32 = 1_000;

/// Carries out a wish about files.
pub(crate) fn update(model: &mut Model, msg: &ExchangeMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        ExchangeMsg::OpenFile => vec![Effect::PickFiles],
        ExchangeMsg::OpenFolder => vec![Effect::PickFolder],
        ExchangeMsg::Columns(msg) => columns::update(model, msg),
        ExchangeMsg::Download => vec![download(model, env)],
        ExchangeMsg::Archive => archive(model, env),
        ExchangeMsg::AddSkipped => batch::add_skipped(model, env),
        ExchangeMsg::StopReading => stop_reading(model),
        ExchangeMsg::Repair => repair(model, env),
    }
}

/// Takes in a fact from outside.
pub(crate) fn learn(model: &mut Model, fact: Fact, env: &mut Env<'_>) -> Vec<Effect> {
    match fact {
        Fact::FilesGiven(n_files) => batch::begin(model, n_files),
        Fact::FilesFound(n_files) => batch::find(model, n_files),
        Fact::Several(facts) => {
            facts.into_iter().flat_map(|fact| learn(model, fact, env)).collect()
        }
        Fact::FilesDone => batch::end(model, env),
        Fact::FileOpened(name) => note(model, NoticeKind::Reading { name, permille: None }),
        Fact::FileProgressed(permille) => {
            model.session_mut().progress(permille);
            Vec::new()
        }
        Fact::FileRead(file) => take_file(model, file, env),
        Fact::PageRead { file, page } => take_page(model, file, page, env),
        Fact::PageParsed(page) => intake_flow::page_parsed(model, page),
        Fact::TableRead { name, table, encoding } => {
            columns::offer(model, name, table, encoding);
            Vec::new()
        }
        Fact::TableFlawed { name, table } => {
            batch::account(model, name, FileOutcome::Flawed(table));
            Vec::new()
        }
        Fact::ArticleRead { name, draft, encoding } => {
            batch::take_draft(model, name, *draft, encoding, env)
        }
        Fact::Decoded(outcome) => intake_flow::decoded(model, outcome),
        Fact::ProjectRead { name, outcome } => take_project(model, name, *outcome, env),
        Fact::TextDropped(text) => intake_flow::offer(model, &text, IntakeSource::Dropped),
        Fact::PageGiven { page, text } => intake_flow::offer_page(model, page, &text),
        Fact::Persisted(entries) => persisted(model, &entries),
        Fact::PersistFailed(failure) => persist_failed(model, failure),
        Fact::RetryRequested => retry(model),
        Fact::SessionRestored(record) => navigation::resume(model, record),
        Fact::FileRefused { name, failure } => {
            model.session_mut().end_reading();
            if model.session.batch.is_reading() {
                batch::account(model, name, FileOutcome::Failed(failure));
                return Vec::new();
            }
            note(model, NoticeKind::FileRefused { name, failure })
        }
        Fact::Lock(fact) => lock::learn(model, fact),
        Fact::Offline(fact) => offline::learn(model, fact),
        Fact::NothingPasted => note(model, NoticeKind::NothingPasted),
        Fact::Exported(name) => told_of_export(model, NoticeKind::Exported(name)),
        Fact::ExportFailed(why) => told_of_export(model, NoticeKind::ExportFailed(why)),
        Fact::Projects(fact) => projects::learn(model, fact),
        Fact::Tab(fact) => tabs::learn(model, fact, env),
        Fact::Backup(fact) => backups::learn(model, fact, env),
        Fact::Folder(fact) => folder::learn(model, fact),
        Fact::Packed(permille) => {
            model.session_mut().packing(Some(permille));
            Vec::new()
        }
        Fact::ExportCancelled => {
            model.session_mut().packing(None);
            Vec::new()
        }
    }
}

fn note(model: &mut Model, kind: NoticeKind) -> Vec<Effect> {
    model.session_mut().notify(kind);
    Vec::new()
}

fn told_of_export(model: &mut Model, kind: NoticeKind) -> Vec<Effect> {
    model.session_mut().packing(None);
    note(model, kind)
}

/// The whole project as an archive, which is packed bit by bit.
fn archive(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    model.session_mut().packing(Some(0));
    let file_name = formats::archive::archive_name(&model.project.info.name);
    vec![Effect::Pack { file_name, project: Rc::clone(&model.project), at: env.now }]
}

fn download(model: &Model, env: &Env<'_>) -> Effect {
    let (title, date) = title_and_date(model);
    Effect::Export {
        file_name: formats::file_name(title, date),
        content: native::write(&model.project, env.now),
    }
}

/// What a file of the project is named by.
pub(crate) fn title_and_date(model: &Model) -> (&str, &str) {
    let shown = model.document().or_else(|| model.project.documents.values().next());
    shown.map_or(("", ""), |document| {
        (document.info.metadata.title.as_str(), document.info.metadata.date.as_str())
    })
}

/// Ends the reading of the file, or of the files that were given together.
fn stop_reading(model: &mut Model) -> Vec<Effect> {
    if model.session.batch.is_reading() {
        return batch::cancel(model);
    }
    model.session_mut().end_reading();
    vec![Effect::StopReading]
}

/// A native file or a codebook is imported, any other text becomes an article: in the preview, or
/// at once if it is one of several.
fn take_file(model: &mut Model, file: FileContent, env: &mut Env<'_>) -> Vec<Effect> {
    model.session_mut().end_reading();
    let is_ours = file.name.to_ascii_lowercase().ends_with(".json");
    if !is_ours && model.session.batch.is_reading() {
        return batch::take_article(model, file, env);
    }
    if !is_ours {
        return intake_flow::offer_file(model, file);
    }
    match native::read(&file.text) {
        Err(error @ ReadError::NotStancemark { .. }) => match codebook::read(&file.text) {
            Ok(read) => codebook_room::import(model, file.name, read, env),
            Err(_) => not_readable(model, file.name, error),
        },
        outcome => take_project(model, file.name, outcome, env),
    }
}

/// A page becomes an article, in the preview or at once if it is one of several.
fn take_page(
    model: &mut Model,
    file: FileContent,
    page: Rc<Page>,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    if !model.session.batch.is_reading() {
        return intake_flow::offer_page_file(model, file, page);
    }
    // what is no text has no encoding of its own
    let encoding = (!file.bytes.is_empty()).then_some(file.encoding);
    batch::take_draft(model, file.name, page.draft(&BTreeSet::new()), encoding, env)
}

/// A file of our own is imported.
fn take_project(
    model: &mut Model,
    name: String,
    outcome: Result<Imported, ReadError>,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    model.session_mut().end_reading();
    match outcome {
        Ok(imported) => import(model, name, imported, env),
        Err(error) => not_readable(model, name, error),
    }
}

fn not_readable(model: &mut Model, name: String, error: ReadError) -> Vec<Effect> {
    if model.session.batch.is_reading() {
        batch::account(model, name, FileOutcome::NotReadable(error));
        return Vec::new();
    }
    note(model, NoticeKind::NotReadable { name, error })
}

fn import(model: &mut Model, file: String, imported: Imported, env: &mut Env<'_>) -> Vec<Effect> {
    let first = imported.project.documents.keys().next().cloned();
    let n_documents = imported.project.documents.len();
    let n_annotations =
        imported.project.documents.values().map(|document| document.annotations.len()).sum();
    let codebook = codebook_room::told(&imported.project.codebook, &model.project);
    let mut effects = edit(model, Command::Import(Rc::new(imported.project)), env);
    if let Some(id) = first.filter(|id| model.project.documents.contains_key(id)) {
        open(model, id);
        effects.extend([navigation::remember(model), Effect::Focus(FocusTarget::Article)]);
    }
    let n_issues = imported.issues.len();
    if model.session.batch.is_reading() {
        let outcome = FileOutcome::Imported { n_documents, n_issues };
        batch::account(model, file, outcome);
        return effects;
    }
    let session = model.session_mut();
    session.notify(NoticeKind::Imported { n_documents, n_annotations, n_issues });
    session.dialog = (n_issues > 0 || !codebook.is_empty()).then_some(Dialog::ImportReport);
    session.import_report = Some(Rc::new(ImportReport {
        file,
        n_documents,
        n_annotations,
        issues: imported.issues,
        repairs: imported.repairs,
        codebook,
        is_codebook: false,
    }));
    effects
}

fn repair(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(report) = model.session.import_report.clone() else { return Vec::new() };
    let before = model.seq;
    let effects = edit(model, Command::Repair(report.repairs.clone()), env);
    if model.seq > before {
        let done = ImportReport { repairs: Vec::new(), ..(*report).clone() };
        let session = model.session_mut();
        session.import_report = Some(Rc::new(done));
        session.notify(NoticeKind::Repaired(report.repairs.len()));
    }
    effects
}

/// Drops what is in the store from the list of what is not. What an earlier write left behind
/// is written again, now that writing works.
fn persisted(model: &mut Model, entries: &RangeInclusive<u64>) -> Vec<Effect> {
    model.unsaved.retain(|entry| !entries.contains(&entry.seq));
    if !model.unsaved.is_empty() {
        let is_left_behind = matches!(model.save, SaveState::Failed(_));
        return if is_left_behind { retry(model) } else { Vec::new() };
    }
    model.save = SaveState::Saved;
    model.n_failed = 0;
    model.session_mut().notices.retain(|n| !matches!(n.kind, NoticeKind::SaveFailed(_)));
    let mut effects = tabs::hand_over(model);
    effects.extend(folder::write(model));
    let n_steps = (entries.end() + 1).saturating_sub(*entries.start());
    effects.extend(projects::saved(model, u32::try_from(n_steps).unwrap_or(u32::MAX)));
    effects
}

/// What was refused is kept and tried again, later each time. What fails because something before
/// it failed does not hide why.
fn persist_failed(model: &mut Model, failure: StoreFailure) -> Vec<Effect> {
    let is_consequence = matches!(failure, StoreFailure::Interrupted(_))
        && matches!(model.save, SaveState::Failed(_));
    if is_consequence {
        return Vec::new();
    }
    tabs::keep_writing(model);
    let mut effects = note(model, NoticeKind::SaveFailed(failure.clone()));
    if failure.may_pass() {
        effects.push(Effect::RetryLater(FIRST_RETRY << model.n_failed.min(5)));
        model.n_failed += 1;
    }
    model.save = SaveState::Failed(failure);
    effects
}

fn retry(model: &mut Model) -> Vec<Effect> {
    let SaveState::Failed(failure) = &model.save else { return Vec::new() };
    let is_deleted = *failure == StoreFailure::Deleted;
    model.save = SaveState::Saving;
    if is_deleted {
        return vec![Effect::PersistAll];
    }
    vec![Effect::Persist(model.unsaved.clone())]
}
