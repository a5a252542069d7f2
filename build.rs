//! Reads the framework that comes with the program while the program is built: a mistake in it stops the build, and no
//! start spends its first milliseconds on what never changes.
//!
//! It also finds the commit that is built, for `--version`.
//!
//! The rooms up to `framework` are built a second time for this, so that there is one reader of framework files.
#![allow(dead_code, unused_imports, unreachable_pub, reason = "only the reader of frameworks is used here")]

use std::path::Path;
use std::process::Command;

#[path = "src/framework/mod.rs"]
mod framework;
#[path = "src/plain/mod.rs"]
mod plain;
#[path = "src/shape/mod.rs"]
mod shape;
#[path = "src/words/mod.rs"]
mod words;

/// What the program has from this script; here nothing yet.
const EMBEDDED_FRAMEWORK: &str = "null";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for room in ["plain", "words", "shape", "framework"] {
        println!("cargo::rerun-if-changed=src/{room}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=LSCB_AUDIT_VERSION={}", version());
    let (framework, findings) = framework::read(framework::EMBEDDED);
    if !findings.is_empty() {
        return Err(format!("src/framework/cse-2009.toml: {findings:#?}").into());
    }
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("cse-2009.json"), serde_json::to_string(&framework)?)?;
    Ok(())
}

/// What packagers may say in place of git: a commit and its day, as in `1a2b3c4d5e6f, 2026-11-26`.
const BUILD: &str = "LSCB_AUDIT_BUILD";

/// The version and what is built: as packagers say, else as git says, else only the version. The same source gives the
/// same text, and nothing that is missing stops the build.
fn version() -> String {
    println!("cargo::rerun-if-env-changed={BUILD}");
    let number = env!("CARGO_PKG_VERSION");
    let said = std::env::var(BUILD).ok().filter(|said| !said.trim().is_empty());
    match said.or_else(commit).filter(|build| is_plain(build)) {
        Some(build) => format!("{number} ({})", build.trim()),
        None => number.to_owned(),
    }
}

/// The commit of this folder's own repository and its day; none where it is part of another's or came without one.
fn commit() -> Option<String> {
    Path::new(".git").exists().then_some(())?;
    for file in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", file])?;
        // Cargo would build anew each time for a file that is not there.
        if Path::new(&path).exists() {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    git(&["log", "-1", "--abbrev=12", "--format=%h, %cs"])
}

/// What git answers in a line.
fn git(arguments: &[&str]) -> Option<String> {
    let answer = Command::new("git").args(arguments).env_remove("GIT_DIR").output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    answer.status.success().then(|| text.trim().to_owned())
}

/// Whether it can stand in a line of a terminal, and of cargo's.
fn is_plain(build: &str) -> bool {
    build.len() <= 80 && build.chars().all(|c| c.is_ascii_alphanumeric() || " ,.:+~-".contains(c))
}
