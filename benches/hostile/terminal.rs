//! The interface: a file of a kind is opened, and keys are pressed in it.

use std::fs;
use std::time::Duration;

use crate::Named;
use crate::measure::{self, Cost};
use crate::shown::Shown;
use crate::sizes::Kind;

/// Something is whole when nothing has been written for so long.
const QUIET: Duration = Duration::from_millis(60);
/// No answer is waited for longer.
const LONGEST: Duration = Duration::from_secs(60);
/// A key may have nothing to say.
const SILENT: Duration = Duration::from_millis(1500);
/// Keys that each have something to do, or go back.
const KEYS: [(&str, &str); 16] = [
    ("down", "j"),
    ("the form", "\t"),
    ("page down in it", "\u{1b}[6~"),
    ("page down again", "\u{1b}[6~"),
    ("back", "\u{1b}"),
    ("a status", "1"),
    ("another", "2"),
    ("undone", "u"),
    ("overview", "o"),
    ("back from it", "\u{1b}"),
    ("actions", "A"),
    ("down among them", "j"),
    ("back from them", "\u{1b}"),
    ("compare", "c"),
    ("back from that", "\u{1b}"),
    ("evidence", "e"),
];

/// What opening it costs, and the slowest of the keys. A file that cannot be read is not opened.
pub(crate) fn costs(kind: &Kind, size: usize) -> Vec<Named> {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("audits/northbridge");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2014.toml"), kind.made(size - 200, 'a')).unwrap();
    fs::write(folder.join("2013.toml"), earlier(kind.made(size - 200, 'b'))).unwrap();
    let mut shown = Shown::start(home.path(), &[&measure::program(), "audits/northbridge/2014.toml"]);
    shown.until_quiet_within(LONGEST, QUIET);
    let Some(memory) = shown.most_memory() else {
        return Vec::new();
    };
    let mut costs = vec![("opened".to_owned(), Cost { time: shown.time_used(), memory })];
    for _ in 0..3 {
        shown.press("j");
        shown.until_quiet_within(SILENT, QUIET);
    }
    for (name, key) in KEYS {
        let before = shown.time_used();
        shown.press(key);
        if shown.until_quiet_within(SILENT, QUIET).is_empty() {
            // It has nothing to say, or is at it still.
            while shown.is_busy() {
                shown.until_quiet_within(SILENT, QUIET);
            }
        }
        let memory = shown.most_memory().unwrap_or_default();
        costs.push((format!("key: {name}"), Cost { time: shown.time_used().saturating_sub(before), memory }));
    }
    costs
}

/// The same of the year before.
fn earlier(text: Vec<u8>) -> Vec<u8> {
    String::from_utf8(text)
        .map_or_else(std::string::FromUtf8Error::into_bytes, |text| text.replacen("2014", "2013", 1).into_bytes())
}
