//! The parts of an annotation: another one, one fewer, an end of one moved.
//!
//! Parts that overlap or touch become one. Targets without a place in the text stay as they are.

use super::EditError;
use super::annotation::{document_of, edit};
use crate::{Edge, Env, PartEnd};
use model::{Annotation, AnnotationId, ChangeSet, DocumentData, DocumentId, Project, Step, Target};
use text::{TextRange, TextSize, is_grapheme_boundary, previous_grapheme};

pub(super) fn add_range(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    range: TextRange,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    document.article.range(range.start(), range.end()).map_err(|_| EditError::BadRange)?;
    let change = edit(document, document_id, id, env, |annotation| {
        let ranges = annotation.ranges().chain([range]).collect();
        set_ranges(annotation, merged(ranges));
    })?;
    Ok(ChangeSet { step: Step::AddRange, changes: vec![change] })
}

pub(super) fn remove_range(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    range: TextRange,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let change = edit(document, document_id, id, env, |annotation| {
        // what is left must point at something
        if annotation.targets.len() > 1 {
            annotation.targets.retain(|target| target.range() != Some(range));
        }
    })?;
    Ok(ChangeSet { step: Step::RemoveRange, changes: vec![change] })
}

pub(super) fn move_end(
    project: &Project,
    document_id: &DocumentId,
    id: &AnnotationId,
    (end, to): (PartEnd, TextSize),
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = document_of(project, document_id)?;
    let annotation = document.annotations.get(id).ok_or(EditError::Missing)?;
    let moved = with_end_at(document, annotation, end, to).ok_or(EditError::NoChange)?;
    let change = edit(document, document_id, id, env, |annotation| *annotation = moved)?;
    Ok(ChangeSet { step: Step::MoveSpan, changes: vec![change] })
}

/// The annotation with an end of one of its parts at `to`, which may lie on the other side of the
/// end that stays; `None` where that leaves nothing or the part is not there.
pub(crate) fn with_end_at(
    document: &DocumentData,
    annotation: &Annotation,
    end: PartEnd,
    to: TextSize,
) -> Option<Annotation> {
    let text = document.text();
    text.get(to.index()..)?;
    let to = match is_grapheme_boundary(text, to) {
        true => to,
        false => previous_grapheme(text, to)?,
    };
    let stays = match end.edge {
        Edge::Start => end.part.end(),
        Edge::End => end.part.start(),
    };
    let moved = TextRange::new(to.min(stays), to.max(stays))?;
    let mut ranges: Vec<_> = annotation.ranges().collect();
    *ranges.iter_mut().find(|range| **range == end.part)? = moved;
    let mut annotation = annotation.clone();
    set_ranges(&mut annotation, merged(ranges));
    Some(annotation)
}

/// Gives an annotation other ranges; its orphaned targets follow behind.
fn set_ranges(annotation: &mut Annotation, ranges: Vec<TextRange>) {
    annotation.targets.retain(|target| target.range().is_none());
    annotation.targets.splice(0..0, ranges.into_iter().map(Target::Anchored));
}

/// The ranges in order, those that overlap or touch made one.
fn merged(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_unstable();
    let mut merged: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start() <= last.end() => {
                let end = last.end().max(range.end());
                *last = TextRange::new(last.start(), end).unwrap_or(*last);
            }
            _ => merged.push(range),
        }
    }
    merged
}
