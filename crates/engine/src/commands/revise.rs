//! Giving a document a corrected text, and orphans a place.

use super::EditError;
use crate::Env;
use model::{
    Annotation, AnnotationId, Article, Change, ChangeSet, Delta, DocumentData, DocumentId, Project,
    Revision, RevisionId, Step, Target,
};
use std::rc::Rc;

/// A corrected text, and where the annotations go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// The document.
    pub document: DocumentId,
    /// The text that it had when this was decided.
    pub before: Rc<Article>,
    /// The text that it gets.
    pub after: Rc<Article>,
    /// The targets of each annotation in the new text.
    pub targets: Vec<(AnnotationId, Vec<Target>)>,
}

/// Keeps the present text as an older revision and puts the new one in its place.
pub(super) fn revise(
    project: &Project,
    new: &NewText,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let document = project.documents.get(&new.document).ok_or(EditError::Missing)?;
    if !Rc::ptr_eq(&document.article, &new.before) {
        return Err(EditError::Missing);
    }
    if new.before == new.after {
        return Err(EditError::NoChange);
    }
    let id = RevisionId::new(env.ids.next_id());
    let revision = Revision::of(document, id, env.now);
    let mut changes = vec![Change::Revision(new.document.clone(), Delta::add(revision))];
    for (id, targets) in &new.targets {
        changes.extend(moved(document, id, targets, &new.after, env)?);
    }
    let article = Delta::replace(Rc::clone(&new.before), Rc::clone(&new.after));
    changes.push(Change::Article(new.document.clone(), article));
    Ok(ChangeSet { step: Step::Revise, changes })
}

/// The change of one annotation, if it is one. Only other words count as an edit of it.
fn moved(
    document: &DocumentData,
    id: &AnnotationId,
    targets: &[Target],
    after: &Article,
    env: &Env<'_>,
) -> Result<Option<Change>, EditError> {
    let before = document.annotations.get(id).ok_or(EditError::Missing)?;
    let mut ranges = targets.iter().filter_map(Target::range);
    let fits = ranges.all(|range| after.range(range.start(), range.end()).is_ok());
    if targets.is_empty() || !fits {
        return Err(EditError::BadRange);
    }
    let mut row = Annotation { targets: targets.to_vec(), ..(**before).clone() };
    if row.quote(after.text()) != before.quote(document.text()) {
        row.modified = env.now;
    }
    let change =
        |row| Change::Annotation(document.info.id.clone(), Delta::replace(Rc::clone(before), row));
    Ok((row != **before).then(|| change(row)))
}
