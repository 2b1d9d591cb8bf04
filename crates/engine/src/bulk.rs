//! Many annotations at once: one step, and a word about what was there already.

use crate::update::{refuse, try_edit};
use crate::{Command, Effect, Env, Model, NewSpan, NoticeKind};
use model::{Change, ChangeSet};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Makes annotations in one step and tells how many are new; whether that could be done.
pub(crate) fn tag_many(
    model: &mut Model,
    spans: Vec<NewSpan>,
    env: &mut Env<'_>,
) -> (bool, Vec<Effect>) {
    if spans.is_empty() {
        return (false, Vec::new());
    }
    let n_asked = spans.len();
    let ((n_new, n_documents), effects) =
        match try_edit(model, Command::TagMany(Rc::new(spans)), env) {
            Ok(effects) => (model.history.undoable().map_or((0, 0), |set| counted(set)), effects),
            Err(crate::EditError::NoChange) => ((0, 0), Vec::new()),
            Err(error) => return (false, refuse(model, error)),
        };
    let n_old = n_asked - n_new;
    model.session_mut().notify(NoticeKind::HitsTagged { n_new, n_documents, n_old });
    (true, effects)
}

/// How many annotations a set makes, and in how many documents.
fn counted(set: &ChangeSet) -> (usize, usize) {
    let documents = set.changes.iter().filter_map(|change| match change {
        Change::Annotation(document, _) => Some(document),
        _ => None,
    });
    (set.changes.len(), documents.collect::<BTreeSet<_>>().len())
}

/// The notice offers to undo the last step: it goes once that is another one.
pub(crate) fn forget_notice(model: &mut Model) {
    let is_it = |kind: &NoticeKind| matches!(kind, NoticeKind::HitsTagged { .. });
    if model.session.notices.iter().any(|notice| is_it(&notice.kind)) {
        model.session_mut().notices.retain(|notice| !is_it(&notice.kind));
    }
}
