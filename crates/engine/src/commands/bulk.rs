//! Many annotations in one step, over any number of documents.
//!
//! What the coder has made already is not made twice: the same label on the very same ranges.

use super::EditError;
use super::annotation::{document_of, new_annotation, targets_of};
use crate::Env;
use model::{
    AnnotationId, AttributeId, Change, ChangeSet, CoderId, Delta, DocumentId, EntityId, LabelId,
    Origin, Project, Step, Target, Value,
};
use std::collections::{BTreeMap, BTreeSet};
use text::TextRange;

/// An annotation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSpan {
    /// Where.
    pub document: DocumentId,
    /// Which label.
    pub label: LabelId,
    /// The parts, at least one.
    pub ranges: Vec<TextRange>,
    /// What it names; `None` lets the words tell where the origin is [`Origin::Manual`].
    pub entity: Option<EntityId>,
    /// Values of the label's attributes.
    pub attributes: BTreeMap<AttributeId, Value>,
    /// How it comes to be.
    pub origin: Origin,
}

impl NewSpan {
    /// A label on one range, by hand, and nothing else.
    pub fn new(document: DocumentId, label: LabelId, range: TextRange) -> Self {
        Self {
            document,
            label,
            ranges: vec![range],
            entity: None,
            attributes: BTreeMap::new(),
            origin: Origin::Manual,
        }
    }
}

pub(super) fn tag_many(
    project: &Project,
    coder: &CoderId,
    spans: &[NewSpan],
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let is_gone = |id: &EntityId| project.entities.get(id).is_none();
    if spans.iter().any(|span| span.entity.as_ref().is_some_and(is_gone)) {
        return Err(EditError::Missing);
    }
    let (changes, _) = additions(project, coder, spans, env)?;
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step: Step::TagMany, changes })
}

/// The changes that make what is not there yet, and the annotation of each span. Whether the
/// entities exist is not asked, since the same step may make them.
pub(super) fn additions(
    project: &Project,
    coder: &CoderId,
    spans: &[NewSpan],
    env: &mut Env<'_>,
) -> Result<(Vec<Change>, Vec<AnnotationId>), EditError> {
    let mut there = present(project, coder, spans);
    let mut changes = Vec::new();
    let mut ids = Vec::new();
    for span in spans {
        check_label(project, span)?;
        let targets = targets_of(document_of(project, &span.document)?, span.ranges.clone())?;
        let key = (&span.document, &span.label, ranges_of(&targets));
        let id = there.entry(key).or_insert_with(|| {
            let mut annotation = new_annotation(coder, span.label.clone(), targets, env);
            annotation.entity.clone_from(&span.entity);
            annotation.attributes.clone_from(&span.attributes);
            annotation.origin = span.origin;
            let id = annotation.id.clone();
            changes.push(Change::Annotation(span.document.clone(), Delta::add(annotation)));
            id
        });
        ids.push(id.clone());
    }
    Ok((changes, ids))
}

/// The label is known, and takes the values.
fn check_label(project: &Project, span: &NewSpan) -> Result<(), EditError> {
    let label = project.codebook.label(&span.label).ok_or(EditError::Missing)?;
    let takes = |(id, value): (&AttributeId, &Value)| {
        label.attributes.iter().any(|known| known.id == *id && known.kind.takes(value))
    };
    span.attributes.iter().all(takes).then_some(()).ok_or(EditError::BadValue)
}

/// Document, label and ranges of an annotation: what makes two of a coder equal.
type Key<'s> = (&'s DocumentId, &'s LabelId, Vec<TextRange>);

/// The coder's annotations that begin where one of the spans does.
fn present<'p>(
    project: &'p Project,
    coder: &CoderId,
    spans: &'p [NewSpan],
) -> BTreeMap<Key<'p>, AnnotationId> {
    let mut starts: BTreeMap<&DocumentId, BTreeSet<TextRange>> = BTreeMap::new();
    for span in spans {
        starts.entry(&span.document).or_default().extend(span.ranges.iter().min());
    }
    let mut present = BTreeMap::new();
    for (id, starts) in starts {
        let Some(document) = project.documents.get(id) else { continue };
        for row in document.annotations.values() {
            let begins = row.targets.first().and_then(Target::range);
            let fits = row.coder == *coder && !row.is_orphan();
            if fits && begins.is_some_and(|range| starts.contains(&range)) {
                present.insert((id, &row.label, ranges_of(&row.targets)), row.id.clone());
            }
        }
    }
    present
}

fn ranges_of(targets: &[Target]) -> Vec<TextRange> {
    targets.iter().filter_map(Target::range).collect()
}
