//! Reads the framework that comes with the program while the program is built: a mistake in it stops the build, and no
//! start spends its first milliseconds on what never changes.
//!
//! The rooms up to `framework` are built a second time for this, so that there is one reader of framework files.
#![allow(dead_code, unused_imports, unreachable_pub, reason = "only the reader of frameworks is used here")]

use std::path::Path;

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
    let (framework, findings) = framework::read(framework::EMBEDDED);
    if !findings.is_empty() {
        return Err(format!("src/framework/cse-2009.toml: {findings:#?}").into());
    }
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("cse-2009.json"), serde_json::to_string(&framework)?)?;
    Ok(())
}
