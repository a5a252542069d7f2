//! How often each of a few kinds occurs.

use std::collections::BTreeMap;

/// How often each kind occurs; 0 for those that do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<K>(BTreeMap<K, u32>);

impl<K: Ord + Copy> Counts<K> {
    /// Counts kinds.
    pub fn of(kinds: impl IntoIterator<Item = K>) -> Self {
        let mut counts = BTreeMap::new();
        kinds.into_iter().for_each(|kind| *counts.entry(kind).or_default() += 1);
        Self(counts)
    }

    /// How often this kind occurs.
    #[must_use]
    pub fn get(&self, kind: K) -> u32 {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// How many there are of all kinds.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.values().sum()
    }
}
