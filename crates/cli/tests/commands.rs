//! The commands, run as a user runs them.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::path::Path;
use std::process::Command;

/// Runs the program on a kept file; gives the exit code and what was printed.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_stancemark-cli"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/fixtures/native/v1"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn validate_tells_sound_wrong_and_unreadable_files_apart() {
    let (code, out, _) = run(&["validate", "sound.stancemark.json"]);
    assert_eq!((code, &*out), (0, "no issues\n"));
    let (code, out, _) = run(&["validate", "newer-version.stancemark.json"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("3:14: $.version: a later version of the format than 1: 2 [kept]\n"));
    assert!(out.ends_with("\n4 issues\n"), "{out}");
    let (code, out, _) = run(&["validate", "wrong-spans.stancemark.json"]);
    assert_eq!(code, 1);
    assert!(out.contains("\n8 lost quotes were found elsewhere in the text\n"), "{out}");
    let (code, out, error) = run(&["validate", "sound.issues.txt"]);
    assert_eq!((code, &*out), (2, ""));
    assert!(error.starts_with("sound.issues.txt: 1:2: the file is not JSON"), "{error}");
    let (code, _, error) = run(&["validate", "absent.json"]);
    assert_eq!(code, 2);
    assert!(error.starts_with("absent.json: "), "{error}");
}

#[test]
fn info_counts() {
    let (code, out, _) = run(&["info", "sound.stancemark.json"]);
    assert_eq!(code, 0);
    let counts: Vec<(&str, &str)> =
        out.lines().filter_map(|line| line.trim().rsplit_once("  ")).collect();
    let count = |what: &str| {
        counts.iter().find(|(name, _)| name.trim() == what).map(|(_, count)| count.trim())
    };
    for (what, expected) in [
        ("documents", "1"),
        ("annotations", "8"),
        ("actor", "4"),
        ("stance", "2"),
        ("without a place", "1"),
        ("statements", "1"),
        ("code points", "136"),
    ] {
        assert_eq!(count(what), Some(expected), "{what} in {out}");
    }
}

#[test]
fn wrong_usage_is_told() {
    for arguments in [&[][..], &["validate"], &["frobnicate", "x"], &["info", "a", "b"]] {
        let (code, out, error) = run(arguments);
        assert_eq!((code, &*out), (2, ""));
        assert!(error.contains("Usage:"));
    }
    assert_eq!(run(&["--help"]).0, 0);
    assert!(run(&["schema"]).1.contains("json-schema.org/draft/2020-12"));
}

#[test]
fn an_archive_holds_the_project_and_is_read_like_it() {
    let zip = std::env::temp_dir().join(format!("stancemark-{}.zip", std::process::id()));
    let zip = zip.to_str().unwrap();
    let (code, out, error) = run(&["archive", "sound.stancemark.json", zip]);
    assert_eq!((code, &*out, &*error), (0, "", ""));
    let (_, of_file, _) = run(&["info", "sound.stancemark.json"]);
    let (code, of_archive, _) = run(&["info", zip]);
    assert_eq!((code, of_archive), (0, of_file));
    assert_eq!(run(&["validate", zip]).1, "no issues\n");
    let bytes = std::fs::read(zip).unwrap();
    std::fs::write(zip, &bytes[..bytes.len() / 2]).unwrap();
    let (code, _, error) = run(&["validate", zip]);
    assert_eq!(code, 2);
    assert!(error.contains("the archive cannot be read"), "{error}");
    std::fs::remove_file(zip).unwrap();
}
