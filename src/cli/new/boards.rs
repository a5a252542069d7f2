//! The table of boards that `new --boards` reads: a CSV with a row for each.

use std::collections::BTreeMap;

use crate::audit::{BoardId, Edit, Key};
use crate::plain::did_you_mean;
use crate::shape::{Kind, Value};

/// The columns with the table and the key of the audit that each goes to.
const COLUMNS: [(&str, &str); 7] = [
    ("id", "board"),
    ("name", "board"),
    ("region", "board"),
    ("children", "board"),
    ("covers", "board"),
    ("neighbours", "board"),
    ("chair", "audit"),
];

/// One board of the table.
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// The id, if one is given.
    pub(super) id: Option<BoardId>,
    pub(super) name: String,
    /// What the row says of the board and of the audit's frame.
    pub(super) edits: Vec<Edit>,
}

/// What is wrong on a line of the table.
pub(super) struct Problem {
    pub(super) line: u64,
    pub(super) what: String,
}

/// The cells of a row that say something, by their columns.
type Cells<'a> = BTreeMap<&'static str, &'a str>;

/// The boards of the table, and everything that is wrong with it. Rows in which nothing stands are passed over.
pub(super) fn read(text: &str) -> (Vec<Row>, Vec<Problem>) {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let Some(Ok(head)) = records.next() else { return (Vec::new(), vec![Problem::on(1, NO_HEAD)]) };
    let columns = match columns(&head) {
        Ok(columns) => columns,
        Err(problems) => return (Vec::new(), problems),
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in records.flatten().filter(|record| record.iter().any(|cell| !cell.trim().is_empty())) {
        let line = line_of(text, &record);
        match row(line, &columns, &record) {
            Ok(row) => rows.push(row),
            Err(found) => problems.extend(found.iter().map(|what| Problem::on(line, what))),
        }
    }
    (rows, problems)
}

const NO_HEAD: &str = "the first line has to name the columns, as in: id,name,region,children";

impl Problem {
    pub(super) fn on(line: u64, what: &str) -> Self {
        Self { line, what: what.to_owned() }
    }
}

/// The columns that the first line names, or what is wrong with them.
fn columns(head: &csv::StringRecord) -> Result<Vec<&'static str>, Vec<Problem>> {
    let named: Vec<_> = head.iter().map(|cell| column(cell.trim())).collect();
    let mut wrong: Vec<String> = named.iter().filter_map(|column| column.clone().err()).collect();
    let columns: Vec<&'static str> = named.into_iter().flatten().collect();
    for (column, _) in COLUMNS {
        if columns.iter().filter(|named| **named == column).count() > 1 {
            wrong.push(format!("the column '{column}' is there twice; keep one"));
        }
    }
    if !columns.contains(&"name") {
        wrong.push("a column 'name' is needed, with the boards' names".to_owned());
    }
    if wrong.is_empty() { Ok(columns) } else { Err(wrong.iter().map(|what| Problem::on(1, what)).collect()) }
}

fn column(cell: &str) -> Result<&'static str, String> {
    let names = || COLUMNS.iter().map(|(name, _)| *name);
    names().find(|name| name.eq_ignore_ascii_case(cell)).ok_or_else(|| {
        let near = did_you_mean(cell, names());
        let all = names().collect::<Vec<_>>().join(", ");
        let remedy =
            near.first().map_or_else(|| format!("The columns are {all}"), |near| format!("Did you mean {near}?"));
        format!("'{cell}' is no column of this table. {remedy}")
    })
}

/// The line on which a record begins. The reader's own position may be that of empty lines before it.
fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
    skipped.fold(position.line(), |line, _| line + 1)
}

fn row(line: u64, columns: &[&'static str], record: &csv::StringRecord) -> Result<Row, Vec<String>> {
    if record.len() != columns.len() {
        let (cells, needed) = (record.len(), columns.len());
        return Err(vec![format!(
            "there are {cells} cells for {needed} columns; a text with a comma has to stand in double quotes"
        )]);
    }
    let cells = columns.iter().copied().zip(record.iter().map(str::trim)).filter(|(_, cell)| !cell.is_empty());
    let cells: Cells<'_> = cells.collect();
    let (edits, mut wrong) = edits(&cells);
    let name = cells.get("name").copied().unwrap_or_default().to_owned();
    if name.is_empty() {
        wrong.push("the board has no name".to_owned());
    }
    let id = cells.get("id").and_then(|id| id.parse().ok());
    if wrong.is_empty() { Ok(Row { line, id, name, edits }) } else { Err(wrong) }
}

/// What the cells come to in the audit, and those that cannot stand there.
fn edits(cells: &Cells<'_>) -> (Vec<Edit>, Vec<String>) {
    let given = COLUMNS.iter().filter_map(|(column, table)| Some((*column, *table, *cells.get(column)?)));
    let (edits, wrong): (Vec<_>, Vec<_>) =
        given.map(|(column, table, cell)| edit(table, column, cell)).partition(Result::is_ok);
    let edits = edits.into_iter().flatten().filter(|edit| !is_id(edit));
    (edits.collect(), wrong.into_iter().filter_map(Result::err).collect())
}

/// The id is what a new audit begins with; it is checked as the others are, and never changed.
fn is_id(edit: &Edit) -> bool {
    matches!(edit, Edit::Set(key, _) if key.field() == "id")
}

fn edit(table: &'static str, column: &str, cell: &str) -> Result<Edit, String> {
    let key = Key::Frame(table, column.to_owned());
    let value = match key.kind() {
        Some(Kind::Many(each)) => several(each, cell),
        Some(kind) => Value::typed(kind, cell),
        None => Err("the audit has no such key".to_owned()),
    };
    value.map(|value| Edit::Set(key, value)).map_err(|why| format!("{column}: {why}"))
}

/// Several values, separated by spaces.
fn several(each: &Kind, cell: &str) -> Result<Value, String> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.iter().try_for_each(|word| Value::typed(each, word).map(drop))?;
    Ok(Value::Texts(words.into_iter().map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong, with its line.
    fn wrong(text: &str) -> Vec<String> {
        let (_, problems) = read(text);
        problems.iter().map(|it| format!("{}: {}", it.line, it.what)).collect()
    }

    #[test]
    fn rows_are_read_whatever_the_order_of_the_columns_and_the_spaces_around_cells() {
        let text =
            "\u{FEFF}Name , id,neighbours,children\r\n\r\n\"Fen, Isle\",fen, a  b ,52400\r\n,,,\r\n Moor ,,,\r\n";
        let (rows, problems) = read(text);
        assert!(problems.is_empty() && rows.len() == 2);
        assert_eq!((rows[0].line, rows[0].name.as_str(), rows[0].edits.len()), (3, "Fen, Isle", 3));
        assert_eq!((rows[1].line, rows[1].id.is_none(), rows[1].edits.len()), (5, true, 1));
        let neighbours =
            Edit::Set(Key::Frame("board", "neighbours".into()), Value::Texts(vec!["a".into(), "b".into()]));
        assert!(rows[0].edits.contains(&neighbours));
    }

    #[test]
    fn every_problem_is_named_with_its_line() {
        let text = "id,name,children,covers,neighbours\n../up,North,many,0,A\n\nx,\"two\nlines\",1,1,\n,,5,,\na,b\n";
        let found = wrong(text);
        let expected = [
            "2: id: '../up'",
            "2: children: 'many'",
            "2: covers: '0'",
            "2: neighbours: 'A'",
            "4: name: this text",
            "6: the board has no name",
            "7: there are 2 cells for 5",
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        assert!(found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected)), "{found:#?}");
    }

    #[test]
    fn columns_that_are_not_known_or_missing_or_twice_are_named() {
        assert!(wrong("nam,region\n")[0].contains("Did you mean name?"));
        let found = wrong("id,id,region,size\n");
        assert!(found[0].contains("'size'") && found[1].contains("'id' is there twice") && found[2].contains("'name'"));
        assert_eq!(wrong("").len(), 1);
    }
}
