//! What steers the suggestions: rules of the project's own, and what is not to be suggested again.

use super::EditError;
use super::bulk::{NewSpan, additions};
use super::statement::{NewStatement, add};
use crate::{Env, starter};
use model::{
    AnnotationId, AttributeId, Change, ChangeSet, CoderId, Delta, DocumentId, Entity, EntityId,
    Filler, MAX_PATTERN, MAX_REJECTIONS, MAX_RULES, Project, Rejection, RejectionKey, Rule, RuleId,
    RulePattern, SlotId, StatementTypeId, Step, Value, clipped,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A durable, undoable wish about what is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestionCommand {
    /// Makes a rule like this one; its id counts for nothing.
    AddRule(Box<Rule>),
    /// Replaces everything about the rule with this id.
    EditRule(Box<Rule>),
    /// Takes a rule out.
    DeleteRule(RuleId),
    /// Makes annotations and statements of suggestions. Entities of the starter set that they
    /// name and the project lacks are added.
    Accept(Rc<Acceptance>),
    /// Suggestions are not to be made again: what each is known by, and its words.
    Reject(Vec<(RejectionKey, String)>),
    /// They may be made again.
    Withdraw(Vec<RejectionKey>),
}

/// What is made of accepted suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// How many suggestions were accepted.
    pub n_accepted: usize,
    /// Entities of new names.
    pub entities: Vec<Entity>,
    /// Annotations.
    pub spans: Vec<NewSpan>,
    /// Statements.
    pub statements: Vec<NewLink>,
}

/// A statement to be made of annotations that are there and of some that are made with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// Where.
    pub document: DocumentId,
    /// Its type.
    pub kind: StatementTypeId,
    /// What fills its slots.
    pub slots: Vec<(SlotId, LinkPart)>,
    /// What it states, unless its parts say otherwise.
    pub value: Option<(AttributeId, Value)>,
}

/// What fills a slot of a new statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkPart {
    /// An annotation that is there.
    There(AnnotationId),
    /// One of the spans that are made with it, by its place.
    Span(usize),
}

pub(super) fn plan(
    project: &Project,
    coder: &CoderId,
    command: SuggestionCommand,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let (step, changes) = match command {
        SuggestionCommand::AddRule(rule) => {
            (Step::AddRule, vec![Change::Rule(add_rule(project, *rule, env)?)])
        }
        SuggestionCommand::EditRule(rule) => {
            (Step::EditRule, vec![Change::Rule(edit_rule(project, *rule)?)])
        }
        SuggestionCommand::DeleteRule(id) => {
            let gone = project.rules.get(&id).ok_or(EditError::Missing)?;
            (Step::DeleteRule, vec![Change::Rule(Delta::remove(gone.clone()))])
        }
        SuggestionCommand::Accept(wanted) => {
            let step = match wanted.n_accepted {
                1 => Step::AcceptSuggestion,
                _ => Step::AcceptSuggestions,
            };
            (step, accept(project, coder, &wanted, env)?)
        }
        SuggestionCommand::Reject(keys) => (Step::RejectSuggestion, reject(project, keys, env)),
        SuggestionCommand::Withdraw(keys) => (Step::WithdrawRejection, withdraw(project, keys)),
    };
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step, changes })
}

fn add_rule(project: &Project, rule: Rule, env: &mut Env<'_>) -> Result<Delta<Rule>, EditError> {
    if project.rules.len() >= MAX_RULES {
        return Err(EditError::BadValue);
    }
    let rule = Rule { id: RuleId::new(env.ids.next_id()), ..checked(project, rule)? };
    Ok(Delta::add(rule))
}

fn edit_rule(project: &Project, rule: Rule) -> Result<Delta<Rule>, EditError> {
    let before = project.rules.get(&rule.id).ok_or(EditError::Missing)?;
    let after = checked(project, rule)?;
    if **before == after {
        return Err(EditError::NoChange);
    }
    Ok(Delta::replace(before.clone(), after))
}

/// The rule in the form in which it is kept: words without blanks around them, each once.
fn checked(project: &Project, mut rule: Rule) -> Result<Rule, EditError> {
    project.codebook.label(&rule.label).ok_or(EditError::Missing)?;
    if let Some(entity) = &rule.entity {
        project.entities.get(entity).ok_or(EditError::Missing)?;
    }
    rule.name = clipped(rule.name.trim()).to_owned();
    if let RulePattern::Words(words) = &mut rule.pattern {
        let mut seen = BTreeSet::new();
        words.iter_mut().for_each(|word| *word = word.trim().to_owned());
        words.retain(|word| !word.is_empty() && seen.insert(word.clone()));
    }
    if rule.pattern.is_empty() || rule.pattern.n_chars() > MAX_PATTERN {
        return Err(EditError::BadValue);
    }
    Ok(rule)
}

fn accept(
    project: &Project,
    coder: &CoderId,
    wanted: &Acceptance,
    env: &mut Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut changes = lacking(project, wanted)?;
    let (made, ids) = additions(project, coder, &wanted.spans, env)?;
    changes.extend(made);
    if !wanted.statements.is_empty() {
        let mut next = project.clone();
        let step = Step::AcceptSuggestions;
        next.apply(&ChangeSet { step, changes: changes.clone() })
            .map_err(|_| EditError::Missing)?;
        for link in &wanted.statements {
            changes.extend(stated(&next, coder, link, &ids, env)?);
        }
    }
    Ok(changes)
}

/// The entities that the spans name and the project lacks.
fn lacking(project: &Project, wanted: &Acceptance) -> Result<Vec<Change>, EditError> {
    let is_lacking = |id: &&EntityId| {
        project.entities.get(id).is_none() && wanted.entities.iter().all(|new| new.id != **id)
    };
    let named = wanted.spans.iter().filter_map(|span| span.entity.as_ref());
    let mut named: BTreeSet<&EntityId> = named.filter(is_lacking).collect();
    let mut changes: Vec<_> =
        wanted.entities.iter().map(|new| Change::Entity(Delta::add(new.clone()))).collect();
    if !named.is_empty() {
        let all = starter::Group::ALL.into_iter().flat_map(starter::entities);
        changes.extend(
            all.filter(|entity| named.remove(&entity.id))
                .map(|entity| Change::Entity(Delta::add(entity))),
        );
    }
    if named.is_empty() { Ok(changes) } else { Err(EditError::Missing) }
}

fn stated(
    project: &Project,
    coder: &CoderId,
    link: &NewLink,
    ids: &[AnnotationId],
    env: &mut Env<'_>,
) -> Result<Vec<Change>, EditError> {
    let mut slots: BTreeMap<SlotId, Vec<Filler>> = BTreeMap::new();
    for (slot, part) in &link.slots {
        let id = match part {
            LinkPart::There(id) => id,
            LinkPart::Span(idx) => ids.get(*idx).ok_or(EditError::Missing)?,
        };
        slots.entry(slot.clone()).or_default().push(Filler::Annotation(id.clone()));
    }
    let new = NewStatement { kind: link.kind.clone(), slots };
    let mut changes = add(project, coder, &link.document, new, env)?.changes;
    for change in &mut changes {
        if let Change::Statement(_, delta) = change
            && let (Some(after), Some((variable, value))) = (&mut delta.after, &link.value)
        {
            let values = &mut Rc::make_mut(after).values;
            values.entry(variable.clone()).or_insert_with(|| value.clone());
        }
    }
    Ok(changes)
}

/// New rejections. Where there is no room the oldest ones go.
fn reject(project: &Project, keys: Vec<(RejectionKey, String)>, env: &Env<'_>) -> Vec<Change> {
    let mut added = BTreeMap::new();
    for (key, words) in keys {
        let is_new = project.rejections.get(&key).is_none();
        if is_new && added.len() < MAX_REJECTIONS {
            let words = clipped(&words).to_owned();
            added.insert(key.clone(), Rejection { key, words, at: env.now });
        }
    }
    let n_over = (project.rejections.len() + added.len()).saturating_sub(MAX_REJECTIONS);
    let mut changes = oldest(project, n_over);
    changes.extend(added.into_values().map(|row| Change::Rejection(Delta::add(row))));
    changes
}

/// Takes the oldest rejections out.
fn oldest(project: &Project, n_rows: usize) -> Vec<Change> {
    if n_rows == 0 {
        return Vec::new();
    }
    let mut rows: Vec<&Rc<Rejection>> = project.rejections.values().collect();
    rows.sort_by_key(|row| (row.at, &row.key));
    let gone = rows.into_iter().take(n_rows);
    gone.map(|row| Change::Rejection(Delta::remove(row.clone()))).collect()
}

fn withdraw(project: &Project, keys: Vec<RejectionKey>) -> Vec<Change> {
    let keys: BTreeSet<_> = keys.into_iter().collect();
    let rows = keys.iter().filter_map(|key| project.rejections.get(key));
    rows.map(|row| Change::Rejection(Delta::remove(row.clone()))).collect()
}
