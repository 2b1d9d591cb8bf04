//! `cargo xtask bench`: the site measured beside its peers. This file builds what is measured;
//! the measuring itself is in `bench/`, and its `README.md` tells how to read it.

mod empty;

use crate::process::{Outcome, run as run_program};
use crate::setup::{self, Need, Tools};
use crate::{dist, workspace};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What measuring needs.
pub(crate) const NEEDS: [Need; 3] = [Need::BuildTools, Need::Browser, Need::BenchPackages];

/// Options of the driver, and whether a value follows.
const OPTIONS: [(&str, bool); 6] = [
    ("--smoke", false),
    ("--looks", false),
    ("--reps", true),
    ("--sizes", true),
    ("--peers", true),
    ("--seed", true),
];

/// Builds all that is compared, and measures it.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if arguments.first().is_some_and(|first| first == "--suggest") {
        return example("suggest", &arguments[1..]);
    }
    if arguments.first().is_some_and(|first| first == "--reanchor") {
        return example("revise", &arguments[1..]);
    }
    if arguments.first().is_some_and(|first| first == "--import") {
        return import();
    }
    if arguments == ["--seek"] {
        return seek();
    }
    check(arguments)?;
    let tools = setup::ensure(&NEEDS)?;
    dist::build(&tools)?;
    // the empty page takes longer to build than all the rest
    let looks_only = arguments.iter().any(|argument| argument == "--looks");
    let empty = if looks_only { None } else { Some(empty::build(&tools)?) };
    measure(&tools, empty.as_deref(), arguments)
}

/// Prints how well and how fast something is that needs no browser: suggestions (`--verbose`
/// lists every difference), or finding spans in another revision of a text.
fn example(package: &str, arguments: &[String]) -> Outcome {
    let mut measure = Command::new("cargo");
    measure
        .args(["run", "--release", "--quiet", "-p", package, "--example", "measure", "--"])
        .args(arguments)
        .current_dir(workspace::root());
    run_program(&mut measure)
}

/// Prints how long it takes to bring in many articles, by each way that there is.
fn import() -> Outcome {
    let tools = setup::ensure(&NEEDS)?;
    dist::build(&tools)?;
    drive("import.mjs", &tools, None, &[] as &[&str])
}

/// Prints how long the search of all documents takes, natively and in the page.
fn seek() -> Outcome {
    let mut measure = Command::new("cargo");
    measure
        .args(["run", "--release", "--quiet", "-p", "engine", "--example", "seek"])
        .current_dir(workspace::root());
    run_program(&mut measure)?;
    let tools = setup::ensure(&NEEDS)?;
    dist::build(&tools)?;
    drive("seek.mjs", &tools, None, &[] as &[&str])
}

/// The smallest document once, to see that measuring still works. The empty page takes longer to
/// build than all the rest, so it takes part only if it is there.
pub(crate) fn smoke(tools: &Tools) -> Outcome {
    dist::build(tools)?;
    measure(tools, empty::built()?.as_deref(), &["--smoke"])
}

/// Lets the driver at what has been built.
fn measure<S: AsRef<OsStr>>(tools: &Tools, empty: Option<&Path>, arguments: &[S]) -> Outcome {
    drive("run.mjs", tools, empty, arguments)
}

fn drive<S: AsRef<OsStr>>(
    script: &str,
    tools: &Tools,
    empty: Option<&Path>,
    arguments: &[S],
) -> Outcome {
    let mut driver = Command::new("node");
    driver
        .arg(script)
        .args(arguments)
        .current_dir(workspace::bench())
        .env("STANCEMARK_CHROMIUM", &tools.browser()?.chromium)
        .env("BENCH_DIST", workspace::dist())
        .env("BENCH_SCRATCH", scratch()?);
    if let Some(empty) = empty {
        driver.env("BENCH_EMPTY_DIST", empty);
    }
    run_program(&mut driver)
}

/// Where raw results, pages and documents go.
fn scratch() -> Outcome<PathBuf> {
    let directory = workspace::scratch()?.join("bench");
    std::fs::create_dir_all(&directory)?;
    Ok(directory)
}

/// Refuses what the driver does not know before minutes are spent on building.
fn check(arguments: &[String]) -> Outcome {
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let known = OPTIONS.iter().find(|(name, _)| name == argument);
        let (name, takes_value) =
            known.ok_or_else(|| format!("bench does not know {argument:?}"))?;
        if *takes_value && rest.next().is_none() {
            return Err(format!("{name} needs a value").into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    fn accepts(arguments: &[&str]) -> bool {
        check(&arguments.iter().map(ToString::to_string).collect::<Vec<_>>()).is_ok()
    }

    #[test]
    fn wrong_options_are_refused_before_anything_is_built() {
        assert!(accepts(&[]));
        assert!(accepts(&["--smoke"]));
        assert!(accepts(&["--reps", "2", "--sizes", "6k-100,100k-1k"]));
        assert!(!accepts(&["--reps"]));
        assert!(!accepts(&["--fast"]));
        assert!(!accepts(&["6k-100"]));
    }
}
