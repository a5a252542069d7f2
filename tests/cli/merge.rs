//! Two versions of one audit made one.

use crate::house::House;

const FILE: &str = "audits/northbridge/2014.toml";

fn versions(ours: &str, theirs: &str) -> House {
    let house = House::with_examples();
    let base = house.read(FILE);
    house.write("base.toml", &base);
    for (name, edit) in [("ours", ours), ("theirs", theirs)] {
        let file = format!("{name}.toml");
        house.write(&file, &base);
        let _ = house.run(&["set", &file, edit]).ended(0);
    }
    house
}

#[test]
fn what_two_people_answered_comes_together() {
    let house = versions("aware-parents.status=met", "scrutiny.status=planned");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml"]).ended(0);
    house.write("merged.toml", &ran.out);
    let json = house.run(&["show", "merged.toml", "--format", "json"]).ended(0).json();
    let status =
        |id: &str| json["standards"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()["status"].clone();
    assert_eq!((status("aware-parents"), status("scrutiny")), ("met".into(), "planned".into()));
    assert_eq!(ran.err, "");
}

#[test]
fn what_cannot_both_stand_is_kept_and_said_and_settled_by_setting_it() {
    let house = versions("aware-parents.status=met", "aware-parents.status=not-met");
    let before = house.read("theirs.toml");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml"]).ended(1);
    assert!(ran.err.contains("responses.aware-parents.status"), "{}", ran.err);
    assert_eq!((ran.out.as_str(), house.read("theirs.toml")), ("", before));
    assert!(house.run(&["check", "ours.toml"]).ended(1).out.contains("conflict"));
    let _ = house.run(&["set", "ours.toml", "aware-parents.status=not-met"]).ended(0);
    assert!(
        house.run(&["check", "ours.toml"]).ended(0).code == 0 && !house.read("ours.toml").contains("[[conflicts]]")
    );
}

#[test]
fn what_is_no_audit_or_another_one_is_not_merged() {
    let house = versions("aware-parents.status=met", "scrutiny.status=planned");
    house.write("broken.toml", "format = ");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "broken.toml"]).ended(2);
    assert!(ran.out.is_empty() && ran.err.contains("broken.toml"), "{}", ran.err);
    let other = house.run(&["merge", "/dev/null", "ours.toml", "audits/northbridge/2013.toml"]).ended(2);
    assert!(other.err.contains("two audits"), "{}", other.err);
}

#[test]
fn a_side_of_a_conflict_is_taken_by_its_place_and_over_what_is_recorded() {
    let house = versions("aware-parents.status=met", "aware-parents.status=not-met");
    let _ = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml"]).ended(1);
    let left = house.read("ours.toml");
    for refused in ["conflicts.1=theirs", "conflicts.0=mine"] {
        let ran = house.run(&["set", "ours.toml", refused]).ended(2);
        assert!(ran.err.contains("conflict"), "{}", ran.err);
        assert_eq!(house.read("ours.toml"), left);
    }
    let _ = house.run(&["set", "ours.toml", "conflicts.0=theirs"]).ended(0);
    let settled = house.read("ours.toml");
    assert!(settled.contains("theirs was taken: not-met") && settled.contains("ours was: met"), "{settled}");
    assert!(!settled.contains("[[conflicts]]"));
    let _ = house.run(&["check", "ours.toml"]).ended(0);
}
