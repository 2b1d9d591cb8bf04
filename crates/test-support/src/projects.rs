//! Random projects whose invariants hold.

mod documents;

use crate::codebooks::names;
use crate::{codebook, note};
use documents::{RawDocument, raw_document};
use model::{
    AttributeId, Codebook, Coder, CoderId, Entity, EntityId, EntityKind, Hue, Project, ProjectId,
    ProjectInfo, Rejection, RejectionKey, Rule, RuleId, RulePattern, Timestamp, Value,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What tells ids of the same number apart: nothing a program may choke on.
const ODD: [&str; 4] = ["", " \"quoted\"", "世", "/.."];

/// An instant: mostly a day of this century, sometimes any at all.
pub(crate) fn timestamp() -> impl Strategy<Value = Timestamp> {
    prop_oneof![4 => 0..4_102_444_800_000_i64, 1 => any::<i64>()].prop_map(Timestamp::from_millis)
}

/// Values of attributes by id.
pub(crate) fn values() -> impl Strategy<Value = BTreeMap<AttributeId, Value>> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::Boolean),
        any::<i64>().prop_map(Value::Integer),
        note().prop_map(Value::Text),
    ];
    let id = prop_oneof![Just("position".to_owned()), note()].prop_map(AttributeId::new);
    prop::collection::btree_map(id, value, 0..3)
}

fn coder(idx: usize, name: String) -> Coder {
    Coder { id: CoderId::new(format!("c{idx}{}", ODD[idx % ODD.len()])), name }
}

fn entity() -> impl Strategy<Value = Entity> {
    let kind = prop::sample::select(vec![EntityKind::Actor, EntityKind::Process]);
    // never a name, so that no two entities lead to each other, which is told when a file is read
    let alias = note().prop_map(|text| format!("alias {text}"));
    let aliases = prop::collection::btree_set(alias, 0..3);
    let hue = prop::option::of(prop::sample::select(Hue::ALL.to_vec()));
    (kind, note(), names(), aliases, hue, note(), values()).prop_map(
        |(kind, subtype, names, aliases, hue, note, attributes)| Entity {
            id: EntityId::new(""),
            kind,
            subtype,
            names,
            aliases: aliases.into_iter().collect(),
            hue,
            note,
            attributes,
        },
    )
}

/// What steers the suggestions; a rule's link is a number.
type RawGuidance = (Vec<(Rule, usize)>, Vec<(String, Timestamp)>);

fn rule() -> impl Strategy<Value = (Rule, usize)> {
    let pattern = prop_oneof![
        prop::collection::vec(note(), 0..3).prop_map(RulePattern::Words),
        note().prop_map(RulePattern::Regex),
    ];
    let position = prop::option::of(note());
    (note(), pattern, position, any::<bool>(), any::<usize>()).prop_map(
        |(name, pattern, position, is_on, link)| {
            let (id, label) = (RuleId::new(""), model::LabelId::new(""));
            (Rule { id, name, pattern, label, entity: None, position, is_on }, link)
        },
    )
}

fn guidance() -> impl Strategy<Value = RawGuidance> {
    let rejection = (note(), timestamp());
    (prop::collection::vec(rule(), 0..3), prop::collection::vec(rejection, 0..3))
}

/// Gives the rules labels and entities of the project.
fn guide(project: &mut Project, (rules, rejections): RawGuidance) {
    for (idx, (mut rule, link)) in rules.into_iter().enumerate() {
        let labels = &project.codebook.labels;
        rule.id = RuleId::new(format!("r{idx}{}", ODD[idx % ODD.len()]));
        rule.label = labels[link % labels.len()].id.clone();
        rule.entity = project.entities.iter().nth(link % 4).map(|(id, _)| id.clone());
        project.rules.insert(rule.id.clone(), Rc::new(rule));
    }
    for (idx, (words, at)) in rejections.into_iter().enumerate() {
        let key = RejectionKey::new(format!("{idx}{words}"));
        project.rejections.insert(key.clone(), Rc::new(Rejection { key, words, at }));
    }
    assert_eq!(project.check_invariants(), Vec::<String>::new());
}

/// A project with up to two documents over torture text, with annotations that overlap, nest,
/// coincide, touch and are discontinuous or lost, with statements, entities, coders, rules and
/// rejections.
pub fn random_project() -> impl Strategy<Value = Project> {
    (
        (note(), timestamp()),
        codebook(),
        prop::collection::vec(note(), 1..3),
        prop::collection::vec(entity(), 0..3),
        prop::collection::vec(raw_document(), 0..3),
        guidance(),
    )
        .prop_map(|((name, created), codebook, coders, entities, documents, guidance)| {
            let info = ProjectInfo { id: ProjectId::new("p 1"), name, created };
            let mut project = build(info, codebook, coders, entities, documents);
            guide(&mut project, guidance);
            project
        })
}

fn build(
    info: ProjectInfo,
    codebook: Codebook,
    coders: Vec<String>,
    entities: Vec<Entity>,
    documents: Vec<RawDocument>,
) -> Project {
    let mut project = Project::new(info, codebook);
    for (idx, name) in coders.into_iter().enumerate() {
        let coder = coder(idx, name);
        project.coders.insert(coder.id.clone(), Rc::new(coder));
    }
    for (idx, mut entity) in entities.into_iter().enumerate() {
        entity.id = EntityId::new(format!("e{idx}{}", ODD[idx % ODD.len()]));
        project.entities.insert(entity.id.clone(), Rc::new(entity));
    }
    for (idx, raw) in documents.into_iter().enumerate() {
        let document = documents::build(&project, &format!("d{idx}"), raw);
        project.documents.insert(document.info.id.clone(), Rc::new(document));
    }
    assert_eq!(project.check_invariants(), Vec::<String>::new());
    project
}
