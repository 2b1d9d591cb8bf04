//! Opening what the store kept: the last snapshot with the journal entries written since.

use crate::{CoderIndex, EntityIndex, History, Model};
use formats::store::{JournalEntry, JournalEvent};
use model::{Project, Timestamp};
use std::rc::Rc;

/// What could be restored.
#[derive(Debug)]
pub struct Restored {
    /// The app as it was left; no document is open yet.
    pub model: Model,
    /// The first journal entry that did not fit, if any; it and all behind it are left out.
    pub stopped_at: Option<u64>,
}

/// Replays `entries` (in order, numbers above `seq`) on a snapshot that is current to `seq`.
pub fn restore(
    project: Project,
    history: History,
    seq: u64,
    entries: Vec<JournalEntry>,
) -> Restored {
    let mut model = Model::of_project(project);
    model.history = Rc::new(history);
    model.spans = Rc::default();
    model.statements = Rc::default();
    model.seq = seq;
    let mut stopped_at = None;
    for entry in entries {
        if entry.seq <= model.seq {
            continue;
        }
        if entry.seq != model.seq + 1 || !replay(&mut model, entry.event, entry.at) {
            stopped_at = Some(entry.seq);
            break;
        }
        model.seq = entry.seq;
    }
    model.entities = Rc::new(EntityIndex::of(&model.project));
    model.coders = Rc::new(CoderIndex::of(&model.project));
    Restored { model, stopped_at }
}

fn replay(model: &mut Model, event: JournalEvent, at: Timestamp) -> bool {
    let history = Rc::make_mut(&mut model.history);
    let project = Rc::make_mut(&mut model.project);
    match event {
        JournalEvent::Do(set) => {
            let done = project.apply(&set).is_ok();
            if done {
                history.record(set, at);
            }
            done
        }
        JournalEvent::Undo => {
            let done = history.undoable().is_some_and(|set| project.apply(&set.inverted()).is_ok());
            if done {
                history.step_back();
            }
            done
        }
        JournalEvent::Redo => {
            let done = history.redoable().is_some_and(|set| project.apply(set).is_ok());
            if done {
                history.step_forward();
            }
            done
        }
    }
}
