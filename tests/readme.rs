//! The README's tables of commands and keys are those of the program, and what it names is there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use lscb_audit::audit;
use lscb_audit::config::{CONFIG_FILE, Settings};
use lscb_audit::framework::Frameworks;
use lscb_audit::shape::{Field, Kind};
use lscb_audit::tui::commands::{Place, Spec, TABLE};
use lscb_audit::tui::keys::{KeyMap, shown};
use lscb_audit::tui::theme::EMBEDDED;

#[test]
fn the_table_of_keys_is_the_programs() {
    let rows = TABLE.iter().map(|spec| format!("| {} | {} | {} |\n", keys(spec), spec.help, places(spec)));
    holds(&format!("| key | does | where |\n|---|---|---|\n{}\n", rows.collect::<String>()));
}

#[test]
fn the_table_of_commands_is_the_programs() {
    let readme = readme();
    let described: Vec<(String, String)> = table(&readme, "| command | does |").map(command).collect();
    let known: Vec<(String, String)> = commands().into_iter().filter(|(name, _)| name != "help").collect();
    let names = |commands: &[(String, String)]| commands.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&described), names(&known));
    for ((name, does), (_, about)) in described.iter().zip(&known) {
        assert!(does.starts_with(about), "{name}: the help says '{about}', the README '{does}'");
    }
}

#[test]
fn the_example_of_the_format_is_an_audit_without_errors() {
    let readme = readme();
    let example = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let reading = audit::read(example, &Frameworks::embedded());
    assert_eq!(reading.findings, []);
    assert_eq!(reading.audit.unwrap().responses.len(), 2);
}

#[test]
fn the_table_of_settings_is_the_programs_and_the_example_is_without_fault() {
    let row = |field: &Field| match field.kind {
        Kind::Table(_) => format!("| `[{}]` | {} |\n", field.name, field.about),
        Kind::Word(words, _) => format!("| `{}` | {} (`{}`) |\n", field.name, field.about, words.join("`, `")),
        _ => format!("| `{}` | {} |\n", field.name, field.about),
    };
    holds(&format!("| setting | means |\n|---|---|\n{}\n", CONFIG_FILE.fields.iter().map(row).collect::<String>()));
    let readme = readme();
    let example = readme.split("```toml\n").nth(2).unwrap().split("```").next().unwrap();
    let (settings, findings) = Settings::read(example);
    assert_eq!(findings, []);
    assert_eq!(KeyMap::configured(&settings.keys).1, []);
    assert_eq!(settings.keys.len(), 3);
    for (name, _) in EMBEDDED {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_file_that_is_linked_to_is_there() {
    for page in [
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "docs/scripting.md",
        "docs/sharing.md",
    ] {
        let text = fs::read_to_string(page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap();
            assert!(
                path.is_empty() || path.contains("://") || Path::new(page).with_file_name(path).exists(),
                "{page}: {link}"
            );
        }
    }
}

#[test]
fn the_page_on_the_house_names_every_room_in_order() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let rooms = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let named = table(&page, "| room | holds |").map(|row| row.split('`').nth(1).unwrap());
    assert_eq!(named.collect::<Vec<_>>(), rooms.collect::<Vec<_>>());
}

#[test]
fn the_page_on_the_house_names_every_crate_that_is_built_in() {
    let cargo: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
    for name in cargo.get("dependencies").unwrap().as_table().unwrap().keys() {
        assert!(page.contains(&format!("`{name}`")), "{name} is built in, and ARCHITECTURE.md does not say why");
    }
}

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// A failure prints what is to stand there.
fn holds(expected: &str) {
    assert!(readme().contains(expected), "README.md is to have this table:\n\n{expected}");
}

/// The rows below a head of a table and its rule.
fn table<'a>(text: &'a str, head: &str) -> impl Iterator<Item = &'a str> {
    let (_, rest) = text.split_once(head).unwrap_or_else(|| panic!("no table {head}"));
    rest.lines().skip(2).take_while(|line| line.starts_with('|'))
}

/// The command and what it does, of a row.
fn command(row: &str) -> (String, String) {
    let cells: Vec<&str> = row.trim_matches('|').splitn(2, " | ").map(str::trim).collect();
    let [name, does] = cells.as_slice() else { panic!("not two columns: {row}") };
    (name.trim_matches('`').split(' ').next().unwrap().to_owned(), (*does).to_owned())
}

/// The commands that the program's own help lists, with what it says they do.
fn commands() -> Vec<(String, String)> {
    let help = Command::new(env!("CARGO_BIN_EXE_lscb-audit")).arg("--help").env("COLUMNS", "100").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let row = |line: &str| line.trim().split_once("  ").map(|(name, about)| (name.to_owned(), about.trim().to_owned()));
    list.lines().filter_map(row).collect()
}

fn keys(spec: &Spec) -> String {
    if spec.keys.is_empty() {
        return format!("`: {}`", spec.name);
    }
    spec.keys.iter().map(|key| format!("`{}`", shown(key))).collect::<Vec<_>>().join(" ")
}

/// Sets of places that have a name of their own.
const SETS: [(&str, &[Place]); 2] = [
    (
        "every screen",
        &[
            Place::Library,
            Place::Walkthrough,
            Place::Overview,
            Place::Compare,
            Place::Trend,
            Place::Boards,
            Place::Actions,
            Place::Guidance,
            Place::Help,
            Place::Themes,
        ],
    ),
    (
        "an open audit",
        &[Place::Walkthrough, Place::Overview, Place::Compare, Place::Trend, Place::Actions, Place::Guidance],
    ),
];

fn places(spec: &Spec) -> String {
    if spec.places.is_empty() {
        return "everywhere".to_owned();
    }
    let set = SETS.iter().find(|(_, set)| set.iter().all(|place| spec.places.contains(place)));
    let (name, set) = set.map_or((None, [].as_slice()), |(name, set)| (Some(*name), *set));
    let others = spec.places.iter().filter(|place| !set.contains(place)).map(|place| place_name(*place));
    name.into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Library => "library",
        Place::Filter => "filter",
        Place::Walkthrough => "walkthrough",
        Place::Overview => "overview",
        Place::Compare => "comparison",
        Place::Trend => "trend",
        Place::Boards => "all boards",
        Place::Actions => "actions",
        Place::Guidance => "guidance",
        Place::Sheet => "forms",
        Place::Text => "text",
        Place::Palette => "palette",
        Place::Search => "search",
        Place::Help => "help",
        Place::Themes => "themes",
        Place::Question | Place::Offer => "questions",
    }
}
