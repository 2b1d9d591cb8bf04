//! The published schema is current, takes every file that is written, and refuses others.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use formats::native;
use jsonschema::Validator;
use model::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;
use test_support::random_project;

fn published() -> String {
    let path = "../../docs/schema/stancemark-1.schema.json";
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&published()).unwrap()).unwrap()
}

#[test]
fn the_published_schema_is_current() {
    let is_current = published() == formats::schema::native();
    assert!(
        is_current,
        "run: cargo run -p stancemark-cli -- schema > docs/schema/stancemark-1.schema.json"
    );
}

#[test]
fn the_published_schema_of_codebooks_is_current() {
    let path = "../../docs/schema/stancemark-codebook-1.schema.json";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let published = std::fs::read_to_string(path).unwrap_or_default();
    let is_current = published == formats::schema::codebook();
    assert!(
        is_current,
        "run: cargo run -p stancemark-cli -- schema codebook > docs/schema/stancemark-codebook-1.schema.json"
    );
    let file: Value =
        serde_json::from_str(&formats::codebook::write(&model::shipped_codebook())).unwrap();
    let schema = serde_json::from_str(&published).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&file));
    let mut wrong = file;
    wrong["codebook"]["labels"][0]["colour"] = json!("ultraviolet");
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn what_is_no_file_of_ours_is_refused() {
    let project = test_support::project("The [minister]{actor} [rejected]{stance} it");
    let json = native::write(&project, Timestamp::default());
    let file: Value = serde_json::from_str(&json).unwrap();
    let validator = validator();
    assert!(validator.is_valid(&file));
    for (at, with) in [
        ("/format", json!("brat")),
        ("/version", json!(2)),
        ("/documents/0/text_sha256", json!("0")),
        ("/documents/0/progress", json!("soon")),
        ("/documents/0/blocks/0/start", json!(-1)),
        ("/documents/0/annotations/0/targets", json!([])),
        ("/documents/0/annotations/0/targets/0/start", json!("4")),
        ("/documents/0/annotations/0/attributes", json!({"position": 1.5})),
        ("/documents/0/annotations/0/label", Value::Null),
        ("/codebook/labels/0/colour", json!("ultraviolet")),
        ("/coders", json!({})),
    ] {
        let mut wrong = file.clone();
        *wrong.pointer_mut(at).unwrap() = with;
        assert!(!validator.is_valid(&wrong), "{at} was passed over");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_written_file_is_valid(project in random_project()) {
        let json = native::write(&project, Timestamp::default());
        let file: Value = serde_json::from_str(&json).unwrap();
        if let Err(error) = validator().validate(&file) {
            panic!("{error} at {} of {json}", error.instance_path());
        }
    }
}
