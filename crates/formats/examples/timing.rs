//! How long the largest project takes: a million characters and 100,000 annotations, written,
//! read and verified, once sound and once with every offset wrong.
//!
//! `cargo run --release -p formats --example timing`
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures"
)]

use formats::{native, store};
use model::{
    Annotation, AnnotationId, Article, Coder, CoderId, DocumentData, DocumentId, DocumentInfo,
    LabelId, Metadata, Origin, Progress, Project, ProjectId, ProjectInfo, Target, Timestamp,
    shipped_codebook,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Instant;
use text::Block;

const N_CHARS: usize = 1_000_000;
const N_ANNOTATIONS: usize = 100_000;

/// Characters that do not repeat in a short cycle, so that quotes with context are unique.
fn article() -> Article {
    let mut state = 1_u32;
    let text: String = (0..N_CHARS)
        .map(|idx| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            match state >> 16 {
                _ if idx % 80 == 79 => '\n',
                noise => char::from_u32(0x4e00 + noise % 3000).unwrap(),
            }
        })
        .collect();
    let blocks = Block::paragraphs(&text);
    Article::new(text, blocks)
}

fn annotation(article: &Article, idx: usize) -> Annotation {
    let bytes: usize = article.text().len();
    let floor = |at: usize| text::TextSize::from_index(article.text().floor_char_boundary(at));
    let start = idx * (bytes - 64) / N_ANNOTATIONS;
    let range = article.range(floor(start), floor(start + 6 + idx % 50)).unwrap();
    Annotation {
        id: AnnotationId::new(format!("0190a5c8-7e4b-7{idx:011x}-{idx:08}")),
        label: LabelId::new(["actor", "process", "stance"][idx % 3]),
        targets: vec![Target::Anchored(range)],
        entity: None,
        attributes: BTreeMap::new(),
        note: String::new(),
        coder: CoderId::new("c1"),
        created: Timestamp::from_millis(1_700_000_000_000),
        modified: Timestamp::from_millis(1_700_000_000_000),
        origin: Origin::Manual,
    }
}

fn project() -> Project {
    let created = Timestamp::default();
    let info = ProjectInfo { id: ProjectId::new("p"), name: "Large".into(), created };
    let mut project = Project::new(info, shipped_codebook());
    let coder = Coder { id: CoderId::new("c1"), name: String::new() };
    project.coders.insert(coder.id.clone(), Rc::new(coder));
    let info = DocumentInfo {
        id: DocumentId::new("d1"),
        metadata: Metadata::default(),
        progress: Progress::Doing,
        created,
        modified: created,
    };
    let mut document = DocumentData::new(Rc::new(info), Rc::new(article()));
    for idx in 0..N_ANNOTATIONS {
        let row = annotation(&document.article, idx);
        document.annotations.insert(row.id.clone(), Rc::new(row));
    }
    project.documents.insert(document.info.id.clone(), Rc::new(document));
    project
}

/// Runs three times and tells the shortest.
fn timed<T>(what: &str, mut run: impl FnMut() -> T) -> T {
    let mut best = f64::INFINITY;
    let mut value = None;
    for _ in 0..3 {
        let start = Instant::now();
        value = Some(run());
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{what:38} {:7.0} ms", best * 1000.0);
    value.unwrap()
}

fn main() {
    let project = project();
    let json = timed("write", || native::write(&project, Timestamp::default()));
    println!("{:38} {:7} MB", "", json.len() / 1_000_000);
    let read = timed("read and verify", || native::read(&json).unwrap());
    assert!(read.issues.is_empty() && read.project == project);
    timed("parse with serde_json, for comparison", || {
        serde_json::from_str::<serde_json::Value>(&json).unwrap()
    });
    let shifted = json.replacen("\"text\": \"", "\"text\": \"新的开头，", 1);
    let read = timed("read, every offset wrong by five", || native::read(&shifted).unwrap());
    println!("{:38} {} repairs", "", read.repairs.len());
    let hopeless = json.replace("\"quote\": \"", "\"quote\": \"⚠");
    let read = timed("read, every quote wrong", || native::read(&hopeless).unwrap());
    println!("{:38} {} repairs, {} issues", "", read.repairs.len(), read.issues.len());

    let document = project.documents.values().next().unwrap();
    let record = timed("store: encode the document", || store::encode_document(document));
    timed("store: decode the document", || store::decode_document(&record).unwrap());
}
