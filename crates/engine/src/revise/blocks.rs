//! The blocks of a corrected text: what was a heading stays one.

use model::Article;
use revise::{Comparison, Piece};
use text::{Block, BlockKind, TextSize};

/// The blocks of `text`, if it is a correction of `before`: at least half of it is the same.
pub(super) fn carried(
    before: &Article,
    text: &str,
    comparison: &Comparison<'_>,
) -> Option<Vec<Block>> {
    let pieces = comparison.pieces();
    let n_same: usize = pieces.iter().filter(|piece| piece.is_same).map(|p| p.new.len()).sum();
    if n_same * 2 < text.len() {
        return None;
    }
    let same: Vec<_> = pieces.into_iter().filter(|piece| piece.is_same).collect();
    let mut blocks = Block::paragraphs(text);
    for block in &mut blocks {
        if let Some(kind) = kind_of(before, &same, block) {
            block.kind = kind;
        }
    }
    let figures = before.blocks().iter().filter(|block| block.start == block.end);
    for figure in figures {
        let Some(at) = place_of(&same, figure.start.index()) else { continue };
        // a picture stands between two paragraphs
        let idx = blocks.partition_point(|block| block.end.index() <= at);
        let start = blocks.get(idx).map_or(TextSize::from_index(at), |block| block.start);
        blocks.insert(idx, Block { start, end: start, ..figure.clone() });
    }
    Some(blocks)
}

/// What most of the block was, unless it was running text.
fn kind_of(before: &Article, same: &[Piece], block: &Block) -> Option<BlockKind> {
    let (start, end) = (block.start.index(), block.end.index());
    let first = same.partition_point(|piece| piece.new.end <= start);
    let pieces = same[first..].iter().take_while(|piece| piece.new.start < end);
    pieces.into_iter().find_map(|piece| {
        let from = piece.new.start.max(start);
        let n_shared = piece.new.end.min(end) - from;
        let old = TextSize::from_index(from - piece.new.start + piece.old.start);
        let all = before.blocks();
        let idx = all.partition_point(|other| other.end <= old);
        let other = all.get(idx).filter(|other| other.start <= old)?;
        let is_most = n_shared * 2 >= end - start;
        (is_most && other.kind != BlockKind::Paragraph).then(|| other.kind.clone())
    })
}

/// Where byte `at` of the old text is now, if what stood there still stands.
fn place_of(same: &[Piece], at: usize) -> Option<usize> {
    let piece = same.get(same.partition_point(|piece| piece.old.end < at))?;
    (piece.old.start <= at).then(|| at - piece.old.start + piece.new.start)
}
