//! Documents: an article's text and blocks, and what was coded in it.

use crate::{
    Annotation, AnnotationId, DocumentId, Metadata, Statement, StatementId, Table, Timestamp,
};
use std::rc::Rc;
use text::{Block, OffsetMap, RangeError, TextRange, TextSize, check_range, sha256_hex};

/// One immutable revision of an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    text: String,
    sha256: String,
    blocks: Vec<Block>,
    offsets: OffsetMap,
}

impl Default for Article {
    fn default() -> Self {
        Self::new(String::new(), Vec::new())
    }
}

impl Article {
    /// Takes normalised text and its blocks. Blocks that do not fit the text or are out of
    /// order are left out: blocks are a view of the text, which stays whole.
    pub fn new(text: String, blocks: Vec<Block>) -> Self {
        let mut reached = TextSize::default();
        let fits = |block: &Block| {
            let sound = block.start >= reached
                && block.start <= block.end
                && text.get(block.start.index()..block.end.index()).is_some();
            reached = if sound { block.end } else { reached };
            sound
        };
        let blocks = blocks.into_iter().filter(fits).collect();
        Self { sha256: sha256_hex(&text), offsets: OffsetMap::new(&text), text, blocks }
    }

    /// The text, with LF line ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The SHA-256 of the text, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The blocks in text order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The converter for this text.
    pub const fn offsets(&self) -> &OffsetMap {
        &self.offsets
    }

    /// Mints a range of this text from two byte offsets.
    pub fn range(&self, start: TextSize, end: TextSize) -> Result<TextRange, RangeError> {
        check_range(&self.text, start, end)
    }
}

/// How far the coding of a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Progress {
    /// Not begun.
    #[default]
    ToDo,
    /// Under way.
    Doing,
    /// Finished.
    Done,
}

/// What a document list shows of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentInfo {
    /// The document's id.
    pub id: DocumentId,
    /// Title, source, date …
    pub metadata: Metadata,
    /// How far its coding has come.
    pub progress: Progress,
    /// When it was added.
    pub created: Timestamp,
    /// When its metadata or progress was last changed.
    pub modified: Timestamp,
}

/// A document with all that was coded in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentData {
    /// Metadata and progress.
    pub info: Rc<DocumentInfo>,
    /// The text.
    pub article: Rc<Article>,
    /// The annotations by id.
    pub annotations: Table<AnnotationId, Annotation>,
    /// The statements by id.
    pub statements: Table<StatementId, Statement>,
}

impl DocumentData {
    /// A document without annotations.
    pub fn new(info: Rc<DocumentInfo>, article: Rc<Article>) -> Self {
        Self { info, article, annotations: Table::default(), statements: Table::default() }
    }

    /// The text of the article.
    pub fn text(&self) -> &str {
        self.article.text()
    }
}
