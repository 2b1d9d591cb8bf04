//! Many annotations at once: one step, and a word about what was there already.

use crate::update::{refuse, try_edit};
use crate::{Command, Effect, Env, Model, NewSpan, NoticeKind};
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
    let (n_new, effects) = match try_edit(model, Command::TagMany(Rc::new(spans)), env) {
        Ok(effects) => (model.history.undoable().map_or(0, |set| set.changes.len()), effects),
        Err(crate::EditError::NoChange) => (0, Vec::new()),
        Err(error) => return (false, refuse(model, error)),
    };
    model.session_mut().notify(NoticeKind::HitsTagged { n_new, n_old: n_asked - n_new });
    (true, effects)
}
