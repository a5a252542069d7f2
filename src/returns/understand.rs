//! What a file says as a form: whose it is, and what was written where. Rows may be sorted or gone, columns moved or
//! called otherwise: they are known by the hidden words that go with them, else by what stands above them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::{Entry, Table, Value};
use super::column::Column;
use super::form::{Form, Head, Row};
use super::problem::{Problem, Refused};
use super::workbook::FORM;
use super::{csv, sheets};
use crate::plain::safe_line;
use crate::words::returns as words;

/// What a form says of itself, in the order of [`Head`]; the first is the number of its kind.
const HEAD: [&str; 6] = ["form", "board", "year", "framework", "edition", "agency"];
/// The names of the columns stand in one of so many rows.
const FIRST_ROWS: u32 = 30;
/// So many names of columns in a row make it the one that names them.
const NAMES: usize = 3;

/// What a file says as a form, whatever it holds.
///
/// # Errors
///
/// It is no form, or one that cannot be read; nothing is half read.
pub fn read(bytes: &[u8]) -> Result<Form, Refused> {
    if csv::is_too_large(bytes) {
        return Err(Refused::TooLarge);
    }
    let tables = match bytes {
        [b'P', b'K', ..] => sheets::tables(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Refused::LockedOrOld),
        _ => vec![csv::table(std::str::from_utf8(bytes).map_err(|_| Refused::Foreign)?)?],
    };
    Reading::default().all(&tables)
}

/// What was found so far.
#[derive(Default)]
struct Reading {
    head: BTreeMap<&'static str, String>,
    by: Option<Entry>,
    on: Option<Entry>,
    answers: Vec<Row>,
    actions: Vec<Row>,
    problems: Vec<Problem>,
}

/// Where the columns of a table are.
struct Columns {
    named: Arc<BTreeMap<Column, u32>>,
    head: BTreeMap<&'static str, u32>,
    /// The rows that name them.
    rows: BTreeSet<u32>,
}

impl Reading {
    fn all(mut self, tables: &[Table]) -> Result<Form, Refused> {
        let with_columns = tables.iter().map(|table| Ok((table, Columns::of(table)?)));
        let with_columns = with_columns.collect::<Result<Vec<_>, Refused>>()?;
        for (table, columns) in &with_columns {
            match columns {
                Some(columns) => self.rows(table, columns),
                None => self.keyed(table),
            }
        }
        let head = self.head()?;
        for (table, columns) in with_columns.iter().filter_map(|(table, columns)| Some((table, columns.as_ref()?))) {
            columns.refuse_missing(table)?;
        }
        if !self.problems.is_empty() {
            return Err(Refused::Cells(self.problems));
        }
        if with_columns.iter().all(|(_, columns)| columns.is_none()) {
            return Err(Refused::NoForm);
        }
        Ok(Form { head, by: self.by, on: self.on, answers: self.answers, actions: self.actions })
    }

    fn head(&mut self) -> Result<Head, Refused> {
        let mut take = |key| self.head.remove(key).ok_or(Refused::NoForm);
        let form = take("form")?;
        if form != FORM {
            return Err(Refused::Later(safe_line(&form)));
        }
        Ok(Head {
            board: take("board")?,
            year: take("year")?,
            framework: take("framework")?,
            edition: take("edition")?,
            agency: take("agency")?,
        })
    }

    /// Rows with a key, what it is called, and its value.
    fn keyed(&mut self, table: &Table) {
        for (row, cells) in &table.rows {
            let Some((first, key)) = cells.first_key_value() else { continue };
            let Some((column, value)) = cells.range(first + 2..).next() else { continue };
            let entry = || Some(entry(table, *row, *column, value)).filter(|it| !it.text.trim().is_empty());
            match key.text.trim() {
                "by" => self.by = self.by.take().or_else(entry),
                "on" => self.on = self.on.take().or_else(entry),
                key => self.say(key, value, table, (*row, *column)),
            }
        }
    }

    /// Takes what a form says of itself; a second time it has to be the same.
    fn say(&mut self, key: &str, value: &Value, table: &Table, (row, column): (u32, u32)) {
        let Some(key) = HEAD.into_iter().find(|known| *known == key) else { return };
        let said = self.head.entry(key).or_insert_with(|| value.text.trim().to_owned());
        if said != value.text.trim() {
            self.problems.push(Problem { at: table.place(row, column), message: words::OTHER_FORM.to_owned() });
        }
    }

    fn rows(&mut self, table: &Table, columns: &Columns) {
        let after = columns.rows.first().copied().unwrap_or_default();
        for (row, cells) in table.rows.range(after..).filter(|(row, _)| !columns.rows.contains(row)) {
            for (key, column) in &columns.head {
                if let Some(value) = cells.get(column) {
                    self.say(key, value, table, (*row, *column));
                }
            }
            let found = columns.named.iter().filter_map(|(named, column)| Some((*named, *column, cells.get(column)?)));
            let written = found.filter(|(.., value)| !value.text.trim().is_empty());
            let cells: BTreeMap<_, _> =
                written.map(|(named, column, value)| (named, entry(table, *row, column, value))).collect();
            let seen =
                [Column::Number, Column::What].into_iter().find_map(|column| columns.named.get(&column).copied());
            let first = seen.or_else(|| cells.values().map(|entry: &Entry| entry.at.column).min());
            let at = table.place(*row, first.unwrap_or_default());
            self.row(Row { at, columns: Arc::clone(&columns.named), cells }, columns);
        }
    }

    fn row(&mut self, mut row: Row, columns: &Columns) {
        let has = |row: &Row, any: &[Column]| any.iter().any(|column| row.get(*column).is_some());
        let is_named = has(&row, &[Column::Standard, Column::Number]);
        if row.word(Column::Standard) == Column::Standard.word() {
            return; // What people read above the columns.
        }
        if columns.named.contains_key(&Column::Done) && has(&row, &[Column::Action, Column::What, Column::Done]) {
            self.actions.push(row);
        } else if is_named || has(&row, &[Column::Status, Column::Reason, Column::Evidence]) {
            self.answers.push(row);
        } else {
            self.by = self.by.take().or_else(|| row.cells.remove(&Column::By));
            self.on = self.on.take().or_else(|| row.cells.remove(&Column::On));
        }
    }
}

impl Columns {
    /// None where a sheet has no questions and no actions.
    fn of(table: &Table) -> Result<Option<Self>, Refused> {
        let mut all = BTreeMap::new();
        let mut columns = Self { named: Arc::default(), head: BTreeMap::new(), rows: BTreeSet::new() };
        for (row, cells) in table.rows.range(..FIRST_ROWS) {
            let named: Vec<(Column, u32)> =
                cells.iter().filter_map(|(column, value)| Some((Column::of(&value.text)?, *column))).collect();
            if named.len() < NAMES {
                continue;
            }
            refuse_twice(table, &named)?;
            for (named, column) in named {
                all.entry(named).or_insert(column);
            }
            for (column, value) in cells {
                if let Some(key) = HEAD.into_iter().find(|key| *key == value.text.trim()) {
                    columns.head.entry(key).or_insert(*column);
                }
            }
            columns.rows.insert(*row);
        }
        columns.named = Arc::new(all);
        let asks = [Column::Status, Column::Done].iter().any(|column| columns.named.contains_key(column));
        Ok(Some(columns).filter(|_| asks))
    }

    /// A column that is gone says nothing, which would be taken for blank.
    fn refuse_missing(&self, table: &Table) -> Result<(), Refused> {
        let answers = Column::ANSWER.into_iter().filter(|_| self.named.contains_key(&Column::Status));
        let missing = answers.into_iter().find(|column| !self.named.contains_key(column));
        let names = [Column::Number, Column::Standard, Column::What, Column::Action];
        let nameless = Some(Column::Number).filter(|_| !names.iter().any(|name| self.named.contains_key(name)));
        missing.or(nameless).map_or(Ok(()), |column| {
            Err(Refused::NoColumn { sheet: sheet(table), column: words::heading(column.word()).to_owned() })
        })
    }
}

fn refuse_twice(table: &Table, named: &[(Column, u32)]) -> Result<(), Refused> {
    let mut seen = BTreeSet::new();
    match named.iter().find(|(column, _)| !seen.insert(*column)) {
        Some((column, _)) => {
            Err(Refused::ColumnTwice { sheet: sheet(table), column: words::heading(column.word()).to_owned() })
        }
        None => Ok(()),
    }
}

fn sheet(table: &Table) -> String {
    table.name.as_deref().map_or_else(|| "it".to_owned(), |name| format!("the sheet '{}'", safe_line(name)))
}

fn entry(table: &Table, row: u32, column: u32, value: &Value) -> Entry {
    Entry { text: value.text.clone(), day: value.day, at: table.place(row, column) }
}
