//! Cutting a block into sentences of bounded length.

/// The longest stretch that is looked at as one, in bytes.
const MAX_SENTENCE: usize = 3000;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 14] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "No", "St", "vs", "Inc", "Corp", "Ltd", "Co", "Art", "para"];

/// Where the sentence that begins at `start` ends, not behind `limit`.
pub(crate) fn sentence_end(text: &str, start: usize, limit: usize) -> usize {
    let part = &text[start..limit];
    let mut characters = part.char_indices().peekable();
    let mut last_gap = 0;
    while let Some((at, character)) = characters.next() {
        let behind = at + character.len_utf8();
        if at >= MAX_SENTENCE {
            return start + if last_gap > 0 { last_gap } else { at };
        }
        if !character.is_alphanumeric() {
            last_gap = behind;
        }
        if ends(part, at, character) {
            let mut end = behind;
            while let Some((at, closer)) = characters.next_if(|(_, next)| is_closer(*next)) {
                end = at + closer.len_utf8();
                if at >= MAX_SENTENCE {
                    break;
                }
            }
            return start + end;
        }
    }
    limit
}

fn ends(part: &str, at: usize, character: char) -> bool {
    match character {
        '。' | '！' | '？' | '!' | '?' | '；' | ';' => true,
        '.' => {
            let mut after =
                part[at + 1..].chars().skip_while(|next| matches!(next, '"' | '”' | ')'));
            let is_gap = after.next().is_none_or(char::is_whitespace);
            let word_start = part[..at]
                .rfind(|c: char| !c.is_alphanumeric())
                .map_or(0, |gap| gap + part[gap..].chars().next().map_or(1, char::len_utf8));
            let word = &part[word_start..at];
            is_gap && word.chars().count() > 1 && !ABBREVIATIONS.contains(&word)
        }
        _ => false,
    }
}

fn is_closer(character: char) -> bool {
    matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '"' | '。' | '！' | '？' | '.')
        || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut start = 0;
        let mut all = Vec::new();
        while start < text.len() {
            let end = sentence_end(text, start, text.len());
            all.push(&text[start..end]);
            start = end;
        }
        all
    }

    #[test]
    fn sentences_end_at_their_marks() {
        assert_eq!(sentences("他说：“好。”我走。"), ["他说：“好。”", "我走。"]);
        assert_eq!(
            sentences("The U.S. and Dr. Who met. They left."),
            ["The U.S. and Dr. Who met. ", "They left."]
        );
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let long = "字".repeat(5000);
        assert!(sentences(&long).iter().all(|part| part.len() <= MAX_SENTENCE + 8));
        let spaced = "(".repeat(10_000);
        assert!(sentences(&spaced).iter().all(|part| part.len() <= MAX_SENTENCE + 8));
    }
}
