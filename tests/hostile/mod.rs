//! Files in which every text would like to command the terminal.

#![allow(dead_code, reason = "each of the tests that share this uses its part")]

use std::path::Path;

use toml::{Table, Value};

/// What stands in every text: the clipboard, a link, the cursor, colours, the title of the window, and the direction of
/// reading, by C0, DEL, C1 and bidi controls; and what nobody sees.
pub(crate) const EVIL: &str = "\u{1b}]52;c;ZXZpbA==\u{7} \u{1b}]8;;https://example.org\u{1b}\\a link\u{1b}]8;;\u{1b}\\ \
    \u{1b}[2J\u{1b}[31m\u{1b}]0;title\u{9c}\u{9b}31m\u{9d}52;c;eA==\u{9c}\u{90}q\u{0}\u{8}\u{c}\u{e}\r\u{7f}\u{85}\u{202e}\u{202d}\u{202a}\u{2066}\
    \u{2067}\u{2069}\u{200f}\u{200e}\u{61c}\u{2028}\u{2029}\u{200b}\u{2060}\u{feff}\u{ad}\u{e0001}evil";

/// A name of a file or folder; a slash ends one.
pub(crate) const EVIL_NAME: &str = "\u{1b}]52;c;ZXZpbA==\u{7}\u{1b}[31m\u{9b}2J\u{7f}\u{202e}\nevil\u{85}";

/// What is no text for people, but has a meaning for the program.
const MEANINGS: [&str; 24] = [
    "id",
    "framework",
    "neighbours",
    "status",
    "key",
    "seal",
    "part",
    "prefix",
    "number",
    "basis",
    "asked_of",
    "match",
    "see",
    "fg",
    "bg",
    "inherits",
    "replaces",
    "labels",
    "in_force",
    "named",
    "inferred",
    "of",
    "audits",
    "glyphs",
];

/// The text of a TOML file with that in every text of it.
pub(crate) fn hostile(text: &str) -> String {
    let mut table: Table = text.parse().unwrap();
    for (_, value) in table.iter_mut().filter(|(key, _)| !MEANINGS.contains(&key.as_str())) {
        make_hostile(value);
    }
    toml::to_string(&table).unwrap()
}

fn make_hostile(value: &mut Value) {
    match value {
        // A conflict about a status has no text.
        Value::String(text) if !["met", "not-met", "planned"].contains(&text.as_str()) => text.push_str(EVIL),
        Value::Array(all) => all.iter_mut().for_each(make_hostile),
        Value::Table(all) => {
            all.iter_mut()
                .filter(|(key, _)| !MEANINGS.contains(&key.as_str()))
                .for_each(|(_, value)| make_hostile(value));
        }
        _ => {}
    }
}

/// An audit of a year that has every key of the format, but for a sign-off.
pub(crate) fn audit(year: u16) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-key.toml");
    hostile(&std::fs::read_to_string(file).unwrap().replace("year = 2014", &format!("year = {year}")))
}

/// The first character that would command the terminal, or that nobody sees. The ends of lines in tables are Windows', and
/// by the mark before a table Excel knows that it is UTF-8.
pub(crate) fn first_unsafe(text: &str) -> Option<char> {
    text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").chars().find(|c| lscb_audit::plain::is_unsafe(*c))
}
