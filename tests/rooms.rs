//! Each room of the library uses only the rooms above it, in the order of the `pub mod` lines of `lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_room_uses_only_those_above_it() {
    let rooms = rooms();
    assert!(rooms.iter().any(|room| room == "plain") && rooms.len() > 5, "{rooms:?}");
    let mut wrong = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).unwrap();
            let below = rooms.iter().skip(place + 1).filter(|used| uses(&text, used));
            wrong.extend(below.map(|used| format!("{} uses {used}, which is below {room}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

fn files_of(room: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(source().join(room)).into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|ext| ext == "rs")).collect()
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
