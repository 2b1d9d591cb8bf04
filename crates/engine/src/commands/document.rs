//! Adding, removing and describing documents.

use super::{EditError, NewDocument, ReadyDocument};
use crate::Env;
use model::{
    Article, Change, ChangeSet, Delta, DocumentData, DocumentId, DocumentInfo, Metadata, Progress,
    Project, Step,
};
use std::rc::Rc;

pub(super) fn add(new: NewDocument, env: &mut Env<'_>) -> ChangeSet {
    let info = DocumentInfo {
        id: DocumentId::new(env.ids.next_id()),
        metadata: new.metadata,
        progress: Progress::ToDo,
        created: env.now,
        modified: env.now,
    };
    let article = Change::Article(info.id.clone(), Delta::add(Article::new(new.text, new.blocks)));
    ChangeSet {
        step: Step::AddDocument,
        changes: vec![Change::Document(Delta::add(info)), article],
    }
}

pub(super) fn add_all(project: &Project, all: &[ReadyDocument]) -> Result<ChangeSet, EditError> {
    if all.is_empty() {
        return Err(EditError::NoChange);
    }
    let mut changes = Vec::with_capacity(2 * all.len());
    for ready in all {
        let id = &ready.info.id;
        if project.documents.contains_key(id) {
            return Err(EditError::Missing);
        }
        changes.push(Change::Document(Delta::add(Rc::clone(&ready.info))));
        changes.push(Change::Article(id.clone(), Delta::add(Rc::clone(&ready.article))));
    }
    Ok(ChangeSet { step: Step::AddDocuments, changes })
}

pub(super) fn delete(project: &Project, id: &DocumentId) -> Result<ChangeSet, EditError> {
    let document = project.documents.get(id).ok_or(EditError::Missing)?;
    let statements = document.statements.values().cloned().map(Delta::remove);
    let annotations = document.annotations.values().cloned().map(Delta::remove);
    let mut changes: Vec<_> =
        statements.map(|delta| Change::Statement(id.clone(), delta)).collect();
    let revisions = document.revisions.values().cloned().map(Delta::remove);
    changes.extend(revisions.map(|delta| Change::Revision(id.clone(), delta)));
    changes.extend(annotations.map(|delta| Change::Annotation(id.clone(), delta)));
    changes.push(Change::Article(id.clone(), Delta::remove(document.article.clone())));
    changes.push(Change::Document(Delta::remove(document.info.clone())));
    Ok(ChangeSet { step: Step::DeleteDocument, changes })
}

pub(super) fn edit_metadata(
    project: &Project,
    id: &DocumentId,
    metadata: Metadata,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let before = project.documents.get(id).ok_or(EditError::Missing)?.info.clone();
    if before.metadata == metadata {
        return Err(EditError::NoChange);
    }
    let after = DocumentInfo { metadata, modified: env.now, ..(*before).clone() };
    let change = Change::Document(Delta::replace(before, after));
    Ok(ChangeSet { step: Step::EditMetadata, changes: vec![change] })
}

pub(super) fn set_progress(
    project: &Project,
    id: &DocumentId,
    progress: Progress,
    env: &Env<'_>,
) -> Result<ChangeSet, EditError> {
    let before = project.documents.get(id).ok_or(EditError::Missing)?.info.clone();
    if before.progress == progress {
        return Err(EditError::NoChange);
    }
    let after = DocumentInfo { progress, modified: env.now, ..(*before).clone() };
    let change = Change::Document(Delta::replace(before, after));
    Ok(ChangeSet { step: Step::SetProgress, changes: vec![change] })
}

/// All changes that bring `document` in under the id it has.
pub(super) fn bring_in(document: &DocumentData) -> Vec<Change> {
    let id = &document.info.id;
    let mut changes = vec![
        Change::Document(Delta::add(Rc::clone(&document.info))),
        Change::Article(id.clone(), Delta::add(Rc::clone(&document.article))),
    ];
    let annotations = document.annotations.values().cloned();
    changes.extend(annotations.map(|row| Change::Annotation(id.clone(), Delta::add(row))));
    let statements = document.statements.values().cloned();
    changes.extend(statements.map(|row| Change::Statement(id.clone(), Delta::add(row))));
    let revisions = document.revisions.values().cloned();
    changes.extend(revisions.map(|row| Change::Revision(id.clone(), Delta::add(row))));
    changes
}
