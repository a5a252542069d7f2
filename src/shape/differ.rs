//! How two texts of a file differ, key by key.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// A key that does not hold the same in two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key, dotted. An entry of a list goes by its `id`, else by its place from 0.
    pub key: String,
    /// What it holds in the first, if it is there.
    pub old: Option<String>,
    /// What it holds in the second, if it is there.
    pub new: Option<String>,
}

/// The keys that do not hold the same in two texts, in the order of their names. A text that is no TOML holds nothing.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let [old, new] = [old, new].map(leaves);
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differs = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
    differs.map(|key| Difference { key: key.clone(), old: old.get(key).cloned(), new: new.get(key).cloned() }).collect()
}

/// Everything that is no table, by its dotted key.
fn leaves(text: &str) -> BTreeMap<String, String> {
    let table: Table = text.trim_start_matches('\u{FEFF}').parse().unwrap_or_default();
    let mut leaves = BTreeMap::new();
    table.iter().for_each(|(key, value)| collect(&mut leaves, key, value));
    leaves
}

fn collect(leaves: &mut BTreeMap<String, String>, at: &str, value: &Value) {
    match value {
        Value::Table(table) => table.iter().for_each(|(key, value)| collect(leaves, &format!("{at}.{key}"), value)),
        Value::Array(items) if items.iter().any(Value::is_table) => {
            let named = items.iter().enumerate().map(|(place, item)| (name(place, item), item));
            named.for_each(|(name, item)| collect(leaves, &format!("{at}.{name}"), item));
        }
        Value::String(text) => drop(leaves.insert(at.to_owned(), text.clone())),
        other => drop(leaves.insert(at.to_owned(), other.to_string())),
    }
}

/// What an entry of a list goes by.
fn name(place: usize, item: &Value) -> String {
    item.get("id").and_then(Value::as_str).map_or_else(|| place.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(old: &str, new: &str) -> Vec<String> {
        let text = |value: Option<String>| value.unwrap_or_else(|| "nothing".to_owned());
        let all = differences(old, new).into_iter();
        all.map(|it| format!("{}: {} -> {}", it.key, text(it.old), text(it.new))).collect()
    }

    #[test]
    fn keys_are_dotted_and_entries_of_lists_go_by_their_ids() {
        let old = "a.b = 'x'\nn = 1\nlist = ['p']\n[[actions]]\nid = 'k7'\nwhat = 'w'\n[[actions]]\nwhat = 'v'\n";
        let new = "a.b = 'y'\nlist = ['p', 'q']\n[[actions]]\nid = 'k7'\nwhat = 'w'\ndone = 2015-02-11\n[[actions]]\nwhat = 'u'\n";
        let expected = [
            "a.b: x -> y",
            "actions.1.what: v -> u",
            "actions.k7.done: nothing -> 2015-02-11",
            "list: [\"p\"] -> [\"p\", \"q\"]",
            "n: 1 -> nothing",
        ];
        assert_eq!(listed(old, new), expected);
    }

    #[test]
    fn the_way_it_is_written_is_no_difference() {
        assert_eq!(listed("\u{FEFF}a = 'x' # why\n[b]\nc = 1", "b = { c = 1 }\r\na = \"x\""), [""; 0]);
    }
}
