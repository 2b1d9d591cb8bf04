//! Small pure helpers that bring the model's values into the form in which they are shown.

use model::{Article, Metadata};
use text::{BlockKind, TextRange, TextSize};

/// The most characters of a quote that a row shows.
const ROW_CHARS: usize = 120;

/// A quote on one line: white space becomes a space, what is too long is cut.
pub(crate) fn one_line(quote: &str) -> String {
    let mut line = String::new();
    let mut chars =
        quote.split_whitespace().flat_map(|word| [" ", word]).flat_map(str::chars).skip(1);
    line.extend(chars.by_ref().take(ROW_CHARS));
    if chars.next().is_some() {
        line.push('…');
    }
    line
}

/// The number of a byte in code points.
pub(crate) fn code_point(article: &Article, at: TextSize) -> usize {
    article.offsets().to_chars(article.text(), at).map_or(0, text::CharOffset::index)
}

/// The ends of a range in code points.
pub(crate) fn code_points(article: &Article, range: TextRange) -> (usize, usize) {
    (code_point(article, range.start()), code_point(article, range.end()))
}

/// The number of the block in which a byte lies, from 1, and how many there are; pictures do
/// not count.
pub(crate) fn paragraph_at(article: &Article, at: TextSize) -> (usize, usize) {
    let is_text = |block: &&text::Block| !matches!(block.kind, BlockKind::Figure { .. });
    let blocks = article.blocks().iter().filter(is_text);
    let (mut number, mut total) = (0, 0);
    for block in blocks {
        total += 1;
        number += usize::from(block.start <= at);
    }
    (number.max(1), total)
}

/// How many blocks of each sort a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct BlockCounts {
    pub(crate) headings: usize,
    pub(crate) paragraphs: usize,
    pub(crate) figures: usize,
}

impl BlockCounts {
    /// Counts blocks.
    pub(crate) fn of(blocks: &[text::Block]) -> Self {
        let mut counts = Self::default();
        for block in blocks {
            match block.kind {
                BlockKind::Heading(_) => counts.headings += 1,
                BlockKind::Figure { .. } => counts.figures += 1,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
                    counts.paragraphs += 1;
                }
            }
        }
        counts
    }
}

/// Publisher and date, as far as known.
pub(crate) fn byline(metadata: &Metadata) -> String {
    let parts = [metadata.publisher.as_str(), metadata.date.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Block;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_quote_is_brought_on_one_line() {
        assert_eq!(one_line("开放式\n工作组"), "开放式 工作组");
        assert_eq!(one_line("  a \t b "), "a b");
        assert_eq!(one_line(&"世".repeat(121)), format!("{}…", "世".repeat(120)));
        assert_eq!(one_line(&"世".repeat(120)), "世".repeat(120));
        assert_eq!(one_line(""), "");
    }

    #[test]
    fn places_are_told_in_code_points_and_paragraphs() {
        let text = "💛一\n\n二三".to_owned();
        let blocks = Block::paragraphs(&text);
        let article = Article::new(text, blocks);
        let at = TextSize::new(9);
        assert_eq!(code_point(&article, at), 4);
        assert_eq!(paragraph_at(&article, at), (2, 2));
        assert_eq!(paragraph_at(&article, TextSize::new(0)), (1, 2));
    }

    #[test]
    fn the_byline_leaves_out_what_is_unknown() {
        let mut metadata = Metadata { date: "2023-01-29".into(), ..Metadata::default() };
        assert_eq!(byline(&metadata), "2023-01-29");
        metadata.publisher = "中国信息安全".into();
        assert_eq!(byline(&metadata), "中国信息安全 · 2023-01-29");
    }
}
