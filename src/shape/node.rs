//! A table of a document, read by the names of its shape.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;

use super::kind::{self, Kind, Table};
use super::tree::{self, Value};
use crate::plain::Span;

/// A table of a document, read by the names of its shape. A value that does not fit its kind is not given out.
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    pub(super) text: &'d str,
    pub(super) table: &'d tree::Table<'d>,
    pub(super) shape: &'static Table,
    /// Where the values stand that do not fit, in the order of the text.
    pub(super) misfits: &'d [(usize, usize)],
}

impl<'d> Node<'d> {
    /// The value under the key, if it fits its kind.
    fn value(&self, key: &str) -> Option<&'d Value<'d>> {
        let value = self.table.get(key)?;
        let span = value.span();
        self.misfits.binary_search(&(span.start, span.end)).is_err().then_some(value.get_ref())
    }

    /// Whether the key is there, whatever it holds.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Whether the key is there with a value that fits its kind.
    #[must_use]
    pub fn fits(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// Where the key's value stands.
    #[must_use]
    pub fn span(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(Spanned::span)
    }

    /// The key's value as it stands in the text, quotes and all.
    #[must_use]
    pub fn as_found(&self, key: &str) -> Option<&'d str> {
        self.text.get(self.span(key)?)
    }

    /// Text, with Windows line breaks made plain.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            Value::Text(text) if text.contains('\r') => Some(text.replace("\r\n", "\n")),
            Value::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    /// A text that stands for something else, such as an id or a status.
    #[must_use]
    pub fn parsed<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        match self.value(key)? {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A whole number that fits the type asked for.
    #[must_use]
    pub fn whole<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        T::try_from(self.value(key)?.as_whole()?).ok()
    }

    /// A date.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Date> {
        kind::date(self.value(key)?)
    }

    /// A figure.
    #[must_use]
    pub fn figure(&self, key: &str) -> Option<Decimal> {
        kind::figure(self.value(key)?)
    }

    /// True or false; false where it is not there.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.value(key), Some(Value::Flag(true)))
    }

    /// A list of texts, or the one text that stands in its place; empty where it is not there.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<String> {
        match self.value(key) {
            Some(Value::List(items)) => {
                items.iter().filter_map(|item| item.get_ref().as_text().map(ToOwned::to_owned)).collect()
            }
            Some(Value::Text(text)) => vec![text.to_string()],
            _ => Vec::new(),
        }
    }

    /// A table.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<Self> {
        match (self.shape.kind_of(key)?, self.value(key)?) {
            (Kind::Table(shape), Value::Table(table)) => Some(Node { table, shape, ..*self }),
            _ => None,
        }
    }

    /// The tables of a list of tables, in order; none where it is not there.
    #[must_use]
    pub fn items(&self, key: &str) -> Vec<Self> {
        let (Some(Kind::Items(shape)), Some(Value::List(items))) = (self.shape.kind_of(key), self.value(key)) else {
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| match item.get_ref() {
            Value::Table(table) => Some(Node { table, shape, ..*self }),
            _ => None,
        });
        tables.collect()
    }

    /// One of them by its place, without a look at the others.
    #[must_use]
    pub fn item(&self, key: &str, index: usize) -> Option<Self> {
        match (self.shape.kind_of(key)?, self.value(key)?) {
            (Kind::Items(shape), Value::List(items)) => {
                let table = items.get(index)?.get_ref().as_table()?;
                Some(Node { table, shape, ..*self })
            }
            _ => None,
        }
    }

    /// The keys that are no fields of the shape but well formed, in the order of the text.
    pub fn rest(self) -> impl Iterator<Item = &'d str> {
        let shape = self.shape;
        let names = self.table.iter().map(|(key, _)| key.get_ref().as_ref());
        names.filter(|name| shape.field(name).is_none() && shape.kind_of(name).is_some())
    }

    /// Where the key itself stands.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.table.entry(key).map(|(key, _)| key.span())
    }
}
