//! What a package holds is sound: manual pages without a warning, a desktop entry, completions that their shells can read.
//!
//! `cargo test --features needs-more-than-rust`; it needs groff, mandoc, man, desktop-file-validate, bash and shellcheck.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What `packaging/assets` makes.
fn assets() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made =
        Command::new("packaging/assets").arg(env!("CARGO_BIN_EXE_lscb-audit")).arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}

/// What a program says of files, both outputs; it has to be done.
fn said(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(output.status.success() || !said.is_empty(), "{program}");
    said
}

fn pages(assets: &TempDir) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(assets.path().join("man")).unwrap();
    let pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(pages.len() > 30, "{pages:?}");
    pages
}

#[test]
fn the_manual_pages_are_formatted_without_a_warning() {
    for page in pages(&assets()) {
        let name = page.display();
        assert_eq!(said("groff", &["-ww", "-k", "-man", "-z"], &page), "", "groff: {name}");
        let man = Command::new("man").args(["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"]).arg(&page).output();
        assert_eq!(String::from_utf8_lossy(&man.unwrap().stderr), "", "man: {name}");
        assert_eq!(said("mandoc", &["-Tlint", "-Wwarning"], &page), "", "mandoc: {name}");
    }
}

#[test]
fn the_manual_pages_say_in_a_line_what_they_are_about() {
    for page in pages(&assets()) {
        let name = page.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(
            said("lexgrog", &[], &page).contains(&format!("\"{name} - ")),
            "{name}: {}",
            said("lexgrog", &[], &page)
        );
    }
}

#[test]
fn what_shells_and_desktops_read_is_sound() {
    let assets = assets();
    let script = |name: &str| assets.path().join(name);
    assert_eq!(said("shellcheck", &["--shell=bash"], &script("lscb-audit")), "");
    assert_eq!(said("shellcheck", &[], Path::new("packaging/assets")), "");
    assert_eq!(said("desktop-file-validate", &[], Path::new("packaging/lscb-audit.desktop")), "");
}
