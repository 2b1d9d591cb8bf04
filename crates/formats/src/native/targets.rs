//! Reading the targets of annotations: a span counts only if its quote stands there.

use super::article::Source;
use crate::node::{Node, shorten};
use crate::{Action, Problem};
use model::Target;
use std::borrow::Cow;
use text::{Quote, TextRange, TextSize};

/// A target that lost its place, and where the file had it.
pub(super) struct Lost {
    pub(super) target_idx: usize,
    /// The byte of the article, if the file gave a usable start.
    pub(super) hint: Option<TextSize>,
}

/// A quote as the file has it; copied only if it has to be kept.
struct Given<'n> {
    exact: Cow<'n, str>,
    prefix: Cow<'n, str>,
    suffix: Cow<'n, str>,
}

impl Given<'_> {
    fn kept(self) -> Target {
        Target::Orphan(Box::new(Quote {
            exact: self.exact.into_owned(),
            prefix: self.prefix.into_owned(),
            suffix: self.suffix.into_owned(),
        }))
    }
}

/// Reads the targets in field `targets`, at least one.
pub(super) fn read(node: &Node<'_>, source: &Source) -> (Vec<Target>, Vec<Lost>) {
    let (mut targets, mut lost) = (Vec::new(), Vec::new());
    if let Some(list) = node.required("targets", Action::Orphaned) {
        list.each(&mut |item| {
            if item.is_record(&["start", "end", "quote", "prefix", "suffix"]) {
                targets.push(read_target(&item, source, targets.len(), &mut lost));
            }
        });
        if targets.is_empty() {
            list.report(Problem::Missing, Action::Orphaned);
        }
    }
    if targets.is_empty() {
        targets.push(Target::Orphan(Box::default()));
    }
    sort(node, &mut targets);
    (targets, lost)
}

fn read_target(
    node: &Node<'_>,
    source: &Source,
    target_idx: usize,
    lost: &mut Vec<Lost>,
) -> Target {
    let given = Given {
        exact: node.cow_in("quote"),
        prefix: node.cow_in("prefix"),
        suffix: node.cow_in("suffix"),
    };
    let is_orphan = node.field("start").is_none() && node.field("end").is_none();
    if is_orphan {
        return given.kept();
    }
    match read_range(node, source, &given) {
        Ok(range) => Target::Anchored(range),
        Err(hint) => {
            lost.push(Lost { target_idx, hint });
            given.kept()
        }
    }
}

/// Puts targets in text order. Where one is lost, the order in the file says where it belongs.
fn sort(node: &Node<'_>, targets: &mut [Target]) {
    let all_placed = targets.iter().all(|target| target.range().is_some());
    if all_placed && !targets.is_sorted_by_key(Target::range) {
        node.report_field("targets", Problem::TargetsOutOfOrder, Action::Corrected);
        targets.sort_unstable_by_key(Target::range);
    }
}

/// The verified range, or else where the file says it begins.
fn read_range(
    node: &Node<'_>,
    source: &Source,
    given: &Given<'_>,
) -> Result<TextRange, Option<TextSize>> {
    let start = source.text.read_offset(node, "start", Action::Orphaned);
    let end = source.text.read_offset(node, "end", Action::Orphaned);
    let hint = start.map(|start| source.text.settled(start));
    let (start, end) = start.zip(end).ok_or(hint)?;
    let range = source.range(start, end).filter(|_| start < end);
    let Some(range) = range else {
        node.report(Problem::EmptyRange, Action::Orphaned);
        return Err(hint);
    };
    if given.exact.is_empty() {
        if node.field("quote").is_none_or(|quote| quote.as_text().is_some()) {
            node.report_field("quote", Problem::Missing, Action::Defaulted);
        }
        return Ok(range);
    }
    verify(node, source, given, (start, end)).then_some(range).ok_or(hint)
}

/// Whether the quote stands at these bytes of the file's text.
fn verify(
    node: &Node<'_>,
    source: &Source,
    given: &Given<'_>,
    (start, end): (TextSize, TextSize),
) -> bool {
    let text = &source.text.text;
    let found = &text[start.index()..end.index()];
    if found != given.exact {
        let found = shorten(found);
        let problem = Problem::QuoteDiffers { found };
        report_at(node, "quote", problem, Action::Orphaned);
        return false;
    }
    if !text[..start.index()].ends_with(&*given.prefix) {
        report_at(node, "prefix", Problem::ContextDiffers, Action::Corrected);
    }
    if !text[end.index()..].starts_with(&*given.suffix) {
        report_at(node, "suffix", Problem::ContextDiffers, Action::Corrected);
    }
    true
}

fn report_at(node: &Node<'_>, name: &str, problem: Problem, action: Action) {
    if let Some(field) = node.field(name) {
        field.report(problem, action);
    }
}
