//! File names that every system takes.

use text::{TextSize, is_grapheme_boundary};

/// How the name of a native file ends.
pub(crate) const EXTENSION: &str = ".stancemark.json";

/// The longest name, extension included, in UTF-16 units (Windows' measure).
const MAX_UNITS: usize = 120;

/// The longest name, extension included, in UTF-8 bytes: Linux allows 255, and a browser may
/// add ` (1)` before the extension.
const MAX_BYTES: usize = 240;

/// A name for the file of an article or project: `2023-01-29 Title.stancemark.json`.
///
/// A `date` that is not of the form `YYYY-MM-DD` is left out, and so is whatever in `title` a
/// file name cannot hold.
pub fn file_name(title: &str, date: &str) -> String {
    named(title, date, "article", EXTENSION)
}

/// A name for the file of a project, or of one that has no name.
pub fn project_file_name(name: &str) -> String {
    named(name, "", "project", EXTENSION)
}

/// Like [`file_name`], with another word where there is no title, and another ending.
pub(crate) fn named(title: &str, date: &str, fallback: &str, extension: &str) -> String {
    let mut stem = String::new();
    if is_day(date) {
        stem.push_str(date);
        stem.push(' ');
    }
    stem.push_str(&tidied(title));
    cut(&mut stem, extension.len());
    let stem = stem.trim_matches([' ', '.']);
    let stem = if stem.is_empty() { fallback } else { stem };
    let guard = if is_reserved(stem) { "_" } else { "" };
    format!("{guard}{stem}{extension}")
}

fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().enumerate().all(|(idx, byte)| match idx {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// `title` without what file systems refuse and without invisible characters that could make
/// the name look like another; runs of white space become one space.
fn tidied(title: &str) -> String {
    let mut tidied = String::new();
    for character in title.chars() {
        match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => tidied.push('_'),
            _ if character.is_whitespace() => {
                if !tidied.is_empty() && !tidied.ends_with(' ') {
                    tidied.push(' ');
                }
            }
            _ if character.is_control() || is_invisible(character) => {}
            _ => tidied.push(character),
        }
    }
    tidied.trim_matches([' ', '.']).to_owned()
}

/// Marks of direction, zero-width spaces and byte order marks. Joiners stay: emoji need them.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{61c}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
    )
}

/// Cuts `stem` between two graphemes so that `reserved` more bytes and a guard still fit.
fn cut(stem: &mut String, reserved: usize) {
    let (mut n_units, mut end) = (reserved + 1, 0);
    for (at, character) in stem.char_indices() {
        n_units += character.len_utf16();
        let behind = at + character.len_utf8();
        if n_units > MAX_UNITS || behind + reserved + 1 > MAX_BYTES {
            break;
        }
        end = behind;
    }
    let is_cut = |end: &usize| is_grapheme_boundary(stem, TextSize::from_index(*end));
    let end = (0..=end).rev().find(is_cut).unwrap_or(0);
    stem.truncate(end);
}

/// Whether Windows keeps the name for a device. What follows the first full stop does not
/// count.
fn is_reserved(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim_end();
    let base = base.to_ascii_uppercase();
    let numbered = |prefix: &str| {
        let number = base.strip_prefix(prefix).unwrap_or_default();
        let mut characters = number.chars();
        matches!(characters.next(), Some('0'..='9' | '¹' | '²' | '³'))
            && characters.next().is_none()
    };
    matches!(&*base, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(title: &str, date: &str, expected: &str) {
        assert_eq!(file_name(title, date), format!("{expected}.stancemark.json"));
    }

    #[test]
    fn names_are_legal() {
        check("微软：规范", "2023-01-29", "2023-01-29 微软：规范");
        check("a/b\\c:d*e?f\"g<h>i|j", "", "a_b_c_d_e_f_g_h_i_j");
        check("  a \n\t b  ", "29 Jan", "a b");
        check("", "", "article");
        check("...", "", "article");
        check("", "2023-01-29", "2023-01-29");
        check("What next...", "", "What next");
        check("CON", "", "_CON");
        check("nul.txt", "", "_nul.txt");
        check("Com1", "", "_Com1");
        check("LPT³ .x", "", "_LPT³ .x");
        check("con", "2023-01-29", "2023-01-29 con");
        check("console", "", "console");
        check("a\u{0}b\u{202e}c\u{feff}", "", "abc");
        check("👩‍👩‍👧", "", "👩‍👩‍👧");
    }

    proptest! {
        #[test]
        fn any_title_gives_a_legal_name(title in any::<String>(), repeat in 1..90_usize) {
            let name = file_name(&title.repeat(repeat), "2023-01-29");
            prop_assert!(name.encode_utf16().count() <= MAX_UNITS && name.len() <= MAX_BYTES);
            let stem = name.strip_suffix(EXTENSION).unwrap();
            prop_assert!(!stem.is_empty() && !stem.starts_with(' ') && !stem.ends_with(['.', ' ']));
            let banned = ['<', '>', ':', '"', '/', '\\', '|', '?', '*', '\u{202e}'];
            prop_assert!(!name.contains(banned));
            prop_assert!(!name.contains(char::is_control));
        }

        #[test]
        fn no_grapheme_is_torn(n_before in 0..40_usize) {
            let title = "世".repeat(n_before) + &"👩‍👩‍👧".repeat(30);
            let name = file_name(&title, "");
            let stem = name.strip_suffix(EXTENSION).unwrap();
            prop_assert!(stem.ends_with("👩‍👩‍👧") && title.starts_with(stem));
        }
    }
}
