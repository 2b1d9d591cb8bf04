//! Bringing a file's content in. An empty project becomes the file's project; otherwise the
//! file's documents are added beside the present ones. Nothing present is replaced.

use super::codebook::{Moves, recode, united};
use super::{EditError, document};
use crate::Env;
use model::{
    Change, ChangeSet, Codebook, Delta, DocumentData, DocumentId, DocumentInfo, MAX_REJECTIONS,
    MAX_RULES, Project, Step, Table,
};
use std::rc::Rc;

pub(super) fn import(
    project: &Project,
    other: &Project,
    env: &mut Env<'_>,
) -> Result<ChangeSet, EditError> {
    let (codebook, moves) = united(&project.codebook, &other.codebook);
    // work under an older codebook follows what was merged since
    let other = &if project.documents.is_empty() {
        other.clone()
    } else {
        recoded(other, &codebook, &moves, env)
    };
    let mut changes = if project.documents.is_empty() {
        adopt(project, other)
    } else {
        merge_codebook(project, codebook).into_iter().collect()
    };
    changes.extend(new_rows(&project.coders, &other.coders).map(Change::Coder));
    changes.extend(new_rows(&project.entities, &other.entities).map(Change::Entity));
    changes.extend(new_guidance(project, other));
    for incoming in other.documents.values() {
        match project.documents.get(&incoming.info.id) {
            None => changes.extend(document::bring_in(incoming)),
            Some(present) if present.article.sha256() == incoming.article.sha256() => {
                changes.extend(merge_document(present, incoming));
            }
            Some(_) => changes.extend(document::bring_in(&with_new_id(incoming, env))),
        }
    }
    if changes.is_empty() {
        return Err(EditError::NoChange);
    }
    Ok(ChangeSet { step: Step::Import, changes })
}

/// The file's name and codebook in place of the empty project's.
fn adopt(project: &Project, other: &Project) -> Vec<Change> {
    let info = Delta::replace(project.info.clone(), other.info.clone());
    let codebook = Delta::replace(project.codebook.clone(), other.codebook.clone());
    vec![Change::Project(info), Change::Codebook(codebook)]
}

/// The present codebook with what only the file has.
fn merge_codebook(project: &Project, mut united: Codebook) -> Option<Change> {
    let present = &project.codebook;
    united.version = present.version;
    if united == **present {
        return None;
    }
    united.version = present.version.saturating_add(1);
    Some(Change::Codebook(Delta::replace(present.clone(), united)))
}

/// The file's content as it is under another codebook.
fn recoded(other: &Project, codebook: &Codebook, moves: &Moves, env: &Env<'_>) -> Project {
    let changes = recode(other, codebook, moves, env.now);
    let mut after = other.clone();
    // cannot fail: the changes are those of this very content
    let _ = after.apply(&ChangeSet { step: Step::Import, changes });
    after
}

/// Rows whose key is not taken yet.
fn new_rows<'t, K: Ord + Clone, V>(
    present: &'t Table<K, V>,
    incoming: &'t Table<K, V>,
) -> impl Iterator<Item = Delta<V>> + 't {
    let is_new = |(key, _): &(&K, &Rc<V>)| present.get(key).is_none();
    incoming.iter().filter(is_new).map(|(_, row)| Delta::add(Rc::clone(row)))
}

/// The file's rules and rejections, as long as there is room.
fn new_guidance(project: &Project, other: &Project) -> Vec<Change> {
    let room = MAX_RULES.saturating_sub(project.rules.len());
    let rules = new_rows(&project.rules, &other.rules).take(room).map(Change::Rule);
    let room = MAX_REJECTIONS.saturating_sub(project.rejections.len());
    let rejections = new_rows(&project.rejections, &other.rejections).take(room);
    rules.chain(rejections.map(Change::Rejection)).collect()
}

/// The annotations and statements that the same document does not have yet.
fn merge_document(present: &DocumentData, incoming: &DocumentData) -> Vec<Change> {
    let id = &present.info.id;
    let annotations = new_rows(&present.annotations, &incoming.annotations);
    let mut changes: Vec<_> = annotations.map(|row| Change::Annotation(id.clone(), row)).collect();
    let statements = new_rows(&present.statements, &incoming.statements);
    changes.extend(statements.map(|row| Change::Statement(id.clone(), row)));
    let revisions = new_rows(&present.revisions, &incoming.revisions);
    changes.extend(revisions.map(|row| Change::Revision(id.clone(), row)));
    changes
}

/// A copy under a new id: the present document with that id has another text.
fn with_new_id(incoming: &DocumentData, env: &mut Env<'_>) -> DocumentData {
    let id = DocumentId::new(env.ids.next_id());
    DocumentData {
        info: Rc::new(DocumentInfo { id, ..(*incoming.info).clone() }),
        ..incoming.clone()
    }
}
