//! Reading a document's text and blocks.

use crate::node::Node;
use crate::record::annotation::required_text;
use crate::record::document::{BLOCK_FIELDS, read_block_kind};
use crate::{Action, Problem};
use model::Article;
use std::rc::Rc;
use text::{Block, BlockKind, CharOffset, OffsetMap, TextRange, TextSize, normalise, sha256_hex};

/// The text as the file has it, which the file's offsets count in, and the article made of it.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) article: Rc<Article>,
    pub(super) text: FileText,
}

/// The text as the file has it. It should be normalised, and if it is not, its offsets must
/// still be understood.
#[derive(Debug)]
pub(super) struct FileText {
    pub(super) text: String,
    offsets: OffsetMap,
    /// The bytes that normalising takes out.
    removed: Vec<u32>,
    is_normalised: bool,
}

impl FileText {
    fn new(text: String) -> Self {
        let mut removed = Vec::new();
        let has_mark = text.starts_with('\u{feff}');
        if has_mark {
            removed.extend([0, 1, 2]);
        }
        let cut = text.match_indices("\r\n");
        removed.extend(cut.map(|(at, _)| TextSize::from_index(at).raw()));
        Self {
            offsets: OffsetMap::new(&text),
            removed,
            is_normalised: !has_mark && !text.contains('\r'),
            text,
        }
    }

    /// The text, as it is in the article.
    fn normalised(&self) -> String {
        if self.is_normalised { self.text.clone() } else { normalise(&self.text).text }
    }

    /// A quote of the text, as it is in the article. A byte order mark is dropped only from
    /// the start of the text, not from a quote.
    pub(super) fn normalised_quote(&self, exact: String) -> String {
        if self.is_normalised { exact } else { exact.replace("\r\n", "\n").replace('\r', "\n") }
    }

    /// The place in the article of a byte of this text.
    pub(super) fn settled(&self, at: TextSize) -> TextSize {
        let n_removed = self.removed.partition_point(|byte| *byte < at.raw());
        TextSize::from_index(at.index() - n_removed)
    }

    /// The byte of this text at the code point in field `name`.
    pub(super) fn read_offset(
        &self,
        node: &Node<'_>,
        name: &str,
        action: Action,
    ) -> Option<TextSize> {
        let field = node.required(name, action.clone())?;
        let at = field.integer::<i64>(action.clone())?;
        if at < 0 {
            field.report(Problem::OutOfRange, action);
            return None;
        }
        let at = u32::try_from(at).ok().map(CharOffset::new);
        let byte = at.and_then(|at| self.offsets.from_chars(&self.text, at));
        if byte.is_none() {
            let len = self.offsets.char_len().raw();
            field.report(Problem::OutOfBounds { len }, action);
        }
        byte
    }
}

impl Source {
    /// The range of the article for two bytes of the file's text; `None` where nothing is left.
    pub(super) fn range(&self, start: TextSize, end: TextSize) -> Option<TextRange> {
        let (start, end) = (self.text.settled(start), self.text.settled(end));
        self.article.range(start, end).ok()
    }

    /// The code point of a byte of the article.
    pub(super) fn chars(&self, at: TextSize) -> Option<u32> {
        let chars = self.article.offsets().to_chars(self.article.text(), at)?;
        Some(chars.raw())
    }
}

/// Reads the text, its hash and its blocks.
pub(super) fn read(node: &Node<'_>) -> Source {
    let text = FileText::new(required_text(node, "text").unwrap_or_default());
    if let (false, Some(field)) = (text.is_normalised, node.field("text")) {
        field.report(Problem::NotNormalised, Action::Corrected);
    }
    let list = node.required("blocks", Action::Created);
    let blocks = list.map(|list| read_blocks(&list, &text)).unwrap_or_default();
    let n_blocks = blocks.len();
    let article = Rc::new(Article::new(text.normalised(), blocks));
    // the article makes paragraphs of what is in no block
    if let Some(list) = list.filter(|_| article.blocks().len() > n_blocks) {
        list.report(Problem::TextOutsideBlocks, Action::Created);
    }
    let source = Source { article, text };
    check_hash(node, &source);
    source
}

fn check_hash(node: &Node<'_>, source: &Source) {
    let Some(field) = node.required("text_sha256", Action::Defaulted) else {
        return;
    };
    let Some(given) = field.text(Action::Defaulted) else {
        return;
    };
    let matches = |hash: &str| given.eq_ignore_ascii_case(hash);
    let is_same = if source.text.is_normalised {
        matches(source.article.sha256())
    } else {
        matches(&sha256_hex(&source.text.text))
    };
    if !is_same {
        field.report(Problem::HashDiffers, Action::Kept);
    }
}

/// The sound blocks, in order.
fn read_blocks(list: &Node<'_>, text: &FileText) -> Vec<Block> {
    let mut reached = TextSize::default();
    let mut blocks = Vec::new();
    list.each(&mut |item| {
        if let Some(block) = read_block(&item, text, reached) {
            reached = block.end;
            blocks.push(block);
        }
    });
    blocks
}

fn read_block(node: &Node<'_>, text: &FileText, reached: TextSize) -> Option<Block> {
    if !node.is_record(BLOCK_FIELDS) {
        return None;
    }
    let start = text.settled(text.read_offset(node, "start", Action::LeftOut)?);
    let end = text.settled(text.read_offset(node, "end", Action::LeftOut)?);
    let kind = read_block_kind(node);
    let may_be_empty = matches!(kind, BlockKind::Figure { .. });
    if start > end || (start == end && !may_be_empty) {
        node.report(Problem::EmptyRange, Action::LeftOut);
        return None;
    }
    if start < reached {
        node.report(Problem::BlockOutOfOrder, Action::LeftOut);
        return None;
    }
    Some(Block { kind, start, end })
}
