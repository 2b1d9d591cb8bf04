//! The room of the codebook: what is open in it, what is asked, what was refused.

use crate::codebook_diff::{Counts, Difference, differences, key_lost};
use crate::commands::{lost_keys, reach, united_codebooks};
use crate::update::edit;
use crate::{
    CodebookCommand, Command, Dialog, Direction, Effect, Env, FileOutcome, FocusTarget, Holder,
    ImportReport, Model, NoticeKind, Part, Place, Reach, batch, plan,
};
use formats::codebook::Read;
use model::{Codebook, KeyConflict, LabelId, LocalName, Project, Timestamp};
use std::rc::Rc;

/// What the room shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookState {
    /// The label or statement type whose page is open.
    pub selected: Option<Holder>,
    /// What is to be taken out, once it is said where its annotations go.
    pub asking: Option<Part>,
    /// What was moved last, and which way.
    pub moved: Option<(Part, Direction)>,
    /// The key that a label could not get, and why.
    pub refused: Option<(LabelId, char, KeyConflict)>,
}

/// What can be done in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodebookMsg {
    /// Opens a page, or closes it.
    Open(Option<Holder>),
    /// Adds something; a label or statement type is opened.
    Add(Place, LocalName),
    /// Gives a label a key, or takes it away.
    SetKey(LabelId, Option<char>),
    /// Moves something by one place among its like.
    Move(Part, Direction),
    /// Takes something out: at once where nothing is coded with it, else it is asked first.
    Ask(Part),
    /// Takes out what was asked about; the heir gets what was coded with it.
    Remove(Option<String>),
    /// Asks with which label the open one is to be made one.
    AskMerge,
    /// Makes the open label one with this one, and opens that.
    Merge(LabelId),
    /// Writes the codebook alone as a file.
    Download,
}

/// Carries out a message.
pub(crate) fn update(model: &mut Model, msg: CodebookMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        CodebookMsg::Open(holder) => open(model, holder),
        CodebookMsg::Add(place, name) => add(model, place, name, env),
        CodebookMsg::SetKey(label, key) => set_key(model, label, key, env),
        CodebookMsg::Move(part, direction) => shift(model, part, direction, env),
        CodebookMsg::Ask(part) => ask(model, part, env),
        CodebookMsg::Remove(heir) => remove(model, heir, env),
        CodebookMsg::AskMerge => {
            let is_label = matches!(model.session.codebook.selected, Some(Holder::Label(_)));
            model.session_mut().dialog = is_label.then_some(Dialog::MergeLabel);
            Vec::new()
        }
        CodebookMsg::Merge(into) => merge(model, into, env),
        CodebookMsg::Download => vec![Effect::Export {
            file_name: formats::codebook::file_name(&model.project.info.name),
            content: formats::codebook::write(&model.project.codebook),
        }],
    }
}

fn state(model: &mut Model) -> &mut CodebookState {
    Rc::make_mut(&mut model.session_mut().codebook)
}

fn open(model: &mut Model, holder: Option<Holder>) -> Vec<Effect> {
    let holder = holder.filter(|holder| exists(&model.project.codebook, holder));
    let target = if holder.is_some() { FocusTarget::CodebookPage } else { FocusTarget::Room };
    let state = state(model);
    state.refused = None;
    state.selected = holder;
    vec![Effect::Focus(target)]
}

fn exists(codebook: &Codebook, holder: &Holder) -> bool {
    match holder {
        Holder::Label(id) => codebook.label(id).is_some(),
        Holder::Type(id) => codebook.statement_type(id).is_some(),
    }
}

fn command(model: &mut Model, command: CodebookCommand, env: &mut Env<'_>) -> Vec<Effect> {
    edit(model, Command::Codebook(command), env)
}

fn add(model: &mut Model, place: Place, name: LocalName, env: &mut Env<'_>) -> Vec<Effect> {
    let opens = matches!(place, Place::Label | Place::Type);
    let is_label = place == Place::Label;
    let mut effects = command(model, CodebookCommand::Add(place, name), env);
    if opens && !effects.is_empty() {
        let codebook = Rc::clone(&model.project.codebook);
        let label = codebook.labels.last().map(|label| Holder::Label(label.id.clone()));
        let kind = codebook.statement_types.last().map(|kind| Holder::Type(kind.id.clone()));
        state(model).selected = if is_label { label } else { kind };
        effects.push(Effect::Focus(FocusTarget::CodebookName));
    }
    effects
}

fn set_key(model: &mut Model, id: LabelId, key: Option<char>, env: &mut Env<'_>) -> Vec<Effect> {
    let codebook = Rc::clone(&model.project.codebook);
    let Some(label) = codebook.label(&id) else { return Vec::new() };
    let conflict = key.and_then(|key| Some((key, codebook.key_conflict(&id, key)?)));
    state(model).refused = conflict.map(|(key, why)| (id, key, why));
    if model.session.codebook.refused.is_some() {
        return Vec::new();
    }
    let label = model::Label { shortcut: key, ..label.clone() };
    command(model, CodebookCommand::EditLabel(Box::new(label)), env)
}

/// What taking a part out does to what was coded.
pub fn uses(project: &Project, part: &Part) -> Reach {
    preview(project, CodebookCommand::Remove(part.clone(), None))
}

/// What a command that makes nothing new does to what was coded.
pub fn preview(project: &Project, command: CodebookCommand) -> Reach {
    struct NoIds;
    impl crate::Ids for NoIds {
        fn next_id(&mut self) -> String {
            String::new()
        }
    }
    let mut env = Env { now: Timestamp::default(), ids: &mut NoIds };
    let nobody = model::CoderId::new("");
    let set = plan(project, &nobody, Command::Codebook(command), &mut env);
    set.map(|set| reach(&set)).unwrap_or_default()
}

fn shift(model: &mut Model, part: Part, direction: Direction, env: &mut Env<'_>) -> Vec<Effect> {
    let mut effects = command(model, CodebookCommand::Move(part.clone(), direction), env);
    state(model).moved = Some((part, direction));
    // a row that changes places loses the focus
    effects.push(Effect::Focus(FocusTarget::CodebookMoved));
    effects
}

fn ask(model: &mut Model, part: Part, env: &mut Env<'_>) -> Vec<Effect> {
    if uses(&model.project, &part) == Reach::default() {
        return take_out(model, part, None, env);
    }
    state(model).asking = Some(part);
    model.session_mut().dialog = Some(Dialog::RemoveFromCodebook);
    Vec::new()
}

fn remove(model: &mut Model, heir: Option<String>, env: &mut Env<'_>) -> Vec<Effect> {
    model.session_mut().dialog = None;
    let Some(part) = state(model).asking.take() else { return Vec::new() };
    take_out(model, part, heir, env)
}

fn take_out(model: &mut Model, part: Part, heir: Option<String>, env: &mut Env<'_>) -> Vec<Effect> {
    // its page and its row go, and the focus with them
    let is_row = matches!(part, Part::Label(_) | Part::Type(_));
    let mut effects = command(model, CodebookCommand::Remove(part, heir), env);
    effects.extend(is_row.then_some(Effect::Focus(FocusTarget::Room)));
    effects
}

fn merge(model: &mut Model, into: LabelId, env: &mut Env<'_>) -> Vec<Effect> {
    model.session_mut().dialog = None;
    let Some(Holder::Label(from)) = model.session.codebook.selected.clone() else {
        return Vec::new();
    };
    let mut effects = command(model, CodebookCommand::Merge { from, into: into.clone() }, env);
    effects.extend(open(model, Some(Holder::Label(into))));
    effects
}

/// Closes the open page; says whether there was one.
pub(crate) fn close(model: &mut Model) -> bool {
    let was_open = model.session.codebook.selected.is_some();
    if was_open {
        let state = state(model);
        state.selected = None;
        state.refused = None;
    }
    was_open
}

/// The room never points at what is gone.
pub(crate) fn drop_dangling(model: &mut Model) {
    let codebook = Rc::clone(&model.project.codebook);
    let known = |holder: &Holder| exists(&codebook, holder);
    let is_dangling = model.session.codebook.selected.as_ref().is_some_and(|holder| !known(holder));
    if is_dangling {
        close(model);
        let session = model.session_mut();
        let dialog = session.dialog;
        session.dialog = dialog.filter(|dialog| *dialog != Dialog::MergeLabel);
    }
}

/// Brings the codebook of a file in.
pub(crate) fn import(
    model: &mut Model,
    file: String,
    read: Read,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let found = differences(&read.codebook, &model.project.codebook, Counts::File);
    let effects = command(model, CodebookCommand::Import(Box::new(read.codebook)), env);
    let n_issues = read.issues.len();
    if model.session.batch.is_reading() {
        batch::account(model, file, FileOutcome::Codebook { n_issues });
        return effects;
    }
    let session = model.session_mut();
    session.notify(NoticeKind::CodebookImported { n_issues });
    session.dialog = (n_issues > 0 || !found.is_empty()).then_some(Dialog::ImportReport);
    session.import_report = Some(Rc::new(ImportReport {
        file,
        issues: read.issues,
        codebook: found,
        is_codebook: true,
        ..ImportReport::default()
    }));
    effects
}

/// In what the codebook of a file differs from that of the project it came into, which is told
/// where there is other work already.
pub(crate) fn told(file: &Codebook, before: &Project) -> Vec<Difference> {
    if before.documents.is_empty() {
        return Vec::new();
    }
    let mut found = differences(file, &before.codebook, Counts::Project);
    let (both, _) = united_codebooks(&before.codebook, file);
    let keys = file.labels.iter().filter_map(|label| {
        let lost = label.shortcut.filter(|_| before.codebook.label(&label.id).is_none())?;
        let kept = both.label(&label.id)?.shortcut;
        kept.is_none().then(|| key_lost(file, &label.id, lost)).flatten()
    });
    found.extend(keys);
    found
}

/// The labels whose keys clash, which no command may bring about.
pub(crate) fn clashes(codebook: &Codebook) -> Vec<(LabelId, char)> {
    lost_keys(codebook, |_| false)
}

/// What is broken of the room, in words.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let codebook = &model.project.codebook;
    let mut broken = Vec::new();
    let selected = model.session.codebook.selected.as_ref();
    if selected.is_some_and(|holder| !exists(codebook, holder)) {
        broken.push("the open page of the codebook does not exist".into());
    }
    for slot in codebook.statement_types.iter().flat_map(|kind| &kind.slots) {
        if slot.labels.iter().any(|id| codebook.label(id).is_none()) {
            broken.push(format!("slot {} takes a label that does not exist", slot.id));
        }
    }
    broken
}
