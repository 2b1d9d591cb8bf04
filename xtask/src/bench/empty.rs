//! The empty Yew page that a cold start is compared to. It is built from a copy beside the app's
//! own `Cargo.lock`, so that both are made of the same versions, whatever these are.

use crate::process::{self, Outcome, timed};
use crate::setup::Tools;
use crate::{dist, stamp, workspace};
use std::fs;
use std::path::PathBuf;

const FILES: [&str; 3] = ["Cargo.toml", "index.html", "src/main.rs"];

/// Builds the page unless it is up to date; returns its directory.
pub(super) fn build(tools: &Tools) -> Outcome<PathBuf> {
    if let Some(directory) = built()? {
        return Ok(directory);
    }
    let copy = copy()?;
    fs::create_dir_all(copy.join("src"))?;
    for file in FILES {
        fs::copy(source().join(file), copy.join(file))?;
    }
    fs::copy(workspace::root().join("Cargo.lock"), copy.join("Cargo.lock"))?;
    timed("Building the empty page", || {
        process::run(
            dist::trunk(tools)?
                .args(["build", "--release", "--public-url", "./"])
                .current_dir(&copy)
                .env("CARGO_TARGET_DIR", copy.join("target")),
        )?;
        stamp::write(&note()?, &inputs()?)
    })?;
    Ok(copy.join("dist"))
}

/// The page's directory if it is there and up to date.
pub(super) fn built() -> Outcome<Option<PathBuf>> {
    let directory = copy()?.join("dist");
    let is_current = directory.is_dir() && stamp::is_current(&note()?, &inputs()?);
    Ok(is_current.then_some(directory))
}

fn source() -> PathBuf {
    workspace::bench().join("empty-yew")
}

fn copy() -> Outcome<PathBuf> {
    Ok(super::scratch()?.join("empty-yew"))
}

fn note() -> Outcome<PathBuf> {
    Ok(super::scratch()?.join("empty-yew-built-from"))
}

fn inputs() -> Outcome<[u64; 2]> {
    Ok([stamp::of(&source())?, stamp::of(&workspace::root().join("Cargo.lock"))?])
}
