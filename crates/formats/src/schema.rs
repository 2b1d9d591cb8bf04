//! The JSON Schema of the native file, for tests and the command line.

use crate::native::FileRecord;
use schemars::generate::SchemaSettings;

/// The schema (draft 2020-12) of the version that is written, as pretty JSON.
pub fn native() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<FileRecord<'static>>();
    schema.insert("$id".to_owned(), "stancemark-1.schema.json".into());
    schema.insert("title".to_owned(), "Stancemark file, version 1".into());
    let mut json = serde_json::to_string_pretty(&schema).unwrap_or_default();
    json.push('\n');
    json
}
