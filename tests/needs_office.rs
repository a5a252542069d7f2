//! LibreOffice as a real part: it opens what this program writes, calculates, saves, and what it saved is read back.
//!
//! `cargo test --features needs-more-than-rust`; it needs `soffice` of LibreOffice Calc, and Python for the exports.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with a copy of an example audit, its form for the police, and LibreOffice's own settings.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        for year in ["2013", "2014"] {
            fs::copy(format!("audits/northbridge/{year}.toml"), office.path(&format!("{year}.toml"))).unwrap();
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
        command.args(arguments).current_dir(self.folder.path()).env("LSCB_AUDIT_TODAY", "2014-11-10").output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    }

    /// Opens a file in LibreOffice, which calculates it, and saves it as something else in the folder `saved`.
    fn save_as(&self, name: &str, kind: &str) -> PathBuf {
        let settings = format!("-env:UserInstallation=file://{}", self.path("settings").display());
        let soffice = Command::new("soffice")
            .args([&settings, "--headless", "--convert-to", kind, "--outdir", "saved", name])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let ending = kind.split(':').next().unwrap();
        let saved = self.path("saved").join(Path::new(name).with_extension(ending).file_name().unwrap());
        assert!(
            saved.exists(),
            "{}{}",
            String::from_utf8_lossy(&soffice.stdout),
            String::from_utf8_lossy(&soffice.stderr)
        );
        saved
    }
}

/// A workbook's first sheet, read by Python.
fn rows(file: &Path) -> serde_json::Value {
    let python = Command::new("python3").arg("tests/python/tables.py").arg(file).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    serde_json::from_slice(&python.stdout).unwrap()
}

/// The rows that LibreOffice shows. It has its own words for yes and no.
fn shown_rows(file: &Path) -> serde_json::Value {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(file).unwrap();
    let yes_or_no = |cell: &str| match cell {
        "TRUE" => "true".to_owned(),
        "FALSE" => "false".to_owned(),
        other => other.to_owned(),
    };
    let row = |record: csv::StringRecord| record.iter().map(yes_or_no).collect::<Vec<_>>();
    reader.records().map(|record| row(record.unwrap())).collect::<Vec<_>>().into()
}

#[test]
fn an_export_saved_by_libreoffice_says_the_same() {
    let office = Office::new();
    for more in [&[][..], &["--actions"], &["--agencies"]] {
        office.done(&[&["export", "2014.toml", "-o", "rows.xlsx"], more].concat());
        // By way of LibreOffice's own format, so that every cell is its own; then as it shows them.
        fs::copy(office.save_as("rows.xlsx", "ods"), office.path("again.ods")).unwrap();
        let shown = office.save_as("again.ods", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false");
        assert_eq!(shown_rows(&shown), rows(&office.path("rows.xlsx")), "{more:?}");
    }
}

/// The sheets of a workbook by their names, each a list of rows of what its cells hold.
fn sheets(file: &Path) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file).unwrap();
    let row = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let sheets = calamine::Reader::worksheets(&mut book);
    sheets.into_iter().map(|(name, cells)| (name, cells.rows().map(row).collect())).collect()
}

#[test]
fn a_paper_saved_by_libreoffice_says_the_same_on_every_sheet() {
    let office = Office::new();
    office.done(&["report", "2014.toml", "--format", "xlsx", "-o", "paper.xlsx"]);
    fs::copy(office.save_as("paper.xlsx", "ods"), office.path("again.ods")).unwrap();
    let again = sheets(&office.save_as("again.ods", "xlsx"));
    let paper = sheets(&office.path("paper.xlsx"));
    assert_eq!(again, paper);
    let names: Vec<&str> = paper.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Summary", "Responses", "Actions", "History"]);
    assert!(paper.iter().all(|(_, rows)| rows.len() > 5), "no sheet is empty");
}

#[test]
fn a_form_saved_by_libreoffice_says_what_it_said() {
    let office = Office::new();
    let before = fs::read_to_string(office.path("2014.toml")).unwrap();
    office.done(&["returns", "make", "2014.toml", "--agency", "police", "-o", "form.xlsx"]);
    fs::copy(office.save_as("form.xlsx", "ods"), office.path("again.ods")).unwrap();
    let again = office.save_as("again.ods", "xlsx").display().to_string();
    assert_eq!(office.done(&["returns", "read", "2014.toml", &again]), "");
    assert_eq!(fs::read_to_string(office.path("2014.toml")).unwrap(), before);
}

#[test]
fn a_form_filled_in_by_libreoffice_is_read_back() {
    let office = Office::new();
    office.done(&["returns", "make", "2014.toml", "--agency", "police", "-o", "form.xlsx"]);
    // The flat format of LibreOffice is a text, in which a cell can be filled in; it is saved as a workbook again.
    let flat = fs::read_to_string(office.save_as("form.xlsx", "fods")).unwrap();
    let at = flat.find(">named-leads<").expect("the row of R5");
    let (head, row) = flat.split_at(at);
    let end = row.find("</table:table-row>").unwrap();
    let (row, rest) = row.split_at(end);
    let mut cells = row.splitn(2, "office:value-type=\"string\"");
    assert!(cells.next().is_some());
    let filled = filled(row);
    fs::write(office.path("filled.fods"), format!("{head}{filled}{rest}")).unwrap();
    let again = office.save_as("filled.fods", "xlsx").display().to_string();
    let said = office.done(&["returns", "read", "2014.toml", &again]);
    assert!(said.contains("named-leads.agencies.police.status: nothing → partly-met"), "{said}");
    assert!(said.contains("named-leads.agencies.police.evidence: nothing → =1+1 is no formula"), "{said}");
}

/// The row with its empty cells filled in: status, reason, evidence; who and when stay empty.
fn filled(row: &str) -> String {
    let texts = ["Partly met", "", "=1+1 is no formula"];
    let mut filled = String::new();
    let mut rest = row;
    let mut next = 0;
    while let Some(start) = rest.find("<table:table-cell").filter(|_| next < texts.len()) {
        let end = start + rest[start..].find('>').unwrap() + 1;
        let tag = &rest[start..end];
        if !tag.ends_with("/>") {
            filled.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        filled.push_str(&rest[..start]);
        let repeated =
            tag.split("number-columns-repeated=\"").nth(1).and_then(|it| it.split('"').next()?.parse::<usize>().ok());
        let count = repeated.unwrap_or(1);
        let one = tag.replace(&format!(" table:number-columns-repeated=\"{count}\""), "");
        for _ in 0..count {
            match texts.get(next).filter(|text| !text.is_empty()) {
                Some(text) => {
                    let open = one.trim_end_matches("/>");
                    filled.push_str(&format!(
                        "{open} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
                    ));
                }
                None => filled.push_str(&one),
            }
            next += 1;
        }
        rest = &rest[end..];
    }
    filled + rest
}

#[cfg(target_os = "linux")]
#[test]
fn hostile_workbooks_are_refused_within_256_mib() {
    let office = Office::new();
    office.done(&["returns", "make", "2014.toml", "--agency", "police", "-o", "form.xlsx"]);
    let before = fs::read_to_string(office.path("2014.toml")).unwrap();
    let made = Command::new("python3").arg("tests/python/hostile.py").arg(office.folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for name in ["bomb", "strings", "cells", "count", "styles", "cut", "locked"] {
        let program = env!("CARGO_BIN_EXE_lscb-audit");
        let line = format!("ulimit -v 262144; exec {program} returns read 2014.toml {name}.xlsx");
        let run = Command::new("sh").args(["-c", &line]).current_dir(office.folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{name}: {said}");
        assert!(said.starts_with(&format!("lscb-audit: {name}.xlsx: it ")), "{said}");
    }
    let many = office.done(&["returns", "read", "2014.toml", "rows.xlsx"]);
    assert_eq!((many.as_str(), fs::read_to_string(office.path("2014.toml")).unwrap()), ("", before));
}
