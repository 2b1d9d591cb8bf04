//! The codebook alone, `*.stancemark-codebook.json`: what a team shares before it codes.
//!
//! The published schema is `docs/schema/stancemark-codebook-1.schema.json`.

use crate::json::{self, place};
use crate::layout::indented;
use crate::native::{GENERATOR, MAX_BYTES, ReadError, check_version, syntax_error};
use crate::node::{Log, Node};
use crate::record::codebook::{self, CodebookRecord, Source};
use crate::{Action, Issue, file_name::named};
use model::Codebook;
use serde::Serialize;

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// What `format` says.
const FORMAT: &str = "stancemark-codebook";

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// All that is sound.
    pub codebook: Codebook,
    /// What is wrong in the file, in the order of the file.
    pub issues: Vec<Issue>,
}

/// A Stancemark codebook: labels and statement types, without anything that was coded.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CodebookFile"))]
#[serde(deny_unknown_fields)]
pub(crate) struct CodebookFileRecord<'a> {
    /// Always `stancemark-codebook`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "stancemark-codebook")))]
    format: &'a str,
    /// The version of this format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    version: u32,
    /// The program that wrote the file, with its version.
    #[serde(default)]
    generator: &'a str,
    /// Labels and statement types.
    codebook: CodebookRecord<'a>,
}

/// Writes a codebook.
pub fn write(codebook: &Codebook) -> String {
    let codebook = CodebookRecord::new(codebook);
    let file =
        CodebookFileRecord { format: FORMAT, version: VERSION, generator: GENERATOR, codebook };
    let mut json = indented(&file);
    json.push('\n');
    json
}

/// A name for the file of a project's codebook.
pub fn file_name(project: &str) -> String {
    named(project, "", "codebook", ".stancemark-codebook.json")
}

/// Reads a file. Whatever is sound is read; each problem becomes an issue.
pub fn read(json: &str) -> Result<Read, ReadError> {
    if json.len() > MAX_BYTES {
        let n_bytes = json.len();
        return Err(ReadError::TooLarge { n_bytes });
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let root = json::parse(json).map_err(|error| syntax_error(json, error))?;
    let log = Log::new(json);
    let node = Node::root(&root, &log);
    let format = node.field("format");
    if format.and_then(|node| node.as_text()).as_deref() != Some(FORMAT) {
        let (line, column) = place(json, format.unwrap_or(node).start());
        return Err(ReadError::NotStancemark { line, column });
    }
    node.is_record(&["format", "version", "generator", "codebook"]);
    check_version(&node, VERSION);
    node.text_in("generator");
    let field = node.required("codebook", Action::Defaulted);
    let codebook = field.and_then(|node| codebook::read(&node, Source::Alone)).unwrap_or_default();
    Ok(Read { codebook, issues: log.finish() })
}
