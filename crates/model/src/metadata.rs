//! What is known of an article apart from its text.

use std::collections::BTreeMap;

/// Metadata of a document. An empty string means "not known"; nothing is made up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The article's title.
    pub title: String,
    /// Where it was published; shown as text, never followed.
    pub url: String,
    /// Who published it (a newspaper, a `WeChat` account).
    pub publisher: String,
    /// Who wrote it.
    pub author: String,
    /// The day of publication, `YYYY-MM-DD` where known so exactly.
    pub date: String,
    /// A BCP 47 tag such as `zh`.
    pub language: String,
    /// Fields that only this source has, by their own names.
    pub extra: BTreeMap<String, String>,
}
