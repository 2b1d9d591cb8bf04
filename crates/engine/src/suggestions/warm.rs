//! Making the names ready before they are asked for, where there are so many that the first look
//! would wait for them.

use super::{FIRST_BUDGET, next_budget, next_serial};
use crate::{Effect, Model, known_names};

/// So many entities are made ready within the first slice of a look.
const FEW: usize = 500;

/// What goes on in the background until the names are ready.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Warming {
    pub(super) serial: u32,
    /// What a slice may take, in bytes of an article.
    budget: usize,
}

/// Begins once an article is open in a project whose names nobody has looked for yet. After an
/// edit of an entity the next look makes them ready: whoever codes makes many such edits.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let is_due = model.document().is_some()
        && model.warming.is_none()
        && model.known_names.is_untouched()
        && model.project.entities.len() > FEW;
    if !is_due {
        return Vec::new();
    }
    let serial = next_serial(model);
    model.warming = Some(Warming { serial, budget: FIRST_BUDGET });
    vec![Effect::ContinueSuggestions(serial)]
}

/// Goes on for a slice; `took` is how long the one before took, in milliseconds.
pub(super) fn go_on(model: &mut Model, took: u32) -> Vec<Effect> {
    let Some(warming) = &mut model.warming else { return Vec::new() };
    warming.budget = next_budget(warming.budget, took);
    let Warming { serial, budget } = *warming;
    if known_names::prepare(model, budget).is_some() {
        suggest::prepare();
        model.warming = None;
        return Vec::new();
    }
    vec![Effect::ContinueSuggestions(serial)]
}
