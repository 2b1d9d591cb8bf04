//! A sorted table that is cheap to clone and cheap to change while a clone is alive.

use std::rc::Rc;

/// Rows per chunk before it splits. A change beside a living clone copies at most this many
/// pointers and one pointer per chunk, never the rows.
const CHUNK: usize = 256;

/// Rows with their keys, in key order.
type Chunk<K, V> = Vec<(K, Rc<V>)>;

/// Rows by key, in key order, shared structurally between clones.
#[derive(Debug)]
pub struct Table<K, V> {
    chunks: Vec<Rc<Chunk<K, V>>>,
    len: usize,
}

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let rows = |table: &Self| table.chunks.iter().flat_map(|chunk| chunk.iter()).count();
        rows(self) == rows(other)
            && self
                .chunks
                .iter()
                .flat_map(|c| c.iter())
                .eq(other.chunks.iter().flat_map(|c| c.iter()))
    }
}

impl<K: Eq, V: Eq> Eq for Table<K, V> {}

impl<K: Ord + Clone, V> Table<K, V> {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether both are the very same rows, told by identity and so without looking at them.
    pub fn is_same(&self, other: &Self) -> bool {
        self.chunks.len() == other.chunks.len()
            && self.chunks.iter().zip(&other.chunks).all(|(a, b)| Rc::ptr_eq(a, b))
    }

    /// The row under `key`.
    pub fn get(&self, key: &K) -> Option<&Rc<V>> {
        let chunk = self.chunks.get(self.chunk_for(key)?)?;
        let at = chunk.binary_search_by(|(probe, _)| probe.cmp(key)).ok()?;
        Some(&chunk[at].1)
    }

    /// Puts `row` under `key`; returns the row that stood there.
    pub fn insert(&mut self, key: K, row: Rc<V>) -> Option<Rc<V>> {
        let Some(idx) = self.chunk_for(&key) else {
            self.chunks.push(Rc::new(vec![(key, row)]));
            self.len = 1;
            return None;
        };
        let chunk = Rc::make_mut(&mut self.chunks[idx]);
        match chunk.binary_search_by(|(probe, _)| probe.cmp(&key)) {
            Ok(at) => Some(std::mem::replace(&mut chunk[at].1, row)),
            Err(at) => {
                chunk.insert(at, (key, row));
                self.len += 1;
                if chunk.len() > CHUNK {
                    // keys come mostly in ascending order, so the left part stays nearly full
                    let tail = chunk.split_off(CHUNK * 3 / 4);
                    self.chunks.insert(idx + 1, Rc::new(tail));
                }
                None
            }
        }
    }

    /// Takes the row under `key` out.
    pub fn remove(&mut self, key: &K) -> Option<Rc<V>> {
        let idx = self.chunk_for(key)?;
        let at = self.chunks[idx].binary_search_by(|(probe, _)| probe.cmp(key)).ok()?;
        let chunk = Rc::make_mut(&mut self.chunks[idx]);
        let (_, row) = chunk.remove(at);
        if chunk.is_empty() {
            self.chunks.remove(idx);
        }
        self.len -= 1;
        Some(row)
    }

    /// All rows in key order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &Rc<V>)> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).map(|(key, row)| (key, row))
    }

    /// The rows from `key` on, in key order.
    pub fn iter_from<'t>(
        &'t self,
        key: &K,
    ) -> impl Iterator<Item = (&'t K, &'t Rc<V>)> + use<'t, K, V> {
        let first = self.chunk_for(key).unwrap_or_default();
        let skip =
            self.chunks.get(first).map_or(0, |chunk| chunk.partition_point(|(k, _)| k < key));
        let rest = self.chunks.iter().skip(first).flat_map(|chunk| chunk.iter());
        rest.skip(skip).map(|(key, row)| (key, row))
    }

    /// All rows in key order, without their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Rc<V>> {
        self.iter().map(|(_, row)| row)
    }

    /// The chunk where `key` is or belongs; `None` only in an empty table.
    fn chunk_for(&self, key: &K) -> Option<usize> {
        let behind = self.chunks.partition_point(|chunk| chunk[0].0 <= *key);
        (!self.chunks.is_empty()).then(|| behind.saturating_sub(1))
    }
}

impl<K: Ord + Clone, V> FromIterator<(K, Rc<V>)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, Rc<V>)>>(rows: I) -> Self {
        let mut table = Self::default();
        for (key, row) in rows {
            table.insert(key, row);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        /// The table agrees with a `BTreeMap`, and a clone never sees later changes.
        #[test]
        fn agrees_with_a_map(steps in prop::collection::vec((any::<bool>(), 0u16..600), 0..1500)) {
            let mut table = Table::default();
            let mut map = BTreeMap::new();
            let mut kept = (table.clone(), map.clone());
            for (idx, (insert, key)) in steps.into_iter().enumerate() {
                if insert {
                    let row = Rc::new(idx);
                    prop_assert_eq!(table.insert(key, row.clone()), map.insert(key, row));
                } else {
                    prop_assert_eq!(table.remove(&key), map.remove(&key));
                }
                if idx == 700 {
                    kept = (table.clone(), map.clone());
                }
            }
            prop_assert_eq!(table.len(), map.len());
            prop_assert!(table.iter().eq(map.iter()));
            prop_assert!(table.is_same(&table.clone()));
            prop_assert!(!table.is_same(&kept.0) || table.iter().eq(kept.0.iter()));
            prop_assert!(kept.0.iter().eq(kept.1.iter()));
            for key in 0..600 {
                prop_assert_eq!(table.get(&key), map.get(&key));
            }
        }
    }
}
