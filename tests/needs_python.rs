//! The seal recomputed by Python, so that what the documentation says of it is true for others' programs.
//!
//! `cargo test --features needs-more-than-rust`; it needs Python 3.11.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

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
