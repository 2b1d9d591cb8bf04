//! Random articles and revisions of them, in which it is known where every character came from.

use std::ops::Range;

/// A number generator that gives the same for the same seed.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

/// Few names, so that each stands in the text many times.
const NAMES: [&str; 10] = [
    "微软",
    "联合国",
    "俄罗斯",
    "OEWG",
    "Microsoft",
    "欧盟委员会",
    "开放式工作组",
    "cafe\u{301}",
    "🇨🇳",
    "𠮷田",
];
const ZH: [&str; 24] = [
    "支持",
    "反对",
    "呼吁",
    "网络",
    "空间",
    "规范",
    "的",
    "在",
    "各国",
    "会议",
    "提出",
    "关于",
    "安全",
    "倡议",
    "表示",
    "第二",
    "国际",
    "法",
    "适用",
    "，",
    "与",
    "共识",
    "👩‍👩‍👧",
    "是",
];
const EN: [&str; 16] = [
    "the ",
    "of ",
    "supports ",
    "opposes ",
    "a ",
    "norm ",
    "cyber ",
    "working ",
    "group ",
    "states ",
    "in ",
    "Geneva ",
    "session ",
    "and ",
    "naïve ",
    "report ",
];

fn word(dice: &mut Dice, is_english: bool) -> String {
    match (dice.below(5), is_english) {
        (0, true) => format!("{} ", dice.one_of(&NAMES)),
        (0, false) => dice.one_of(&NAMES).to_owned(),
        (_, true) => dice.one_of(&EN).to_owned(),
        (_, false) => dice.one_of(&ZH).to_owned(),
    }
}

fn sentence(dice: &mut Dice) -> String {
    let is_english = dice.below(3) == 0;
    let n_words = 4 + dice.below(12);
    let words: String = (0..n_words).map(|_| word(dice, is_english)).collect();
    words + if is_english { ". " } else { "。" }
}

/// An article of some paragraphs; now and then a sentence stands in it twice.
pub(super) fn article(dice: &mut Dice) -> String {
    let boilerplate = sentence(dice);
    let mut paragraphs = Vec::new();
    for _ in 0..4 + dice.below(8) {
        let mut paragraph: String = (0..2 + dice.below(5)).map(|_| sentence(dice)).collect();
        if dice.below(5) == 0 {
            paragraph += &boilerplate;
        }
        paragraphs.push(paragraph);
    }
    paragraphs.join("\n\n")
}

/// Where a character came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was not in the first text.
    New,
    /// It is this one of the first text.
    Same(usize),
    /// It was put in beside this one, as a copy of it.
    Copy(usize),
}

/// A text, with the origin of each character.
pub(super) type Traced = Vec<(char, Origin)>;

const BREAK: (char, Origin) = ('\n', Origin::New);

pub(super) fn traced(text: &str) -> Traced {
    text.chars().enumerate().map(|(at, character)| (character, Origin::Same(at))).collect()
}

fn untraced(text: &str) -> Traced {
    text.chars().map(|character| (character, Origin::New)).collect()
}

fn copied((character, origin): &(char, Origin)) -> (char, Origin) {
    match origin {
        Origin::Same(at) => (*character, Origin::Copy(*at)),
        other => (*character, *other),
    }
}

fn sentences(text: &Traced) -> Vec<Range<usize>> {
    cut(text, |c| matches!(c, '。' | '.' | '\n'))
}

fn cut(text: &Traced, is_end: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, (character, _)) in text.iter().enumerate() {
        if is_end(*character) {
            if at > start {
                parts.push(start..at + 1);
            }
            start = at + 1;
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}

fn pick(dice: &mut Dice, parts: &[Range<usize>]) -> Range<usize> {
    parts.get(dice.below(parts.len())).cloned().unwrap_or(0..0)
}

/// Some characters within one sentence.
fn some_words(text: &Traced, dice: &mut Dice) -> Range<usize> {
    let sentence = pick(dice, &sentences(text));
    let start = sentence.start + dice.below(sentence.len());
    start..(start + 1 + dice.below(6)).min(sentence.end)
}

fn move_paragraph(text: &mut Traced, dice: &mut Dice) {
    let mut paragraphs: Vec<Traced> =
        cut(text, |c| c == '\n').into_iter().map(|part| text[part].to_vec()).collect();
    if let Some(last) = paragraphs.last_mut().filter(|last| !last.ends_with(&[BREAK])) {
        last.push(BREAK);
    }
    let taken = paragraphs.remove(dice.below(paragraphs.len()));
    paragraphs.insert(dice.below(paragraphs.len() + 1), taken);
    *text = paragraphs.join(&BREAK);
}

fn wrap(text: &mut Traced, dice: &mut Dice) {
    let width = 20 + dice.below(30);
    let mut wrapped = Vec::new();
    for (at, traced) in text.iter().enumerate() {
        match traced.0 {
            ' ' if dice.below(4) == 0 => wrapped.push(BREAK),
            _ => wrapped.push(*traced),
        }
        if at % width == width - 1 && ('\u{4e00}'..'\u{9fff}').contains(&traced.0) {
            wrapped.push(BREAK);
        }
    }
    *text = wrapped;
}

/// One change to the text.
pub(super) fn edit(text: &mut Traced, dice: &mut Dice) {
    let at_sentence = pick(dice, &sentences(text));
    match dice.below(9) {
        0 | 1 => {
            let new = untraced(&sentence(dice));
            text.splice(at_sentence.start..at_sentence.start, new);
        }
        2 => {
            text.drain(at_sentence);
        }
        3 => {
            let words = some_words(text, dice);
            text.drain(words);
        }
        4 => {
            let (words, new) = (some_words(text, dice), untraced(&word(dice, false)));
            let was = &text[words.clone()];
            let same = |a: Option<&(char, Origin)>, b: Option<&(char, Origin)>| {
                a.zip(b).is_none_or(|(a, b)| a.0 == b.0)
            };
            // what ends alike reads as if only a part of it had been replaced
            if !same(was.first(), new.first()) && !same(was.last(), new.last()) {
                text.splice(words, new);
            }
        }
        5 => {
            let (at, new) = (some_words(text, dice).start, untraced(&word(dice, false)));
            text.splice(at..at, new);
        }
        6 => move_paragraph(text, dice),
        7 => wrap(text, dice),
        _ => {
            // a copy, before or behind what it is a copy of or anywhere else
            let copy: Traced = text[at_sentence.clone()].iter().map(copied).collect();
            let other = pick(dice, &sentences(text));
            let places = [at_sentence.start, at_sentence.end, other.start];
            let at = places[dice.below(3)];
            text.splice(at..at, copy);
        }
    }
}
