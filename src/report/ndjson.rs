//! NDJSON for databases: an object on each line, with the columns' names.

use std::io;

use super::json::escaped;
use super::table::{Cell, Table};

/// An NDJSON being written. Figures are numbers, what is not given is null, and lists are lists.
pub struct Ndjson<W: io::Write> {
    columns: &'static [&'static str],
    out: W,
}

impl<W: io::Write> Ndjson<W> {
    /// An NDJSON with those columns.
    pub fn new(columns: &'static [&'static str], out: W) -> Self {
        Self { columns, out }
    }
}

impl<W: io::Write> Table for Ndjson<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let mut line = String::from("{");
        for (column, cell) in self.columns.iter().zip(cells) {
            let comma = if line.len() > 1 { "," } else { "" };
            line.push_str(&format!("{comma}\"{column}\":{}", written(cell)?));
        }
        line.push_str("}\n");
        self.out.write_all(line.as_bytes())
    }

    /// A text can be of any length.
    fn finish(mut self: Box<Self>) -> io::Result<usize> {
        self.out.flush()?;
        Ok(0)
    }
}

fn written(cell: &Cell<'_>) -> io::Result<String> {
    Ok(match cell {
        Cell::Empty => "null".to_owned(),
        Cell::Text(text) => escaped(&serde_json::to_string(text)?).into_owned(),
        Cell::Number(figure) => figure.to_string(),
        Cell::Day(day) => format!("\"{day}\""),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Words(texts) | Cell::List(texts) => escaped(&serde_json::to_string(texts)?).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_cell_is_what_it_is_in_json() {
        let mut out = Vec::new();
        let mut table = Box::new(Ndjson::new(&["a", "b", "c", "d", "e", "f"], &mut out));
        let day = jiff::civil::date(2014, 9, 1);
        let list = Cell::List(vec!["x", "\"y\""]);
        table.row(&[Cell::Empty, "=1\n\u{202e}é".into(), 7_u32.into(), day.into(), true.into(), list]).unwrap();
        assert_eq!(table.finish().unwrap(), 0);
        let expected = r#"{"a":null,"b":"=1\n\u202eé","c":7,"d":"2014-09-01","e":true,"f":["x","\"y\""]}"#;
        assert_eq!(String::from_utf8(out).unwrap(), format!("{expected}\n"));
    }
}
