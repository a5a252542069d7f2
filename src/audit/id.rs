//! The ids of boards and agencies, and the year of an audit.

use std::fmt;

use crate::plain::{IdError, id_type, slug};

id_type! {
    /// The id of a board, such as `northbridge`.
    BoardId, '-'
}
id_type! {
    /// The id of an agency, such as `police`.
    AgencyId, '-'
}

impl BoardId {
    /// The id that follows from a board's name: in small letters, without a final "LSCB".
    ///
    /// # Errors
    ///
    /// Nothing of the name can stand in an id.
    pub fn of_name(name: &str) -> Result<Self, IdError> {
        let slug = slug(name);
        slug.strip_suffix("-lscb").unwrap_or(&slug).parse()
    }
}

impl AgencyId {
    /// The id that follows from an agency's name.
    ///
    /// # Errors
    ///
    /// Nothing of the name can stand in an id.
    pub fn of_name(name: &str) -> Result<Self, IdError> {
        slug(name).parse()
    }
}

/// The year in which the period audited ends: 1989, of the Children Act, to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The earliest and the latest.
    pub const BOUNDS: std::ops::RangeInclusive<i64> = 1989..=2100;

    /// The year as a number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for Year {
    type Error = i64;

    fn try_from(number: i64) -> Result<Self, i64> {
        let within = Some(number).filter(|number| Self::BOUNDS.contains(number));
        within.and_then(|number| u16::try_from(number).ok()).map(Self).ok_or(number)
    }
}

impl std::str::FromStr for Year {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let year = text.parse::<i64>().ok().and_then(|number| Self::try_from(number).ok());
        year.ok_or_else(|| format!("'{text}' is not a year from 1989 to 2100"))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
