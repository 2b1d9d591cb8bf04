//! The language of a text, where script and common words make it clear.

/// Characters looked at; an article's beginning tells enough.
const MAX_CHARS: usize = 100_000;
/// Fewer words tell nothing.
const MIN_UNITS: usize = 10;

/// How many characters, or words of letters with spaces between, are of a kind.
#[derive(Default)]
struct Counts {
    han: usize,
    kana_or_hangul: usize,
    words: usize,
    english: usize,
}

/// `zh` or `en`, or nothing where it is not clear.
pub(crate) fn guess(text: &str) -> Option<&'static str> {
    let counts = count(text);
    let n_units = counts.han + counts.kana_or_hangul + counts.words;
    let share = |part: usize, percent: usize| part * 100 >= n_units * percent;
    if n_units < MIN_UNITS {
        None
    } else if share(counts.han, 60) && !share(counts.kana_or_hangul, 5) {
        Some("zh")
    } else if share(counts.words, 95) && share(counts.english, 15) {
        Some("en")
    } else {
        None
    }
}

fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let mut word = String::new();
    for c in text.chars().take(MAX_CHARS).chain(Some(' ')) {
        let is_wide = c >= '\u{1100}';
        if c.is_alphabetic() && !is_wide {
            word.push(c.to_ascii_lowercase());
            continue;
        }
        if !word.is_empty() {
            counts.words += 1;
            counts.english += usize::from(is_english(&word));
            word.clear();
        }
        counts.han += usize::from(is_han(c));
        counts.kana_or_hangul += usize::from(is_kana_or_hangul(c));
    }
    counts
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

fn is_kana_or_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Words that English prose cannot do without and its neighbours do not have.
fn is_english(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "the", "of", "and", "to", "that", "is", "was", "for", "with", "on", "by", "it", "as",
        "from", "which", "this", "have", "has", "are", "not", "its", "they",
    ];
    WORDS.contains(&word)
}
