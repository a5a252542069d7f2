//! Rows of cells: what tables for spreadsheets are made of, whatever file they are written to.

use std::borrow::Cow;
use std::io;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text that somebody wrote, or a word.
    Text(Cow<'a, str>),
    /// A count or a figure.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// Several words without spaces in them.
    Words(Vec<&'a str>),
    /// Several texts, each on one line.
    List(Vec<&'a str>),
}

/// A row of a table.
pub trait Row {
    /// The names of the columns, in order.
    const COLUMNS: &'static [&'static str];

    /// The cells, one a column.
    fn cells(&self) -> Vec<Cell<'_>>;
}

/// A table that is written row by row, below the names of its columns.
pub trait Table {
    /// Writes one row.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Sees to it that all of it is out, and returns how many texts had to be cut.
    ///
    /// # Errors
    ///
    /// As with a row.
    fn finish(self: Box<Self>) -> io::Result<usize>;
}

impl<R: Row> Row for &R {
    const COLUMNS: &'static [&'static str] = R::COLUMNS;

    fn cells(&self) -> Vec<Cell<'_>> {
        (*self).cells()
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Date> for Cell<'_> {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Decimal> for Cell<'_> {
    fn from(figure: Decimal) -> Self {
        Self::Number(figure)
    }
}

impl From<u16> for Cell<'_> {
    fn from(count: u16) -> Self {
        Self::Number(count.into())
    }
}

impl From<u32> for Cell<'_> {
    fn from(count: u32) -> Self {
        Self::Number(count.into())
    }
}

impl From<u64> for Cell<'_> {
    fn from(count: u64) -> Self {
        Self::Number(count.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count.into())
    }
}

impl From<i64> for Cell<'_> {
    fn from(count: i64) -> Self {
        Self::Number(count.into())
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}
