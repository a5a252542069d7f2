//! Entries of two lists that are versions of one: by id where both have one, else by what they say.
//!
//! Each is looked up and none is held against all others, since a list can be as long as a file.

use std::collections::{HashMap, VecDeque};

use crate::audit::Action;

/// What an entry goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its id, if it has one.
    pub(super) id: Option<String>,
    /// What it says, the same for all that say the same.
    pub(super) says: String,
}

impl Name {
    /// What an action goes by: its id, else what is to be done.
    pub(super) fn of(action: &Action) -> Self {
        Self { id: action.id.clone(), says: words(&action.what) }
    }
}

/// A text as words with single spaces.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place of each entry's version in another list: each of those is the version of one entry at most, first of one
/// with its id, then of one that says the same where one of the two has no id.
pub(super) fn pairs(entries: &[Name], list: impl IntoIterator<Item = Name>) -> Vec<Option<usize>> {
    let mut left = Known::of(list);
    let mut found: Vec<_> = entries.iter().map(|entry| left.take_by_id(entry)).collect();
    for (entry, place) in entries.iter().zip(&mut found).filter(|(_, place)| place.is_none()) {
        *place = left.take_by_words(entry);
    }
    found
}

/// The entries of a list, to be looked up.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_id: HashMap<String, VecDeque<usize>>,
    /// Those without an id, and those with one.
    by_words: HashMap<String, [VecDeque<usize>; 2]>,
    taken: Vec<bool>,
}

impl Known {
    pub(super) fn of(list: impl IntoIterator<Item = Name>) -> Self {
        let mut known = Self::default();
        for (at, Name { id, says }) in list.into_iter().enumerate() {
            let [without, with] = known.by_words.entry(says).or_default();
            let list = if id.is_some() { with } else { without };
            list.push_back(at);
            if let Some(id) = id {
                known.by_id.entry(id).or_default().push_back(at);
            }
            known.taken.push(false);
        }
        known
    }

    /// Whether an entry of the list is a version of this one.
    pub(super) fn has(&self, entry: &Name) -> bool {
        let has_id = entry.id.as_ref().is_some_and(|id| self.by_id.contains_key(id));
        let said = self.by_words.get(&entry.says);
        has_id || said.is_some_and(|[without, with]| !without.is_empty() || (entry.id.is_none() && !with.is_empty()))
    }

    fn take_by_id(&mut self, entry: &Name) -> Option<usize> {
        let at = self.by_id.get_mut(entry.id.as_ref()?)?.pop_front()?;
        self.take(at)
    }

    fn take_by_words(&mut self, entry: &Name) -> Option<usize> {
        let taken = &self.taken;
        let [without, with] = self.by_words.get_mut(&entry.says)?;
        for list in [&mut *without, &mut *with] {
            while list.front().is_some_and(|at| taken.get(*at) == Some(&true)) {
                list.pop_front();
            }
        }
        let with = with.front().filter(|_| entry.id.is_none());
        let at = without.front().into_iter().chain(with).min().copied()?;
        self.take(at)
    }

    fn take(&mut self, at: usize) -> Option<usize> {
        *self.taken.get_mut(at)? = true;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name() -> impl Strategy<Value = Name> {
        (proptest::option::of("[xy]"), "[ab]").prop_map(|(id, says)| Name { id, says })
    }

    fn is_same(one: &Name, other: &Name) -> bool {
        match (&one.id, &other.id) {
            (Some(one), Some(other)) => one == other,
            _ => one.says == other.says,
        }
    }

    /// The pairs by the plainest of means.
    fn plainly(entries: &[Name], list: &[Name]) -> Vec<Option<usize>> {
        let (mut found, mut taken) = (vec![None; entries.len()], vec![false; list.len()]);
        let has_same_id = |one: &Name, other: &Name| one.id.is_some() && one.id == other.id;
        for is_meant in [has_same_id, is_same] {
            for (entry, place) in entries.iter().zip(&mut found).filter(|(_, place)| place.is_none()) {
                *place = (0..list.len()).find(|at| !taken[*at] && is_meant(&list[*at], entry));
                place.iter().for_each(|at| taken[*at] = true);
            }
        }
        found
    }

    proptest! {
        #[test]
        fn looking_up_finds_what_holding_against_each_other_finds(
            entries in proptest::collection::vec(name(), 0..7),
            list in proptest::collection::vec(name(), 0..7),
        ) {
            prop_assert_eq!(pairs(&entries, list.clone()), plainly(&entries, &list));
            let known = Known::of(list.clone());
            for entry in &entries {
                prop_assert_eq!(known.has(entry), list.iter().any(|other| is_same(other, entry)));
            }
        }
    }
}
