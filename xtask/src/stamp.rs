//! Knowing that something is up to date: a fingerprint of what it was made from, kept in a note.
//! By content, not by time: a fresh clone has all times new.

use crate::process::Outcome;
use crate::{tools, workspace};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What the site is built from.
const SITE_INPUTS: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    "crates",
    "locales",
    "public",
    "src",
    "styles",
];

/// The fingerprint of all that the site is built from, tools included. And of where: two
/// clones can share a target directory, and with it the note.
pub(crate) fn of_site() -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    workspace::root().hash(&mut hasher);
    for tool in [tools::trunk(), tools::wasm_bindgen()?, tools::wasm_opt()] {
        tool.version.hash(&mut hasher);
    }
    for input in SITE_INPUTS {
        hash_tree(&workspace::root().join(input), &mut hasher)?;
    }
    Ok(hasher.finish())
}

/// The fingerprint of a file, or of a directory with all that is in it.
pub(crate) fn of(path: &Path) -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    hash_tree(path, &mut hasher)?;
    Ok(hasher.finish())
}

/// Whether the note says that these fingerprints were the last ones.
pub(crate) fn is_current(note: &Path, fingerprints: &[u64]) -> bool {
    fs::read_to_string(note).is_ok_and(|text| text == format!("{fingerprints:?}"))
}

/// Notes the fingerprints.
pub(crate) fn write(note: &Path, fingerprints: &[u64]) -> Outcome {
    Ok(fs::write(note, format!("{fingerprints:?}"))?)
}

/// Paths and contents, in the order of their names; what is not there counts as nothing.
fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> Outcome {
    if path.is_dir() {
        for child in sorted_children(path)? {
            hash_tree(&child, hasher)?;
        }
    } else if path.is_file() {
        path.strip_prefix(workspace::root()).unwrap_or(path).hash(hasher);
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}

/// The entries of a directory, by name.
pub(crate) fn sorted_children(directory: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
