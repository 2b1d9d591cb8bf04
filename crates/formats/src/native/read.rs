//! Reading the native file, from the tree to the project.

use super::article::{self, Source};
use super::entities;
use super::ids::Ids;
use super::links::{Links, entity_kind};
use super::repair::Finder;
use super::statements::{self, Evidence, Renamed};
use super::targets::{self, Lost};
use super::{Imported, ReadError, Repair, VERSION};
use crate::json::{Value, place};
use crate::node::{Log, Node};
use crate::record::entity::{CODER_FIELDS, read_coder};
use crate::record::{annotation, codebook, document, read_time, statement};
use crate::{Action, Problem};
use model::{
    Annotation, AnnotationId, CoderId, DocumentData, DocumentId, Project, ProjectId, ProjectInfo,
    Statement, StatementId, Table, Target, Timestamp, shipped_codebook,
};
use std::collections::BTreeMap;
use std::rc::Rc;

const FILE_FIELDS: &[&str] =
    &["format", "version", "generator", "project", "codebook", "coders", "entities", "documents"];

const DOCUMENT_FIELDS: &[&str] = &[
    "id",
    "metadata",
    "progress",
    "created",
    "modified",
    "text",
    "text_sha256",
    "blocks",
    "annotations",
    "statements",
];

pub(super) fn read(input: &str, root: &Value) -> Result<Imported, ReadError> {
    let log = Log::new(input);
    let root = Node::root(root, &log);
    check_format(input, &root)?;
    root.is_record(FILE_FIELDS);
    check_version(&root);
    root.text_in("generator");
    let info = read_project(&root);
    let mut reader = Reader::new(&root);
    let mut documents = BTreeMap::new();
    if let Some(list) = root.required("documents", Action::Defaulted) {
        list.each(&mut |item| {
            if let Some(document) = reader.document(&item) {
                documents.insert(document.info.id.clone(), Rc::new(document));
            }
        });
    }
    if reader.finder.n_left > 0 {
        let n_left = reader.finder.n_left;
        root.report_field("documents", Problem::SearchStopped { n_left }, Action::Orphaned);
    }
    let Reader { links, repairs, .. } = reader;
    let project = Project {
        info: Rc::new(info),
        codebook: Rc::new(links.codebook),
        coders: links.coders,
        entities: links.entities,
        documents,
    };
    Ok(Imported { project, issues: log.finish(), repairs })
}

fn check_format(input: &str, root: &Node<'_>) -> Result<(), ReadError> {
    let format = root.field("format");
    let name = format.and_then(|node| node.as_text());
    if name.as_deref() == Some("stancemark") {
        return Ok(());
    }
    let (line, column) = place(input, format.unwrap_or(*root).start());
    Err(ReadError::NotStancemark { line, column })
}

/// A later version is read as far as it is known.
fn check_version(root: &Node<'_>) {
    let Some(field) = root.required("version", Action::Defaulted) else {
        return;
    };
    match field.integer::<u32>(Action::Defaulted) {
        Some(0) => field.report(Problem::OutOfRange, Action::Defaulted),
        Some(found) if found > VERSION => {
            field.report(Problem::NewerVersion { known: VERSION }, Action::Kept);
        }
        _ => {}
    }
}

fn read_project(root: &Node<'_>) -> ProjectInfo {
    let mut info = ProjectInfo {
        id: ProjectId::new("project"),
        name: String::new(),
        created: Timestamp::default(),
    };
    let Some(node) = root.required("project", Action::Defaulted) else {
        return info;
    };
    if node.is_record(&["id", "name", "created", "modified"]) {
        let id = annotation::required_text(&node, "id").filter(|id| !id.is_empty());
        info.id = id.map_or(info.id, ProjectId::new);
        info.name = node.text_in("name");
        info.created = read_time(&node, "created", info.created);
        read_time(&node, "modified", info.created);
    }
    info
}

/// What is known while documents are read.
struct Reader {
    links: Links,
    document_ids: Ids,
    annotation_ids: Ids,
    statement_ids: Ids,
    finder: Finder,
    repairs: Vec<Repair>,
}

impl Reader {
    /// Reads codebook, coders and entities.
    fn new(root: &Node<'_>) -> Self {
        let codebook = root.required("codebook", Action::Defaulted);
        let codebook = codebook.and_then(|node| codebook::read(&node, codebook::Source::Project));
        let mut links = Links::new(codebook.unwrap_or_else(shipped_codebook));
        let mut ids = Ids::default();
        root.each_in("coders", &mut |item| {
            if item.is_record(CODER_FIELDS) {
                let id = CoderId::new(ids.take(&item, "coder"));
                links.add_coder(read_coder(&item, id));
            }
        });
        entities::read(root, &mut links);
        Self {
            links,
            document_ids: Ids::default(),
            annotation_ids: Ids::default(),
            statement_ids: Ids::default(),
            finder: Finder::new(),
            repairs: Vec::new(),
        }
    }

    fn document(&mut self, node: &Node<'_>) -> Option<DocumentData> {
        if !node.is_record(DOCUMENT_FIELDS) {
            return None;
        }
        let id = DocumentId::new(self.document_ids.take(node, "document"));
        let source = article::read(node);
        let info = Rc::new(document::read_info(node, id));
        let mut data = DocumentData::new(info, source.article.clone());
        let mut renamed = Renamed::default();
        node.each_in("annotations", &mut |item| {
            if item.is_record(annotation::FIELDS) {
                let row = self.annotation(&item, &source, &data.info.id);
                note_renamed(&item, &row.id, &data.annotations, &mut renamed);
                data.annotations.insert(row.id.clone(), Rc::new(row));
            }
        });
        node.each_in("statements", &mut |item| {
            if item.is_record(statement::FIELDS) {
                let row = self.statement(&item, &data.annotations, &renamed);
                data.statements.insert(row.id.clone(), Rc::new(row));
            }
        });
        Some(data)
    }

    fn annotation(
        &mut self,
        node: &Node<'_>,
        source: &Source,
        document: &DocumentId,
    ) -> Annotation {
        let (label, label_kind) = self.links.label(node);
        let links = annotation::Links {
            id: AnnotationId::new(self.annotation_ids.take(node, "annotation")),
            label,
            entity: self.links.entity(node, entity_kind(label_kind)),
            coder: self.links.coder(node),
        };
        let (targets, lost) = targets::read(node, source);
        let annotation = annotation::read(node, links, targets);
        for lost in lost {
            self.offer_repair(&lost, &annotation, source, document);
        }
        annotation
    }

    fn offer_repair(
        &mut self,
        lost: &Lost,
        annotation: &Annotation,
        source: &Source,
        document: &DocumentId,
    ) {
        let Some(Target::Orphan(quote)) = annotation.targets.get(lost.target_idx) else {
            return;
        };
        let mut quote = (**quote).clone();
        quote.exact = source.text.normalised_quote(quote.exact);
        let found = self.finder.find(source.article.text(), &quote, lost.hint);
        if let Some(range) = found {
            let chars = |at| source.chars(at).map(i64::from);
            let from = lost.hint.and_then(chars);
            self.repairs.push(Repair {
                document: document.clone(),
                annotation: annotation.id.clone(),
                target_idx: lost.target_idx,
                range,
                shift: chars(range.start()).zip(from).map(|(to, from)| to - from),
            });
        }
    }

    fn statement(
        &mut self,
        node: &Node<'_>,
        annotations: &Table<AnnotationId, Annotation>,
        renamed: &Renamed,
    ) -> Statement {
        let type_idx = self.links.statement_type(node);
        let evidence = Evidence { annotations, renamed };
        let links = statement::Links {
            id: StatementId::new(self.statement_ids.take(node, "statement")),
            slots: statements::read_slots(node, &mut self.links, type_idx, &evidence),
            kind: self.links.codebook.statement_types[type_idx].id.clone(),
            coder: self.links.coder(node),
        };
        statement::read(node, links)
    }
}

/// Keeps the id that the file gave to an annotation which got another because a document
/// before it has that id too. Of two in the same document, statements mean the first.
fn note_renamed(
    node: &Node<'_>,
    id: &AnnotationId,
    earlier: &Table<AnnotationId, Annotation>,
    renamed: &mut Renamed,
) {
    let field = node.field("id");
    let Some(given) = field.and_then(|field| field.as_text()) else {
        return;
    };
    if *given != *id.as_str() && earlier.get(&AnnotationId::new(&*given)).is_none() {
        renamed.note(&given, id);
    }
}
