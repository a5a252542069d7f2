//! What fuzzing found worth keeping, read again by everybody's `cargo test`: no file makes the program fail, and the laws
//! of `targets` hold for each. `fuzz` drives the same functions with inputs that nobody thought of.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]
#![allow(unreachable_pub, reason = "`fuzz` uses the targets too")]

mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use targets::TARGETS;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_input_that_was_kept_is_survived_and_its_laws_hold() {
    let mut broken = Vec::new();
    for (target, run) in TARGETS {
        let folder = here("tests/fixtures/fuzz").join(target);
        let inputs = names(&folder);
        assert!(inputs.len() > 5, "{target} has {} inputs", inputs.len());
        for input in inputs {
            let bytes = fs::read(folder.join(&input)).unwrap();
            if catch_unwind(AssertUnwindSafe(|| run(&bytes))).is_err() {
                broken.push(format!("{target}/{input}"));
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn what_is_fuzzed_and_what_is_replayed_are_the_same() {
    let replayed: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&here("tests/fixtures/fuzz")), replayed);
    // A crate that was packed for others comes without the folder.
    if !here("fuzz").exists() {
        return;
    }
    let files = replayed.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&here("fuzz/fuzz_targets")), files);
    let manifest = fs::read_to_string(here("fuzz/Cargo.toml")).unwrap();
    for name in replayed {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name} is not in fuzz/Cargo.toml");
        let target = fs::read_to_string(here(&format!("fuzz/fuzz_targets/{name}.rs"))).unwrap();
        assert!(target.contains(&format!("targets::{name}(data)")), "{name}");
    }
}
