//! Suggestions: what an analyst would probably tag, found by names, rules and cue words alone.
//!
//! # Architecture Invariant
//! Nothing here is prose for people, and nothing here decides: a [`Proposal`] says what stands
//! where and for which [`Reason`]. A [`Scan`] works in slices, and what it finds depends neither
//! on how it was sliced nor on the order of any hash map.

mod cues;
mod dictionary;
mod fold;
mod lexicon;
mod links;
mod mentions;
mod names;
mod proposal;
mod rules;
mod scan;
mod sentence;
pub mod starter;

pub use lexicon::{Candidate, Entry, Lexicon, LexiconMaking};
pub use mentions::{Mention, Mentions};
pub use proposal::{Link, Position, Proposal, Proposals, Reason, Role, Stand, What};
pub use rules::{MAX_RULES, MAX_WORDS, RuleError, RulePattern, RuleSpec, Rules};
pub use scan::{MAX_PROPOSALS, Options, Scan};

/// Makes the words that all scans look for ready. The first scan does it otherwise.
pub fn prepare() {
    cues::prepare();
    names::prepare();
}
