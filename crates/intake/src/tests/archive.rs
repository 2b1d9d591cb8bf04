//! Archives: sound, hostile, broken.

use super::zip::{Packed, pack};
use crate::Encoding;
use crate::archive::{Archive, ArchiveError, EntryProblem, Limits};
use proptest::prelude::*;

/// Stands for the browser's tables: two bytes make one character.
fn tables(_: Encoding, bytes: &[u8]) -> Result<String, usize> {
    match bytes {
        b"\xd6\xd0.txt" => Ok("中.txt".to_owned()),
        _ => Err(0),
    }
}

fn open(files: &[Packed]) -> Archive {
    Archive::open(pack(files), Limits::default(), &tables).unwrap()
}

/// What is told of a single file.
#[track_caller]
fn check(file: Packed, name: &str, expected: Result<&str, EntryProblem>) {
    let mut archive = open(&[file]);
    assert_eq!(archive.entries()[0].name, name);
    let bytes = archive.read(0).map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(bytes.as_deref(), expected.as_ref().copied(), "{name}");
}

#[test]
fn files_are_unpacked() {
    check(Packed::new("a.txt", "one"), "a.txt", Ok("one"));
    check(Packed::new("a.txt", "one").stored(), "a.txt", Ok("one"));
    check(Packed::new("a.txt", "").stored(), "a.txt", Ok(""));
    check(Packed::new("a.txt", ""), "a.txt", Ok(""));
    check(Packed::new("文件/甲.txt", "网络"), "文件/甲.txt", Ok("网络"));
    check(Packed::new(b"\xd6\xd0.txt", "x"), "中.txt", Ok("x"));
    check(Packed::new(b"\xff.txt", "x"), "\u{fffd}.txt", Ok("x"));
    check(Packed::new("a\\b.txt", "x"), "a/b.txt", Ok("x"));
    // what the header says of the length is not believed
    check(Packed::new("a.txt", "one").claiming(9), "a.txt", Ok("one"));
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    let file = |name: &str| Packed::new(name, "x");
    for name in ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:/a.txt", "a\0.txt", "a\n.txt"] {
        check(file(name), name, Err(EntryProblem::Path));
    }
    check(file("..\\a.txt"), "../a.txt", Err(EntryProblem::Path));
    check(file("..a.txt"), "..a.txt", Ok("x"));
    check(file("a.txt").encrypted(), "a.txt", Err(EntryProblem::Encrypted));
    check(file("a.txt").link(), "a.txt", Err(EntryProblem::Link));
    check(file("a.ZIP"), "a.ZIP", Err(EntryProblem::Nested));
    check(file("a.txt").of_method(12), "a.txt", Err(EntryProblem::Method));
    check(file("a.txt").of_sum(1), "a.txt", Err(EntryProblem::Damaged));
    check(file("a.txt").stored().of_method(8), "a.txt", Err(EntryProblem::Damaged));
}

#[test]
fn of_two_files_of_one_name_the_first_counts() {
    let mut archive = open(&[Packed::new("a.txt", "1"), Packed::new("a.txt", "2")]);
    assert_eq!(archive.read(0), Ok(b"1".to_vec()));
    assert_eq!(archive.read(1), Err(EntryProblem::Duplicate));
}

#[test]
fn folders_are_no_files() {
    let archive = open(&[Packed::new("a/", ""), Packed::new("a/b.txt", "x")]);
    let names: Vec<_> = archive.entries().iter().map(|entry| &entry.name).collect();
    assert_eq!(names, ["a/b.txt"]);
}

#[test]
fn what_is_inflated_is_counted() {
    // a thousand to one, and it claims to be short
    let bomb = Packed::new("bomb.txt", vec![b' '; 1 << 20]).claiming(10);
    let files = [bomb, Packed::new("a.txt", "one"), Packed::new("b.txt", vec![b'b'; 90])];
    let limits = Limits { entries: 3, entry_bytes: 100, total_bytes: 92 };
    let mut archive = Archive::open(pack(&files), limits, &tables).unwrap();
    assert_eq!(archive.read(0), Err(EntryProblem::TotalTooLarge { limit: 92 }));
    assert_eq!(archive.read(1), Ok(b"one".to_vec()), "the others are read all the same");
    assert_eq!(archive.read(2), Err(EntryProblem::TotalTooLarge { limit: 92 }));

    let limits = Limits { total_bytes: 1000, ..limits };
    let mut archive = Archive::open(pack(&files), limits, &tables).unwrap();
    assert_eq!(archive.read(0), Err(EntryProblem::TooLarge { limit: 100 }));
    assert_eq!(archive.read(2).map(|bytes| bytes.len()), Ok(90));

    archive.allow(95);
    assert_eq!(archive.read(2).map(|bytes| bytes.len()), Ok(90));
    archive.allow(89);
    assert_eq!(archive.read(2), Err(EntryProblem::TooLarge { limit: 89 }));

    let stored = [Packed::new("a.txt", vec![b'b'; 101]).stored()];
    let mut archive = Archive::open(pack(&stored), limits, &tables).unwrap();
    assert_eq!(archive.read(0), Err(EntryProblem::TooLarge { limit: 100 }));
}

#[test]
fn too_many_files_are_refused() {
    let files = vec![Packed::new("a.txt", "x"); 4];
    let limits = Limits { entries: 3, ..Limits::default() };
    let error = Archive::open(pack(&files), limits, &tables).unwrap_err();
    assert_eq!(error, ArchiveError::TooManyEntries { limit: 3 });
}

#[test]
fn a_truncated_archive_is_refused() {
    let zip = pack(&[Packed::new("a.txt", "one"), Packed::new("b.txt", "two")]);
    for end in 4..zip.len() {
        let error = Archive::open(zip[..end].to_vec(), Limits::default(), &tables).unwrap_err();
        assert_eq!(error, ArchiveError::Truncated, "the first {end} of {} bytes", zip.len());
    }
    let error = Archive::open(b"no archive".to_vec(), Limits::default(), &tables).unwrap_err();
    assert_eq!(error, ArchiveError::NotZip);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        at in 0_usize..400,
        byte in any::<u8>(),
        tail in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut zip = pack(&[Packed::new("a.txt", "one"), Packed::new("b.txt", "two").stored()]);
        let at = at % zip.len();
        zip[at] = byte;
        for bytes in [zip.clone(), [zip, tail].concat()] {
            let Ok(mut archive) = Archive::open(bytes, Limits::default(), &tables) else { continue };
            for idx in 0..=archive.entries().len() {
                let _ = archive.read(idx);
            }
        }
    }
}
