//! The NDJSON of `export` in DuckDB, with the query of the scripting guide: its answers are those of `sector`.
//!
//! `cargo test --features needs-duckdb`, with `duckdb` for Python in `target/python` (`.ci/run` sees to it) or another
//! Python that has it in `LSCB_AUDIT_PYTHON`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Of a year and a standard: how many boards met it, and how many there are.
type Counts = BTreeMap<(u64, String), (u64, u64)>;

fn python() -> PathBuf {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python3");
    std::env::var_os("LSCB_AUDIT_PYTHON").map_or_else(usual, PathBuf::from)
}

fn output(command: &mut Command) -> Vec<u8> {
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ran.stderr));
    ran.stdout
}

fn program(arguments: &[&str]) -> Vec<u8> {
    output(Command::new(env!("CARGO_BIN_EXE_lscb-audit")).args(arguments).env("LSCB_AUDIT_TODAY", "2015-06-01"))
}

fn by_duckdb(audits: &str) -> Counts {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    program(&["export", audits, "-o", &file("rows.ndjson")]);
    let guide = std::fs::read_to_string("docs/scripting.md").unwrap();
    let query = guide.split("```sql\n").nth(1).unwrap().split("\n```").next().unwrap();
    std::fs::write(file("query.sql"), query).unwrap();
    let mut command = Command::new(python());
    command.arg("tests/python/duckdb_counts.py").arg(file("query.sql")).arg(folder.path());
    let rows: Vec<(u64, String, u64, u64)> = serde_json::from_slice(&output(&mut command)).unwrap();
    rows.into_iter().map(|(year, standard, met, boards)| ((year, standard), (met, boards))).collect()
}

fn by_sector(audits: &str) -> Counts {
    let sector: Value =
        serde_json::from_slice(&program(&["sector", audits, "--years", "1989..2100", "--format", "json"])).unwrap();
    let each = sector["years"].as_array().unwrap().iter().flat_map(|year| {
        let standards = year["standards"].as_array().unwrap().iter();
        standards.map(move |standard| {
            let key = (year["year"].as_u64().unwrap(), standard["id"].as_str().unwrap().to_owned());
            (key, (standard["statuses"]["met"].as_u64().unwrap(), year["boards"].as_u64().unwrap()))
        })
    });
    each.collect()
}

#[test]
fn duckdb_and_sector_count_the_same() {
    let (duckdb, sector) = (by_duckdb("audits"), by_sector("audits"));
    assert_eq!(duckdb.len(), 5 * 24);
    assert!(duckdb.values().any(|(met, boards)| met < boards && *met > 0));
    assert_eq!(duckdb, sector);
}
