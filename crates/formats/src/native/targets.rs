//! Reading the targets of annotations: a span counts only if its quote stands there.

use super::article::Source;
use crate::node::{Node, shorten};
use crate::record::annotation::read_quote;
use crate::{Action, Problem};
use model::Target;
use text::{Quote, TextRange, TextSize};

/// A target that lost its place, and where the file had it.
pub(super) struct Lost {
    pub(super) target_idx: usize,
    /// The byte of the article, if the file gave a usable start.
    pub(super) hint: Option<TextSize>,
}

/// Reads the targets in field `targets`, at least one.
pub(super) fn read(node: &Node<'_>, source: &Source) -> (Vec<Target>, Vec<Lost>) {
    let (mut targets, mut lost) = (Vec::new(), Vec::new());
    if let Some(list) = node.required("targets", Action::Orphaned) {
        list.each(&mut |item| {
            if !item.is_record(&["start", "end", "quote", "prefix", "suffix"]) {
                return;
            }
            let quote = read_quote(&item, "quote");
            let is_orphan = item.field("start").is_none() && item.field("end").is_none();
            let range = if is_orphan { Err(None) } else { read_range(&item, source, &quote) };
            if let (Err(hint), false) = (range, is_orphan) {
                let target_idx = targets.len();
                lost.push(Lost { target_idx, hint });
            }
            targets.push(match range {
                Ok(range) => Target::Anchored(range),
                Err(_) => Target::Orphan(Box::new(quote)),
            });
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

/// Puts targets in text order. Where one is lost, the order in the file says where it belongs.
fn sort(node: &Node<'_>, targets: &mut [Target]) {
    let all_placed = targets.iter().all(|target| target.range().is_some());
    if all_placed && !targets.is_sorted_by_key(Target::range) {
        node.report_field("targets", Problem::TargetsOutOfOrder, Action::Corrected);
        targets.sort_by_key(Target::range);
    }
}

/// The verified range, or else where the file says it begins.
fn read_range(
    node: &Node<'_>,
    source: &Source,
    quote: &Quote,
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
    if quote.exact.is_empty() {
        node.report_field("quote", Problem::Missing, Action::Defaulted);
        return Ok(range);
    }
    verify(node, source, quote, (start, end)).then_some(range).ok_or(hint)
}

/// Whether the quote stands at these bytes of the file's text.
fn verify(
    node: &Node<'_>,
    source: &Source,
    quote: &Quote,
    (start, end): (TextSize, TextSize),
) -> bool {
    let text = &source.text.text;
    let found = &text[start.index()..end.index()];
    if found != quote.exact {
        let found = shorten(found);
        let problem = Problem::QuoteDiffers { found };
        report_at(node, "quote", problem, Action::Orphaned);
        return false;
    }
    if !text[..start.index()].ends_with(&quote.prefix) {
        report_at(node, "prefix", Problem::ContextDiffers, Action::Corrected);
    }
    if !text[end.index()..].starts_with(&quote.suffix) {
        report_at(node, "suffix", Problem::ContextDiffers, Action::Corrected);
    }
    true
}

fn report_at(node: &Node<'_>, name: &str, problem: Problem, action: Action) {
    if let Some(field) = node.field(name) {
        field.report(problem, action);
    }
}
