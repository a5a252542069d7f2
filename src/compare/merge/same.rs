//! When two values of TOML say the same, however they are written.

use std::fmt::Write as _;

use toml::de::{DeTable, DeValue};

use super::value::Found;

/// Whether two values that may be missing say the same.
pub(super) fn same(one: Found<'_, '_>, other: Found<'_, '_>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_value(one.get_ref(), other.get_ref()),
        (None, None) => true,
        _ => false,
    }
}

fn same_value(one: &DeValue<'_>, other: &DeValue<'_>) -> bool {
    match (one, other) {
        (DeValue::String(one), DeValue::String(other)) => plain_breaks(one) == plain_breaks(other),
        (DeValue::Integer(one), DeValue::Integer(other)) => {
            let number = |digits: &str, radix| i64::from_str_radix(digits, radix).map_err(|_| digits.to_owned());
            number(one.as_str(), one.radix()) == number(other.as_str(), other.radix())
        }
        (DeValue::Float(one), DeValue::Float(other)) => one.as_str() == other.as_str(),
        (DeValue::Boolean(one), DeValue::Boolean(other)) => one == other,
        (DeValue::Datetime(one), DeValue::Datetime(other)) => one == other,
        (DeValue::Array(one), DeValue::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same_value(a.get_ref(), b.get_ref()))
        }
        (DeValue::Table(one), DeValue::Table(other)) => same_table(one, other),
        _ => false,
    }
}

/// Whether two tables say the same.
pub(super) fn same_table(one: &DeTable<'_>, other: &DeTable<'_>) -> bool {
    one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), other.get(key.get_ref().as_ref())))
}

/// What a table says, so that two say the same just if these texts are the same.
pub(super) fn said(table: &DeTable<'_>) -> String {
    let mut out = String::new();
    say_table(table, &mut out);
    out
}

fn say_table(table: &DeTable<'_>, out: &mut String) {
    out.push('{');
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_unstable_by_key(|(key, _)| key.get_ref());
    for (key, value) in entries {
        say_text(key.get_ref(), out);
        say(value.get_ref(), out);
    }
    out.push('}');
}

fn say(value: &DeValue<'_>, out: &mut String) {
    // Writing into a String does not fail.
    let _ = match value {
        DeValue::String(text) => {
            say_text(&plain_breaks(text), out);
            Ok(())
        }
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(whole) => write!(out, "{whole};"),
            Err(_) => write!(out, "i{};", number.as_str()),
        },
        DeValue::Float(number) => write!(out, "f{};", number.as_str()),
        DeValue::Boolean(flag) => write!(out, "{flag};"),
        DeValue::Datetime(time) => write!(out, "d{time};"),
        DeValue::Array(items) => {
            out.push('[');
            items.iter().for_each(|item| say(item.get_ref(), out));
            write!(out, "]")
        }
        DeValue::Table(table) => {
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
        let [one, other] = [one, other].map(|text| DeTable::parse(text).unwrap());
        let same = same_table(one.get_ref(), other.get_ref());
        assert_eq!(said(one.get_ref()) == said(other.get_ref()), same, "{one:?} | {other:?}");
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
