//! The list of issues while it grows.

use super::Path;
use crate::json::{Value, parse_item};
use crate::{Action, Issue, Problem};
use std::cell::RefCell;

/// More issues than this are counted, not listed: a hostile file must not fill the memory.
const MAX_ISSUES: usize = 10_000;

/// How many code points of the offending text are shown.
const MAX_SHOWN: usize = 80;

/// Collects issues of one input.
pub(crate) struct Log<'a> {
    input: &'a str,
    found: RefCell<Found>,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Issues with the byte at which each stands.
    listed: Vec<(u32, Issue)>,
    n_more: usize,
}

impl<'a> Log<'a> {
    pub(crate) fn new(input: &'a str) -> Self {
        Self { input, found: RefCell::default() }
    }

    /// Goes on with a list that was put aside.
    pub(crate) fn resume(input: &'a str, found: Found) -> Self {
        Self { input, found: RefCell::new(found) }
    }

    /// Puts the list aside.
    pub(crate) fn pause(self) -> Found {
        self.found.into_inner()
    }

    /// The bytes `start..end` of the input.
    pub(crate) fn slice(&self, start: u32, end: u32) -> &'a str {
        self.input.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Reads an item that the tree holds unread.
    pub(super) fn read(&self, item: &Value) -> Option<Value> {
        parse_item(self.input, item)
    }

    pub(crate) fn add(
        &self,
        at: u32,
        path: &Path<'_>,
        problem: Problem,
        offending: &str,
        action: Action,
    ) {
        let mut found = self.found.borrow_mut();
        if found.listed.len() >= MAX_ISSUES {
            found.n_more += 1;
            return;
        }
        let issue = Issue {
            path: path.spell(),
            line: None,
            column: None,
            problem,
            offending: shorten(&on_one_line(offending)),
            action,
        };
        found.listed.push((at, issue));
    }

    /// All issues in the order of the file, with lines and columns.
    pub(crate) fn finish(self) -> Vec<Issue> {
        let Found { mut listed, n_more } = self.found.into_inner();
        listed.sort_by_key(|(at, _)| *at);
        set_places(self.input, &mut listed);
        let mut issues: Vec<_> = listed.into_iter().map(|(_, issue)| issue).collect();
        if n_more > 0 {
            issues.push(Issue {
                path: "$".to_owned(),
                line: None,
                column: None,
                problem: Problem::More { n_more },
                offending: String::new(),
                action: Action::Kept,
            });
        }
        issues
    }
}

/// Walks the input once, however many issues stand in one long line.
fn set_places(input: &str, listed: &mut [(u32, Issue)]) {
    let (mut reached, mut line, mut column) = (0, 1, 1);
    for (at, issue) in listed {
        let passed = input.get(reached..*at as usize).unwrap_or_default();
        let n_breaks = passed.bytes().filter(|byte| *byte == b'\n').count();
        let line_start = passed.rfind('\n').map_or(0, |idx| idx + 1);
        if n_breaks > 0 {
            line += n_breaks;
            column = 1;
        }
        column += passed[line_start..].chars().count();
        reached += passed.len();
        issue.line = Some(line);
        issue.column = Some(column);
    }
}

/// The beginning of `json` without line breaks; there are none inside strings. Only the
/// beginning is looked at, however long the value is.
fn on_one_line(json: &str) -> String {
    let end = json.char_indices().nth(8 * MAX_SHOWN).map_or(json.len(), |(at, _)| at);
    json[..end].lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The first code points of `text`, with `…` where something is cut off.
pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
