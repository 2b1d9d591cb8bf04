//! Reading the texts that a document had before.

use super::ids::Ids;
use super::{article, targets};
use crate::node::Node;
use crate::record::annotation::required_text;
use crate::record::document::PASSAGE_FIELDS;
use crate::record::read_time;
use model::{AnnotationId, LabelId, Passage, Revision, RevisionId, Table, Timestamp};
use std::rc::Rc;

const FIELDS: &[&str] = &["id", "replaced", "text", "text_sha256", "blocks", "annotations"];

/// Reads the older texts of a document. Their hashes and quotes are checked as those of the
/// present text are.
pub(super) fn read(document: &Node<'_>) -> Table<RevisionId, Revision> {
    let mut ids = Ids::default();
    let mut revisions = Table::default();
    document.each_in("revisions", &mut |item| {
        if item.is_record(FIELDS) {
            let id = RevisionId::new(ids.take(&item, "revision"));
            revisions.insert(id.clone(), Rc::new(read_revision(&item, id)));
        }
    });
    revisions
}

fn read_revision(node: &Node<'_>, id: RevisionId) -> Revision {
    let source = article::read(node);
    let mut passages = Vec::new();
    node.each_in("annotations", &mut |item| {
        if item.is_record(PASSAGE_FIELDS) {
            passages.push(read_passage(&item, &source));
        }
    });
    let replaced = read_time(node, "replaced", Timestamp::default());
    Revision { id, article: source.article, replaced, passages }
}

fn read_passage(node: &Node<'_>, source: &article::Source) -> Passage {
    Passage {
        annotation: AnnotationId::new(required_text(node, "id").unwrap_or_default()),
        label: LabelId::new(required_text(node, "label").unwrap_or_default()),
        targets: targets::read(node, source).0,
    }
}
