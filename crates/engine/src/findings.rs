//! What the consistency watch finds: facts that are computed from the project, and where they
//! are. What each kind means to the letter stands with [`FindingKind`].

mod scan;
mod watch;

pub(crate) use watch::{Watch, check_invariants, follow, forget, update};
pub use watch::{WatchMsg, WatchState};

use model::{AnnotationId, DocumentId, EntityId, StatementId};
use std::rc::Rc;

/// The most findings of a kind that are kept; the others are counted.
pub const MAX_FINDINGS: usize = 200;

/// The most places of a finding that are kept; the others are counted.
pub const MAX_PLACES: usize = 6;

/// What is watched. Work of hidden coders counts as if it were not there.
///
/// Who acts and what is acted on is told by a *party*: the entity that a span is linked to, else
/// its words without regard to case, width and the marks around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// One party supports and opposes the same process: two statements of types whose leading
    /// variable offers `support` and `oppose`, one with each value, share a party in the first
    /// slot for actors and one in the first slot for processes.
    Opposed,
    /// A support that rests on no words of its own but on somebody's taking part: the document
    /// also has a statement of the type `participation` of the same actor and process, and the
    /// support has no span of a stance but such as that statement uses too.
    OnlyTookPart,
    /// A statement without a span that has a place in the text.
    NoEvidence,
    /// A process that spans name, but that is in no slot of any statement.
    NotLinked,
    /// Entities of one kind that share a name or alias, as [`text::name_key`] reads it, also once
    /// simplified.
    SharedName,
    /// An annotation whose quote has neither letter nor digit nor picture sign.
    OnlyMarks,
}

impl FindingKind {
    /// All, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Opposed,
        Self::OnlyTookPart,
        Self::NoEvidence,
        Self::NotLinked,
        Self::SharedName,
        Self::OnlyMarks,
    ];
}

/// Who or what a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// An entity.
    Entity(EntityId),
    /// Words of the text, or a name.
    Words(Rc<str>),
}

/// Where a finding can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingPlace {
    /// A statement.
    Statement(DocumentId, StatementId),
    /// An annotation.
    Annotation(DocumentId, AnnotationId),
    /// The page of an entity.
    Entity(EntityId),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Whom and what it is about: the actor and the process, the process alone, or the name;
    /// nothing where the place tells all.
    pub about: Vec<Party>,
    /// Where it is, at most [`MAX_PLACES`].
    pub places: Vec<FindingPlace>,
    /// In how many places it is.
    pub n_places: usize,
}

/// All findings so far, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    lists: [Vec<Rc<Finding>>; FindingKind::ALL.len()],
    counts: [usize; FindingKind::ALL.len()],
}

impl Findings {
    /// The findings of a kind, at most [`MAX_FINDINGS`].
    pub fn of(&self, kind: FindingKind) -> &[Rc<Finding>] {
        &self.lists[kind as usize]
    }

    /// How many there are of a kind.
    pub fn count(&self, kind: FindingKind) -> usize {
        self.counts[kind as usize]
    }

    /// How many there are in all.
    pub fn len(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn push(&mut self, finding: Finding) {
        let kind = finding.kind as usize;
        self.counts[kind] += 1;
        if self.lists[kind].len() < MAX_FINDINGS {
            self.lists[kind].push(Rc::new(finding));
        }
    }

    /// Everything where it is, for the check of invariants.
    fn places(&self) -> impl Iterator<Item = &FindingPlace> {
        self.lists.iter().flatten().flat_map(|finding| &finding.places)
    }
}
