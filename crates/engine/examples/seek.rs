//! How long the search of all documents takes: 1,000 documents of 6 MB in all; and what tagging
//! thousands of hits costs.
//!
//! `cargo run --release -p engine --example seek`
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
    Effect, Env, Looks, Model, Msg, OccurrencesOf, Question, SeekFilter, SeekMsg, SeekPart,
    SeekPreview, SessionMsg, TagAs, Tagged, View, update,
};
use model::{EntityId, LabelId, Project};
use search::{Folding, Query};
use shared::{Counter, add_entity, document, now, with_entities};
use std::rc::Rc;
use std::time::Instant;

const N_DOCUMENTS: usize = 1_000;
const N_BYTES: usize = 6_000;
const N_ENTITIES: usize = 5_000;

const SENTENCES: [&str; 6] = [
    "多利益攸关方的参与方式仍是各国讨论的焦点，尚未形成共识。",
    "The chair proposed a compromise on modalities, which several delegations welcomed. ",
    "微软等企业呼吁在开放式工作组中发挥作用。",
    "部分国家担心议程被分散，主张政府间进程优先。",
    "2022年7月的实质性会议通过了年度进展报告。",
    "與會代表就國際法的適用交換了意見。",
];

/// About so many bytes of sentences, other ones for each document.
fn text(nth: usize) -> String {
    let mut text = String::with_capacity(N_BYTES + 200);
    let mut at = nth * 7;
    while text.len() < N_BYTES {
        text.push_str(SENTENCES[(at * 5 + at / 6) % SENTENCES.len()]);
        at += 1;
        if at.is_multiple_of(5) {
            text.push('\n');
        }
    }
    if nth + 1 == N_DOCUMENTS {
        text.push_str("卡巴斯基没有回应。");
    }
    text
}

fn project() -> Project {
    let mut project = with_entities(N_ENTITIES);
    add_entity(&mut project, EntityId::new("microsoft"), ["Microsoft", "微软"]);
    for document in (0..N_DOCUMENTS).map(|nth| document(nth, text(nth))) {
        project.documents.insert(document.info.id.clone(), Rc::new(document));
    }
    project
}

struct App {
    model: Model,
    ids: Counter,
}

impl App {
    /// Sends a message beside a living clone, as the page holds one while it draws; what it took
    /// in milliseconds, and the number of the slice that is asked for.
    fn send(&mut self, msg: Msg) -> (f64, Option<u32>) {
        let _held = self.model.clone();
        let start = Instant::now();
        let effects = update(&mut self.model, msg, &mut Env { now: now(), ids: &mut self.ids });
        let took = start.elapsed().as_secs_f64() * 1000.0;
        let next = effects.iter().find_map(|effect| match effect {
            Effect::ContinueSeek(serial) => Some(*serial),
            _ => None,
        });
        (took, next)
    }

    /// Asks, goes on to the end, and prints when the first hits were there and when all.
    fn seek(&mut self, what: &str, msg: Msg) {
        let (mut took, mut next) = self.send(msg);
        let (mut sum, mut longest, mut first, mut n_slices) = (took, took, None, 1);
        loop {
            if first.is_none() && self.model.session.seek.n_hits() > 0 {
                first = Some(sum);
            }
            let Some(serial) = next else { break };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            let ms = took as u32;
            (took, next) = self.send(Msg::Seek(SeekMsg::Continue { serial, took: ms }));
            sum += took;
            longest = longest.max(took);
            n_slices += 1;
        }
        let n_hits = self.model.session.seek.n_hits();
        let first = first.map_or("–".to_owned(), |first| format!("{first:.1}"));
        println!("{what:<44} {n_hits:>7} {first:>8} {sum:>8.1} {n_slices:>7} {longest:>8.1}");
    }

    fn ask(&mut self, what: &str, question: Question) {
        self.seek(what, Msg::Seek(SeekMsg::Ask(Box::new(question))));
    }
}

fn words(text: &str) -> Question {
    Question { query: Query { text: text.into(), ..Query::default() }, ..Question::default() }
}

fn main() {
    let project = project();
    let n_bytes: usize = project.documents.values().map(|document| document.text().len()).sum();
    println!("{N_DOCUMENTS} documents, {n_bytes} bytes, {N_ENTITIES} entities\n");
    println!(
        "{:<44} {:>7} {:>8} {:>8} {:>7} {:>8}",
        "milliseconds", "hits", "first", "all", "slices", "longest"
    );
    let mut app = App { model: Model::of_project(project), ids: Counter(0) };
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    app.ask("a common word", words("微软"));
    app.ask("a word of the last document alone", words("卡巴斯基"));
    app.ask("a word that is nowhere", words("不存在的词"));
    let mut folded = words("国际法");
    folded.query.folding = Folding { case: true, width: true, script: true };
    app.ask("without case, width and script", folded);
    let mut pattern = words(r"\d{4}年\d+月|(?i)chair");
    pattern.query.is_regex = true;
    app.ask("a regular expression", pattern);
    let here = SeekMsg::Occurrences(OccurrencesOf::Entity(EntityId::new("microsoft")), true);
    app.seek("all names of an entity", Msg::Seek(here));
    let untagged = SeekFilter { tagged: Tagged::Not, ..SeekFilter::default() };
    app.ask("what is not tagged", Question { filter: untagged, ..words("微软") });
    tag(&mut app);
    let filter = SeekFilter { tagged: Tagged::As(LabelId::new("actor")), ..SeekFilter::default() };
    let annotations = Question { looks: Looks::Annotations, filter, ..Question::default() };
    app.ask("annotations of a label", annotations);
}

/// About 5,000 hits are tagged and undone.
fn tag(app: &mut App) {
    app.ask("the hits that are tagged", words("实质性会议"));
    let mut n_in = 0;
    for group in app.model.session.seek.groups.clone().iter() {
        n_in += group.hits.len();
        if n_in > 5_000 {
            let part = SeekPart::Document(group.document.clone());
            app.send(Msg::Seek(SeekMsg::Include(part, false)));
        }
    }
    let label = Some(LabelId::new("actor"));
    app.send(Msg::Seek(SeekMsg::TagAs(TagAs { label, ..TagAs::default() })));
    let coder = app.model.coder().map(|coder| coder.id.clone());
    let start = Instant::now();
    let preview = SeekPreview::of(&app.model.project, coder.as_ref(), &app.model.session.seek);
    let took = start.elapsed().as_secs_f64() * 1000.0;
    println!("\npreview of {} hits: {took:.1} ms", preview.n_new);
    let (took, _) = app.send(Msg::Seek(SeekMsg::Tag));
    println!("{} hits are tagged: {took:.1} ms", preview.n_new);
    let (took, _) = app.send(Msg::Undo);
    println!("undone: {took:.1} ms");
    let (took, _) = app.send(Msg::Redo);
    println!("done again: {took:.1} ms\n");
}
