//! `cargo xtask fuzz`: random bytes for the readers of foreign input, for so many minutes each.
//! What is found lies in `fuzz/artifacts/`; mended, it belongs into `fuzz/kept/`.

use crate::process::{self, Outcome, output, timed};
use crate::tools::fuzzer;
use crate::{install, workspace};
use std::process::Command;

/// The toolchain: the fuzzer's instruments are not in the stable compiler.
const TOOLCHAIN: &str = "nightly";

/// An input that takes longer than this many seconds counts as a hang.
const HANG_SECONDS: u32 = 10;

/// An input that needs more than so many megabytes counts as a failure.
const MEGABYTES: u32 = 2048;

/// The longest input in bytes.
const LONGEST: u32 = 1 << 16;

struct Options {
    minutes: f64,
    targets: Vec<String>,
}

/// Runs each target, or those that are named.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let options = parse(arguments)?;
    ensure_toolchain()?;
    let directory = install::ensure(&fuzzer())?;
    let path = process::path_with(&[directory])?;
    for target in &options.targets {
        timed(&format!("Fuzzing {target} for {} minutes", options.minutes), || {
            process::run(fuzz(target, options.minutes).env("PATH", &path))
        })?;
    }
    Ok(())
}

/// The fuzzer on one target, from its kept inputs and from what earlier runs found of interest.
fn fuzz(target: &str, minutes: f64) -> Command {
    let corpus = format!("fuzz/corpus/{target}");
    let kept = format!("fuzz/kept/{target}");
    // the fuzzer wants the directory to be there
    std::fs::create_dir_all(workspace::root().join(&corpus)).ok();
    let mut command = Command::new("rustup");
    command
        .args(["run", TOOLCHAIN, "cargo", "fuzz", "run", "--features", "libfuzzer", target])
        .args([corpus, kept, "--".to_owned()])
        .arg(format!("-max_total_time={:.0}", minutes * 60.0))
        .arg(format!("-timeout={HANG_SECONDS}"))
        .arg(format!("-rss_limit_mb={MEGABYTES}"))
        .arg(format!("-max_len={LONGEST}"))
        .args(["-print_final_stats=1", "-verbosity=0"])
        .current_dir(workspace::root())
        // the site's profile is for size, and stops without unwinding
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env_remove("CARGO");
    command
}

fn ensure_toolchain() -> Outcome {
    if output(Command::new("rustup").args(["run", TOOLCHAIN, "rustc", "--version"])).is_ok() {
        return Ok(());
    }
    timed(&format!("Installing the {TOOLCHAIN} compiler with rustup"), || {
        let what = ["toolchain", "install", TOOLCHAIN, "--profile", "minimal"];
        process::run(Command::new("rustup").args(what))
    })
}

fn parse(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options { minutes: 1.0, targets: Vec::new() };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--minutes" => {
                options.minutes = rest.next().ok_or("--minutes needs a number")?.parse()?;
            }
            other if other.starts_with('-') => {
                return Err(format!("fuzz does not know {other:?}").into());
            }
            target => options.targets.push(target.to_owned()),
        }
    }
    if options.targets.is_empty() {
        options.targets = all_targets()?;
    }
    Ok(options)
}

/// The targets are the programs of `fuzz/`, one file each.
fn all_targets() -> Outcome<Vec<String>> {
    let directory = workspace::root().join("fuzz").join("fuzz_targets");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}
