//! What is searched for: plain words or a regular expression, checked and made ready.

use crate::Folding;
use crate::scan::{MAX_WINDOW, MIN_WINDOW};
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, parse::ParserBuilder};
use regex_syntax::hir::{self, translate::TranslatorBuilder};

/// What the analyst asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words, or the regular expression.
    pub text: String,
    /// Whether the text is a regular expression.
    pub is_regex: bool,
    /// Which differences do not count.
    pub folding: Folding,
}

/// What is wrong with a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A `(` that is never closed.
    GroupOpen,
    /// A `)` that closes nothing.
    GroupClosed,
    /// A `[` that is never closed.
    ClassOpen,
    /// The ends of a range such as `z-a` are the wrong way round, or no characters.
    ClassRange,
    /// Nothing stands before `*`, `+`, `?` or `{}`.
    NothingToRepeat,
    /// The numbers in `{}` are missing, too large or the wrong way round, or it is not closed.
    RepeatCount,
    /// A backslash before a character that has no such meaning, or at the end.
    Escape,
    /// A character number that is no character.
    CharacterNumber,
    /// An unknown option in `(?…)`.
    Flag,
    /// A group's name is missing, odd or used twice.
    GroupName,
    /// An unknown property in `\p{…}`.
    Property,
    /// Looking around `(?=…)` and going back to a group `\1`: not possible in linear time.
    NotLinear,
    /// It matches things that are no text.
    NotText,
    /// Groups stand too deep in each other.
    TooDeep,
    /// It grows too large when its repetitions are written out.
    TooLarge,
    /// Something else.
    Other,
}

/// Why a pattern is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternError {
    /// Why.
    pub fault: Fault,
    /// Where, as a byte of the pattern; `None` where it is the whole.
    pub at: Option<usize>,
}

/// The longest pattern, in bytes.
const MAX_PATTERN: usize = 4096;

/// How deep groups may stand in each other.
const NEST_LIMIT: u32 = 50;

/// The sizes of a compiled pattern in bytes, each with what a step through the text then costs.
/// Beyond the last it is refused.
const SIZES: [(usize, usize); 4] = [(16 << 10, 1), (64 << 10, 4), (256 << 10, 16), (1 << 20, 64)];

/// A pattern that is ready for searching.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub(crate) matcher: Matcher,
    /// What is folded in the text before the matcher sees it.
    pub(crate) folding: Folding,
    /// Whether a match may go over the end of a line, since the pattern says so.
    pub(crate) crosses_lines: bool,
    /// What a step through a byte costs; grows with the compiled size.
    pub(crate) weight: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Matcher {
    /// Words, folded.
    Literal(String),
    Regex(Regex),
}

impl Pattern {
    /// Makes a query ready; `None` if it asks for nothing.
    pub fn new(query: &Query) -> Option<Result<Self, PatternError>> {
        let Query { text, is_regex, folding } = query;
        if text.is_empty() {
            return None;
        }
        if text.len() > MAX_PATTERN {
            return Some(Err(PatternError { fault: Fault::TooLarge, at: None }));
        }
        Some(if *is_regex {
            Self::regex(text, *folding)
        } else {
            Ok(Self::literal(text, *folding))
        })
    }

    fn literal(text: &str, folding: Folding) -> Self {
        let needle = folding.fold(text);
        let crosses_lines = needle.contains('\n');
        Self { matcher: Matcher::Literal(needle), folding, crosses_lines, weight: 1 }
    }

    fn regex(text: &str, folding: Folding) -> Result<Self, PatternError> {
        check(text)?;
        let crosses_lines = names_line_end(text);
        // the case is the matcher's business, width and script that of the text before it
        let folding_of_text = Folding { case: false, ..folding };
        let folded = fold_pattern(text, folding_of_text);
        let (regex, weight) = compile(&folded, folding.case, crosses_lines)?;
        let matcher = Matcher::Regex(regex);
        Ok(Self { matcher, folding: folding_of_text, crosses_lines, weight })
    }

    /// Whether a short text holds it, such as a cell of a table. A long text is for [`crate::Scan`].
    pub fn is_in(&self, text: &str) -> bool {
        let folded;
        let text = if self.folding.is_none() {
            text
        } else {
            folded = self.folding.fold(text);
            &folded
        };
        match &self.matcher {
            Matcher::Literal(needle) => text.contains(needle.as_str()),
            Matcher::Regex(regex) => regex.is_match(text),
        }
    }

    /// How much of a long line is looked at in one go, in bytes.
    pub(crate) fn window(&self) -> usize {
        match &self.matcher {
            Matcher::Literal(needle) => MAX_WINDOW.max(needle.len() * 16),
            Matcher::Regex(_) => (MAX_WINDOW / self.weight).max(MIN_WINDOW),
        }
    }

    /// How much two windows share, so that no match up to that length is missed.
    pub(crate) fn overlap(&self) -> usize {
        match &self.matcher {
            // a character folds to a quarter of its length at best
            Matcher::Literal(needle) => needle.len() * 4,
            Matcher::Regex(_) => self.window() / 4,
        }
    }
}

/// Compiles to the smallest size that it fits.
fn compile(
    pattern: &str,
    ignores_case: bool,
    crosses_lines: bool,
) -> Result<(Regex, usize), PatternError> {
    for (size, weight) in SIZES {
        let built = RegexBuilder::new(pattern)
            .case_insensitive(ignores_case)
            .multi_line(crosses_lines)
            .nest_limit(NEST_LIMIT)
            .size_limit(size)
            .build();
        match built {
            Ok(regex) => return Ok((regex, weight)),
            Err(regex::Error::CompiledTooBig(_)) => {}
            Err(_) => return Err(PatternError { fault: Fault::Other, at: None }),
        }
    }
    Err(PatternError { fault: Fault::TooLarge, at: None })
}

/// Finds what is wrong, and where: the builder itself tells it in English prose only.
fn check(pattern: &str) -> Result<(), PatternError> {
    let mut parser = ParserBuilder::new().nest_limit(NEST_LIMIT).build();
    let ast = parser.parse(pattern).map_err(|error| PatternError {
        fault: fault_of_syntax(error.kind()),
        at: Some(error.span().start.offset),
    })?;
    let mut translator = TranslatorBuilder::new().build();
    translator.translate(pattern, &ast).map(|_| ()).map_err(|error| PatternError {
        fault: fault_of_meaning(error.kind()),
        at: Some(error.span().start.offset),
    })
}

fn fault_of_syntax(kind: &ast::ErrorKind) -> Fault {
    use ast::ErrorKind as Kind;
    match kind {
        Kind::GroupUnclosed => Fault::GroupOpen,
        Kind::GroupUnopened => Fault::GroupClosed,
        Kind::ClassUnclosed => Fault::ClassOpen,
        Kind::ClassRangeInvalid | Kind::ClassRangeLiteral | Kind::ClassEscapeInvalid => {
            Fault::ClassRange
        }
        Kind::RepetitionMissing => Fault::NothingToRepeat,
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => Fault::RepeatCount,
        Kind::EscapeUnexpectedEof | Kind::EscapeUnrecognized => Fault::Escape,
        Kind::EscapeHexEmpty | Kind::EscapeHexInvalid | Kind::EscapeHexInvalidDigit => {
            Fault::CharacterNumber
        }
        Kind::FlagDanglingNegation
        | Kind::FlagDuplicate { .. }
        | Kind::FlagRepeatedNegation { .. }
        | Kind::FlagUnexpectedEof
        | Kind::FlagUnrecognized => Fault::Flag,
        Kind::GroupNameDuplicate { .. }
        | Kind::GroupNameEmpty
        | Kind::GroupNameInvalid
        | Kind::GroupNameUnexpectedEof => Fault::GroupName,
        Kind::UnicodeClassInvalid => Fault::Property,
        Kind::UnsupportedBackreference | Kind::UnsupportedLookAround => Fault::NotLinear,
        Kind::NestLimitExceeded(_) | Kind::CaptureLimitExceeded => Fault::TooDeep,
        _ => Fault::Other,
    }
}

fn fault_of_meaning(kind: &hir::ErrorKind) -> Fault {
    use hir::ErrorKind as Kind;
    match kind {
        Kind::UnicodePropertyNotFound
        | Kind::UnicodePropertyValueNotFound
        | Kind::UnicodePerlClassNotFound => Fault::Property,
        Kind::InvalidUtf8 | Kind::UnicodeNotAllowed | Kind::InvalidLineTerminator => Fault::NotText,
        _ => Fault::Other,
    }
}

/// Folds the plain characters of a regular expression. One that would become a sign with a
/// meaning, such as a wide bracket, is escaped; what a backslash escapes is left alone. In `[ ]`
/// a simplified character joins the traditional one, so that ranges stay what they are.
fn fold_pattern(pattern: &str, folding: Folding) -> String {
    let mut out = String::with_capacity(pattern.len());
    let (mut is_escaped, mut depth) = (false, 0_u32);
    let mut before = '\0';
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        let in_range = before == '-' || characters.peek() == Some(&'-');
        let width = Folding { script: folding.script && depth == 0, ..folding };
        let mut folded = String::new();
        width.fold_char(character, &mut folded);
        if is_escaped || folded.chars().eq([character]) {
            out.push(character);
        } else {
            out.push_str(&regex::escape(&folded));
        }
        if folding.script && depth > 0 && !in_range && !is_escaped {
            let simplified = text::simplified_char(character);
            out.extend((simplified != character).then_some(simplified));
        }
        match character {
            '[' if !is_escaped => depth += 1,
            ']' if !is_escaped => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
        before = character;
    }
    out
}

/// Whether the pattern speaks of line ends: an escaped or real one, or the option `s`.
fn names_line_end(pattern: &str) -> bool {
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\n' => return true,
            '\\' if matches!(characters.next(), Some('n' | 'x' | 'u' | 'U')) => return true,
            '(' => {
                let mut options = characters.clone();
                if options.next() == Some('?')
                    && options.take_while(char::is_ascii_alphabetic).any(|c| c == 's')
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query { text: text.into(), is_regex: true, folding: Folding::NONE }
    }

    #[track_caller]
    fn refused(text: &str, fault: Fault, at: impl Into<Option<usize>>) {
        let error = Pattern::new(&query(text)).unwrap().unwrap_err();
        assert_eq!((error.fault, error.at), (fault, at.into()), "{text}");
    }

    #[test]
    fn a_bad_pattern_is_refused_with_where_and_why() {
        refused("微软(", Fault::GroupOpen, 6);
        refused("a)", Fault::GroupClosed, 1);
        refused("[a", Fault::ClassOpen, 0);
        refused("[z-a]", Fault::ClassRange, 1);
        refused("*", Fault::NothingToRepeat, 0);
        refused("a{2,1}", Fault::RepeatCount, 1);
        refused("a{2", Fault::RepeatCount, 1);
        refused("\\", Fault::Escape, 0);
        refused("\\q", Fault::Escape, 0);
        refused("\\x{110000}", Fault::CharacterNumber, 3);
        refused("(?y)", Fault::Flag, 2);
        refused("(?<>a)", Fault::GroupName, 3);
        refused("\\p{Nowhere}", Fault::Property, 0);
        refused("(a)\\1", Fault::NotLinear, 3);
        refused("(?=a)", Fault::NotLinear, 0);
        refused("(?-u)\\xff", Fault::NotText, 5);
        refused(&("(".repeat(60) + &")".repeat(60)), Fault::TooDeep, 50);
    }

    #[test]
    fn a_pattern_that_explodes_is_refused() {
        refused("(a{1000}){1000}", Fault::TooLarge, None);
        refused("((\\w{100}){100}){100}", Fault::TooLarge, None);
        refused(&"a".repeat(MAX_PATTERN + 1), Fault::TooLarge, None);
        for fine in [r"\p{Han}{2,4}", r"\w{3,12}", ".{0,300}", r"(?i)\p{Greek}", r"\d{4}年"] {
            assert!(Pattern::new(&query(fine)).unwrap().is_ok(), "{fine}");
        }
    }

    #[test]
    fn a_short_text_is_asked_as_a_whole() {
        let is_in = |pattern: &str, folding, text: &str| {
            let query = Query { text: pattern.into(), is_regex: true, folding };
            Pattern::new(&query).unwrap().unwrap().is_in(text)
        };
        let case = Folding { case: true, width: true, script: false };
        assert!(is_in("^micro", case, "Ｍicrosoft"));
        assert!(!is_in("^micro", Folding::NONE, "Microsoft"));
        assert!(!is_in("^soft", case, "Microsoft"));
        assert!(is_in("支持|反对", Folding::NONE, "伊朗反对"));
    }

    #[test]
    fn nothing_asks_for_nothing() {
        assert!(Pattern::new(&query("")).is_none());
    }

    #[test]
    fn only_a_pattern_that_says_so_crosses_lines() {
        let crosses = |text| Pattern::new(&query(text)).unwrap().unwrap().crosses_lines;
        assert!([r"a\nb", "a\nb", "(?s)a.b", "(?is:.)", r"\x0A"].into_iter().all(crosses));
        assert!(![r"\s+", "[^a]", r"\\n", "(?i)s", "a.b", "(?:s)"].into_iter().any(crosses));
    }

    #[test]
    fn wide_signs_in_a_pattern_are_plain_characters() {
        let width = Folding { width: true, ..Folding::NONE };
        assert_eq!(fold_pattern("（Ａ＋）", width), r"\(A\+\)");
        assert_eq!(fold_pattern("(a+)［", width), r"(a+)\[");
        assert_eq!(fold_pattern("＜", width), "<");
        assert_eq!(fold_pattern(r"\d。", width), r"\d。");
        let script = Folding { script: true, ..Folding::NONE };
        assert_eq!(fold_pattern("聯.國", script), "联.国");
        assert_eq!(fold_pattern("[國a][萬-龍]", script), "[國国a][萬-龍]");
    }
}
