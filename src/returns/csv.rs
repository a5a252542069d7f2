//! The form as a CSV: one table, in which every row says whose it is.

use std::io;

use super::cell::{Table, Value};
use super::column::Column;
use super::make::{Asked, Blank, ToDo};
use super::problem::Refused;
use super::{MOST_BYTES, workbook};
use crate::plain::safe;
use crate::report::csv::{Csv, as_written};
use crate::report::table::{Cell, Table as _};
use crate::words::returns as words;

/// So many cells at most are read of a form.
pub(super) const MOST_CELLS: usize = 100_000;

/// Writes a form as a CSV. It begins with the mark by which Excel knows UTF-8.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write(blank: &Blank<'_>, mut out: impl io::Write) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let head = workbook::head(blank);
    let names: Vec<&str> = head.iter().map(|(name, _)| *name).chain(Column::ALL.map(Column::word)).collect();
    let mut csv = Box::new(Csv::new(&names, out)?);
    let cover = |column| (column == Column::Question).then(|| words::COVER_ROW.into());
    csv.row(&row(&head, cover))?;
    for asked in &blank.asked {
        csv.row(&row(&head, |column| question(asked, column)))?;
    }
    for to_do in &blank.to_do {
        csv.row(&row(&head, |column| action(to_do, column)))?;
    }
    csv.finish().map(drop)
}

fn row<'a>(head: &'a [(&str, String)], cell: impl Fn(Column) -> Option<Cell<'a>>) -> Vec<Cell<'a>> {
    let cells = Column::ALL.into_iter().map(|column| cell(column).unwrap_or(Cell::Empty));
    head.iter().map(|(_, value)| Cell::from(value)).chain(cells).collect()
}

/// What stands in a column of a question.
pub(super) fn question<'a>(asked: &'a Asked<'_>, column: Column) -> Option<Cell<'a>> {
    let prose = |text: &'a str| Cell::Text(safe(text));
    let (answer, earlier) = (&asked.answer, &asked.earlier);
    match column {
        Column::Standard => Some(asked.standard.id.as_str().into()),
        Column::Number => Some(asked.standard.number.as_str().into()),
        Column::Question => Some(prose(&asked.standard.ask)),
        Column::Prompts => Some(asked.standard.prompts.join("\n").into()),
        Column::Status => answer.status.map(prose),
        Column::Reason => answer.reason.map(prose),
        Column::Evidence => answer.evidence.map(prose),
        Column::By => answer.by.map(prose),
        Column::On => answer.on.map(Into::into),
        Column::LastStatus => earlier.status.map(prose),
        Column::LastEvidence => earlier.evidence.map(prose),
        Column::Action | Column::What | Column::Due | Column::Done => None,
    }
}

/// What stands in a column of an action.
pub(super) fn action<'a>(to_do: &ToDo<'a>, column: Column) -> Option<Cell<'a>> {
    match column {
        Column::Standard => Some(to_do.standard.id.as_str().into()),
        Column::Number => Some(to_do.standard.number.as_str().into()),
        Column::Action => to_do.id.map(Into::into),
        Column::What => Some(Cell::Text(safe(to_do.what))),
        Column::Due => to_do.due.map(Into::into),
        _ => None,
    }
}

/// The table of a CSV, with commas, semicolons or tabs between its cells.
pub(super) fn table(text: &str) -> Result<Table, Refused> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut table = Table::default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut count = 0;
    for (row, record) in (0..).zip(reader.records()) {
        let record = record.map_err(|_| Refused::Foreign)?;
        for (column, cell) in (0..).zip(&record).filter(|(_, cell)| !cell.is_empty()) {
            count += 1;
            table.put(row, column, Value::text(as_written(cell)));
        }
        if count > MOST_CELLS {
            return Err(Refused::TooLarge);
        }
    }
    Ok(table)
}

/// What stands most often between the names of the columns.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| first.bytes().filter(|byte| byte == delimiter).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Whether so many bytes are more than a form has.
pub(super) fn is_too_large(bytes: &[u8]) -> bool {
    bytes.len() > MOST_BYTES
}
