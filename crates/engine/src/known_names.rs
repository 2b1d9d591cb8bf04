//! The names of the project's entities and of the starter set, made ready to be looked for: for
//! suggestions and for all occurrences of a name.
//!
//! Making them ready takes a while where there are many, so it is done in slices, and what was
//! made is kept as long as the entities are the very same rows.

use crate::Model;
use model::{Entity, EntityId, Table};
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, LexiconMaking};

/// So many bytes of an article are looked through while one name is made ready.
const NAME: usize = 8;

/// The known names, or how far the making of them is.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownNames(Option<(Table<EntityId, Entity>, Ready)>);

#[derive(Debug, Clone)]
enum Ready {
    Not(Box<LexiconMaking>),
    Yes(Rc<Lexicon>),
}

impl KnownNames {
    /// Whether they were never asked for.
    pub(crate) const fn is_untouched(&self) -> bool {
        self.0.is_none()
    }
}

/// The names as they are now, if they are ready: else they are made so as far as the budget goes,
/// in bytes of an article.
pub(crate) fn prepare(model: &mut Model, budget: usize) -> Option<Rc<Lexicon>> {
    let (project, index) = (&model.project, &model.entities);
    let entities = &project.entities;
    let named = |name: &str, kind| index.named(project, name, kind, false).into_iter().next();
    let begin = || Ready::Not(Box::new(LexiconMaking::new(entities, named)));
    let kept = model.known_names.0.take().filter(|(of, _)| of.is_same(entities));
    let mut ready = kept.map_or_else(begin, |(_, ready)| ready);
    if let Ready::Not(making) = &mut ready
        && let ControlFlow::Break(lexicon) = making.go_on(budget / NAME)
    {
        ready = Ready::Yes(Rc::new(lexicon));
    }
    let lexicon = match &ready {
        Ready::Yes(lexicon) => Some(Rc::clone(lexicon)),
        Ready::Not(_) => None,
    };
    model.known_names.0 = Some((entities.clone(), ready));
    lexicon
}
