//! Where things are: the repository, the build directory, the tool cache.

use crate::process::Outcome;
use std::env;
use std::path::{Path, PathBuf};

/// The repository's root, one above this crate.
pub(crate) fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The browser tests' directory.
pub(crate) fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The benchmark's directory.
pub(crate) fn bench() -> PathBuf {
    root().join("bench")
}

/// A directory for our own notes inside Cargo's target directory.
pub(crate) fn scratch() -> Outcome<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let directory = root().join(target).join("xtask");
    std::fs::create_dir_all(&directory)?;
    Ok(directory)
}

/// The tool cache, outside the repository so that a fresh clone finds it again.
pub(crate) fn cache() -> Outcome<PathBuf> {
    if let Some(cache) = env::var_os("STANCEMARK_CACHE") {
        return Ok(PathBuf::from(cache));
    }
    let base = system_cache().ok_or("no cache directory is known: set STANCEMARK_CACHE")?;
    Ok(base.join("stancemark"))
}

fn system_cache() -> Option<PathBuf> {
    if cfg!(windows) {
        return env::var_os("LOCALAPPDATA").map(PathBuf::from);
    }
    let home = env::var_os("HOME").map(PathBuf::from);
    if cfg!(target_os = "macos") {
        return home.map(|home| home.join("Library").join("Caches"));
    }
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| home.map(|home| home.join(".cache")))
}

/// Where Cargo keeps the sources of crates.
pub(crate) fn cargo_home() -> Outcome<PathBuf> {
    let told = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let usual = || env::var_os(home).map(|home| PathBuf::from(home).join(".cargo"));
    Ok(told.or_else(usual).ok_or("no home directory is known: set CARGO_HOME")?)
}

/// The version of a package in Cargo.lock.
pub(crate) fn locked_version(package: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    find_locked(&lock, package)
        .map(str::to_owned)
        .ok_or_else(|| format!("{package} is not in Cargo.lock").into())
}

fn find_locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::find_locked;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find_locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(find_locked(lock, "wasm"), None);
    }
}
