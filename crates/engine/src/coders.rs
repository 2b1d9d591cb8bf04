//! Coders on the screen: who one is, and whose work is shown.

use crate::{DocumentSpans, Effect, Model, findings, navigation};
use model::{Annotation, Change, ChangeSet, CoderId, DocumentId, Project, Statement, Table};
use std::collections::BTreeSet;
use std::rc::Rc;

/// How much each coder made, by document; kept up to date change by change. A clone shares
/// nearly everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoderIndex {
    /// Annotations and statements of a coder in a document; none is absent.
    by_document: Table<(DocumentId, CoderId), usize>,
    /// Annotations and statements of a coder in all documents; none is absent.
    annotations: Table<CoderId, usize>,
    statements: Table<CoderId, usize>,
}

impl CoderIndex {
    /// Counts a whole project.
    pub fn of(project: &Project) -> Self {
        let mut index = Self::default();
        for (id, document) in &project.documents {
            document.annotations.values().for_each(|row| index.annotation(id, row, true));
            document.statements.values().for_each(|row| index.statement(id, row, true));
        }
        index
    }

    /// Follows a set of changes.
    pub(crate) fn follow(&mut self, set: &ChangeSet) {
        for change in &set.changes {
            match change {
                Change::Annotation(id, delta) => {
                    delta.before.iter().for_each(|row| self.annotation(id, row, false));
                    delta.after.iter().for_each(|row| self.annotation(id, row, true));
                }
                Change::Statement(id, delta) => {
                    delta.before.iter().for_each(|row| self.statement(id, row, false));
                    delta.after.iter().for_each(|row| self.statement(id, row, true));
                }
                _ => {}
            }
        }
    }

    fn annotation(&mut self, document: &DocumentId, row: &Annotation, up: bool) {
        count(&mut self.annotations, row.coder.clone(), up);
        count(&mut self.by_document, (document.clone(), row.coder.clone()), up);
    }

    fn statement(&mut self, document: &DocumentId, row: &Statement, up: bool) {
        count(&mut self.statements, row.coder.clone(), up);
        count(&mut self.by_document, (document.clone(), row.coder.clone()), up);
    }

    /// How many annotations a coder made.
    pub fn n_annotations(&self, coder: &CoderId) -> usize {
        self.annotations.get(coder).map_or(0, |n| **n)
    }

    /// How many statements a coder made.
    pub fn n_statements(&self, coder: &CoderId) -> usize {
        self.statements.get(coder).map_or(0, |n| **n)
    }

    /// How many annotations and statements a coder made in a document.
    pub fn n_in(&self, document: &DocumentId, coder: &CoderId) -> usize {
        self.by_document.get(&(document.clone(), coder.clone())).map_or(0, |n| **n)
    }

    /// Who coded in a document.
    pub fn coders_of<'i>(
        &'i self,
        document: &'i DocumentId,
    ) -> impl Iterator<Item = &'i CoderId> + use<'i> {
        let first = (document.clone(), CoderId::new(""));
        let rows = self.by_document.iter_from(&first).map(|(key, _)| key);
        rows.take_while(move |(id, _)| id == document).map(|(_, coder)| coder)
    }
}

fn count<K: Ord + Clone>(counts: &mut Table<K, usize>, key: K, up: bool) {
    let n = counts.get(&key).map_or(0, |n| **n);
    match if up { n + 1 } else { n.saturating_sub(1) } {
        0 => counts.remove(&key),
        n => counts.insert(key, Rc::new(n)),
    };
}

/// Whose work is shown, and whether one was asked who one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodersState {
    /// The coder who works here.
    pub me: Option<CoderId>,
    /// Those whose annotations are neither painted nor listed nor hit by clicks.
    pub hidden: Rc<BTreeSet<CoderId>>,
    /// Whether the question for the name was answered or put aside.
    pub was_asked: bool,
}

/// Messages of the coders that change nothing durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodersMsg {
    /// Shows or hides what a coder made.
    Show(CoderId, bool),
    /// The question for the name is put aside.
    PutAside,
}

/// Carries out a message that changes nothing durable.
pub(crate) fn update(model: &mut Model, msg: CodersMsg) -> Vec<Effect> {
    match msg {
        CodersMsg::Show(coder, is_shown) => show(model, &coder, is_shown),
        CodersMsg::PutAside => model.session_mut().coders.was_asked = true,
    }
    vec![navigation::remember(model)]
}

/// Shows or hides what a coder made.
fn show(model: &mut Model, coder: &CoderId, is_shown: bool) {
    let hidden = Rc::make_mut(&mut model.session_mut().coders.hidden);
    let has_changed = if is_shown { hidden.remove(coder) } else { hidden.insert(coder.clone()) };
    if has_changed {
        index_anew(model);
    }
}

/// Builds the index of the open document anew, and lets go of what is hidden now.
fn index_anew(model: &mut Model) {
    findings::forget(model);
    model.spans = Rc::new(spans(model));
    drop_dangling(model);
}

/// The shown annotations of the open document.
pub(crate) fn spans(model: &Model) -> DocumentSpans {
    let hidden = Rc::clone(&model.session.coders.hidden);
    model.document().map_or_else(
        || DocumentSpans::empty(Rc::clone(&hidden)),
        |document| DocumentSpans::showing(document, Rc::clone(&hidden)),
    )
}

/// Whether an annotation's coder is shown.
pub(crate) fn is_shown(model: &Model, annotation: &Annotation) -> bool {
    !model.session.coders.hidden.contains(&annotation.coder)
}

/// Whoever makes something sees it.
pub(crate) fn show_maker(model: &mut Model, set: &ChangeSet) {
    if model.session.coders.hidden.is_empty() {
        return;
    }
    let made = set.changes.iter().find_map(|change| match change {
        Change::Annotation(_, delta) => delta.after.as_ref().map(|row| row.coder.clone()),
        _ => None,
    });
    if let Some(coder) = made.filter(|coder| model.session.coders.hidden.contains(coder)) {
        show(model, &coder, true);
    }
}

/// What is selected or lifted is shown, and who is hidden or works here exists.
pub(crate) fn drop_dangling(model: &mut Model) {
    let project = Rc::clone(&model.project);
    let hidden = &model.session.coders.hidden;
    if !hidden.iter().all(|id| project.coders.get(id).is_some()) {
        let hidden = &mut model.session_mut().coders.hidden;
        Rc::make_mut(hidden).retain(|id| project.coders.get(id).is_some());
        findings::forget(model);
        model.spans = Rc::new(spans(model));
    }
    if model.session.coders.hidden.is_empty() {
        return;
    }
    let Some(document) = model.document().cloned() else { return };
    let is_hidden = |id: &model::AnnotationId| {
        document.annotations.get(id).is_some_and(|row| !is_shown(model, row))
    };
    let selected_is_hidden = model.session.annotation.as_ref().is_some_and(is_hidden);
    let lifted: Vec<_> = model.session.lifted.iter().filter(|id| !is_hidden(id)).cloned().collect();
    if selected_is_hidden {
        model.session_mut().annotation = None;
    }
    if lifted.len() != model.session.lifted.len() {
        model.session_mut().lifted = lifted;
    }
}

/// What is broken of what is shown: empty when all is well.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.coders;
    let known = |id: &CoderId| model.project.coders.get(id).is_some();
    let annotation = |id| model.document()?.annotations.get(id);
    let selected = model.session.annotation.as_ref().and_then(annotation);
    let lifted = model.session.lifted.iter().filter_map(annotation);
    let mut broken = Vec::new();
    if !state.hidden.iter().all(known) {
        broken.push("a hidden coder does not exist".into());
    }
    if !selected.into_iter().chain(lifted).all(|row| is_shown(model, row)) {
        broken.push("an annotation of a hidden coder is selected or lifted".into());
    }
    broken
}
