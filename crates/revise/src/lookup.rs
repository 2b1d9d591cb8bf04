//! Words looked for in what is new, within bounds: thousands of lost quotes must not make the
//! page wait.

use crate::anchor::MAX_CANDIDATES;
use std::collections::HashMap;
use std::ops::Range;

/// How many bytes all searches together may pass.
const BUDGET: usize = 1 << 25;

/// What was looked for, and what the rest may cost.
#[derive(Debug)]
pub(crate) struct Lookup {
    budget: usize,
    known: HashMap<String, Vec<Range<usize>>>,
}

impl Default for Lookup {
    fn default() -> Self {
        Self { budget: BUDGET, known: HashMap::new() }
    }
}

impl Lookup {
    /// The first places of `words` in some parts of `text`; none once the budget is used up.
    pub(crate) fn places(
        &mut self,
        text: &str,
        parts: impl Iterator<Item = Range<usize>>,
        words: &str,
    ) -> Vec<Range<usize>> {
        if let Some(places) = self.known.get(words) {
            return places.clone();
        }
        let mut places = Vec::new();
        for part in parts {
            let cost = part.len() + 16;
            if self.budget < cost || places.len() >= MAX_CANDIDATES {
                break;
            }
            self.budget -= cost;
            let Some(inside) = text.get(part.clone()) else { continue };
            let found = inside.match_indices(words).take(MAX_CANDIDATES - places.len());
            places.extend(found.map(|(at, _)| part.start + at..part.start + at + words.len()));
        }
        self.known.insert(words.to_owned(), places.clone());
        places
    }
}
