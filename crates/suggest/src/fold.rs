//! A stretch of text as folded cells: one for each character that counts, with the way back.

use text::{TextRange, TextSize, simplified_char};

/// A character that counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    /// Without case, width and traditional form.
    pub(crate) folded: char,
    /// In half width, with its case.
    pub(crate) plain: char,
    start: usize,
    /// Behind the character and the marks that combine with it.
    end: usize,
}

/// The range of the text that some cells stand for.
pub(crate) fn range_of(cells: &[Cell]) -> Option<TextRange> {
    let (first, last) = (cells.first()?, cells.last()?);
    TextRange::new(TextSize::from_index(first.start), TextSize::from_index(last.end))
}

/// The cells of a part of the text that begins at `offset`. Runs of white space are one space;
/// there is none between Chinese and Latin characters, where both ways of writing are common.
pub(crate) fn cells(part: &str, offset: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(part.len() / 2);
    for (at, character) in part.char_indices() {
        let (start, end) = (offset + at, offset + at + character.len_utf8());
        if is_ignored(character) {
            if let Some(last) = cells.last_mut().filter(|last| last.end == start) {
                last.end = end;
            }
            continue;
        }
        let plain = plain_of(character);
        if plain == ' ' && cells.last().is_none_or(|last| last.folded == ' ') {
            continue;
        }
        if let [.., before, space] = cells.as_slice()
            && space.folded == ' '
            && (is_cjk(before.folded) && is_spaced(plain)
                || is_spaced(before.folded) && is_cjk(plain))
        {
            cells.pop();
        }
        cells.push(Cell { folded: folded_of(plain), plain, start, end });
    }
    cells
}

/// The folded characters of a name, without the marks around it.
pub(crate) fn key_of(name: &str) -> Vec<Cell> {
    let mut key = cells(name, 0);
    let is_edge = |cell: &Cell| !cell.folded.is_alphanumeric() && cell.folded != '.';
    while key.last().is_some_and(is_edge) && !is_balanced_end(&key) {
        key.pop();
    }
    let lead = key.iter().take_while(|cell| is_edge(cell)).count();
    key.drain(..lead);
    key
}

/// Whether the last bracket closes one inside, as in 刚果（金）.
fn is_balanced_end(key: &[Cell]) -> bool {
    key.last().is_some_and(|last| last.folded == ')')
        && key.iter().skip(1).any(|cell| cell.folded == '(')
}

/// Characters that are seen as part of the one before, or not at all.
const fn is_ignored(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn plain_of(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '‐'..='―' | '−' => '-',
        '・' | '‧' | '•' | '･' => '·',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}

fn folded_of(plain: char) -> char {
    match plain {
        '\0'..='\u{7f}' => plain.to_ascii_lowercase(),
        _ if is_cjk(plain) => simplified_char(plain),
        _ => {
            let mut lower = plain.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => without_accent(one),
                _ => plain,
            }
        }
    }
}

/// Letters with an accent, and below them the same without.
const ACCENTS: [&str; 2] = [
    "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćčďēęěğīıłńňōőřśşšťūůűźżž",
    "aaaaaaceeeeiiiinoooooouuuuyyaaaccdeeegiilnnoorssstuuuzzz",
];

fn without_accent(letter: char) -> char {
    let found = ACCENTS[0].chars().position(|accented| accented == letter);
    let base = found.and_then(|nth| ACCENTS[1].chars().nth(nth));
    base.unwrap_or(letter)
}

/// Characters of scripts without spaces between words.
pub(crate) const fn is_cjk(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{2fff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Letters and digits of scripts with spaces between words.
pub(crate) fn is_spaced(character: char) -> bool {
    character.is_alphanumeric() && !is_cjk(character)
}

/// Whether no word goes on over either end of `cells[start..end]`.
pub(crate) fn is_word(cells: &[Cell], start: usize, end: usize) -> bool {
    let inner = |at: usize| cells.get(at).is_some_and(|cell| is_spaced(cell.folded));
    let joins = |at: usize| at > 0 && inner(at) && inner(at - 1);
    !joins(start) && !joins(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        cells(text, 0).iter().map(|cell| cell.folded).collect()
    }

    #[test]
    fn case_width_accents_and_traditional_forms_do_not_count() {
        assert_eq!(folded("聯合國 ＯＥＷＧ"), "联合国oewg");
        assert_eq!(folded("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(folded("Co\u{302}te  d\u{ad}u"), "cote du");
        assert_eq!(folded("NSO 集团 a\nb"), "nso集团a b");
        assert_eq!(ACCENTS[0].chars().count(), ACCENTS[1].chars().count());
    }

    #[test]
    fn combining_marks_belong_to_their_letter() {
        let cells = cells("xe\u{301}!", 10);
        let range = range_of(&cells[1..2]);
        assert_eq!(range.map(|range| (range.start().raw(), range.end().raw())), Some((11, 14)));
    }

    #[test]
    fn the_marks_around_a_name_do_not_count() {
        let key = |name| key_of(name).iter().map(|cell| cell.folded).collect::<String>();
        assert_eq!(key("《行动纲领》"), "行动纲领");
        assert_eq!(key("U.S."), "u.s.");
        assert_eq!(key("刚果（金）"), "刚果(金)");
        assert_eq!(key("——"), "");
    }
}
