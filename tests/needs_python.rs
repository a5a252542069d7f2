//! The seal and the figures of many boards recomputed by Python: what the documentation says of them is true for others'
//! programs.
//!
//! `cargo test --features needs-more-than-rust`; it needs Python 3.11.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use lscb_audit::audit::seal;

#[test]
fn python_computes_the_same_seals() {
    let fixtures = toml_files(Path::new("tests/fixtures/seal"));
    assert!(!fixtures.is_empty());
    let audits = folders(Path::new("audits"));
    for file in fixtures.into_iter().chain(audits.iter().flat_map(|board| toml_files(board))) {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(seal(&text), Ok(by_python(&file)), "{}", file.display());
    }
}

/// Options as for `sector`; the script knows them too.
const SECTOR: [&str; 5] = [
    "",
    "--years 2010..2014",
    "--signed-only --expected 9",
    "--years 2012..2013 --missed-by 2",
    "--expected 148 --missed-by 1",
];

#[test]
fn python_recomputes_every_figure_of_the_example_boards() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    SECTOR.iter().for_each(|options| assert!(agrees(here, options), "{options}"));
}

/// Random audits of two frameworks and editions, with all that can stand in one, and some boards with two files for a year.
#[test]
fn python_recomputes_every_figure_of_random_boards() {
    let mut compared = 0;
    for seed in 0..12 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        let made = Command::new("python3").args(["tests/python/sector.py", "make", &seed.to_string(), path]).status();
        assert!(made.unwrap().success());
        compared += SECTOR.iter().filter(|options| agrees(folder.path(), options)).count();
    }
    assert!(compared > 45, "{compared}");
}

/// Whether Python computes what `sector` prints for the audits in a folder; not where there is nothing to count.
fn agrees(folder: &Path, options: &str) -> bool {
    let options = || options.split_whitespace();
    let mut program = Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
    program.current_dir(folder).env_clear().env("HOME", folder).env("LSCB_AUDIT_TODAY", "2014-11-10");
    if folder.join("framework.toml").exists() {
        program.args(["--framework", "framework.toml"]);
    }
    let printed = program.args(["sector", "audits", "--format", "json"]).args(options()).output().unwrap().stdout;
    if printed.is_empty() {
        return false;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/sector.py");
    let mut python = Command::new("python3");
    python.arg(script).arg("check").arg(folder).args(options()).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = python.spawn().unwrap();
    child.stdin.take().unwrap().write_all(&printed).unwrap();
    let ran = child.wait_with_output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    true
}

fn by_python(file: &Path) -> String {
    let run = Command::new("python3").arg("tests/python/seal.py").arg(file).output().unwrap();
    assert!(run.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap().trim_end().to_owned()
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).filter(|path| path.is_dir()).collect()
}

/// Nothing for a folder that is not there.
fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path())
}
