//! Each room of the library uses only the rooms above it, in the order of the `pub mod` lines of `lib.rs`. Its tests
//! may use any, since they are no part of the house.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_room_uses_only_those_above_it() {
    let rooms = rooms();
    assert!(rooms.iter().any(|room| room == "plain") && rooms.len() > 5, "{rooms:?}");
    let mut wrong = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        for (file, text) in texts_of(room) {
            let below = rooms.iter().skip(place + 1).filter(|used| uses(&text, used));
            wrong.extend(below.map(|used| format!("{} uses {used}, which is below {room}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The fingerprint of a file is a value, and whoever holds one has touched nothing.
#[test]
fn between_the_rims_nothing_touches_the_disk_but_the_files_of_a_paper() {
    let rim = ["store", "config", "git", "tui", "cli"];
    let middle = rooms().into_iter().filter(|room| !rim.contains(&room.as_str()));
    let at_disk: Vec<PathBuf> = middle
        .flat_map(|room| texts_of(&room))
        .filter(|(_, text)| uses(&text.replace("use crate::store::Fingerprint;", ""), "store"))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(at_disk, [source().join("report/paper/files.rs")]);
}

#[test]
fn a_use_is_seen_however_it_is_written() {
    for used in ["crate::cli::run()", "use crate::cli;", "use crate::{plain, cli::Out};", "use crate::{\n    cli,\n};"]
    {
        assert!(uses(used, "cli"), "{used}");
    }
    for other in ["crate::client::x", "// see cli", "use crate::{plain::cli};", "use crate::plain::cli;"] {
        assert!(!uses(other, "cli"), "{other}");
    }
}

fn rooms() -> Vec<String> {
    let text = fs::read_to_string(source().join("lib.rs")).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned));
    names.collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a room with their texts, without what is compiled for tests only.
fn texts_of(room: &str) -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(source().join(room)).into_iter().map(|entry| entry.unwrap().into_path());
    let files = files.filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
    let read = |path: PathBuf| (path.clone(), fs::read_to_string(path).unwrap());
    let all: Vec<(PathBuf, String)> = files.map(read).collect();
    let for_tests: Vec<PathBuf> = all.iter().flat_map(|(path, text)| modules_for_tests(path, text)).collect();
    let rest = all.into_iter().filter(|(path, _)| !for_tests.contains(path));
    rest.map(|(path, text)| (path, without_tests(&text))).collect()
}

/// The files of the modules that a file declares for tests only.
fn modules_for_tests(path: &Path, text: &str) -> Vec<PathBuf> {
    let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.split_once(';')?.0.split_once("mod "));
    let folder = if path.ends_with("mod.rs") { path.parent().unwrap().to_owned() } else { path.with_extension("") };
    declared.filter(|(_, name)| !name.contains('{')).map(|(_, name)| folder.join(format!("{name}.rs"))).collect()
}

/// The text without its own tests: a module that ends with the next brace at the beginning of a line.
fn without_tests(text: &str) -> String {
    let mut in_tests = false;
    let mut kept = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        in_tests |= before == Some(&"#[cfg(test)]") && line.starts_with("mod ") && line.ends_with('{');
        if !in_tests {
            kept.push(*line);
        }
        in_tests &= *line != "}";
    }
    kept.join("\n")
}

/// Whether the text names the room on a `crate::` path, a braced list of such paths included.
fn uses(text: &str, room: &str) -> bool {
    text.split("crate::").skip(1).any(|rest| first_names(rest).iter().any(|name| name == room))
}

/// The names that stand first on a path: one, or those of a braced list at its outermost level.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut depth, mut items) = (0_i32, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items.iter().map(|item| name(item.trim_start_matches(','))).collect()
}
