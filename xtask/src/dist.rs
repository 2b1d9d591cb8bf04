//! The optimised site in `dist/`: built by Trunk, which also runs wasm-bindgen and wasm-opt.
//! Beside it the same in one file, and the service worker that keeps the site's files.

use crate::process::{self, Outcome, timed};
use crate::setup::{self, Need, Tools};
use crate::{offline, single, size, stamp, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What building needs.
pub(crate) const NEEDS: [Need; 1] = [Need::BuildTools];

/// `cargo xtask dist`
pub(crate) fn run() -> Outcome {
    build(&setup::ensure(&NEEDS)?)?;
    report()
}

/// Builds the site unless it is up to date: made from what is here now, and untouched since.
pub(crate) fn build(tools: &Tools) -> Outcome {
    let inputs = stamp::of_site()?;
    let note = workspace::scratch()?.join("dist-built-from");
    if stamp::is_current(&note, &[inputs, stamp::of(&workspace::dist())?]) {
        println!("The site in dist/ is up to date");
        return Ok(());
    }
    timed("Building the site in dist/", || {
        process::run(trunk(tools)?.args(["build", "--release"]))?;
        tells_no_place(&workspace::dist())?;
        offline::number(&workspace::dist())?;
        single::write(&workspace::dist())?;
        offline::write_worker(&workspace::dist())?;
        stamp::write(&note, &[inputs, stamp::of(&workspace::dist())?])
    })
}

/// Fails if the program names a folder of this machine: what a panic says would show it.
fn tells_no_place(site: &Path) -> Outcome {
    let home = workspace::cargo_home()?;
    let place = home.as_os_str().as_encoded_bytes();
    for file in stamp::sorted_children(site)? {
        if file.extension().is_some_and(|ending| ending == "wasm")
            && fs::read(&file)?.windows(place.len()).any(|bytes| bytes == place)
        {
            return Err(format!("{} names {}", file.display(), home.display()).into());
        }
    }
    Ok(())
}

/// Trunk, in the repository, with its tools on PATH. Crates are named in the program without the
/// folder that they were built in.
pub(crate) fn trunk(tools: &Tools) -> Outcome<Command> {
    let mut command = Command::new(crate::tools::trunk().program);
    let home = workspace::cargo_home()?;
    command
        .env("CARGO_ENCODED_RUSTFLAGS", format!("--remap-path-prefix={}=", home.display()))
        .current_dir(workspace::root())
        .env("PATH", tools.path()?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes only true or false here, not the usual 1
        .env_remove("NO_COLOR");
    Ok(command)
}

/// Prints the sizes, and fails above the limit.
pub(crate) fn report() -> Outcome {
    let sizes = size::measure(&workspace::dist())?;
    print!("{}", size::table(&sizes));
    println!("{}", size::check(&sizes, size::LIMIT)?);
    Ok(())
}
