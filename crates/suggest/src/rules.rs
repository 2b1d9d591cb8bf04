//! The analyst's own rules: words or a regular expression.

use crate::dictionary::Dictionary;
use crate::fold::Cell;
use search::{Folding, Pattern, PatternError, Query};

/// The most rules that are used.
pub const MAX_RULES: usize = 200;

/// The most words of one rule.
pub const MAX_WORDS: usize = 2000;

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulePattern {
    /// Any of these words, without regard to case, width and traditional forms.
    Words(Vec<String>),
    /// A regular expression; what it matches stays within a line unless it names line ends.
    Regex(String),
}

/// A rule as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSpec {
    /// What it is known by; a proposal names it.
    pub id: String,
    /// What it looks for.
    pub pattern: RulePattern,
}

/// Why a rule is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule.
    pub id: String,
    /// What is wrong with its expression and where; `None` where there are too many rules or
    /// words, or nothing to look for.
    pub fault: Option<PatternError>,
}

/// Rules that are ready.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub(crate) ids: Vec<String>,
    dictionary: Dictionary,
    /// Each with the number of its rule.
    pub(crate) patterns: Vec<(usize, Pattern)>,
}

impl Rules {
    /// Makes rules ready. One that is faulty is left out and told.
    pub fn new(specs: impl IntoIterator<Item = RuleSpec>) -> (Self, Vec<RuleError>) {
        let mut rules = Self::default();
        let mut errors = Vec::new();
        for RuleSpec { id, pattern } in specs {
            match rules.add(&pattern) {
                Ok(()) => rules.ids.push(id),
                Err(fault) => errors.push(RuleError { id, fault }),
            }
        }
        rules.dictionary = rules.dictionary.finish();
        (rules, errors)
    }

    fn add(&mut self, pattern: &RulePattern) -> Result<(), Option<PatternError>> {
        let number = self.ids.len();
        if number >= MAX_RULES {
            return Err(None);
        }
        match pattern {
            RulePattern::Words(words) => {
                if words.len() > MAX_WORDS || words.iter().all(|word| word.trim().is_empty()) {
                    return Err(None);
                }
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                words.iter().for_each(|word| self.dictionary.add(word, number, false));
            }
            RulePattern::Regex(regex) => {
                let folding = Folding { width: true, ..Folding::NONE };
                let query = Query { text: regex.clone(), is_regex: true, folding };
                let pattern = Pattern::new(&query).ok_or(None)?.map_err(Some)?;
                self.patterns.push((number, pattern));
            }
        }
        Ok(())
    }

    /// The longest words at a place: their length and the numbers of their rules.
    pub(crate) fn words_at(&self, cells: &[Cell], at: usize) -> Option<(usize, Vec<u32>)> {
        let found = self.dictionary.longest(cells, at)?;
        Some((found.length, found.values))
    }
}
