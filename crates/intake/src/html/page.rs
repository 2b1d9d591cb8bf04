//! A page as read: all its lines in order, each kept or part of something that was taken out.

use crate::draft::shorten;
use crate::read::facts_of_text;
use crate::{
    Draft, MAX_BLOCKS, MAX_BYTES, Note, Reading, Refusal, Removed, RemovedKind, byline, language,
};
use model::Metadata;
use std::collections::BTreeSet;
use text::{Block, BlockKind, TextSize};

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without line breaks; empty for a figure.
    pub text: String,
    /// What it left the article with: the place in [`Page::removals`].
    pub removal: Option<usize>,
}

impl Piece {
    /// Its first words, without digits.
    fn shape(&self) -> String {
        let words = match &self.kind {
            BlockKind::Figure { alt } => alt,
            _ => &self.text,
        };
        let words = words.chars().filter(|c| !c.is_ascii_digit()).take(MAX_SHAPE);
        words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The most characters of a shape.
pub(super) const MAX_SHAPE: usize = 40;

/// Something that is no part of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Why.
    pub kind: RemovedKind,
    /// What tells the same part on another page of the same site: why it leaves, and the names
    /// that its element bears, else its first words without their digits.
    pub shape: String,
    /// Its first line, counted from 1.
    pub line: usize,
}

/// A page before anyone has agreed to what is kept of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// All lines, in their order.
    pub pieces: Vec<Piece>,
    /// What is taken out unless it is taken back.
    pub removals: Vec<Removal>,
    /// What the page tells of itself.
    pub metadata: Metadata,
    /// How many scripts and style sheets there were.
    pub n_code: usize,
    /// Whether the markup says more than the text alone would: paragraphs, titles, lists.
    pub has_structure: bool,
}

impl Page {
    /// The article, with what was `taken_back` (places in [`Page::removals`]) at its place.
    pub fn draft(&self, taken_back: &BTreeSet<usize>) -> Result<Draft, Refusal> {
        let bytes: usize = self.pieces.iter().map(|piece| piece.text.len() + 2).sum();
        if bytes > MAX_BYTES {
            return Err(Refusal::TooLong { bytes, limit: MAX_BYTES });
        }
        let is_kept = |piece: &&Piece| piece.removal.is_none_or(|idx| taken_back.contains(&idx));
        let (text, blocks) = set(self.pieces.iter().filter(is_kept));
        if text.trim().is_empty() {
            return Err(Refusal::Empty);
        }
        if blocks.len() > MAX_BLOCKS {
            return Err(Refusal::TooManyBlocks { blocks: blocks.len(), limit: MAX_BLOCKS });
        }
        let mut notes = facts_of_text(&text);
        let mut metadata = self.metadata.clone();
        if let Some(tag) = language::guess(&text) {
            tag.clone_into(&mut metadata.language);
            notes.push(Note::LanguageGuessed);
        }
        let removed = self.removed(taken_back);
        Ok(Draft { text, blocks, metadata, removed, notes, reading: Reading::Html })
    }

    /// Takes the lines that tell of the article as what they tell.
    pub(super) fn read_bylines(&mut self) {
        let has_words = |piece: &&Piece| piece.removal.is_none() && !piece.text.is_empty();
        let kept = self.pieces.iter().enumerate().filter(|(_, piece)| has_words(piece));
        let (places, lines): (Vec<usize>, Vec<&str>) =
            kept.map(|(place, piece)| (place, piece.text.as_str())).unzip();
        for found in byline::find(&lines) {
            found.told.tell(&mut self.metadata);
            let place = places[found.idx];
            if found.is_no_text() && !matches!(self.pieces[place].kind, BlockKind::Heading(_)) {
                // what it tells differs from article to article: it comes back with its like
                let removal = self.remove(RemovedKind::Metadata, "line".to_owned());
                self.pieces[place].removal = Some(removal);
            }
        }
    }

    /// Puts the removals in the order of their first lines; what holds no line is not worth
    /// telling.
    pub(super) fn sort_removals(&mut self) {
        let mut places: Vec<Option<usize>> = vec![None; self.removals.len()];
        let mut sorted = Vec::with_capacity(self.removals.len());
        for (idx, piece) in self.pieces.iter_mut().enumerate() {
            let Some(removal) = piece.removal else { continue };
            let place = *places[removal].get_or_insert_with(|| {
                let Removal { kind, shape, .. } = self.removals[removal].clone();
                let shape = if shape.is_empty() { piece.shape() } else { shape };
                sorted.push(Removal { kind, shape: format!("{kind:?} {shape}"), line: idx + 1 });
                sorted.len() - 1
            });
            piece.removal = Some(place);
        }
        self.removals = sorted;
    }

    /// Something leaves the article; without a shape it is known by its words.
    pub(crate) fn remove(&mut self, kind: RemovedKind, shape: String) -> usize {
        self.removals.push(Removal { kind, shape, line: self.pieces.len() + 1 });
        self.removals.len() - 1
    }

    fn removed(&self, taken_back: &BTreeSet<usize>) -> Vec<Removed> {
        let out = self.removals.iter().zip(self.whats()).enumerate();
        let out = out.filter(|(idx, _)| !taken_back.contains(idx));
        out.map(|(_, (removal, what))| Removed { kind: removal.kind, line: removal.line, what })
            .collect()
    }

    /// The words of each removal; where they are longer than 200 characters, the first 200 and
    /// `…`.
    pub fn whats(&self) -> Vec<String> {
        let mut whats = vec![String::new(); self.removals.len()];
        for piece in &self.pieces {
            let Some(what) = piece.removal.and_then(|idx| whats.get_mut(idx)) else { continue };
            let words = match &piece.kind {
                BlockKind::Figure { alt } => alt,
                _ => &piece.text,
            };
            // what is shown is shortened: more need not be gathered
            if what.len() < 1000 {
                what.push_str(if what.is_empty() { "" } else { " " });
                what.extend(words.chars().take(300));
            }
        }
        whats.iter().map(|what| shorten(what)).collect()
    }
}

/// Text and blocks: a blank line between two pieces, but not within a list.
fn set<'p>(pieces: impl Iterator<Item = &'p Piece>) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut last_item = false;
    for piece in pieces {
        let is_item = piece.kind == BlockKind::ListItem;
        if !piece.text.is_empty() && !text.is_empty() {
            text.push_str(if is_item && last_item { "\n" } else { "\n\n" });
        }
        let start = TextSize::of(&text);
        text.push_str(&piece.text);
        if !piece.text.is_empty() {
            last_item = is_item;
        }
        blocks.push(Block { kind: piece.kind.clone(), start, end: TextSize::of(&text) });
    }
    (text, blocks)
}
