//! Edits from a script.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::house::House;

const FILE: &str = "audits/northbridge/2014.toml";

fn set(house: &House, more: &[&str]) -> crate::house::Ran {
    house.run(&[&["set", "northbridge/2014"], more].concat())
}

#[test]
fn a_status_is_set_and_nothing_else_is_touched() {
    let house = House::with_examples().with("USER", "hq");
    let before = house.read(FILE);
    assert!(set(&house, &["aware-parents.status=met"]).ended(0).err.contains("saved"));
    let after = house.read(FILE);
    let changed: Vec<_> = after.lines().filter(|line| !before.contains(*line)).collect();
    assert!(changed.len() <= 2 && after.contains("reviewer = \"hq\""), "{changed:?}");
    assert!(house.run(&["show", "northbridge"]).ended(0).out.contains("14 of 15 met"));
}

#[test]
fn without_a_name_that_of_the_reviewer_before_goes() {
    let house = House::with_examples();
    let reviewer = |house: &House| {
        let json = house.run(&["show", "northbridge", "--format", "json"]).ended(0).json();
        json["standards"][3]["reviewer"].clone()
    };
    assert!(reviewer(&house).is_string());
    let _ = set(&house, &["sub-group.note=Asked again"]).ended(0);
    assert!(reviewer(&house).is_null());
}

#[test]
fn values_come_from_files_lists_and_nothing() {
    let house = House::with_examples();
    house.write("evidence.txt", "Two lines,\nfrom a file.");
    let more = ["sub-group.evidence=@evidence.txt", "sub-group.links=[\"a/b.pdf\", \"c.pdf\"]", "board.region="];
    let _ = set(&house, &more).ended(0);
    let json = house.run(&["show", "northbridge", "--format", "json"]).ended(0).json();
    assert_eq!(json["standards"][3]["evidence"], "Two lines,\nfrom a file.");
    assert_eq!(
        (&json["standards"][3]["links"][1], &json["board"]["region"]),
        (&"c.pdf".into(), &serde_json::Value::Null)
    );
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let house = House::with_examples();
    let before = house.read(FILE);
    let ran = set(&house, &["board.children=52500", "--dry-run"]).ended(0);
    assert_eq!(ran.out, format!("{FILE}: board.children: 52400 → 52500\n"));
    assert!(ran.err.contains("dry run"));
    assert_eq!(house.read(FILE), before);
}

#[test]
fn all_or_nothing_is_changed() {
    let house = House::with_examples();
    let before = house.read(FILE);
    for wrong in [
        "sub-group.status=mte",
        "sub-group.statsu=met",
        "sub-group.status=not-applicable",
        "board.id=",
        "board.children=-1",
    ] {
        let ran = set(&house, &["board.children=1", wrong]).ended(2);
        assert!(!ran.err.is_empty(), "{wrong}");
        assert_eq!(house.read(FILE), before, "{wrong}");
    }
    let with_reason = ["sub-group.status=not-applicable", "sub-group.reason=Shared with Eastmoor"];
    let _ = set(&house, &with_reason).ended(0);
}

#[test]
fn one_that_cannot_be_changed_does_not_keep_the_others_from_it() {
    let house = House::with_examples();
    let signed = "\n[sign_off]\nby = 'Chair'\non = 2014-11-01\nseal = 'x'\n";
    house.write("audits/eastmoor/2014.toml", house.read("audits/eastmoor/2014.toml") + signed);
    let ran = house.run(&["set", "eastmoor/2014", "nosuch", "northbridge/2014", "board.children=7"]).ended(2);
    assert!(ran.err.contains("signed off") && ran.err.contains("nosuch") && ran.err.contains("northbridge"));
    assert!(house.read(FILE).contains("children = 7"));
}

#[test]
fn in_a_folder_every_change_is_a_line_and_what_stays_says_nothing() {
    let house = House::with_examples().with("USER", "hq");
    house.write("audits/notes.toml", "a = 1");
    for signed in ["harrowmere", "pellan"] {
        fs::remove_file(house.path(&format!("audits/{signed}/2014.toml"))).unwrap();
    }
    let region = |more: &[&str]| house.run(&[&["set", "audits", "board.region=Northshire"], more].concat());
    let before: Vec<String> =
        ["eastmoor", "northbridge"].map(|it| house.read(&format!("audits/{it}/2014.toml"))).into();
    let dry = region(&["--year", "2014", "--dry-run"]).ended(0);
    assert_eq!(house.read("audits/eastmoor/2014.toml"), before[0]);
    let ran = region(&["--year", "2014"]).ended(0);
    assert_eq!(ran.out, dry.out);
    assert!(
        ran.out.contains("audits/ashenford/2014.toml: board.region: ") && !ran.out.contains("northbridge"),
        "{}",
        ran.out
    );
    assert!(ran.out.lines().all(|line| line.ends_with(" → Northshire")));
    assert!(
        ran.err.contains(" of 3 audits, saved") && ran.err.contains("audits/notes.toml is passed over"),
        "{}",
        ran.err
    );
    assert_eq!(house.read("audits/northbridge/2014.toml"), before[1]);
    let again = region(&["--year", "2014"]).ended(0);
    assert!(again.out.is_empty() && again.err.contains("nothing to change in 3 audits"), "{}", again.err);
    assert!(region(&["--year", "1990"]).ended(2).err.contains("none of these"));
}

#[test]
fn signed_audits_in_a_folder_are_named_and_the_rest_is_changed() {
    let house = House::with_examples();
    let before = house.read("audits/northbridge/2013.toml");
    let ran = house.run(&["set", "audits", "--year", "2013", "audit.period=2013"]).ended(2);
    assert_eq!(ran.out, "audits/harrowmere/2013.toml: audit.period: April 2012 to March 2013 → 2013\n");
    assert!(ran.err.contains("audits/northbridge/2013.toml: this audit is signed off"));
    assert!(ran.err.contains("1 change in 1 of 1 audit, saved; 3 files could not be changed"), "{}", ran.err);
    assert_eq!(house.read("audits/northbridge/2013.toml"), before);
}

#[test]
fn what_goes_with_a_change_is_listed_too() {
    let house = House::with_examples().with("USER", "hq");
    let _ = house.run(&["new", "--board", "northbridge", "--year", "2015", "--from", "northbridge"]).ended(0);
    let ran = house.run(&["set", "northbridge/2015", "sub-group.status=partly-met"]).ended(0);
    let changes: Vec<&str> = ran.out.lines().map(|line| line.split_once(": ").unwrap().1).collect();
    let expected = [
        "sub-group.carried_from: 2014 → nothing",
        "sub-group.reviewed: nothing → 2014-11-10",
        "sub-group.reviewer: nothing → hq",
        "sub-group.status: met → partly-met",
    ];
    assert_eq!(changes, expected);
}

#[test]
fn a_key_that_no_audit_can_have_is_said_once() {
    let house = House::with_examples();
    let ran = house.run(&["set", "audits", "sub-grop.status=met"]).ended(2);
    assert!(ran.err.lines().count() == 1 && ran.err.contains("sub-group"), "{}", ran.err);
}

#[test]
fn an_audit_and_an_assignment_are_needed() {
    let house = House::with_examples();
    let _ = (house.run(&["set", "northbridge/2014"]).ended(2), house.run(&["set", "board.children=7"]).ended(2));
}

#[test]
fn of_many_that_set_at_the_same_moment_none_is_lost() {
    let house = House::with_examples();
    let standards = |house: &House| {
        let json = house.run(&["show", "northbridge/2014", "--format", "json"]).ended(0).json();
        let of = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
        let all = json["standards"].as_array().unwrap().iter().map(|it| (of(it, "id"), of(it, "note")));
        all.collect::<Vec<_>>()
    };
    let ids: Vec<String> = standards(&house).into_iter().map(|(id, _)| id).collect();
    std::thread::scope(|scope| {
        for id in &ids {
            let house = &house;
            scope.spawn(move || drop(set(house, &[&format!("{id}.note=Of {id}")]).ended(0)));
        }
    });
    assert!(ids.len() == 24 && standards(&house).iter().all(|(id, note)| *note == format!("Of {id}")));
    let left = fs::read_dir(house.path("audits/northbridge")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_str().unwrap().starts_with('.')));
}

#[test]
fn whoever_stops_a_batch_has_a_line_for_all_that_was_saved() {
    let house = House::empty();
    let text = fs::read_to_string(FILE).unwrap();
    for n in 0..300 {
        house.write(&format!("audits/b{n}/2014.toml"), text.replacen("northbridge", &format!("b{n}"), 1));
    }
    let mut command = house.command(&["set", "audits", "audit.chair=Somebody else"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    out.read_line(&mut said).unwrap(); // comes long before all are done
    child.kill().unwrap();
    child.wait().unwrap();
    out.read_to_string(&mut said).unwrap();
    let saved = (0..300).filter(|n| house.read(&format!("audits/b{n}/2014.toml")).contains("Somebody else")).count();
    assert!(saved < 300 && saved <= said.lines().count() + 1, "{saved} saved, {} lines", said.lines().count());
}

#[test]
fn which_audit_a_file_is_is_not_set_in_several_at_once() {
    let house = House::with_examples();
    for key in ["audit.year=2013", "board.id=other"] {
        for paths in [&["audits"][..], &["northbridge/2014", "pellan/2014"]] {
            let ran = house.run(&[&["set"], paths, &[key]].concat()).ended(2);
            assert!(ran.err.contains("Set it file by file") && ran.out.is_empty(), "{}", ran.err);
        }
    }
    let _ = set(&house, &["audit.year=2015"]).ended(0);
}

#[test]
fn nothing_is_set_that_makes_a_value_wrong() {
    let house = House::with_examples();
    let before = house.read(FILE);
    let ran = set(&house, &["sub-group.carried_from=2015"]).ended(2);
    assert!(ran.err.contains("so nothing was changed") && house.read(FILE) == before, "{}", ran.err);
    house.write("large.txt", "x".repeat(1_100_000));
    let ran = set(&house, &["sub-group.evidence=@large.txt"]).ended(2);
    assert!(house.read(FILE) == before && !ran.err.is_empty(), "{}", ran.err);
    for (words, said) in [
        (&["sub-group.status=met", "sub-group.status=planned"][..], "is set twice"),
        (&["sub-group.evidence=@"], "Name one after the @"),
    ] {
        let ran = set(&house, words).ended(2);
        assert!(ran.err.contains(said) && house.read(FILE) == before, "{}", ran.err);
    }
    // What was wrong before hinders nobody.
    house.write(FILE, before.replacen("status = \"met\"", "status = \"mett\"", 1));
    let _ = set(&house, &["audit.chair=Somebody else"]).ended(0);
}
