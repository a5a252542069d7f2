//! What files cost that were made to cost much, by what can be counted; `cargo bench --bench hostile` takes the time.

use lscb_audit::audit;
use lscb_audit::check::{self, Circumstances};
use lscb_audit::compare::{self, NotMerged};
use lscb_audit::framework::Frameworks;
use lscb_audit::plain::Lines;
use lscb_audit::shape::EditError;

use crate::house::House;
use crate::kinds::{HEAD, KINDS, Kind};

const SIZE: usize = 8 << 10;

fn kind(name: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.name == name).unwrap()
}

fn text(name: &str, size: usize, word: char) -> String {
    String::from_utf8(kind(name).made(size, word)).unwrap()
}

#[test]
fn whatever_a_file_is_made_of_it_is_read_checked_and_merged_and_every_finding_has_its_place() {
    let frameworks = Frameworks::embedded();
    for kind in KINDS {
        let made = ['a', 'b', 'c'].map(|word| kind.made(SIZE, word));
        assert!(made.iter().all(|it| it.len() <= SIZE && it.len() > SIZE / 2), "{}: {}", kind.name, made[0].len());
        let Ok(texts) = made.map(String::from_utf8).into_iter().collect::<Result<Vec<_>, _>>() else { continue };
        let reading = audit::read(&texts[0], &frameworks);
        let mut findings = reading.findings;
        if let Some(audit) = &reading.audit {
            let now = Circumstances { today: jiff::civil::date(2014, 11, 10), latest: true };
            findings.extend(check::check(&texts[0], audit, frameworks.default_one().unwrap(), now));
        }
        let lines = Lines::of(&texts[0]);
        let last = lines.position(texts[0].len());
        for found in findings.iter().filter_map(|found| found.span.clone()) {
            assert!(texts[0].get(found.clone()).is_some(), "{}: {found:?}", kind.name);
            assert!(lines.position(found.start) <= last, "{}", kind.name);
        }
        for [base, ours, theirs] in [[2, 0, 1], [0, 2, 1]] {
            let merged = compare::merge(&texts[base], &texts[ours], &texts[theirs], &frameworks);
            assert!(!merged.is_ok_and(|it| audit::read(&it.text, &frameworks).audit.is_none()), "{}", kind.name);
        }
    }
}

/// A reading of the text for each change would be hundreds of times more than is allowed for all of them.
#[test]
fn what_many_changes_cost_does_not_grow_with_each() {
    let frameworks = Frameworks::embedded();
    for name in ["actions with ids, overdue", "conflicts", "texts allowed"] {
        let [ours, theirs] = ['a', 'b'].map(|word| text(name, 200 << 10, word));
        let merged = compare::merge(HEAD, &ours, &theirs, &frameworks).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(merged.text.len() > 300 << 10, "{name}: {}", merged.text.len());
    }
    let [base, theirs] = ['a', 'b'].map(|word| text("actions with ids, overdue", 200 << 10, word));
    let ours = format!("{base}[indicators]\nvictims = 41\n");
    let merged = compare::merge(&base, &ours, &theirs, &frameworks).unwrap().text;
    assert_eq!(merged, format!("{theirs}[indicators]\nvictims = 41\n").replace("'b'", "\"b\""));
}

/// Where each change has to be made after the one before it, none is made rather than some, and it is said.
#[test]
fn what_would_take_too_long_is_refused_as_a_whole() {
    let base = text("actions with ids, overdue", 256 << 10, 'a');
    let ours = format!("{base}[indicators]\nvictims = 41\n");
    let all_but_one = text("actions with ids, overdue", HEAD.len() + 100, 'a');
    let refused = compare::merge(&base, &ours, &all_but_one, &Frameworks::embedded()).unwrap_err();
    assert_eq!(refused, NotMerged::File(EditError::TooMany));
    assert!(refused.to_string().contains("none was made"), "{refused}");
}

#[test]
fn all_findings_are_counted_though_only_some_are_shown() {
    let house = House::empty();
    house.write("a.toml", kind("unknown keys of a response").made(100 << 10, 'a'));
    let lines = house.read("a.toml").lines().filter(|line| line.starts_with("statu")).count();
    let shown = house.run(&["check", "a.toml"]).ended(0).out;
    assert!(shown.contains(&format!("key-unknown {lines}\n")), "{shown}");
    assert!(shown.contains("more findings, not shown. `--format json` gives all."), "{shown}");
    let json = house.run(&["check", "a.toml", "--format", "json"]).ended(0).out;
    assert_eq!(json.matches("\"key-unknown\",").count(), lines);
    // Each with its own place.
    assert!(json.contains(&format!("\"line\": {}", house.read("a.toml").lines().count())), "{json}");
}

#[test]
fn errors_that_nobody_mends_one_by_one_are_counted_at_the_last() {
    let house = House::empty();
    house.write("a.toml", kind("lines that are none").made(40 << 10, 'a'));
    let wrong = house.read("a.toml").lines().filter(|line| line.starts_with("= ")).count();
    let json = house.run(&["check", "a.toml", "--format", "json"]).ended(2).out;
    let told = json.matches("\"toml-syntax\",").count();
    assert_eq!(told, 1001);
    let more = format!(
        "this is not valid TOML in {} more places from here on",
        lscb_audit::words::number((3 * wrong - 1 - 1000).try_into().unwrap())
    );
    assert!(json.contains(&more), "{more}");
}

#[test]
fn a_name_that_would_be_repeated_below_it_is_not_read() {
    let house = House::empty();
    for name in ["a long key with many below", "deep keys with many below"] {
        house.write("a.toml", kind(name).made(200 << 10, 'a'));
        let ran = house.run(&["check", "a.toml"]).ended(2);
        assert!(ran.out.contains("[name-long]") && ran.out.len() < 10_000, "{}", ran.out);
    }
    house.write("a.toml", format!("{HEAD}[{}]\nb = 1\n", vec!["x".repeat(9); 50].join(".")));
    let _ = house.run(&["check", "a.toml"]).ended(0);
}

#[test]
fn a_name_cannot_hold_what_nobody_sees() {
    let house = House::empty();
    for (name, other) in [("'Northbridge LSCB'", "\"North\\u200Bbridge LSCB\""), ("'Police'", "\"Pol\\u00ADice\"")] {
        house.write("a.toml", HEAD.replace(name, other));
        let found = house.run(&["check", "a.toml"]).ended(0).out;
        assert!(found.contains("[unsafe-character]") && found.contains("U+"), "{found}");
    }
    house.write("a.toml", HEAD.replace("'Northbridge LSCB'", "\"North\\u200Bbridge LSCB\""));
    assert!(house.run(&["show", "a.toml"]).ended(0).out.contains("North\u{FFFD}bridge LSCB"));
    assert!(house.run(&["show", "a.toml", "--format", "json"]).ended(0).out.contains("North\\u200bbridge LSCB"));
    house.write("a.toml", HEAD.replace("'police'", "\"pol\u{2060}ice\""));
    let found = house.run(&["check", "a.toml"]).ended(1).out;
    assert!(found.contains("'pol\u{FFFD}ice' is not a well-formed id"), "{found}");
}
