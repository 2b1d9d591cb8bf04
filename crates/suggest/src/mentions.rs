//! The places where given names stand in an article: what a search for all occurrences finds.
//!
//! Names are looked for as the lexicon does: without regard to case, width and traditional forms,
//! the longest at each place, letters of scripts with spaces at word borders only. A place inside
//! a longer known name is told apart: 工作组 in 开放式工作组 names something else.

use crate::dictionary::Dictionary;
use crate::fold::{Cell, cells, range_of};
use crate::lexicon::Lexicon;
use crate::sentence::sentence_end;
use model::EntityId;
use std::ops::Range;
use std::rc::Rc;
use text::{TextRange, TextSize, is_grapheme_boundary};

/// The names that are looked for.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    wanted: Dictionary,
    /// The entity whose names they are: all that is known of it counts, also other spellings.
    entity: Option<EntityId>,
    known: Rc<Lexicon>,
}

/// A place where one of the names stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub range: TextRange,
    /// Whether a longer known name holds it.
    pub is_inside: bool,
}

impl Mentions {
    /// The names to look for, the entity that they name, and what is known and may hold them.
    /// `None` if none of the names has a character that counts, or all are too long to be looked
    /// for.
    pub fn new<'n>(
        names: impl IntoIterator<Item = &'n str>,
        entity: Option<EntityId>,
        known: Rc<Lexicon>,
    ) -> Option<Self> {
        let mut wanted = Dictionary::default();
        names.into_iter().for_each(|name| wanted.add(name, 0, true));
        (!wanted.is_empty()).then(|| Self { wanted: wanted.finish(), entity, known })
    }

    /// Looks on from `at` for about so many bytes, and at least one sentence. Appends what was
    /// found in text order, and tells where to go on; that is the end of the text when all has
    /// been seen.
    pub fn look(&self, text: &str, at: usize, n_bytes: usize, found: &mut Vec<Mention>) -> usize {
        let until = at.saturating_add(n_bytes.max(1));
        let mut at = at;
        while at < text.len() && at < until {
            let line = text[at..].find('\n').map_or(text.len(), |length| at + length + 1);
            let end = sentence_end(text, at, line);
            self.look_at(&text[at..end], at, found);
            at = end;
        }
        at
    }

    fn look_at(&self, part: &str, offset: usize, found: &mut Vec<Mention>) {
        let cells = cells(part, offset);
        let places = longest(&cells, |at| self.length(&cells, at));
        if places.is_empty() {
            return;
        }
        let known = longest(&cells, |at| self.known.longest(&cells, at).map(|name| name.length));
        let is_inside = |place: &Range<usize>| {
            let nth = known.partition_point(|name| name.start <= place.start);
            let name = nth.checked_sub(1).and_then(|nth| known.get(nth));
            name.is_some_and(|name| name.end >= place.end && name.len() > place.len())
        };
        found.extend(places.iter().filter_map(|place| {
            let range = range_of(&cells[place.clone()])?;
            let is_whole = [range.start(), range.end()].into_iter().all(|edge| {
                is_grapheme_boundary(part, TextSize::from_index(edge.index() - offset))
            });
            is_whole.then(|| Mention { range, is_inside: is_inside(place) })
        }));
    }
}

impl Mentions {
    /// The length of the longest name that is looked for at a place.
    fn length(&self, cells: &[Cell], at: usize) -> Option<usize> {
        let given = self.wanted.longest(cells, at).map(|found| found.length);
        let known = self.entity.as_ref().and_then(|id| {
            let name = self.known.longest(cells, at)?;
            name.candidates.iter().any(|one| one.id == *id).then_some(name.length)
        });
        given.max(known)
    }
}

/// The places of names from left to right, none over another.
fn longest(cells: &[Cell], length: impl Fn(usize) -> Option<usize>) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        match length(at) {
            Some(length) => {
                places.push(at..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
    places
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::Entry;
    use model::EntityKind;
    use proptest::prelude::*;

    fn lexicon(names: &[&str]) -> Rc<Lexicon> {
        let entry = |name: &&str| Entry {
            id: EntityId::new(*name),
            kind: EntityKind::Process,
            is_starter: false,
            spellings: vec![(*name).to_owned()],
        };
        Rc::new(Lexicon::new(names.iter().map(entry)))
    }

    fn all(mentions: &Mentions, text: &str, n_bytes: usize) -> Vec<Mention> {
        let (mut at, mut found) = (0, Vec::new());
        while at < text.len() {
            at = mentions.look(text, at, n_bytes, &mut found);
        }
        found
    }

    /// What is found stands in `[ ]`, or in `( )` inside a longer name.
    #[track_caller]
    fn check(names: &[&str], known: &[&str], expected: &str) {
        let text: String = expected.chars().filter(|c| !"[]()".contains(*c)).collect();
        let mentions = Mentions::new(names.iter().copied(), None, lexicon(known)).unwrap();
        let mut shown = String::new();
        let mut last = 0;
        for Mention { range, is_inside } in all(&mentions, &text, 1) {
            let (open, close) = if is_inside { ('(', ')') } else { ('[', ']') };
            shown.push_str(&text[last..range.start().index()]);
            shown.push(open);
            shown.push_str(range.slice(&text).unwrap());
            shown.push(close);
            last = range.end().index();
        }
        shown.push_str(&text[last..]);
        assert_eq!(shown, expected);
    }

    #[test]
    fn names_are_found_in_all_their_forms() {
        check(&["联合国"], &[], "[联合国]与[聯合國]。\n[联合国]");
        check(&["Microsoft", "微软"], &[], "[微软]（[Ｍicrosoft]）and [MICROSOFT] or MICROSOFTs");
        check(&["OEWG"], &[], "[OEWG]、oewg、OEWGX、[ＯＥＷＧ]");
        check(&["《行动纲领》"], &[], "《[行动纲领]》和[行动纲领]");
        check(&["工作组", "工作组会议"], &[], "[工作组会议]、[工作组]");
    }

    #[test]
    fn a_place_inside_a_longer_known_name_is_told() {
        check(&["工作组"], &["开放式工作组"], "开放式(工作组)的[工作组]");
        check(&["工作组会议"], &["开放式工作组"], "开放式[工作组会议]");
        check(&["开放式工作组"], &["开放式工作组", "工作组"], "[开放式工作组]");
        check(&["US"], &["US Army"], "[US] and (US) Army");
        // words that hold it by chance
        check(&["印度"], &[], "[印度]在(印度)洋");
    }

    #[test]
    fn all_that_is_known_of_an_entity_counts() {
        let entry = Entry {
            id: EntityId::new("ms"),
            kind: EntityKind::Actor,
            is_starter: true,
            spellings: ["微软", "微软公司"].map(String::from).to_vec(),
        };
        let known = Rc::new(Lexicon::new([entry]));
        let quotes = |entity: Option<&str>| {
            let entity = entity.map(EntityId::new);
            let mentions = Mentions::new(["微软"], entity, Rc::clone(&known)).unwrap();
            let text = "微软公司与微软";
            let quote = |mention: &Mention| (mention.range.slice(text).unwrap(), mention.is_inside);
            all(&mentions, text, 1).iter().map(quote).collect::<Vec<_>>()
        };
        assert_eq!(quotes(None), [("微软", true), ("微软", false)]);
        assert_eq!(quotes(Some("ms")), [("微软公司", false), ("微软", false)]);
    }

    #[test]
    fn nothing_is_looked_for_without_a_letter() {
        assert!(Mentions::new(["——", ""], None, Rc::default()).is_none());
        assert!(Mentions::new(["字".repeat(400).as_str()], None, Rc::default()).is_none());
        assert!(Mentions::new([], None, Rc::default()).is_none());
    }

    proptest! {
        /// Neither the slices nor what stands in other sentences changes what is found.
        #[test]
        fn slices_do_not_change_what_is_found(
            parts in prop::collection::vec(prop::sample::select(vec![
                "工作组", "开放式", "。", "\n", "US", " ", "Army", "U", "會", "会", "💛", "e\u{301}",
            ]), 0..60),
            n_bytes in 1..40usize,
        ) {
            let text = parts.concat();
            let mentions =
                Mentions::new(["工作组", "US", "会"], None, lexicon(&["开放式工作组", "US Army"])).unwrap();
            let whole = all(&mentions, &text, usize::MAX);
            prop_assert_eq!(&all(&mentions, &text, n_bytes), &whole);
            prop_assert!(whole.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
            for mention in &whole {
                let words = text::simplified(mention.range.slice(&text).unwrap());
                prop_assert!(["工作组", "US", "会"].contains(&words.as_str()));
            }
            let n_chinese = text.replace('會', "会");
            let n_chinese = n_chinese.matches("工作组").count() + n_chinese.matches('会').count();
            let found = |mention: &&Mention| !mention.range.slice(&text).unwrap().is_ascii();
            prop_assert_eq!(whole.iter().filter(found).count(), n_chinese);
        }
    }
}
