//! What is proposed, and why.

use crate::lexicon::Candidate;
use model::EntityKind;
use std::fmt::Write;
use text::{TextRange, name_key, simplified};

/// A position; the ids are those of the shipped codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// For it.
    Support,
    /// Against it.
    Oppose,
    /// Partly for, partly against.
    Mixed,
    /// Neither.
    Neutral,
    /// It cannot be told.
    Unclear,
}

impl Position {
    /// The id of the choice.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Mixed => "mixed",
            Self::Neutral => "neutral",
            Self::Unclear => "unclear",
        }
    }

    /// What it becomes where it is negated: who does not support is against, who does not oppose
    /// lets it happen, and who is not neutral may stand on either side.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Support => Self::Oppose,
            Self::Oppose => Self::Neutral,
            Self::Mixed | Self::Neutral | Self::Unclear => Self::Unclear,
        }
    }
}

/// A role in a process; the ids are those of the shipped codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Belongs to it.
    Member,
    /// Is there.
    Attendee,
    /// Submits or speaks.
    Contributor,
    /// Chairs or hosts.
    Convener,
    /// Proposes or founds.
    Proposer,
    /// Is kept out.
    Excluded,
}

impl Role {
    /// The id of the choice.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Attendee => "attendee",
            Self::Contributor => "contributor",
            Self::Convener => "convener",
            Self::Proposer => "proposer",
            Self::Excluded => "excluded",
        }
    }
}

/// What a piece of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The name of an entity; several where the name is that of several.
    Known(Vec<Candidate>),
    /// A name that is not known.
    NewName {
        /// What it seems to be.
        kind: EntityKind,
        /// The other name beside it: the acronym, or what it stands for.
        beside: Option<TextRange>,
    },
    /// A stance.
    Cue {
        /// The position, with the negation taken into account.
        position: Position,
        /// The words that negate it.
        negation: Option<TextRange>,
        /// The clause that it speaks of.
        clause: TextRange,
    },
    /// A rule of the analyst's own: its id.
    Rule(String),
}

/// Why it is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is a name or alias of an entity.
    Name,
    /// An acronym beside its expansion in brackets.
    Acronym,
    /// The expansion of an acronym.
    Expansion,
    /// Latin words with capitals.
    Capitals,
    /// A title in 《》.
    Title,
    /// It ends, or begins, as names of organizations do.
    Organization,
    /// A word for a position.
    Cue,
    /// A rule of the analyst's own.
    Rule,
}

/// Something that might be tagged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands; on character borders.
    pub range: TextRange,
    /// What it is.
    pub what: What,
    /// Why it is proposed.
    pub reason: Reason,
}

impl Proposal {
    /// What the proposal is known by wherever it is made again: its sort, what it says, and its
    /// words without regard to case, width and traditional forms.
    pub fn key(&self, text: &str) -> String {
        let mut key = match &self.what {
            What::Known(candidates) => {
                candidates.iter().fold("known".to_owned(), |mut key, candidate| {
                    let _ = write!(key, "|{}", candidate.id);
                    key
                })
            }
            What::NewName { .. } => "name".to_owned(),
            What::Cue { position, .. } => format!("cue|{}", position.as_str()),
            What::Rule(id) => format!("rule|{id}"),
        };
        key.push('|');
        key.push_str(&simplified(&name_key(self.range.slice(text).unwrap_or_default())));
        key
    }

    /// The kind of entity that it names.
    pub fn kind(&self) -> Option<EntityKind> {
        match &self.what {
            What::Known(candidates) => candidates.first().map(|candidate| candidate.kind),
            What::NewName { kind, .. } => Some(*kind),
            What::Cue { .. } | What::Rule(_) => None,
        }
    }
}

/// How an actor stands to a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It takes a position; `cue` is the index of the proposal that says so.
    Position {
        /// The index of the stance cue.
        cue: usize,
        /// The position.
        position: Position,
    },
    /// It takes part.
    Participation {
        /// As what.
        role: Role,
        /// The words that say so.
        words: TextRange,
    },
}

/// A statement that might be made of proposals in one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The index of the actor among the proposals.
    pub actor: usize,
    /// The index of the process among the proposals.
    pub process: usize,
    /// How the actor stands to the process.
    pub stand: Stand,
}

impl Link {
    /// The id of the statement type in the shipped codebook.
    pub const fn statement_type(self) -> &'static str {
        match self.stand {
            Stand::Position { .. } => "position",
            Stand::Participation { .. } => "participation",
        }
    }

    /// The id of the choice: a position or a role.
    pub const fn value(self) -> &'static str {
        match self.stand {
            Stand::Position { position, .. } => position.as_str(),
            Stand::Participation { role, .. } => role.as_str(),
        }
    }
}

/// All that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposals {
    /// In text order, the longer first where two begin together. Names and cues do not overlap
    /// each other; what rules find may overlap everything.
    pub items: Vec<Proposal>,
    /// Statements, by the actor's place.
    pub links: Vec<Link>,
    /// Whether there was more than is kept.
    pub is_cut: bool,
}
