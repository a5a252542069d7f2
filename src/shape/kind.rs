//! What a table may hold: its fields, the kind of each, and what is wrong with a value that does not fit.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::codes;
use super::tree::Value;
use crate::plain::{Code, did_you_mean, is_id};

/// A table of a file: its fields in the order in which they are written, and what its other keys may hold.
#[derive(Debug)]
pub struct Table {
    /// The known fields, in the order in which new ones are written.
    pub fields: &'static [Field],
    /// What keys that are no fields may hold; `None` where there are none.
    pub rest: Option<Rest>,
}

/// The keys of a table that are chosen by whoever writes it, such as the ids under `[responses]`.
#[derive(Debug)]
pub struct Rest {
    /// What such a key is: [`Kind::Id`] or [`Kind::Key`].
    pub key: Kind,
    /// What it holds.
    pub holds: Kind,
}

/// A key with a meaning.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it has to be there.
    pub need: Need,
    /// What it means, in a sentence for the documentation.
    pub about: &'static str,
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may be left out.
    Optional,
    /// Without it the table is wrong.
    Required,
    /// Without it, or with a wrong value, the file is not read at all.
    Essential,
}

/// What a key may hold.
#[derive(Debug)]
pub enum Kind {
    /// Text of one line.
    Text,
    /// Text of any number of lines.
    Prose,
    /// One of a list of words; the code is for the finding when it is none of them.
    Word(&'static [&'static str], Code),
    /// An id: `[a-z0-9-]`, 1 to 64 characters.
    Id,
    /// A key such as an indicator's: `[a-z0-9_]`, 1 to 64 characters.
    Key,
    /// A whole number within bounds, both included.
    Whole(i64, i64),
    /// A figure: a whole number, or a decimal one in quotes, so that it is never held as a binary fraction.
    Figure,
    /// A date without a time.
    Date,
    /// True or false.
    Flag,
    /// A list of values of one kind.
    Many(&'static Kind),
    /// One text, or a list of them.
    OneOrMany(&'static Kind),
    /// A table.
    Table(&'static Table),
    /// A list of tables.
    Items(&'static Table),
}

/// A bound as it is read: with commas, but for a year.
fn bound(number: i64) -> String {
    let long = u64::try_from(number).ok().filter(|number| *number >= 10_000);
    long.map_or_else(|| number.to_string(), crate::words::number)
}

/// Why a value does not fit its kind.
pub(super) struct Misfit {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) did_you_mean: Vec<String>,
}

impl Field {
    /// A field that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, need: Need::Optional, about }
    }

    /// A field without which its table is wrong.
    #[must_use]
    pub const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, need: Need::Required, about }
    }

    /// A field without which the file is not read.
    #[must_use]
    pub const fn essential(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, need: Need::Essential, about }
    }
}

impl Table {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What the key holds, be it a field or one of the rest; `None` where it means nothing here.
    #[must_use]
    pub fn kind_of(&self, key: &str) -> Option<&Kind> {
        match (self.field(key), &self.rest) {
            (Some(field), _) => Some(&field.kind),
            (None, Some(rest)) if rest.key.takes_as_key(key) => Some(&rest.holds),
            _ => None,
        }
    }

    /// The names of all fields, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.fields.iter().map(|field| field.name)
    }
}

impl Kind {
    /// What is expected, as it stands in a sentence: "a date, such as 2014-03-31".
    #[must_use]
    pub fn expectation(&self) -> String {
        match self {
            Self::Text => "text in quotes, on one line".into(),
            Self::Prose => "text in quotes".into(),
            Self::Word(words, _) => format!("one of {}", words.join(", ")),
            Self::Id => "an id of small letters, digits and hyphens, at most 64 characters".into(),
            Self::Key => "a key of small letters, digits and underscores, at most 64 characters".into(),
            Self::Whole(min, max) if *max == i64::MAX => format!("a whole number from {min}"),
            Self::Whole(min, max) => format!("a whole number from {min} to {}", bound(*max)),
            Self::Figure => "a figure: a whole number, or one with a decimal point in quotes".into(),
            Self::Date => "a date without quotes, such as 2014-03-31".into(),
            Self::Flag => "true or false, without quotes".into(),
            Self::Many(kind) => format!("a list in square brackets, each of it {}", kind.expectation()),
            Self::OneOrMany(kind) => format!("{}, or a list of such in square brackets", kind.expectation()),
            Self::Table(_) => "a table".into(),
            Self::Items(_) => "a list of tables, each under a heading in double square brackets".into(),
        }
    }

    /// Whether a key chosen by the writer of the file is well formed.
    pub(super) fn takes_as_key(&self, key: &str) -> bool {
        match self {
            Self::Id => is_id(key, '-'),
            Self::Key => is_id(key, '_'),
            _ => true,
        }
    }

    /// Why the value does not fit, looking no deeper than lists of plain values; `None` where it fits.
    pub(super) fn misfit(&self, value: &Value<'_>) -> Option<Misfit> {
        match (self, value) {
            (Self::Text, Value::Text(text)) => text.contains('\n').then(|| {
                Misfit::new(codes::WRONG_VALUE, "this text has to fit on one line".into(), "Take out its line breaks.")
            }),
            (Self::Prose, Value::Text(_)) | (Self::Flag, Value::Flag(_)) | (Self::Table(_), Value::Table(_)) => None,
            (Self::Word(words, code), Value::Text(text)) => self.unknown_word(text, words, *code),
            (Self::Id | Self::Key, Value::Text(text)) if self.takes_as_key(text) => None,
            (Self::Id | Self::Key, Value::Text(text)) => Some(Misfit::new(
                codes::ID_INVALID,
                format!("'{text}' is not a well-formed id"),
                &format!("Write {}.", self.expectation()),
            )),
            (Self::Whole(min, max), Value::Whole(..)) => match value.as_whole() {
                Some(number) if (*min..=*max).contains(&number) => None,
                _ => Some(Misfit::new(
                    codes::OUT_OF_RANGE,
                    format!("this number is not {}", self.expectation()),
                    "Write the number as it was counted, without commas.",
                )),
            },
            (Self::Figure, Value::Whole(..) | Value::Text(_)) if figure(value).is_some() => None,
            (Self::Date, Value::Date(_)) => match date(value) {
                Some(_) => None,
                None => Some(Misfit::new(
                    codes::WRONG_VALUE,
                    "this is not a date of the calendar without a time".into(),
                    "Write year, month and day, as in 2014-03-31.",
                )),
            },
            (Self::OneOrMany(kind), Value::Text(_)) => kind.misfit(value),
            (Self::Many(kind) | Self::OneOrMany(kind), Value::List(items)) => {
                items.iter().find_map(|item| kind.misfit(item.get_ref()))
            }
            (Self::Items(_), Value::List(items)) => {
                items.iter().any(|item| item.get_ref().as_table().is_none()).then(|| self.wrong_type(value))
            }
            _ => Some(self.wrong_type(value)),
        }
    }

    fn unknown_word(&self, text: &str, words: &'static [&'static str], code: Code) -> Option<Misfit> {
        if words.contains(&text) {
            return None;
        }
        let message = format!("'{text}' is not {}", self.expectation());
        let mut misfit = Misfit::new(code, message, "Write one of the known words, in small letters.");
        misfit.did_you_mean = did_you_mean(text, words.iter().copied());
        Some(misfit)
    }

    fn wrong_type(&self, value: &Value<'_>) -> Misfit {
        let found = match value {
            Value::Text(_) => "text in quotes",
            Value::Whole(..) => "a whole number",
            Value::Decimal(_) => "a number with a decimal point",
            Value::Flag(_) => "true or false",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        };
        let expected = self.expectation();
        Misfit::new(
            codes::WRONG_TYPE,
            format!("{found} stands where {expected} is expected"),
            &format!("Write {expected}."),
        )
    }
}

impl Misfit {
    fn new(code: Code, message: String, help: &str) -> Self {
        Self { code, message, help: help.to_owned(), did_you_mean: Vec::new() }
    }
}

/// The figure that a value holds; `None` if it is none.
pub(super) fn figure(value: &Value<'_>) -> Option<Decimal> {
    match value {
        Value::Text(text) => text.parse().ok(),
        _ => value.as_whole().map(Decimal::from),
    }
}

/// The date that a value holds; `None` if it is none, has a time or is not in the calendar.
pub(super) fn date(value: &Value<'_>) -> Option<Date> {
    let Value::Date(found) = value else { return None };
    if found.time.is_some() || found.offset.is_some() {
        return None;
    }
    let day = found.date?;
    let [month, day_of_month] = [day.month, day.day].map(|n| i8::try_from(n).ok());
    Date::new(i16::try_from(day.year).ok()?, month?, day_of_month?).ok()
}
