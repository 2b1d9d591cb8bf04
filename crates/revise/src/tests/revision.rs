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

/// Sentences that differ in a name or a verb only, as minutes of meetings have them.
fn near_twins(dice: &mut Dice) -> String {
    let is_english = dice.below(3) == 0;
    let words = if is_english { &EN[..] } else { &ZH[..] };
    let rest: Vec<_> = (0..2 + dice.below(6)).map(|_| dice.one_of(words)).collect();
    let (gap, end) = if is_english { (" ", ". ") } else { ("", "。") };
    let mut verb = dice.one_of(words);
    let mut twins = String::new();
    for _ in 0..2 + dice.below(4) {
        if dice.below(4) == 0 {
            verb = dice.one_of(words);
        }
        twins += &[dice.one_of(&NAMES), gap, verb, &rest.concat(), end].concat();
    }
    twins
}

/// An article of some paragraphs; now and then a sentence stands in it twice, or almost.
pub(super) fn article(dice: &mut Dice) -> String {
    let boilerplate = sentence(dice);
    let mut paragraphs = Vec::new();
    for _ in 0..4 + dice.below(8) {
        let mut paragraph: String = (0..2 + dice.below(5)).map(|_| sentence(dice)).collect();
        match dice.below(5) {
            0 => paragraph += &boilerplate,
            1 => paragraph += &near_twins(dice),
            _ => {}
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

/// Lines that were wrapped are joined again, words with a space.
fn join(text: &mut Traced, dice: &mut Dice) {
    let is_all = dice.below(2) == 0;
    let mut joined: Traced = Vec::new();
    for (at, traced) in text.iter().enumerate() {
        let is_kept = traced.0 != '\n' || !(is_all || dice.below(3) == 0);
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| text.get(at)).is_some_and(|traced| traced.0.is_ascii_alphanumeric())
        };
        if is_kept {
            joined.push(*traced);
        } else if is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)) {
            joined.push((' ', Origin::New));
        }
    }
    *text = joined;
}

/// Two sentences change places: neighbours, or any two.
fn swap(text: &mut Traced, dice: &mut Dice) {
    let parts = sentences(text);
    let first = dice.below(parts.len());
    let second = if dice.below(2) == 0 { first + 1 } else { dice.below(parts.len()) };
    let (Some(a), Some(b)) = (parts.get(first.min(second)), parts.get(first.max(second))) else {
        return;
    };
    if a.end <= b.start {
        let (left, between, right) = (&text[a.clone()], &text[a.end..b.start], &text[b.clone()]);
        let swapped = [right, between, left].concat();
        text.splice(a.start..b.end, swapped);
    }
}

/// A sentence goes to another place.
fn move_sentence(text: &mut Traced, dice: &mut Dice) {
    let sentence = pick(dice, &sentences(text));
    let taken: Traced = text.drain(sentence).collect();
    let at = pick(dice, &sentences(text)).start;
    text.splice(at..at, taken);
}

/// Signs and digits and letters of another width.
const WIDTHS: [(char, char); 12] = [
    ('，', ','),
    ('。', '.'),
    (',', '，'),
    ('.', '。'),
    ('O', 'Ｏ'),
    ('E', 'Ｅ'),
    ('W', 'Ｗ'),
    ('G', 'Ｇ'),
    ('M', 'Ｍ'),
    ('a', 'ａ'),
    ('与', '和'),
    ('ï', 'i'),
];

/// Everywhere, or here and there, a sign becomes another one.
fn change_signs(text: &mut Traced, dice: &mut Dice) {
    let (from, to) = WIDTHS[dice.below(WIDTHS.len())];
    let is_all = dice.below(2) == 0;
    for traced in text.iter_mut().filter(|traced| traced.0 == from) {
        if is_all || dice.below(3) == 0 {
            *traced = (to, Origin::New);
        }
    }
}

/// A name becomes another one, everywhere or here and there.
fn rename(text: &mut Traced, dice: &mut Dice) {
    let (from, to) = (dice.one_of(&NAMES), untraced(dice.one_of(&NAMES)));
    let from: Vec<_> = from.chars().collect();
    let is_all = dice.below(2) == 0;
    let mut renamed = Vec::new();
    let mut at = 0;
    while let Some(traced) = text.get(at) {
        let is_here = text[at..].iter().map(|traced| traced.0).take(from.len()).eq(from.clone());
        if is_here && (is_all || dice.below(3) == 0) {
            renamed.extend(to.iter().copied());
            at += from.len();
        } else {
            renamed.push(*traced);
            at += 1;
        }
    }
    *text = renamed;
}

/// A copy of a sentence, before or behind it or anywhere else.
fn copy(text: &mut Traced, dice: &mut Dice) {
    let sentence = pick(dice, &sentences(text));
    let copy: Traced = text[sentence.clone()].iter().map(copied).collect();
    let other = pick(dice, &sentences(text));
    let at = [sentence.start, sentence.end, other.start][dice.below(3)];
    text.splice(at..at, copy);
}

/// One change to the text.
pub(super) fn edit(text: &mut Traced, dice: &mut Dice) {
    match dice.below(15) {
        0 | 1 => {
            let (at, new) = (pick(dice, &sentences(text)).start, untraced(&sentence(dice)));
            text.splice(at..at, new);
        }
        2 => {
            let sentence = pick(dice, &sentences(text));
            text.drain(sentence);
        }
        3 => {
            let words = some_words(text, dice);
            text.drain(words);
        }
        4 | 5 => {
            let (words, is_english) = (some_words(text, dice), dice.below(3) == 0);
            text.splice(words, untraced(&word(dice, is_english)));
        }
        6 => {
            let (at, new) = (some_words(text, dice).start, untraced(&word(dice, false)));
            text.splice(at..at, new);
        }
        7 => move_paragraph(text, dice),
        8 => move_sentence(text, dice),
        9 => swap(text, dice),
        10 => wrap(text, dice),
        11 => join(text, dice),
        12 => change_signs(text, dice),
        13 => rename(text, dice),
        _ => copy(text, dice),
    }
}
