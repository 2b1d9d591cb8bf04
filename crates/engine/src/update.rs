//! The one entry: a message in, effects out. Each arm is one call.

use crate::{
    Command, EditError, Effect, Env, Fact, Model, Msg, NoticeKind, SaveState, View, backups, bulk,
    caret, codebook_room, coders, composer, documents, entities, exchange, find, findings, folder,
    intake_flow, lock, navigation, offline, parts, past, plan, projects, revise, seek, selected,
    suggestions, table, tabs,
};
use formats::store::{JournalEntry, JournalEvent};
use model::{Change, ChangeSet, DocumentId};
use std::rc::Rc;

/// Carries a message out.
pub fn update(model: &mut Model, msg: Msg, env: &mut Env<'_>) -> Vec<Effect> {
    let is_of_tabs = matches!(msg, Msg::Tab(_) | Msg::Io(Fact::Tab(_)));
    let mut effects = match model.session.tab.role.writes() || is_of_tabs {
        true => carry_out(model, msg, env),
        false => tabs::try_out(model, msg, env),
    };
    effects.extend(find::follow(model));
    effects.extend(findings::follow(model));
    effects.extend(seek::follow(model));
    effects.extend(suggestions::follow(model));
    effects
}

/// The same without regard to other tabs and to what is done in slices.
pub(crate) fn carry_out(model: &mut Model, msg: Msg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        Msg::Edit(command) => edit(model, command, env),
        Msg::Undo => past::undo(model, env),
        Msg::Redo => past::redo(model, env),
        Msg::GoToStep(target) => past::go_to(model, target, env),
        Msg::Tag(label) => caret::tag(model, label, env),
        Msg::MoveToSelection => selected::move_to_selection(model, env),
        Msg::MoveEdge(edge, direction) => selected::move_edge(model, edge, direction, env),
        Msg::Choose(idx) => selected::choose(model, idx, env),
        Msg::DeleteSelected => selected::delete(model, env),
        Msg::Find(msg) => find::update(model, msg, env),
        Msg::Seek(msg) => seek::update(model, msg, env),
        Msg::Suggestions(msg) => suggestions::update(model, msg, env),
        Msg::Parts(msg) => parts::update(model, msg, env),
        Msg::NewEntity(draft) => entities::create(model, draft, env),
        Msg::NameSelected => entities::name_selected(model, env),
        Msg::Codebook(msg) => codebook_room::update(model, msg, env),
        Msg::Session(msg) => composer::session(model, msg, env),
        Msg::Compose(msg) => composer::update(model, msg, env),
        Msg::Table(msg) => table::update(model, msg, env),
        Msg::Watch(msg) => findings::update(model, msg),
        Msg::Revise(msg) => revise::update(model, msg, env),
        Msg::Intake(msg) => intake_flow::update(model, msg, env),
        Msg::Exchange(msg) => exchange::update(model, &msg, env),
        Msg::Tab(msg) => tabs::update(model, msg),
        Msg::Backups(msg) => backups::update(model, msg, env),
        Msg::Folder(msg) => folder::update(model, msg),
        Msg::Lock(msg) => lock::update(model, msg, env),
        Msg::Offline(msg) => offline::update(model, msg),
        Msg::Projects(msg) => projects::update(model, msg, env),
        Msg::Io(fact) => exchange::learn(model, fact, env),
    }
}

/// Plans and applies a command, records it and asks for it to be stored; says so where it is
/// refused.
pub(crate) fn edit(model: &mut Model, command: Command, env: &mut Env<'_>) -> Vec<Effect> {
    try_edit(model, command, env).unwrap_or_else(|error| refuse(model, error))
}

/// The same, but what is to be said of a refusal is the caller's business.
pub(crate) fn try_edit(
    model: &mut Model,
    command: Command,
    env: &mut Env<'_>,
) -> Result<Vec<Effect>, EditError> {
    let coder = model.coder().map(|coder| coder.id.clone()).ok_or(EditError::NoChange)?;
    let mut set = plan(&model.project, &coder, command, env)?;
    entities::link_new(model, &mut set);
    commit(model, set, env)
}

pub(crate) fn refuse(model: &mut Model, error: EditError) -> Vec<Effect> {
    match error {
        EditError::NoChange => {}
        EditError::AlreadyTagged => model.session_mut().notify(NoticeKind::AlreadyTagged),
        EditError::Key(key, why) => model.session_mut().notify(NoticeKind::KeyRefused(key, why)),
        EditError::Misfit(misfit) => model.session_mut().notify(NoticeKind::Misfit(misfit)),
        EditError::Missing | EditError::BadRange | EditError::BadValue => {
            model.session_mut().notify(NoticeKind::EditRefused);
        }
    }
    Vec::new()
}

fn commit(model: &mut Model, set: ChangeSet, env: &mut Env<'_>) -> Result<Vec<Effect>, EditError> {
    let set = Rc::new(set);
    let kept = backups::before(model, &set, env);
    if !apply(model, &set) {
        return Err(EditError::Missing);
    }
    coders::show_maker(model, &set);
    Rc::make_mut(&mut model.history).record(Rc::clone(&set), env.now);
    let written = journal(model, vec![JournalEvent::Do(set)], env);
    Ok(kept.into_iter().chain([written]).collect())
}

/// Applies a set to the project and to everything derived from it.
pub(crate) fn apply(model: &mut Model, set: &ChangeSet) -> bool {
    findings::forget(model);
    seek::changed(model);
    bulk::forget_notice(model);
    if Rc::make_mut(&mut model.project).apply(set).is_err() {
        return false;
    }
    if let Some(id) = model.session.document.clone() {
        Rc::make_mut(&mut model.spans).follow(&id, set);
        if let Some(document) = model.project.documents.get(&id) {
            Rc::make_mut(&mut model.statements).follow(document, &id, set);
        }
    }
    Rc::make_mut(&mut model.entities).follow(set);
    table::drop_dangling(model, set);
    Rc::make_mut(&mut model.coders).follow(set);
    drop_dangling(model);
    entities::drop_dangling(model);
    coders::drop_dangling(model);
    documents::drop_dangling(model);
    codebook_room::drop_dangling(model);
    seek::drop_dangling(model);
    suggestions::changed(model, set);
    revise::follow(model, set);
    true
}

/// The session never points at what is gone.
fn drop_dangling(model: &mut Model) {
    if model.session.document.is_some() && model.document().is_none() {
        let next = model.project.documents.keys().next_back().cloned();
        let view = model.session.view;
        navigation::show_document(model, next);
        if view.room() != View::Read {
            model.session_mut().view = view;
        }
    }
    if let Some(id) = model.session.annotation.clone() {
        let gone = model.document().is_none_or(|d| d.annotations.get(&id).is_none());
        if gone {
            model.session_mut().annotation = None;
        }
    }
    navigation::drop_dangling_lifted(model);
    composer::drop_dangling(model);
}

/// Puts entries on the list of what is not stored yet, and asks for all of them to be written.
pub(crate) fn journal(model: &mut Model, events: Vec<JournalEvent>, env: &Env<'_>) -> Effect {
    let entry = |(seq, event)| JournalEntry { seq, at: env.now, event };
    let entries: Vec<_> = (model.seq + 1..).zip(events).map(entry).collect();
    model.seq += entries.len() as u64;
    let retry = matches!(model.save, SaveState::Failed(_));
    model.unsaved.extend(entries.iter().cloned());
    model.save = SaveState::Saving;
    Effect::Persist(if retry { model.unsaved.clone() } else { entries })
}

/// Opens the document and selects the annotation or statement that an undone or redone step
/// touched. In another room the analyst stays where they are.
pub(crate) fn show_change(model: &mut Model, set: &ChangeSet) -> Vec<Effect> {
    if model.session.view.room() != View::Read {
        return Vec::new();
    }
    let statement = set.changes.iter().rev().find_map(|change| match change {
        Change::Statement(document, delta) => Some((document, delta.after.as_ref()?)),
        _ => None,
    });
    if let (Some((document, row)), true) = (statement, set.step.is_of_statements()) {
        open(model, document.clone());
        return composer::select(model, row.id.clone());
    }
    let touched = set.changes.iter().rev().find_map(|change| match change {
        Change::Annotation(document, delta) => {
            Some((document.clone(), delta.after.as_ref().map(|row| row.id.clone())))
        }
        Change::Document(delta) => delta.after.as_ref().map(|info| (info.id.clone(), None)),
        _ => None,
    });
    let Some((document, annotation)) = touched else { return Vec::new() };
    open(model, document);
    let Some(id) = annotation else { return Vec::new() };
    navigation::reveal(model, id)
}

/// Shows a document unless it is shown already.
pub(crate) fn open(model: &mut Model, document: DocumentId) {
    if model.session.document.as_ref() != Some(&document) {
        navigation::show_document(model, Some(document));
    }
    debug_assert_eq!(model.spans.len(), coders::spans(model).len());
}
