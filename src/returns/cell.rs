//! What stands in the cells of a form, and where.

use std::collections::BTreeMap;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// A cell as people find it: `Questions, cell E4`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The sheet; a CSV has none.
    pub sheet: Option<String>,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

/// What somebody wrote in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The text, with plain line breaks; a number or a day as it is written out.
    pub text: String,
    /// The day, where the cell holds a number or a day of a spreadsheet.
    pub day: Option<Date>,
    /// Where it stands.
    pub at: Place,
}

/// A value of a cell, before it is known what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) day: Option<Date>,
}

/// A sheet: only the cells that hold something.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) name: Option<String>,
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Value>>,
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self { text: text.replace("\r\n", "\n").replace('\r', "\n"), day: None }
    }
}

impl Table {
    /// Puts a value where nothing stands yet.
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value) {
        self.rows.entry(row).or_default().entry(column).or_insert(value);
    }

    /// The place of one of its cells.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place { sheet: self.name.clone(), row, column }
    }
}

impl Entry {
    /// The day that is meant: a spreadsheet's own, or one that is written out with its year, the day before the month.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.day.filter(is_of_our_time).or_else(|| written_day(&self.text))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{}, ", crate::plain::safe_line(sheet))?;
        }
        write!(f, "cell {}{}", letters(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a column: A to Z, then AA.
fn letters(column: u32) -> String {
    let letter = char::from_u32(u32::from('A') + column % 26).unwrap_or('?');
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

fn written_day(text: &str) -> Option<Date> {
    const WRITTEN: [&str; 9] =
        ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y", "%d/%m/%y", "%d.%m.%y", "%d-%b-%Y"];
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = without_ordinal(&text);
    let text = text.strip_suffix(" 00:00:00").or(text.strip_suffix("T00:00:00")).unwrap_or(&text);
    WRITTEN.iter().find_map(|written| Date::strptime(written, text).ok().filter(is_of_our_time))
}

/// `18th November 2014` as `18 November 2014`.
fn without_ordinal(text: &str) -> String {
    let (day, rest) = text.split_once(' ').unwrap_or((text, ""));
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending));
    number.filter(|_| !rest.is_empty()).map_or_else(|| text.to_owned(), |number| format!("{number} {rest}"))
}

/// A year of two digits is none of the first century.
fn is_of_our_time(day: &Date) -> bool {
    (1989..=2200).contains(&day.year())
}

/// The day that a spreadsheet keeps as that number: days since the end of 1899, or since 1904.
pub(super) fn day_of(number: f64, since_1904: bool) -> Option<Date> {
    let days = Decimal::from_f64(number)?.floor().to_i64().filter(|days| (1..=200_000).contains(days))?;
    let first = match days {
        _ if since_1904 => date(1904, 1, 1),
        // Spreadsheets have a 29 February 1900, which there never was.
        ..60 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    first.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        Entry { text: text.to_owned(), day: None, at: Place { sheet: None, row: 0, column: 0 } }.day()
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let place = |column, row| Place { sheet: Some("Questions".to_owned()), row, column }.to_string();
        assert_eq!(place(4, 3), "Questions, cell E4");
        assert_eq!([letters(0), letters(25), letters(26), letters(701), letters(702)], ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn days_are_understood_as_people_here_write_them() {
        let meant = Some(date(2014, 9, 6));
        for text in [
            "2014-09-06",
            "6/9/2014",
            "06/09/2014",
            "6 Sep 2014",
            " 6  september 2014 ",
            "6.9.2014",
            "6/9/14",
            "6.9.14",
            "6th September 2014",
        ] {
            assert_eq!(day(text), meant, "{text}");
        }
        assert_eq!([day("9/26/2014"), day("soon"), day("0001-01-01")], [None, None, None]);
    }

    #[test]
    fn the_numbers_of_spreadsheets_are_days() {
        assert_eq!(day_of(41_908.0, false), Some(date(2014, 9, 26)));
        assert_eq!(day_of(41_908.75, false), Some(date(2014, 9, 26)));
        assert_eq!(day_of(40_446.0, true), Some(date(2014, 9, 26)));
        assert_eq!(day_of(1.0, false), Some(date(1900, 1, 1)));
        for none in [0.0, -1.0, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(day_of(none, false), None);
        }
    }
}
