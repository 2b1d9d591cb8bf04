//! Finding or installing what a chore needs, and the environment its programs then run in.

use crate::browser::{self, Browser};
use crate::install;
use crate::process::{self, Outcome, npm, output, path_with, seconds, timed};
use crate::{stamp, tools, workspace};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const TARGET: &str = "wasm32-unknown-unknown";

/// What a chore can need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The compiler's library for WebAssembly, Trunk, wasm-bindgen and wasm-opt.
    BuildTools,
    /// The compiler's library and wasm-bindgen's test runner.
    WasmTests,
    /// A browser, its driver and the npm packages of the browser tests.
    Browser,
    /// Firefox and the npm packages of the browser tests.
    Firefox,
    /// The npm packages of the benchmark.
    BenchPackages,
}

/// What has been found.
#[derive(Default)]
pub(crate) struct Tools {
    directories: Vec<PathBuf>,
    browser: Option<Browser>,
    firefox: Option<PathBuf>,
}

impl Tools {
    /// PATH with the tools in front.
    pub(crate) fn path(&self) -> Outcome<OsString> {
        path_with(&self.directories)
    }

    /// Firefox; an error if there is none.
    pub(crate) fn firefox(&self) -> Outcome<&Path> {
        self.firefox.as_deref().ok_or_else(|| "not run: there is no Firefox".into())
    }

    /// The browser; an error if the chore did not ask for it.
    pub(crate) fn browser(&self) -> Outcome<&Browser> {
        self.browser.as_ref().ok_or_else(|| "this chore did not ask for a browser".into())
    }
}

/// `cargo xtask setup`: everything, and where it is.
pub(crate) fn run() -> Outcome {
    let tools = ensure(&[
        Need::BuildTools,
        Need::WasmTests,
        Need::Browser,
        Need::Firefox,
        Need::BenchPackages,
    ])?;
    for directory in &tools.directories {
        println!("  tools:        {}", directory.display());
    }
    let browser = tools.browser()?;
    println!("  browser:      {}", browser.chromium.display());
    println!("  chromedriver: {}", browser.driver.display());
    println!("  firefox:      {}", tools.firefox()?.display());
    Ok(())
}

/// Finds or installs all that is needed.
pub(crate) fn ensure(needs: &[Need]) -> Outcome<Tools> {
    let start = Instant::now();
    let mut tools = Tools::default();
    if needs.contains(&Need::BuildTools) || needs.contains(&Need::WasmTests) {
        ensure_target()?;
        tools.directories.push(install::ensure(&tools::wasm_bindgen()?)?);
    }
    if needs.contains(&Need::BuildTools) {
        tools.directories.push(install::ensure(&tools::trunk())?);
        tools.directories.push(install::ensure(&tools::wasm_opt())?);
        install::drop_build_directory()?;
    }
    if needs.contains(&Need::Browser) || needs.contains(&Need::Firefox) {
        ensure_npm_packages(&workspace::e2e())?;
    }
    if needs.contains(&Need::Firefox) {
        // the steps that do without it run all the same
        tools.firefox = browser::ensure_firefox().map_err(|error| println!("{error}")).ok();
    }
    if needs.contains(&Need::Browser) {
        tools.browser = Some(browser::ensure()?);
    }
    if needs.contains(&Need::BenchPackages) {
        ensure_npm_packages(&workspace::bench())?;
    }
    println!("Setup: complete in {}", seconds(start.elapsed()));
    Ok(tools)
}

/// The compiler's library for WebAssembly.
fn ensure_target() -> Outcome {
    let query = ["--print", "target-libdir", "--target", TARGET];
    let library = output(Command::new("rustc").args(query).current_dir(workspace::root()))?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    let what = format!("Installing the compilation target {TARGET} with rustup");
    timed(&what, || {
        process::run(
            Command::new("rustup").args(["target", "add", TARGET]).current_dir(workspace::root()),
        )
    })
}

/// `npm ci` in a directory, when its lockfile is not the one last installed.
fn ensure_npm_packages(directory: &Path) -> Outcome {
    let lock = stamp::of(&directory.join("package-lock.json"))?;
    let note = directory.join("node_modules").join(".installed");
    if stamp::is_current(&note, &[lock]) {
        return Ok(());
    }
    install::ensure_node()?;
    let name = directory.file_name().unwrap_or_default().to_string_lossy();
    timed(&format!("Installing the npm packages of {name}/"), || {
        process::run(
            npm()
                .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                .current_dir(directory),
        )?;
        stamp::write(&note, &[lock])
    })
}
