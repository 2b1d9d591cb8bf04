//! Kept codebook files: what is wrong in each is told as before, and the rest loads.
//!
//! Beside each `fixtures/codebook/v1/<case>.stancemark-codebook.json` stands `<case>.read.txt`
//! with the issues and what was read. After a wanted change, run the test with
//! `STANCEMARK_UPDATE=1 .. -- --test-threads=1`, twice, and read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test of golden files may read and write them, and may fail by panicking"
)]

use formats::codebook::{self, Read};
use formats::native::ReadError;
use model::{Codebook, shipped_codebook};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

fn described(read: &Read) -> String {
    let mut out = String::new();
    for issue in &read.issues {
        writeln!(out, "{issue}").unwrap();
    }
    for label in &read.codebook.labels {
        let attributes = label.attributes.iter().map(|known| {
            let choices = known.kind.choices().iter().map(|choice| choice.id.as_str());
            format!("{}({})", known.id, choices.collect::<Vec<_>>().join(","))
        });
        writeln!(
            out,
            "--- label {} {:?} {} key {:?} examples {:?}: {}",
            label.id,
            label.kind,
            label.hue.as_str(),
            label.shortcut,
            label.examples,
            attributes.collect::<Vec<_>>().join(" ")
        )
        .unwrap();
    }
    for kind in &read.codebook.statement_types {
        let slots = kind.slots.iter().map(|slot| {
            let labels = slot.labels.iter().map(model::LabelId::as_str);
            format!("{}({})", slot.id, labels.collect::<Vec<_>>().join(","))
        });
        let slots = slots.collect::<Vec<_>>().join(" ");
        writeln!(out, "--- type {}: {slots}, {} variables", kind.id, kind.variables.len()).unwrap();
    }
    for merged in &read.codebook.merged {
        writeln!(out, "--- {} merged into {}", merged.from, merged.into).unwrap();
    }
    out
}

#[test]
fn every_kept_codebook_still_opens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/codebook/v1");
    let mut n_cases = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        let Some(stem) = name.strip_suffix(".stancemark-codebook.json") else { continue };
        n_cases += 1;
        let found = described(&codebook::read(&std::fs::read_to_string(&path).unwrap()).unwrap());
        let golden = format!("{stem}.read.txt");
        if std::env::var("STANCEMARK_UPDATE").is_ok() {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(found == expected, "{name}:\n{found}");
    }
    assert!(n_cases >= 2, "the kept files are gone");
}

/// The sound file is what is written today, but for the name of the program.
#[test]
fn the_form_does_not_change_by_accident() {
    let path = "fixtures/codebook/v1/sound.stancemark-codebook.json";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let generator = concat!("stancemark ", env!("CARGO_PKG_VERSION"));
    let written = codebook::write(&sound()).replace(generator, "stancemark 0.1.0");
    if std::env::var("STANCEMARK_UPDATE").is_ok() {
        std::fs::write(&path, &written).unwrap();
    }
    assert_eq!(written, std::fs::read_to_string(&path).unwrap_or_default());
}

fn sound() -> Codebook {
    let mut codebook = shipped_codebook();
    codebook.labels[0].examples = vec!["微软".into(), "Iran".into()];
    codebook.labels[0].description = "Whoever takes part".into();
    let (from, into) = (model::LabelId::new("person"), codebook.labels[0].id.clone());
    codebook.merged.push(model::Merged { from, into });
    codebook
}

#[test]
fn what_is_no_codebook_is_refused() {
    let refused = |json| matches!(codebook::read(json), Err(ReadError::NotStancemark { .. }));
    assert!(refused("{}") && refused(r#"{"format": "stancemark"}"#) && refused("[]"));
    assert!(matches!(codebook::read("{"), Err(ReadError::NotJson { .. })));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(codebook in test_support::codebook()) {
        let read = codebook::read(&codebook::write(&codebook)).unwrap();
        prop_assert_eq!(read.issues, vec![]);
        prop_assert_eq!(read.codebook, codebook);
    }
}
