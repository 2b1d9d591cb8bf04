//! What is in a project, in numbers.

use model::{DocumentData, Project};
use std::fmt::Write;
use std::rc::Rc;

/// A page of text with the counts of the project and of each document.
pub(crate) fn describe(project: &Project) -> String {
    let documents: Vec<_> = project.documents.values().map(Rc::as_ref).collect();
    let mut out = format!("project: {}\n", project.info.name);
    line(&mut out, "documents", documents.len());
    line(&mut out, "entities", project.entities.len());
    line(&mut out, "coders", project.coders.len());
    describe_coding(&mut out, project, &documents);
    for document in documents {
        let info = &document.info;
        // writing to a String cannot fail
        let _ = writeln!(out, "\ndocument {}: {}", info.id, info.metadata.title);
        line(&mut out, "code points", document.article.offsets().char_len().index());
        line(&mut out, "blocks", document.article.blocks().len());
        describe_coding(&mut out, project, &[document]);
    }
    out
}

/// Annotations by label and statements by type.
fn describe_coding(out: &mut String, project: &Project, documents: &[&DocumentData]) {
    let annotations: Vec<_> =
        documents.iter().flat_map(|document| document.annotations.values()).collect();
    line(out, "annotations", annotations.len());
    for label in &project.codebook.labels {
        let n_labelled = annotations.iter().filter(|row| row.label == label.id).count();
        line(out, &format!("  {}", label.id), n_labelled);
    }
    let n_lost = annotations.iter().filter(|row| row.is_orphan()).count();
    line(out, "  without a place", n_lost);
    let statements: Vec<_> =
        documents.iter().flat_map(|document| document.statements.values()).collect();
    line(out, "statements", statements.len());
    for kind in &project.codebook.statement_types {
        let n_of_kind = statements.iter().filter(|row| row.kind == kind.id).count();
        line(out, &format!("  {}", kind.id), n_of_kind);
    }
}

fn line(out: &mut String, what: &str, count: usize) {
    let _ = writeln!(out, "{what:<20} {count:>8}");
}
