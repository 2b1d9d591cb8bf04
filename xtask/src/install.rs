//! Installing a missing tool into the cache, with the ordinary client of its registry.

use crate::process::{Outcome, apt_install, can_use_apt, cargo, find_on_path, npm, run, timed};
use crate::tools::{Source, Tool};
use crate::workspace;
use std::path::{Path, PathBuf};

/// The directory of the tool's programs, after installing it if it is not there.
pub(crate) fn ensure(tool: &Tool) -> Outcome<PathBuf> {
    if let Some(directory) = tool.find()? {
        return Ok(directory);
    }
    let root = tool.root()?;
    let what = format!("Installing {} {} into {}", tool.package, tool.version, root.display());
    timed(&what, || match tool.source {
        Source::Cargo(arguments) => cargo_install(tool, &root, arguments),
        Source::Npm => npm_install(tool, &root),
    })?;
    tool.find()?
        .ok_or_else(|| format!("{} is still missing after its installation", tool.program).into())
}

/// Tries the versions the tool was released with; when one of them is no longer to be had,
/// lets Cargo choose.
fn cargo_install(tool: &Tool, root: &Path, arguments: &[&str]) -> Outcome {
    if cargo_install_once(tool, root, arguments, true).is_ok() {
        return Ok(());
    }
    println!("The locked dependencies of {} cannot be used: trying newer ones", tool.package);
    cargo_install_once(tool, root, arguments, false)
}

/// A tool that runs for seconds is not worth minutes of optimising: level 1 and no link-time
/// optimisation spare a third of the wait (Trunk: 259 s instead of 386 s on two busy cores).
/// Both tools share the compiled dependencies.
fn cargo_install_once(tool: &Tool, root: &Path, arguments: &[&str], locked: bool) -> Outcome {
    let package = format!("{}@{}", tool.package, tool.version);
    run(cargo()
        .args(["install", "--quiet", &package])
        .args(locked.then_some("--locked"))
        .args(arguments)
        .arg("--root")
        .arg(root)
        .env("CARGO_TARGET_DIR", build_directory()?)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false"))
}

fn npm_install(tool: &Tool, root: &Path) -> Outcome {
    ensure_node()?;
    let package = format!("{}@{}", tool.package, tool.version);
    let flags = ["--no-audit", "--no-fund", "--loglevel=error"];
    run(npm().args(["install", "--global", "--prefix"]).arg(root).args(flags).arg(package))
}

/// npm is a prerequisite that only a system's own package manager should install.
pub(crate) fn ensure_node() -> Outcome {
    if find_on_path(&["npm", "npm.cmd"]).is_some() {
        return Ok(());
    }
    if can_use_apt() {
        return timed("Installing Node.js with apt", || apt_install(&["nodejs", "npm"]));
    }
    Err("npm is missing: install Node.js 20 or newer, which brings it, and run this again".into())
}

/// Drops the compiled dependencies of the tools: hundreds of megabytes that serve no more.
pub(crate) fn drop_build_directory() -> Outcome {
    let directory = build_directory()?;
    if directory.is_dir() {
        std::fs::remove_dir_all(directory)?;
    }
    Ok(())
}

fn build_directory() -> Outcome<PathBuf> {
    Ok(workspace::cache()?.join("build"))
}
