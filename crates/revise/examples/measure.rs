//! How long comparing takes and how many spans find their place, in ordinary and in hostile
//! texts: `cargo xtask bench --reanchor`. That none goes to a wrong place is what the tests show.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that measures reads the clock and prints"
)]

use revise::{Anchor, Comparison};
use std::time::Instant;
use text::{TextRange, TextSize};

const WORDS: [&str; 18] = [
    "微软",
    "联合国",
    "支持",
    "反对",
    "网络",
    "空间",
    "规范",
    "的",
    "在",
    "各国",
    "会议",
    "，",
    "安全",
    "表示",
    "OEWG ",
    "国际",
    "法",
    "倡议",
];

/// Two characters, those at the front of the list more often.
fn characters(dice: usize) -> impl Iterator<Item = char> {
    let square = |n: usize| u32::try_from(n * n / 1000).unwrap_or_default();
    let pair = [square(dice % 1000), square(dice / 1000 % 1000)];
    pair.into_iter().filter_map(|n| char::from_u32(0x4e00 + n))
}

/// A text of about so many characters; `step` makes it another one.
fn article(n_chars: usize, step: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    let (mut n_written, mut seed) = (0, 17 + step);
    while n_written < n_chars {
        let mut sentence = String::new();
        for _ in 0..8 + seed % 11 {
            seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
            match seed >> 9 & 1 {
                0 => sentence += WORDS[(seed >> 12) % WORDS.len()],
                _ => sentence.extend(characters(seed >> 10)),
            }
        }
        sentence += if (seed >> 9) % 6 == 0 { "。\n\n" } else { "。" };
        n_written += sentence.chars().count();
        sentences.push(sentence);
    }
    sentences
}

/// The text with every tenth sentence out, and a word put into every seventh.
fn revised(sentences: &[String]) -> String {
    let kept = sentences.iter().enumerate().filter(|(idx, _)| idx % 10 != 3);
    kept.map(
        |(idx, sentence)| {
            if idx % 7 == 0 { format!("另外，{sentence}") } else { sentence.clone() }
        },
    )
    .collect()
}

/// Spans of four characters, evenly spread.
fn spans(text: &str, n_spans: usize) -> Vec<TextRange> {
    let starts: Vec<_> = text.char_indices().map(|(at, _)| TextSize::from_index(at)).collect();
    let step = (starts.len() / n_spans).max(1);
    let ends = starts.iter().skip(4).step_by(step);
    starts.iter().step_by(step).zip(ends).filter_map(|(a, b)| TextRange::new(*a, *b)).collect()
}

fn measure(what: &str, old: &str, new: &str, n_spans: usize) {
    let spans = spans(old, n_spans);
    let start = Instant::now();
    let comparison = Comparison::new(old, new);
    let compared = start.elapsed();
    let mut n_by_kind = [0; 5];
    for span in &spans {
        n_by_kind[match comparison.anchor(*span) {
            Anchor::Exact(_) => 0,
            Anchor::Shifted(_) => 1,
            Anchor::Changed(_) => 2,
            Anchor::Ambiguous(_) => 3,
            Anchor::Lost => 4,
        }] += 1;
    }
    let all = start.elapsed();
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what}: compared in {:.0} ms, {} spans in {:.0} ms more; exact {}, shifted {}, changed {}, \
         ambiguous {}, lost {}",
        ms(compared),
        spans.len(),
        ms(all.saturating_sub(compared)),
        n_by_kind[0],
        n_by_kind[1],
        n_by_kind[2],
        n_by_kind[3],
        n_by_kind[4]
    );
}

fn main() {
    for (name, n_chars, n_spans) in
        [("6,000", 6_000, 100), ("100,000", 100_000, 5_000), ("350,000", 350_000, 5_000)]
    {
        let sentences = article(n_chars, 0);
        let old: String = sentences.concat();
        measure(&format!("{name} characters, corrected"), &old, &revised(&sentences), n_spans);
        let other = article(n_chars, 4_711).concat();
        measure(&format!("{name} characters, another text"), &old, &other, n_spans);
        let turned: String = sentences.iter().rev().map(String::as_str).collect();
        measure(&format!("{name} characters, sentences reversed"), &old, &turned, n_spans);
    }
    let (all_a, all_b) = ("a ".repeat(500_000), "a ".repeat(499_000) + &"b ".repeat(1_000));
    measure("1 MB of one word", &all_a, &all_b, 5_000);
    let (lines, others) = ("啊\n".repeat(250_000), "嗯\n啊\n".repeat(125_000));
    measure("1 MB of short lines", &lines, &others, 5_000);
}
