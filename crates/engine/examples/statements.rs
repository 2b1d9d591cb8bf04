//! How long the table of all statements takes in the largest project: 30,000 statements in
//! 1,000 documents, and in one document; and what one edit costs beside them.
//!
//! `cargo run --release -p engine --example statements`
#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures"
)]

#[path = "shared/project.rs"]
mod shared;

use engine::{
    Command, ComposeMsg, Direction, Env, Model, Msg, Recoding, SessionMsg, StatementEdit,
    StatementTable, TableFilter, TableView, filtered_lines, ordered, recoded, update,
};
use model::{
    Annotation, AnnotationId, AttributeId, CoderId, DocumentData, Filler, LabelId, Origin, Project,
    SlotId, Statement, StatementId, StatementTypeId, Target, Value,
};
use shared::{Counter, document, entity_id, now, with_entities};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Instant;
use text::{TextRange, TextSize};

const N_STATEMENTS: usize = 30_000;
const N_ENTITIES: usize = 5_000;
const ROUNDS: u32 = 20;

const SENTENCE: &str = "行动者反对企业参与进程的讨论。\n";

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(TextSize::from_index(start), TextSize::from_index(end)).unwrap()
}

/// Three annotations and a statement for sentence number `at` of a document.
fn code(document: &mut DocumentData, number: usize, at: usize) {
    let base = at * SENTENCE.len();
    let parts = [("actor", 0, 9), ("stance", 9, 15), ("process", 27, 33)];
    let mut slots = BTreeMap::new();
    for (label, start, end) in parts {
        let id = AnnotationId::new(format!("0190a5c8-7e4b-7{number:08x}-{label}"));
        let entity = (label != "stance").then(|| entity_id(number % N_ENTITIES));
        let annotation = Annotation {
            id: id.clone(),
            label: LabelId::new(label),
            targets: vec![Target::Anchored(range(base + start, base + end))],
            entity,
            attributes: BTreeMap::new(),
            note: String::new(),
            coder: CoderId::new("c1"),
            created: now(),
            modified: now(),
            origin: Origin::Manual,
        };
        document.annotations.insert(id.clone(), Rc::new(annotation));
        slots.insert(SlotId::new(label), vec![Filler::Annotation(id)]);
    }
    let position = ["support", "oppose", "mixed", "unclear"][number % 4];
    let position = (AttributeId::new("position"), Value::Text(position.into()));
    let statement = Statement {
        id: StatementId::new(format!("0190a5c8-7e4b-8{number:08x}")),
        kind: StatementTypeId::new("position"),
        slots,
        values: [position].into(),
        note: String::new(),
        coder: CoderId::new("c1"),
        created: now(),
        modified: now(),
    };
    document.statements.insert(statement.id.clone(), Rc::new(statement));
}

fn project(n_documents: usize) -> Project {
    let mut project = with_entities(N_ENTITIES);
    let n_each = N_STATEMENTS / n_documents;
    for nth in 0..n_documents {
        let mut document = document(nth, SENTENCE.repeat(n_each));
        for at in 0..n_each {
            code(&mut document, nth * n_each + at, at);
        }
        project.documents.insert(document.info.id.clone(), Rc::new(document));
    }
    project
}

fn timed<T>(what: &str, rounds: u32, mut run: impl FnMut() -> T) -> T {
    let start = Instant::now();
    let mut last = run();
    for _ in 1..rounds {
        last = run();
    }
    println!("{what:<58} {:>9.3} ms", start.elapsed().as_secs_f64() * 1000.0 / f64::from(rounds));
    last
}

fn measure_table(project: &Project) {
    let table =
        timed("rows made for the first time", 1, || StatementTable::of(project, "en", None));
    assert_eq!(table.rows.len(), N_STATEMENTS);
    timed("rows made again, nothing changed", ROUNDS, || {
        StatementTable::of(project, "en", Some(&table))
    });
    let mut view = TableView::default();
    for (what, text) in [("a name", "entity 4242"), ("Chinese", "反对"), ("nothing", "zzz")] {
        view.filter = TableFilter { text: text.into(), ..TableFilter::default() };
        let order = ordered(&table, &view);
        let what = format!("filtered by {what}");
        timed(&what, ROUNDS, || filtered_lines(&table, &view, &order).len());
    }
    for text in ["^entity 42.*2$", r"反对|\p{Greek}", "zzz+$"] {
        let text = text.to_owned();
        view.filter = TableFilter { text, is_pattern: true, ..TableFilter::default() };
        let order = ordered(&table, &view);
        let what = format!("filtered by the pattern {}", view.filter.text);
        timed(&what, ROUNDS, || filtered_lines(&table, &view, &order).len());
    }
    view.filter = TableFilter::default();
    view.sort = Some((engine::Column::Slot(SlotId::new("actor")), false));
    timed("sorted by actor", ROUNDS, || ordered(&table, &view));
    let keys: Vec<_> = table.rows.iter().map(|row| row.key.clone()).collect();
    let value = Some(Value::Text("neutral".into()));
    let recoding = Recoding::SetVariable(AttributeId::new("position"), value);
    timed("preview of recoding all", 1, || recoded(project, &keys, &recoding).len());
}

fn measure_edits(project: &Project) {
    let mut model = Model::of_project(project.clone());
    let mut ids = Counter(0);
    let mut send = |model: &mut Model, msg: Msg| {
        update(model, msg, &mut Env { now: now(), ids: &mut ids });
    };
    let document = project.documents.keys().next().unwrap().clone();
    timed("document opened", 1, || {
        send(&mut model, Msg::Session(SessionMsg::OpenDocument(document.clone())));
    });
    send(&mut model, Msg::Compose(ComposeMsg::Step(Direction::Forward)));
    let mut idx = 0;
    // the page holds on to the state before, as it does while it draws
    timed("a position is set", ROUNDS, || {
        let _held = model.clone();
        idx += 1;
        send(&mut model, Msg::Choose(idx % 5));
    });
    timed("a statement is made by key", ROUNDS, || {
        let _held = model.clone();
        send(&mut model, Msg::Session(SessionMsg::StepAnnotation(Direction::Forward)));
        send(&mut model, Msg::Compose(ComposeMsg::Compose(0)));
        send(&mut model, Msg::Compose(ComposeMsg::Accept));
    });
    timed("a statement is deleted", ROUNDS, || {
        let _held = model.clone();
        send(&mut model, Msg::Compose(ComposeMsg::Step(Direction::Forward)));
        send(&mut model, Msg::DeleteSelected);
    });
    timed("an annotation that statements use is deleted", ROUNDS, || {
        let _held = model.clone();
        send(&mut model, Msg::Session(SessionMsg::StepAnnotation(Direction::Forward)));
        send(&mut model, Msg::DeleteSelected);
    });
    let table = StatementTable::of(&model.project, "en", None);
    let key = table.rows[0].key.clone();
    let note = StatementEdit::SetNote("n".into());
    send(&mut model, Msg::Edit(Command::EditStatement(key.0, key.1, note)));
    timed("rows made again after one edit", 1, || {
        StatementTable::of(&model.project, "en", Some(&table))
    });
}

fn main() {
    for n_documents in [1_000, 1] {
        println!("\n{N_STATEMENTS} statements in {n_documents} document(s)");
        let project = project(n_documents);
        measure_table(&project);
        measure_edits(&project);
    }
}
