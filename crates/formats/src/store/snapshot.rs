//! Snapshots: one record for each document, and one for the rest of the project.

use super::VERSION;
use super::decode::{Record, StoreError, decode};
use super::pieces::{self, List};
use super::row::{
    self, ArticleRecord, ProjectInfoRecord, RevisionRecord, read_annotation, read_article,
    read_coder_row, read_document_info, read_entity_row, read_project_info, read_revision,
    read_rule_row, read_statement,
};
use crate::Action;
use crate::layout::compact;
use crate::record::codebook::{self, CodebookRecord, Source};
use crate::record::document::InfoRecord;
use crate::record::entity::{CoderRecord, EntityRecord};
use crate::record::guidance::{self, RejectionRecord, RuleRecord};
use crate::record::statement::StatementRecord;
use model::{
    Codebook, Coder, CoderId, DocumentData, DocumentId, Entity, EntityId, Project, ProjectInfo,
    Rejection, RejectionKey, Rule, RuleId, Table,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Serialize)]
struct DocumentHead<'a> {
    v: u32,
    info: InfoRecord<'a>,
    article: ArticleRecord<'a>,
}

#[derive(Serialize)]
struct ProjectHead<'a> {
    v: u32,
    seq: u64,
    info: ProjectInfoRecord<'a>,
    codebook: CodebookRecord<'a>,
}

/// A document with its text, annotations and statements, as JSON in pieces that follow each other.
pub fn document_pieces(document: &DocumentData) -> impl Iterator<Item = String> + '_ {
    let head = DocumentHead {
        v: VERSION,
        info: InfoRecord::new(&document.info),
        article: ArticleRecord::new(&document.article),
    };
    let annotations = document.annotations.values();
    let statements = document.statements.values();
    let revisions = document.revisions.values();
    pieces::record(
        &head,
        vec![
            List::new("annotations", annotations.map(|row| compact(&row::write_annotation(row)))),
            List::new("statements", statements.map(|row| compact(&StatementRecord::new(row)))),
            List::new("revisions", revisions.map(|row| compact(&RevisionRecord::new(row))))
                .optional(),
        ],
    )
}

/// The same in one piece.
pub fn encode_document(document: &DocumentData) -> String {
    document_pieces(document).collect()
}

/// Reads a document.
pub fn decode_document(json: &str) -> Result<DocumentData, StoreError> {
    let fields = ["info", "article", "annotations", "statements", "revisions"];
    decode(Record::Document, json, &fields, |node| {
        let info = read_document_info(&node.required("info", Action::LeftOut)?)?;
        let article = read_article(&node.required("article", Action::LeftOut)?)?;
        let mut document = DocumentData::new(Rc::new(info), Rc::new(article));
        let annotations = node.required("annotations", Action::LeftOut)?;
        annotations.each(&mut |item| {
            if let Some(row) = read_annotation(&item) {
                document.annotations.insert(row.id.clone(), Rc::new(row));
            }
        });
        let statements = node.required("statements", Action::LeftOut)?;
        statements.each(&mut |item| {
            if let Some(row) = read_statement(&item) {
                document.statements.insert(row.id.clone(), Rc::new(row));
            }
        });
        node.each_in("revisions", &mut |item| {
            if let Some(row) = read_revision(&item) {
                document.revisions.insert(row.id.clone(), Rc::new(row));
            }
        });
        Some(document)
    })
}

/// A project without the contents of its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectSnapshot {
    /// The last journal entry that this and the documents' records hold.
    pub seq: u64,
    /// Id and name.
    pub info: Rc<ProjectInfo>,
    /// Labels and statement types.
    pub codebook: Rc<Codebook>,
    /// The coders by id.
    pub coders: Table<CoderId, Coder>,
    /// The entities by id.
    pub entities: Table<EntityId, Entity>,
    /// The rules of suggestions by id.
    pub rules: Table<RuleId, Rule>,
    /// The suggestions that are not to be made again.
    pub rejections: Table<RejectionKey, Rejection>,
    /// The documents that belong to the project.
    pub documents: Vec<DocumentId>,
}

impl ProjectSnapshot {
    /// The snapshot of `project` that is current to journal entry `seq`.
    pub fn of(project: &Project, seq: u64) -> Self {
        Self {
            seq,
            info: project.info.clone(),
            codebook: project.codebook.clone(),
            coders: project.coders.clone(),
            entities: project.entities.clone(),
            rules: project.rules.clone(),
            rejections: project.rejections.clone(),
            documents: project.documents.keys().cloned().collect(),
        }
    }

    /// The project with these documents, which should be those of [`Self::documents`].
    pub fn assemble(self, documents: impl IntoIterator<Item = DocumentData>) -> Project {
        let mut rows = BTreeMap::new();
        for document in documents {
            rows.insert(document.info.id.clone(), Rc::new(document));
        }
        Project {
            info: self.info,
            codebook: self.codebook,
            coders: self.coders,
            entities: self.entities,
            rules: self.rules,
            rejections: self.rejections,
            documents: rows,
        }
    }

    /// The snapshot as JSON.
    pub fn encode(&self) -> String {
        self.pieces().collect()
    }

    /// The same in pieces that follow each other.
    pub fn pieces(&self) -> impl Iterator<Item = String> + '_ {
        let head = ProjectHead {
            v: VERSION,
            seq: self.seq,
            info: ProjectInfoRecord::new(&self.info),
            codebook: CodebookRecord::new(&self.codebook),
        };
        let (coders, entities) = (self.coders.values(), self.entities.values());
        let (rules, rejections) = (self.rules.values(), self.rejections.values());
        let documents = self.documents.iter().map(|id| compact(&id.as_str()));
        pieces::record(
            &head,
            vec![
                List::new("coders", coders.map(|row| compact(&CoderRecord::new(row)))),
                List::new("entities", entities.map(|row| compact(&EntityRecord::new(row)))),
                List::new("rules", rules.map(|row| compact(&RuleRecord::new(row)))).optional(),
                List::new("rejections", rejections.map(|row| compact(&RejectionRecord::new(row))))
                    .optional(),
                List::new("documents", documents),
            ],
        )
    }

    /// Reads a snapshot.
    pub fn decode(json: &str) -> Result<Self, StoreError> {
        let fields =
            ["seq", "info", "codebook", "coders", "entities", "rules", "rejections", "documents"];
        decode(Record::Project, json, &fields, |node| {
            let info = read_project_info(&node.required("info", Action::LeftOut)?)?;
            let codebook =
                codebook::read(&node.required("codebook", Action::LeftOut)?, Source::Store)?;
            let mut snapshot = Self {
                seq: node.required("seq", Action::LeftOut)?.integer(Action::LeftOut)?,
                info: Rc::new(info),
                codebook: Rc::new(codebook),
                coders: Table::default(),
                entities: Table::default(),
                rules: Table::default(),
                rejections: Table::default(),
                documents: Vec::new(),
            };
            node.each_in("coders", &mut |item| {
                if let Some(row) = read_coder_row(&item) {
                    snapshot.coders.insert(row.id.clone(), Rc::new(row));
                }
            });
            node.each_in("entities", &mut |item| {
                if let Some(row) = read_entity_row(&item) {
                    snapshot.entities.insert(row.id.clone(), Rc::new(row));
                }
            });
            node.each_in("rules", &mut |item| {
                if let Some(row) = read_rule_row(&item) {
                    snapshot.rules.insert(row.id.clone(), Rc::new(row));
                }
            });
            node.each_in("rejections", &mut |item| {
                if let Some(row) = guidance::read_rejection(&item) {
                    snapshot.rejections.insert(row.key.clone(), Rc::new(row));
                }
            });
            node.each_in("documents", &mut |item| {
                let id = item.text(Action::LeftOut);
                snapshot.documents.extend(id.map(DocumentId::new));
            });
            Some(snapshot)
        })
    }
}
