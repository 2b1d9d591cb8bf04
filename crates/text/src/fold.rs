//! Names that count as the same: without case and width, without the marks around them, and on
//! request in simplified characters.

use std::sync::OnceLock;

/// The form of a name by which it is looked up: lower case, half width, runs of white space as
/// one space, and no white space or punctuation at the ends, such as the 《》 of a title.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        for character in word.chars() {
            key.extend(half_width(character).to_lowercase());
        }
    }
    let trimmed = key.trim_matches(|character: char| !character.is_alphanumeric());
    // a name of marks alone stays what it is
    if trimmed.is_empty() || trimmed.len() == key.len() { key } else { trimmed.to_owned() }
}

const fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(character as u32 - 0xfee0) {
            Some(half) => half,
            None => character,
        },
        _ => character,
    }
}

/// The text with each traditional character in its simplified form, where there is one.
pub fn simplified(text: &str) -> String {
    text.chars().map(simplified_char).collect()
}

/// The simplified form of a traditional character; any other stays what it is.
pub fn simplified_char(character: char) -> char {
    let nth = u32::from(character).checked_sub(u32::from(FIRST)).map(|nth| nth as usize);
    let form = nth.and_then(|nth| simplified_forms().get(nth)).copied();
    form.filter(|form| *form != NONE).unwrap_or(character)
}

/// The first character that the table tells about.
const FIRST: char = '\u{4e00}';

/// Stands in the table where a character is its own form.
const NONE: char = '\0';

/// The forms by the number of the character from [`FIRST`] on: whole articles are folded by it.
fn simplified_forms() -> &'static [char] {
    static FORMS: OnceLock<Vec<char>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let data = include_str!("../data/variants.txt");
        let mut lines = data.lines().filter(|line| !line.starts_with('#'));
        let traditional = lines.next().unwrap_or_default().chars();
        let simplified = lines.next().unwrap_or_default().chars();
        let mut forms = Vec::new();
        for (from, to) in traditional.zip(simplified) {
            let Some(nth) = u32::from(from).checked_sub(u32::from(FIRST)) else { continue };
            let nth = nth as usize;
            if forms.len() <= nth {
                forms.resize(nth + 1, NONE);
            }
            forms[nth] = to;
        }
        forms
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(name: &str, key: &str) {
        assert_eq!(name_key(name), key);
    }

    #[test]
    fn case_width_and_the_marks_around_do_not_count() {
        check("Microsoft", "microsoft");
        check("ＯＥＷＧ", "oewg");
        check("  UN \n GGE ", "un gge");
        check("《巴黎倡议》", "巴黎倡议");
        check("“美国”", "美国");
        check("U.S.", "u.s");
        check("Côte d’Ivoire", "côte d’ivoire");
        check("——", "——");
        check("", "");
    }

    #[test]
    fn traditional_characters_become_simplified_ones() {
        assert_eq!(simplified("聯合國開放式工作組"), "联合国开放式工作组");
        assert_eq!(simplified("俄羅斯"), "俄罗斯");
        assert_eq!(simplified("微软 Microsoft"), "微软 Microsoft");
        let n_forms = simplified_forms().iter().filter(|form| **form != NONE).count();
        assert_eq!(n_forms, 2283);
    }

    proptest! {
        #[test]
        fn a_key_is_the_key_of_itself(name in ".{0,12}") {
            let key = name_key(&name);
            prop_assert_eq!(name_key(&key), key);
        }

        #[test]
        fn what_is_simplified_stays_so(text in "[\u{4e00}-\u{9fff}]{0,12}") {
            let once = simplified(&text);
            prop_assert_eq!(simplified(&once), once);
        }
    }
}
