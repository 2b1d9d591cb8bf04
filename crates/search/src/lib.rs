//! Searching in article text: folding of case and width with an exact way back, patterns in
//! plain words or as regular expressions, and a scan that can pause after any slice of work.
//!
//! # Architecture Invariant
//! A scan never does more in one go than its budget and one more step allow, whatever the
//! pattern and the text are. Its hits do not depend on how it was sliced.

mod fold;
mod pattern;
mod scan;

pub use fold::{Folded, Folding};
pub use pattern::{Fault, Pattern, PatternError, Query};
pub use scan::{MAX_HITS, Progress, Scan};
