//! Reading what steers the suggestions, as much of it as is kept.

use super::ids::Ids;
use super::links::{Links, entity_kind};
use crate::node::Node;
use crate::record::guidance::{RULE_FIELDS, read_rejection, read_rule};
use crate::{Action, Problem};
use model::{MAX_PATTERN, MAX_REJECTIONS, MAX_RULES, Rejection, RejectionKey, Rule, RuleId, Table};
use std::rc::Rc;

/// Rules and rejections.
#[derive(Debug, Default)]
pub(super) struct Guidance {
    pub(super) rules: Table<RuleId, Rule>,
    pub(super) rejections: Table<RejectionKey, Rejection>,
}

impl Guidance {
    /// Reads the rules and rejections of a file. Labels and entities that a rule names and the
    /// file lacks are made.
    pub(super) fn read(root: &Node<'_>, links: &mut Links) -> Self {
        let mut guidance = Self::default();
        let mut ids = Ids::default();
        let mut n_rules = 0;
        root.each_in("rules", &mut |item| {
            n_rules += 1;
            if has_room(&item, n_rules, MAX_RULES) {
                let read = rule(&item, &mut ids, links);
                read.into_iter().for_each(|row| {
                    guidance.rules.insert(row.id.clone(), Rc::new(row));
                });
            }
        });
        let mut n_rejections = 0;
        root.each_in("rejections", &mut |item| {
            n_rejections += 1;
            if has_room(&item, n_rejections, MAX_REJECTIONS)
                && let Some(row) = read_rejection(&item)
            {
                guidance.rejections.insert(row.key.clone(), Rc::new(row));
            }
        });
        guidance
    }
}

/// Whether the n-th record, from 1, is still kept; the first that is not is told.
fn has_room(item: &Node<'_>, n: usize, limit: usize) -> bool {
    if n == limit + 1 {
        item.report(Problem::TooMany { limit }, Action::LeftOut);
    }
    n <= limit
}

fn rule(item: &Node<'_>, ids: &mut Ids, links: &mut Links) -> Option<Rule> {
    if !item.is_record(RULE_FIELDS) {
        return None;
    }
    let (label, kind) = links.label(item);
    let entity = links.entity(item, entity_kind(kind));
    let id = RuleId::new(ids.take(item, "rule"));
    let rule = read_rule(item, id, label, entity)?;
    if rule.pattern.n_chars() > MAX_PATTERN {
        item.report(Problem::TooLong { limit: MAX_PATTERN }, Action::LeftOut);
        return None;
    }
    Some(rule)
}
