//! What is built in: every crate has its reason on the page on the house, none speaks to a network, and nor does our own code.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// What opens a connection, or could.
const NETWORK: [&str; 8] = [
    "std::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "UnixStream",
    "UnixListener",
    "UnixDatagram",
];
/// Two ends made at once, within the program, by which a signal wakes who reads; neither can be reached from outside.
const ALLOWED: (&str, [&str; 3]) = (
    "src/tui/walk/input.rs",
    ["use std::os::unix::net::UnixStream;", "woken: UnixStream,", "let (woken, waker) = UnixStream::pair()?;"],
);

#[test]
fn every_crate_that_is_built_in_has_its_reason_on_the_page_on_the_house() {
    let page = read("ARCHITECTURE.md");
    let (_, rest) = page.split_once("| crate | why it | licence |").unwrap();
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    let mut named = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        for name in in_quotes(cells[0]) {
            assert!(named.insert(name.clone()), "{name} is there twice");
        }
    }
    assert_eq!(named, dependencies("dependencies").into_keys().collect());
    let tests = page.lines().find(|line| line.starts_with("For tests and benchmarks: ")).unwrap();
    let (tests, _) = tests.split_once(". ").unwrap();
    assert_eq!(in_quotes(tests), dependencies("dev-dependencies").into_keys().collect());
}

#[test]
fn every_crate_that_is_built_in_is_used() {
    let source: String = sources().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for name in dependencies("dependencies").into_keys() {
        let path = format!("{}::", name.replace('-', "_"));
        assert!(source.contains(&path), "{name} is built in, and nothing in src uses it");
    }
}

#[test]
fn what_the_build_needs_is_what_the_program_needs() {
    let built_in = dependencies("dependencies");
    for (name, how) in dependencies("build-dependencies") {
        assert_eq!(Some(&how), built_in.get(&name), "{name} would be compiled twice");
    }
}

#[test]
fn no_crate_that_is_built_in_speaks_to_a_network() {
    let deny: Table = read("deny.toml").parse().unwrap();
    let banned = deny["bans"]["deny"].as_array().unwrap().iter();
    let banned: BTreeSet<&str> = banned
        .filter(|it| it.get("deny-multiple-versions").is_none())
        .map(|it| it["crate"].as_str().unwrap())
        .collect();
    assert!(["reqwest", "hyper", "rustls", "socket2", "tokio", "ureq"].iter().all(|name| banned.contains(name)));
    let locked = locked();
    assert!(locked.len() > 100, "{locked:?}");
    for name in banned {
        assert!(!locked.contains_key(name), "{name} is in Cargo.lock, and deny.toml bans it");
    }
}

/// With two, the two ways of `shape::tree` would go by different parsers.
#[test]
fn there_is_one_parser_of_toml() {
    assert_eq!(locked()["toml_parser"], 1);
}

/// Two libraries that read the terminal, of different versions, would not know of each other's raw mode.
#[test]
fn there_is_one_crossterm() {
    assert_eq!(locked()["crossterm"], 1);
}

#[test]
fn our_own_code_opens_no_connection() {
    let mut seen = 0;
    for path in sources() {
        let (file, allowed) = ALLOWED;
        for line in fs::read_to_string(&path).unwrap().lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            if path.ends_with(file) && allowed.contains(&line) {
                seen += 1;
            } else {
                let named = NETWORK.iter().find(|name| line.contains(**name));
                assert_eq!(named, None, "{}: {line}", path.display());
            }
        }
    }
    assert_eq!(seen, ALLOWED.1.len(), "an exception that nothing needs");
}

/// The crates of a table of Cargo.toml, those of one system too, with what is said of them.
fn dependencies(table: &str) -> BTreeMap<String, Value> {
    let cargo: Table = read("Cargo.toml").parse().unwrap();
    let of_systems = cargo["target"].as_table().unwrap().values();
    let tables = std::iter::once(&cargo[table]).chain(of_systems.filter_map(|system| system.get(table)));
    let entries = tables.flat_map(|table| table.as_table().unwrap().clone());
    entries.collect()
}

/// How many versions of each crate are locked.
fn locked() -> BTreeMap<String, usize> {
    let lock: Table = read("Cargo.lock").parse().unwrap();
    let mut locked = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        *locked.entry(package["name"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    locked
}

fn sources() -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(here("src")).into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The names between backticks.
fn in_quotes(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap()
}
