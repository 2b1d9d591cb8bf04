//! Web pages of our own become the articles that stand beside them. The app's tests hold the
//! browser's parser to the same ones.
//!
//! After a wanted change, run this with `STANCEMARK_UPDATE=1` and read the difference.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use test_support::PAGES;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../intake/fixtures/pages")
}

/// What the command prints of a file.
fn article(file: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_stancemark-cli"))
        .current_dir(folder())
        .args(["intake", file])
        .output()
        .unwrap();
    assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_page_becomes_its_article() {
    let update = std::env::var_os("STANCEMARK_UPDATE").is_some();
    for page in PAGES {
        let file = folder().join(page.name).with_extension("article.txt");
        let made = article(&format!("{}.html", page.name));
        if update {
            std::fs::write(&file, &made).unwrap();
        }
        assert_eq!(made, std::fs::read_to_string(&file).unwrap(), "{}", file.display());
    }
}

#[test]
fn every_file_beside_them_is_one_of_them() {
    let mut found: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| {
            Some(entry.unwrap().file_name().to_str()?.strip_suffix(".html")?.to_owned())
        })
        .collect();
    found.sort();
    let listed: Vec<&str> = PAGES.iter().map(|page| page.name).collect();
    assert_eq!(found, listed);
}
