//! A place by its name, as [`differences`](super::differences) and conflicts give it: keys with dots between them, an
//! entry of a list by its `id`, else by its place from 0.

use toml::{Table, Value};

use super::edit::{Place, Step};

/// The place in a text that is named so, and what stands there. Where nothing stands every dot parts two keys; keys that
/// are there may have dots of their own.
#[must_use]
pub fn place_named(text: &str, name: &str) -> (Place, Option<Value>) {
    let table: Table = text.trim_start_matches('\u{FEFF}').parse().unwrap_or_default();
    let root = Value::Table(table);
    let (mut steps, mut at, mut rest) = (Vec::new(), Some(&root), Some(name));
    while let Some(name) = rest {
        let (step, below, left) = next(at, name);
        steps.push(step);
        (at, rest) = (below, left);
    }
    (Place(steps), at.cloned())
}

/// The next step, what stands there, and the rest of the name.
fn next<'v, 'n>(at: Option<&'v Value>, name: &'n str) -> (Step, Option<&'v Value>, Option<&'n str>) {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    match at {
        Some(Value::Array(items)) => {
            let has_id = |item: &Value| item.get("id").and_then(Value::as_str) == Some(first);
            match items.iter().position(has_id).or_else(|| first.parse().ok()) {
                Some(index) => (Step::Item(index), items.get(index), rest),
                None => (Step::Key(first.to_owned()), None, rest),
            }
        }
        Some(Value::Table(table)) => {
            let named = |(key, value): (&'v String, &'v Value)| Some((key, value, after(name, key)?));
            let longest = table.iter().filter_map(named).max_by_key(|(key, ..)| key.len());
            let missing = (Step::Key(first.to_owned()), None, rest);
            longest.map_or(missing, |(key, value, rest)| (Step::Key(key.clone()), Some(value), rest))
        }
        _ => (Step::Key(first.to_owned()), None, rest),
    }
}

/// What a name has behind a key with which it begins, if it does.
fn after<'n>(name: &'n str, key: &str) -> Option<Option<&'n str>> {
    let rest = name.strip_prefix(key)?;
    if rest.is_empty() { Some(None) } else { rest.strip_prefix('.').map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_again_by_its_name() {
        let text = "edition = 1\n'a.b' = { c = 2 }\n[[list]]\nwhat = 'x'\n[[list]]\nid = 'k7'\n'v.w' = 3\n";
        for (name, dotted, there) in [
            ("edition", vec!["edition"], true),
            ("a.b.c", vec!["a.b", "c"], true),
            ("list.0.what", vec!["list", "0", "what"], true),
            ("list.k7.v.w", vec!["list", "1", "v.w"], true),
            ("list.k7.other", vec!["list", "1", "other"], false),
            ("new.key", vec!["new", "key"], false),
        ] {
            let (Place(steps), found) = place_named(text, name);
            let steps: Vec<String> = steps.iter().map(|step| Place(vec![step.clone()]).dotted()).collect();
            assert_eq!((steps, found.is_some()), (dotted.iter().map(ToString::to_string).collect(), there), "{name}");
        }
    }
}
