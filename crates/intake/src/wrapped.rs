//! Lines that end where a page was full, as they come from PDF files: whether a draft is made of
//! such lines, and the draft with them joined. Joining is the analyst's choice, never a default.

use crate::line;
use crate::{Draft, Note};
use text::{Block, BlockKind, TextSize};

/// Fewer lines tell nothing.
const MIN_LINES: usize = 6;
/// The widths in columns that lines of a page have, where a Han character takes two.
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=140;

/// Whether most lines are about as long as the longest, and end inside of a sentence.
pub fn is_wrapped(draft: &Draft) -> bool {
    let lines: Vec<&str> = paragraphs(draft).map(|block| block.slice(&draft.text)).collect();
    let Some(full) = full_width(&lines) else { return false };
    let long: Vec<_> = lines.iter().filter(|line| is_full(line, full)).collect();
    let n_open = long.iter().filter(|line| !ends_sentence(line)).count();
    long.len() * 2 >= lines.len() && n_open * 10 >= long.len() * 6
}

/// The draft with lines joined to the paragraphs that they most likely are. A hyphen between two
/// halves of a word leaves with the line end.
pub fn join_lines(draft: &Draft) -> Draft {
    let lines: Vec<&str> = paragraphs(draft).map(|block| block.slice(&draft.text)).collect();
    let full = full_width(&lines).unwrap_or(usize::MAX);
    let mut joined = Joined::default();
    let mut end = 0;
    for block in &draft.blocks {
        let between = &draft.text[end..block.start.index()];
        end = block.end.index();
        joined.add(block, block.slice(&draft.text), between, full);
    }
    joined.text.push_str(&draft.text[end..]);
    let Joined { text, blocks, n_lines, n_hyphens, .. } = joined;
    let mut notes = draft.notes.clone();
    notes.push(Note::LinesJoined { n_lines, n_hyphens });
    Draft { text, blocks, notes, ..draft.clone() }
}

#[derive(Default)]
struct Joined {
    text: String,
    blocks: Vec<Block>,
    /// The line added last, if it is one of running text.
    last: Option<String>,
    n_lines: usize,
    n_hyphens: usize,
}

impl Joined {
    fn add(&mut self, block: &Block, line: &str, between: &str, full: usize) {
        let is_text = block.kind == BlockKind::Paragraph;
        let goes_on = |last: &String| is_text && goes_on(last, line, full);
        match (self.last.take().filter(goes_on), self.blocks.last_mut()) {
            (Some(last), Some(paragraph)) => {
                if is_split_word(&last, line) {
                    self.text.pop();
                    self.n_hyphens += 1;
                } else if !(last.ends_with(is_wide) && line.starts_with(is_wide)) {
                    self.text.push(' ');
                }
                self.text.push_str(line);
                paragraph.end = TextSize::of(&self.text);
                self.n_lines += 1;
            }
            _ => {
                self.text.push_str(between);
                let start = TextSize::of(&self.text);
                self.text.push_str(line);
                let end = TextSize::of(&self.text);
                self.blocks.push(Block { kind: block.kind.clone(), start, end });
            }
        }
        self.last = is_text.then(|| line.to_owned());
    }
}

fn paragraphs(draft: &Draft) -> impl Iterator<Item = &Block> {
    draft.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph)
}

/// The width that nine of ten lines do not pass; nothing where it is that of no page.
fn full_width(lines: &[&str]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line::width(line)).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len() * 9 / 10).copied()?;
    (lines.len() >= MIN_LINES && WIDTHS.contains(&full)).then_some(full)
}

fn is_full(line: &str, full: usize) -> bool {
    let width = line::width(line);
    width * 100 >= full * 75 && width * 100 <= full * 125
}

/// Whether `line` goes on in `next`.
fn goes_on(line: &str, next: &str, full: usize) -> bool {
    let is_new = next.starts_with([' ', '\u{3000}', '\t', '\u{a0}'])
        || line::kind(next) != BlockKind::Paragraph
        || line::title_level(next.trim(), false).is_some();
    let is_end = ends_sentence(line) && line::width(line) * 100 < full * 92;
    is_full(line, full) && !is_new && !is_end
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['”', '’', '"', '」', '』', '）', ')']);
    line.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ':', ';'])
}

/// Whether a word is cut in two by a hyphen.
fn is_split_word(line: &str, next: &str) -> bool {
    let before = line.strip_suffix('-').and_then(|line| line.chars().next_back());
    before.is_some_and(char::is_lowercase) && next.starts_with(char::is_lowercase)
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' && !matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::{Reading, read};

    const ENGLISH: &str = "Progress report
The drafting group met on three occasions and con-
sidered the proposals of eleven delegations. It wel-
comes the paper submitted by the Alliance of Island
States and regrets that no agreement was reached on
the definition of critical infrastructure.
The Chair invited all delegations to submit written
comments by 1 March. Norland and Sundria opposed
the proposal to open the list.
3";
    const CHINESE: &str = "海港进程第五次会议纪要\n一月下旬，海港进程第五次会议在日内瓦举行，\n与会各方围绕关键基础设施保护交换了意见，欧\n盟代表团支持把能力建设写入最后文件，北溟科\n技则呼吁为企业保留发言席位。\n　　中方代表重申，网络空间的规则应由各国平\n等协商制定；美方代表对新设机构的费用表示保\n留。";

    fn plain(raw: &str) -> Draft {
        read(raw, Some(Reading::PlainText)).unwrap()
    }

    #[test]
    fn lines_of_a_page_are_told_from_paragraphs() {
        assert!(is_wrapped(&plain(ENGLISH)));
        assert!(is_wrapped(&plain(CHINESE)));
        let sentences = "各方支持这一提案。\n".repeat(20);
        let poem = "short\nlines\nof\na\npoem\nthat\nare\nno\npage\n";
        let long = "This paragraph is a whole one, as long as paragraphs are in articles on the web, and so is the next of them, which goes on about the same for as long\n".repeat(9);
        for text in [sentences.as_str(), poem, &long, "one\ntwo"] {
            assert!(!is_wrapped(&plain(text)), "{text}");
        }
        assert!(!is_wrapped(&read(crate::samples::ZH, None).unwrap()));
        assert!(!is_wrapped(&read(crate::samples::EN, None).unwrap()));
    }

    #[test]
    fn they_are_joined_to_paragraphs() {
        let joined = join_lines(&plain(ENGLISH));
        assert_eq!(
            joined.text,
            "Progress report\nThe drafting group met on three occasions and considered the \
             proposals of eleven delegations. It welcomes the paper submitted by the Alliance of \
             Island States and regrets that no agreement was reached on the definition of critical \
             infrastructure.\nThe Chair invited all delegations to submit written comments by 1 \
             March. Norland and Sundria opposed the proposal to open the list.\n3"
        );
        assert_eq!(joined.notes.last(), Some(&Note::LinesJoined { n_lines: 6, n_hyphens: 2 }));
        assert_eq!(joined.blocks.len(), 4);
        let joined = join_lines(&plain(CHINESE));
        let lines: Vec<_> = joined.text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains("欧盟代表团") && lines[1].contains("北溟科技则"), "{}", lines[1]);
    }
}
