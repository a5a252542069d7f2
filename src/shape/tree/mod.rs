//! What a TOML text says: tables, lists and plain values, each with its place in the text.
//!
//! Two ways lead to one tree. What is written as audits are written goes the quick way (`quick.rs`), from the parser's
//! events straight into the tree. Everything else, and all that is wrong, is left to the `toml` crate, whose tree is taken
//! over (`taken.rs`): so what TOML allows, and what is said where it does not, is decided in one place, and not by us.

mod names;
mod quick;
mod taken;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use toml::Spanned;
use toml::value::Datetime;

use quick::NotQuick;

use crate::plain::Span;

/// A key with its place.
pub type Key<'t> = Spanned<Cow<'t, str>>;

/// A value with its place; a table under a heading has the place of its heading.
pub type Item<'t> = Spanned<Value<'t>>;

/// So many keys are looked through one by one; finding one among more goes by a list of them in order.
const FEW: usize = 64;

/// A table: keys with their values, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Table<'t> {
    entries: Vec<(Key<'t>, Item<'t>)>,
    /// The places of the entries in the order of their keys; empty where they are few.
    by_name: Vec<usize>,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Value<'t> {
    /// Text.
    Text(Cow<'t, str>),
    /// A whole number, of any size: its digits, with its sign if it has one, and their base.
    Whole(Cow<'t, str>, u32),
    /// A number with a decimal point, without its underscores.
    Decimal(Cow<'t, str>),
    /// True or false.
    Flag(bool),
    /// A date, a time, or both.
    Date(Datetime),
    /// A list, or all tables under headings of one name in double brackets.
    List(Vec<Item<'t>>),
    /// A table.
    Table(Table<'t>),
}

/// Why a text has no tree.
#[derive(Debug)]
pub(super) enum NoTree {
    /// It is no TOML: every error, or the first.
    Syntax(Vec<toml::de::Error>),
    /// A key has so long a name, with those of the tables around it, that it is not read.
    LongName(Span),
}

/// Reads a text of TOML.
///
/// # Errors
///
/// It is no TOML, of which every error is given where `recover` asks for them; or a key has too long a name.
pub(super) fn read(text: &str, recover: bool) -> Result<Table<'_>, NoTree> {
    match quick::read(text) {
        Ok(root) => Ok(root),
        Err(NotQuick::LongName(span)) => Err(NoTree::LongName(span)),
        Err(NotQuick::Unusual) => taken::read(text, recover).map_err(NoTree::Syntax),
    }
}

impl<'t> Table<'t> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Item<'t>> {
        self.entry(name).map(|(_, value)| value)
    }

    /// A key as it stands in the text, and its value.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<(&Key<'t>, &Item<'t>)> {
        let at = if self.by_name.is_empty() {
            self.entries.iter().position(|(key, _)| key.get_ref() == name)?
        } else {
            let name_at = |place: &usize| self.entries.get(*place).map(|(key, _)| key.get_ref().as_ref());
            let found = self.by_name.binary_search_by(|place| name_at(place).cmp(&Some(name))).ok()?;
            *self.by_name.get(found)?
        };
        self.entries.get(at).map(|(key, value)| (key, value))
    }

    /// Keys and values, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (&Key<'t>, &Item<'t>)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// How many keys it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<'t> Value<'t> {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one that fits in 64 bits.
    #[must_use]
    pub fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(digits, base) => i64::from_str_radix(digits, *base).ok(),
            _ => None,
        }
    }

    /// The table, if it is one.
    #[must_use]
    pub fn as_table(&self) -> Option<&Table<'t>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(super) fn as_table_mut(&mut self) -> Option<&mut Table<'t>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Item<'t>]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}
