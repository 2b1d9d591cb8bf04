//! Kept files: what was ever written still opens, and what is wrong in it is told as before.
//!
//! Beside each `fixtures/native/v1/<case>.stancemark.json` stands `<case>.issues.txt` with the
//! issues, the repairs and the documents in marked text. After a wanted change, run the test
//! with `STANCEMARK_UPDATE=1` and read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test of golden files may read and write them, and may fail by panicking"
)]

use formats::native::{self, Imported};
use model::{Filler, Project, Revision, Table, Target, Timestamp};
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/native/v1");
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().is_some_and(|path| path.ends_with(".stancemark.json")))
        .collect();
    cases.sort();
    cases
}

fn described(read: &Imported) -> String {
    let mut out = String::new();
    for issue in &read.issues {
        writeln!(out, "{issue}").unwrap();
    }
    for repair in &read.repairs {
        let document = &read.project.documents[&repair.document];
        let place = repair.range.slice(document.text()).unwrap();
        writeln!(
            out,
            "repair {} {}[{}]: {place} at byte {}, shift {:?}",
            repair.document,
            repair.annotation,
            repair.target_idx,
            repair.range.start().raw(),
            repair.shift,
        )
        .unwrap();
    }
    describe_project(&read.project, &mut out);
    out
}

fn describe_project(project: &Project, out: &mut String) {
    let labels = project.codebook.labels.iter().map(|label| label.id.as_str());
    let types = project.codebook.statement_types.iter().map(|kind| kind.id.as_str());
    writeln!(out, "--- labels: {}", labels.collect::<Vec<_>>().join(", ")).unwrap();
    writeln!(out, "--- types: {}", types.collect::<Vec<_>>().join(", ")).unwrap();
    let coders = project.coders.iter().map(|(id, _)| id.as_str());
    writeln!(out, "--- coders: {}", coders.collect::<Vec<_>>().join(", ")).unwrap();
    let entities = project.entities.iter().map(|(id, _)| id.as_str());
    writeln!(out, "--- entities: {}", entities.collect::<Vec<_>>().join(", ")).unwrap();
    for (id, document) in &project.documents {
        let n_blocks = document.article.blocks().len();
        writeln!(out, "--- document {id}, {n_blocks} blocks").unwrap();
        writeln!(out, "{}", test_support::render(document)).unwrap();
        for revision in document.revisions.values() {
            describe_revision(revision, out);
        }
        for statement in document.statements.values() {
            write!(out, "{} {}:", statement.id, statement.kind).unwrap();
            for (slot, fillers) in &statement.slots {
                let fillers = fillers.iter().map(|filler| match filler {
                    Filler::Annotation(id) => id.to_string(),
                    Filler::Entity(id) => format!("({id})"),
                });
                write!(out, " {slot}={}", fillers.collect::<Vec<_>>().join("+")).unwrap();
            }
            writeln!(out).unwrap();
        }
    }
}

fn describe_revision(revision: &Revision, out: &mut String) {
    let (article, until) = (&revision.article, revision.replaced.millis());
    writeln!(out, "--- revision {} until {until}, {} blocks", revision.id, article.blocks().len())
        .unwrap();
    writeln!(out, "{}", article.text()).unwrap();
    for passage in &revision.passages {
        write!(out, "{} {}:", passage.annotation, passage.label).unwrap();
        for target in &passage.targets {
            match target {
                Target::Anchored(range) => {
                    let quote = range.slice(article.text()).unwrap();
                    write!(out, " [{quote}] at byte {}", range.start().raw()).unwrap();
                }
                Target::Orphan(quote) => write!(out, " <{}>", quote.exact).unwrap(),
            }
        }
        writeln!(out).unwrap();
    }
}

#[test]
fn every_kept_file_still_opens() {
    let cases = cases();
    assert!(cases.len() >= 12, "the kept files are gone");
    for path in cases {
        let read = native::read_bytes(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(read.project.check_invariants(), Vec::<String>::new(), "{}", path.display());
        let golden = path.to_str().unwrap().replace(".stancemark.json", ".issues.txt");
        let found = described(&read);
        if std::env::var("STANCEMARK_UPDATE").is_ok() {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(found == expected, "{}:\n{found}", path.display());
    }
}

/// Read bit by bit, a file says the same, and how far it is never falls.
#[test]
fn a_file_read_in_slices_is_the_same() {
    for path in cases() {
        let json = std::fs::read_to_string(&path).unwrap();
        let whole = native::read(&json);
        for n_bytes in [1, 97, 5000] {
            let mut reading = native::Reading::new(json.as_str()).unwrap();
            let mut reached = 0;
            let sliced = loop {
                match reading.go_on(n_bytes) {
                    ControlFlow::Continue(rest) => reading = rest,
                    ControlFlow::Break(outcome) => break outcome,
                }
                assert!((reached..=1000).contains(&reading.permille()), "{}", path.display());
                reached = reading.permille();
            };
            assert!(sliced == whole, "{} by {n_bytes} bytes", path.display());
            assert!(n_bytes > 97 || reached >= 500, "{} stops at {reached}", path.display());
        }
    }
}

/// The sound files are what is written today, but for the name of the program.
#[test]
fn the_form_of_the_file_does_not_change_by_accident() {
    for case in ["sound", "revisions"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/native/v1");
        let path = folder.join(format!("{case}.stancemark.json"));
        let kept = std::fs::read_to_string(path).unwrap();
        let read = native::read(&kept).unwrap();
        assert_eq!(read.issues, [], "{case}");
        let modified = Timestamp::from_millis(1_675_240_200_000);
        let written = native::write(&read.project, modified);
        let generator = concat!("stancemark ", env!("CARGO_PKG_VERSION"));
        assert!(written == kept.replace("stancemark 0.1.0", generator), "{case}:\n{written}");
    }
}

/// A file from before there were older texts has none, and is otherwise the same.
#[test]
fn a_file_without_older_texts_is_the_present_text_alone() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/native/v1/revisions.stancemark.json");
    let with = native::read(&std::fs::read_to_string(path).unwrap()).unwrap().project;
    let mut without = with.clone();
    let mut n_dropped = 0;
    for document in without.documents.values_mut() {
        n_dropped += document.revisions.values().count();
        Rc::make_mut(document).revisions = Table::default();
    }
    assert_eq!(n_dropped, 2);
    let json = native::write(&without, Timestamp::default());
    let read = native::read(&json).unwrap();
    assert_eq!((read.issues.len(), read.project == without), (0, true));
    assert!(json.len() < native::write(&with, Timestamp::default()).len());
}
