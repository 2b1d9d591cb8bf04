//! The way back and forward through the steps, several at once.

use crate::update::{apply, journal, refuse, show_change};
use crate::{EditError, Effect, Env, Model, NoticeKind};
use formats::store::JournalEvent;
use model::{Change, ChangeSet, Codebook, Delta, DocumentId, Names, Project};
use std::cmp::Ordering;
use std::rc::Rc;

/// Takes the last step back.
pub(crate) fn undo(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    if model.history.undoable().is_none() {
        model.session_mut().notify(NoticeKind::NothingToUndo);
        return Vec::new();
    }
    go_to(model, model.history.cursor() - 1, env)
}

/// Does the last undone step again.
pub(crate) fn redo(model: &mut Model, env: &Env<'_>) -> Vec<Effect> {
    if model.history.redoable().is_none() {
        model.session_mut().notify(NoticeKind::NothingToRedo);
        return Vec::new();
    }
    go_to(model, model.history.cursor() + 1, env)
}

/// Undoes or redoes steps until just the first `target` of them are done.
pub(crate) fn go_to(model: &mut Model, target: usize, env: &Env<'_>) -> Vec<Effect> {
    let target = target.min(model.history.entries().len());
    let begun_at = model.history.cursor();
    let mut entries = Vec::new();
    let mut shown = None;
    while let Some(set) = one_step(model, target) {
        let (event, kind) = match target.cmp(&begun_at) {
            Ordering::Less => (JournalEvent::Undo, NoticeKind::Undone(set.step)),
            _ => (JournalEvent::Redo, NoticeKind::Redone(set.step)),
        };
        entries.push(event);
        shown = Some((set, kind));
    }
    let Some((set, kind)) = shown else { return Vec::new() };
    let n_steps = entries.len();
    let mut effects = vec![journal(model, entries, env)];
    let is_stuck = model.history.cursor() != target;
    model.session_mut().notify(if n_steps == 1 { kind } else { NoticeKind::WentTo(n_steps) });
    if is_stuck {
        refuse(model, EditError::Missing);
    }
    effects.extend(show_change(model, &set));
    effects
}

/// One step nearer to `target`: the set that was applied, `None` at the end of the way.
fn one_step(model: &mut Model, target: usize) -> Option<ChangeSet> {
    let is_back = match target.cmp(&model.history.cursor()) {
        Ordering::Less => true,
        Ordering::Greater => false,
        Ordering::Equal => return None,
    };
    let set = if is_back {
        model.history.undoable()?.inverted()
    } else {
        ChangeSet::clone(model.history.redoable()?)
    };
    if !apply(model, &set) {
        return None;
    }
    let history = Rc::make_mut(&mut model.history);
    if is_back {
        history.step_back();
    } else {
        history.step_forward();
    }
    Some(set)
}

/// What a step touched, as far as it can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// The words of an annotation, and how many more annotations.
    Quote(String, usize),
    /// The title of a document, and how many more documents.
    Title(String, usize),
    /// The name of an entity or a coder.
    Name(String),
    /// The names of a label or statement type.
    Names(Names),
    /// Nothing that has a name.
    Nothing,
}

/// What a step touched. Documents, and then parts of the codebook, come before annotations, which
/// come with them.
pub fn touched(project: &Project, set: &ChangeSet) -> Touched {
    let count = |is: fn(&Change) -> bool| set.changes.iter().filter(|change| is(change)).count();
    let title = set.changes.iter().find_map(|change| match change {
        Change::Document(delta) => Some(delta.either()?.metadata.title.clone()),
        _ => None,
    });
    if let Some(title) = title {
        let n_all = count(|change| matches!(change, Change::Document(_)));
        return Touched::Title(title, n_all.saturating_sub(1));
    }
    let in_codebook = set.changes.iter().find_map(|change| match change {
        Change::Codebook(delta) => changed_names(delta),
        _ => None,
    });
    if let Some(names) = in_codebook {
        return Touched::Names(names);
    }
    let quote = set.changes.iter().find_map(|change| match change {
        Change::Annotation(id, delta) => {
            let row = delta.either()?;
            Some(text_of(project, set, id).map_or_else(String::new, |text| row.quote(text)))
        }
        _ => None,
    });
    let name = set.changes.iter().find_map(|change| match change {
        Change::Entity(delta) => Some(delta.either()?.any_name().to_owned()),
        Change::Coder(delta) => Some(delta.either()?.name.clone()),
        Change::Project(delta) => Some(delta.either()?.name.clone()),
        _ => None,
    });
    let n_quotes = count(|change| matches!(change, Change::Annotation(..)));
    match (quote, name) {
        // what is done to an entity goes through all that is linked to it
        (_, Some(name)) => Touched::Name(name),
        (Some(quote), None) => Touched::Quote(quote, n_quotes - 1),
        (None, None) => Touched::Nothing,
    }
}

/// The names of the label or statement type that a step took out, else of the one that it made,
/// else of the one that it changed; none where these are several, as with an import.
fn changed_names(delta: &Delta<Codebook>) -> Option<Names> {
    let (before, after) = (delta.before.as_ref()?, delta.after.as_ref()?);
    let (mut gone, mut new, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for label in &before.labels {
        match after.label(&label.id) {
            None => gone.push(&label.names),
            Some(now) if now != label => changed.push(&now.names),
            Some(_) => {}
        }
    }
    for kind in &before.statement_types {
        match after.statement_type(&kind.id) {
            None => gone.push(&kind.names),
            Some(now) if now != kind => changed.push(&now.names),
            Some(_) => {}
        }
    }
    let labels = after.labels.iter().filter(|label| before.label(&label.id).is_none());
    new.extend(labels.map(|label| &label.names));
    let types = after.statement_types.iter();
    let types = types.filter(|kind| before.statement_type(&kind.id).is_none());
    new.extend(types.map(|kind| &kind.names));
    let found = [gone, new, changed].into_iter().find(|names| !names.is_empty())?;
    (found.len() == 1).then(|| found[0].clone())
}

/// The text of a document that is there, or that the step itself brought or took.
fn text_of<'p>(project: &'p Project, set: &'p ChangeSet, id: &DocumentId) -> Option<&'p str> {
    let present = project.documents.get(id).map(|document| document.text());
    present.or_else(|| {
        set.changes.iter().find_map(|change| match change {
            Change::Article(document, delta) if document == id => {
                delta.either().map(|article| article.text())
            }
            _ => None,
        })
    })
}
