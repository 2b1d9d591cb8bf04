//! Latin words with capitals: any in Chinese text, several together elsewhere.

use super::{Candidate, is_chinese, kind_of};
use crate::fold::{Cell, is_spaced};
use crate::proposal::Reason;
use std::ops::Range;

/// Words that begin no name though they have a capital, or that name no one.
const LEADING: &str = "the|a|an|in|on|at|of|for|and|but|or|if|as|by|to|from|with|this|that|these|those|it|its|we|our|he|she|they|their|his|her|when|while|after|before|since|during|under|over|although|however|article|articles|section|chapter|annex|resolution|both|some|many|most|several|all|each|other|one|two|three|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yes|no|not|there|here|what|who|why|how|where|i|you|dear|mr|mrs|ms|dr|president|minister|ambassador|professor|secretary|ai|ict|icts|it|www|http|https|pdf|qr|cert|according|among|between|against|within|without|until|such|even|only|then|thus|so|yet";

/// Words that join the parts of a name.
const JOINING: [&str; 6] = ["of", "for", "on", "the", "de", "and"];

/// Words at the end of the names of organizations.
const ENDINGS: &str = "inc|corp|corporation|ltd|limited|committee|group|alliance|council|forum|institute|university|foundation|association|commission|union|agency|office|ministry|department|center|centre|organization|organisation|coalition|network|initiative|bank|court|assembly|parliament|congress|senate|convention|treaty|declaration|summit|dialogue|compact|strategy|act";

pub(super) fn find(cells: &[Cell]) -> Vec<Candidate> {
    let words = words(cells);
    let in_chinese = is_chinese(cells);
    let mut found = Vec::new();
    let mut nth = 0;
    while nth < words.len() {
        let mut behind = nth + 1;
        if is_capital(cells, &words[nth]) && !is_leading(cells, &words[nth]) {
            let mut last = nth;
            while behind < words.len() && touches(cells, &words[behind - 1], &words[behind]) {
                if is_capital(cells, &words[behind]) {
                    last = behind;
                } else if !is_joining(cells, &words[behind]) {
                    break;
                }
                behind += 1;
            }
            let range = words[nth].start..words[last].end;
            if is_name(cells, &range, last - nth + 1, in_chinese) {
                let reason = reason(cells, &words[nth..=last]);
                found.push(Candidate::new(range.clone(), kind_of(&cells[range]), reason));
            }
            behind = last + 1;
        }
        nth = behind;
    }
    found
}

fn words(cells: &[Cell]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let inner = matches!(cell.folded, '-' | '\'' | '&' | '.')
            && cells.get(at + 1).is_some_and(|next| is_spaced(next.folded));
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) if is_spaced(cell.folded) || inner => word.end = at + 1,
            None if is_spaced(cell.folded) => words.push(at..at + 1),
            _ => {}
        }
    }
    for word in &mut words {
        // the possessive is no part of the name
        if let [.., mark, s] = &cells[word.clone()]
            && mark.folded == '\''
            && s.folded == 's'
        {
            word.end -= 2;
        }
    }
    words
}

fn is_capital(cells: &[Cell], word: &Range<usize>) -> bool {
    cells[word.clone()].iter().any(|cell| cell.plain.is_uppercase())
        && cells[word.start].folded.is_alphabetic()
}

fn folded(cells: &[Cell], word: &Range<usize>) -> String {
    cells[word.clone()].iter().take(40).map(|cell| cell.folded).collect()
}

fn is_leading(cells: &[Cell], word: &Range<usize>) -> bool {
    let word = folded(cells, word);
    LEADING.split('|').any(|leading| leading == word)
}

fn is_joining(cells: &[Cell], word: &Range<usize>) -> bool {
    JOINING.contains(&folded(cells, word).as_str())
}

fn touches(cells: &[Cell], word: &Range<usize>, next: &Range<usize>) -> bool {
    next.start == word.end + 1 && cells[word.end].folded == ' '
}

fn is_name(cells: &[Cell], range: &Range<usize>, n_words: usize, in_chinese: bool) -> bool {
    if n_words >= 2 {
        return range.len() <= 120;
    }
    let n_capitals = cells[range.clone()].iter().filter(|cell| cell.plain.is_uppercase()).count();
    let is_marked = n_capitals >= 2 && range.len() >= 3;
    is_marked || in_chinese && range.len() >= 3
}

fn reason(cells: &[Cell], words: &[Range<usize>]) -> Reason {
    let ends = words.last().is_some_and(|word| {
        let word = folded(cells, word);
        ENDINGS.split('|').any(|ending| ending == word)
    });
    let begins = words.first().is_some_and(|word| {
        let word = folded(cells, word);
        words.len() >= 3 && ENDINGS.split('|').any(|ending| ending == word)
    });
    if words.len() >= 2 && (ends || begins) { Reason::Organization } else { Reason::Capitals }
}
