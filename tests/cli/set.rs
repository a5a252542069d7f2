//! Edits from a script.

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
    assert!(ran.out.contains("-children = 52400\n+children = 52500\n"), "{}", ran.out);
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
fn an_audit_and_an_assignment_are_needed() {
    let house = House::with_examples();
    let _ = (house.run(&["set", "northbridge/2014"]).ended(2), house.run(&["set", "board.children=7"]).ended(2));
}
