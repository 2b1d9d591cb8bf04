//! `cargo xtask tidy`: rules that neither the compiler nor clippy can hold.
//! Each rule looks at one file; what it looks for is in the modules below.

mod layers;
mod manners;
mod source;
#[cfg(test)]
mod tests;

use crate::process::Outcome;
use crate::stamp::sorted_children;
use crate::workspace;
use source::{Finding, Source};
use std::path::Path;

/// A rule and the reason for it.
struct Rule {
    name: &'static str,
    why: &'static str,
    check: fn(&Source) -> Vec<Finding>,
}

const NOT_OURS: [&str; 6] =
    [".git", "dist", "node_modules", "playwright-report", "target", "test-results"];

const TEXT: [&str; 13] = [
    "css",
    "html",
    "js",
    "json",
    "md",
    "mjs",
    "py",
    "rs",
    "run",
    "toml",
    "ts",
    "webmanifest",
    "yml",
];

/// Checks the whole tree and prints every finding.
pub(crate) fn run() -> Outcome {
    let mut sources = Vec::new();
    collect(&workspace::root(), "", &mut sources)?;
    let n_findings: usize = sources.iter().map(report).sum();
    if n_findings > 0 {
        return Err(format!("{n_findings} findings").into());
    }
    println!("{} files keep all {} rules", sources.len(), rules().count());
    Ok(())
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    layers::RULES.iter().chain(&manners::RULES)
}

/// Prints what is wrong with one file; returns how much.
fn report(source: &Source) -> usize {
    let mut n_findings = 0;
    for rule in rules() {
        for finding in (rule.check)(source) {
            println!("{}:{}: {}: {}", source.path, finding.line, rule.name, finding.what);
            println!("    because {}", rule.why);
            n_findings += 1;
        }
    }
    n_findings
}

/// All text files of the tree, their paths relative to it and with slashes.
fn collect(directory: &Path, prefix: &str, sources: &mut Vec<Source>) -> Outcome {
    for path in sorted_children(directory)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let relative = format!("{prefix}{name}");
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&path, &format!("{relative}/"), sources)?;
            }
        } else if is_text(&name) && !is_exempt(&relative) {
            let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
            sources.push(Source::new(relative, text));
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    TEXT.contains(&extension)
}

/// The rules' own texts, and files that hold foreign or generated content.
fn is_exempt(path: &str) -> bool {
    path.starts_with("xtask/src/tidy")
        || path.contains("/fixtures/")
        || path.ends_with("-lock.json")
}
