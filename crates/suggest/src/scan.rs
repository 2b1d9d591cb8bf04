//! The scan: sentence by sentence through an article, in slices.

use crate::fold::{Cell, cells, is_cjk, range_of};
use crate::lexicon::Lexicon;
use crate::links::{self, Placed};
use crate::proposal::{Proposal, Proposals, Reason, What};
use crate::rules::Rules;
use crate::sentence::sentence_end;
use crate::{cues, names};
use model::Article;
use search::Progress;
use std::ops::{ControlFlow, Range};
use std::rc::Rc;
use text::{TextSize, is_grapheme_boundary};

/// The most proposals that are kept.
pub const MAX_PROPOSALS: usize = 50_000;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Names of known entities.
    pub known: bool,
    /// Names that are not known.
    pub names: bool,
    /// Stance cues, and statements of what was found.
    pub cues: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { known: true, names: true, cues: true }
    }
}

/// Looks through an article, as far at a time as one likes.
#[derive(Debug, Clone)]
pub struct Scan {
    article: Rc<Article>,
    lexicon: Rc<Lexicon>,
    rules: Rc<Rules>,
    options: Options,
    block: usize,
    at: usize,
    /// The rule whose expression is looked for, once the sentences are done.
    pattern: usize,
    search: Option<search::Scan>,
    hits: Vec<text::TextRange>,
    found: Proposals,
}

impl Scan {
    /// Begins at the start of the article.
    pub fn new(
        article: Rc<Article>,
        lexicon: Rc<Lexicon>,
        rules: Rc<Rules>,
        options: Options,
    ) -> Self {
        let (search, hits, found) = (None, Vec::new(), Proposals::default());
        Self { article, lexicon, rules, options, block: 0, at: 0, pattern: 0, search, hits, found }
    }

    /// Looks on for about so many bytes, and at least one sentence; gives what was found when
    /// the article has been seen to its end.
    pub fn go_on(&mut self, n_bytes: usize) -> ControlFlow<Proposals> {
        let mut left = n_bytes;
        loop {
            let Some(cost) = self.step(n_bytes) else {
                return ControlFlow::Break(self.finish());
            };
            match left.checked_sub(cost.max(1)) {
                Some(rest) if rest > 0 => left = rest,
                _ => return ControlFlow::Continue(()),
            }
        }
    }

    /// What was found so far, in text order: what [`Self::go_on`] gives in the end begins with
    /// it. `None` once expressions are looked for, whose hits belong in between.
    pub fn found(&self) -> Option<&Proposals> {
        (self.pattern == 0 && self.search.is_none()).then_some(&self.found)
    }

    /// How much of the article's sentences has been seen, in bytes.
    pub fn seen(&self) -> TextSize {
        TextSize::from_index(self.at)
    }

    fn step(&mut self, n_bytes: usize) -> Option<usize> {
        if self.found.items.len() >= MAX_PROPOSALS {
            self.found.is_cut = true;
            return None;
        }
        match self.next_sentence() {
            Some(sentence) => {
                self.look(&sentence);
                Some(sentence.len())
            }
            None => self.search_rule(n_bytes),
        }
    }

    fn next_sentence(&mut self) -> Option<Range<usize>> {
        let article = &self.article;
        loop {
            let block = article.blocks().get(self.block)?;
            let start = self.at.max(block.start.index());
            if start < block.end.index() {
                self.at = sentence_end(article.text(), start, block.end.index());
                return Some(start..self.at);
            }
            self.block += 1;
        }
    }

    fn look(&mut self, sentence: &Range<usize>) {
        let article = self.article.clone();
        let part = &article.text()[sentence.clone()];
        let cells = cells(part, sentence.start);
        let known = if self.options.known { known(&cells, &self.lexicon) } else { Vec::new() };
        let mut items = known;
        if self.options.names {
            let ranges: Vec<_> = items.iter().map(|(range, _)| range.clone()).collect();
            for candidate in names::find(&cells, &ranges) {
                let range = candidate.cells.clone();
                items.retain(|(known, _)| known.end <= range.start || range.end <= known.start);
                items.extend(candidate.proposal(&cells).map(|proposal| (range, proposal)));
            }
        }
        let mut parts = Vec::new();
        if self.options.cues {
            let mut is_taken = vec![false; cells.len()];
            items.iter().for_each(|(range, _)| is_taken[range.clone()].fill(true));
            let (cues, roles) = cues::find(&cells, &|at| is_taken[at]);
            items.extend(cues);
            parts = roles;
        }
        self.rule_words(&cells, &mut items);
        items.retain(|(_, proposal)| is_whole(part, sentence.start, proposal.range));
        items.sort_by_key(|(_, proposal)| order(proposal));
        let first = self.found.items.len();
        if self.options.cues {
            let placed: Vec<_> = items
                .iter()
                .enumerate()
                .map(|(nth, (range, proposal))| Placed {
                    cells: range.clone(),
                    proposal,
                    index: first + nth,
                })
                .collect();
            self.found.links.extend(links::find(&placed, &parts, &|gap| joins(&cells[gap])));
        }
        self.found.items.extend(items.into_iter().map(|(_, proposal)| proposal));
    }

    fn rule_words(&self, cells: &[Cell], items: &mut Vec<(Range<usize>, Proposal)>) {
        let mut at = 0;
        while at < cells.len() {
            let Some((length, numbers)) = self.rules.words_at(cells, at) else {
                at += 1;
                continue;
            };
            for number in numbers {
                let range = range_of(&cells[at..at + length]);
                let id = self.rules.ids.get(number as usize);
                if let (Some(range), Some(id)) = (range, id) {
                    let what = What::Rule(id.clone());
                    let proposal = Proposal { range, what, reason: Reason::Rule };
                    items.push((at..at + length, proposal));
                }
            }
            at += length;
        }
    }

    /// Goes on with the regular expression that is being looked for.
    fn search_rule(&mut self, n_bytes: usize) -> Option<usize> {
        let rules = self.rules.clone();
        let (number, pattern) = rules.patterns.get(self.pattern)?;
        let article = self.article.clone();
        let search = self.search.get_or_insert_with(|| {
            search::Scan::new(pattern.clone(), article.text(), TextSize::default())
        });
        if search.run(article.text(), n_bytes, &mut self.hits) != Progress::Going {
            let room = MAX_PROPOSALS.saturating_sub(self.found.items.len());
            self.found.is_cut |= self.hits.len() > room;
            let what = What::Rule(rules.ids.get(*number).cloned().unwrap_or_default());
            let hits = std::mem::take(&mut self.hits).into_iter().take(room);
            self.found.items.extend(hits.map(|range| Proposal {
                range,
                what: what.clone(),
                reason: Reason::Rule,
            }));
            self.search = None;
            self.pattern += 1;
        }
        Some(n_bytes.max(1))
    }

    /// Puts what expressions found in its place, and the links' indices right.
    fn finish(&mut self) -> Proposals {
        let Proposals { items, mut links, is_cut } = std::mem::take(&mut self.found);
        let mut by_place: Vec<_> = (0..items.len()).collect();
        by_place.sort_by_key(|nth| order(&items[*nth]));
        let mut place_of = vec![0; items.len()];
        by_place.iter().enumerate().for_each(|(place, nth)| place_of[*nth] = place);
        for link in &mut links {
            link.actor = place_of[link.actor];
            link.process = place_of[link.process];
            if let crate::Stand::Position { cue, .. } = &mut link.stand {
                *cue = place_of[*cue];
            }
        }
        let mut items: Vec<_> = items.into_iter().map(Some).collect();
        let items = by_place.into_iter().filter_map(|nth| items[nth].take()).collect();
        Proposals { items, links, is_cut }
    }
}

/// By place, the longer first.
fn order(proposal: &Proposal) -> (TextSize, std::cmp::Reverse<TextSize>) {
    (proposal.range.start(), std::cmp::Reverse(proposal.range.end()))
}

/// Whether both ends lie between graphemes.
fn is_whole(part: &str, offset: usize, range: text::TextRange) -> bool {
    [range.start(), range.end()].into_iter().all(|edge| {
        let inside = edge.index().checked_sub(offset);
        inside.is_some_and(|at| is_grapheme_boundary(part, TextSize::from_index(at)))
    })
}

/// Whether the cells between two names only join them.
fn joins(gap: &[Cell]) -> bool {
    let words: String = gap.iter().take(8).map(|cell| cell.folded).collect();
    matches!(words.trim(), "、" | "," | "和" | "与" | "及" | "以及" | "和其" | "and" | ", and" | "")
}

/// The known names of a sentence from left to right, each the longest at its place.
fn known(cells: &[Cell], lexicon: &Lexicon) -> Vec<(Range<usize>, Proposal)> {
    let mut found = Vec::new();
    let mut singles: Vec<(Range<usize>, Proposal)> = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let Some(name) = lexicon.longest(cells, at) else {
            at += 1;
            continue;
        };
        let range = at..at + name.length;
        at = range.end;
        if name.candidates.is_empty() {
            continue;
        }
        let Some(place) = range_of(&cells[range.clone()]) else { continue };
        let what = What::Known(name.candidates);
        let proposal = Proposal { range: place, what, reason: Reason::Name };
        if name.is_single { &mut singles } else { &mut found }.push((range, proposal));
    }
    found.extend(in_company(cells, singles));
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Words that a single character for a state is a part of, before and behind it.
const BEFORE: &str = "其中|集中|当中|发展中|空中|心中|之中|参加|增加|更加|方法|立法|执法|司法|非法|依法|合法|宪法|用法|说法|做法|办法|无法|看法|道德|注意|同意|愿意|故意|满意|优美|完美|今日|近日|每日|昔日|节日|即日";
const BEHIND: &str = "中心|中央|中间|中立|中的|法律|法院|法规|法官|法治|日期|日前|加强|加入|加快|加大|意见|意义|意识|意味|印象|印发|英雄|英语|美好|美元|德行";

/// Of single characters such as 美 those that stand with others of their sort, as in 中美俄.
fn in_company(
    cells: &[Cell],
    singles: Vec<(Range<usize>, Proposal)>,
) -> Vec<(Range<usize>, Proposal)> {
    let word = |range: Range<usize>| -> String {
        cells.get(range).unwrap_or(&[]).iter().map(|cell| cell.folded).collect()
    };
    let is_part = |at: usize| {
        let before = word(at.saturating_sub(2)..at + 1);
        BEFORE.split('|').any(|known| before.ends_with(known))
            || BEHIND.split('|').any(|known| known == word(at..at + 2))
    };
    let near = |at: usize, other: usize| {
        let (low, high) = (at.min(other), at.max(other));
        high - low == 1 || high - low == 2 && cells[low + 1].folded == '、'
    };
    let places: Vec<usize> = singles.iter().map(|(range, _)| range.start).collect();
    let free: Vec<usize> = places.into_iter().filter(|at| !is_part(*at)).collect();
    let stays = |at: usize| {
        let nth = free.partition_point(|other| *other < at);
        let is_free = free.get(nth) == Some(&at);
        let before = nth.checked_sub(1).and_then(|nth| free.get(nth));
        is_free && before.into_iter().chain(free.get(nth + 1)).any(|other| near(at, *other))
    };
    debug_assert!(singles.iter().all(|(range, _)| is_cjk(cells[range.start].folded)));
    singles.into_iter().filter(|(range, _)| stays(range.start)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#[path = "scan_tests.rs"]
mod tests;
