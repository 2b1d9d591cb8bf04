//! How well and how fast suggestions are: precision and recall over the articles in `gold/`,
//! which were marked without knowledge of the rules, and the time for a lexicon and for scans.
//! Run by `cargo xtask bench --suggest`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it measures")]
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "it prints, and may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "counts are small")]

use model::{Article, DocumentData, EntityId, EntityKind};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;
use std::time::Instant;
use suggest::{Entry, Lexicon, Options, Proposals, Rules, Scan, What};
use test_support::document as marked;
use text::TextRange;

const KINDS: [&str; 4] = ["actor", "process", "name", "cue"];

/// A span with its kind and, for cues, its position.
type Span = (TextRange, &'static str, String);

#[derive(Default, Clone, Copy)]
struct Count {
    gold: usize,
    proposed: usize,
    exact: usize,
    overlap_gold: usize,
    overlap_proposed: usize,
    position: usize,
}

fn main() {
    let lexicon = Rc::new(Lexicon::of_starter_set());
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("gold");
    let is_verbose = std::env::args().any(|argument| argument == "--verbose");
    println!("The gold articles:");
    compare(&lexicon, &gold, is_verbose);
    // these stay of use only while nobody looks at what is missed in them
    println!(
        "Articles whose figures were seen while the rules were changed, but not their misses:"
    );
    compare(&lexicon, &gold.join("held-out"), false);
    println!("Articles that were marked when the rules were done:");
    compare(&lexicon, &gold.join("fresh"), false);
    speeds();
}

/// Prints how what is found in the articles of a directory compares with how they are marked.
fn compare(lexicon: &Rc<Lexicon>, directory: &Path, is_verbose: bool) {
    let mut files: Vec<_> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .map(|file| file.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut total = [Count::default(); 4];
    for file in &files {
        let document = marked(&article_of(&std::fs::read_to_string(file).unwrap()));
        let found = scan(document.article.clone(), lexicon);
        let (gold, proposed) = (gold(&document), proposed(&found, &gold(&document)));
        if is_verbose {
            differences(document.text(), &gold, &proposed);
        }
        for (nth, kind) in KINDS.iter().enumerate() {
            add(&mut total[nth], &gold, &proposed, kind);
        }
    }
    println!("{} articles; exact spans, then spans that overlap", files.len());
    println!("kind     gold  proposed      P      R  |     P      R  | position");
    for (kind, count) in KINDS.iter().zip(total) {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        println!(
            "{kind:8} {:4}  {:8}  {:5.3}  {:5.3}  | {:5.3}  {:5.3}  | {:5.3}",
            count.gold,
            count.proposed,
            share(count.exact, count.proposed),
            share(count.exact, count.gold),
            share(count.overlap_proposed, count.proposed),
            share(count.overlap_gold, count.gold),
            share(count.position, count.exact),
        );
    }
}

/// What stands behind the comments at the top.
fn article_of(file: &str) -> String {
    let lines: Vec<_> = file.lines().skip_while(|line| line.starts_with('#')).collect();
    lines.join("\n").trim().to_owned()
}

fn scan(article: Rc<Article>, lexicon: &Rc<Lexicon>) -> Proposals {
    let mut scan =
        Scan::new(article, lexicon.clone(), Rc::new(Rules::default()), Options::default());
    match scan.go_on(usize::MAX) {
        ControlFlow::Break(found) => found,
        ControlFlow::Continue(()) => unreachable!("all of it was asked for"),
    }
}

fn gold(document: &DocumentData) -> Vec<Span> {
    let mut spans = Vec::new();
    for row in document.annotations.values() {
        let label = row.label.as_str();
        let (kind, position) = label.split_once('-').unwrap_or((label, ""));
        let kind = KINDS.iter().find(|known| **known == kind);
        let kind = kind.unwrap_or_else(|| panic!("unknown label {label}"));
        let ranges = row.targets.iter().filter_map(|target| match target {
            model::Target::Anchored(range) => Some(*range),
            model::Target::Orphan(_) => None,
        });
        spans.extend(ranges.map(|range| (range, *kind, position.to_owned())));
    }
    spans
}

/// A name of both an actor and a process counts as the one that is meant.
fn proposed(found: &Proposals, gold: &[Span]) -> Vec<Span> {
    let tell = |what: &What, kind| match what {
        What::Known(_) if kind == Some(EntityKind::Process) => ("process", String::new()),
        What::Known(_) => ("actor", String::new()),
        What::NewName { .. } => ("name", String::new()),
        What::Cue { position, .. } => ("cue", position.as_str().to_owned()),
        What::Rule(_) => ("rule", String::new()),
    };
    let spans = found.items.iter().map(|item| {
        let (mut kind, position) = tell(&item.what, item.kind());
        if let What::Known(candidates) = &item.what
            && candidates.iter().any(|candidate| Some(candidate.kind) != item.kind())
            && let Some(meant) = gold.iter().find(|span| span.0 == item.range)
        {
            kind = meant.1;
        }
        (item.range, kind, position)
    });
    spans.collect()
}

fn add(count: &mut Count, gold: &[Span], proposed: &[Span], kind: &str) {
    let of = |spans: &[Span]| -> Vec<Span> {
        spans.iter().filter(|span| span.1 == kind).cloned().collect()
    };
    let (gold, proposed) = (of(gold), of(proposed));
    let overlaps = |span: &Span, all: &[Span]| all.iter().any(|o| o.0.intersect(span.0).is_some());
    count.gold += gold.len();
    count.proposed += proposed.len();
    count.exact += proposed.iter().filter(|span| gold.iter().any(|g| g.0 == span.0)).count();
    count.position += proposed.iter().filter(|span| gold.contains(span)).count();
    count.overlap_gold += gold.iter().filter(|span| overlaps(span, &proposed)).count();
    count.overlap_proposed += proposed.iter().filter(|span| overlaps(span, &gold)).count();
}

fn differences(text: &str, gold: &[Span], proposed: &[Span]) {
    let missing = gold.iter().filter(|span| !proposed.contains(span)).map(|span| ("-", span));
    let extra = proposed.iter().filter(|span| !gold.contains(span)).map(|span| ("+", span));
    let mut all: Vec<_> = missing.chain(extra).collect();
    all.sort_by_key(|(_, span)| span.0);
    for (sign, (range, kind, position)) in all {
        println!("{sign} {kind} {position} {}", range.slice(text).unwrap());
    }
}

/// 20,000 names of eight characters each, and articles made of other characters and some names.
fn speeds() {
    let character = |n: u32| char::from_u32(0x4e00 + n * 7919 % 6000).unwrap();
    let name = |n: u32| (0..4 + n % 5).map(|nth| character(n * 31 + nth * nth)).collect::<String>();
    let entry = |n: u32| Entry {
        id: EntityId::new(format!("e{n}")),
        kind: EntityKind::Actor,
        is_starter: false,
        spellings: vec![name(n)],
    };
    let entries: Vec<_> = (0..20_000).map(entry).collect();
    let begin = Instant::now();
    let lexicon = Rc::new(Lexicon::new(entries));
    println!("lexicon of 20,000 names: {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
    for n_chars in [10_000, 350_000] {
        let mut text = String::new();
        let mut n = 0_u32;
        for at in 0..n_chars {
            n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            match at % 40 {
                0 => text.push('。'),
                7 => text.push_str(&name((n >> 8) % 20_000)),
                20 => text.push_str("支持"),
                _ => text.push(character((n >> 8) % 6000)),
            }
        }
        let article = Rc::new(Article::new(text, Vec::new()));
        let begin = Instant::now();
        let found = scan(article.clone(), &lexicon);
        println!(
            "{n_chars} steps, {} bytes: {:.1} ms, {} proposals",
            article.text().len(),
            begin.elapsed().as_secs_f64() * 1e3,
            found.items.len()
        );
    }
    for unit in ["(", "《", "a", "中", "公司", "不", "UN "] {
        let article = Rc::new(Article::new(unit.repeat((1 << 20) / unit.len()), Vec::new()));
        let begin = Instant::now();
        let found = scan(article, &lexicon);
        let time = begin.elapsed().as_secs_f64() * 1e3;
        println!("1 MiB of {unit:?}: {time:.0} ms, {} proposals", found.items.len());
    }
}
