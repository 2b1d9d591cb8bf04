//! The JSON Schema of the native file, for tests and the command line.

use crate::codebook::CodebookFileRecord;
use crate::native::FileRecord;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;

/// The schema (draft 2020-12) of the version that is written, as pretty JSON.
pub fn native() -> String {
    published::<FileRecord<'static>>("stancemark-1.schema.json", "Stancemark file, version 1")
}

/// The schema of the codebook alone.
pub fn codebook() -> String {
    published::<CodebookFileRecord<'static>>(
        "stancemark-codebook-1.schema.json",
        "Stancemark codebook, version 1",
    )
}

fn published<T: schemars::JsonSchema>(id: &str, title: &str) -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(without_number_formats);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), id.into());
    schema.insert("title".to_owned(), title.into());
    let mut json = serde_json::to_string_pretty(&schema).unwrap_or_default();
    json.push('\n');
    json
}

/// Takes out formats such as `uint32`, which are no part of JSON Schema and make strict
/// validators refuse it.
fn without_number_formats(schema: &mut Schema) {
    let format = schema.get("format").and_then(|format| format.as_str());
    if format.is_some_and(|format| format.contains("int")) {
        schema.remove("format");
    }
    transform_subschemas(&mut without_number_formats, schema);
}
