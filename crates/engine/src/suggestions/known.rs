//! Known names in an article: those of the project's entities, and of the starter set. The longest
//! one counts; case, width and traditional characters make no difference.

use crate::starter;
use model::{Entity, EntityId, EntityKind, Names, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use text::{TextRange, TextSize, name_key, simplified};

/// The shortest name that is looked for, in characters.
const MIN_CHARS: usize = 2;

/// The longest name that is looked for, in characters.
const MAX_CHARS: usize = 80;

/// The longest word of capitals whose case counts, in characters: `US` is not `us`.
const MAX_ACRONYM: usize = 6;

/// All names to look for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// By the first two characters; the longest first.
    names: BTreeMap<[char; 2], Vec<Name>>,
    entities: BTreeSet<EntityId>,
}

#[derive(Debug, Clone)]
struct Name {
    folded: Vec<char>,
    /// What the words must be to the letter, where that counts.
    in_case: Option<String>,
    entity: EntityId,
    kind: EntityKind,
    names: Rc<Names>,
}

/// A name that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Where.
    pub range: TextRange,
    /// Whose name it is; perhaps one of the starter set that the project does not have yet.
    pub entity: EntityId,
    /// What that is.
    pub kind: EntityKind,
    /// What it is called.
    pub names: Rc<Names>,
    /// The name in the form in which all its spellings are the same.
    pub folded: Rc<str>,
}

impl Lexicon {
    /// The names of a project and of the starter set. An entity of the set that the project has
    /// under one of its names counts as that one.
    pub(crate) fn of(project: &Project) -> Self {
        let mut lexicon = Self::default();
        let mut present = BTreeMap::new();
        for entity in project.entities.values() {
            for name in entity.spellings() {
                present.entry((entity.kind, folded(name))).or_insert_with(|| entity.id.clone());
            }
            lexicon.add(entity, &entity.id);
        }
        for entity in starter::Group::ALL.into_iter().flat_map(starter::entities) {
            let same = || {
                let mut names = entity.names.0.iter();
                names.find_map(|name| present.get(&(entity.kind, folded(&name.value))))
            };
            let id = match project.entities.get(&entity.id) {
                Some(_) => continue,
                None => same().unwrap_or(&entity.id).clone(),
            };
            lexicon.add(&entity, &id);
        }
        for names in lexicon.names.values_mut() {
            // of equal names the first counts: the project goes before the set
            names.sort_by_key(|name| std::cmp::Reverse(name.folded.len()));
        }
        lexicon
    }

    /// Whether names of this entity are looked for.
    pub(crate) fn knows(&self, id: &EntityId) -> bool {
        self.entities.contains(id)
    }

    fn add(&mut self, entity: &Entity, id: &EntityId) {
        self.entities.insert(id.clone());
        let names = Rc::new(entity.names.clone());
        for spelling in entity.spellings() {
            let folded: Vec<char> = folded(spelling).chars().collect();
            let (Some(first), Some(second)) = (folded.first(), folded.get(1)) else { continue };
            if (MIN_CHARS..=MAX_CHARS).contains(&folded.len()) {
                let in_case = is_acronym(spelling).then(|| spelling.to_owned());
                let begin = [*first, *second];
                let (entity, kind, names) = (id.clone(), entity.kind, Rc::clone(&names));
                let name = Name { folded, in_case, entity, kind, names };
                self.names.entry(begin).or_default().push(name);
            }
        }
    }

    /// Looks through a stretch of the text that begins at `from` and is about `budget` bytes long;
    /// returns where to go on. Names that begin in the stretch may end behind it.
    pub(crate) fn look(
        &self,
        text: &str,
        from: usize,
        budget: usize,
        found: &mut Vec<Suggestion>,
    ) -> usize {
        let until = text.floor_char_boundary(from.saturating_add(budget.max(4)));
        let end = text.floor_char_boundary(until.saturating_add(MAX_CHARS * 4));
        let before = text[..from].chars().next_back();
        let letters = Letters::of(&text[from..end], from, before);
        let mut idx = 0;
        while letters.starts.get(idx).is_some_and(|start| *start < until) {
            idx = match self.name_at(text, &letters, idx) {
                Some((n_chars, suggestion)) => {
                    found.push(suggestion);
                    idx + n_chars
                }
                None => idx + 1,
            };
        }
        letters.starts.get(idx).copied().unwrap_or(end)
    }

    fn name_at(&self, text: &str, letters: &Letters, idx: usize) -> Option<(usize, Suggestion)> {
        let rest = &letters.folded[idx..];
        let begin = [*rest.first()?, *rest.get(1)?];
        let names = self.names.get(&begin)?;
        names.iter().find_map(|name| {
            let n_chars = name.folded.len();
            let stands = rest.starts_with(&name.folded) && letters.is_whole(idx, n_chars);
            let range = stands.then(|| letters.range(idx, n_chars)).flatten()?;
            let words = range.slice(text)?;
            if name
                .in_case
                .as_ref()
                .is_some_and(|in_case| !words.chars().map(half_width).eq(in_case.chars()))
            {
                return None;
            }
            let (entity, kind, names) = (name.entity.clone(), name.kind, Rc::clone(&name.names));
            let folded = name.folded.iter().collect::<String>().into();
            Some((n_chars, Suggestion { range, entity, kind, names, folded }))
        })
    }
}

/// The form of a name by which it is looked for.
fn folded(name: &str) -> String {
    simplified(&name_key(name))
}

/// A short word of capitals, whose small letters would be another word.
fn is_acronym(words: &str) -> bool {
    let is_short = words.chars().count() <= MAX_ACRONYM;
    is_short && words.chars().all(|letter| letter.is_ascii_uppercase())
}

fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// A stretch of text, folded letter by letter.
struct Letters {
    folded: Vec<char>,
    /// Where each begins, in bytes, and behind them where the stretch ends.
    starts: Vec<usize>,
    before: Option<char>,
}

impl Letters {
    fn of(stretch: &str, from: usize, before: Option<char>) -> Self {
        let mut letters = Self { folded: Vec::new(), starts: Vec::new(), before };
        // each letter gives one, so that the way back is exact
        let one = |letter: char| match letter {
            '\u{ff01}'..='\u{ff5e}' => half_width(letter).to_ascii_lowercase(),
            '\u{3000}' | '\t' | '\u{a0}' => ' ',
            _ => letter.to_lowercase().next().unwrap_or(letter),
        };
        let plain: String = stretch.chars().map(one).collect();
        letters.folded = simplified(&plain).chars().collect();
        letters.starts = stretch.char_indices().map(|(at, _)| from + at).collect();
        letters.starts.push(from + stretch.len());
        letters
    }

    fn range(&self, idx: usize, n_chars: usize) -> Option<TextRange> {
        let (start, end) = (*self.starts.get(idx)?, *self.starts.get(idx + n_chars)?);
        TextRange::new(TextSize::from_index(start), TextSize::from_index(end))
    }

    /// Whether letters of a script with space between words are not cut off from their word.
    fn is_whole(&self, idx: usize, n_chars: usize) -> bool {
        let at = |idx: usize| self.folded.get(idx).copied();
        let before = if idx == 0 { self.before } else { at(idx - 1) };
        let joins = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|(a, b)| is_spaced(a) && is_spaced(b))
        };
        !joins(before, at(idx)) && !joins(at(idx + n_chars - 1), at(idx + n_chars))
    }
}

/// Whether the letter is one of a script with space between words.
fn is_spaced(letter: char) -> bool {
    letter.is_alphanumeric()
        && !matches!(letter, '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
