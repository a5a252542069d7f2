//! The seal of a signed audit: a hash that shows any later change of what the file says, but not of how it is laid out.
//!
//! Anyone can recompute it without this program; `tests/python/seal.py` does so in a few lines.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::hash::sha256;
use crate::shape::tree::{Table, Value};
use crate::shape::{self, Document};

const TABLE: &str = "sign_off";
const KEY: &str = "seal";

/// Why a file cannot be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The file cannot be read.
    #[error("the file cannot be sealed: {0}")]
    Unreadable(String),
    /// A number with a decimal point, which programs write differently.
    #[error(
        "`{0}` is a number with a decimal point, which cannot be sealed; write a whole number, or put it in quotes"
    )]
    Float(String),
    /// A time, with or without a date, which programs write differently.
    #[error("`{0}` is a time, which cannot be sealed; write a date such as 2014-03-31, or put it in quotes")]
    Time(String),
    /// A whole number that does not fit into 64 bits.
    #[error("`{0}` is too large a number to be sealed; put it in quotes")]
    TooLarge(String),
    /// Two keys of one table that differ only in their line breaks.
    #[error("`{0}` is there twice, but for the line breaks in its name; take one of the two away")]
    Twice(String),
}

/// Why the seal of a signed file is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It says something else than when it was signed.
    Altered,
    /// It is signed off, and no seal is there.
    NoSeal,
    /// It holds something that no sealed file can, so that the seal cannot be computed.
    NotSealable(SealError),
}

impl Broken {
    /// The reason in a word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::NoSeal => "no-seal",
            Self::NotSealable(_) => "not-sealable",
        }
    }
}

/// What a file's seal says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealState {
    /// It is not signed off.
    Unsigned,
    /// It says what it said when it was signed.
    Intact,
    /// It was changed after it was signed, or its seal is missing or cannot be computed.
    Broken,
}

impl SealState {
    /// The state in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Intact => "intact",
            Self::Broken => "broken",
        }
    }
}

/// The seal of an audit file: `sha256:` and 64 hexadecimal digits.
///
/// It is the SHA-256 of all keys and values but `sign_off.seal` itself, written as JSON with sorted keys and without
/// spaces. Comments, order, layout and line endings do not alter it.
///
/// # Errors
///
/// The file cannot be read, or holds a value that programs write differently.
pub fn seal(text: &str) -> Result<String, SealError> {
    seal_of(&read(text)?)
}

/// Whether a file is signed off and still says what it said then.
#[must_use]
pub fn seal_state(text: &str) -> SealState {
    read(text).map_or(SealState::Broken, |document| state_of(&document))
}

/// The same for a file that has been parsed.
pub(super) fn state_of(document: &Document<'_>) -> SealState {
    match judged(document) {
        None => SealState::Unsigned,
        Some(Ok(())) => SealState::Intact,
        Some(Err(_)) => SealState::Broken,
    }
}

/// Whether the seal of a file that has been parsed holds, and why not; nothing where it is not signed off.
pub(super) fn judged(document: &Document<'_>) -> Option<Result<(), Broken>> {
    let sign_off = document.table().get(TABLE)?;
    let written =
        sign_off.get_ref().as_table().and_then(|table| table.get(KEY)).and_then(|seal| seal.get_ref().as_text());
    Some(match (written, seal_of(document)) {
        (_, Err(why)) => Err(Broken::NotSealable(why)),
        (None, _) => Err(Broken::NoSeal),
        (Some(written), Ok(computed)) if written == computed => Ok(()),
        (Some(_), Ok(_)) => Err(Broken::Altered),
    })
}

fn read(text: &str) -> Result<Document<'_>, SealError> {
    shape::parse(text).map_err(|findings| {
        let messages = findings.iter().map(|finding| finding.message.as_str());
        SealError::Unreadable(messages.collect::<Vec<_>>().join("; "))
    })
}

fn seal_of(document: &Document<'_>) -> Result<String, SealError> {
    refuse_in_table(document.table(), "")?;
    let content = Json { table: document.table(), without: &[TABLE, KEY] };
    let json = serde_json::to_vec(&content).map_err(|error| SealError::Unreadable(error.to_string()))?;
    Ok(format!("sha256:{}", sha256(&json)))
}

/// Refuses what programs write differently.
fn refuse_in_table(table: &Table<'_>, path: &str) -> Result<(), SealError> {
    let full = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for (key, value) in table.iter() {
        let key = key.get_ref().as_ref();
        if key.contains('\r') && table.get(&plain_breaks(key)).is_some() {
            return Err(SealError::Twice(full(key)));
        }
        refuse(value.get_ref(), &|| full(key))?;
    }
    Ok(())
}

fn refuse(value: &Value<'_>, path: &dyn Fn() -> String) -> Result<(), SealError> {
    match value {
        Value::Text(_) | Value::Flag(_) => Ok(()),
        Value::Whole(..) => value.as_whole().map(drop).ok_or_else(|| SealError::TooLarge(path())),
        Value::Date(day) if day.time.is_none() => Ok(()),
        Value::Date(_) => Err(SealError::Time(path())),
        Value::Decimal(_) => Err(SealError::Float(path())),
        Value::List(items) => (0..)
            .zip(items.iter())
            .try_for_each(|(at, item): (usize, _)| refuse(item.get_ref(), &|| format!("{}.{at}", path()))),
        Value::Table(table) => refuse_in_table(table, &path()),
    }
}

/// A table as it enters the hash, but for the key that the names lead to, if there are any. `serde_json` escapes texts as
/// Python's `json` does, and UTF-8 sorts as its code points.
struct Json<'t, 'd> {
    table: &'t Table<'d>,
    without: &'static [&'static str],
}

struct JsonValue<'t, 'd>(&'t Value<'d>);

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut keys: Vec<_> =
            self.table.iter().map(|(key, value)| (plain_breaks(key.get_ref()), value.get_ref())).collect();
        keys.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in keys {
            match (value, self.without.split_first().filter(|(name, _)| key == **name)) {
                (_, Some((_, []))) => {}
                (Value::Table(table), Some((_, without))) => map.serialize_entry(&key, &Json { table, without })?,
                _ => map.serialize_entry(&key, &JsonValue(value))?,
            }
        }
        map.end()
    }
}

impl Serialize for JsonValue<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(&plain_breaks(text)),
            Value::Whole(..) => self.0.as_whole().serialize(serializer),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::List(items) => serializer.collect_seq(items.iter().map(|item| JsonValue(item.get_ref()))),
            Value::Table(table) => Json { table, without: &[] }.serialize(serializer),
            Value::Date(day) => serializer.collect_str(day),
            Value::Decimal(number) => serializer.serialize_str(number), // refused before
        }
    }
}

fn plain_breaks(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `tests/python/seal.py` over the file.
    const KNOWN: (&str, &str) = (
        include_str!("../../tests/fixtures/seal/escapes.toml"),
        "sha256:12af5a4675919b2e8ac4a310200b85601c90028abac0e0b4bd4f6e419d471ea5",
    );

    #[test]
    fn the_seal_is_what_python_computes() {
        assert_eq!(seal(KNOWN.0).unwrap(), KNOWN.1);
    }

    #[test]
    fn the_seal_of_an_empty_file_is_that_of_empty_braces() {
        let empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(seal("").unwrap(), empty);
    }

    #[test]
    fn layout_does_not_alter_it() {
        let plain = "a = 1\nb = \"x\\ny\"\n[c]\nd = \"e\"\n";
        let same = [
            "c.d = 'e' # comment\nb = \"\"\"\nx\ny\"\"\"\na = 0x01",
            "\u{feff}a = 1\r\nb = \"\"\"x\r\ny\"\"\"\r\n[c]\r\nd = \"e\"\r\n",
        ];
        for other in same {
            assert_eq!(seal(other), seal(plain));
        }
        assert_ne!(seal("a = 2"), seal("a = 1"));
        assert_ne!(seal("a = \"2014-01-01 \""), seal("a = 2014-01-01"));
    }

    #[test]
    fn values_that_programs_write_differently_are_named() {
        let refused = |text| seal(text).unwrap_err();
        assert_eq!(refused("[[a]]\n[[a]]\nb = 1.0"), SealError::Float("a.1.b".into()));
        assert_eq!(refused("a = [2014-01-01, 10:00:00]"), SealError::Time("a.1".into()));
        assert_eq!(refused("a = 2014-01-01T10:00:00Z"), SealError::Time("a".into()));
        assert_eq!(refused("a = 0x8000000000000000"), SealError::TooLarge("a".into()));
        assert_eq!(refused("\"a\\r\\n\" = 1\n\"a\\n\" = 2"), SealError::Twice("a\r\n".into()));
        assert!(matches!(refused("a ="), SealError::Unreadable(_)));
    }

    #[test]
    fn a_change_after_signing_breaks_it() {
        let unsigned = "a = 1\n";
        let open = format!("{unsigned}[sign_off]\nby = \"Chair\"\n");
        let signed = format!("{open}seal = \"{}\"\n", seal(&open).unwrap());
        assert_eq!(seal_state(unsigned), SealState::Unsigned);
        assert_eq!(seal_state(&open), SealState::Broken);
        assert_eq!(seal_state(&signed), SealState::Intact);
        assert_eq!(seal_state(&signed.replace("a = 1", "a = 2")), SealState::Broken);
        assert_eq!(seal_state(&signed.replace("a = 1", "a = 1.5")), SealState::Broken);
        assert_eq!(seal_state("a ="), SealState::Broken);
        assert_eq!([SealState::Unsigned, SealState::Broken].map(SealState::word), ["unsigned", "broken"]);
    }
}
