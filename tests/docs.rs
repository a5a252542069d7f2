//! The guide is true: pages made from the code are current, those written by hand agree with it, and what is linked to is there.
//!
//! `LSCB_AUDIT_WRITE=1 cargo test --test docs` writes the pages that are made from the code.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use lscb_audit::audit;
use lscb_audit::config::{CONFIG_FILE, Settings};
use lscb_audit::framework::Frameworks;
use lscb_audit::shape::{Field, Kind};
use lscb_audit::tui::keys::KeyMap;
use lscb_audit::tui::theme::EMBEDDED;

#[test]
fn the_pages_made_from_the_code_are_current() {
    for page in ["commands", "keys", "findings", "figures"] {
        let file = format!("docs/reference/{page}.md");
        let made = help(page);
        if std::env::var_os("LSCB_AUDIT_WRITE").is_some() {
            fs::write(&file, &made).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(written == made, "{file} is out of date; LSCB_AUDIT_WRITE=1 cargo test --test docs writes it");
    }
}

#[test]
fn every_file_that_is_linked_to_is_there() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            if path.contains("://") || link.contains(' ') {
                continue;
            }
            let target = if path.is_empty() { page.clone() } else { page.with_file_name(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            let anchors = || headings(&fs::read_to_string(&target).unwrap());
            assert!(heading.is_empty() || anchors().contains(&heading.to_owned()), "{}: {link}", page.display());
        }
    }
}

#[test]
fn the_guides_list_of_pages_has_every_page() {
    let list = fs::read_to_string("docs/SUMMARY.md").unwrap();
    for page in pages().iter().filter_map(|page| page.strip_prefix("docs").ok()) {
        let page = page.display().to_string();
        assert!(page == "SUMMARY.md" || list.contains(&format!("({page})")), "{page} is not in docs/SUMMARY.md");
    }
}

#[test]
fn the_example_of_the_format_is_an_audit_without_errors() {
    let page = page("docs/reference/file.md");
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
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
    let page = page("docs/administrator.md");
    let table = format!("| setting | means |\n|---|---|\n{}\n", CONFIG_FILE.fields.iter().map(row).collect::<String>());
    assert!(page.contains(&table), "docs/administrator.md is to have this table:\n\n{table}");
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let (settings, findings) = Settings::read(example);
    assert_eq!(findings, []);
    assert_eq!(KeyMap::configured(&settings.keys).1, []);
    assert_eq!(settings.keys.len(), 3);
    for (name, _) in EMBEDDED {
        assert!(page.contains(&format!("`{name}`")), "{name}");
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

/// All pages that people read.
fn pages() -> Vec<PathBuf> {
    let own = fs::read_dir(".").unwrap().map(|entry| entry.unwrap().path());
    let own = own.map(|path| path.strip_prefix(".").unwrap().to_owned());
    let guide = walkdir::WalkDir::new("docs").into_iter().map(|entry| entry.unwrap().into_path());
    let pages: Vec<_> = own.chain(guide).filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    assert!(pages.len() > 15, "{pages:?}");
    pages
}

/// The anchors of a page's headings, as they are made of them.
fn headings(text: &str) -> Vec<String> {
    let heads = text.lines().filter_map(|line| line.strip_prefix('#'));
    let anchor = |head: &str| -> String {
        let kept = head.trim_start_matches('#').trim().to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    heads.map(anchor).collect()
}

fn help(topic: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_lscb-audit"));
    let output = Command::new(program).args(["help", topic]).env_clear().output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn page(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

/// The rows below a head of a table and its rule.
fn table<'a>(text: &'a str, head: &str) -> impl Iterator<Item = &'a str> {
    let (_, rest) = text.split_once(head).unwrap_or_else(|| panic!("no table {head}"));
    rest.lines().skip(2).take_while(|line| line.starts_with('|'))
}
