//! What steers the suggestions: rules and rejections.

use super::read_time;
use crate::node::Node;
use crate::{Action, Problem, clock};
use model::{
    EntityId, LabelId, MAX_NAME, Rejection, RejectionKey, Rule, RuleId, RulePattern, Timestamp,
    clipped,
};
use serde::Serialize;
use std::borrow::Cow;

/// A rule: what it finds in an article is suggested. It has either words or a regular expression.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Rule"))]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleRecord<'a> {
    /// The rule's id.
    id: &'a str,
    /// What the analyst calls it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    name: &'a str,
    /// Any of these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a [String]>,
    /// A regular expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    regex: Option<&'a str>,
    /// The id of the label that is suggested.
    label: &'a str,
    /// The id of the entity that is suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    /// The choice that is suggested for the label's first attribute with choices.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<&'a str>,
    /// Whether the rule is not used for now.
    #[serde(default, skip_serializing_if = "is_false")]
    paused: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over so")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl<'a> RuleRecord<'a> {
    pub(crate) fn new(rule: &'a Rule) -> Self {
        let (words, regex) = match &rule.pattern {
            RulePattern::Words(words) => (Some(words.as_slice()), None),
            RulePattern::Regex(regex) => (None, Some(regex.as_str())),
        };
        Self {
            id: rule.id.as_str(),
            name: &rule.name,
            words,
            regex,
            label: rule.label.as_str(),
            entity: rule.entity.as_ref().map(EntityId::as_str),
            position: rule.position.as_deref(),
            paused: !rule.is_on,
        }
    }
}

/// A suggestion that is not to be made again.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Rejection"))]
#[serde(deny_unknown_fields)]
pub(crate) struct RejectionRecord<'a> {
    /// What the suggestion is known by; written by the program for itself.
    key: &'a str,
    /// The words that it was rejected for.
    #[serde(default)]
    words: &'a str,
    /// When it was rejected.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    rejected: String,
}

impl<'a> RejectionRecord<'a> {
    pub(crate) fn new(row: &'a Rejection) -> Self {
        Self { key: row.key.as_str(), words: &row.words, rejected: clock::format(row.at) }
    }
}

/// The fields of a rule.
pub(crate) const RULE_FIELDS: &[&str] =
    &["id", "name", "words", "regex", "label", "entity", "position", "paused"];

/// Reads a rule that will have this id and be linked so.
pub(crate) fn read_rule(
    node: &Node<'_>,
    id: RuleId,
    label: LabelId,
    entity: Option<EntityId>,
) -> Option<Rule> {
    let pattern = match node.field("regex") {
        Some(regex) => RulePattern::Regex(regex.text(Action::LeftOut)?.into_owned()),
        None => {
            let mut words = Vec::new();
            let list = node.required("words", Action::LeftOut)?;
            list.each(&mut |item| {
                words.extend(item.text(Action::LeftOut).map(Cow::into_owned));
            });
            RulePattern::Words(words)
        }
    };
    Some(Rule {
        id,
        name: name_in(node, "name"),
        pattern,
        label,
        entity,
        position: node
            .field("position")
            .and_then(|field| field.text(Action::LeftOut))
            .map(Cow::into_owned),
        is_on: !node.boolean_in("paused"),
    })
}

/// The text in a field, cut where it is longer than a name may be.
fn name_in(node: &Node<'_>, field: &str) -> String {
    let text = node.cow_in(field);
    let kept = clipped(&text);
    if let Some(field) = node.field(field).filter(|_| kept.len() < text.len()) {
        field.report(Problem::TooLong { limit: MAX_NAME }, Action::Corrected);
    }
    kept.to_owned()
}

/// Reads a rejection.
pub(crate) fn read_rejection(node: &Node<'_>) -> Option<Rejection> {
    if !node.is_record(&["key", "words", "rejected"]) {
        return None;
    }
    let field = node.required("key", Action::LeftOut)?;
    let key = field.text(Action::LeftOut)?;
    if key.is_empty() {
        field.report(Problem::Missing, Action::LeftOut);
        return None;
    }
    Some(Rejection {
        key: RejectionKey::new(key),
        words: name_in(node, "words"),
        at: read_time(node, "rejected", Timestamp::default()),
    })
}
