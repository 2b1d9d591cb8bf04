//! Random change sets over the records of a random project. They need not be applicable: they
//! serve what writes and reads them.

use crate::random_project;
use model::{Change, ChangeSet, Delta, Project, Step};
use proptest::prelude::*;
use std::rc::Rc;

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
    prop::sample::select(vec![
        Step::AddDocument,
        Step::AddDocuments,
        Step::DeleteDocument,
        Step::EditMetadata,
        Step::SetProgress,
        Step::RenameProject,
        Step::NameCoder,
        Step::AddAnnotation,
        Step::TagMany,
        Step::Relabel,
        Step::MoveSpan,
        Step::AddRange,
        Step::RemoveRange,
        Step::EditNote,
        Step::SetAttribute,
        Step::DeleteAnnotation,
        Step::AddStatement,
        Step::DeleteStatement,
        Step::DuplicateStatement,
        Step::EditSlot,
        Step::SetVariable,
        Step::EditStatementNote,
        Step::ChangeStatementType,
        Step::Recode,
        Step::Repair,
        Step::Revise,
        Step::Import,
        Step::AddEntity,
        Step::EditEntity,
        Step::RenameEntity,
        Step::DeleteEntity,
        Step::MergeEntities,
        Step::SplitEntity,
        Step::LinkEntity,
        Step::AddStarter,
        Step::AddToCodebook,
        Step::EditCodebook,
        Step::ReorderCodebook,
        Step::MergeLabels,
        Step::DeleteFromCodebook,
        Step::ImportCodebook,
        Step::AcceptSuggestion,
        Step::AcceptSuggestions,
        Step::RejectSuggestion,
        Step::WithdrawRejection,
        Step::AddRule,
        Step::EditRule,
        Step::DeleteRule,
    ])
}

/// A change set in which every record of a random project is added, removed, replaced by
/// itself or untouched.
pub fn change_set() -> impl Strategy<Value = ChangeSet> {
    (step(), random_project(), any::<[u8; 8]>()).prop_map(|(step, project, picks)| {
        let changes = all_changes(&project, &picks);
        ChangeSet { step, changes }
    })
}

fn all_changes(project: &Project, picks: &[u8]) -> Vec<Change> {
    let mut picks = picks.iter().copied().cycle();
    let mut pick = || picks.next().unwrap_or_default();
    let mut changes = vec![
        Change::Project(delta(&project.info, pick())),
        Change::Codebook(delta(&project.codebook, pick())),
    ];
    changes.extend(project.coders.values().map(|row| Change::Coder(delta(row, pick()))));
    changes.extend(project.entities.values().map(|row| Change::Entity(delta(row, pick()))));
    changes.extend(project.rules.values().map(|row| Change::Rule(delta(row, pick()))));
    let rejections = project.rejections.values();
    changes.extend(rejections.map(|row| Change::Rejection(delta(row, pick()))));
    for (id, document) in &project.documents {
        changes.push(Change::Document(delta(&document.info, pick())));
        changes.push(Change::Article(id.clone(), delta(&document.article, pick())));
        for row in document.revisions.values() {
            changes.push(Change::Revision(id.clone(), delta(row, pick())));
        }
        for row in document.annotations.values() {
            changes.push(Change::Annotation(id.clone(), delta(row, pick())));
        }
        for row in document.statements.values() {
            changes.push(Change::Statement(id.clone(), delta(row, pick())));
        }
    }
    changes
}

fn delta<T>(row: &Rc<T>, pick: u8) -> Delta<T> {
    Delta {
        before: (pick & 1 == 0).then(|| row.clone()),
        after: (pick & 2 == 0).then(|| row.clone()),
    }
}
