//! Hands that fill in a form: they change cells of the file that was made, and know nothing of how it is read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use lscb_audit::audit::{self, Audit, Reviewer};
use lscb_audit::framework::{Framework, Frameworks};
use lscb_audit::returns::{self, Blank, Whose};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The columns of the questions in a workbook.
pub(crate) const LETTERS: [(&str, char); 5] =
    [("status", 'E'), ("reason", 'F'), ("evidence", 'G'), ("by", 'H'), ("on", 'I')];

/// An audit of a board with one agency, and what else is said.
pub(crate) fn audit_text(rest: &str) -> String {
    format!(
        "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'northbridge'\nname = 'Northbridge LSCB'\n\
         [[board.agencies]]\nid = 'police'\nname = 'Northshire Police'\nreturn_due = 2014-09-30\n[audit]\nyear = 2014\n{rest}"
    )
}

pub(crate) fn read_audit(text: &str) -> Audit {
    let reading = audit::read(text, &Frameworks::embedded());
    assert!(!reading.has_wrong_values(), "{:?}", reading.findings);
    reading.audit.unwrap()
}

pub(crate) fn framework() -> Framework {
    Frameworks::embedded().default_one().unwrap().clone()
}

/// The form of the police.
pub(crate) fn workbook(text: &str) -> Vec<u8> {
    let (audit, framework) = (read_audit(text), framework());
    returns::write_workbook(&Blank::of(&audit, &framework, "police", None, None).unwrap()).unwrap()
}

pub(crate) fn csv(text: &str) -> Vec<u8> {
    let (audit, framework) = (read_audit(text), framework());
    let mut bytes = Vec::new();
    returns::write_csv(&Blank::of(&audit, &framework, "police", None, None).unwrap(), &mut bytes).unwrap();
    bytes
}

/// The workbook with texts in some cells of a sheet, as Excel writes them.
pub(crate) fn type_into(bytes: &[u8], sheet: &str, cells: &BTreeMap<String, String>) -> Vec<u8> {
    change_part(bytes, &format!("xl/worksheets/{sheet}.xml"), |xml| {
        cells.iter().fold(xml, |xml, (name, text)| with_cell(&xml, name, text))
    })
}

/// The file with one of its parts changed.
pub(crate) fn change_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == part {
            text = change(text);
            found = true;
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    assert!(found, "{part}");
    to.finish().unwrap().into_inner()
}

fn with_cell(xml: &str, name: &str, text: &str) -> String {
    let start = xml.find(&format!("<c r=\"{name}\"")).unwrap_or_else(|| panic!("no cell {name}"));
    let tag = start + xml[start..].find('>').unwrap() + 1;
    let end = if xml[..tag].ends_with("/>") { tag } else { start + xml[start..].find("</c>").unwrap() + 4 };
    let style = xml[start..tag].split("s=\"").nth(1).unwrap().split('"').next().unwrap();
    let cell = format!(
        "<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        in_xml(text)
    );
    format!("{}{cell}{}", &xml[..start], &xml[end..])
}

/// A text as Excel writes it: `_x0041_` stands for a letter, so an underscore that looks so is written out.
fn in_xml(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut written = String::new();
    for (at, c) in plain.char_indices() {
        let hex = plain.get(at + 2..at + 6).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
        let looks_so = c == '_' && plain[at..].starts_with("_x") && hex && plain[at + 6..].starts_with('_');
        if looks_so { written.push_str("_x005F_") } else { written.push(c) }
    }
    written
}

/// The CSV with texts in some columns of the rows of a standard, marked as the form says they are to be.
pub(crate) fn type_into_csv(bytes: &[u8], rows: &BTreeMap<String, BTreeMap<&str, String>>) -> Vec<u8> {
    let mut table = table(bytes);
    let names = table[0].clone();
    let standard = names.iter().position(|name| name == "standard").unwrap();
    for row in &mut table[1..] {
        for (name, text) in rows.get(&row[standard]).into_iter().flatten() {
            row[names.iter().position(|known| known == name).unwrap()] = marked(text);
        }
    }
    written(&table)
}

pub(crate) fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub(crate) fn written(table: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    table.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn marked(text: &str) -> String {
    let mark = text.starts_with(['=', '+', '-', '@', '\t', '\'', '＝', '＋', '－', '＠']);
    format!("{}{text}", if mark { "'" } else { "" })
}

/// The audit with what a form says, or why not, or the lines of what differs.
pub(crate) fn bring(text: &str, form: &[u8], take: Option<Whose>) -> Result<String, String> {
    let (audit, framework) = (read_audit(text), framework());
    let today = jiff::civil::date(2014, 11, 10);
    let form = returns::read(form).map_err(|why| why.to_string())?;
    let compared = returns::compare(&form, &audit, &framework, today).map_err(|why| why.to_string())?;
    let count = compared.differences.len();
    if count > 0 && take.is_none() {
        return Err(compared.differences.iter().flat_map(returns::Difference::lines).collect::<Vec<_>>().join("\n"));
    }
    let by = Reviewer { name: Some("Board manager".to_owned()), on: today };
    let edits = compared.edits(&audit, &vec![take.unwrap_or(Whose::Ours); count]);
    audit::edit(text, &audit, &framework, &edits, &by).map_err(|why| why.to_string())
}
