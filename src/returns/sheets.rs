//! The sheets of a workbook that came from outside: looked at before it is opened, and read cell by cell, so that neither
//! a small file that unpacks to a large one nor a sheet of a billion cells takes more memory than a form does.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::cell::{Table, Value, day_of};
use super::csv::MOST_CELLS;
use super::problem::Refused;
use super::references;

/// So many parts at most has the file of a form.
const MOST_PARTS: usize = 400;
/// So large at most is a sheet, or the texts of all of them, unpacked.
const MOST_OF_SHEET: u64 = 12 << 20;
/// So large at most is any other part that is opened.
const MOST_OF_PART: u64 = 1 << 20;
/// So large at most are all parts together.
const MOST_IN_ALL: u64 = 32 << 20;
/// So many bytes at most have the texts of all cells; one text can stand in many cells.
const MOST_TEXT: usize = 16 << 20;

/// The sheets of a workbook, hidden ones too.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    look_inside(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| of(&error))?;
    let since_1904 = workbook.has_1904_epoch();
    let mut room = Room { cells: MOST_CELLS, text: MOST_TEXT };
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            reader => reader.map_err(|error| of(&error))?,
        };
        let mut table = Table { name: Some(name), ..Table::default() };
        while let Some(cell) = reader.next_cell().map_err(|error| of(&error))? {
            let (row, column) = cell.get_position();
            let Some(value) = value(cell.get_value(), since_1904, &mut room)? else { continue };
            table.put(row, column, value);
        }
        tables.push(table);
    }
    Ok(tables)
}

/// How much may still be taken up.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn take(&mut self, text: &str) -> Result<(), Refused> {
        self.cells = self.cells.checked_sub(1).ok_or(Refused::TooLarge)?;
        self.text = self.text.checked_sub(text.len()).ok_or(Refused::TooLarge)?;
        Ok(())
    }
}

/// What a cell holds; a formula's is its last result.
fn value(cell: &DataRef<'_>, since_1904: bool, room: &mut Room) -> Result<Option<Value>, Refused> {
    let (text, day) = match cell {
        DataRef::Empty => return Ok(None),
        DataRef::SharedString(text) => {
            room.take(text)?;
            return Ok(Some(Value::text(text)).filter(|value| !value.text.is_empty()));
        }
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            room.take(text)?;
            return Ok(Some(Value::text(text)).filter(|value| !value.text.is_empty()));
        }
        DataRef::Int(number) => (number.to_string(), number.to_string().parse().ok()),
        DataRef::Float(number) => (number.to_string(), Some(*number)),
        DataRef::Bool(flag) => (flag.to_string().to_uppercase(), None),
        DataRef::Error(error) => (error.to_string(), None),
        DataRef::DateTime(moment) => {
            let number = moment.as_f64();
            let day = day_of(number, since_1904);
            let text = day.map_or_else(|| number.to_string(), |day| day.to_string());
            room.take(&text)?;
            return Ok(Some(Value { text, day }));
        }
    };
    room.take(&text)?;
    Ok(Some(Value { text, day: day.and_then(|number| day_of(number, since_1904)) }))
}

/// Refuses what cannot be a form before anything of it is unpacked into memory. What a file says of its own sizes is not
/// believed: each part is unpacked and counted.
fn look_inside(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::TooLarge);
    }
    let mut left = MOST_IN_ALL;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Refused::Damaged)?;
        if part.encrypted() {
            return Err(Refused::LockedOrOld);
        }
        let name = part.name().map_err(|_| Refused::Damaged)?.to_lowercase().replace('\\', "/");
        drop(part);
        let texts = name.ends_with("sharedstrings.xml");
        let sheet = name.contains("sheets/");
        let most = if texts || sheet { MOST_OF_SHEET } else { MOST_OF_PART };
        let part = archive.by_index(index).map_err(|_| Refused::Damaged)?;
        let mut unpacked = Vec::new();
        part.take(left.min(most) + 1).read_to_end(&mut unpacked).map_err(|_| Refused::Damaged)?;
        let size = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        if size > left.min(most) {
            return Err(Refused::TooLarge);
        }
        // What these say would be believed by who reads them: memory kept for so many texts, rows computed with.
        if texts && counted_texts(&unpacked) > unpacked.len() {
            return Err(Refused::Damaged);
        }
        if !is_sound(&unpacked) {
            return Err(Refused::Damaged);
        }
        left -= size;
    }
    Ok(())
}

/// Whether what a part names as cells can be computed with, if it may be read as a sheet: the workbook may call any part
/// one. A part in another encoding than those that are like ASCII cannot be looked through, and none is.
fn is_sound(part: &[u8]) -> bool {
    let text = String::from_utf8_lossy(part);
    if part.contains(&0) {
        return !text.trim_start_matches('\u{FFFD}').replace('\0', "").starts_with('<');
    }
    !text.contains("sheetData") || references::are_sound(&text)
}

/// The largest count that a list of texts says it has.
fn counted_texts(xml: &[u8]) -> usize {
    let xml = String::from_utf8_lossy(xml);
    let counts = xml.split("uniqueCount").skip(1).map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(20).collect();
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) }
    });
    counts.max().unwrap_or(0)
}

/// What kept the reader of workbooks from reading one.
fn of(error: &XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::LockedOrOld,
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => Refused::Foreign,
        _ => Refused::Damaged,
    }
}
