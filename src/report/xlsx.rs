//! Excel workbooks with one sheet: texts are texts, whatever they begin with, and the same rows give the same bytes.

use std::borrow::Cow;
use std::io;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};
use crate::plain::safe;

/// So many rows fit on a sheet below the names of the columns.
pub const MOST_ROWS: usize = 1_048_575;

/// The longest text that a cell takes, in the units of UTF-16, in which Excel counts.
const LONGEST: usize = 32_767;

/// Stands at the end of a text that was cut.
const CUT: &str = "… [cut]";

/// A workbook being written. It is held in memory, and all of it is written at the end.
pub struct Xlsx<W: io::Write> {
    workbook: Workbook,
    next: u32,
    cut: usize,
    day: Format,
    out: W,
}

impl<W: io::Write> Xlsx<W> {
    /// A workbook whose one sheet has those columns.
    ///
    /// # Errors
    ///
    /// There are more columns than a sheet has.
    pub fn new(columns: &[&str], out: W) -> io::Result<Self> {
        let mut workbook = workbook().map_err(io::Error::other)?;
        let sheet = workbook.add_worksheet();
        let bold = Format::new().set_bold();
        for (place, column) in (0..).zip(columns) {
            sheet.write_string_with_format(0, place, *column, &bold).map_err(io::Error::other)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(io::Error::other)?;
        Ok(Self { workbook, next: 1, cut: 0, day: day(), out })
    }
}

impl<W: io::Write> Table for Xlsx<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(io::Error::other)?;
        for (place, cell) in (0..).zip(cells) {
            let cut = write(sheet, (self.next, place), cell, &self.day).map_err(io::Error::other)?;
            self.cut += usize::from(cut);
        }
        self.next += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<usize> {
        let bytes = self.workbook.save_to_buffer().map_err(io::Error::other)?;
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(self.cut)
    }
}

/// An empty workbook.
pub(super) fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // Otherwise the time of writing stands in it, and no two are the same.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

/// How a day is shown.
pub(super) fn day() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

/// Writes a cell, and returns whether its text had to be cut.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    day: &Format,
) -> Result<bool, XlsxError> {
    let text = match cell {
        Cell::Empty => return Ok(false),
        Cell::Number(figure) => {
            sheet.write_number(row, column, figure.to_f64().unwrap_or_default())?;
            return Ok(false);
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
            return Ok(false);
        }
        Cell::Day(date) => {
            if let Some(date) = excel_day(*date) {
                sheet.write_datetime_with_format(row, column, &date, day)?;
                return Ok(false);
            }
            Cow::Owned(date.to_string())
        }
        Cell::Text(text) => safe(text),
        Cell::Words(words) => Cow::Owned(words.join(" ")),
        Cell::List(texts) => Cow::Owned(safe(&texts.join("\n")).into_owned()),
    };
    let fits = fitting(&text);
    sheet.write_string(row, column, fits.as_ref())?;
    Ok(matches!(fits, Cow::Owned(_)))
}

/// The day as Excel keeps it; none before 1900, where its days begin.
#[must_use]
pub fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let (year, month, of_month) =
        (u16::try_from(day.year()).ok()?, day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, of_month).ok().filter(|_| year >= 1900)
}

/// How many lines a cell takes in a column of that width, more or less: no program makes a row higher by itself.
#[must_use]
pub fn lines(cell: &Cell<'_>, width: u32) -> u32 {
    let Cell::Text(text) = cell else { return 1 };
    let width = usize::try_from(width).unwrap_or(1).max(1);
    let lines = text.split('\n').map(|line| line.chars().count() / width + 1).sum::<usize>();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// The text as a cell takes it: whole, or cut before a character and marked.
#[must_use]
pub fn fitting(text: &str) -> Cow<'_, str> {
    if text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut room = LONGEST - CUT.encode_utf16().count();
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    Cow::Owned(kept.chain(CUT.chars()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook(cells: &[Cell<'_>]) -> (usize, Vec<u8>) {
        let mut out = Vec::new();
        let mut table = Box::new(Xlsx::new(&["a"], &mut out).unwrap());
        table.row(cells).unwrap();
        let cut = table.finish().unwrap();
        (cut, out)
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let cells: [Cell<'_>; 4] = ["=1".into(), 7_u32.into(), true.into(), jiff::civil::date(2014, 9, 1).into()];
        assert_eq!(workbook(&cells), workbook(&cells));
        assert!(workbook(&cells).1.starts_with(b"PK"));
    }

    #[test]
    fn a_text_is_cut_only_where_excel_would_not_take_it() {
        let longest = "é".repeat(LONGEST);
        assert_eq!(fitting(&longest), longest);
        let cut = fitting(&"é".repeat(LONGEST + 1)).into_owned();
        assert!(cut.encode_utf16().count() == LONGEST && cut.ends_with("é… [cut]"));
        let pairs = fitting(&"😀".repeat(LONGEST)).into_owned();
        assert!(pairs.encode_utf16().count() <= LONGEST && pairs.ends_with("😀… [cut]"));
        assert_eq!(workbook(&[Cell::from("x".repeat(40_000))]).0, 1);
        assert_eq!(workbook(&[Cell::from("x")]).0, 0);
    }

    #[test]
    fn days_before_excels_first_are_none() {
        assert!(excel_day(jiff::civil::date(1899, 12, 31)).is_none());
        assert!(excel_day(jiff::civil::date(1900, 3, 1)).is_some());
    }
}
