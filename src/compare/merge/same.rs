//! When two values of TOML say the same, however they are written.

use std::fmt::Write as _;

use super::value::Found;
use crate::shape::tree::{Table, Value};

/// Whether two values that may be missing say the same.
pub(super) fn same(one: Found<'_, '_>, other: Found<'_, '_>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_value(one.get_ref(), other.get_ref()),
        (None, None) => true,
        _ => false,
    }
}

fn same_value(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => plain_breaks(one) == plain_breaks(other),
        (Value::Whole(digits, _), Value::Whole(others, _)) => match (one.as_whole(), other.as_whole()) {
            (None, None) => digits == others,
            (one, other) => one == other,
        },
        (Value::Decimal(one), Value::Decimal(other)) => one == other,
        (Value::Flag(one), Value::Flag(other)) => one == other,
        (Value::Date(one), Value::Date(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same_value(a.get_ref(), b.get_ref()))
        }
        (Value::Table(one), Value::Table(other)) => same_table(one, other),
        _ => false,
    }
}

/// Whether two tables say the same.
pub(super) fn same_table(one: &Table<'_>, other: &Table<'_>) -> bool {
    one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), other.get(key.get_ref().as_ref())))
}

/// What a table says, so that two say the same just if these texts are the same.
pub(super) fn said(table: &Table<'_>) -> String {
    let mut out = String::new();
    say_table(table, &mut out);
    out
}

fn say_table(table: &Table<'_>, out: &mut String) {
    out.push('{');
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_unstable_by_key(|(key, _)| key.get_ref());
    for (key, value) in entries {
        say_text(key.get_ref(), out);
        say(value.get_ref(), out);
    }
    out.push('}');
}

fn say(value: &Value<'_>, out: &mut String) {
    // Writing into a String does not fail.
    let _ = match value {
        Value::Text(text) => {
            say_text(&plain_breaks(text), out);
            Ok(())
        }
        Value::Whole(digits, _) => match value.as_whole() {
            Some(whole) => write!(out, "{whole};"),
            None => write!(out, "i{digits};"),
        },
        Value::Decimal(number) => write!(out, "f{number};"),
        Value::Flag(flag) => write!(out, "{flag};"),
        Value::Date(time) => write!(out, "d{time};"),
        Value::List(items) => {
            out.push('[');
            items.iter().for_each(|item| say(item.get_ref(), out));
            write!(out, "]")
        }
        Value::Table(table) => {
            say_table(table, out);
            Ok(())
        }
    };
}

/// With its length before it, so that nothing in it can be taken for what comes behind it.
fn say_text(text: &str, out: &mut String) {
    let _ = write!(out, "\"{}:{text}", text.len());
}

fn plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_same(one: &str, other: &str) -> bool {
        let documents = [one, other].map(|text| crate::shape::parse(text).unwrap());
        let [one, other] = documents.each_ref().map(crate::shape::Document::table);
        let same = same_table(one, other);
        assert_eq!(said(one) == said(other), same, "{one:?} | {other:?}");
        same
    }

    #[test]
    fn what_is_written_otherwise_may_say_the_same() {
        assert!(are_same("a = 'x'\nb = 16", "b = 0x10\na = \"x\""));
        assert!(are_same("a = '''x\r\ny'''", "a = \"x\\ny\""));
        assert!(are_same("a.b = [1, 2]", "a = { b = [1,2] }"));
        assert!(are_same("d = 2014-03-31", "d = 2014-03-31 # then"));
    }

    #[test]
    fn what_says_something_else_is_not_the_same() {
        for (one, other) in [
            ("a = 1", "a = '1'"),
            ("a = [1]", "a = [1, 1]"),
            ("a = 1", "a = 1\nb = 1"),
            ("a = 1.0", "a = 1"),
            ("a = ['x', 'y']", "a = ['x\"1:y']"),
            ("a = [[1], 2]", "a = [[1, 2]]"),
        ] {
            assert!(!are_same(one, other) && !are_same(other, one), "{one} | {other}");
        }
    }
}
