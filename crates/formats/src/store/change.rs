//! Change sets.

use super::pieces::{self, List, Pieces};
use super::row::{
    self, ArticleRecord, ProjectInfoRecord, RevisionRecord, TargetRecord, read_annotation,
    read_article, read_coder_row, read_document_info, read_entity_row, read_project_info,
    read_revision, read_rule_row, read_statement,
};
use crate::layout::compact;
use crate::node::Node;
use crate::record::annotation::{AnnotationRecord, required_text};
use crate::record::codebook::{self, CodebookRecord, Source};
use crate::record::document::InfoRecord;
use crate::record::entity::{CoderRecord, EntityRecord};
use crate::record::guidance::{self, RejectionRecord, RuleRecord};
use crate::record::statement::StatementRecord;
use crate::record::written_enum;
use crate::{Action, Expected, Problem};
use model::{Change, ChangeSet, Delta, DocumentId, Step};
use serde::{Serialize, Serializer};
use std::rc::Rc;

written_enum! {
    /// What the analyst did.
    StepRecord for Step {
        AddDocument = "add_document",
        AddDocuments = "add_documents",
        DeleteDocument = "delete_document",
        EditMetadata = "edit_metadata",
        SetProgress = "set_progress",
        RenameProject = "rename_project",
        NameCoder = "name_coder",
        AddAnnotation = "add_annotation",
        TagMany = "tag_all",
        Relabel = "relabel",
        MoveSpan = "move_span",
        AddRange = "add_range",
        RemoveRange = "remove_range",
        EditNote = "edit_note",
        SetAttribute = "set_attribute",
        DeleteAnnotation = "delete_annotation",
        AddStatement = "add_statement",
        DeleteStatement = "delete_statement",
        DuplicateStatement = "duplicate_statement",
        EditSlot = "edit_slot",
        SetVariable = "set_variable",
        EditStatementNote = "edit_statement_note",
        ChangeStatementType = "change_statement_type",
        Recode = "recode",
        Repair = "repair",
        Revise = "revise",
        Import = "import",
        AddEntity = "add_entity",
        EditEntity = "edit_entity",
        RenameEntity = "rename_entity",
        DeleteEntity = "delete_entity",
        MergeEntities = "merge_entities",
        SplitEntity = "split_entity",
        LinkEntity = "link_entity",
        AddStarter = "add_starter",
        AddToCodebook = "add_to_codebook",
        EditCodebook = "edit_codebook",
        ReorderCodebook = "reorder_codebook",
        MergeLabels = "merge_labels",
        DeleteFromCodebook = "delete_from_codebook",
        ImportCodebook = "import_codebook",
        AcceptSuggestion = "accept_suggestion",
        AcceptSuggestions = "accept_suggestions",
        RejectSuggestion = "reject_suggestion",
        WithdrawRejection = "withdraw_rejection",
        AddRule = "add_rule",
        EditRule = "edit_rule",
        DeleteRule = "delete_rule",
    }
}

#[derive(Serialize)]
pub(super) struct ChangeSetRecord<'a> {
    step: StepRecord,
    #[serde(serialize_with = "write_changes")]
    changes: &'a [Change],
}

/// Each record lives only while it is written: an import may have hundreds of thousands.
fn write_changes<S: Serializer>(changes: &&[Change], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(changes.iter().map(write_change))
}

/// `of` names the kind of the rows.
#[derive(Serialize)]
struct ChangeRecord<'a> {
    of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    before: Option<RowRecord<'a>>,
    after: Option<RowRecord<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum RowRecord<'a> {
    Project(ProjectInfoRecord<'a>),
    Codebook(CodebookRecord<'a>),
    Coder(CoderRecord<'a>),
    Entity(EntityRecord<'a>),
    Document(InfoRecord<'a>),
    Article(ArticleRecord<'a>),
    Annotation(AnnotationRecord<'a, TargetRecord<'a>>),
    Statement(StatementRecord<'a>),
    Rule(RuleRecord<'a>),
    Rejection(RejectionRecord<'a>),
    Revision(RevisionRecord<'a>),
}

const KINDS: &[&str] = &[
    "project",
    "codebook",
    "coder",
    "entity",
    "document",
    "article",
    "annotation",
    "statement",
    "rule",
    "rejection",
    "revision",
];

pub(super) fn write(set: &ChangeSet) -> ChangeSetRecord<'_> {
    ChangeSetRecord { step: StepRecord::of(set.step), changes: &set.changes }
}

#[derive(Serialize)]
struct ChangeSetHead {
    step: StepRecord,
}

/// A change set as JSON, in pieces that follow each other.
pub(super) fn pieces(set: &ChangeSet) -> Pieces<'_> {
    let changes = set.changes.iter().map(|change| compact(&write_change(change)));
    let head = ChangeSetHead { step: StepRecord::of(set.step) };
    pieces::record(&head, vec![List::new("changes", changes)])
}

fn write_change(change: &Change) -> ChangeRecord<'_> {
    use RowRecord as Row;
    match change {
        Change::Project(delta) => {
            rows(0, None, delta, |row| Row::Project(ProjectInfoRecord::new(row)))
        }
        Change::Codebook(delta) => {
            rows(1, None, delta, |row| Row::Codebook(CodebookRecord::new(row)))
        }
        Change::Coder(delta) => rows(2, None, delta, |row| Row::Coder(CoderRecord::new(row))),
        Change::Entity(delta) => rows(3, None, delta, |row| Row::Entity(EntityRecord::new(row))),
        Change::Document(delta) => rows(4, None, delta, |row| Row::Document(InfoRecord::new(row))),
        Change::Article(id, delta) => {
            rows(5, Some(id), delta, |row| Row::Article(ArticleRecord::new(row)))
        }
        Change::Annotation(id, delta) => {
            rows(6, Some(id), delta, |row| Row::Annotation(row::write_annotation(row)))
        }
        Change::Statement(id, delta) => {
            rows(7, Some(id), delta, |row| Row::Statement(StatementRecord::new(row)))
        }
        Change::Rule(delta) => rows(8, None, delta, |row| Row::Rule(RuleRecord::new(row))),
        Change::Rejection(delta) => {
            rows(9, None, delta, |row| Row::Rejection(RejectionRecord::new(row)))
        }
        Change::Revision(id, delta) => {
            rows(10, Some(id), delta, |row| Row::Revision(RevisionRecord::new(row)))
        }
    }
}

fn rows<'a, T>(
    kind_idx: usize,
    document: Option<&'a DocumentId>,
    delta: &'a Delta<T>,
    write: impl Fn(&'a T) -> RowRecord<'a>,
) -> ChangeRecord<'a> {
    ChangeRecord {
        of: KINDS[kind_idx],
        document: document.map(DocumentId::as_str),
        before: delta.before.as_deref().map(&write),
        after: delta.after.as_deref().map(&write),
    }
}

/// The fields of a change set.
pub(super) const FIELDS: &[&str] = &["step", "changes"];

/// Reads a change set from the fields of `node`.
pub(super) fn read(node: &Node<'_>) -> Option<ChangeSet> {
    node.required("step", Action::LeftOut)?;
    let mut changes = Vec::new();
    let list = node.required("changes", Action::LeftOut)?;
    list.each(&mut |item| changes.extend(read_change(&item)));
    Some(ChangeSet { step: StepRecord::read(node, "step", Step::Import), changes })
}

fn read_change(node: &Node<'_>) -> Option<Change> {
    if !node.is_record(&["of", "document", "before", "after"]) {
        return None;
    }
    let of = node.required("of", Action::LeftOut)?;
    let document = || required_text(node, "document").map(DocumentId::new);
    Some(match of.as_text().as_deref() {
        Some("project") => Change::Project(delta(node, read_project_info)),
        Some("codebook") => Change::Codebook(delta(node, |row| codebook::read(row, Source::Store))),
        Some("coder") => Change::Coder(delta(node, read_coder_row)),
        Some("entity") => Change::Entity(delta(node, read_entity_row)),
        Some("document") => Change::Document(delta(node, read_document_info)),
        Some("article") => Change::Article(document()?, delta(node, read_article)),
        Some("annotation") => Change::Annotation(document()?, delta(node, read_annotation)),
        Some("statement") => Change::Statement(document()?, delta(node, read_statement)),
        Some("rule") => Change::Rule(delta(node, read_rule_row)),
        Some("revision") => Change::Revision(document()?, delta(node, read_revision)),
        Some("rejection") => Change::Rejection(delta(node, guidance::read_rejection)),
        _ => {
            let expected = Expected::OneOf(KINDS);
            of.report(Problem::WrongType(expected), Action::LeftOut);
            return None;
        }
    })
}

fn delta<T>(node: &Node<'_>, read: impl Fn(&Node<'_>) -> Option<T>) -> Delta<T> {
    let side = |name| node.field(name).and_then(|row| read(&row)).map(Rc::new);
    Delta { before: side("before"), after: side("after") }
}
