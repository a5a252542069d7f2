//! The tree taken over from the one that the `toml` crate makes.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::{FEW, Item, Table, Value};
use crate::plain::Span;

/// Reads a text of TOML with the `toml` crate.
///
/// # Errors
///
/// It is no TOML: every error where `recover` asks for them, else the first.
pub(super) fn read(text: &str, recover: bool) -> Result<Table<'_>, Vec<Error>> {
    let root = if recover {
        let (root, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() { Ok(root) } else { Err(errors) }
    } else {
        DeTable::parse(text).map_err(|error| vec![error])
    };
    root.map(|root| Taking(text).table(root.into_inner()))
}

/// The text from which a tree is taken over.
struct Taking<'t>(&'t str);

impl<'t> Taking<'t> {
    fn table(&self, found: DeTable<'t>) -> Table<'t> {
        let mut entries: Vec<_> = found.into_iter().map(|(key, value)| (key, self.item(value))).collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut by_name = Vec::new();
        if entries.len() > FEW {
            by_name.extend(0..entries.len());
            by_name.sort_by_key(|place: &usize| entries.get(*place).map(|(key, _)| key.get_ref()));
        }
        Table { entries, by_name }
    }

    fn item(&self, found: Spanned<DeValue<'t>>) -> Item<'t> {
        let span = found.span();
        let value = match found.into_inner() {
            DeValue::String(text) => Value::Text(text),
            DeValue::Integer(number) => Value::Whole(self.number(&span, number.as_str()), number.radix()),
            DeValue::Float(number) => Value::Decimal(self.number(&span, number.as_str())),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Date(date),
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.item(item)).collect()),
            DeValue::Table(found) => Value::Table(self.table(found)),
        };
        Spanned::new(span, value)
    }

    /// A number, which mostly stands in the text as it is meant.
    fn number(&self, span: &Span, number: &str) -> Cow<'t, str> {
        let written = self.0.get(span.clone()).filter(|written| *written == number);
        written.map_or_else(|| number.to_owned().into(), Cow::Borrowed)
    }
}
