//! An index of spans in text order that answers "which touch this range?" and "which is the
//! n-th?" without walking the document.

use crate::TextRange;
use std::rc::Rc;

/// Entries per chunk before it splits. A change moves at most this many entries.
const CHUNK: usize = 256;

#[derive(Debug, Clone)]
struct Chunk<K> {
    /// Sorted by start, then by end descending (the outer span first), then by key.
    entries: Vec<(TextRange, K)>,
    /// The greatest end in `entries`.
    max_end: u32,
}

/// Spans with a key each, ordered by start, outer before inner, then by key.
///
/// Inserting, removing and asking cost the square root of the number of spans or less. A clone
/// shares all chunks; a change beside a living clone copies one chunk.
#[derive(Debug, Clone)]
pub struct SpanIndex<K> {
    chunks: Vec<Rc<Chunk<K>>>,
    len: usize,
}

impl<K> Default for SpanIndex<K> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

fn order<K: Ord>(a: &(TextRange, K), b: &(TextRange, K)) -> std::cmp::Ordering {
    (a.0.start(), std::cmp::Reverse(a.0.end()), &a.1).cmp(&(
        b.0.start(),
        std::cmp::Reverse(b.0.end()),
        &b.1,
    ))
}

impl<K: Ord + Clone> SpanIndex<K> {
    /// Builds an index of all entries at once.
    pub fn from_entries(mut entries: Vec<(TextRange, K)>) -> Self {
        entries.sort_unstable_by(order);
        entries.dedup();
        let len = entries.len();
        let chunks =
            entries.chunks(CHUNK / 2).map(|part| Rc::new(Chunk::new(part.to_vec()))).collect();
        Self { chunks, len }
    }

    /// How many spans are in the index.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no span.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a span; returns whether it is new.
    pub fn insert(&mut self, range: TextRange, key: K) -> bool {
        let entry = (range, key);
        let Some(idx) = self.chunk_for(&entry) else {
            self.chunks.push(Rc::new(Chunk::new(vec![entry])));
            self.len = 1;
            return true;
        };
        let Err(at) = self.find(idx, &entry) else {
            return false;
        };
        let chunk = Rc::make_mut(&mut self.chunks[idx]);
        chunk.max_end = chunk.max_end.max(range.end().raw());
        chunk.entries.insert(at, entry);
        if chunk.entries.len() > CHUNK {
            let tail = chunk.entries.split_off(CHUNK / 2);
            chunk.measure();
            self.chunks.insert(idx + 1, Rc::new(Chunk::new(tail)));
        }
        self.len += 1;
        true
    }

    /// Takes a span out; returns whether it was there.
    pub fn remove(&mut self, range: TextRange, key: &K) -> bool {
        let entry = (range, key.clone());
        let Some(idx) = self.chunk_for(&entry) else {
            return false;
        };
        let Ok(at) = self.find(idx, &entry) else {
            return false;
        };
        let chunk = Rc::make_mut(&mut self.chunks[idx]);
        chunk.entries.remove(at);
        chunk.measure();
        if chunk.entries.is_empty() {
            self.chunks.remove(idx);
        }
        self.len -= 1;
        true
    }

    /// All spans that share at least one byte with `range`, in order.
    pub fn touching(&self, range: TextRange) -> impl Iterator<Item = &(TextRange, K)> {
        self.chunks_at(range)
            .flat_map(|chunk| &chunk.entries)
            .filter(move |(span, _)| span.intersect(range).is_some())
    }

    /// Whether both indexes, one made from the other by changes, hold the very same spans at
    /// `range`. Tells by what they share, so it costs a step for each 256 spans and may say no
    /// where only spans nearby differ.
    pub fn shares(&self, other: &Self, range: TextRange) -> bool {
        let (own, others) = (self.chunks_at(range), other.chunks_at(range));
        own.map(Rc::as_ptr).eq(others.map(Rc::as_ptr))
    }

    fn chunks_at(&self, range: TextRange) -> impl Iterator<Item = &Rc<Chunk<K>>> {
        let before_end = self.chunks.partition_point(|c| c.first_start() < range.end().raw());
        self.chunks[..before_end].iter().filter(move |chunk| chunk.max_end > range.start().raw())
    }

    /// All spans in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &(TextRange, K)> {
        self.chunks.iter().flat_map(|chunk| &chunk.entries)
    }

    /// The first span that is ordered behind `range` with `key`.
    pub fn next_after(&self, range: TextRange, key: &K) -> Option<&(TextRange, K)> {
        let entry = (range, key.clone());
        let idx = self.chunk_for(&entry)?;
        let at = self.chunks[idx].entries.partition_point(|e| order(e, &entry).is_le());
        self.chunks[idx].entries.get(at).or_else(|| self.chunks.get(idx + 1)?.entries.first())
    }

    /// The last span that is ordered before `range` with `key`.
    pub fn previous_before(&self, range: TextRange, key: &K) -> Option<&(TextRange, K)> {
        let entry = (range, key.clone());
        let idx = self.chunk_for(&entry)?;
        let at = self.chunks[idx].entries.partition_point(|e| order(e, &entry).is_lt());
        match at.checked_sub(1) {
            Some(before) => self.chunks[idx].entries.get(before),
            None => self.chunks.get(idx.checked_sub(1)?)?.entries.last(),
        }
    }

    /// Spans number `skip` to `skip + take`, counted from 0 in order.
    pub fn page(&self, skip: usize, take: usize) -> impl Iterator<Item = &(TextRange, K)> {
        let mut before = 0;
        let first = self.chunks.iter().position(|chunk| {
            before += chunk.entries.len();
            before > skip
        });
        let first = first.unwrap_or(self.chunks.len());
        let n_before = self.chunks.get(first).map_or(0, |chunk| before - chunk.entries.len());
        let entries = self.chunks[first..].iter().flat_map(|chunk| &chunk.entries);
        entries.skip(skip.saturating_sub(n_before)).take(take)
    }

    /// How many spans are ordered before `range` with `key`.
    pub fn position(&self, range: TextRange, key: &K) -> usize {
        let entry = (range, key.clone());
        let Some(idx) = self.chunk_for(&entry) else { return 0 };
        let n_before: usize = self.chunks[..idx].iter().map(|chunk| chunk.entries.len()).sum();
        n_before + self.chunks[idx].entries.partition_point(|e| order(e, &entry).is_lt())
    }

    fn find(&self, idx: usize, entry: &(TextRange, K)) -> Result<usize, usize> {
        self.chunks[idx].entries.binary_search_by(|probe| order(probe, entry))
    }

    /// The chunk where `entry` is or belongs; `None` only in an empty index.
    fn chunk_for(&self, entry: &(TextRange, K)) -> Option<usize> {
        let behind = self.chunks.partition_point(|c| order(&c.entries[0], entry).is_le());
        (!self.chunks.is_empty()).then(|| behind.saturating_sub(1))
    }
}

impl<K> Chunk<K> {
    fn new(entries: Vec<(TextRange, K)>) -> Self {
        let mut chunk = Self { entries, max_end: 0 };
        chunk.measure();
        chunk
    }

    fn measure(&mut self) {
        self.max_end = self.entries.iter().map(|(r, _)| r.end().raw()).max().unwrap_or(0);
    }

    fn first_start(&self) -> u32 {
        self.entries.first().map_or(0, |(r, _)| r.start().raw())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::TextSize;
    use proptest::prelude::*;

    fn range(start: u32, len: u32) -> TextRange {
        TextRange::new(TextSize::new(start), TextSize::new(start + len)).unwrap()
    }

    proptest! {
        /// The index agrees with a plain sorted list, whatever is put in and taken out.
        #[test]
        fn agrees_with_a_list(
            first in prop::collection::vec((0u32..2000, 1u32..60, 0u8..4), 0..900),
            steps in prop::collection::vec((any::<bool>(), 0u32..2000, 1u32..60, 0u8..4), 0..600),
            ask in (0u32..2000, 1u32..300),
        ) {
            let mut list: Vec<_> = first.iter().map(|&(s, l, k)| (range(s, l), k)).collect();
            list.sort_unstable_by(order);
            list.dedup();
            let mut index = SpanIndex::from_entries(list.clone());
            for (insert, start, len, key) in steps {
                let entry = (range(start, len), key);
                let place = list.binary_search_by(|probe| order(probe, &entry));
                match (insert, place) {
                    (true, Err(at)) => list.insert(at, entry),
                    (false, Ok(at)) => { list.remove(at); }
                    _ => {}
                }
                let changed = if insert { index.insert(entry.0, key) } else { index.remove(entry.0, &key) };
                prop_assert_eq!(changed, insert == place.is_err());
            }
            prop_assert_eq!(index.iter().copied().collect::<Vec<_>>(), list.clone());
            prop_assert_eq!(index.len(), list.len());
            prop_assert!(index.shares(&index.clone(), range(ask.0, ask.1)));
            let asked = range(ask.0, ask.1);
            let expected: Vec<_> =
                list.iter().filter(|(r, _)| r.intersect(asked).is_some()).copied().collect();
            prop_assert_eq!(index.touching(asked).copied().collect::<Vec<_>>(), expected);
            let probe = (asked, 1u8);
            let behind = list.iter().find(|e| order(e, &probe).is_gt());
            let before = list.iter().rfind(|e| order(e, &probe).is_lt());
            prop_assert_eq!(index.next_after(asked, &1), behind);
            prop_assert_eq!(index.previous_before(asked, &1), before);
            prop_assert_eq!(index.position(asked, &1), list.partition_point(|e| order(e, &probe).is_lt()));
            let skip = ask.0 as usize / 2;
            let page: Vec<_> = index.page(skip, 50).collect();
            prop_assert_eq!(page, list.iter().skip(skip).take(50).collect::<Vec<_>>());
        }
    }

    proptest! {
        /// Where two indexes are told to share, they hold the same; and a change far away is none.
        #[test]
        fn sharing_is_holding_the_same(
            first in prop::collection::vec((0u32..20_000, 1u32..60, 0u8..4), 0..2500),
            step in (any::<bool>(), 0u32..20_000, 1u32..60, 0u8..4),
            ask in (0u32..20_000, 1u32..300),
        ) {
            let entries: Vec<_> = first.iter().map(|&(s, l, k)| (range(s, l), k)).collect();
            let old = SpanIndex::from_entries(entries.clone());
            let mut new = old.clone();
            let (insert, start, len, key) = step;
            match entries.get(start as usize) {
                Some((gone, its_key)) if !insert => new.remove(*gone, its_key),
                _ => new.insert(range(start, len), key),
            };
            let asked = range(ask.0, ask.1);
            if new.shares(&old, asked) {
                prop_assert!(new.touching(asked).eq(old.touching(asked)));
            }
        }
    }

    #[test]
    fn a_change_far_away_leaves_shared_what_is_here() {
        let entries = (0..2000).map(|idx| (range(idx * 10, 5), 0u8)).collect();
        let old = SpanIndex::from_entries(entries);
        let mut new = old.clone();
        new.insert(range(15_003, 4), 1);
        assert!(new.shares(&old, range(100, 500)));
        assert!(!new.shares(&old, range(15_000, 10)));
    }
}
