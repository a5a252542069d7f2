//! The values of three files: found by name, told apart, written as they are typed.

use super::same::said;
use crate::compare::pair::{Name, words};
use crate::shape::tree::{self, Item, Key};
use crate::shape::{Table, Value};

/// A value where there is one, with its place.
pub(super) type Found<'a, 'd> = Option<&'a Item<'d>>;

/// Base, ours and theirs.
pub(super) type Three<T> = [T; 3];

/// The value of that name.
pub(super) fn value_of<'a, 'd>(table: Option<&'a tree::Table<'d>>, name: &str) -> Found<'a, 'd> {
    table.and_then(|table| table.get(name))
}

/// Whether all that is there is of one kind.
pub(super) fn are<'a, 'd, T>(found: Three<Found<'a, 'd>>, kind: fn(&'a Item<'d>) -> Option<T>) -> bool {
    found.into_iter().flatten().all(|value| kind(value).is_some())
}

/// A table.
pub(super) fn as_table<'a, 'd>(value: &'a Item<'d>) -> Option<&'a tree::Table<'d>> {
    value.get_ref().as_table()
}

/// A list of tables.
pub(super) fn as_tables<'a, 'd>(value: &'a Item<'d>) -> Option<Vec<&'a tree::Table<'d>>> {
    value.get_ref().as_list()?.iter().map(as_table).collect()
}

/// A list of texts.
pub(super) fn as_texts(value: &Item<'_>) -> Option<Vec<String>> {
    let text = |item: &Item<'_>| item.get_ref().as_text().map(ToOwned::to_owned);
    value.get_ref().as_list()?.iter().map(text).collect()
}

/// A text, its line breaks made plain.
pub(super) fn as_text(value: &Item<'_>) -> Option<String> {
    value.get_ref().as_text().map(|text| text.replace("\r\n", "\n"))
}

/// A value as people type it: a text without its quotes, everything else as it stands in the text of its file.
pub(super) fn typed(value: &Item<'_>, text: &str) -> String {
    as_text(value).unwrap_or_else(|| toml(value, text))
}

/// A value of another file, to be written into ours.
pub(super) fn written(value: &Item<'_>, text: &str) -> Value {
    as_text(value).map_or_else(|| Value::Written(toml(value, text)), Value::Text)
}

/// A value on one line as TOML. What is no table stands in its file so already.
fn toml(value: &Item<'_>, text: &str) -> String {
    let has_tables = |items: &[Item<'_>]| items.iter().any(|item| as_table(item).is_some());
    match value.get_ref() {
        tree::Value::Table(table) => {
            let entry = |(key, value): (&Key<'_>, &Item<'_>)| {
                format!("{} = {}", text.get(key.span()).unwrap_or_default(), toml(value, text))
            };
            format!("{{ {} }}", table.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        tree::Value::List(items) if has_tables(items) => {
            format!("[{}]", items.iter().map(|item| toml(item, text)).collect::<Vec<_>>().join(", "))
        }
        _ => text.get(value.span()).unwrap_or_default().to_owned(),
    }
}

/// What an entry of a list goes by: its id, else what is to be done; entries without a name are one only if they say the
/// same.
pub(super) fn named(shape: &Table, entry: &tree::Table<'_>) -> Name {
    let has = |field: &str| shape.field(field).is_some();
    let what = || value_of(Some(entry), "what").and_then(as_text).map(|what| words(&what)).unwrap_or_default();
    let says = if has("id") && has("what") { what() } else { said(entry) };
    Name { id: name_of(entry).filter(|_| has("id")), says }
}

/// The id by which an entry is named, if it has one.
pub(super) fn name_of(entry: &tree::Table<'_>) -> Option<String> {
    value_of(Some(entry), "id").and_then(as_text)
}

/// The field that tells people which entry it is.
pub(super) fn telling(entry: &tree::Table<'_>) -> &'static str {
    ["what", "name", "text", "key"].into_iter().find(|field| entry.get(field).is_some()).unwrap_or("id")
}
