//! The words of the data file, in their forms.

use super::{Meaning, Position, Role};
use crate::dictionary::Dictionary;
use crate::fold::key_of;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The data file; its header tells its form and its sources.
const DATA: &str = include_str!("../../data/cues.txt");

const GROUPS: [(&str, Meaning); 34] = [
    ("support", Meaning::Position(Position::Support)),
    ("oppose", Meaning::Position(Position::Oppose)),
    ("mixed", Meaning::Position(Position::Mixed)),
    ("neutral", Meaning::Position(Position::Neutral)),
    ("support:adjective", Meaning::Adjective(Position::Support)),
    ("oppose:adjective", Meaning::Adjective(Position::Oppose)),
    ("mixed:adjective", Meaning::Adjective(Position::Mixed)),
    ("neutral:adjective", Meaning::Adjective(Position::Neutral)),
    ("role:attendee", Meaning::Role(Role::Attendee)),
    ("role:contributor", Meaning::Role(Role::Contributor)),
    ("role:convener", Meaning::Role(Role::Convener)),
    ("role:proposer", Meaning::Role(Role::Proposer)),
    ("role:member", Meaning::Role(Role::Member)),
    ("role:excluded", Meaning::Role(Role::Excluded)),
    ("act", Meaning::Act),
    ("none", Meaning::Nothing),
    ("not", Meaning::Not),
    ("yet", Meaning::Yet),
    ("notnot", Meaning::NoNot),
    ("will", Meaning::Will),
    ("be", Meaning::Copula),
    ("partly", Meaning::Partly),
    ("nobody", Meaning::Nobody),
    ("light", Meaning::Light),
    ("light:end", Meaning::LightEnd),
    ("filler", Meaning::Filler),
    ("filler:mixed", Meaning::PartlyFiller),
    ("filler:not", Meaning::NotFiller),
    ("noun:support", Meaning::Noun(Position::Support)),
    ("noun:oppose", Meaning::Noun(Position::Oppose)),
    ("noun:mixed", Meaning::Noun(Position::Mixed)),
    ("noun:neutral", Meaning::Noun(Position::Neutral)),
    ("tail", Meaning::Tail),
    ("irregular", Meaning::Nothing),
];

/// Dictionaries of their own, since a word may be in several: a negation may also be a cue.
pub(super) struct Words {
    pub(super) cues: Dictionary,
    pub(super) negations: Dictionary,
    /// What stands before a cue and changes it.
    pub(super) before: Dictionary,
    /// What follows an English verb that says nothing by itself.
    pub(super) phrase: Dictionary,
}

/// What must stand around a form for it to be a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// A sign that it is a verb.
    Verb,
    /// A holder before a noun.
    Holder,
}

/// What the data say of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) meaning: Meaning,
    pub(super) needs: Needs,
    /// So many characters at its beginning are no part of the cue.
    pub(super) n_before: usize,
    /// So many at its end are not either.
    pub(super) n_behind: usize,
}

impl Entry {
    /// What stands behind the number of a word.
    pub(super) fn of(value: u32) -> Self {
        let [group, needs, before, behind] = value.to_le_bytes();
        let meaning = GROUPS.get(usize::from(group)).map_or(Meaning::Nothing, |group| group.1);
        let needs = match needs {
            0 => Needs::Nothing,
            1 => Needs::Verb,
            _ => Needs::Holder,
        };
        let (n_before, n_behind) = (usize::from(before), usize::from(behind));
        Self { meaning, needs, n_before, n_behind }
    }
}

/// What the first of the words found means.
pub(super) fn meaning(value: Option<&u32>) -> Meaning {
    value.map_or(Meaning::Nothing, |value| Entry::of(*value).meaning)
}

pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all: [Dictionary; 4] = Default::default();
        let irregular = irregular();
        for (group, word) in entries() {
            let Some((_, meaning)) = GROUPS.get(usize::from(group)) else { continue };
            for form in forms(word, &irregular) {
                let value = u32::from_le_bytes([group, form.needs as u8, form.before, form.behind]);
                all[place_of(*meaning)].add(&form.text, value, false);
            }
        }
        let [cues, negations, before, phrase] = all.map(Dictionary::finish);
        Words { cues, negations, before, phrase }
    })
}

/// The words of the data, each with its group.
fn entries() -> impl Iterator<Item = (u8, &'static str)> {
    let mut group = u8::MAX;
    let lines = DATA.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(move |line| {
        if let Some(name) = line.strip_prefix('@') {
            let found = GROUPS.iter().position(|(known, _)| *known == name);
            group = found.and_then(|found| u8::try_from(found).ok()).unwrap_or(u8::MAX);
        }
        let words = line.split('|').filter(|word| !word.starts_with('@'));
        let of_group = group;
        words.map(move |word| (of_group, word))
    })
}

/// The dictionary that holds words of a meaning.
fn place_of(meaning: Meaning) -> usize {
    match meaning {
        Meaning::Position(_)
        | Meaning::Adjective(_)
        | Meaning::Role(_)
        | Meaning::Act
        | Meaning::Nothing => 0,
        Meaning::Not | Meaning::Yet | Meaning::NoNot => 1,
        Meaning::Will | Meaning::Partly | Meaning::Nobody | Meaning::Copula => 2,
        _ => 3,
    }
}

/// A form of a word of the data.
#[derive(Debug, PartialEq)]
struct Form {
    text: String,
    needs: Needs,
    /// So many characters before and behind the cue.
    before: u8,
    behind: u8,
}

impl Form {
    /// Reads the marks of what must stand before and behind.
    fn new(marked: &str, needs: Needs) -> Self {
        let (outside, rest) = marked.split_once('_').unwrap_or(("", marked));
        let (inside, _) = rest.split_once('/').unwrap_or((rest, ""));
        let text = marked.replace(['_', '/'], "");
        let length = |text: &str| key_of(text).len();
        let (before, inside) = (length(outside), length(inside));
        let behind = length(&text) - before - inside;
        let small = |n: usize| u8::try_from(n).unwrap_or_default();
        Self { text, needs, before: small(before), behind: small(behind) }
    }
}

/// English verbs whose forms are their own, by their base.
type Irregular = BTreeMap<&'static str, Vec<&'static str>>;

fn irregular() -> Irregular {
    let is_irregular =
        |group: u8| GROUPS.get(usize::from(group)).is_some_and(|it| it.0 == "irregular");
    let verbs = entries().filter(|(group, _)| is_irregular(*group));
    let forms = verbs.map(|(_, verb)| verb.split(' ').collect::<Vec<_>>());
    forms.filter_map(|forms| Some((*forms.first()?, forms))).collect()
}

/// All forms of a word as it stands in the data.
fn forms(word: &str, irregular: &Irregular) -> Vec<Form> {
    let (is_verb, word) = word.strip_prefix('~').map_or((false, word), |rest| (true, rest));
    let (is_doubtful, word) = word.strip_prefix('?').map_or((false, word), |rest| (true, rest));
    let (is_noun, word) = word.strip_prefix('^').map_or((false, word), |rest| (true, rest));
    let mut all = Vec::new();
    for text in choices(word) {
        if is_verb {
            all.extend(inflected(&text, is_doubtful, irregular));
            continue;
        }
        let needs = match (is_doubtful, is_noun) {
            (true, _) => Needs::Verb,
            (_, true) => Needs::Holder,
            _ => Needs::Nothing,
        };
        all.push(Form::new(&text, needs));
    }
    all
}

/// The words that braces make of one.
fn choices(word: &str) -> Vec<String> {
    let parts = word.split_once('{').and_then(|(before, rest)| {
        let (among, behind) = rest.split_once('}')?;
        Some((before, among, behind))
    });
    let Some((before, among, behind)) = parts else { return vec![word.to_owned()] };
    let behind = choices(behind);
    let each = among
        .split(',')
        .flat_map(|choice| behind.iter().map(move |behind| format!("{before}{choice}{behind}")));
    each.collect()
}

/// The forms of an English verb, which is the first word of a phrase. Base and third person are
/// those that may be nouns.
fn inflected(phrase: &str, is_doubtful: bool, irregular: &Irregular) -> Vec<Form> {
    let (verb, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    let is_vowel_y = ["ay", "ey", "oy"].iter().any(|end| verb.ends_with(end));
    let on_ies = verb.strip_suffix('y').filter(|_| !is_vowel_y);
    let third = match on_ies {
        _ if verb == "have" => "has".to_owned(),
        Some(start) => format!("{start}ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        None => format!("{verb}s"),
    };
    let own = irregular.get(verb);
    let told = |nth: usize| own.and_then(|own| own.get(nth)).map(|form| (*form).to_owned());
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let past = told(1).unwrap_or_else(|| match on_ies {
        Some(start) => format!("{start}ied"),
        None => format!("{stem}ed"),
    });
    let gerund = told(3).unwrap_or_else(|| match verb.ends_with("ee") {
        true => format!("{verb}ing"),
        false => format!("{stem}ing"),
    });
    let mut surely: Vec<String> = vec![past];
    surely.extend(told(2).filter(|participle| !surely.contains(participle)));
    surely.push(gerund);
    let doubtful = [verb.to_owned(), third].map(|form| (form, is_doubtful));
    let all = doubtful.into_iter().chain(surely.into_iter().map(|form| (form, false)));
    let needs = |is_doubtful| if is_doubtful { Needs::Verb } else { Needs::Nothing };
    all.map(|(form, is_doubtful)| Form::new(&(form + rest), needs(is_doubtful))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_data_is_known() {
        let mut groups = DATA.lines().filter_map(|line| line.strip_prefix('@'));
        assert!(groups.all(|group| GROUPS.iter().any(|(known, _)| *known == group)));
    }

    #[test]
    fn a_form_is_in_one_group_of_positions() {
        let (mut seen, mut twice) = (BTreeMap::new(), Vec::new());
        let irregular = irregular();
        for (group, word) in entries() {
            let meaning = GROUPS[usize::from(group)].1;
            if !matches!(meaning, Meaning::Position(_) | Meaning::Adjective(_) | Meaning::Act) {
                continue;
            }
            for form in forms(word, &irregular) {
                let before = seen.insert(form.text.clone(), (group, form.needs as u8));
                if before.is_some_and(|before| before != (group, form.needs as u8)) {
                    twice.push(form.text);
                }
            }
        }
        assert!(twice.is_empty(), "in two groups, or two ways in one: {twice:?}");
    }

    #[test]
    fn english_verbs_have_their_forms() {
        let irregular = irregular();
        let texts = |word: &str| -> Vec<_> {
            forms(word, &irregular).into_iter().map(|form| form.text).collect()
        };
        assert_eq!(texts("~endorse"), ["endorse", "endorses", "endorsed", "endorsing"]);
        assert_eq!(texts("~call for"), ["call for", "calls for", "called for", "calling for"]);
        assert_eq!(texts("~ratify"), ["ratify", "ratifies", "ratified", "ratifying"]);
        assert_eq!(texts("~stay out"), ["stay out", "stays out", "stayed out", "staying out"]);
        assert_eq!(texts("~agree"), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(texts("~throw"), ["throw", "throws", "threw", "thrown", "throwing"]);
        assert_eq!(texts("~commit"), ["commit", "commits", "committed", "committing"]);
        assert_eq!(texts("{投,投了}票"), ["投票", "投了票"]);
    }
}
