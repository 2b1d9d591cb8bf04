//! Documents: an article's text and blocks, and what was coded in it.

use crate::{
    Annotation, AnnotationId, DocumentId, Metadata, Revision, RevisionId, Statement, StatementId,
    Table, Timestamp,
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
    /// Takes normalised text and its blocks.
    ///
    /// Blocks that do not fit the text or are out of order are left out, and text outside all
    /// blocks becomes paragraphs: blocks are a view of the text, in which no line is missing.
    pub fn new(text: String, blocks: Vec<Block>) -> Self {
        let blocks = cover(&text, blocks);
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

/// The sound ones of `blocks`, in order, with paragraphs for the text between them.
fn cover(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut covered = Vec::with_capacity(blocks.len());
    let mut reached = TextSize::default();
    for block in blocks {
        let is_sound = block.start >= reached
            && block.start <= block.end
            && text.get(block.start.index()..block.end.index()).is_some();
        if is_sound {
            push_paragraphs(&mut covered, text, reached, block.start);
            reached = block.end;
            covered.push(block);
        }
    }
    push_paragraphs(&mut covered, text, reached, TextSize::of(text));
    covered
}

/// Paragraphs for the lines of `start..end` that hold more than white space.
fn push_paragraphs(blocks: &mut Vec<Block>, text: &str, start: TextSize, end: TextSize) {
    let gap = text.get(start.index()..end.index()).unwrap_or_default();
    if gap.trim().is_empty() {
        return;
    }
    let moved = |at: TextSize| TextSize::new(at.raw() + start.raw());
    blocks.extend(Block::paragraphs(gap).into_iter().map(|block| Block {
        start: moved(block.start),
        end: moved(block.end),
        ..block
    }));
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
    /// The texts that it had before, by id.
    pub revisions: Table<RevisionId, Revision>,
}

impl DocumentData {
    /// A document without annotations.
    pub fn new(info: Rc<DocumentInfo>, article: Rc<Article>) -> Self {
        Self {
            info,
            article,
            annotations: Table::default(),
            statements: Table::default(),
            revisions: Table::default(),
        }
    }

    /// The texts that it had before, the latest first.
    pub fn latest_revisions(&self) -> Vec<&Rc<Revision>> {
        let mut revisions: Vec<_> = self.revisions.values().collect();
        revisions.sort_by_key(|revision| std::cmp::Reverse(revision.replaced));
        revisions
    }

    /// The text of the article.
    pub fn text(&self) -> &str {
        self.article.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::BlockKind;

    fn block(start: u32, end: u32) -> Block {
        Block { kind: BlockKind::Heading(2), start: TextSize::new(start), end: TextSize::new(end) }
    }

    #[track_caller]
    fn check(text: &str, blocks: Vec<Block>, expected: &[&str]) {
        let article = Article::new(text.to_owned(), blocks);
        let slices: Vec<_> = article.blocks().iter().map(|b| b.slice(text)).collect();
        assert_eq!(slices, expected);
    }

    #[test]
    fn every_line_is_in_a_block() {
        check("标题\na\n\nb", vec![block(0, 6)], &["标题", "a", "b"]);
        check("a\n标题\nb", vec![block(2, 8)], &["a", "标题", "b"]);
        check("a\nb", vec![], &["a", "b"]);
        // inside a character, behind the end, reversed, overlapping
        check("世a", vec![block(1, 3)], &["世a"]);
        check("ab", vec![block(0, 9)], &["ab"]);
        check("ab", vec![block(2, 1)], &["ab"]);
        check("abc", vec![block(0, 2), block(1, 3)], &["ab", "c"]);
    }
}
