//! What is suggested: spans and statements, each with what it is known by.

use model::{Codebook, EntityKind, Label, LabelId, LabelKind, RejectionKey, SlotId, StatementType};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use suggest::{Link, Proposal, Proposals, Stand, What};
use text::{TextRange, TextSize, name_key, simplified};

/// The sorts of suggestions, by which the list can be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionSort {
    /// A statement.
    Statement,
    /// A name of an entity.
    Known,
    /// A name that no entity has.
    NewName,
    /// A word for a position.
    Cue,
    /// What a rule of the project found.
    Rule,
}

impl SuggestionSort {
    /// All sorts, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Statement, Self::Known, Self::NewName, Self::Cue, Self::Rule];

    /// Its place in [`Self::ALL`].
    pub const fn idx(self) -> usize {
        self as usize
    }
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggested {
    /// A span that may be tagged.
    Span(Proposal),
    /// A statement that may be made.
    Statement(Box<StatementOffer>),
}

/// A statement that a sentence seems to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementOffer {
    /// Who.
    pub actor: Proposal,
    /// On or in what.
    pub process: Proposal,
    /// The words that say so; those of a position are tagged with it.
    pub cue: Option<Proposal>,
    /// What it states.
    pub link: Link,
}

impl StatementOffer {
    /// The words that say so, tagged or not.
    pub fn words(&self) -> Option<TextRange> {
        match self.link.stand {
            Stand::Participation { words, .. } => Some(words),
            Stand::Position { .. } => self.cue.as_ref().map(|cue| cue.range),
        }
    }
}

/// Something that is suggested, with its place and what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Where it stands; of a statement, from its first part to its last.
    pub range: TextRange,
    /// What is suggested.
    pub offer: Suggested,
    /// Suggestions of the same name have the same.
    pub alike: Rc<str>,
    /// What it is rejected by where only it is meant. A stance depends on its clause; a name is
    /// the same everywhere.
    pub key: RejectionKey,
    /// What it is rejected by wherever its words stand.
    pub wide: RejectionKey,
    /// A statement goes with its parts.
    parts: Vec<RejectionKey>,
}

impl Suggestion {
    /// Of which sort it is.
    pub fn sort(&self) -> SuggestionSort {
        match &self.offer {
            Suggested::Statement(_) => SuggestionSort::Statement,
            Suggested::Span(proposal) => match proposal.what {
                What::Known(_) => SuggestionSort::Known,
                What::NewName { .. } => SuggestionSort::NewName,
                What::Cue { .. } => SuggestionSort::Cue,
                What::Rule(_) => SuggestionSort::Rule,
            },
        }
    }

    /// All that a rejection of it may be known by.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &RejectionKey> {
        [&self.key, &self.wide].into_iter().chain(&self.parts)
    }

    /// How many readings it has to choose from: entities of the name, or kinds of a new one.
    pub fn n_readings(&self) -> usize {
        match &self.offer {
            Suggested::Span(Proposal { what: What::Known(candidates), .. }) => candidates.len(),
            Suggested::Span(Proposal { what: What::NewName { .. }, .. }) => 2,
            _ => 1,
        }
    }

    /// The ranges that stand out when it does.
    pub fn places(&self) -> Vec<TextRange> {
        match &self.offer {
            Suggested::Span(proposal) => vec![proposal.range],
            Suggested::Statement(offer) => {
                let both = [Some(offer.actor.range), Some(offer.process.range), offer.words()];
                both.into_iter().flatten().collect()
            }
        }
    }
}

/// The kinds that a new name can be; the one that it seems to be is chosen by its place.
pub const NAME_KINDS: [EntityKind; 2] = [EntityKind::Actor, EntityKind::Process];

/// The place of a kind among [`NAME_KINDS`].
pub fn kind_idx(kind: EntityKind) -> usize {
    usize::from(kind == EntityKind::Process)
}

/// The label that marks what an entity of this kind is.
pub fn label_for(codebook: &Codebook, kind: EntityKind) -> Option<&LabelId> {
    let named = |label: &&Label| EntityKind::named_by(label.kind) == Some(kind);
    codebook.labels.iter().find(named).map(|label| &label.id)
}

/// The label that marks stances.
pub fn stance_label(codebook: &Codebook) -> Option<&Label> {
    codebook.labels.iter().find(|label| label.kind == LabelKind::Stance)
}

/// The type and slots of the codebook that a statement would be made with.
pub(crate) struct Frame<'c> {
    pub(crate) kind: &'c StatementType,
    pub(crate) actor: &'c SlotId,
    pub(crate) process: &'c SlotId,
    pub(crate) stance: Option<&'c SlotId>,
}

impl<'c> Frame<'c> {
    pub(crate) fn of(codebook: &'c Codebook, link: Link) -> Option<Self> {
        let named = |kind: &&StatementType| kind.id.as_str() == link.statement_type();
        let kind = codebook.statement_types.iter().find(named)?;
        let slot_of =
            |label: &LabelId| kind.slots.iter().find(|slot| slot.takes(label)).map(|slot| &slot.id);
        Some(Self {
            kind,
            actor: slot_of(label_for(codebook, EntityKind::Actor)?)?,
            process: slot_of(label_for(codebook, EntityKind::Process)?)?,
            stance: stance_label(codebook).and_then(|label| slot_of(&label.id)),
        })
    }
}

/// Makes suggestions of what a scan finds, bit by bit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Making {
    /// How many of the spans and of the links are made.
    n_spans: usize,
    n_links: usize,
    made: Vec<Suggestion>,
    /// Equal texts are kept once.
    texts: BTreeSet<Rc<str>>,
    /// Keys and names of the proposals, for the statements.
    known: BTreeMap<usize, (RejectionKey, Rc<str>)>,
}

impl Making {
    /// Makes some more of what was found, which only has grown since; whether all is made.
    pub(crate) fn go_on(&mut self, found: &Proposals, text: &str, n_items: usize) -> bool {
        let (n_spans, n_links) = (found.items.len(), found.links.len());
        let spans = self.n_spans..self.n_spans.saturating_add(n_items).min(n_spans);
        let left = n_items - spans.len();
        self.n_spans = spans.end;
        spans.for_each(|idx| self.span(found, text, idx));
        let links = self.n_links..self.n_links.saturating_add(left).min(n_links);
        self.n_links = links.end;
        links.for_each(|idx| self.statement(found, text, idx));
        (self.n_spans, self.n_links) == (n_spans, n_links)
    }

    /// How many are made.
    pub(crate) fn n_made(&self) -> usize {
        self.made.len()
    }

    /// Those that are made, in text order.
    pub(crate) fn made(&self) -> Vec<Suggestion> {
        let mut made = self.made.clone();
        made.sort_by_key(|row| (row.range.start(), std::cmp::Reverse(row.range.end())));
        made
    }

    fn keep(&mut self, words: String) -> Rc<str> {
        match self.texts.get(words.as_str()) {
            Some(kept) => Rc::clone(kept),
            None => {
                let kept: Rc<str> = words.into();
                self.texts.insert(Rc::clone(&kept));
                kept
            }
        }
    }

    fn span(&mut self, found: &Proposals, text: &str, idx: usize) {
        let proposal = found.items[idx].clone();
        let wide = self.keep(proposal.key(text));
        let (key, alike) = match &proposal.what {
            What::Known(candidates) => {
                let first = candidates.first().map(|candidate| candidate.id.as_str());
                (None, self.keep(format!("entity|{}", first.unwrap_or_default())))
            }
            What::Rule(id) => (None, self.keep(format!("rule|{id}"))),
            What::NewName { .. } => (None, Rc::clone(&wide)),
            What::Cue { clause, .. } => {
                let clause = folded(clause.slice(text).unwrap_or_default());
                (Some(format!("{wide}|{clause}")), Rc::clone(&wide))
            }
        };
        let wide = RejectionKey::new(wide);
        let key = key.map_or_else(|| wide.clone(), RejectionKey::new);
        self.known.insert(idx, (key.clone(), Rc::clone(&alike)));
        let (range, parts) = (proposal.range, Vec::new());
        self.made.push(Suggestion {
            range,
            offer: Suggested::Span(proposal),
            alike,
            key,
            wide,
            parts,
        });
    }

    fn statement(&mut self, found: &Proposals, text: &str, idx: usize) {
        let link = found.links[idx];
        let cue = match link.stand {
            Stand::Position { cue, .. } => Some(cue),
            Stand::Participation { .. } => None,
        };
        let items = &found.items;
        let offer = StatementOffer {
            actor: items[link.actor].clone(),
            process: items[link.process].clone(),
            cue: cue.map(|cue| items[cue].clone()),
            link,
        };
        let of = |idx: usize| self.known.get(&idx).cloned();
        let (Some(actor), Some(process)) = (of(link.actor), of(link.process)) else { return };
        let (kind, value) = (link.statement_type(), link.value());
        let words = |range: TextRange| folded(range.slice(text).unwrap_or_default());
        let wide = format!(
            "statement|{kind}|{value}|{}|{}",
            words(offer.actor.range),
            words(offer.process.range)
        );
        let key = format!("{wide}|{}", offer.words().map(words).unwrap_or_default());
        let alike = self.keep(format!("statement|{kind}|{value}|{}|{}", actor.1, process.1));
        let mut parts = vec![actor.0, process.0];
        parts.extend(cue.and_then(|cue| self.known.get(&cue)).map(|(key, _)| key.clone()));
        let (key, wide) = (RejectionKey::new(key), RejectionKey::new(wide));
        let whole = offer.actor.range.cover(offer.process.range);
        let range = offer.words().map_or(whole, |words| whole.cover(words));
        let offer = Suggested::Statement(Box::new(offer));
        self.made.push(Suggestion { range, offer, alike, key, wide, parts });
    }
}

fn folded(words: &str) -> String {
    simplified(&name_key(words))
}

/// What is offered of all that was found. Clones share everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offered {
    /// All that was found, in text order.
    pub found: Rc<Vec<Suggestion>>,
    /// The places in `found` of those that are offered and shown.
    pub rows: Rc<Vec<u32>>,
    /// How long the longest is, in bytes.
    longest: u32,
}

impl Offered {
    pub(crate) fn of(found: Vec<Suggestion>) -> Self {
        let length = |row: &Suggestion| row.range.end().raw() - row.range.start().raw();
        let longest = found.iter().map(length).max().unwrap_or(0);
        Self { found: Rc::new(found), rows: Rc::default(), longest }
    }

    /// How many are offered.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is offered.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The n-th of those that are offered.
    pub fn row(&self, nth: usize) -> Option<&Suggestion> {
        self.found.get(*self.rows.get(nth)? as usize)
    }

    /// Those that are offered, in text order.
    pub fn iter(&self) -> impl Iterator<Item = &Suggestion> {
        self.rows.iter().filter_map(|at| self.found.get(*at as usize))
    }

    /// The number of those that are offered and begin before a byte.
    pub(crate) fn n_before(&self, at: TextSize) -> usize {
        self.rows.partition_point(|row| self.start(*row) < at)
    }

    /// Where the one at a place in `found` begins.
    pub(crate) fn start(&self, row: u32) -> TextSize {
        self.found.get(row as usize).map_or(TextSize::default(), |row| row.range.start())
    }

    /// Those that are offered and touch a stretch, with their places in `found`.
    pub fn touching(&self, shown: TextRange) -> impl Iterator<Item = (u32, &Suggestion)> {
        let low = TextSize::new(shown.start().raw().saturating_sub(self.longest));
        let rows = self.n_before(low)..self.n_before(shown.end());
        let rows = self.rows.get(rows).unwrap_or(&[]);
        let rows = rows.iter().filter_map(|at| Some((*at, self.found.get(*at as usize)?)));
        rows.filter(move |(_, row)| row.range.intersect(shown).is_some())
    }

    /// The places in `found` of all that touch a stretch, offered or not.
    pub(crate) fn found_touching(&self, shown: TextRange) -> Vec<usize> {
        let low = shown.start().raw().saturating_sub(self.longest);
        let first = self.found.partition_point(|row| row.range.start().raw() < low);
        let behind = self.found.partition_point(|row| row.range.start() < shown.end());
        let touches = |at: &usize| self.found[*at].range.intersect(shown).is_some();
        (first..behind.max(first)).filter(touches).collect()
    }
}
