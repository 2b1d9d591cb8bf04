//! Small pure helpers that bring the model's values into the form in which they are shown.

use model::{Article, Metadata};
use text::{BlockKind, Invisible, TextRange, TextSize};

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

/// The most code points of one character that are listed.
const LISTED_CODE_POINTS: usize = 8;

/// A character as readers count them, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CharacterFacts {
    /// What it is made of, the first of many; nothing at the end of the text.
    pub(crate) code_points: Vec<char>,
    /// How many further code points it has.
    pub(crate) n_more: usize,
    /// What cannot be seen of it.
    pub(crate) invisible: Option<Invisible>,
    /// Where it begins, in code points.
    pub(crate) chars: usize,
    /// Where it begins, in UTF-16 units.
    pub(crate) utf16: usize,
    /// Where it begins, in bytes.
    pub(crate) bytes: usize,
}

/// The character that begins at a byte.
pub(crate) fn character_at(article: &Article, at: TextSize) -> CharacterFacts {
    let text = article.text();
    let range = text::next_grapheme(text, at).and_then(|end| TextRange::new(at, end));
    let mut left = range.and_then(|range| range.slice(text)).unwrap_or_default().chars();
    let utf16 = article.offsets().to_utf16(text, at).map_or(0, |units| units.raw() as usize);
    CharacterFacts {
        code_points: left.by_ref().take(LISTED_CODE_POINTS).collect(),
        n_more: left.count(),
        invisible: range.and_then(|range| text::invisibles(text, range).next()).map(|(_, k)| k),
        chars: code_point(article, at),
        utf16,
        bytes: at.index(),
    }
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
    fn a_character_is_told_in_figures() {
        let text = "💛\u{20bb7}a\u{308}👩\u{200d}👩\u{200d}👧\u{a0}\u{200b}\u{202e}\t。".to_owned();
        let blocks = Block::paragraphs(&text);
        let article = Article::new(text.clone(), blocks);
        let facts = |start: usize| character_at(&article, TextSize::from_index(start));
        let check = |start, points: &str, invisible, (chars, utf16)| {
            let code_points = points.chars().collect();
            let expected =
                CharacterFacts { code_points, n_more: 0, invisible, chars, utf16, bytes: start };
            assert_eq!(facts(start), expected);
        };
        check(0, "💛", None, (0, 0));
        check(4, "\u{20bb7}", None, (1, 2));
        check(8, "a\u{308}", None, (2, 4));
        check(11, "👩\u{200d}👩\u{200d}👧", None, (4, 6));
        check(29, "\u{a0}", Some(Invisible::NoBreakSpace), (9, 14));
        check(31, "\u{200b}", Some(Invisible::ZeroWidthSpace), (10, 15));
        check(34, "\u{202e}", Some(Invisible::Bidi("RLO")), (11, 16));
        check(37, "\t", Some(Invisible::Tab), (12, 17));
        check(38, "。", None, (13, 18));
        check(text.len(), "", None, (14, 19));
    }

    #[test]
    fn a_character_of_very_many_code_points_is_cut() {
        let text = format!("a{}", "\u{301}".repeat(20));
        let article = Article::new(text.clone(), Block::paragraphs(&text));
        let facts = character_at(&article, TextSize::default());
        assert_eq!((facts.code_points.len(), facts.n_more), (8, 13));
    }

    #[test]
    fn the_byline_leaves_out_what_is_unknown() {
        let mut metadata = Metadata { date: "2023-01-29".into(), ..Metadata::default() };
        assert_eq!(byline(&metadata), "2023-01-29");
        metadata.publisher = "中国信息安全".into();
        assert_eq!(byline(&metadata), "中国信息安全 · 2023-01-29");
    }
}
