//! Small parts: the properties of a document, and the relation that leads to its text.

use super::DocxError;
use super::xml::{Element, Visitor, walk};
use model::Metadata;

/// The most bytes of a property.
const MAX_VALUE: usize = 10_000;

/// Reads title, author and language, and keeps the rest as extra fields. The day on which a file
/// was made is not the day on which an article appeared, so it is one of those.
pub(super) fn read(xml: &str) -> Result<Metadata, DocxError> {
    let mut reader = PropertyReader::default();
    walk(xml, &mut reader)?;
    Ok(reader.metadata)
}

#[derive(Default)]
struct PropertyReader {
    metadata: Metadata,
    value: String,
}

impl Visitor for PropertyReader {
    fn open(&mut self, _: &str, _: &Element<'_>) {
        self.value.clear();
    }

    fn text(&mut self, text: &str) {
        if self.value.len() + text.len() <= MAX_VALUE {
            self.value.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        let value = std::mem::take(&mut self.value).trim().to_owned();
        if value.is_empty() {
            return;
        }
        let metadata = &mut self.metadata;
        match name {
            "title" => metadata.title = value,
            "creator" => metadata.author = value,
            "language" => metadata.language = value,
            "subject" | "keywords" | "description" | "category" | "created" | "modified" => {
                metadata.extra.insert(name.to_owned(), value);
            }
            _ => {}
        }
    }
}

/// The part with the text, as the relations of the package name it.
pub(super) fn main_target(relations: &str) -> Result<Option<String>, DocxError> {
    let mut reader = RelationReader::default();
    walk(relations, &mut reader)?;
    Ok(reader.target.map(|target| target.trim_start_matches('/').to_owned()))
}

#[derive(Default)]
struct RelationReader {
    target: Option<String>,
}

impl Visitor for RelationReader {
    fn open(&mut self, name: &str, element: &Element<'_>) {
        let kind = || element.get("Type").unwrap_or_default();
        if name == "Relationship" && self.target.is_none() && kind().ends_with("/officeDocument") {
            self.target = element.get("Target");
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self, _: &str) {}
}
