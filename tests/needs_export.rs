//! Exports read by Python, which knows nothing of this program: every text comes back exactly, in every format.
//!
//! `cargo test --features needs-more-than-rust`; it needs Python 3.11.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::path::Path;
use std::process::Command;

/// A table as texts, its first row the names of the columns.
type Table = Vec<Vec<String>>;

/// Texts that somebody may write and a spreadsheet or a reader may take for something else.
fn hostile() -> Vec<String> {
    let texts = [
        "=1+1",
        "+44 1632 960000",
        "-1",
        "@SUM(A1)",
        "'quoted'",
        "''",
        "'=1",
        "\ttab first",
        "＝1",
        "a=1",
        "two\nlines",
        "\n\n",
        "\"quotes\", commas; and \"\"more\"\"",
        "emoji 😀 e\u{301} 日本",
        "_x0041_ is no A",
        "<b>&amp;</b>",
        "0123",
        "1e5",
        "true",
        "2014-11-03",
        "null",
        " spaces around ",
    ];
    texts.iter().map(|text| (*text).to_owned()).chain([format!("={}", "é\"\n".repeat(10_000))]).collect()
}

/// An audit whose evidence is those texts, standard by standard.
fn audit(texts: &[String]) -> String {
    let framework = lscb_audit::framework::Frameworks::embedded();
    let standards = framework.default_one().unwrap().standards_of(1).map(|standard| standard.id.to_string());
    let mut responses = toml::Table::new();
    for (standard, text) in standards.zip(texts) {
        let response = toml::Table::from_iter([
            ("status".to_owned(), "met".into()),
            ("evidence".to_owned(), text.as_str().into()),
            ("links".to_owned(), toml::Value::Array(vec!["=link".into(), "b c".into()])),
        ]);
        responses.insert(standard, response.into());
    }
    let head = "format = 1\nframework = 'cse-2009'\nedition = 1\nboard = { id = 'a', name = '=Board' }\naudit = { year = 2014 }\n";
    format!("{head}{}", toml::Table::from_iter([("responses".to_owned(), responses.into())]))
}

/// What `export` writes into a file of that name, read by Python.
fn read(folder: &Path, paths: &Path, more: &[&str], name: &str) -> Table {
    let file = folder.join(name);
    let run = Command::new(env!("CARGO_BIN_EXE_lscb-audit"))
        .arg("export")
        .arg(paths)
        .args(more)
        .arg("-o")
        .arg(&file)
        .output();
    let run = run.unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let python = Command::new("python3").arg("tests/python/tables.py").arg(&file).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    serde_json::from_slice(&python.stdout).unwrap()
}

const FILES: [&str; 3] = ["rows.csv", "rows.ndjson", "rows.xlsx"];

#[test]
fn every_text_comes_back_from_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let (file, texts) = (folder.path().join("audit.toml"), hostile());
    std::fs::write(&file, audit(&texts)).unwrap();
    for name in FILES {
        let table = read(folder.path(), &file, &[], name);
        let column = |name: &str| table[0].iter().position(|column| column == name).unwrap();
        for (row, text) in table[1..].iter().zip(&texts) {
            assert_eq!(&row[column("evidence")], text, "{name}");
            assert_eq!((row[column("board_name")].as_str(), row[column("links")].as_str()), ("=Board", "=link\nb c"));
        }
    }
}

#[test]
fn the_three_formats_say_the_same_of_the_example_audits() {
    let folder = tempfile::tempdir().unwrap();
    for more in [&[][..], &["--actions"], &["--agencies"]] {
        let [csv, ndjson, xlsx] = FILES.map(|name| read(folder.path(), Path::new("audits"), more, name));
        assert!(csv.len() > 20 && csv == ndjson, "{more:?}");
        assert!(csv == xlsx, "{more:?}");
    }
}

#[test]
fn a_text_that_excel_does_not_take_is_cut_and_the_cut_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.toml");
    std::fs::write(&file, audit(&["x".repeat(40_000), "y".repeat(32_767)])).unwrap();
    let table = read(folder.path(), &file, &[], "rows.xlsx");
    let evidence = table[0].iter().position(|column| column == "evidence").unwrap();
    assert!(table[1][evidence].len() < 32_800 && table[1][evidence].ends_with("x… [cut]"));
    assert_eq!(table[2][evidence], "y".repeat(32_767));
    let run = Command::new(env!("CARGO_BIN_EXE_lscb-audit"))
        .args(["export", "--format", "xlsx"])
        .arg(&file)
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&run.stderr).contains("1 text longer than the 32,767 characters"));
    assert_eq!(read(folder.path(), &file, &[], "rows.csv")[1][evidence].len(), 40_000);
}

/// A sheet of the paper of an audit, read by Python.
fn sheet_of_paper(folder: &Path, audit: &Path, sheet: usize) -> Table {
    let file = folder.join("paper.xlsx");
    let mut report = Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
    let run = report.arg("report").arg(audit).arg("--replace").arg("-o").arg(&file).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut python = Command::new("python3");
    let python = python.arg("tests/python/tables.py").arg(&file).arg(sheet.to_string()).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    serde_json::from_slice(&python.stdout).unwrap()
}

#[test]
fn a_paper_has_every_text_in_its_workbook_and_no_formula() {
    let folder = tempfile::tempdir().unwrap();
    let (file, texts) = (folder.path().join("audit.toml"), hostile());
    std::fs::write(&file, audit(&texts)).unwrap();
    let responses = sheet_of_paper(folder.path(), &file, 2);
    let column = |name: &str| responses[0].iter().position(|column| column == name).unwrap();
    for (row, text) in responses[1..].iter().zip(&texts) {
        assert_eq!(row[column("Evidence")], *text);
        assert_eq!(row[column("Documents")], "=link\nb c");
    }
    let summary = sheet_of_paper(folder.path(), &file, 1);
    assert_eq!(summary[1], ["Board", "=Board"]);
    let example = Path::new("audits/eastmoor/2014.toml");
    let actions = sheet_of_paper(folder.path(), example, 3);
    assert_eq!((actions[1][4].as_str(), actions[1][3].as_str()), ("overdue · first in 2013", "2013-12-20"));
    let history = sheet_of_paper(folder.path(), example, 4);
    assert_eq!(history[0], ["", "Standard", "2012", "2013", "2014", "To be looked at"]);
    assert!(history[5].ends_with(&["met".into(), "met".into(), "partly".into(), "Was met in 2013".into()]));
}
