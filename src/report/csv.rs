//! CSV for spreadsheets: no cell is run as a formula, and what was done against it can be undone exactly.

use std::borrow::Cow;
use std::io;

use super::table::{Cell, Row, Table};
use crate::plain::safe;

/// What makes a spreadsheet take a text for a formula when a cell begins with it; some take the full-width forms too.
const RUNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Stands before such a text, and before a text that begins with it: whoever takes one off has the text again.
const MARK: char = '\'';

/// A CSV being written. An empty cell is nothing given; words stand beside each other, the texts of a list on a line each.
pub struct Csv<W: io::Write>(csv::Writer<W>);

impl<W: io::Write> Csv<W> {
    /// A CSV with those columns.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to.
    pub fn new(columns: &[&str], out: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(columns).map_err(of_output)?;
        Ok(Self(writer))
    }
}

impl<W: io::Write> Table for Csv<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        cells.iter().try_for_each(|cell| self.0.write_field(written(cell).as_bytes())).map_err(of_output)?;
        self.0.write_record(None::<&[u8]>).map_err(of_output)
    }

    /// A CSV takes texts of any length.
    fn finish(mut self: Box<Self>) -> io::Result<usize> {
        self.0.flush()?;
        Ok(0)
    }
}

/// The failure of the output itself, so that a closed pipe is known as one.
fn of_output(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Writes the rows below a line with the names of their columns.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write<R: Row>(rows: impl IntoIterator<Item = R>, out: impl io::Write) -> io::Result<()> {
    let mut table = Box::new(Csv::new(R::COLUMNS, out)?);
    rows.into_iter().try_for_each(|row| table.row(&row.cells()))?;
    table.finish().map(drop)
}

fn written<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => neutral(text),
        Cell::Number(figure) => Cow::Owned(figure.to_string()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Words(words) => Cow::Owned(words.join(" ")),
        Cell::List(texts) => neutral(&texts.join("\n")).into_owned().into(),
    }
}

/// The text as no spreadsheet runs it: `'=1+1` for `=1+1`, and `''s` for `'s`. Control characters are replaced.
fn neutral(text: &str) -> Cow<'_, str> {
    if text.starts_with(RUNS) || text.starts_with(MARK) {
        Cow::Owned(format!("{MARK}{}", safe(text)))
    } else {
        safe(text)
    }
}

/// The text that was written so: what [`Csv`] put before it is taken off, and nothing else.
#[must_use]
pub fn as_written(cell: &str) -> &str {
    cell.strip_prefix(MARK).filter(|rest| rest.starts_with(RUNS) || rest.starts_with(MARK)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(Vec<Cell<'static>>);

    impl Row for One {
        const COLUMNS: &'static [&'static str] = &["what", "count"];

        fn cells(&self) -> Vec<Cell<'_>> {
            self.0.clone()
        }
    }

    fn csv(rows: Vec<One>) -> String {
        let mut out = Vec::new();
        write(rows, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn figures_are_plain_and_texts_are_quoted_where_they_must_be() {
        let day = jiff::civil::date(2014, 9, 1);
        let rows = vec![One(vec!["a, \"b\"\nc".into(), (-2_i64).into()]), One(vec![day.into(), Cell::Empty])];
        assert_eq!(csv(rows), "what,count\n\"a, \"\"b\"\"\nc\",-2\n2014-09-01,\n");
        assert_eq!(csv(Vec::new()), "what,count\n");
    }

    #[test]
    fn no_text_is_run_and_every_text_comes_back() {
        for text in ["=1+1", "+44 1632", "-", "@SUM", "\tx", "'s", "''", "＝1", "a=1", "", "é日"] {
            let shown = neutral(text);
            assert!(!shown.starts_with(RUNS), "{shown}");
            assert_eq!(shown.strip_prefix(MARK).unwrap_or(&shown), text);
            assert_eq!(as_written(&shown), text);
        }
        assert_eq!(as_written("'tis typed by hand"), "'tis typed by hand");
    }

    #[test]
    fn a_closed_pipe_is_known_as_one() {
        struct Closed;
        impl io::Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let rows = (0..10_000).map(|_| One(vec!["some words".into(), Cell::Empty]));
        assert_eq!(write(rows, Closed).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(neutral("a\u{1b}[31m\u{202e}"), "a\u{FFFD}[31m\u{FFFD}");
        assert_eq!(neutral("\r=1"), "'\u{FFFD}=1");
    }
}
