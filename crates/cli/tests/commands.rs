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

/// Runs `intake` on a file of those bytes.
fn intake(name: &str, bytes: &[u8]) -> (i32, String, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).unwrap();
    run(&["intake", file.to_str().unwrap()])
}

#[test]
fn intake_reads_what_the_page_reads() {
    let saved = "Content-Type: multipart/related; boundary=\"b\"\r\nContent-Location: \
        https://example.org/a\r\n\r\n--b\r\nContent-Type: text/html; charset=gbk\r\n\r\n\
        <h1>A</h1><p>";
    let saved = [saved.as_bytes(), b"\xd6\xd0</p>\r\n--b--\r\n"].concat();
    let (code, out, error) = intake("a.mhtml", &saved);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("url: https://example.org/a\n") && out.contains("\np 中\n"), "{out}");
    let page = b"<meta charset=\"big5\"><p>\xa4\xa4\xa4\xe5</p>";
    let (_, out, _) = intake("a.HTM", page);
    assert!(out.contains("\np 中文\n"), "{out}");
    let (_, out, _) = intake("a.dat", "# Title\n\nText".as_bytes());
    assert!(out.contains("h1 Title"), "{out}");
    for (name, bytes, why) in [
        ("a.docx", &b"PK\x03\x04"[..], "no Word document that can be read"),
        ("b.mht", b"<p>x", "no saved page"),
        ("b.csv", b"title,text\n", "no single article"),
        ("b.txt", b"%PDF-1.7", "another kind of file (Pdf)"),
    ] {
        let (code, _, error) = intake(name, bytes);
        assert_eq!(code, 2, "{name}");
        assert!(error.contains(why), "{name}: {error}");
    }
}

#[test]
fn intake_reads_a_word_document_with_its_numbers_and_pictures() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/list.docx");
    let (code, out, error) = run(&["intake", file]);
    assert_eq!(code, 0, "{error}");
    let article = "--- article\nh1 常设机制的三个问题\nh1 一、程序\nli （1）谁来主持\nli （2）谁来付钱\n\
        h1 二、经费\np 微软支持该进程。\nfig 会场照片\nli • 自愿捐款\n--- removed\n";
    assert!(out.ends_with(article), "{out}");
}
