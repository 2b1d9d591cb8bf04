//! The numbers that Word counts before paragraphs, and its bullets, as text.

use super::DocxError;
use super::xml::{Element, Visitor, walk};
use std::collections::BTreeMap;

/// Lists have nine levels.
const N_LEVELS: usize = 9;

/// A higher number is shown in digits, whatever its form.
const MAX_COUNTED: u32 = 999;

/// How the number of a level is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Decimal,
    DecimalZero,
    Letter(char),
    Roman {
        is_upper: bool,
    },
    Chinese,
    Circle,
    FullWidth,
    Stem,
    Bullet,
    /// No number, or one of a form that is not known here.
    Unknown,
}

impl Form {
    /// The form of that name in the standard (ECMA-376, 17.18.59).
    fn of_name(name: &str) -> Self {
        match name {
            "decimal" => Self::Decimal,
            "decimalZero" => Self::DecimalZero,
            "lowerLetter" => Self::Letter('a'),
            "upperLetter" => Self::Letter('A'),
            "lowerRoman" => Self::Roman { is_upper: false },
            "upperRoman" => Self::Roman { is_upper: true },
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "ideographDigital" => Self::Chinese,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circle,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "ideographTraditional" => Self::Stem,
            "bullet" => Self::Bullet,
            _ => Self::Unknown,
        }
    }

    /// A number, which begins with 1, in this form.
    fn write(self, n: u32) -> String {
        let digits = || n.to_string();
        match self {
            _ if n == 0 || n > MAX_COUNTED => digits(),
            Self::Decimal | Self::Unknown | Self::Bullet => digits(),
            Self::DecimalZero => format!("{n:02}"),
            Self::Letter(first) => letters(n, first),
            Self::Roman { is_upper: true } => roman(n),
            Self::Roman { is_upper: false } => roman(n).to_lowercase(),
            Self::Chinese => chinese(n),
            Self::Circle => nth('①', n, 20).unwrap_or_else(digits),
            Self::FullWidth => {
                digits().chars().filter_map(|c| nth('０', c.to_digit(10)? + 1, 10)).collect()
            }
            Self::Stem => {
                let stem = "甲乙丙丁戊己庚辛壬癸".chars().nth(n as usize - 1);
                stem.map_or_else(digits, String::from)
            }
        }
    }
}

/// The `n`th character of a row that begins with `first`, if there are so many.
fn nth(first: char, n: u32, n_all: u32) -> Option<String> {
    let character = char::from_u32(u32::from(first) + n - 1)?;
    (n <= n_all).then(|| character.into())
}

/// a to z, then aa to zz, as Word counts.
fn letters(n: u32, first: char) -> String {
    let letter = nth(first, (n - 1) % 26 + 1, 26).unwrap_or_default();
    letter.repeat(((n - 1) / 26 + 1) as usize)
}

fn roman(mut n: u32) -> String {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, letters) in VALUES {
        while n >= value {
            out.push_str(letters);
            n -= value;
        }
    }
    out
}

/// 一 to 九百九十九.
fn chinese(n: u32) -> String {
    let digit = |n: u32| "零一二三四五六七八九".chars().nth(n as usize).unwrap_or_default();
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out.extend([digit(hundreds), '百']);
    }
    match (hundreds, tens) {
        (0, 1) => out.push('十'),
        (_, 1..) => out.extend([digit(tens), '十']),
        (1.., 0) if ones > 0 => out.push('零'),
        _ => {}
    }
    if ones > 0 {
        out.push(digit(ones));
    }
    out
}

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    form: Form,
    /// What is written, with `%1` for the number of the first level.
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { form: Form::Unknown, text: String::new(), start: 1 }
    }
}

#[derive(Debug, Clone, Default)]
struct List {
    levels: Vec<Level>,
}

/// What a paragraph refers to: a list by its number, and a level that counts from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: String,
    pub(super) level: usize,
}

/// The lists of a document, and how far each is counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    /// The shapes of lists.
    shapes: BTreeMap<String, List>,
    /// Lists, each with its shape and where its levels begin anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    /// How far shapes are counted: lists of one shape go on with each other's numbers.
    counted: BTreeMap<String, [Option<u32>; N_LEVELS]>,
    /// Lists that were met.
    met: Vec<String>,
}

impl Numbering {
    /// Counts a paragraph, and gives what Word writes before it; empty where that is not known.
    pub(super) fn next(&mut self, place: &Place) -> String {
        let Some((shape_id, starts)) = self.lists.get(&place.list) else { return String::new() };
        let Some(shape) = self.shapes.get(shape_id) else { return String::new() };
        let counted = self.counted.entry(shape_id.clone()).or_default();
        if !self.met.contains(&place.list) {
            self.met.push(place.list.clone());
            for (&level, &start) in starts {
                if let Some(count) = counted.get_mut(level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let level = place.level.min(N_LEVELS - 1);
        let begin = |level: usize| shape.levels.get(level).map_or(1, |it| it.start);
        for (upper, count) in counted.iter_mut().enumerate().take(level) {
            *count = Some(count.unwrap_or_else(|| begin(upper)));
        }
        counted[level] =
            Some(counted[level].map_or_else(|| begin(level), |count| count.saturating_add(1)));
        counted[level + 1..].fill(None);
        written(shape, level, counted)
    }
}

/// What stands before a paragraph of a level, with the space behind it.
fn written(shape: &List, level: usize, counted: &[Option<u32>; N_LEVELS]) -> String {
    let Some(own) = shape.levels.get(level) else { return String::new() };
    let mut mark = own.text.clone();
    match own.form {
        // the characters of bullets are those of fonts of their own
        Form::Bullet => return "• ".to_owned(),
        Form::Unknown => return String::new(),
        _ => {}
    }
    for (upper, count) in counted.iter().enumerate().take(level + 1) {
        let form = shape.levels.get(upper).map_or(Form::Unknown, |it| it.form);
        let number = count.map(|count| form.write(count)).unwrap_or_default();
        mark = mark.replace(&format!("%{}", upper + 1), &number);
    }
    let is_wide = mark.chars().next_back().is_some_and(|last| !last.is_ascii());
    if !mark.trim().is_empty() && !is_wide {
        mark.push(' ');
    }
    mark
}

/// Reads the part with the lists.
pub(super) fn read(xml: &str) -> Result<Numbering, DocxError> {
    let mut reader = NumberingReader::default();
    walk(xml, &mut reader)?;
    Ok(reader.numbering)
}

#[derive(Default)]
struct NumberingReader {
    numbering: Numbering,
    shape: Option<String>,
    list: Option<String>,
    level: usize,
}

impl NumberingReader {
    /// The level that is being read.
    fn level(&mut self) -> Option<&mut Level> {
        let shape = self.numbering.shapes.get_mut(self.shape.as_ref()?)?;
        if self.level >= N_LEVELS {
            return None;
        }
        if shape.levels.len() <= self.level {
            shape.levels.resize(self.level + 1, Level::default());
        }
        shape.levels.get_mut(self.level)
    }
}

impl Visitor for NumberingReader {
    fn open(&mut self, name: &str, element: &Element<'_>) {
        let value = || element.get("val").unwrap_or_default();
        match name {
            "abstractNum" => {
                self.shape = element.get("abstractNumId");
                let id = self.shape.clone().unwrap_or_default();
                self.numbering.shapes.insert(id, List::default());
            }
            "num" => {
                self.list = element.get("numId");
                let id = self.list.clone().unwrap_or_default();
                self.numbering.lists.insert(id, (String::new(), BTreeMap::new()));
            }
            "lvl" | "lvlOverride" => {
                let level = element.get("ilvl").and_then(|level| level.parse().ok());
                self.level = level.unwrap_or(N_LEVELS);
            }
            _ => {}
        }
        if let Some(level) = self.level() {
            match name {
                "start" => level.start = value().parse().unwrap_or(1),
                "numFmt" => level.form = Form::of_name(&value()),
                "lvlText" => level.text = value(),
                _ => {}
            }
            return;
        }
        let list = self.list.as_ref().and_then(|id| self.numbering.lists.get_mut(id));
        match (name, list) {
            ("abstractNumId", Some(list)) => list.0 = value(),
            ("startOverride", Some(list)) => {
                list.1.extend(value().parse().ok().map(|start| (self.level, start)));
            }
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.shape = None,
            "num" => self.list = None,
            _ => {}
        }
        if matches!(name, "lvl" | "lvlOverride") {
            self.level = N_LEVELS;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_forms() {
        let cases = [
            (Form::Decimal, 12, "12"),
            (Form::DecimalZero, 7, "07"),
            (Form::Letter('a'), 28, "bb"),
            (Form::Roman { is_upper: false }, 49, "xlix"),
            (Form::Chinese, 10, "十"),
            (Form::Chinese, 21, "二十一"),
            (Form::Chinese, 105, "一百零五"),
            (Form::Chinese, 110, "一百一十"),
            (Form::Circle, 3, "③"),
            (Form::Circle, 21, "21"),
            (Form::FullWidth, 10, "１０"),
            (Form::Stem, 2, "乙"),
            (Form::Stem, 11, "11"),
            (Form::Roman { is_upper: true }, 5000, "5000"),
        ];
        for (form, n, expected) in cases {
            assert_eq!(form.write(n), expected, "{form:?}");
        }
    }
}
