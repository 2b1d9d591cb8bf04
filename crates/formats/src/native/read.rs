//! Reading the native file, from the tree to the project.

use super::article::{self, Source};
use super::guidance::Guidance;
use super::ids::Ids;
use super::links::{Links, entity_kind};
use super::repair::Finder;
use super::revisions;
use super::statements::{self, Evidence, Renamed};
use super::targets::{self, Lost};
use super::{Imported, ReadError, Repair, VERSION, entities};
use crate::json::{Value, place};
use crate::node::{Found, Log, Node};
use crate::record::entity::{CODER_FIELDS, read_coder};
use crate::record::{annotation, codebook, document, read_time, statement};
use crate::{Action, Problem};
use model::{
    Annotation, AnnotationId, CoderId, DocumentData, DocumentId, Project, ProjectId, ProjectInfo,
    Statement, StatementId, Table, Target, Timestamp, shipped_codebook,
};
use std::collections::BTreeMap;
use std::rc::Rc;

const FILE_FIELDS: &[&str] = &[
    "format",
    "version",
    "generator",
    "project",
    "codebook",
    "coders",
    "entities",
    "rules",
    "rejections",
    "documents",
];

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
    "revisions",
];

/// The documents of a file while they are read.
#[derive(Debug)]
pub(super) struct Documents {
    tree: Value,
    found: Found,
    info: ProjectInfo,
    work: Work,
}

/// What is done so far.
#[derive(Debug)]
struct Work {
    reader: Reader,
    /// The byte that the reading has come to.
    at: usize,
    /// Which document is read.
    document_idx: usize,
    /// That document, if it is begun.
    begun: Option<Begun>,
    documents: BTreeMap<DocumentId, Rc<DocumentData>>,
}

/// A document that is not yet read to its end.
#[derive(Debug)]
struct Begun {
    /// Its own tree, if that of the file does not hold it.
    tree: Option<Value>,
    source: Source,
    data: DocumentData,
    renamed: Renamed,
    n_annotations: usize,
    n_statements: usize,
}

impl Documents {
    /// Reads what stands around the documents.
    pub(super) fn begin(input: &str, tree: Value) -> Result<Self, ReadError> {
        let log = Log::new(input);
        let root = Node::root(&tree, &log);
        check_format(input, &root)?;
        root.is_record(FILE_FIELDS);
        check_version(&root, VERSION);
        root.text_in("generator");
        let info = read_project(&root);
        let reader = Reader::new(&root);
        if let Some(list) = root.required("documents", Action::Defaulted) {
            list.is_list();
        }
        let documents = BTreeMap::new();
        let work = Work { reader, at: 0, document_idx: 0, begun: None, documents };
        Ok(Self { found: log.pause(), tree, info, work })
    }

    /// The byte that the reading has come to.
    pub(super) const fn at(&self) -> usize {
        self.work.at
    }

    /// Reads on for about `n_bytes` bytes; returns whether all is read.
    pub(super) fn go_on(&mut self, input: &str, n_bytes: usize) -> bool {
        let log = Log::resume(input, std::mem::take(&mut self.found));
        let until = self.work.at.saturating_add(n_bytes);
        let root = Node::root(&self.tree, &log);
        let is_done = root.field("documents").is_none_or(|list| self.work.go_on(&list, until));
        self.found = log.pause();
        is_done
    }

    /// What came of it, once all is read.
    pub(super) fn finish(self, input: &str) -> Imported {
        let log = Log::resume(input, self.found);
        let Work { reader, documents, .. } = self.work;
        let Reader { links, guidance, repairs, finder, .. } = reader;
        if finder.n_left > 0 {
            let problem = Problem::SearchStopped { n_left: finder.n_left };
            Node::root(&self.tree, &log).report_field("documents", problem, Action::Orphaned);
        }
        let project = Project {
            info: Rc::new(self.info),
            codebook: Rc::new(links.codebook),
            coders: links.coders,
            entities: links.entities,
            rules: guidance.rules,
            rejections: guidance.rejections,
            documents,
        };
        Imported { project, issues: log.finish(), repairs }
    }
}

impl Work {
    /// Reads the documents of the list up to about byte `until`; returns whether all are read.
    fn go_on(&mut self, list: &Node<'_>, until: usize) -> bool {
        while self.at < until {
            let read = match &mut self.begun {
                Some(begun) => begun.tree.take(),
                None => list.read_item(self.document_idx),
            };
            let Some(node) = list.item(self.document_idx, read.as_ref()) else { return true };
            let (end, begun) = (node.end(), self.begun.take());
            let Some(mut begun) = begun.or_else(|| self.reader.begin(&node)) else {
                self.document_idx += 1;
                continue;
            };
            if !self.reader.go_on(&node, &mut begun, until) {
                self.begun = Some(Begun { tree: read, ..begun });
                self.at = until;
                return false;
            }
            self.documents.insert(begun.data.info.id.clone(), Rc::new(begun.data));
            self.document_idx += 1;
            self.at = self.at.max(end);
        }
        false
    }
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

/// A version later than the `known` one is read as far as it is known.
pub(crate) fn check_version(root: &Node<'_>, known: u32) {
    let Some(field) = root.required("version", Action::Defaulted) else {
        return;
    };
    match field.integer::<u32>(Action::Defaulted) {
        Some(0) => field.report(Problem::OutOfRange, Action::Defaulted),
        Some(found) if found > known => {
            field.report(Problem::NewerVersion { known }, Action::Kept);
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
#[derive(Debug)]
struct Reader {
    links: Links,
    guidance: Guidance,
    document_ids: Ids,
    annotation_ids: Ids,
    statement_ids: Ids,
    finder: Finder,
    repairs: Vec<Repair>,
}

impl Reader {
    /// Reads codebook, coders, entities, and what steers the suggestions.
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
            guidance: Guidance::read(root, &mut links),
            links,
            document_ids: Ids::default(),
            annotation_ids: Ids::default(),
            statement_ids: Ids::default(),
            finder: Finder::new(),
            repairs: Vec::new(),
        }
    }

    /// Reads what stands around the annotations and statements of a document.
    fn begin(&mut self, node: &Node<'_>) -> Option<Begun> {
        if !node.is_record(DOCUMENT_FIELDS) {
            return None;
        }
        let id = DocumentId::new(self.document_ids.take(node, "document"));
        let source = article::read(node);
        let info = Rc::new(document::read_info(node, id));
        let is_list = |name| node.field(name).is_none_or(|list| list.is_list());
        is_list("annotations");
        is_list("statements");
        let mut data = DocumentData::new(info, source.article.clone());
        data.revisions = revisions::read(node);
        Some(Begun {
            tree: None,
            data,
            source,
            renamed: Renamed::default(),
            n_annotations: 0,
            n_statements: 0,
        })
    }

    /// Reads annotations, then statements, up to about byte `until`; returns whether all are read.
    fn go_on(&mut self, node: &Node<'_>, begun: &mut Begun, until: usize) -> bool {
        let Begun { source, data, renamed, n_annotations, n_statements, .. } = begun;
        let list = node.field("annotations");
        let has_annotations = list.is_none_or(|list| {
            list.each_until(n_annotations, until, &mut |item| {
                if item.is_record(annotation::FIELDS) {
                    let row = self.annotation(&item, source, &data.info.id);
                    note_renamed(&item, &row.id, &data.annotations, renamed);
                    data.annotations.insert(row.id.clone(), Rc::new(row));
                }
            })
        });
        // statements name annotations
        let list = node.field("statements").filter(|_| has_annotations);
        has_annotations
            && list.is_none_or(|list| {
                list.each_until(n_statements, until, &mut |item| {
                    if item.is_record(statement::FIELDS) {
                        let row = self.statement(&item, &data.annotations, renamed);
                        data.statements.insert(row.id.clone(), Rc::new(row));
                    }
                })
            })
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
