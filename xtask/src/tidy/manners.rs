//! How code and tests are written here.

use super::Rule;
use super::source::{Finding, Source, without_comment};

pub(super) const RULES: [Rule; 11] = [
    Rule {
        name: "no-mod-rs",
        why: "a module `foo` is `foo.rs` and `foo/`: editors show names, not twenty times mod.rs",
        check: no_mod_rs,
    },
    Rule { name: "file-length", why: "a file is read as a whole", check: file_length },
    Rule {
        name: "file-doc",
        why: "each file begins with `//!`: what it holds and what it leaves out",
        check: file_doc,
    },
    Rule {
        name: "no-ignored-test",
        why: "a test that does not run tells nothing",
        check: no_ignored_test,
    },
    Rule {
        name: "no-leftovers",
        why: "what is not done belongs into an issue",
        check: no_leftovers,
    },
    Rule {
        name: "no-waiting-in-tests",
        why: "a test that waits for time is slow on a fast machine and fails on a slow one",
        check: no_waiting_in_tests,
    },
    Rule { name: "no-home-paths", why: "it works on one machine only", check: no_home_paths },
    Rule {
        name: "no-markup",
        why: "the page shows text as text nodes; pasted markup is never interpreted",
        check: no_markup,
    },
    Rule {
        name: "no-glob-exports",
        why: "what a module offers is a list that one can read",
        check: no_glob_exports,
    },
    Rule { name: "whole-e2e", why: "every browser test runs, every time", check: whole_e2e },
    Rule {
        name: "tests-that-run",
        why: "the app is tested in a browser, where plain #[test] functions never run: \
              `use wasm_bindgen_test::wasm_bindgen_test as test;`",
        check: tests_that_run,
    },
];

const MAX_LINES: usize = 450;

fn at(line: usize, what: impl Into<String>) -> Finding {
    Finding { line, what: what.into() }
}

fn no_mod_rs(source: &Source) -> Vec<Finding> {
    let is_bad = source.path == "mod.rs" || source.path.ends_with("/mod.rs");
    is_bad.then(|| at(1, "a mod.rs")).into_iter().collect()
}

fn file_length(source: &Source) -> Vec<Finding> {
    let n_lines = if source.is_rust() { source.production().count() } else { 0 };
    let is_bad = n_lines > MAX_LINES;
    let what = || format!("{n_lines} lines without tests, {MAX_LINES} at most");
    is_bad.then(|| at(n_lines, what())).into_iter().collect()
}

fn file_doc(source: &Source) -> Vec<Finding> {
    let first = source.lines().next().map_or("", |(_, line)| line);
    let is_bad = source.is_rust() && !first.starts_with("//!");
    is_bad.then(|| at(1, "no `//!` on the first line")).into_iter().collect()
}

fn no_ignored_test(source: &Source) -> Vec<Finding> {
    if source.is_rust() { Source::find(source.lines(), &["#[ignore"]) } else { Vec::new() }
}

/// Comments count here: that is where leftovers are written down.
fn no_leftovers(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in source.lines() {
        let words = ["TODO", "FIXME", "XXX:"].iter().filter(|word| text.contains(**word));
        findings.extend(words.map(|word| at(line, *word)));
    }
    if source.is_rust() {
        findings.extend(Source::find(source.lines(), &["todo!(", "unimplemented!("]));
    }
    findings
}

fn no_waiting_in_tests(source: &Source) -> Vec<Finding> {
    Source::find(source.tests(), &["sleep(", "waitForTimeout", "TimeoutFuture"])
}

fn no_home_paths(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in source.lines() {
        let homes = ["/root/", "/home/", "/Users/"].iter().filter(|home| is_absolute(text, home));
        findings.extend(homes.map(|home| at(line, *home)));
    }
    findings
}

/// Whether the path begins here rather than being the middle of an address.
fn is_absolute(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        before.is_none_or(|letter| letter.is_whitespace() || "\"'`(=:,<".contains(letter))
    })
}

fn no_markup(source: &Source) -> Vec<Finding> {
    if !source.is_under(&["src/", "crates/", "public/"]) {
        return Vec::new();
    }
    let sinks = [
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "from_html_unchecked",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "dangerously",
    ];
    Source::find(source.lines(), &sinks)
}

fn no_glob_exports(source: &Source) -> Vec<Finding> {
    let is_bad = |line: &str| {
        let code = without_comment(line).trim();
        let is_export = code.starts_with("pub use ") || code.starts_with("pub(crate) use ");
        is_export && code.contains("::*")
    };
    let lines = source.lines().filter(|(_, line)| source.is_rust() && is_bad(line));
    lines.map(|(line, text)| at(line, format!("`{}`", text.trim()))).collect()
}

/// Only the shared helpers may skip, and only with a message.
fn whole_e2e(source: &Source) -> Vec<Finding> {
    if !source.is_under(&["e2e/"]) {
        return Vec::new();
    }
    let mut findings = Source::find(source.lines(), &[".only(", "test.fixme(", "test.fail("]);
    let skips = Source::find(source.lines(), &[".skip("]).into_iter();
    let is_helper = source.path == "e2e/fixtures.ts";
    findings.extend(skips.filter(|skip| !(is_helper && has_message(source, skip.line))));
    findings
}

/// A message is a text on the line of the call or the one after.
fn has_message(source: &Source, line: usize) -> bool {
    let mut call = source.lines().skip(line - 1).take(2);
    call.any(|(_, text)| text.contains(['"', '`', '\'']))
}

fn tests_that_run(source: &Source) -> Vec<Finding> {
    if !source.is_rust() || !source.is_under(&["src/", "tests/"]) {
        return Vec::new();
    }
    let is_renamed = source.lines().any(|(_, line)| line.contains("wasm_bindgen_test as test"));
    if is_renamed { Vec::new() } else { Source::find(source.lines(), &["#[test]"]) }
}
